"""Where compiled code pays for the fuel of a block: at the first entry of an inlined method in it.

What deoptimises between there and the other entries has been charged too much, and gives it back.
Nothing that takes fuel itself, or may end the program, lies in between.
"""

from __future__ import annotations

from typing import Final

from pvm.jit.ir.nodes import Block, Graph, Node

_BARRIERS: Final = frozenset((
    "call", "leaf", "poll", "enter", "monitorenter", "monitorexit", "unlock", "tryenter",
    "find_catch", "caught", "fence",
))  # fmt: skip


class FuelPlan:
    """`charges`: what each fuel node pays for; 0 where one before it has paid. `unspent`: what is
    paid and not used yet at the point that the writer has reached."""

    def __init__(self, graph: Graph) -> None:
        self.charges: dict[Node, int] = {}
        self.unspent = 0
        for block in graph.blocks:
            self._plan(block)

    def _plan(self, block: Block) -> None:
        first = None
        for node in block.nodes:
            if node.op == "fuel":
                if first is None:
                    first = node
                self.charges[node] = 0
                self.charges[first] += node.extra
            elif node.op in _BARRIERS:
                first = None

    def reach(self, node: Node) -> int:
        """The writer has come to a fuel node; what it is to charge there."""
        charge = self.charges[node]
        self.unspent += charge - node.extra
        return charge
