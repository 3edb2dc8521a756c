"""The handlers of instructions that round by a mode of their own, and of CSR instructions."""

from pvm.isa.hart import DYNAMIC, RMM, RTZ, Hart
from pvm.isa.instructions.table import Row, rows
from pvm.isa.interp.composer import LIKELY, UNLIKELY, HandlerWriter
from pvm.isa.interp.csrs import CLEARS, SETS, WRITES, access_csr, rounding_mode
from pvm.isa.meanings.conversions import EXACT
from pvm.isa.meanings.declaring import MEANINGS
from pvm.isa.meanings.hostfloats import round_by
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.marks import LowLevelFunction

_HOW = {"csrrw": WRITES, "csrrs": SETS, "csrrc": CLEARS}


def write_rounding(module: ModuleLowering) -> None:
    """Adds them."""
    for row in rows().values():
        if row.rounds:
            _write_static(module, row)
        elif row.kind == "csr":
            _write_csr(module, row)


def _finish(handler: HandlerWriter, meaning: LowLevelFunction) -> None:
    handler.set_register(handler.apply(meaning).text)
    handler.next()


def _write_static(module: ModuleLowering, row: Row) -> None:
    """A mode in the instruction, or one in frm that the host does not have."""
    handler = HandlerWriter(module, f"{row.name}.rounding", strict=True)
    if row.name in EXACT:
        _unless_mode(handler, f"ne i64 %s, {DYNAMIC}", MEANINGS[row.name])
    elif f"{row.name}.rtz" in MEANINGS:
        _unless_mode(handler, f"eq i64 %s, {RTZ}", MEANINGS[f"{row.name}.rtz"])
    mode = handler.call(rounding_mode, "%hart", "%op")
    handler.unless(handler.value(f"icmp ule i64 {mode}, {RMM}"), "fault")
    if row.name not in EXACT:
        _round_by(handler, row, mode)
    else:
        _finish(handler, MEANINGS[row.name])
    handler.done()


def _unless_mode(handler: HandlerWriter, condition: str, meaning: LowLevelFunction) -> None:
    """The meaning for the usual modes in an instruction; what is written next is for others."""
    mode = handler.value(f"lshr i64 {handler.immediate()}, 8")
    yes, no = handler.branch_on(handler.value("icmp " + condition % mode), LIKELY)
    handler.writer.place(yes)
    _finish(handler, meaning)
    handler.writer.place(no)


def _round_by(handler: HandlerWriter, row: Row, mode: str) -> None:
    away, other = handler.branch_on(handler.value(f"icmp eq i64 {mode}, {RMM}"), UNLIKELY)
    handler.writer.place(away)
    _finish(handler, MEANINGS[f"{row.name}.rmm"])
    handler.writer.place(other)
    set_mode = handler.module.require(round_by)
    narrow = handler.value(f"trunc i64 {mode} to i32")
    handler.writer.emit(f"call void {set_mode}(i32 {narrow})")
    result = handler.apply(MEANINGS[row.name]).text
    handler.writer.emit(f"call void {set_mode}(i32 {handler.field(Hart, 'frm', '%hart')})")
    handler.set_register(result)
    handler.next()


def _write_csr(module: ModuleLowering, row: Row) -> None:
    handler = HandlerWriter(module, row.name)
    operand = handler.small("rs1") if "zimm" in row.operands else handler.register("rs1")
    how = _HOW[row.name.removesuffix("i")]
    done = handler.call(access_csr, "%hart", "%op", "%fuel", operand, str(how))
    handler.unless(done, "fault")
    handler.set_register(handler.field(Hart, "detail", "%hart"))
    handler.next()
    handler.done()
