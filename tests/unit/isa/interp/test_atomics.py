"""LR, SC and AMOs."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from pvm.isa.hart import Exit

from ..machine import CODE, DATA, Machine, ins, machine

ONES = (1 << 64) - 1


@pytest.fixture
def bare() -> Iterator[Machine]:
    with machine() as made:
        made.hart.x[5] = DATA
        yield made


def word(bare: Machine, size: int = 8) -> int:
    return int.from_bytes(bare.space.read(DATA, size), "little")


def test_store_conditional_succeeds_after_its_load(bare: Machine) -> None:
    bare.hart.x[6] = 9
    bare.run(ins("lr.d", rd=10, rs1=5), ins("sc.d", rd=11, rs1=5, rs2=6),
             ins("sc.d", rd=12, rs1=5, rs2=5))
    assert (bare.hart.x[10], bare.hart.x[11], bare.hart.x[12], word(bare)) == (0, 0, 1, 9)


def test_store_conditional_fails_after_another_store(bare: Machine) -> None:
    bare.run(ins("lr.w", rd=10, rs1=5), ins("sw", rs1=5, rs2=5, imm_s=0),
             ins("sc.w", rd=11, rs1=5, rs2=0))
    assert (bare.hart.x[11], word(bare)) == (1, DATA)


def test_store_conditional_of_another_width_or_address_fails(bare: Machine) -> None:
    bare.hart.x[6] = DATA + 8
    bare.run(ins("lr.w", rd=10, rs1=5), ins("sc.d", rd=11, rs1=5, rs2=5),
             ins("lr.d", rd=10, rs1=5), ins("sc.d", rd=12, rs1=6, rs2=5))
    assert (bare.hart.x[11], bare.hart.x[12], word(bare)) == (1, 1, 0)


@pytest.mark.parametrize(("name", "old", "operand", "new"), [
    ("amoswap", 7, 5, 5), ("amoadd", ONES, 2, 1), ("amoxor", 6, 3, 5), ("amoand", 6, 3, 2),
    ("amoor", 6, 3, 7), ("amomin", ONES, 3, ONES), ("amomax", ONES, 3, 3),
    ("amominu", ONES, 3, 3), ("amomaxu", ONES, 3, ONES)])
@pytest.mark.parametrize("size", [4, 8])
def test_memory_operations(bare: Machine, name: str, old: int, operand: int, new: int,
                           size: int) -> None:
    mask = (1 << 8 * size) - 1
    bare.space.write(DATA, (old & mask).to_bytes(size, "little"))
    bare.hart.x[6] = operand
    bare.run(ins(f"{name}.{'w' if size == 4 else 'd'}", rd=10, rs1=5, rs2=6))
    assert (bare.hart.x[10], word(bare, size)) == (old, new & mask)


@pytest.mark.parametrize("name", ["lr.w", "sc.w", "amoadd.w", "lr.d", "amoswap.d"])
def test_they_must_be_aligned(bare: Machine, name: str) -> None:
    bare.hart.x[5] = DATA + 2
    assert bare.run(ins(name, rd=10, rs1=5)) == (Exit.MISALIGNED, DATA + 2)
    assert bare.hart.pc == CODE


def test_faults(bare: Machine) -> None:
    bare.hart.x[5] = 0x30000
    assert bare.run(ins("lr.w", rd=10, rs1=5)) == (Exit.READ_FAULT, 0x30000)
    assert bare.run(ins("amoadd.w", rd=10, rs1=5)) == (Exit.WRITE_FAULT, 0x30000)
    bare.hart.x[5] = CODE
    assert bare.run(ins("amoadd.w", rd=10, rs1=5)) == (Exit.WRITE_FAULT, CODE)


def test_threads_count_together(bare: Machine) -> None:
    """Two harts add to one word, by AMO and by LR/SC."""
    loop = [ins("amoadd.w", rd=0, rs1=5, rs2=7), ins("lr.w", rd=10, rs1=5),
            ins("add", rd=10, rs1=10, rs2=7), ins("sc.w", rd=11, rs1=5, rs2=10),
            ins("bne", rs1=11, rs2=0, imm_b=-12), ins("addi", rd=6, rs1=6, imm_i=-1),
            ins("bne", rs1=6, rs2=0, imm_b=-24), ins("ecall")]
    bare.load(loop)
    harts = [bare.hart, bare.emulator.new_hart()]
    for hart in harts:
        hart.pc, hart.x[5], hart.x[6], hart.x[7] = CODE, DATA, 20000, 1
    threads = [threading.Thread(target=bare.emulator.run, args=(hart,)) for hart in harts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert word(bare, 4) == 80000
