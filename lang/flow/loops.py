"""Loops (JLS 14.22, 16.2.9 - 16.2.12).

A variable is definitely unassigned before a loop's condition if it is before the loop and where the
body ends.  The walk goes over a body once, taking the second for granted; for the variables of
which it then turns out wrong, the body's assignments are looked at again.
"""

from __future__ import annotations

from pvm.lang.flow.base import ALIVE, ALL, DEAD, FlowBase
from pvm.lang.tree.nodes import Break, Continue, DoWhile, For, ForEach, Statement, While


class _Start:
    """Where a loop begins: lengths of the lists of exits and assignments, the state, and which
    variables there are."""

    __slots__ = ("exits", "assignments", "uninits")

    def __init__(self, flow: FlowBase) -> None:
        self.exits = len(flow.exits)
        self.assignments = len(flow.assignments)
        self.uninits = flow.uninits & (flow.next_bit - 1)


class LoopFlow(FlowBase):
    def _begin_loop(self) -> _Start:
        self.loops += 1
        return _Start(self)

    def _loop_body(self, tree: While | DoWhile | For | ForEach, start: _Start) -> None:
        self.statement(tree.body)
        if self.resolve(start.exits, tree, Continue):
            self.alive = ALIVE

    def _end_loop(self, start: _Start, inits: int, uninits: int) -> None:
        """The end is reached; where the loop goes on the state is `inits`, `uninits`."""
        lost = start.uninits & ~self.uninits
        if lost:
            self.assigned_in_loop(start.assignments, lost)
            uninits &= ~lost
            for exit_ in self.exits[start.exits :]:
                exit_.uninits &= ~lost
        self.inits, self.uninits = inits, uninits
        self.loops -= 1

    def _leave_loop(self, tree: Statement, start: _Start, alive: int) -> None:
        """`alive`: whether the loop may complete by its condition."""
        self.alive = alive
        if self.resolve(start.exits, tree, Break):
            self.alive = ALIVE

    def visit_while(self, tree: While) -> None:
        start = self._begin_loop()
        self.inits, self.uninits, inits, uninits = self.condition(tree.condition)
        const = tree.condition.const
        self.alive = DEAD if const is False else ALIVE
        self._loop_body(tree, start)
        self._end_loop(start, inits, uninits)
        self._leave_loop(tree, start, ALIVE if const is not True else DEAD)

    def visit_do_while(self, tree: DoWhile) -> None:
        start = self._begin_loop()
        self._loop_body(tree, start)
        alive = self.alive  # whether the condition is reached
        self.inits, self.uninits, inits, uninits = self.condition(tree.condition)
        self._end_loop(start, inits, uninits)
        self._leave_loop(tree, start, alive if tree.condition.const is not True else DEAD)

    def visit_for(self, tree: For) -> None:
        self.statements(tree.init)
        start = self._begin_loop()
        inits = uninits = ALL
        const = True
        if tree.condition is not None:
            self.inits, self.uninits, inits, uninits = self.condition(tree.condition)
            const = tree.condition.const
        self.alive = DEAD if const is False else ALIVE
        self._loop_body(tree, start)
        for update in tree.update:
            self.visitors[update.__class__](update)
        self._end_loop(start, inits, uninits)
        self._leave_loop(tree, start, ALIVE if const is not True else DEAD)

    def visit_for_each(self, tree: ForEach) -> None:
        self.visitors[tree.expr.__class__](tree.expr)
        start = self._begin_loop()
        inits, uninits = self.inits, self.uninits
        self._loop_body(tree, start)
        self._end_loop(start, inits, uninits)
        self._leave_loop(tree, start, ALIVE)
