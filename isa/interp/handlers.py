"""The handlers of each kind of instruction."""

from collections.abc import Callable, Sequence

from pvm.isa.hart import Exit, Hart
from pvm.isa.instructions.table import Row, rows
from pvm.isa.interp.accesses import (
    COMPLETED,
    DROPPED_CODE,
    load_slowly,
    make_writable,
    store_slowly,
)
from pvm.isa.interp.blocks import CACHE_SIZE, Block, Link, Op
from pvm.isa.interp.composer import LIKELY, UNLIKELY, HandlerWriter, handler_symbol
from pvm.isa.meanings.declaring import MEANINGS
from pvm.isa.memory.access import PAGE_SHIFT, READ, WRITE
from pvm.lowlevel.ir import quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.lowering.values import Value
from pvm.lowlevel.marks import LowLevelFunction
from pvm.lowlevel.structs import offset_of

FETCHED_SIZE_BIT = 1            # of a reservation's address: made by lr.d
TRANSFERS = {"branch", "jump", "indirect", "system"}    # nothing follows them in a block
MOVE = Row("move", 0, 0, "move", ("rd", "rs1"))         # what copies of registers become


def write_instructions(module: ModuleLowering) -> None:
    """Adds the handlers of all instructions, with their slow ways."""
    for row in (*rows().values(), MOVE):
        if row.kind in BODIES:
            write_sequence(module, row.name, [(row, False)])
        slow = _SLOW.get(row.kind)
        if slow is not None:
            slow(module, row)


def write_sequence(module: ModuleLowering, name: str, steps: Sequence[tuple[Row, bool]]) -> None:
    """The handler of instructions that follow each other; with each, whether its rs1 is known to be
    the rd of the one before it."""
    handler = HandlerWriter(module, name, strict=any(row.name[0] == "f" for row, _ in steps))
    for number, (row, depends) in enumerate(steps):
        if number:
            handler.advance(depends)
        BODIES[row.kind](handler, row)
    if steps[-1][0].kind not in TRANSFERS:
        handler.next()
    handler.done()


def _plain(handler: HandlerWriter, row: Row) -> None:
    """The host is set to round as frm says, unless it cannot."""
    if row.rounds:
        slow = handler.field(Hart, "frm_is_slow", "%hart")
        handler.unless(handler.value(f"icmp eq i32 {slow}, 0"), f"{row.name}.rounding")
    handler.set_register(handler.apply(MEANINGS[row.name]).text)


def _move(handler: HandlerWriter, row: Row) -> None:
    handler.set_register(handler.register("rs1"))


# -- memory

def _address(handler: HandlerWriter) -> str:
    return handler.value(f"add i64 {handler.register('rs1')}, {handler.immediate()}")


def _checked(handler: HandlerWriter, address: str, size: int, access: int, slow: str) -> str:
    """The host address of an aligned access that the page allows; else goes to `slow`."""
    page = handler.value(f"lshr i64 {address}, {PAGE_SHIFT}")
    handler.unless(handler.value(f"icmp ult i64 {page}, %pages"), slow)
    if size > 1:
        low = handler.value(f"and i64 {address}, {size - 1}")
        handler.unless(handler.value(f"icmp eq i64 {low}, 0"), slow)
    entry = handler.value(f"getelementptr i8, ptr %access, i64 {page}")
    allowed = handler.value(f"and i8 {handler.value(f'load i8, ptr {entry}')}, {access}")
    handler.unless(handler.value(f"icmp eq i8 {allowed}, {access}"), slow)
    return handler.value(f"getelementptr i8, ptr %memory, i64 {address}")


def _load(handler: HandlerWriter, row: Row) -> None:
    meaning = MEANINGS[row.name]
    type_ = dict(meaning.parameters)["value"]
    place = _checked(handler, _address(handler), type_.size, READ, f"{row.name}.slow")
    _finish_load(handler, meaning, handler.value(f"load {type_.llvm}, ptr {place}"))


def _finish_load(handler: HandlerWriter, meaning: LowLevelFunction, loaded: str) -> None:
    type_ = dict(meaning.parameters)["value"]
    handler.set_register(handler.apply(meaning, value=Value(type_, loaded)).text)


def _write_slow_load(module: ModuleLowering, row: Row) -> None:
    meaning = MEANINGS[row.name]
    type_ = dict(meaning.parameters)["value"]
    slow = HandlerWriter(module, f"{row.name}.slow", cold=True)
    done = slow.call(load_slowly, "%hart", _address(slow), str(type_.size))
    slow.unless(slow.value(f"icmp eq i32 {done}, {COMPLETED}"), "fault")
    wide = slow.field(Hart, "detail", "%hart")
    _finish_load(slow, meaning, wide if type_.size == 8 else
                 slow.value(f"trunc i64 {wide} to {type_.llvm}"))
    slow.next()
    slow.done()


def _store(handler: HandlerWriter, row: Row) -> None:
    meaning = MEANINGS[row.name]
    kind = meaning.result
    place = _checked(handler, _address(handler), kind.size, WRITE, f"{row.name}.slow")
    handler.writer.emit(f"store {kind.llvm} {handler.apply(meaning).text}, ptr {place}")


def _write_slow_store(module: ModuleLowering, row: Row) -> None:
    meaning = MEANINGS[row.name]
    kind = meaning.result
    slow = HandlerWriter(module, f"{row.name}.slow", cold=True)
    stored = slow.apply(meaning).text
    if kind.size < 8:
        stored = slow.value(f"zext {kind.llvm} {stored} to i64")
    done = slow.call(store_slowly, "%hart", _address(slow), str(kind.size), stored)
    slow.unless(slow.value(f"icmp ne i32 {done}, {DROPPED_CODE}"), "leave_block")
    slow.unless(slow.value(f"icmp eq i32 {done}, {COMPLETED}"), "fault")
    slow.next()
    slow.done()


# -- atomics

def _width(row: Row) -> tuple[str, int]:
    return ("i32", 4) if row.name.endswith(".w") else ("i64", 8)


def _extended(handler: HandlerWriter, kind: str, value: str) -> str:
    return handler.value(f"sext i32 {value} to i64") if kind == "i32" else value


def _truncated(handler: HandlerWriter, kind: str, value: str) -> str:
    return handler.value(f"trunc i64 {value} to i32") if kind == "i32" else value


_NEEDED = {"amo": READ | WRITE, "reserve": READ, "conditional": WRITE}


def _write_slow_atomic(module: ModuleLowering, row: Row) -> None:
    """Faults, or gives a page that holds code its permission back and tries again."""
    access = _NEEDED[row.kind]
    slow = HandlerWriter(module, f"{row.name}.slow", cold=True)
    _, size = _width(row)
    done = slow.call(make_writable, "%hart", slow.register("rs1"), str(size), str(access))
    slow.unless(slow.value(f"icmp eq i32 {done}, {COMPLETED}"), "fault")
    slow.tail(quoted(handler_symbol(row.name)))
    slow.done()


def _amo(handler: HandlerWriter, row: Row) -> None:
    meaning = MEANINGS[row.name]
    kind, size = _width(row)
    place = _checked(handler, handler.register("rs1"), size, READ | WRITE, f"{row.name}.slow")
    operand = Value(dict(meaning.parameters)["rs2"],
                    _truncated(handler, kind, handler.register("rs2")))
    first = handler.value(f"load atomic {kind}, ptr {place} monotonic, align {size}")
    seen = handler.writer.alloca(kind)
    handler.writer.emit(f"store {kind} {first}, ptr {seen}")
    again = handler.writer.label("again")
    handler.writer.place(again)
    before = handler.value(f"load {kind}, ptr {seen}")
    after = handler.apply(meaning, old=Value(meaning.result, before), rs2=operand).text
    pair = handler.value(f"cmpxchg ptr {place}, {kind} {before}, {kind} {after} seq_cst seq_cst")
    found = handler.value(f"extractvalue {{ {kind}, i1 }} {pair}, 0")
    handler.writer.emit(f"store {kind} {found}, ptr {seen}")
    success = handler.value(f"extractvalue {{ {kind}, i1 }} {pair}, 1")
    done = handler.writer.label("done")
    handler.writer.terminate(f"br i1 {success}, label %{done}, label %{again}, {LIKELY}")
    handler.writer.place(done)
    handler.set_register(_extended(handler, kind, before))


def _reservation(handler: HandlerWriter, address: str, size: int) -> str:
    """Aligned addresses leave their lowest bit for the width."""
    return handler.value(f"or i64 {address}, {int(size == 8) * FETCHED_SIZE_BIT}")


def _reserve(handler: HandlerWriter, row: Row) -> None:
    kind, size = _width(row)
    address = handler.register("rs1")
    place = _checked(handler, address, size, READ, f"{row.name}.slow")
    loaded = handler.value(f"load atomic {kind}, ptr {place} seq_cst, align {size}")
    wide = _extended(handler, kind, loaded)
    handler.set_field(Hart, "reservation", "%hart", _reservation(handler, address, size))
    handler.set_field(Hart, "reserved_value", "%hart", wide)
    handler.set_register(wide)


def _conditional(handler: HandlerWriter, row: Row) -> None:
    """Succeeds if memory still holds what was loaded, as every emulator on such a host does it."""
    kind, size = _width(row)
    address = handler.register("rs1")
    place = _checked(handler, address, size, WRITE, f"{row.name}.slow")
    reserved = handler.field(Hart, "reservation", "%hart")
    handler.set_field(Hart, "reservation", "%hart", "-1")
    same = handler.value(f"icmp eq i64 {reserved}, {_reservation(handler, address, size)}")
    yes, no = handler.branch_on(same, LIKELY)
    handler.writer.place(no)
    handler.set_register("1")
    handler.next()
    handler.writer.place(yes)
    old = _truncated(handler, kind, handler.field(Hart, "reserved_value", "%hart"))
    new = _truncated(handler, kind, handler.register("rs2"))
    pair = handler.value(f"cmpxchg ptr {place}, {kind} {old}, {kind} {new} seq_cst seq_cst")
    failed = handler.value(f"xor i1 {handler.value(f'extractvalue {{ {kind}, i1 }} {pair}, 1')}, "
                           "true")
    handler.set_register(handler.value(f"zext i1 {failed} to i64"))


# -- control

def _branch(handler: HandlerWriter, row: Row) -> None:
    taken, other = handler.branch_on(handler.apply(MEANINGS[row.name]).text, "")
    handler.writer.place(taken)
    handler.follow("taken", "link_taken")
    handler.writer.place(other)
    handler.follow("other", "link_other")


def _link(handler: HandlerWriter) -> str:
    """The return address of a jump."""
    place = handler.gep(handler.op, Op.size + offset_of(Link, "other"))
    return handler.value(f"load i64, ptr {place}")


def _jump(handler: HandlerWriter, row: Row) -> None:
    handler.set_register(_link(handler))
    handler.follow("taken", "link_taken")


def _indirect(handler: HandlerWriter, row: Row) -> None:
    target = handler.value(f"and i64 {_address(handler)}, -2")
    handler.set_register(_link(handler))
    half = handler.value(f"lshr i64 {target}, 1")
    index = handler.value(f"and i64 {half}, {CACHE_SIZE - 1}")
    cache = handler.field(Hart, "cache", "%hart")
    place = handler.value(f"getelementptr ptr, ptr {cache}, i64 {index}")
    block = handler.value(f"load ptr, ptr {place}")
    pc = handler.field(Block, "pc", block)
    missed, found = handler.branch_on(handler.value(f"icmp ne i64 {pc}, {target}"), UNLIKELY)
    handler.writer.place(missed)
    handler.set_field(Hart, "pc", "%hart", target)
    handler.tail(quoted(handler_symbol("resume")))
    handler.writer.place(found)
    handler.enter(block)


def _fence(handler: HandlerWriter, row: Row) -> None:
    handler.writer.emit("fence seq_cst")


def _system(handler: HandlerWriter, row: Row) -> None:
    """ecall counts as done, ebreak does not; fence.i goes on at a block that is looked up."""
    if row.name == "fence.i":
        handler.writer.emit("fence seq_cst")
        handler.tail(quoted(handler_symbol("leave_block")))
        return
    reason = {"ecall": Exit.ECALL, "ebreak": Exit.EBREAK}[row.name]
    handler.set_field(Hart, "exit", "%hart", str(int(reason)))
    handler.set_field(Hart, "detail", "%hart", "0")
    fuel = handler.value("sub i64 %fuel, 1") if row.name == "ecall" else "%fuel"
    handler.tail(quoted(handler_symbol("fault")), fuel=fuel)


BODIES: dict[str, Callable[[HandlerWriter, Row], None]] = {
    "plain": _plain, "move": _move, "load": _load, "store": _store, "branch": _branch,
    "jump": _jump, "indirect": _indirect, "amo": _amo, "reserve": _reserve,
    "conditional": _conditional, "fence": _fence, "system": _system,
}
_SLOW: dict[str, Callable[[ModuleLowering, Row], None]] = {
    "load": _write_slow_load, "store": _write_slow_store, "amo": _write_slow_atomic,
    "reserve": _write_slow_atomic, "conditional": _write_slow_atomic,
}
