"""Region discovery: loops whole, small functions inlined, what ends a region."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pvm.isa.instructions.decoding import Instruction, decode
from pvm.isa.translate.checks import Check, plan
from pvm.isa.translate.regions import MAX_DEPTH, MAX_REGION, Key, Region, discover

from ..machine import ins

CODE = 0x10000


def fetching(words: Sequence[int]) -> Callable[[int], Instruction | None]:
    def fetch(pc: int) -> Instruction | None:
        index = (pc - CODE) // 4
        return decode(words[index]) if 0 <= index < len(words) else None

    return fetch


def found(*words: int, seen: Callable[[int], bool] = lambda pc: True) -> Region:
    return discover(CODE, fetching(words), seen)


ADD = ins("addi", rd=10, rs1=10, imm_i=1)
RETURN = ins("jalr", rd=0, rs1=1, imm_i=0)


def test_a_loop_is_whole_and_its_head_is_looked_at() -> None:
    region = found(ADD, ADD, ins("bne", rs1=10, rs2=11, imm_b=-4), ADD, ins("ecall"))
    assert list(region.blocks) == [Key(CODE), Key(CODE + 4), Key(CODE + 12)]
    assert region.heads == {Key(CODE): 1, Key(CODE + 4): 3}
    assert region.blocks[Key(CODE + 12)].kind == "stop"
    assert region.ranges() == [(CODE, CODE + 16)]


def test_small_functions_are_inlined_and_returned_from() -> None:
    region = found(ADD, ins("jal", rd=1, imm_j=12), ADD, RETURN, ADD, RETURN)
    inside = Key(CODE + 16, (CODE + 8,))
    assert region.blocks[Key(CODE)].successors == [inside]
    assert region.blocks[inside].successors == [Key(CODE + 8)]
    assert region.blocks[Key(CODE + 8)].successors == []


def test_large_functions_are_not() -> None:
    region = found(ins("jal", rd=1, imm_j=8), RETURN, *[ADD] * 100, RETURN)
    assert list(region.blocks) == [Key(CODE)]
    assert region.blocks[Key(CODE)].successors[0].is_outside


def test_recursion_ends() -> None:
    region = found(ADD, ins("beq", rs1=10, rs2=0, imm_b=8), ins("jal", rd=1, imm_j=-8), RETURN)
    assert max(len(key.returns) for key in region.blocks) == MAX_DEPTH


def test_what_was_never_reached_is_left_out() -> None:
    region = found(ADD, ins("beq", rs1=10, rs2=0, imm_b=8), ADD, RETURN,
                   seen=lambda pc: pc != CODE + 8)
    assert Key(CODE + 8) not in region.blocks


def test_size_is_limited() -> None:
    words = [ADD, ins("beq", rs1=10, rs2=0, imm_b=8)] * 400
    region = found(*words, RETURN)
    assert MAX_REGION <= sum(block.count for block in region.blocks.values()) < MAX_REGION + 100


def test_accesses_of_one_base_are_checked_together() -> None:
    words = [ins("addi", rd=2, rs1=2, imm_i=-32), ins("sd", rs2=1, rs1=2, imm_s=24),
             ins("add", rd=8, rs1=0, rs2=2), ins("ld", rd=9, rs1=8, imm_i=0),
             ins("lw", rd=11, rs1=9, imm_i=4), ins("ecall")]
    checks = plan(found(*words).blocks[Key(CODE)])
    assert checks == {1: Check(-24, 8, 3), 4: Check(0, 4, 1)}


def test_far_offsets_are_checked_apart() -> None:
    words = [ins("ld", rd=9, rs1=8, imm_i=-2048), ins("addi", rd=8, rs1=8, imm_i=2047),
             ins("ld", rd=9, rs1=8, imm_i=2040), ins("ecall")]
    assert len(plan(found(*words).blocks[Key(CODE)])) == 2
