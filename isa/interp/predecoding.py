# low-level
"""Makes blocks: from the guest's bytes to ops."""

from pvm.isa.hart import DYNAMIC, FLOATS, RMM, SINK, Exit, Hart
from pvm.isa.instructions.table import rows
from pvm.isa.interp.blocks import LIVE, MAX_BLOCK, Block, Link, Op
from pvm.isa.interp.decodetable import (
    AUIPC,
    END,
    ILLEGAL,
    IMM_B,
    IMM_CSR,
    IMM_FUSED,
    IMM_I,
    IMM_J,
    IMM_ROUNDING,
    IMM_S,
    IMM_SHAMT,
    IMM_SHAMT_W,
    IMM_U,
    INDIRECT,
    JUMP,
    LUI,
    MOVE,
    NEXT,
    NO_REGISTER,
    PLAIN,
    DecodeRow,
    expansion,
    find_row,
    first_handler,
    isa_rows,
    special,
)
from pvm.isa.interp.fusing import fuse
from pvm.isa.memory.access import EXECUTE, PAGE_SHIFT, PAGE_SIZE, WRITE
from pvm.lowlevel.intrinsics import local_array
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u8, u16, u32, u64

LINE = 64
NO_ROW = 255
ADDI_ROW, ADD_ROW, LUI_ROW, MOVE_ROW = (
    [*rows(), "move"].index(name) for name in ("addi", "add", "lui", "move"))
BLOCK_ROOM = Block.size + (MAX_BLOCK + 3) * Op.size     # the most that a block takes


@lowlevel
def predecode(hart: Ptr[Hart], block: Ptr[Block], pc: u64, most: u64, watched: boolean) -> u64:
    """Fills in the block at `pc`, of up to `most` instructions; how many bytes it takes.

    0: not even one instruction can be fetched, as the hart tells. The page is executable and even
    `pc` is. `watched`: stores into what is decoded are to be noticed.
    """
    block.pc = pc
    block.long = u64(0)
    ops = Ptr[Op](u64(block) + Block.size)
    numbers = local_array(u8, MAX_BLOCK)
    at = pc
    count = u64(0)
    kind = u8(PLAIN)
    while kind == PLAIN and count < most and (at >> PAGE_SHIFT) == (pc >> PAGE_SHIFT):
        length = fetch_length(hart, at, watched)
        if length == 0:
            break
        op = ops + count
        op.index = u8(count)
        kind = decode_op(block, op, fetch(hart, at, length), at, numbers + count)
        if length == 4:
            block.long = block.long | (u64(1) << count)
        at += length
        count += 1
    if count == 0:
        return u64(0)
    fuse(ops, numbers, count)
    return finish(block, ops + count, count, kind, at)


@lowlevel
def finish(block: Ptr[Block], end: Ptr[Op], count: u64, kind: u8, at: u64) -> u64:
    """Adds what stands after the last instruction; how many bytes the block takes."""
    if kind == PLAIN:
        end.handler = special(u64(NEXT))
        end.index = u8(count)
        end += 1
    if kind != END:
        link = Ptr[Link](u64(end))
        link.taken = Ptr[Block](0)
        link.other = at if kind == JUMP or kind == INDIRECT else u64(0)
        end += 1
    block.count = u32(count)
    block.entry = u64(0)
    block.linked = u64(0)
    block.heat = i32(0)
    block.state = u32(LIVE)
    block.start = first_handler(block)
    return u64(end) - u64(block) + (LINE - 1) & ~u64(LINE - 1)


@lowlevel
def fetch_length(hart: Ptr[Hart], at: u64, watched: boolean) -> u64:
    """Length of the instruction; 0 if part of it lies in a page that is not executable."""
    low = Ptr[u16](u64(hart.memory) + at)[0]
    if (low & 3) != 3:
        return u64(2)
    if (at & (PAGE_SIZE - 1)) == PAGE_SIZE - 2:
        page = (at >> PAGE_SHIFT) + 1
        flags = hart.access[page] if page < hart.pages else u8(0)
        if (flags & EXECUTE) == 0:
            hart.exit = u32(Exit.EXECUTE_FAULT)
            hart.detail = page << PAGE_SHIFT
            return u64(0)
        if watched:
            hart.access[page] = flags & ~u8(WRITE)
    return u64(4)


@lowlevel
def fetch(hart: Ptr[Hart], at: u64, length: u64) -> u32:
    """An instruction's bits."""
    halves = Ptr[u16](u64(hart.memory) + at)
    bits = u32(halves[0])
    if length == 4:
        bits = bits | (u32(halves[1]) << 16)
    return bits


@lowlevel
def decode_op(block: Ptr[Block], op: Ptr[Op], bits: u32, at: u64, number: Ptr[u8]) -> u8:
    """Fills in an op, and its row's number if sequences may have it; what comes after it."""
    number[0] = u8(NO_ROW)
    word = bits if (bits & 3) == 3 else expansion(bits)
    row = find_row(word)
    if not row:
        return decode_illegal(op, bits)
    op.handler = row.handler
    op.rd = u8(register(word >> 7, row.rd))
    if row.rd == 0 and op.rd == 0:
        op.rd = u8(SINK)
    op.rs1 = u8(register(word >> 15, row.rs1))
    op.rs2 = u8(register(word >> 20, row.rs2))
    op.imm = immediate(word, row.imm)
    if row.rounds != 0 and ((word >> 12) & 7) != DYNAMIC:
        return decode_rounding(op, row, word, bits)
    number[0] = u8((u64(row) - u64(isa_rows())) // DecodeRow.size)
    if row.kind == AUIPC:
        decode_auipc(block, op, at, number)
        return u8(PLAIN)
    simplify(op, number)
    return row.kind


@lowlevel
def simplify(op: Ptr[Op], number: Ptr[u8]) -> None:
    """Constants and copies have handlers that read less."""
    if number[0] == ADDI_ROW and op.rs1 == 0:
        op.handler = special(u64(LUI))
        op.rs1 = u8(SINK)
        number[0] = u8(LUI_ROW)
        return
    if number[0] == ADD_ROW and op.rs1 == 0:
        op.rs1 = op.rs2
        op.rs2 = u8(0)
    if (number[0] == ADD_ROW and op.rs2 == 0) or (number[0] == ADDI_ROW and op.imm == 0):
        op.handler = special(u64(MOVE))
        number[0] = u8(MOVE_ROW)


@lowlevel(inline=True)
def register(field: u32, base: u8) -> u32:
    """Index of the register in the hart's area; SINK where the instruction has none."""
    if base == NO_REGISTER:
        return u32(SINK)
    return (field & 31) + u32(base)


@lowlevel
def decode_illegal(op: Ptr[Op], bits: u32) -> u8:
    op.handler = special(u64(ILLEGAL))
    op.imm = i32(bits)
    return u8(END)


@lowlevel
def decode_rounding(op: Ptr[Op], row: Ptr[DecodeRow], word: u32, bits: u32) -> u8:
    """A mode in the instruction: two of them do not exist."""
    if ((word >> 12) & 7) > RMM:
        return decode_illegal(op, bits)
    op.handler = row.rounding_handler
    return u8(PLAIN)


@lowlevel
def decode_auipc(block: Ptr[Block], op: Ptr[Op], at: u64, number: Ptr[u8]) -> None:
    """A constant: `lui`, if it has a value that `lui` can have; else the handler adds the block's
    pc. (The low 12 bits of imm are 0, so the sum cannot overflow.)"""
    value = i64(at) + i64(op.imm)
    if value == i64(i32(value)):
        op.handler = special(u64(LUI))
        op.imm = i32(value)
        number[0] = u8(LUI_ROW)
    else:
        op.imm += i32(at - block.pc)


@lowlevel
def immediate(word: u32, kind: u8) -> i32:
    """An op's imm."""
    signed = i32(word)
    if kind == IMM_I:
        return signed >> 20
    if kind == IMM_S:
        return ((signed >> 25) << 5) | i32((word >> 7) & 31)
    if kind == IMM_B:
        return ((signed >> 31) << 12) | i32(((word >> 7) & 1) << 11) | i32(
            ((word >> 25) & 63) << 5) | i32(((word >> 8) & 15) << 1)
    if kind == IMM_U:
        return i32(word & 0xFFFFF000)
    if kind == IMM_J:
        return ((signed >> 31) << 20) | i32(word & 0xFF000) | i32(((word >> 20) & 1) << 11) | i32(
            ((word >> 21) & 0x3FF) << 1)
    if kind == IMM_SHAMT:
        return i32((word >> 20) & 63)
    if kind == IMM_SHAMT_W:
        return i32((word >> 20) & 31)
    if kind == IMM_CSR:
        return i32(word >> 20)
    rounding = i32((word >> 12) & 7) << 8
    if kind == IMM_ROUNDING:
        return rounding
    if kind == IMM_FUSED:
        return rounding | i32((word >> 27) + FLOATS)
    return i32(0)
