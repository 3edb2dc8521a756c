"""The instruction table: rows exclude each other, operands go there and back, what is reserved is
illegal."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.isa.instructions.assembling import assemble
from pvm.isa.instructions.compressed import compressed_rows, expand
from pvm.isa.instructions.decoding import decode, length_of
from pvm.isa.instructions.fields import FIELDS
from pvm.isa.instructions.table import rows
from pvm.isa.instructions.text import disassemble
from pvm.isa.meanings.conversions import EXACT
from pvm.isa.meanings.declaring import MEANINGS

WITHOUT_MEANING = {"jump", "indirect", "system", "fence", "csr", "reserve", "conditional"}


def test_no_two_rows_match_the_same_bits() -> None:
    for one, other in itertools.combinations(rows().values(), 2):
        assert (one.match ^ other.match) & one.mask & other.mask, (one.name, other.name)


def test_operands_do_not_overlap_what_is_fixed() -> None:
    for row in rows().values():
        used = row.mask
        for operand in row.operands:
            assert not used & FIELDS[operand].mask, (row.name, operand)
            used |= FIELDS[operand].mask


@given(st.sampled_from(sorted(rows())), st.integers(0, (1 << 32) - 1))
def test_decoded_instructions_assemble_to_the_same_bits(name: str, noise: int) -> None:
    row = rows()[name]
    word = row.match | noise & ~row.mask
    found = decode(word)
    if found is None:
        assert row.rounds and FIELDS["rm"].read(word) in (5, 6)
        return
    assert found.row is row and found.length == 4
    fixed = row.mask | sum(FIELDS[operand].mask for operand in row.operands)
    assert assemble(name, **found.operands) == word & fixed


def test_compressed_rows_stand_for_rows_of_the_table() -> None:
    for row in itertools.chain(*compressed_rows()):
        assert row.base in rows()
        assert set(row.operands) <= set(rows()[row.base].operands)


@pytest.mark.parametrize(("bits", "text"), [
    (0x1141, "addi sp,sp,-16"), (0xE406, "sd ra,8(sp)"), (0x853E, "add a0,zero,a5"),
    (0x8082, "jalr zero,ra,0"), (0x9002, "ebreak"), (0x6105, "addi sp,sp,32"),
    (0x00150513, "addi a0,a0,1"), (0x02A7F553, "fadd.d fa0,fa5,fa0"),
    (0x0FF0000F, "fence iorw,iorw"), (0x00000073, "ecall"), (0x0062A3AF, "amoadd.w t2,t1,(t0)"),
    (0x1605252F, "lr.w.aqrl a0,(a0)"), (0xC2051553, "fcvt.w.d a0,fa0,rtz"),
    (0xFE0408E3, "beq s0,zero,0xff0"), (0x00301073, "csrrw zero,fcsr,zero"),
])
def test_text(bits: int, text: str) -> None:
    found = decode(bits)
    assert found is not None
    assert disassemble(found, 0x1000) == text


@pytest.mark.parametrize("bits", [
    0x0000,         # all zero
    0x8002,         # c.jr of x0
    0x2001,         # c.addiw with rd = x0
    0x6101,         # c.addi16sp of 0
    0x6081,         # c.lui of 0
    0x9C41, 0x9C61, # reserved in the place of c.subw
    0x4002, 0x6002, # c.lwsp, c.ldsp with rd = x0
    0x8000,         # reserved quadrant 0
    0x02A7D553, 0x02A7E553,     # rounding modes 5 and 6
    0xFFFFFFFF, 0x0000707F,
])
def test_reserved_bits_are_illegal(bits: int) -> None:
    assert decode(bits) is None


@pytest.mark.parametrize("bits", [0x0001, 0x4001, 0x0005, 0x1002, 0x8006])
def test_hints_are_instructions(bits: int) -> None:
    assert decode(bits) is not None


def test_every_expansion_is_an_instruction() -> None:
    for bits in range(1 << 16):
        if length_of(bits) == 2 and expand(bits):
            assert decode(expand(bits)) is not None


def test_every_row_has_a_meaning_or_is_control() -> None:
    expected = {row.name for row in rows().values() if row.kind not in WITHOUT_MEANING}
    rounding = {row.name for row in rows().values() if row.rounds} - set(EXACT)
    to_integers = {name for name in rounding if name.split(".")[1] in ("w", "wu", "l", "lu")}
    assert set(MEANINGS) == (expected | {f"{name}.rmm" for name in rounding}
                             | {f"{name}.rtz" for name in to_integers})
