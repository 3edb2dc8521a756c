"""Which references are alive where a collection may move objects.

A safepoint's set is what lives across it: those nodes get a stack slot (an alloca), from which
every use loads, and which is written again after each safepoint: no reference and nothing derived
from one may be carried across.
"""

from __future__ import annotations

from pvm.jit.ir.nodes import SAFEPOINTS, Block, Graph, Node, VirtualObject

# These deoptimise after their safepoint: what their state holds lives across it.
DEOPTIMISE_AFTER = frozenset(("new", "newarray", "multinewarray", "monitorenter", "poll"))


def is_plain_reference(value: object) -> bool:
    """A node that may need a slot: constants are loaded anew wherever they are used."""
    return isinstance(value, Node) and value.type == "A" and value.op not in ("null", "object")


def state_references(node: Node) -> set[Node]:
    """The references that a node's state holds, virtual objects' fields included."""
    found: set[Node] = set()
    if node.state is None:
        return found
    pending = list(node.state.values())
    seen: set[int] = set()
    while pending:
        value = pending.pop()
        if isinstance(value, VirtualObject):
            if id(value) not in seen:
                seen.add(id(value))
                pending += value.fields.values()
        elif is_plain_reference(value):
            found.add(value)
    return found


def live_across(graph: Graph) -> dict[Node, list[Node]]:
    """For each safepoint the references that are used after it, its own result left aside."""
    live_in: dict[Block, set[Node]] = {block: set() for block in graph.blocks}
    changed = True
    while changed:
        changed = False
        for block in reversed(graph.blocks):
            live = _walk(block, live_in, None)
            if live != live_in[block]:
                live_in[block] = live
                changed = True
    found: dict[Node, list[Node]] = {}
    for block in graph.blocks:
        _walk(block, live_in, found)
    return found


def _walk(
    block: Block, live_in: dict[Block, set[Node]], found: dict[Node, list[Node]] | None
) -> set[Node]:
    live: set[Node] = set()
    for successor in block.successors:
        live |= live_in[successor]
        place = successor.predecessors.index(block)
        live.update(phi.inputs[place] for phi in successor.phis
                    if is_plain_reference(phi.inputs[place]))
    assert block.end is not None
    for node in (block.end, *reversed(block.nodes)):
        live.discard(node)
        if node.op in SAFEPOINTS:
            across = live | state_references(node) if node.op in DEOPTIMISE_AFTER else live
            if found is not None:
                found[node] = sorted(across, key=lambda each: each.number)
            live = set(across)
        if node.op not in ("call", "find_catch") or _deoptimises_before(node):
            live |= state_references(node)
        live.update(value for value in node.inputs if is_plain_reference(value))
    return live.difference(block.phis)


def _deoptimises_before(node: Node) -> bool:
    """An interface call deoptimises when the receiver has no such method."""
    return node.op == "call" and node.extra.dispatch == "interface"
