"""How blocks end: branches, jumps, calls, returns, and what the interpreter has to do."""

from __future__ import annotations

from collections.abc import Callable

from pvm.isa.hart import Hart
from pvm.isa.interp.blocks import CACHE_SIZE, Block
from pvm.isa.translate.emitter import LIKELY, Emitter
from pvm.isa.translate.operations import meaning
from pvm.isa.translate.regions import BasicBlock
from pvm.isa.translate.space import RESUME
from pvm.lowlevel.ir import quoted
from pvm.lowlevel.structs import offset_of


def write(e: Emitter, block: BasicBlock) -> None:
    """Writes the end of a block."""
    _WRITERS[block.kind](e, block)


def _fall(e: Emitter, block: BasicBlock) -> None:
    e.flush()
    e.writer.branch(e.go(block.successors[0]))


def _branch(e: Emitter, block: BasicBlock) -> None:
    assert block.last is not None
    condition = meaning(e, block.last, {})
    taken, other = block.successors
    e.flush()
    e.writer.terminate(f"br i1 {condition}, label %{e.go(taken)}, label %{e.go(other)}")


def _jump(e: Emitter, block: BasicBlock) -> None:
    assert block.last is not None
    if block.link:
        e.set(("x", block.last.instruction.operands["rd"]), str(block.link))
    _fall(e, block)


def _stop(e: Emitter, block: BasicBlock) -> None:
    e.interpret(block.end)


def _indirect(e: Emitter, block: BasicBlock) -> None:
    """jalr. Where it is likely to return from an inlined call, it is compared."""
    assert block.last is not None
    writer, operands = e.writer, block.last.instruction.operands
    target = e.get(("x", operands["rs1"]))
    if operands["imm_i"]:
        target = writer.value(f"add i64 {target}, {operands['imm_i']}")
    target = writer.value(f"and i64 {target}, -2")
    if block.link:
        e.set(("x", operands["rd"]), str(block.link))
    if block.successors:
        expected, = block.successors
        away = writer.label("away")
        same = writer.value(f"icmp eq i64 {target}, {expected.pc}")
        e.flush()
        writer.terminate(f"br i1 {same}, label %{e.go(expected)}, label %{away}, {LIKELY}")
        e.defer(away, lambda: _look_up(e, target))
        return
    _look_up(e, target)


def _look_up(e: Emitter, target: str) -> None:
    """Goes to the region of a pc, found in the interpreter's cache of blocks."""
    writer = e.writer
    cache = e.load(offset_of(Hart, "cache"), "ptr")
    half = writer.value(f"lshr i64 {target}, 1")
    index = writer.value(f"and i64 {half}, {CACHE_SIZE - 1}")
    place = writer.value(f"getelementptr ptr, ptr {cache}, i64 {index}")
    found = writer.value(f"load ptr, ptr {place}")
    pc = writer.value(f"load i64, ptr {_field(e, found, Block, 'pc')}")
    code = writer.value(f"load i64, ptr {_field(e, found, Block, 'linked')}")
    same = writer.value(f"icmp eq i64 {pc}, {target}")
    hit, check, miss = writer.label("hit"), writer.label("check"), writer.label("miss")
    writer.terminate(f"br i1 {same}, label %{check}, label %{miss}, {LIKELY}")
    writer.place(check)
    some = writer.value(f"icmp ne i64 {code}, 0")
    writer.terminate(f"br i1 {some}, label %{hit}, label %{miss}, {LIKELY}")

    def write_miss() -> None:
        e.store(offset_of(Hart, "pc"), target)
        e.jump(quoted(RESUME))

    e.defer(miss, write_miss)
    writer.place(hit)
    e.jump(writer.value(f"inttoptr i64 {code} to ptr"))


def _field(e: Emitter, base: str, structure: type, name: str) -> str:
    return e.writer.value(f"getelementptr i8, ptr {base}, i64 {offset_of(structure, name)}")


_WRITERS: dict[str, Callable[[Emitter, BasicBlock], None]] = {
    "fall": _fall, "branch": _branch, "jump": _jump, "indirect": _indirect, "stop": _stop}
