"""Guards and deoptimisation: where compiled code gives up, and what the interpreter needs then."""

from __future__ import annotations

from pvm.jit.ir.nodes import Node, State, VirtualObject
from pvm.jit.ir.reasons import REASONS, Request, encoded
from pvm.jit.llvm.credit import add_credit
from pvm.jit.llvm.emitter import LLVM, Emitter, emits
from pvm.jit.llvm.sites import (
    DEAD,
    Constant,
    ObjectInfo,
    ScopeInfo,
    SiteInfo,
    ValueInfo,
    Virtual,
)
from pvm.jit.llvm.slots import REFERENCE
from pvm.jit.llvm.statepoints import call, result_of
from pvm.vm.interp.predecode import local_places


@emits("guard")
def _guard(e: Emitter, node: Node) -> None:
    condition = e.value(node.inputs[0])
    if e.options.deoptimise_every:
        condition = _forced(e, condition)
    failed = e.fork(condition, "guard")
    deoptimise_at(e, failed, node, node.extra)


def _forced(e: Emitter, condition: str) -> str:
    """Debugging: counts down in the thread; the guard fails when it is its turn."""
    count = e.field("deoptimise_countdown", "i32")
    less = e.writer.value(f"sub i32 {count}, 1")
    due = e.writer.value(f"icmp ule i32 {count}, 1")
    again = e.writer.value(f"select i1 {due}, i32 {e.options.deoptimise_every}, i32 {less}")
    e.writer.emit(f"store i32 {again}, ptr {e.place('deoptimise_countdown')}")
    quiet = e.writer.value(f"xor i1 {due}, true")
    return e.writer.value(f"and i1 {condition}, {quiet}")


@emits("deopt")
def _deopt(e: Emitter, node: Node) -> None:
    _leave(e, node, node.extra)


def deoptimise_at(e: Emitter, label: str, node: Node, reason: str) -> None:
    """Fills the block `label`, out of the way, with a deoptimisation to the node's state."""
    assert node.state is not None
    if e.options.baseline:
        _share(e, label, node.state, reason)
        return
    unspent = e.fuel.unspent + (node.op == "monitorenter" and node.extra == "entry")

    def write() -> None:
        e.start(label)
        if unspent and e.options.metered:
            add_credit(e, unspent)
        _leave(e, node, reason)

    e.deferred.append(write)


def _share(e: Emitter, label: str, state: State, reason: str) -> None:
    """In baseline code all guards of an instruction have one exit: they are half of the code."""
    known = e.exits.get(id(state))
    if known is not None:
        known.append((label, reason))
        return
    sources = e.exits[id(state)] = [(label, reason)]

    def write() -> None:
        del e.exits[id(state)]
        if len(sources) == 1:
            e.start(label)
            _leave_to(e, state, str(_rest(state, reason)))
            return
        exit_ = e.writer.label("exit")
        for source, _ in sources:
            e.start(source)
            e.writer.branch(exit_)
        e.start(exit_)
        pairs = ", ".join(f"[{_rest(state, why)}, %{source}]" for source, why in sources)
        _leave_to(e, state, e.writer.value(f"phi i64 {pairs}"))

    e.deferred.append(write)


def _leave(e: Emitter, node: Node, reason: str) -> None:
    assert node.state is not None
    _leave_to(e, node.state, str(_rest(node.state, reason)))


def _rest(state: State, reason: str) -> int:
    """The request but for the compilation's number, which is the loader's: it may be another one
    when code comes from the cache."""
    return encoded(Request(0, state.index, reason))


def _leave_to(e: Emitter, state: State, rest: str) -> None:
    _settle(e, state)
    description = _Description(e)
    site = description.site(state)
    bundle = f' ["deopt"({", ".join(description.texts)})]'
    target = e.symbols.core("vm.compiled.deoptimising.deoptimize", "i64", "ptr, i64")
    compilation = f"ptrtoint (ptr {e.symbols.number('compilation', e.options.compilation)} to i64)"
    high = e.writer.value(f"mul i64 {compilation}, {encoded(Request(1, 0, REASONS[0]))}")
    request = e.writer.value(f"or i64 {high}, {rest}")
    arguments = [("ptr", "%thr"), ("i64", request)]
    token = call(e, site, target, "i64", arguments, bundle)
    e.return_slot(result_of(e, token, "i64"))


def _settle(e: Emitter, state: State) -> None:
    """Enters and leaves monitors until they are held as the interpreter's frames will hold them."""
    for monitor, times in state.owed:
        name = "monitor_reenter" if times > 0 else "monitor_exit"
        target = e.symbols.core(f"vm.compiled.runtime.{name}", "i32", f"ptr, {REFERENCE}")
        for _ in range(abs(times)):
            e.writer.value(f"call i32 {target}(ptr %thr, {REFERENCE} {e.value(monitor)})")


class _Description:
    """Collects the operands of a deoptimisation, each value once."""

    def __init__(self, e: Emitter) -> None:
        self.e = e
        self.texts: list[str] = []
        self.kinds: list[str] = []
        self.objects: list[ObjectInfo] = []
        self._numbers: dict[Node, int] = {}
        self._virtual: dict[int, int] = {}

    def site(self, state: State) -> SiteInfo:
        chain = list(state.chain())[::-1]
        scopes = [self._scope(each, depth) for depth, each in enumerate(chain)]
        return SiteInfo(scopes, self.objects, "".join(self.kinds))

    def _scope(self, state: State, depth: int) -> ScopeInfo:
        code = state.scope.code
        places = local_places(state.scope.method, code.flow.max_locals)
        locals_: list[ValueInfo] = [DEAD] * code.flow.max_locals
        for local, value in enumerate(state.locals):
            if value is not None:
                locals_[places[local]] = self._value(value)
        stack = [self._value(value) for value in state.stack]
        lock = None if state.lock is None else self._value(state.lock)
        return ScopeInfo(state.scope.method, code.words_of[state.index], depth - 1, locals_, stack,
                         lock, code.depths[state.index])

    def _value(self, value: Node | VirtualObject) -> ValueInfo:
        if isinstance(value, VirtualObject):
            return self._object(value)
        if value.op == "const":
            return Constant(value.extra & (0xFFFFFFFF if value.type in "IF" else (1 << 64) - 1))
        if value.op == "null":
            return Constant(0)
        number = self._numbers.get(value)
        if number is None:
            number = self._numbers[value] = len(self.texts)
            self.texts.append(f"{LLVM[value.type]} {self.e.value(value)}")
            self.kinds.append(value.type)
        return number

    def _object(self, value: VirtualObject) -> Virtual:
        known = self._virtual.get(id(value))
        if known is not None:
            return Virtual(known)
        number = self._virtual[id(value)] = len(self.objects)
        info = ObjectInfo(value.java_class, value.length, [])
        self.objects.append(info)
        info.fields += [(_offset(value, place), self._value(each))
                        for place, each in value.fields.items()]
        return Virtual(number)


def _offset(value: VirtualObject, place: object) -> int:
    from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET
    from pvm.jit.llvm.memory import SHIFTS

    if isinstance(place, int):
        component = value.java_class.component
        return int(ARRAY_ELEMENTS_OFFSET) + (place << SHIFTS[component.primitive or "A"])
    return int(place.offset)  # type: ignore[attr-defined]

