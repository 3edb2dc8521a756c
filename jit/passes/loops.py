"""Natural loops: a header that dominates the sources of edges back to it, and what lies between."""

from __future__ import annotations

from pvm.jit.ir.dominators import Dominators
from pvm.jit.ir.editing import connect
from pvm.jit.ir.nodes import Block, Graph, Node


class Loop:
    """`latches`: where the back edges come from. `parent`: the loop around it; `depth` from 1."""

    def __init__(self, header: Block) -> None:
        self.header = header
        self.latches: list[Block] = []
        self.blocks: set[Block] = {header}
        self.parent: Loop | None = None
        self.inner: list[Loop] = []
        self.depth = 1

    def __repr__(self) -> str:
        return f"<Loop {self.header!r} depth {self.depth}>"

    def exits(self) -> list[tuple[Block, int]]:
        """The edges that leave the loop: block and position of the successor."""
        return [
            (block, position)
            for block in sorted(self.blocks, key=_number)
            for position, successor in enumerate(block.successors)
            if successor not in self.blocks
        ]


class Loops:
    """All loops of a graph, inner ones before those around them.

    `innermost`: by block number, the innermost loop or None. `reducible`: False when the graph
    also has cycles that are entered in several places; those are not among the loops.
    """

    def __init__(self, graph: Graph, dominators: Dominators) -> None:
        self.loops: list[Loop] = []
        self.innermost: list[Loop | None] = [None] * len(graph.blocks)
        self.reducible = True
        for block in reversed(graph.blocks):
            loop = self._loop_at(block, dominators)
            if loop is not None:
                self.loops.append(loop)
        for loop in reversed(self.loops):
            if loop.parent is not None:
                loop.depth = loop.parent.depth + 1

    def _loop_at(self, header: Block, dominators: Dominators) -> Loop | None:
        loop = Loop(header)
        for predecessor in header.predecessors:
            if predecessor.number >= header.number:
                if dominators.dominates(header, predecessor):
                    loop.latches.append(predecessor)
                else:
                    self.reducible = False
        if not loop.latches:
            return None
        self._collect(loop)
        return loop

    def _collect(self, loop: Loop) -> None:
        """Walks from the latches back to the header; inner loops are taken as a whole."""
        work = list(loop.latches)
        while work:
            block = work.pop()
            if block in loop.blocks:
                continue
            inner = self.innermost[block.number]
            if inner is None:
                loop.blocks.add(block)
                self.innermost[block.number] = loop
                work.extend(block.predecessors)
                continue
            while inner.parent is not None:
                inner = inner.parent
            inner.parent = loop
            loop.inner.append(inner)
            loop.blocks |= inner.blocks
            work.extend(each for each in inner.header.predecessors if each not in inner.blocks)
        self.innermost[loop.header.number] = loop


def preheader(graph: Graph, loop: Loop) -> Block:
    """The one block before the loop that leads nowhere else; made where there is none."""
    header = loop.header
    outside = [block for block in header.predecessors if block not in loop.blocks]
    if len(outside) == 1 and len(outside[0].successors) == 1:
        return outside[0]
    made = graph.new_block()
    made.end = Node("goto", "V")
    made.end.block = made
    _merge_phis(loop, made)
    for block in dict.fromkeys(outside):
        block.successors = [made if each is header else each for each in block.successors]
    made.predecessors = outside
    header.predecessors = [each for each in header.predecessors if each in loop.blocks]
    connect(made, header)
    graph.blocks.insert(graph.blocks.index(header), made)
    for around in _around(loop):
        around.blocks.add(made)
    return made


def _merge_phis(loop: Loop, made: Block) -> None:
    inside = [block in loop.blocks for block in loop.header.predecessors]
    for phi in loop.header.phis:
        entering = [v for v, within in zip(phi.inputs, inside, strict=True) if not within]
        staying = [v for v, within in zip(phi.inputs, inside, strict=True) if within]
        if all(value is entering[0] for value in entering):
            merged = entering[0]
        else:
            merged = Node("phi", phi.type, entering)
            merged.block = made
            made.phis.append(merged)
        phi.inputs = [*staying, merged]


def _around(loop: Loop) -> list[Loop]:
    found = []
    while loop.parent is not None:
        loop = loop.parent
        found.append(loop)
    return found


def _number(block: Block) -> int:
    return block.number
