"""Graphs made by hand, and an evaluator that says what a graph computes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from pvm.jit.ir.editing import compact, connect
from pvm.jit.ir.nodes import Block, Graph, Node, Scope, State, Target, VirtualObject
from pvm.jit.ir.verify import arithmetic_signature, verify
from pvm.jit.passes.arithmetic import (
    ARITHMETIC,
    COMPARISONS,
    compare_floating,
    from_double,
    from_float,
)
from pvm.vm.model.classes import JavaClass


class FakeField:
    """What passes ask of a JavaField."""

    def __init__(self, name: str, descriptor: str, owner: Any = None, flags: int = 0) -> None:
        self.name, self.descriptor, self.owner, self.access_flags = name, descriptor, owner, flags
        self.is_volatile = self.is_final = False
        self.is_static = bool(flags & 8)
        self.is_reference = descriptor[0] in "L["

    def __repr__(self) -> str:
        return self.name


class FakeMethod:
    """What passes ask of a JavaMethod."""

    def __init__(self, name: str = "m", is_static: bool = True) -> None:
        self.name, self.is_static = name, is_static

    def __repr__(self) -> str:
        return self.name


def make_class(name: str, parent: JavaClass | None = None, component: Any = None) -> JavaClass:
    """A class below `parent`."""
    made = JavaClass(name, SimpleNamespace(data=None))  # type: ignore[arg-type]
    made.super_class, made.component = parent, component
    if parent is not None:
        made.supertypes = frozenset((made, *parent.supertypes))
    return made


OBJECT = make_class("java/lang/Object")
INT = make_class("int")
INT.primitive = "I"
INTS = make_class("[I", OBJECT, INT)
ROWS = make_class("[[I", OBJECT, INTS)
DOUBLE = make_class("double")
DOUBLE.primitive = "D"
DOUBLES = make_class("[D", OBJECT, DOUBLE)
BOOLEAN, BYTE_CLASS = make_class("boolean"), make_class("byte")
BOOLEAN.primitive, BYTE_CLASS.primitive = "Z", "B"
BOOLEANS, BYTES = make_class("[Z", OBJECT, BOOLEAN), make_class("[B", OBJECT, BYTE_CLASS)
POINT = make_class("Point", OBJECT)
POINT3 = make_class("Point3", POINT)
X, Y = FakeField("x", "I", POINT), FakeField("y", "I", POINT)
NEXT = FakeField("next", "LPoint;", POINT)
BYTE = FakeField("b", "B", POINT)
for _field in (X, Y, NEXT, BYTE):
    POINT.fields[_field.name, _field.descriptor] = _field  # type: ignore[assignment]
TOTAL = FakeField("total", "I", POINT, 8)
DEFAULTS = {"I": 0, "J": 0, "F": 0, "D": 0, "B": 0, "S": 0, "C": 0, "Z": 0}


class Builder:
    """Appends nodes to a block at a time."""

    def __init__(self, parameters: str = "", result: str = "I", is_static: bool = True) -> None:
        method: Any = FakeMethod("m", is_static)
        self.graph = Graph(method, parameters, result)
        self.scope = Scope(method, None, 0)  # type: ignore[arg-type]
        self.at = self.block()
        self.parameters = [self.op("param", type_=letter, extra=number)
                           for number, letter in enumerate(parameters)]  # fmt: skip

    def block(self) -> Block:
        """A new block."""
        made = self.graph.new_block()
        self.graph.blocks.append(made)
        return made

    def op(self, op: str, *inputs: Node, extra: Any = None, type_: str = "",
           state: State | None = None) -> Node:  # fmt: skip
        """Appends a node."""
        if not type_ and op in ARITHMETIC:
            type_ = arithmetic_signature(op)[-1]
        node = Node(op, type_ or _TYPES[op], inputs, extra, state)
        node.block = self.at
        self.at.nodes.append(node)
        return node

    def const(self, value: int, type_: str = "I") -> Node:
        """A constant."""
        return self.op("const", extra=value, type_=type_)

    def cmp(self, relation: str, one: Node, other: Node) -> Node:
        """A comparison."""
        return self.op("cmp", one, other, extra=relation)

    def state(self, index: int = 0, locals_: Iterable[Any] = (),
              stack: Iterable[Any] = ()) -> State:  # fmt: skip
        """An interpreter frame."""
        return State(self.scope, index, locals_, stack, None, None)

    def guard(self, condition: Node, index: int = 0, *values: Any) -> Node:
        """Deoptimises with these locals unless the condition holds."""
        return self.op("guard", condition, extra="test", state=self.state(index, values))

    def guard_object(self, value: Node, index: int = 0, *values: Any) -> None:
        """Deoptimises at null."""
        self.guard(self.cmp("ne", value, self.op("null")), index, *values)

    def end(self, op: str, *inputs: Node, to: Iterable[Block] = (), extra: Any = None,
            state: State | None = None) -> None:  # fmt: skip
        """Ends the block."""
        self.at.end = Node(op, "V", inputs, extra, state)
        for target in to:
            connect(self.at, target)

    def goto(self, target: Block) -> None:
        self.end("goto", to=[target])

    def branch(self, condition: Node, one: Block, other: Block, probability: float = 0.5) -> None:
        self.end("branch", condition, to=[one, other], extra=probability)

    def ret(self, *value: Node) -> None:
        self.end("return", *value)

    def phi(self, block: Block, type_: str = "I", inputs: Iterable[Node] = ()) -> Node:
        """A phi; its inputs may be added later."""
        made = Node("phi", type_, inputs)
        made.block = block
        block.phis.append(made)
        return made

    def done(self) -> Graph:
        """The graph, compacted and checked."""
        compact(self.graph)
        verify(self.graph)
        return self.graph


_TYPES = {
    "cmp": "Z", "fcmp": "Z", "is_subclass": "Z", "klass": "K", "class": "K", "length": "I",
    "byte_mask": "I",
    "null": "A", "object": "A", "new": "A", "newarray": "A", "caught": "A", "guard": "V",
    "putfield": "V", "putstatic": "V", "astore": "V", "poll": "V", "fence": "V", "raise": "V",
    "monitorenter": "V", "monitorexit": "V", "find_catch": "I",
    "unlock": "V", "tryenter": "Z",
}  # fmt: skip


class Obj:
    """An object or array of the evaluator: `cells` by field or index."""

    def __init__(self, java_class: Any, cells: dict[Any, Any], length: int = -1) -> None:
        self.java_class, self.cells, self.length = java_class, cells, length
        self.locked = 0


def array(java_class: Any, values: Iterable[Any]) -> Obj:
    """An array with these elements."""
    cells = dict(enumerate(values))
    return Obj(java_class, cells, len(cells))


def point(x: int = 0, y: int = 0, next_: Obj | None = None, java_class: Any = POINT) -> Obj:
    """An object with fields."""
    return Obj(java_class, {X: x, Y: y, NEXT: next_, BYTE: 0})


def fresh(java_class: Any, length: int = -1) -> Obj:
    """A zeroed object or array."""
    if java_class.component is not None:
        zero = 0 if java_class.component.primitive else None
        return array(java_class, [zero] * length)
    return point(java_class=java_class)


def content(value: Any, seen: dict[int, int] | None = None) -> Any:
    """A value that is equal for equal object graphs."""
    seen = {} if seen is None else seen
    if not isinstance(value, Obj):
        return value
    if id(value) in seen:
        return ("again", seen[id(value)])
    seen[id(value)] = len(seen)
    cells = [(str(key), content(each, seen)) for key, each in value.cells.items()]
    return (value.java_class.name, value.length, value.locked, sorted(cells, key=_first))


def _first(pair: tuple[str, Any]) -> tuple[int, str]:
    return len(pair[0]), pair[0]


class Evaluator:
    """Runs a graph. `outcome`: what the program sees in the end; `steps`: nodes that ran."""

    def __init__(self, graph: Graph, arguments: list[Any], fuel: int = 4000) -> None:
        self.graph, self.arguments, self.fuel = graph, arguments, fuel
        self.values: dict[Node, Any] = {}
        self.statics: dict[Any, Any] = {}
        self.log: list[Any] = []
        self.counts: Counter[str] = Counter()
        self.outcome = self._run()

    def _run(self) -> Any:
        block = self.graph.blocks[0]
        while True:
            stopped = self._nodes(block)
            if stopped is not None:
                return stopped
            end = block.end
            assert end is not None
            if end.op == "return":
                return self._finish(("return", [self.values[each] for each in end.inputs]))
            if end.op == "deopt":
                self._settle(end.state)
                return self._finish(("deopt", end.extra, self._frames(end.state)))
            block = self._follow(block, self._successor(end))

    def _nodes(self, block: Block) -> Any:
        """Runs a block; the outcome if a guard fails in it."""
        for node in block.nodes:
            self.counts[node.op] += 1
            if node.op == "guard" and not self.values[node.inputs[0]]:
                self._settle(node.state)
                return self._finish(("deopt", node.extra, self._frames(node.state)))
            self.values[node] = self._value(node)
        self.fuel -= len(block.nodes) + 1
        return ("timeout",) if self.fuel < 0 else None

    def _follow(self, block: Block, edge: int) -> Block:
        target, place = block.successors[edge], _place(block, edge)
        values = [self.values[phi.inputs[place]] for phi in target.phis]
        self.values.update(zip(target.phis, values, strict=True))
        return target

    def _settle(self, state: State | None) -> None:
        """The monitors are held as the frames hold them."""
        for monitor, times in state.owed if state is not None else ():
            value = self.values[monitor]
            value.locked += times
            assert value.locked >= 0

    def _finish(self, outcome: tuple[Any, ...]) -> Any:
        seen: dict[int, int] = {}
        shown = [_shown(each, seen) for each in outcome]
        heap = [content(each, seen) for each in self.arguments]
        return (shown, heap, self.log, {str(key): content(value, seen)
                                        for key, value in self.statics.items()})  # fmt: skip

    def _frames(self, state: State | None) -> list[Any]:
        made: dict[int, Any] = {}
        frames = []
        for each in state.chain() if state is not None else ():
            values = [self._virtual(value, made) for value in (*each.locals, *each.stack)]
            frames.append([each.index, *values, self._virtual(each.lock, made)])
        return frames

    def _virtual(self, value: Any, made: dict[int, Any]) -> Any:
        if not isinstance(value, VirtualObject):
            return None if value is None else self.values[value]
        if id(value) not in made:
            found = made[id(value)] = fresh(value.java_class, value.length)
            for key, each in value.fields.items():
                found.cells[key] = _narrow(key, self._virtual(each, made))
        return made[id(value)]

    def _successor(self, end: Node) -> int:
        if end.op == "goto":
            return 0
        value = self.values[end.inputs[0]]
        if end.op == "branch":
            return 0 if value else 1
        assert end.op == "switch"
        return end.extra.index(value) if value in end.extra else len(end.extra)

    def _value(self, node: Node) -> Any:
        inputs = [self.values[each] for each in node.inputs]
        if node.op in ARITHMETIC:
            found = ARITHMETIC[node.op](*inputs)
            return 0x7FC00000 if found is None else found  # one NaN for all
        return getattr(self, "_" + node.op)(node, *inputs)

    def _param(self, node: Node) -> Any:
        return self.arguments[node.extra]

    def _const(self, node: Node) -> Any:
        return bool(node.extra) if node.type == "Z" else node.extra

    def _null(self, node: Node) -> Any:
        return None

    def _class(self, node: Node) -> Any:
        return node.extra

    def _cmp(self, node: Node, one: Any, other: Any) -> bool:
        if node.inputs[0].type in "AK":
            return (one is other) == (node.extra == "eq")
        if node.inputs[0].type == "I" and node.extra in ("ult", "uge"):
            one, other = one % 2**32, other % 2**32
        return COMPARISONS[node.extra](one, other)

    def _fcmp(self, node: Node, one: int, other: int) -> bool:
        read = from_float if node.inputs[0].type == "F" else from_double
        return compare_floating(node.extra, read(one), read(other))

    def _select(self, node: Node, condition: bool, one: Any, other: Any) -> Any:
        return one if condition else other

    def _klass(self, node: Node, value: Obj) -> Any:
        return value.java_class

    def _length(self, node: Node, value: Obj) -> int:
        assert value.length >= 0
        return value.length

    def _byte_mask(self, node: Node, value: Obj) -> int:
        return 1 if value.java_class.component.primitive == "Z" else -1

    def _is_subclass(self, node: Node, value: JavaClass) -> bool:
        return value.is_subtype_of(node.extra)

    def _getfield(self, node: Node, value: Obj) -> Any:
        return value.cells[node.extra]

    def _putfield(self, node: Node, value: Obj, new: Any) -> None:
        value.cells[node.extra] = _narrow(node.extra, new)

    def _getstatic(self, node: Node) -> Any:
        return self.statics.get(node.extra, 0)

    def _putstatic(self, node: Node, value: Any) -> None:
        self.statics[node.extra] = value

    def _aload(self, node: Node, value: Obj, index: int) -> Any:
        return value.cells[index]

    def _astore(self, node: Node, value: Obj, index: int, new: Any) -> None:
        assert 0 <= index < value.length
        value.cells[index] = new

    def _guard(self, node: Node, condition: bool) -> None:
        assert condition

    def _new(self, node: Node) -> Obj:
        return fresh(node.extra)

    def _newarray(self, node: Node, length: int) -> Obj:
        assert length >= 0
        return fresh(node.extra, length)

    def _monitorenter(self, node: Node, value: Obj) -> None:
        value.locked += 1

    def _monitorexit(self, node: Node, value: Obj) -> None:
        value.locked -= 1
        assert value.locked >= 0

    def _unlock(self, node: Node, value: Obj) -> None:
        self._monitorexit(node, value)

    def _tryenter(self, node: Node, value: Obj) -> bool:
        """Somebody else has it each third time."""
        is_free = self.counts["tryenter"] % 3 != 0
        value.locked += is_free
        return is_free

    def _poll(self, node: Node) -> None:
        self._frames(node.state)

    def _fence(self, node: Node) -> None:
        pass

    def _call(self, node: Node, *arguments: Any) -> Any:
        """Sees and changes what it can reach."""
        frames = _shown(self._frames(node.state), {})
        self.log.append((str(node.extra), _shown(list(arguments), {}), frames))
        for each in arguments:
            if isinstance(each, Obj) and X in each.cells:
                each.cells[X] = ARITHMETIC["iadd"](each.cells[X], len(self.log))
            elif isinstance(each, Obj) and each.length > 0 and each.java_class is INTS:
                each.cells[0] = len(self.log)
        self.statics[TOTAL] = self.statics.get(TOTAL, 0) + 1
        return len(self.log) if node.type == "I" else None


def _narrow(key: Any, value: Any) -> Any:
    if isinstance(key, FakeField) and key.descriptor in "BCS":
        return ARITHMETIC["i2" + key.descriptor.lower()](value)
    return value


def _place(before: Block, edge: int) -> int:
    """The phi input of an edge."""
    target = before.successors[edge]
    place = target.predecessors.index(before)
    for _ in range(before.successors[:edge].count(target)):
        place = target.predecessors.index(before, place + 1)
    return place


def _shown(value: Any, seen: dict[int, int]) -> Any:
    if isinstance(value, list):
        return [_shown(each, seen) for each in value]
    return content(value, seen)


def evaluate(graph: Graph, *arguments: Any) -> Any:
    """What a run of the graph leaves to see."""
    return Evaluator(graph, list(arguments)).outcome


CALLEE = Target("direct", FakeMethod("callee"))  # type: ignore[arg-type]
