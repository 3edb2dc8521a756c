"""Instructions in the middle of blocks."""

from __future__ import annotations

from collections.abc import Callable

from pvm.isa.meanings.declaring import MEANINGS
from pvm.isa.memory.access import PAGE_SHIFT, PAGE_SIZE, READ, WRITE
from pvm.isa.translate.checks import Check
from pvm.isa.translate.emitter import LIKELY, Emitter
from pvm.isa.translate.regions import Step, meaning_name

_SOURCES = {"rs1": "x", "rs2": "x", "frs1": "f", "frs2": "f", "frs3": "f"}
_STORES_THEN_LOADS = 0b0001, 0b0010     # of fence's pred and succ: w, r


def write(e: Emitter, step: Step, left: int, check: Check | None) -> None:
    """Writes an instruction. `left`: how many instructions of the block it and what follows are,
    all of which have been paid for."""
    _WRITERS[step.instruction.row.kind](e, step, left, check)


def meaning(e: Emitter, step: Step, given: dict[str, str]) -> str:
    """What the instruction does to its operands; the text of the result."""
    function = MEANINGS[meaning_name(step.instruction)]
    arguments = [given[name] if name in given else _argument(e, step, name)
                 for name, _ in function.parameters]
    return e.prelude.inline(e.writer, function, arguments)


def _argument(e: Emitter, step: Step, name: str) -> str:
    operands = step.instruction.operands
    if name in _SOURCES:
        return e.get((_SOURCES[name], operands[name]))
    if name == "pc":
        return str(step.pc)
    if name == "hart":
        return "%hart"
    assert name == "imm", name
    return str(next(value for field, value in operands.items()
                    if field.startswith(("imm", "shamt"))))


def _plain(e: Emitter, step: Step, left: int, check: Check | None) -> None:
    operands = step.instruction.operands
    if operands.get("rd") == 0 and not step.instruction.row.name.startswith("f"):
        return
    value = meaning(e, step, {})
    if "frd" in operands:
        e.set(("f", operands["frd"]), value)
    else:
        e.set(("x", operands["rd"]), value)


def _load(e: Emitter, step: Step, left: int, check: Check | None) -> None:
    operands = step.instruction.operands
    address = _address(e, step, left, check)
    (_, type_), = MEANINGS[step.instruction.name].parameters
    value = _loaded(e, type_.llvm, _host(e, address), "frd" in operands)
    result = meaning(e, step, {"value": value})
    e.set(("f", operands["frd"]) if "frd" in operands else ("x", operands["rd"]), result)


def _loaded(e: Emitter, kind: str, place: str, is_float: bool) -> str:
    """What is at a place. Doubles are loaded as such, into the host's registers for them."""
    if is_float and kind == "i64":
        value = e.writer.value(f"load double, ptr {place}, align 1")
        return e.writer.value(f"bitcast double {value} to i64")
    return e.writer.value(f"load {kind}, ptr {place}, align 1")


def _store(e: Emitter, step: Step, left: int, check: Check | None) -> None:
    address = _address(e, step, left, check)
    value = meaning(e, step, {})
    type_ = MEANINGS[step.instruction.name].result
    e.writer.emit(f"store {type_.llvm} {value}, ptr {_host(e, address)}, align 1")


def _address(e: Emitter, step: Step, left: int, check: Check | None) -> str:
    """The guest address of a load or store, which has been checked."""
    operands = step.instruction.operands
    offset = operands["imm_s"] if "imm_s" in operands else operands["imm_i"]
    address = _plus(e, e.get(("x", operands["rs1"])), offset)
    if check is not None:
        _check(e, step, left, check, address)
    return address


def _plus(e: Emitter, value: str, offset: int) -> str:
    return e.writer.value(f"add i64 {value}, {offset}") if offset else value


def _host(e: Emitter, address: str) -> str:
    return e.writer.value(f"getelementptr i8, ptr %memory, i64 {address}")


def _check(e: Emitter, step: Step, left: int, check: Check, address: str) -> None:
    """Leaves unless the pages of the first and of the last byte allow what is to be done."""
    first = _plus(e, address, check.low)
    size = check.high - check.low
    if size == 1:
        _check_page(e, step, left, check.permissions, first)
    elif check.is_single:
        _check_word(e, step, left, check, first)
    else:
        _check_span(e, step, left, check, first)


def _check_word(e: Emitter, step: Step, left: int, check: Check, first: str) -> None:
    """A word that is aligned lies in one page. Rotated, its address tells of both by one
    comparison."""
    writer = e.writer
    shift = (check.high - check.low).bit_length() - 1
    e.prelude.declarations["declare i64 @llvm.fshr.i64(i64, i64, i64)"] = None
    rotated = writer.value(f"call i64 @llvm.fshr.i64(i64 {first}, i64 {first}, i64 {shift})")
    page = writer.value(f"lshr i64 {rotated}, {PAGE_SHIFT - shift}")
    plain, odd, go = writer.label("plain"), writer.label("odd"), writer.label("near")
    near = writer.value(f"icmp ult i64 {page}, %pages")
    writer.terminate(f"br i1 {near}, label %{plain}, label %{odd}, {LIKELY}")

    def write_odd() -> None:
        _check_page(e, step, left, check.permissions, first)
        last = _plus(e, first, check.high - check.low - 1)
        _check_page(e, step, left, check.permissions, last)
        writer.branch(go)

    e.defer(odd, write_odd)
    writer.place(plain)
    _check_permissions(e, step, left, check.permissions, page)
    writer.place(go)


def _check_span(e: Emitter, step: Step, left: int, check: Check, first: str) -> None:
    writer = e.writer
    _check_page(e, step, left, check.permissions, first)
    last = _plus(e, first, check.high - check.low - 1)
    apart = writer.value(f"xor i64 {first}, {last}")
    near = writer.value(f"icmp ult i64 {apart}, {PAGE_SIZE}")
    go, cross = writer.label("near"), writer.label("cross")
    writer.terminate(f"br i1 {near}, label %{go}, label %{cross}, {LIKELY}")

    def write_cross() -> None:
        _check_page(e, step, left, check.permissions, last)
        writer.branch(go)

    e.defer(cross, write_cross)
    writer.place(go)


def _check_page(e: Emitter, step: Step, left: int, permissions: int, address: str) -> None:
    page = e.writer.value(f"lshr i64 {address}, {PAGE_SHIFT}")
    e.guard(e.writer.value(f"icmp ult i64 {page}, %pages"), step.pc, left)
    _check_permissions(e, step, left, permissions, page)


def _check_permissions(e: Emitter, step: Step, left: int, permissions: int, page: str) -> None:
    place = e.writer.value(f"getelementptr i8, ptr %access, i64 {page}")
    flags = e.writer.value(f"load i8, ptr {place}")
    wanted = e.writer.value(f"and i8 {flags}, {permissions}")
    e.guard(e.writer.value(f"icmp eq i8 {wanted}, {permissions}"), step.pc, left)


def _amo(e: Emitter, step: Step, left: int, check: Check | None) -> None:
    """Exchanged by compare-and-swap, which is ordered as strongly as can be asked for."""
    operands, writer = step.instruction.operands, e.writer
    type_ = MEANINGS[step.instruction.name].result
    address = e.get(("x", operands["rs1"]))
    low = writer.value(f"and i64 {address}, {type_.size - 1}")
    e.guard(writer.value(f"icmp eq i64 {low}, 0"), step.pc, left)
    _check_page(e, step, left, READ | WRITE, address)
    host = _host(e, address)
    operand = e.get(("x", operands["rs2"]))
    if type_.size < 8:
        operand = writer.value(f"trunc i64 {operand} to {type_.llvm}")
    slot = writer.alloca(type_.llvm)
    kind = type_.llvm
    writer.emit(f"store {kind} {writer.value(f'load {kind}, ptr {host}')}, ptr {slot}")
    again, done = writer.label("again"), writer.label("done")
    writer.place(again)
    old = writer.value(f"load {kind}, ptr {slot}")
    new = meaning(e, step, {"old": old, "rs2": operand})
    pair = writer.value(f"cmpxchg ptr {host}, {kind} {old}, {kind} {new} seq_cst seq_cst")
    writer.emit(f"store {kind} {writer.value(f'extractvalue {{{kind}, i1}} {pair}, 0')}, "
                f"ptr {slot}")
    swapped = writer.value(f"extractvalue {{{kind}, i1}} {pair}, 1")
    writer.terminate(f"br i1 {swapped}, label %{done}, label %{again}, {LIKELY}")
    writer.place(done)
    e.set(("x", operands["rd"]), writer.value(f"sext {kind} {old} to i64")
          if type_.size < 8 else old)


def _fence(e: Emitter, step: Step, left: int, check: Check | None) -> None:
    """x86-64 keeps all orders but that of a store and a later load."""
    stores, loads = _STORES_THEN_LOADS
    operands = step.instruction.operands
    is_full = operands["pred"] & stores and operands["succ"] & loads
    e.writer.emit("fence seq_cst" if is_full else "fence acq_rel")


_WRITERS: dict[str, Callable[[Emitter, Step, int, Check | None], None]] = {
    "plain": _plain, "load": _load, "store": _store, "amo": _amo, "fence": _fence}
