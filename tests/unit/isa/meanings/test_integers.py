"""Integer meanings, as plain Python and by the interpreter, against Python's integers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pvm.isa.instructions.fields import FIELDS
from pvm.isa.instructions.table import rows
from pvm.isa.meanings.declaring import MEANINGS

from ..machine import CODE, Machine, ins, machine

ONES = (1 << 64) - 1
WORDS = st.one_of(st.integers(0, ONES), st.integers(0, 70), st.builds(
    lambda shift, step: (1 << shift) + step & ONES, st.integers(0, 64), st.integers(-2, 2)))


def signed(value: int, bits: int = 64) -> int:
    value &= (1 << bits) - 1
    return value - (value >> bits - 1 << bits)


def quotient(one: int, two: int) -> int:
    if two == 0:
        return -1
    return abs(one) // abs(two) * (1 if (one < 0) == (two < 0) else -1)


def remainder(one: int, two: int) -> int:
    return one if two == 0 else one - quotient(one, two) * two


Reference = Callable[[int, int], int]


def word(function: Reference) -> Reference:
    return lambda one, two: signed(function(signed(one, 32), signed(two, 32)), 32)


def unsigned_word(function: Reference) -> Reference:
    return lambda one, two: signed(function(one & 0xFFFFFFFF, two & 0xFFFFFFFF), 32)


def on_signed(function: Reference) -> Reference:
    return lambda one, two: function(signed(one), signed(two))


REGISTERS: dict[str, Reference] = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "xor": lambda a, b: a ^ b,
    "or": lambda a, b: a | b, "and": lambda a, b: a & b, "sltu": lambda a, b: int(a < b),
    "slt": on_signed(lambda a, b: int(a < b)), "sll": lambda a, b: a << (b & 63),
    "srl": lambda a, b: a >> (b & 63), "sra": lambda a, b: signed(a) >> (b & 63),
    "addw": word(lambda a, b: a + b), "subw": word(lambda a, b: a - b),
    "sllw": word(lambda a, b: a << (b & 31)), "sraw": word(lambda a, b: a >> (b & 31)),
    "srlw": unsigned_word(lambda a, b: a >> (b & 31)),
    "mul": lambda a, b: a * b, "mulw": word(lambda a, b: a * b),
    "mulh": on_signed(lambda a, b: a * b >> 64), "mulhu": lambda a, b: a * b >> 64,
    "mulhsu": lambda a, b: signed(a) * b >> 64,
    "div": on_signed(quotient), "rem": on_signed(remainder), "divu": quotient, "remu": remainder,
    "divw": word(quotient), "remw": word(remainder), "divuw": unsigned_word(quotient),
    "remuw": unsigned_word(remainder),
}
IMMEDIATES = {"addi": "add", "xori": "xor", "ori": "or", "andi": "and", "slti": "slt",
              "sltiu": "sltu", "addiw": "addw"}
SHIFTS = {"slli": "sll", "srli": "srl", "srai": "sra", "slliw": "sllw", "srliw": "srlw",
          "sraiw": "sraw"}
BRANCHES: dict[str, Callable[[int, int], bool]] = {
    "beq": lambda a, b: a == b, "bne": lambda a, b: a != b, "bltu": lambda a, b: a < b,
    "bgeu": lambda a, b: a >= b, "blt": lambda a, b: signed(a) < signed(b),
    "bge": lambda a, b: signed(a) >= signed(b),
}
often = settings(max_examples=30, deadline=None,
                 suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def bare() -> Iterator[Machine]:
    with machine() as made:
        yield made


@pytest.mark.parametrize("name", REGISTERS)
@often
@given(one=WORDS, two=WORDS)
def test_register_instructions(bare: Machine, name: str, one: int, two: int) -> None:
    expected = REGISTERS[name](one, two) & ONES
    assert int(MEANINGS[name](one, two)) == expected
    bare.hart.x[5], bare.hart.x[6] = one, two
    bare.run(ins(name, rd=5, rs1=5, rs2=6))
    assert bare.hart.x[5] == expected


@pytest.mark.parametrize("name", [*IMMEDIATES, *SHIFTS])
@often
@given(one=WORDS, data=st.data())
def test_immediate_instructions(bare: Machine, name: str, one: int, data: st.DataObject) -> None:
    field = rows()[name].operands[-1]
    width = FIELDS[field].pieces[0].width
    low = -(1 << width - 1) if FIELDS[field].sign else 0
    imm = data.draw(st.integers(low, low + (1 << width) - 1))
    expected = REGISTERS[IMMEDIATES.get(name) or SHIFTS[name]](one, imm & ONES) & ONES
    assert int(MEANINGS[name](one, imm)) == expected
    bare.hart.x[5] = one
    bare.run(ins(name, rd=6, rs1=5, **{field: imm}))
    assert bare.hart.x[6] == expected


@pytest.mark.parametrize("name", BRANCHES)
@often
@given(one=WORDS, two=WORDS)
def test_branches(bare: Machine, name: str, one: int, two: int) -> None:
    expected = BRANCHES[name](one, two)
    assert bool(MEANINGS[name](one, two)) is expected
    bare.hart.x[5], bare.hart.x[6] = one, two
    bare.run(ins("addi", rd=7, rs1=0, imm_i=1), ins(name, rs1=5, rs2=6, imm_b=8),
             ins("addi", rd=7, rs1=0, imm_i=0))
    assert bare.hart.x[7] == expected


@pytest.mark.parametrize("imm", [0, 0x1000, -0x80000000, 0x7FFFF000])
@pytest.mark.parametrize("before", [0, 3])
def test_upper_immediates(bare: Machine, imm: int, before: int) -> None:
    nops = [ins("addi")] * before
    bare.run(*nops, ins("auipc", rd=5, imm_u=imm), ins("lui", rd=6, imm_u=imm))
    assert bare.hart.x[5] == CODE + 4 * before + imm & ONES
    assert bare.hart.x[6] == imm & ONES


def test_far_addresses(bare: Machine) -> None:
    """pc-relative addresses that `lui` could not make."""
    at = 0xC000_0000
    bare.space.map(at, 4096, 5)
    bare.load([ins("addi"), ins("auipc", rd=5, imm_u=0x1000), ins("jal", rd=6, imm_j=4),
               ins("ecall")], at)
    bare.emulator.run(bare.hart)
    assert (bare.hart.x[5], bare.hart.x[6]) == (at + 4 + 0x1000, at + 12)
