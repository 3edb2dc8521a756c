"""The 16-bit instructions of RV64C: one row for each, which expands to a base instruction.

A row reads `name pattern : base operand=value… [!operand…]`. The pattern has the instruction's bits
from 15 down: 0, 1 or `.` (any). A value is a number (a fixed register), `12..5` (a field of the
instruction), `r4..2` (three bits that name registers 8 to 15), or an immediate's scattered bits
`12..5=5,4,9,8,7,6,2,3` (which bit of the value each is, from the highest down; `~` in front: the
first one listed is the sign). Operands after `!` are reserved (illegal) where they are zero.
Earlier rows win.
"""
# table

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from pvm.isa.instructions.assembling import assemble

_ROWS = """
c.addi4spn 000...........00 : addi rd=r4..2 rs1=2 imm_i=12..5=5,4,9,8,7,6,2,3 !imm_i
c.fld      001...........00 : fld frd=r4..2 rs1=r9..7 imm_i=12..10,6..5=5,4,3,7,6
c.lw       010...........00 : lw rd=r4..2 rs1=r9..7 imm_i=12..10,6..5=5,4,3,2,6
c.ld       011...........00 : ld rd=r4..2 rs1=r9..7 imm_i=12..10,6..5=5,4,3,7,6
c.fsd      101...........00 : fsd frs2=r4..2 rs1=r9..7 imm_s=12..10,6..5=5,4,3,7,6
c.sw       110...........00 : sw rs2=r4..2 rs1=r9..7 imm_s=12..10,6..5=5,4,3,2,6
c.sd       111...........00 : sd rs2=r4..2 rs1=r9..7 imm_s=12..10,6..5=5,4,3,7,6
c.addi     000...........01 : addi rd=11..7 rs1=11..7 imm_i=~12..12,6..2=5,4,3,2,1,0
c.addiw    001...........01 : addiw rd=11..7 rs1=11..7 imm_i=~12..12,6..2=5,4,3,2,1,0 !rd
c.li       010...........01 : addi rd=11..7 rs1=0 imm_i=~12..12,6..2=5,4,3,2,1,0
c.addi16sp 011.00010.....01 : addi rd=2 rs1=2 imm_i=~12..12,6..2=9,4,6,8,7,5 !imm_i
c.lui      011...........01 : lui rd=11..7 imm_u=~12..12,6..2=17,16,15,14,13,12 !imm_u
c.srli     100.00........01 : srli rd=r9..7 rs1=r9..7 shamt=12..12,6..2=5,4,3,2,1,0
c.srai     100.01........01 : srai rd=r9..7 rs1=r9..7 shamt=12..12,6..2=5,4,3,2,1,0
c.andi     100.10........01 : andi rd=r9..7 rs1=r9..7 imm_i=~12..12,6..2=5,4,3,2,1,0
c.sub      100011...00...01 : sub rd=r9..7 rs1=r9..7 rs2=r4..2
c.xor      100011...01...01 : xor rd=r9..7 rs1=r9..7 rs2=r4..2
c.or       100011...10...01 : or rd=r9..7 rs1=r9..7 rs2=r4..2
c.and      100011...11...01 : and rd=r9..7 rs1=r9..7 rs2=r4..2
c.subw     100111...00...01 : subw rd=r9..7 rs1=r9..7 rs2=r4..2
c.addw     100111...01...01 : addw rd=r9..7 rs1=r9..7 rs2=r4..2
c.j        101...........01 : jal rd=0 imm_j=~12..2=11,4,9,8,10,6,7,3,2,1,5
c.beqz     110...........01 : beq rs1=r9..7 rs2=0 imm_b=~12..10,6..2=8,4,3,7,6,2,1,5
c.bnez     111...........01 : bne rs1=r9..7 rs2=0 imm_b=~12..10,6..2=8,4,3,7,6,2,1,5
c.slli     000...........10 : slli rd=11..7 rs1=11..7 shamt=12..12,6..2=5,4,3,2,1,0
c.fldsp    001...........10 : fld frd=11..7 rs1=2 imm_i=12..12,6..2=5,4,3,8,7,6
c.lwsp     010...........10 : lw rd=11..7 rs1=2 imm_i=12..12,6..2=5,4,3,2,7,6 !rd
c.ldsp     011...........10 : ld rd=11..7 rs1=2 imm_i=12..12,6..2=5,4,3,8,7,6 !rd
c.jr       1000.....0000010 : jalr rd=0 rs1=11..7 imm_i=0 !rs1
c.mv       1000..........10 : add rd=11..7 rs1=0 rs2=6..2
c.ebreak   1001000000000010 : ebreak
c.jalr     1001.....0000010 : jalr rd=1 rs1=11..7 imm_i=0
c.add      1001..........10 : add rd=11..7 rs1=11..7 rs2=6..2
c.fsdsp    101...........10 : fsd frs2=6..2 rs1=2 imm_s=12..7=5,4,3,8,7,6
c.swsp     110...........10 : sw rs2=6..2 rs1=2 imm_s=12..7=5,4,3,2,7,6
c.sdsp     111...........10 : sd rs2=6..2 rs1=2 imm_s=12..7=5,4,3,8,7,6
"""
_FIRST_CREATED_REGISTER = 8


class CompressedRow(NamedTuple):
    """A 16-bit instruction: bits & mask == match; `base` is the instruction it stands for."""

    name: str
    mask: int
    match: int
    base: str
    operands: dict[str, Callable[[int], int]]
    not_zero: tuple[str, ...]

    def word(self, bits: int) -> int:
        """The base instruction's 32 bits; 0, which is illegal, where `bits` are reserved."""
        values = {name: read(bits) for name, read in self.operands.items()}
        if any(values[name] == 0 for name in self.not_zero):
            return 0
        return assemble(self.base, **values)


def expand(bits: int) -> int:
    """The 32 bits of the base instruction that a 16-bit one stands for; 0 if it is illegal."""
    row = compressed_row(bits)
    return 0 if row is None else row.word(bits)


def compressed_row(bits: int) -> CompressedRow | None:
    """The row that a 16-bit instruction matches."""
    for row in compressed_rows()[bits & 3]:
        if bits & row.mask == row.match:
            return row
    return None


@cache
def compressed_rows() -> list[list[CompressedRow]]:
    """All rows, by quadrant; the fourth is empty."""
    found: list[list[CompressedRow]] = [[] for _ in range(4)]
    for line in _ROWS.split("\n"):
        if line:
            row = _parse(line)
            found[row.match & 3].append(row)
    return found


def _parse(line: str) -> CompressedRow:
    form, _, rest = line.partition(" : ")
    name, pattern = form.split()
    base, *details = rest.split()
    mask = int(pattern.replace("0", "1").replace(".", "0"), 2)
    match = int(pattern.replace(".", "0"), 2)
    operands = dict(detail.split("=", 1) for detail in details if detail[0] != "!")
    reserved = tuple(detail[1:] for detail in details if detail[0] == "!")
    readers = {operand: _reader(value) for operand, value in operands.items()}
    return CompressedRow(name, mask, match, base, readers, reserved)


def _reader(text: str) -> Callable[[int], int]:
    if text.isdigit():
        fixed = int(text)
        return lambda bits: fixed
    if text[0] == "r":
        (position, *_) = _positions(text[1:])
        return lambda bits: (bits >> position - 2 & 7) + _FIRST_CREATED_REGISTER
    if "=" in text:
        return _scattered(text)
    places = _positions(text)
    return lambda bits: bits >> places[-1] & (1 << len(places)) - 1


def _scattered(text: str) -> Callable[[int], int]:
    """A reader of bits that lie in disorder."""
    signed = text[0] == "~"
    sources, _, targets = text.lstrip("~").partition("=")
    pairs = list(zip(_positions(sources), map(int, targets.split(",")), strict=True))
    sign = pairs[0][1] if signed else None

    def read(bits: int) -> int:
        value = sum((bits >> source & 1) << target for source, target in pairs)
        return value - (2 << sign) if sign is not None and value >> sign & 1 else value

    return read


def _positions(text: str) -> list[int]:
    """`12..10,6..5` as bit numbers, highest first."""
    found: list[int] = []
    for part in text.split(","):
        high, _, low = part.partition("..")
        found += range(int(high), int(low) - 1, -1)
    return found
