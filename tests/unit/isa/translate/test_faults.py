"""Failed checks leave to the interpreter at that instruction, with exact registers and counts."""

from __future__ import annotations

import pytest

from pvm.isa.hart import Exit

from ..machine import ins
from .agreeing import DATA, READ_ONLY, assert_agree

COUNTER = 30
LOOP = [ins("addi", rd=COUNTER, rs1=COUNTER, imm_i=-1), ins("bne", rs1=COUNTER, rs2=0, imm_b=-12)]


def loop(body: int, step: int) -> list[int]:
    """One access and a step of its base register, again and again."""
    return [body, ins("addi", rd=8, rs1=8, imm_i=step), *LOOP, ins("ebreak")]


@pytest.mark.parametrize(("access", "start", "step", "fault"), [
    (ins("ld", rd=10, rs1=8, imm_i=0), READ_ONLY, 8, READ_ONLY + 4096),
    (ins("lb", rd=10, rs1=8, imm_i=-1), DATA + 600, -1, DATA - 1),
    (ins("sd", rs2=8, rs1=8, imm_s=0), READ_ONLY - 800, 8, READ_ONLY),
    (ins("sh", rs2=8, rs1=8, imm_s=3), DATA, 1 << 9, READ_ONLY + 3),
    (ins("fsd", frs2=8, rs1=8, imm_s=0), READ_ONLY - 800, 8, READ_ONLY),
    (ins("amoadd.d", rd=10, rs2=8, rs1=8), READ_ONLY - 800, 8, READ_ONLY)])
def test_walks_into_what_is_not_allowed(access: int, start: int, step: int, fault: int) -> None:
    found = assert_agree(loop(access, step), {8: start, COUNTER: 10_000})
    assert found.exit.reason in (Exit.READ_FAULT, Exit.WRITE_FAULT)
    assert found.exit.detail == fault


def test_accesses_across_pages() -> None:
    """Misaligned words that lie in two pages, both of which may be read and written."""
    body = [ins("ld", rd=10, rs1=8, imm_i=0), ins("addi", rd=10, rs1=10, imm_i=7),
            ins("sd", rs2=10, rs1=8, imm_s=0), ins("addi", rd=8, rs1=8, imm_i=1)]
    words = [*body, LOOP[0], ins("bne", rs1=COUNTER, rs2=0, imm_b=-20), ins("ebreak")]
    found = assert_agree(words, {8: DATA + 4096 - 50, COUNTER: 100})
    assert found.exit.reason is Exit.EBREAK


def test_a_group_that_ends_in_the_next_page() -> None:
    """A frame of which the last words lie in a page that may not be written."""
    body = [ins("sd", rs2=10, rs1=8, imm_s=offset) for offset in (0, 8, 16, 24)]
    words = [*body, ins("addi", rd=8, rs1=8, imm_i=8), LOOP[0],
             ins("bne", rs1=COUNTER, rs2=0, imm_b=-24), ins("ebreak")]
    found = assert_agree(words, {8: READ_ONLY - 800, 10: 5, COUNTER: 1000})
    assert found.exit == (Exit.WRITE_FAULT, READ_ONLY)
    assert found.memory[-24:] == (5).to_bytes(8, "little") * 3


@pytest.mark.parametrize("budget", [1, 2, 3, 7, 50, 333])
def test_budgets_are_exact(budget: int) -> None:
    words = loop(ins("add", rd=10, rs1=10, rs2=8), 3)
    found = assert_agree(words, {8: 1, COUNTER: 500}, budgets=[budget] * 5)
    assert found.retired == 5 * budget


def test_beyond_guest_memory() -> None:
    found = assert_agree(loop(ins("ld", rd=10, rs1=8, imm_i=0), 1 << 10),
                         {8: (1 << 64) - (1 << 12), COUNTER: 3})
    assert found.exit == (Exit.READ_FAULT, (1 << 64) - (1 << 12))
