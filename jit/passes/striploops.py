"""Strip mining: the fast inner loop of an innermost loop, without polls and range checks.

    before the loop            before the loop
    loop: body, poll           strip: checks of what does not change, K = turns that need no others
                                 fast: K turns of the body
                               loop: one turn of the body, poll; back to strip

A check that fails before the fast loop deoptimises nothing: it leads to the loop as it was, so
exceptions are exactly where they belong. A turn of the fast loop that must leave early either goes
to a copy of where it leads (if the method ends there) or is left and done again in the slow loop;
that needs a turn that has stored nothing yet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pvm.jit.ir.dominators import Dominators
from pvm.jit.ir.editing import compact, connect, place_of
from pvm.jit.ir.nodes import EFFECTS, Block, Graph, Node
from pvm.jit.passes.cloning import Copier
from pvm.jit.passes.frequencies import estimate
from pvm.jit.passes.loops import Loop, Loops, preheader
from pvm.jit.passes.striphead import MOST_TURNS, StripHead

_FEWEST: Final = 6.0           # turns for which it pays, by the profile
_LARGEST: Final = 600          # nodes of a loop
_LARGEST_TAIL: Final = 12      # nodes of a block that is copied because the method ends there
_STORES: Final = frozenset(("putfield", "putstatic", "astore"))
_ALLOWED: Final = _STORES | {"guard", "poll", "new", "newarray", "multinewarray", "fuel"}


def strip_loops(graph: Graph) -> None:
    """Runs the pass on all innermost loops that it pays for."""
    estimate(graph)
    dominators = Dominators(graph)
    loops = Loops(graph, dominators)
    found = [loop for loop in loops.loops
             if loops.reducible and pays(loop) and all(map(movable, nodes_of(loop)))]  # fmt: skip
    for loop in found:
        before = preheader(graph, loop)
        if len(loop.header.predecessors) == 2:
            Strip(graph, loop, before, dominators).run()
    compact(graph)


def pays(loop: Loop) -> bool:
    """Whether the loop makes enough turns for a second, faster copy."""
    if loop.inner or len(loop.latches) != 1:
        return False
    entered = sum(each.frequency for each in loop.header.predecessors if each not in loop.blocks)
    if entered and loop.header.frequency / entered < _FEWEST:
        return False
    return sum(len(block.nodes) for block in loop.blocks) <= _LARGEST


def nodes_of(loop: Loop) -> list[Node]:
    """The loop's nodes without phis and terminators."""
    return [node for block in loop.blocks for node in block.nodes]


def movable(node: Node) -> bool:
    """Whether the fast loop may do it, up to 1024 times between two polls."""
    if node.op in EFFECTS and node.op not in _ALLOWED:
        return False
    if node.op in ("getfield", "putfield", "getstatic", "putstatic"):
        return not node.extra.is_volatile
    if node.op == "intrinsic":  # arithmetic only
        return all(each.type != "A" for each in (node, *node.inputs)) and node.type != "V"
    return True


class Strip:
    """One loop, changed if it pays."""

    def __init__(self, graph: Graph, loop: Loop, before: Block, dominators: Dominators) -> None:
        self.graph = graph
        self.loop = loop
        self.header = loop.header
        self.before = before
        self.order = sorted(loop.blocks, key=_number)
        latch = loop.latches[0]
        self.dominators = dominators
        self.spine = {block for block in loop.blocks if dominators.dominates(block, latch)}
        self.head = StripHead(graph, loop, before, self.spine)
        self.fuel = _fuel(loop) if graph.metered else 0
        self.copier = Copier()
        self.blocks: dict[Block, Block] = {}
        self.covered: set[Node] = set()  # guards and branches of which the way is known
        self.again: list[Block] = []     # exits of the fast loop to the slow one

    def run(self) -> None:
        """Decides, and then changes the graph."""
        if not self.cover() or not self.can_leave() or not self.can_refund():
            return
        self.make_fast_loop(self.head.turns)

    # -- what is known of all fast turns

    def cover(self) -> bool:
        """Finds the guards and exits that need no check; whether there are any."""
        for block in self.order:
            for node in block.nodes:
                if node.op == "guard" and self.head.cover(node.inputs[0], True):
                    self.covered.add(node)
            if self._covers_exit(block):
                assert block.end is not None
                self.covered.add(block.end)
        return bool(self.covered)

    def _covers_exit(self, block: Block) -> bool:
        end = block.end
        assert end is not None
        if end.op != "branch" or block not in self.spine:
            return False
        inside = [each in self.loop.blocks for each in block.successors]
        return inside[0] != inside[1] and self.head.cover(end.inputs[0], inside[0])

    def can_leave(self) -> bool:
        """Whether the exits that are left can be taken from the fast loop."""
        stored: set[Block] = set()
        for block in self.order:
            before = block is not self.header and any(each in stored for each in block.predecessors)
            if before or any(node.op in _STORES for node in block.nodes):
                stored.add(block)
            for successor in block.successors:
                if successor in self.loop.blocks or block.end in self.covered:
                    continue
                if block in stored and not _is_tail(successor):
                    return False
        return True

    def can_refund(self) -> bool:
        """Whether it is known at each exit what the turn has been charged, as it is done again."""
        return not self.fuel or all(block in self.spine or not any(map(_units, block.nodes))
                                    for block in self.order)

    def _refund(self, block: Block) -> list[Node]:
        """For a turn that is left at the end of a block."""
        units = sum(_units(node) for each in self.spine for node in each.nodes
                    if self.dominators.dominates(each, block))
        return [Node("charge", "V", (), -units)] if units and self.fuel else []

    # -- the fast loop

    def make_fast_loop(self, turns: Callable[[], Node]) -> None:
        """Copies the loop; `turns` says how many of them it makes."""
        self._copy()
        self._link()
        self._count(self.head.fueled(turns(), self.fuel) if self.fuel else turns())
        self.head.install(self.entry, self.again)

    def _copy(self) -> None:
        graph, head = self.graph, self.head
        self.entry = graph.new_block()
        for phi in self.header.phis:
            made = Node("phi", phi.type, [head.phis[phi]])
            self.entry.phis.append(made)
            self.copier.copies[phi] = made
        self.copier.copies.update(self.hoisted())
        for block in self.order:
            self.blocks[block] = graph.new_block()
        for block in self.order:
            self._copy_block(block)
        self._finish_phis()

    def _copy_block(self, block: Block) -> None:
        copied, copier = self.blocks[block], self.copier
        if block is not self.header:
            copied.phis = [Node("phi", phi.type) for phi in block.phis]
            copier.copies.update(zip(block.phis, copied.phis, strict=True))
        for node in block.nodes:
            copied.nodes += self.copies(node)
        end = block.end
        assert end is not None
        if end in self.covered:
            copied.end = Node("goto", "V")
        else:
            copied.end = self.copy(end)

    def hoisted(self) -> dict[Node, Node]:
        """Nodes that the fast loop does not do, and what stands for them before it."""
        return self.head.hoisted()

    def copies(self, node: Node) -> list[Node]:
        """What the fast loop does for a node."""
        if node.op in ("poll", "fuel"):
            units = _units(node)
            return [Node("charge", "V", (), units)] if units and self.fuel else []
        if node in self.covered or node in self.copier.copies:
            return []
        return [self.copy(node)]

    def copy(self, node: Node) -> Node:
        """A node of the fast loop."""
        made = self.copier.node(node)
        if node in self.head.exact:
            made.extra = "nsw"
        return made

    def _finish_phis(self) -> None:
        """Inputs of the copies' phis, when all values have copies; predecessors in their order."""
        copier = self.copier
        for block in self.order:
            if block is self.header:
                continue
            copied = self.blocks[block]
            copied.predecessors = [self.blocks[each] for each in block.predecessors]
            for phi, made in zip(block.phis, copied.phis, strict=True):
                made.inputs = [copier.value(each) for each in phi.inputs]

    def _link(self) -> None:
        """Edges of the fast loop."""
        for block in self.order:
            for position, successor in enumerate(block.successors):
                copied = self.blocks[block]
                if successor is self.header:
                    copied.successors.append(self.entry)
                elif successor in self.blocks:
                    copied.successors.append(self.blocks[successor])
                elif block.end not in self.covered:
                    copied.successors.append(self.leave(block, position))
        latch = self.loop.latches[0]
        place = self.header.predecessors.index(latch)
        for phi, made in zip(self.header.phis, self.entry.phis, strict=True):
            made.inputs.append(self.copier.value(phi.inputs[place]))
        self.entry.predecessors = [self.blocks[latch]]

    def _count(self, turns: Node) -> None:
        """The entry, which counts the turns."""
        entry, body = self.entry, self.blocks[self.header]
        zero, one = (Node("const", "I", (), value) for value in (0, 1))
        turn = Node("phi", "I", [zero])
        following = Node("iadd", "I", [turn, one], "nsw")
        turn.inputs.append(following)
        entry.phis.append(turn)
        test = Node("cmp", "Z", [turn, turns], "lt")
        entry.nodes = [test]
        entry.end = Node("branch", "V", [test], self._probability())
        connect(entry, body)
        self.blocks[self.loop.latches[0]].nodes.append(following)
        self.head.strip.nodes[:0] = [zero, one]

    def _probability(self) -> float:
        """Of another turn, as far as the profile tells."""
        entered = self.before.frequency
        turns = self.header.frequency / entered if entered else MOST_TURNS
        return 1.0 - 1.0 / (min(max(turns, 2.0), MOST_TURNS) + 1.0)

    def leave(self, block: Block, position: int) -> Block:
        """Where a copied exit leads."""
        successor = block.successors[position]
        if _is_tail(successor):
            return self._copy_tail(block, position)
        # The turn has had no effect: it is done again, by the slow loop.
        made = self.graph.new_block()
        made.nodes = self._refund(block)
        made.end = Node("goto", "V")
        made.predecessors.append(self.blocks[block])
        self.again.append(made)
        return made

    def _copy_tail(self, block: Block, position: int) -> Block:
        tail = block.successors[position]
        copier = Copier()
        copier.copies = dict(self.copier.copies)
        place = place_of(block, position)
        for phi in tail.phis:
            copier.copies[phi] = copier.value(phi.inputs[place])
        made = self.graph.new_block()
        made.nodes = [copier.node(node) for node in tail.nodes]
        assert tail.end is not None
        made.end = copier.node(tail.end)
        made.predecessors.append(self.blocks[block])
        return made


def _units(node: Node) -> int:
    """The fuel that a node counts."""
    if node.op == "fuel":
        found: int = node.extra
        return found
    return int(node.op == "poll" and not node.extra)


def _fuel(loop: Loop) -> int:
    """What a turn takes at most."""
    return sum(map(_units, nodes_of(loop)))


def _is_tail(block: Block) -> bool:
    return not block.successors and len(block.nodes) <= _LARGEST_TAIL


def _number(block: Block) -> int:
    return block.number
