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
        depths = structured.get(_only_monitor(loop))  # type: ignore[arg-type]
        if depths is not None and pays(loop):
            before = preheader(graph, loop)
            if len(loop.header.predecessors) == 2:
                _HeldLoop(graph, loop, before, dominators, depths).run()
    compact(graph)


def _only_monitor(loop: Loop) -> Node | None:
    """The monitor that the loop does not change, and that is the only one it enters."""
    found: Node | None = None
    for node in nodes_of(loop):
        if node.op in STEPS:
            found = found or node.inputs[0]
            if node.inputs[0] is not found or found.block in loop.blocks:
                return None
        elif not movable(node):
            return None
    return found


class _HeldLoop(Strip):
    """One loop. `depth`: how often its code holds the monitor where a node stands, 0 or 1."""

    def __init__(self, graph: Graph, loop: Loop, before: Block, dominators: Dominators,
                 depths: Depths) -> None:  # fmt: skip
        super().__init__(graph, loop, before, dominators)
        self.monitor = depths.monitor
        self.depth = dict(pair for block in loop.blocks for pair in depths.before(block))

    def run(self) -> None:
        """Decides, and then changes the graph."""
        if depth_at(self.header, self.depth) or not self.can_leave():
            return
        head = self.head
        head.check_object(self.monitor)
        head.check(head.put("tryenter", "Z", self.monitor))
        self.make_fast_loop(lambda: head.put("const", "I", extra=striphead.MOST_TURNS))
        self._leave_strip()

    def omits(self, node: Node) -> bool:
        return node.op in STEPS or super().omits(node)

    def copy(self, node: Node) -> Node:
        made = super().copy(node)
        if made.state is not None and self.depth[node] == 0:
            made.state = owing(made.state, self.monitor, -1)
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
        return Node("unlock", "V", [self.monitor])


def depth_at(block: Block, depth: dict[Node, int]) -> int:
    """The depth at the beginning of a block."""
    assert block.end is not None
    return depth[block.nodes[0] if block.nodes else block.end]
