"""Loops that enter and leave the same monitor in every turn hold it for many turns at a time.

    before the loop            before the loop
    loop: enter x              strip: try to enter x
          body                   at most 1024 turns of the body
          exit x, poll           exit x
                               loop: one turn as it was, poll; back to strip

Where x is not free, or where somebody sleeps to enter it, the strip is left out: turns go on as
they were, so that those who wait get their chance in every turn. The body does no more than
`striploops` allows: 1024 turns of it take microseconds (JLS 17.1 says nothing of when a monitor
that is free is taken; nobody waits for ever).
"""

from __future__ import annotations

from collections import Counter

from pvm.jit.ir.dominators import Dominators
from pvm.jit.ir.editing import compact
from pvm.jit.ir.nodes import Block, Graph, Node
from pvm.jit.passes import striphead
from pvm.jit.passes.cloning import owing
from pvm.jit.passes.frequencies import estimate
from pvm.jit.passes.locks import STEPS, Depths, monitors
from pvm.jit.passes.loops import Loop, Loops, preheader
from pvm.jit.passes.striploops import Strip, movable, nodes_of, pays


def hold_monitors(graph: Graph) -> None:
    """Runs the pass on all innermost loops that it pays for."""
    structured = {each.monitor: each for each in monitors(graph)}
    if not structured:
        return
    estimate(graph)
    dominators = Dominators(graph)
    loops = Loops(graph, dominators)
    for loop in loops.loops if loops.reducible else ():
        entered = [structured.get(each) for each in _monitors(loop)]
        depths = [each for each in entered if each is not None]
        if depths and len(depths) == len(entered) and pays(loop):
            before = preheader(graph, loop)
            if len(loop.header.predecessors) == 2:
                _HeldLoop(graph, loop, before, dominators, depths).run()
    compact(graph)


def _monitors(loop: Loop) -> list[Node]:
    """The values that the loop enters, if they are likely to be one object, and if that is all
    that keeps it from being fast."""
    found = list(dict.fromkeys(node.inputs[0] for node in nodes_of(loop) if node.op in STEPS))
    alike = all(_are_alike(found[0], each) for each in found)
    if alike and all(movable(node) for node in nodes_of(loop) if node.op not in STEPS):
        return found
    return []


def _are_alike(one: Node, other: Node) -> bool:
    if one is other:
        return True
    return (
        (one.op, one.extra) == (other.op, other.extra)
        and one.op in ("getfield", "getstatic", "object")
        and all(map(_are_alike, one.inputs, other.inputs))
    )


class _HeldLoop(Strip):
    """One loop. `depth`: how often its code holds the monitor where a node stands, 0 or 1. `held`:
    the monitor, before the loop; one that the loop reads from a field is compared with it, for
    somebody who held it meanwhile may have stored another one there."""

    held: Node

    def __init__(self, graph: Graph, loop: Loop, before: Block, dominators: Dominators,
                 depths: list[Depths]) -> None:  # fmt: skip
        super().__init__(graph, loop, before, dominators)
        self.monitor = depths[0].monitor
        self.depth: Counter[Node] = Counter()
        for block in loop.blocks:
            for each in depths:
                self.depth.update(dict(each.before(block)))
        self.first_depth = sum(each.entry[loop.header] for each in depths)

    def run(self) -> None:
        """Decides, and then changes the graph."""
        if self.first_depth or max(self.depth.values()) > 1 or not self.can_leave():
            return
        if not self.can_refund():
            return
        head = self.head
        held = head.invariant(self.monitor)
        if held is None:
            return
        self.held = held
        head.check_object(held)
        head.check(head.put("tryenter", "Z", held))
        self.make_fast_loop(lambda: head.put("const", "I", extra=striphead.MOST_TURNS))
        self._leave_strip()

    def hoisted(self) -> dict[Node, Node]:
        return {}  # what was read before the monitor is held may have changed

    def copies(self, node: Node) -> list[Node]:
        if node.op == "monitorenter" and node.inputs[0].block in self.loop.blocks:
            return self._compare(node)
        return [] if node.op in STEPS else super().copies(node)

    def _compare(self, enter: Node) -> list[Node]:
        same = Node("cmp", "Z", [self.copier.value(enter.inputs[0]), self.held], "eq")
        assert enter.state is not None
        state = owing(self.copier.state(enter.state), self.held, -1)
        return [same, Node("guard", "V", [same], "monitor", state)]

    def copy(self, node: Node) -> Node:
        made = super().copy(node)
        if made.state is not None and self.depth[node] == 0:
            made.state = owing(made.state, self.held, -1)
        return made

    def leave(self, block: Block, position: int) -> Block:
        made = super().leave(block, position)
        assert block.end is not None
        if made in self.again or self.depth[block.end] == 0:
            made.nodes.insert(0, self._exit())
        return made

    def _leave_strip(self) -> None:
        """All its turns are made: the edge from there to the loop as it was leads past here."""
        made = self.graph.new_block()
        made.nodes = [self._exit()]
        made.end = Node("goto", "V")
        entry, header = self.entry, self.header
        entry.successors[entry.successors.index(header)] = made
        made.predecessors = [entry]
        header.predecessors[header.predecessors.index(entry)] = made
        made.successors = [header]

    def _exit(self) -> Node:
        return Node("unlock", "V", [self.held])
