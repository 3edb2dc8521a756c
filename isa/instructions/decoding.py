"""From bits to instructions, in the control plane (the interpreter has a decoder of its own, which
is generated from the same rows)."""

from functools import cache
from typing import NamedTuple

from pvm.isa.instructions.compressed import expand
from pvm.isa.instructions.fields import FIELDS
from pvm.isa.instructions.table import Row, rows

_INVALID_ROUNDING = (5, 6)


class Instruction(NamedTuple):
    """A decoded instruction. `bits` are those in memory, 16 or 32; `word` is the base instruction
    that a compressed one stands for; `operands` by their names in the row."""

    row: Row
    word: int
    operands: dict[str, int]
    bits: int
    length: int

    @property
    def name(self) -> str:
        """The base instruction's name."""
        return self.row.name


def decode(bits: int) -> Instruction | None:
    """The instruction in the low bits; None where they are illegal."""
    length = length_of(bits)
    bits &= (1 << 8 * length) - 1
    word = expand(bits) if length == 2 else bits
    row = find(word)
    if row is None:
        return None
    operands = {name: FIELDS[name].read(word) for name in row.operands}
    if operands.get("rm") in _INVALID_ROUNDING:
        return None
    return Instruction(row, word, operands, bits, length)


def length_of(bits: int) -> int:
    """An instruction's length in bytes, by its lowest bits (1.5): 2 or 4. Longer ones do not exist
    in RV64GC; their first 4 bytes are an illegal instruction."""
    return 4 if bits & 3 == 3 else 2


def find(word: int) -> Row | None:
    """The row that a 32-bit instruction matches."""
    for row in _by_opcode().get(word & 0x7F, ()):
        if word & row.mask == row.match:
            return row
    return None


@cache
def _by_opcode() -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows().values():
        found.setdefault(row.match & 0x7F, []).append(row)
    return found
