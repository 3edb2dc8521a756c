"""Dominators: block A dominates B when every way from the entry to B leads through A."""

from __future__ import annotations

from pvm.jit.ir.nodes import Block, Graph


class Dominators:
    """The dominator tree of a compacted graph, by block number.

    `parent`: the immediate dominator (the entry's is itself). `children`: in reverse postorder, so
    that a walk down the tree meets a block after all its predecessors but those of back edges.
    """

    def __init__(self, graph: Graph) -> None:
        self.blocks = graph.blocks
        self.parent = _immediate(graph.blocks)
        self.children: list[list[int]] = [[] for _ in graph.blocks]
        for number in range(1, len(graph.blocks)):
            self.children[self.parent[number]].append(number)
        self.first = [0] * len(graph.blocks)
        self.last = [0] * len(graph.blocks)
        self._number_subtrees()

    def dominates(self, above: Block, below: Block) -> bool:
        """Whether `above` dominates `below`; a block dominates itself."""
        first = self.first
        return first[above.number] <= first[below.number] <= self.last[above.number]

    def preorder(self) -> list[Block]:
        """Parents before children, and predecessors first but for back edges."""
        order = sorted(range(len(self.blocks)), key=self.first.__getitem__)
        return [self.blocks[number] for number in order]

    def _number_subtrees(self) -> None:
        counter = 0
        stack = [(0, 0)]
        while stack:
            number, position = stack.pop()
            if position == 0:
                self.first[number] = counter
                counter += 1
            children = self.children[number]
            if position < len(children):
                stack.append((number, position + 1))
                stack.append((children[position], 0))
            else:
                self.last[number] = counter - 1


def _immediate(blocks: list[Block]) -> list[int]:
    """Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm."""
    unknown = len(blocks)
    parent = [unknown] * len(blocks)
    parent[0] = 0
    changed = True
    while changed:
        changed = False
        for block in blocks[1:]:
            found = unknown
            for predecessor in block.predecessors:
                other = predecessor.number
                if parent[other] != unknown:
                    found = other if found == unknown else _meet(parent, found, other)
            if parent[block.number] != found:
                parent[block.number] = found
                changed = True
    return parent


def _meet(parent: list[int], one: int, other: int) -> int:
    while one != other:
        while one > other:
            one = parent[one]
        while other > one:
            other = parent[other]
    return one
