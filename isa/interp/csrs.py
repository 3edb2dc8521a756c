# low-level
"""CSR instructions (Zicsr): fcsr and its parts, and the counters, which user mode may read."""

from pvm.isa.hart import DYNAMIC, RMM, Exit, Hart
from pvm.isa.interp.blocks import Block, Op, address_in
from pvm.isa.interp.predecoding import fetch
from pvm.isa.meanings.hostfloats import read_flags, write_flags, write_mode
from pvm.lowlevel.intrinsics import local_array
from pvm.lowlevel.marks import external, lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u32, u64

FFLAGS, FRM, FCSR = 1, 2, 3
CYCLE, TIME, INSTRET = 0xC00, 0xC01, 0xC02
WRITES, SETS, CLEARS = range(3)
_MONOTONIC = 1
_NANOSECONDS = 10**9


@external
def clock_gettime(clock: i32, result: Ptr[i64]) -> i32:
    """POSIX."""
    raise NotImplementedError


@lowlevel(noinline=True)
def access_csr(hart: Ptr[Hart], op: Ptr[Op], fuel: i64, operand: u64, how: u64) -> boolean:
    """Does a CSR instruction but for rd: what was read is left in `detail`. False: illegal."""
    block = Ptr[Block](u64(op) - u64(op.index) * Op.size - Block.size)
    number = u64(u32(op.imm))
    changes = how == WRITES or op.rs1 != 0
    if number >= FFLAGS and number <= FCSR:
        before = read_float_csr(hart, number)
        if changes:
            write_float_csr(hart, number, changed(before, operand, how))
        hart.detail = before
        return True
    if number < CYCLE or number > INSTRET or changes:
        illegal(hart, block, op)
        return False
    hart.detail = clock() if number == TIME else retired(hart, block, op, fuel)
    return True


@lowlevel
def changed(before: u64, operand: u64, how: u64) -> u64:
    if how == WRITES:
        return operand
    return before | operand if how == SETS else before & ~operand


@lowlevel
def read_float_csr(hart: Ptr[Hart], number: u64) -> u64:
    if number == FRM:
        return u64(hart.frm)
    flags = u64(read_flags(hart))
    return flags if number == FFLAGS else flags | (u64(hart.frm) << 5)


@lowlevel
def write_float_csr(hart: Ptr[Hart], number: u64, value: u64) -> None:
    """Upper bits are ignored (12.2)."""
    if number == FRM:
        write_mode(hart, u32(value))
        return
    write_flags(hart, u32(value))
    if number == FCSR:
        write_mode(hart, u32(value >> 5))


@lowlevel
def retired(hart: Ptr[Hart], block: Ptr[Block], op: Ptr[Op], fuel: i64) -> u64:
    """Instructions before this one; the whole block is paid for."""
    unspent = fuel + i64(block.count) - i64(op.index)
    return hart.retired + u64(hart.slice - unspent)


@lowlevel
def clock() -> u64:
    """Real time in nanoseconds: the timebase is 1 GHz."""
    result = local_array(i64, 2)
    clock_gettime(i32(_MONOTONIC), result)
    return u64(result[0]) * _NANOSECONDS + u64(result[1])


@lowlevel
def illegal(hart: Ptr[Hart], block: Ptr[Block], op: Ptr[Op]) -> None:
    """Makes the op's instruction, which has 4 bytes, an illegal one."""
    hart.exit = u32(Exit.ILLEGAL)
    hart.detail = u64(fetch(hart, address_in(block, u64(op.index)), u64(4)))


@lowlevel(noinline=True)
def rounding_mode(hart: Ptr[Hart], op: Ptr[Op]) -> u64:
    """The mode that an instruction rounds by; above RMM: illegal, as the hart tells."""
    mode = u64(u32(op.imm) >> 8) & 7
    if mode == DYNAMIC:
        mode = u64(hart.frm)
        if mode > RMM:
            illegal(hart, Ptr[Block](u64(op) - u64(op.index) * Op.size - Block.size), op)
    return mode
