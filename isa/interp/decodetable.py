# low-level
"""The predecoder's tables: data of the image, which `tables` writes from the instruction table."""

from pvm.isa.interp.blocks import Block
from pvm.lowlevel.marks import external, lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import u8, u16, u32, u64

(IMM_NONE, IMM_I, IMM_S, IMM_B, IMM_U, IMM_J, IMM_SHAMT, IMM_SHAMT_W, IMM_CSR, IMM_ROUNDING,
 IMM_FUSED) = range(11)
# What comes after an op: the next instruction; a link of two blocks; of a block and the return
# address; the return address; nothing.
PLAIN, AUIPC, BRANCH, JUMP, INDIRECT, END = range(6)
NO_REGISTER = 255


@struct
class DecodeRow:
    """An instruction: bits & mask == match. `rd`, `rs1`, `rs2`: where the register class begins in
    the hart's area, or NO_REGISTER."""

    mask: u32
    match: u32
    handler: u64
    rounding_handler: u64           # for a rounding mode in the instruction
    rd: u8
    rs1: u8
    rs2: u8
    imm: u8
    kind: u8
    rounds: u8
    unused: u16


@struct
class Bucket:
    """The rows that instructions of one opcode and funct3 can be: places in `row_numbers`."""

    first: u16
    count: u16


@external
def isa_rows() -> Ptr[DecodeRow]:
    """All rows."""
    raise NotImplementedError


@external
def isa_buckets() -> Ptr[Bucket]:
    """256 of them, by opcode bits 6..2 and funct3."""
    raise NotImplementedError


@external
def isa_row_numbers() -> Ptr[u8]:
    """Numbers of rows."""
    raise NotImplementedError


@external
def isa_expansions() -> Ptr[u32]:
    """The 32 bits that each 16-bit instruction stands for: three quadrants of 1 << 14."""
    raise NotImplementedError


@external
def isa_specials() -> Ptr[u64]:
    """Handlers that the predecoder puts in by itself."""
    raise NotImplementedError


SPECIALS = ("illegal", "next", "lui", "enter_dead", "resume", "partial", "enter_translated",
            "interpret", "leave", "out_of_fuel", "move")
MOVE = len(SPECIALS) - 1
ILLEGAL, NEXT, LUI, ENTER_DEAD, RESUME, PARTIAL = range(6)


@lowlevel(inline=True)
def bucket_of(word: u32) -> Ptr[Bucket]:
    """Where the rows for an instruction are."""
    return isa_buckets() + (((word >> 2) & 31) | (((word >> 12) & 7) << 5))


@lowlevel
def find_row(word: u32) -> Ptr[DecodeRow]:
    """The row that a 32-bit instruction matches, or null."""
    bucket = bucket_of(word)
    first = u32(bucket.first)
    for index in range(first, first + u32(bucket.count)):
        row = isa_rows() + isa_row_numbers()[index]
        if (word & row.mask) == row.match and (word & 3) == 3:
            return row
    return Ptr[DecodeRow](0)


@lowlevel(inline=True)
def expansion(bits: u32) -> u32:
    """The 32 bits that a 16-bit instruction stands for; 0 where it is illegal."""
    return isa_expansions()[((bits & 3) << 14) | (bits >> 2)]


@lowlevel(inline=True)
def special(number: u64) -> u64:
    """The handler of this place in SPECIALS."""
    return isa_specials()[number]


@lowlevel(inline=True)
def first_handler(block: Ptr[Block]) -> u64:
    """The handler of a block's first op."""
    return Ptr[u64](u64(block) + Block.size)[0]
