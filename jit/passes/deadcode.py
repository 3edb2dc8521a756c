"""Removes nodes that have no effect and whose value nobody wants."""

from __future__ import annotations

from typing import Final

from pvm.jit.ir.editing import compact
from pvm.jit.ir.nodes import EFFECTS, Graph, State, Value, VirtualObject

_FIELDS: Final = frozenset(("getfield", "getstatic"))  # a volatile read orders other accesses


def remove_dead_code(graph: Graph) -> None:
    """Runs the pass: marks what effects and terminators need, drops the rest."""
    marking = _Marking()
    for block in graph.blocks:
        assert block.end is not None
        marking.want(block.end)
        for node in block.nodes:
            if node.op in EFFECTS or (node.op in _FIELDS and node.extra.is_volatile):
                marking.want(node)
    marking.run()
    wanted = marking.wanted
    for block in graph.blocks:
        block.phis = [phi for phi in block.phis if phi in wanted]
        block.nodes = [node for node in block.nodes if node in wanted]
    compact(graph)


class _Marking:
    def __init__(self) -> None:
        self.wanted: set[Value] = set()
        self._work: list[Value] = []
        self._states: set[int] = set()

    def want(self, value: Value) -> None:
        """The value, and so all it is made of, is needed."""
        if value not in self.wanted:
            self.wanted.add(value)
            self._work.append(value)

    def run(self) -> None:
        """Follows what is wanted to the end."""
        while self._work:
            value = self._work.pop()
            if isinstance(value, VirtualObject):
                for each in value.fields.values():
                    self.want(each)
                continue
            for each in value.inputs:
                self.want(each)
            if value.state is not None:
                self._want_state(value.state)

    def _want_state(self, state: State | None) -> None:
        while state is not None and id(state) not in self._states:
            self._states.add(id(state))
            for each in state.locals:
                if each is not None:
                    self.want(each)
            for each in state.stack:
                self.want(each)
            if state.lock is not None:
                self.want(state.lock)
            for monitor, _ in state.owed:
                self.want(monitor)
            state = state.caller
