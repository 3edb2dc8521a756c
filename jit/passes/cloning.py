"""Copies of nodes and states, in which values are replaced by others."""

from __future__ import annotations

from pvm.jit.ir.nodes import Node, State, Value, VirtualObject


def owing(state: State, monitor: Node, times: int) -> State:
    """A copy of a state that owes the monitor that many times more."""
    made = State(state.scope, state.index, state.locals, state.stack, state.lock, state.caller)
    known = sum(each for node, each in state.owed if node is monitor)
    made.owed = [(node, each) for node, each in state.owed if node is not monitor]
    if known + times:
        made.owed.append((monitor, known + times))
    return made


class Copier:
    """`copies`: what stands in the copy for a value; values that are not in it stand for
    themselves."""

    def __init__(self) -> None:
        self.copies: dict[Node, Node] = {}
        self._states: dict[State, State] = {}
        self._objects: dict[VirtualObject, VirtualObject] = {}

    def value(self, value: Node) -> Node:
        """What stands for a node."""
        return self.copies.get(value, value)

    def node(self, node: Node) -> Node:
        """A copy, which from now on stands for the node."""
        state = None if node.state is None else self.state(node.state)
        copies = self.copies
        made = Node(node.op, node.type, [copies.get(each, each) for each in node.inputs],
                    node.extra, state)  # fmt: skip
        copies[node] = made
        return made

    def state(self, state: State) -> State:
        """A copy of a state; the state itself if nothing in it is replaced."""
        found = self._states.get(state)
        if found is not None:
            return found
        caller = None if state.caller is None else self.state(state.caller)
        locals_ = [None if value is None else self._any(value) for value in state.locals]
        stack = [self._any(value) for value in state.stack]
        lock = None if state.lock is None else self._any(state.lock)
        owed = [(self.copies.get(monitor, monitor), times) for monitor, times in state.owed]
        if (locals_, stack, lock, caller, owed) == (
                state.locals, state.stack, state.lock, state.caller, state.owed):
            made = state
        else:
            made = State(state.scope, state.index, locals_, stack, lock, caller)
            made.owed = owed
        self._states[state] = made
        return made

    def _any(self, value: Value) -> Value:
        if isinstance(value, Node):
            return self.copies.get(value, value)
        found = self._objects.get(value)
        if found is None:
            found = self._objects[value] = VirtualObject(value.java_class, value.length)
            for key, each in value.fields.items():
                found.fields[key] = self._any(each)
        return found
