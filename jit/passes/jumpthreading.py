"""Control flow made plain: straight lines become one block, and a jump whose branch is decided by
where it comes from goes straight to the target (as after an inlined method that returns boolean).
"""

from __future__ import annotations

from typing import Final

from pvm.jit.ir.editing import compact, disconnect, place_of
from pvm.jit.ir.nodes import Block, Graph, Node, Value
from pvm.jit.passes.arithmetic import COMPARISONS

_MOST_EXTRA: Final = 2  # nodes between the phi and the branch: a constant, a comparison


def thread_jumps(graph: Graph) -> None:
    """Runs the pass."""
    merge_blocks(graph)
    uses = _uses(graph)
    for block in graph.blocks:
        phi = _decider(block, uses)
        if phi is not None:
            _thread(block, phi)
    merge_blocks(graph)


def merge_blocks(graph: Graph) -> None:
    """A block that goes only to one that comes only from there takes it in."""
    gone: set[Block] = set()
    for block in graph.blocks:
        if block in gone:
            continue
        while len(block.successors) == 1:
            following = block.successors[0]
            if len(following.predecessors) != 1 or following is block:
                break
            _take_in(block, following)
            gone.add(following)
    compact(graph)


def _take_in(block: Block, following: Block) -> None:
    for phi in following.phis:
        phi.replacement = phi.inputs[0]
    block.nodes += following.nodes
    block.end = following.end
    block.successors = following.successors
    for successor in dict.fromkeys(block.successors):
        successor.predecessors = [block if each is following else each
                                  for each in successor.predecessors]  # fmt: skip
    following.successors = []
    following.predecessors = []


def _uses(graph: Graph) -> dict[Node, int]:
    """How often each phi and comparison is used, states included."""
    uses: dict[Node, int] = {}
    seen: set[object] = set()
    for node in graph.nodes():
        pending: list[Value] = list(node.inputs)
        for state in node.state.chain() if node.state is not None else ():
            if state in seen:
                break
            seen.add(state)
            pending += (each for each in (*state.locals, *state.stack) if each is not None)
        while pending:
            each = pending.pop()
            if isinstance(each, Node):
                uses[each] = uses.get(each, 0) + 1
            elif each not in seen:
                seen.add(each)
                pending += each.fields.values()
    return uses


def _decider(block: Block, uses: dict[Node, int]) -> Node | None:
    """The phi of a block that has only that, and a branch that depends on it alone."""
    end = block.end
    assert end is not None
    if len(block.phis) != 1 or end.op != "branch" or len(block.nodes) > _MOST_EXTRA:
        return None
    phi, condition = block.phis[0], end.inputs[0]
    if uses.get(phi) != 1 or any(each.number >= block.number for each in block.predecessors):
        return None
    if condition is phi:
        return phi if not block.nodes else None
    if condition.op != "cmp" or uses.get(condition) != 1 or condition.inputs[0] is not phi:
        return None
    if condition.inputs[1].op != "const":
        return None
    others = [node for node in block.nodes if node is not condition and node.op != "const"]
    return None if others or condition.block is not block else phi


def _thread(block: Block, phi: Node) -> None:
    """Edges that bring constants go on to where the branch would lead."""
    assert block.end is not None
    condition = block.end.inputs[0]
    for place in reversed(range(len(block.predecessors))):
        value, before = phi.inputs[place], block.predecessors[place]
        assert before.end is not None
        if value.op != "const" or before.successors.count(block) != 1:
            continue
        holds = bool(value.extra) if condition is phi else COMPARISONS[condition.extra](
            value.extra, condition.inputs[1].extra)  # fmt: skip
        _redirect(before, block, 0 if holds else 1, value, phi)


def _redirect(before: Block, block: Block, position: int, value: Node, phi: Node) -> None:
    target = block.successors[position]
    if target in before.successors:
        return  # two edges between two blocks cannot bring different values
    place = place_of(block, position)
    values = [value if each.inputs[place] is phi else each.inputs[place] for each in target.phis]
    edge = before.successors.index(block)
    disconnect(before, edge)
    before.successors.insert(edge, target)
    target.predecessors.append(before)
    for each, brought in zip(target.phis, values, strict=True):
        each.inputs.append(brought)
