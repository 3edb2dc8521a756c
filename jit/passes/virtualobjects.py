"""Objects that exist only in the compiler, while a path through the graph is followed.

A `Shape` is one allocation of the graph that may be done without. On a path it is either `Virtual`,
then its fields' values are known, or a node: an object that was made after all, when it escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pvm.gc.objectmodel import STRONG
from pvm.jit.ir.nodes import Node, State, Value, VirtualObject

LONGEST: Final = 16  # array, in elements
_KINDS: Final = {"J": "J", "F": "F", "D": "D", "L": "A", "[": "A"}
_NARROW: Final = {"B": "i2b", "S": "i2s", "C": "i2c"}


class Shape:
    """An allocation: its node, its class, and the fields (or indexes) with their descriptors."""

    __slots__ = ("descriptors", "java_class", "length", "node")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.java_class = node.extra
        self.length = 0
        self.descriptors: dict[Any, str] = {}
        if node.op == "newarray":
            self.length = node.inputs[0].extra
            component = self.java_class.component.descriptor
            self.descriptors = dict.fromkeys(range(self.length), component)
            return
        for java_class in self.java_class.superclasses():
            for field in java_class.fields.values():
                if not field.is_static:
                    self.descriptors[field] = field.descriptor


def is_candidate(node: Node) -> bool:
    """Whether an allocation can be done without, if its object does not escape."""
    if node.op == "new":
        return bool(node.extra.strength == STRONG)
    if node.op != "newarray":
        return False
    length = node.inputs[0]
    return length.op == "const" and 0 <= length.extra <= LONGEST


def kind_of(descriptor: str) -> str:
    """The type of nodes for a field's values."""
    return _KINDS.get(descriptor[0], "I")


def narrowed(descriptor: str, value: Node) -> list[Node]:
    """Nodes that make of a value what a field of that type holds of it; the last is the result."""
    if descriptor == "Z":
        one = Node("const", "I", (), 1)
        return [one, Node("iand", "I", [value, one])]
    if descriptor in _NARROW:
        return [Node(_NARROW[descriptor], "I", [value])]
    return []


Content = Node | Shape       # of a field: a node, or an object that is virtual itself
Known = dict[Any, Content]   # the fields of a virtual object
Path = dict[Shape, Known | Node]


class States:
    """States as they are when some of their values are virtual objects."""

    def __init__(self, path: Path, shapes: dict[Node, Shape], final: Any) -> None:
        self._path = path
        self._shapes = shapes
        self._final = final
        self._objects: dict[Shape, VirtualObject] = {}
        self._copies: dict[VirtualObject, VirtualObject] = {}
        self._states: dict[State, State] = {}
        self.lost: Shape | None = None

    def convert(self, state: State) -> State:
        """The state itself if nothing in it changes. `lost` is set if it needs an object of which
        nothing is known on this path."""
        if state not in self._states:
            self._states[state] = self._converted(state)
        return self._states[state]

    def _converted(self, state: State) -> State:
        caller = None if state.caller is None else self.convert(state.caller)
        locals_ = [None if value is None else self._value(value) for value in state.locals]
        stack = [self._value(value) for value in state.stack]
        lock = None if state.lock is None else self._value(state.lock)
        if (locals_, stack, lock, caller) == (state.locals, state.stack, state.lock, state.caller):
            return state
        return State(state.scope, state.index, locals_, stack, lock, caller)

    def _value(self, value: Value) -> Value:
        if isinstance(value, VirtualObject):
            return self._copy(value)
        found: Node = self._final(value)
        shape = self._shapes.get(found)
        return found if shape is None else self._content(shape)

    def _copy(self, value: VirtualObject) -> VirtualObject:
        """Of an earlier run of the pass."""
        made = self._copies.get(value)
        if made is None:
            made = self._copies[value] = VirtualObject(value.java_class, value.length)
            for key, each in value.fields.items():
                made.fields[key] = self._value(each)
        return made

    def _content(self, content: Content) -> Value:
        if isinstance(content, Node):
            found: Node = self._final(content)
            return found
        known = self._path.get(content)
        if known is None:
            self.lost = content
            return content.node
        if isinstance(known, Node):
            return known
        made = self._objects.get(content)
        if made is None:
            made = self._objects[content] = VirtualObject(content.java_class, content.length)
            for key, value in known.items():
                made.fields[key] = self._content(value)
        return made


def reachable(shape: Shape, path: Path) -> Iterator[Shape]:
    """The virtual objects that one refers to, itself first."""
    seen, work = {shape}, [shape]
    while work:
        each = work.pop()
        known = path.get(each)
        if isinstance(known, dict):
            yield each
            for value in known.values():
                if isinstance(value, Shape) and value not in seen:
                    seen.add(value)
                    work.append(value)
