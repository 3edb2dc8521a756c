"""Locks that are left out: of a monitor that is held already, and between two that are held soon
after each other.

    nested: enter x ... [enter x ... exit x] ... exit x
    coarse: enter x ... [exit x ... enter x] ... exit x

What stands in brackets goes, but for the dots. JLS 17.1 says nothing of when a monitor that is free
is taken; between the brackets of the second kind nothing may wait, call or poll, so that it is
held only a little longer. `State.owed` says what the interpreter's frames hold besides.
"""

from __future__ import annotations

from typing import Final

from pvm.jit.ir.editing import compact
from pvm.jit.ir.nodes import EFFECTS, Block, Graph, Node
from pvm.jit.passes.cloning import owing

STEPS: Final = {"monitorenter": 1, "monitorexit": -1, "unlock": -1}
_QUIET: Final = frozenset(("putfield", "putstatic", "astore", "guard", "new", "fuel"))


class Depths:
    """How often the graph's code holds a monitor: `entry`, at the beginning of each block."""

    def __init__(self, monitor: Node, entry: dict[Block, int]) -> None:
        self.monitor = monitor
        self.entry = entry

    def before(self, block: Block) -> list[tuple[Node, int]]:
        """The block's nodes and its end, each with the depth that it finds."""
        found = []
        depth = self.entry[block]
        assert block.end is not None
        for node in (*block.nodes, block.end):
            found.append((node, depth))
            depth += step(node, self.monitor)
        return found


def step(node: Node, monitor: Node) -> int:
    """What a node adds to the depth of a monitor."""
    if node.op in STEPS and node.inputs[0] is monitor:
        return STEPS[node.op]
    return 0


def monitors(graph: Graph) -> list[Depths]:
    """The monitors that the code enters and leaves in a structured way (JVMS 2.11.10): as often
    on every path, never below what it began with, and all is left when the method is."""
    locked = dict.fromkeys(node.inputs[0] for node in graph.nodes() if node.op in STEPS)
    found = [_depths(graph, monitor) for monitor in locked]
    return [each for each in found if each is not None]


def _depths(graph: Graph, monitor: Node) -> Depths | None:
    depths = Depths(monitor, {graph.blocks[0]: 0})
    entry = depths.entry
    for block in graph.blocks:
        nodes = depths.before(block)
        if any(not _is_structured(node, depth, block) for node, depth in nodes):
            return None
        after = nodes[-1][1]
        if any(entry.setdefault(successor, after) != after for successor in block.successors):
            return None
    return depths


def _is_structured(node: Node, depth: int, block: Block) -> bool:
    if node.op == "call" and depth > 0:
        assert block.end is not None
        return block.end.op == "pending" and block.nodes[-1] is node
    if node.op in ("return", "unwind"):
        return depth == 0
    return depth >= 0


def elide_locks(graph: Graph) -> None:
    """Runs the pass."""
    for depths in monitors(graph):
        _remove_nested(graph, depths)
        for block in graph.blocks:
            _coarsen(block, depths.monitor)
    compact(graph)


def _remove_nested(graph: Graph, depths: Depths) -> None:
    """The code holds the monitor once where the interpreter's frames hold it several times."""
    monitor = depths.monitor
    for block in graph.blocks:
        kept = []
        for node, depth in depths.before(block):
            after = depth + step(node, monitor)
            if after != depth and min(depth, after) > 0:
                continue
            if depth > 1 and node.state is not None:
                node.state = owing(node.state, monitor, depth - 1)
            kept.append(node)
        block.nodes = kept[:-1]


def _coarsen(block: Block, monitor: Node) -> None:
    """Joins regions that begin in the block with those that follow."""
    position = 0
    while position < len(block.nodes):
        if step(block.nodes[position], monitor) < 0:
            gap = _gap(block, position + 1, monitor)
            if gap is not None:
                del block.nodes[position]
                _close(gap, monitor)
                continue
        position += 1


def _gap(block: Block, position: int, monitor: Node) -> list[tuple[Block, Node]] | None:
    """What lies between leaving a monitor and entering it again, that included; None if it is not
    entered on the only way from here, or if what comes before may take long."""
    found: list[tuple[Block, Node]] = []
    while True:
        for node in block.nodes[position:]:
            found.append((block, node))
            if step(node, monitor) > 0:
                return found
            if not _is_quiet(node):
                return None
        end = block.end
        assert end is not None
        if end.op != "goto" or len(block.successors[0].predecessors) > 1:
            return None
        block, position = block.successors[0], 0


def _close(gap: list[tuple[Block, Node]], monitor: Node) -> None:
    *between, (block, enter) = gap
    block.nodes.remove(enter)
    for _, node in between:
        if node.state is not None:
            node.state = owing(node.state, monitor, -1)


def _is_quiet(node: Node) -> bool:
    if node.op in EFFECTS:
        return node.op in _QUIET and not is_volatile(node)
    return node.op != "intrinsic" and not is_volatile(node)


def is_volatile(node: Node) -> bool:
    """Whether the node accesses a volatile field."""
    return node.op in ("getfield", "putfield", "getstatic", "putstatic") and node.extra.is_volatile
