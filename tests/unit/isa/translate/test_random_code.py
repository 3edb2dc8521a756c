"""Random blocks and loops: translated code comes to what the interpreter comes to."""

from __future__ import annotations

import random

import pytest

from pvm.isa.instructions.assembling import assemble
from pvm.isa.instructions.fields import FIELDS
from pvm.isa.instructions.table import Row, rows

from .agreeing import CODE, DATA, READ_ONLY, assert_agree

_BASES = (8, 9, 18)             # hold addresses
_COUNTER = 30
_OTHERS = (0, 1, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 28, 31)
_STRAIGHT = [row for row in rows().values() if row.kind in ("plain", "load", "store", "amo")]
_INTERESTING = (0, 1, (1 << 64) - 1, 1 << 63, (1 << 63) - 1, 0x80000000, 0x7FFFFFFF, DATA)
_FLOATS = (0, 1 << 63, 0x3FF0000000000000, 0x7FF0000000000000, 0x7FF8000000000000,
           0x7FF0000000000001, 0xFFF8000000000000, 0x4340000000000001, 1,
           0xFFFFFFFF3F800000, 0xFFFFFFFF7FC00000, 0xFFFFFFFF7F800001, 0xFFFFFFFF80000000,
           0xFFFFFFFF00000001, 0x000000003F800000, 0xC3E0000000000000)


class Writer:
    """Random instructions of a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def register(self) -> int:
        return self.random.choice(_OTHERS)

    def value(self) -> int:
        if self.random.random() < 0.4:
            return self.random.choice(_INTERESTING)
        return self.random.getrandbits(self.random.choice((8, 32, 64)))

    def float_bits(self) -> int:
        if self.random.random() < 0.6:
            return self.random.choice(_FLOATS)
        if self.random.random() < 0.5:
            return 0xFFFFFFFF00000000 | self.random.getrandbits(32)
        return self.random.getrandbits(64)

    def straight(self) -> int:
        """An instruction without a transfer of control; most memory accesses go well."""
        row = self.random.choice(_STRAIGHT)
        operands = {name: self.operand(row, name) for name in row.operands}
        return assemble(row.name, **operands)

    def operand(self, row: Row, name: str) -> int:
        if name == "rs1" and row.kind != "plain":
            return self.random.choice(_BASES)
        if name in ("rd", "rs1", "rs2"):
            return self.register()
        if name == "rm":
            return self.random.choice((7, 7, 7, 7, 1, 0, 4))
        if name.startswith("fr"):
            return self.random.randrange(8, 16)
        if name in ("imm_i", "imm_s") and row.kind in ("load", "store"):
            spread = 2040 if self.random.random() < 0.05 else 64
            offset = self.random.randrange(-spread, spread)
            return offset if self.random.random() < 0.1 else offset & ~7
        if name in ("aq", "rl"):
            return self.random.randrange(2)
        field = FIELDS[name]
        width = max(piece.to + piece.width for piece in field.pieces)
        low = min(piece.to for piece in field.pieces)
        value = self.random.getrandbits(width) >> low << low
        return field.read(field.write(_signed(value, width) if field.sign else value))

    def words(self, length: int) -> list[int]:
        """A loop of random code with forward branches, small calls and a counter."""
        body = [self.straight() for _ in range(length)]
        for index in range(length):
            if self.random.random() < 0.15:
                ahead = self.random.randrange(1, min(8, length - index) + 1)
                name = self.random.choice(("beq", "bne", "blt", "bge", "bltu", "bgeu"))
                body[index] = assemble(name, rs1=self.register(), rs2=self.register(),
                                       imm_b=4 * ahead)
        # A call of a function behind the loop, which adds and returns.
        place = self.random.randrange(length)
        body[place] = assemble("jal", rd=1, imm_j=4 * (length + 3 - place))
        return [*body, assemble("addi", rd=_COUNTER, rs1=_COUNTER, imm_i=-1),
                assemble("bne", rs1=_COUNTER, rs2=0, imm_b=-4 * (length + 1)),
                assemble("ebreak"),
                self.straight(), assemble("add", rd=10, rs1=10, rs2=11),
                assemble("jalr", rd=0, rs1=1, imm_i=0)]


def _signed(value: int, width: int) -> int:
    return value - (1 << width) if value >> (width - 1) else value


def check(seed: int) -> None:
    """One program of a seed, in runs of random budgets."""
    writer = Writer(seed)
    chance = writer.random
    words = writer.words(chance.randrange(2, 40))
    registers = {number: writer.value() for number in _OTHERS}
    registers |= {8: DATA + 2048, 9: chance.choice((DATA + 4088, DATA + 8192, READ_ONLY - 72)),
                  18: chance.choice((DATA + 64, DATA + 64, READ_ONLY + 64, CODE, 1 << 24)),
                  1: CODE, _COUNTER: chance.randrange(1, 200)}
    floats = {number: writer.float_bits() for number in range(8, 16)}
    data = chance.randbytes(READ_ONLY - DATA)
    budgets = [chance.randrange(1, 3000) for _ in range(6)]
    assert_agree(words, registers, floats, data, budgets, fcsr=chance.choice((0, 0, 0, 0x60, 0x81)))


@pytest.mark.parametrize("seed", range(60))
def test_agrees_with_the_interpreter(seed: int) -> None:
    check(seed)
