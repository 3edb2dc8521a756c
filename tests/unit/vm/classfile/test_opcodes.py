"""The opcode table and the decoder that follows from it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.vm.classfile.decode import Instruction, branch_targets, decode
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.opcodes import BY_NAME, OPCODES, OPERAND_WIDTH, Op, negated

ROWS = [row for row in OPCODES if row is not None]


def test_every_code_from_0_to_201_has_its_row() -> None:
    assert [row.code for row in ROWS] == list(range(202))
    assert len(BY_NAME) == 202 and len(OPCODES) == 256


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_row_is_well_formed(row) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", row.mnemonic)
    assert set(row.format) <= {*OPERAND_WIDTH, "T", "L", "W"}
    for column in (row.pops, row.pushes):
        assert re.fullmatch(r"[IJFDA?]*R?|[a-d]+", column)
    assert row.section.startswith("6.5.")
    assert getattr(Op, row.mnemonic.upper()) == row.code
    assert row.is_branch == bool(set(row.format) & set("jJTL"))


def test_the_only_unknown_opcode_attribute_is_an_error() -> None:
    with pytest.raises(AttributeError, match="NOSUCH"):
        _ = Op.NOSUCH


def test_lengths_of_some_rows() -> None:
    lengths = {"iadd": 1, "bipush": 2, "iinc": 3, "sipush": 3, "invokeinterface": 5, "goto_w": 5,
               "multianewarray": 4, "tableswitch": 0, "wide": 0}  # fmt: skip
    assert {name: BY_NAME[name].length for name in lengths} == lengths


def test_negated_is_an_involution_on_all_conditional_branches() -> None:
    conditional = [row for row in ROWS if row.is_branch and not row.ends_block]
    assert len(conditional) == 16
    for row in conditional:
        assert negated(row) is not row and negated(negated(row)) is row
    with pytest.raises(ValueError):
        negated(BY_NAME["goto"])


def shown(code: list[int]) -> list[str]:
    return [repr(instruction) for instruction in decode(bytes(code))]


def test_decodes_operands_by_format() -> None:
    assert shown([Op.BIPUSH, 0xFF, Op.SIPUSH, 0x80, 0, Op.ILOAD, 200, Op.IINC, 3, 0xFE]) == [
        "0: bipush -1", "2: sipush -32768", "5: iload 200", "7: iinc 3 -2"
    ]  # fmt: skip
    assert shown([Op.NOP, Op.GOTO, 0xFF, 0xFF]) == ["0: nop", "1: goto 0"]
    assert shown([Op.INVOKEINTERFACE, 1, 2, 3, 0]) == ["0: invokeinterface 258 3 0"]
    assert shown([Op.INVOKEDYNAMIC, 1, 2, 0, 0]) == ["0: invokedynamic 258 0"]


def test_wide_is_folded_into_the_instruction() -> None:
    iload, iinc = decode(bytes([Op.WIDE, Op.ILOAD, 1, 2, Op.WIDE, Op.IINC, 1, 2, 0xFF, 0]))
    assert (iload.bci, iload.op.mnemonic, iload.operands, iload.next_bci) == (0, "iload", (258,), 4)
    assert (iinc.bci, iinc.op.mnemonic, iinc.operands) == (4, "iinc", (258, -256))


def test_switches_have_absolute_targets() -> None:
    words = [16, 5, 6, 20, 24]
    table = bytes([Op.NOP, Op.TABLESWITCH, 0, 0]) + b"".join(w.to_bytes(4, "big") for w in words)
    instruction = decode(table)[1]
    assert instruction.operands == (17, 5, 6, 21, 25)
    assert branch_targets(instruction) == (17, 21, 25)
    words = [16, 1, 7, 20]
    lookup = bytes([Op.LOOKUPSWITCH, 0, 0, 0]) + b"".join(w.to_bytes(4, "big") for w in words)
    instruction = decode(lookup)[0]
    assert instruction.operands == (16, 7, 20)
    assert branch_targets(instruction) == (16, 20)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ([0xCA], "Bad instruction: ca at bci 0"),
        ([0, 0xFF], "Bad instruction: ff at bci 1"),
        ([Op.SIPUSH, 1], "over the end of the code at bci 0"),
        ([0, Op.GOTO], "over the end of the code at bci 1"),
        ([Op.WIDE], "over the end of the code at bci 0"),
        ([Op.WIDE, Op.IADD], "wide 60"),
        ([Op.TABLESWITCH, 0, 0, 0], "over the end"),
        ([Op.TABLESWITCH, 0, 0, 0, *[0] * 4, 0, 0, 0, 2, 0, 0, 0, 1], "low must be less"),
        ([Op.TABLESWITCH, 0, 0, 0, *[0] * 4, 0x80, 0, 0, 0, 0x7F, 255, 255, 255], "over the end"),
        ([Op.LOOKUPSWITCH, 0, 0, 0, *[0] * 4, 0xFF, 0, 0, 0], "less than 0"),
        ([Op.LOOKUPSWITCH, 0, 0, 0, *[0] * 4, 0x7F, 255, 255, 255], "over the end"),
    ],
)
def test_malformed_code(code: list[int], message: str) -> None:
    with pytest.raises(LinkageFailure, match=message) as caught:
        decode(bytes(code))
    assert caught.value.class_name == "java/lang/VerifyError"


@given(st.binary(max_size=60))
def test_any_bytes_decode_or_fail_cleanly(code: bytes) -> None:
    try:
        instructions = decode(code)
    except LinkageFailure:
        return
    ends = [instruction.next_bci for instruction in instructions]
    assert [instruction.bci for instruction in instructions] == [0, *ends][: len(ends)]
    assert not ends or ends[-1] == len(code)
    assert all(isinstance(instruction, Instruction) for instruction in instructions)
