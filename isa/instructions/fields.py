"""Operand fields: where each lies in an instruction's 32 bits, and how its value is read.

An operand's name says what it is: `rd`, `rs1`, `rs2` integer registers, `frd`, `frs1`, `frs2`,
`frs3` floating-point ones, `imm_i` … immediates by format (all called `imm` in a meaning), `shamt`,
`csr`, `zimm` (the immediate that CSR instructions have in place of rs1), `rm`.
"""

from typing import NamedTuple


class Piece(NamedTuple):
    """`width` bits from bit `low` of the instruction make the value's bits from `to` on."""

    low: int
    width: int
    to: int


class Field(NamedTuple):
    """An operand: its pieces, and the value's sign bit if it is signed."""

    pieces: tuple[Piece, ...]
    sign: int = 0

    def read(self, word: int) -> int:
        """The operand's value in an instruction."""
        value = 0
        for low, width, to in self.pieces:
            value |= (word >> low & (1 << width) - 1) << to
        if self.sign and value >> self.sign & 1:
            value -= 1 << (self.sign + 1)
        return value

    def write(self, value: int) -> int:
        """The bits of an instruction that hold the value; ValueError where it does not fit."""
        word = 0
        for low, width, to in self.pieces:
            word |= (value >> to & (1 << width) - 1) << low
        if self.read(word) != value:
            raise ValueError(f"operand {value} does not fit")
        return word

    @property
    def mask(self) -> int:
        """The instruction's bits that belong to the operand."""
        return sum((1 << width) - 1 << low for low, width, _ in self.pieces)


def _field(*pieces: tuple[int, int, int], sign: int = 0) -> Field:
    return Field(tuple(Piece(*piece) for piece in pieces), sign)


_RD, _RS1, _RS2, _RS3 = (_field((low, 5, 0)) for low in (7, 15, 20, 27))
FIELDS: dict[str, Field] = {
    "rd": _RD, "rs1": _RS1, "rs2": _RS2,
    "frd": _RD, "frs1": _RS1, "frs2": _RS2, "frs3": _RS3,
    "imm_i": _field((20, 12, 0), sign=11),
    "imm_s": _field((7, 5, 0), (25, 7, 5), sign=11),
    "imm_b": _field((8, 4, 1), (25, 6, 5), (7, 1, 11), (31, 1, 12), sign=12),
    "imm_u": _field((12, 20, 12), sign=31),
    "imm_j": _field((21, 10, 1), (20, 1, 11), (12, 8, 12), (31, 1, 20), sign=20),
    "shamt": _field((20, 6, 0)),
    "shamt_w": _field((20, 5, 0)),
    "csr": _field((20, 12, 0)),
    "zimm": _RS1,
    "rm": _field((12, 3, 0)),
    "pred": _field((24, 4, 0)), "succ": _field((20, 4, 0)),
    "aq": _field((26, 1, 0)), "rl": _field((25, 1, 0)),
}
