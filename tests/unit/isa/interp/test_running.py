"""Runs: budgets, blocks and links, exits with exact state, code that changes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pytest

from pvm.isa.hart import Exit
from pvm.isa.memory.access import EXECUTE, READ, WRITE

from ..machine import CODE, DATA, SIZE, Machine, ins, machine


@pytest.fixture
def bare() -> Iterator[Machine]:
    with machine() as made:
        yield made


LOOP = [ins("addi", rd=10, rs1=10, imm_i=1), ins("addi", rd=12, rs1=12, imm_i=2),
        ins("bne", rs1=10, rs2=11, imm_b=-8)]


@pytest.mark.parametrize("budget", [1, 2, 3, 4, 5, 100, 301, 302])
def test_budgets_are_exact(bare: Machine, budget: int) -> None:
    bare.hart.x[11] = 1000
    assert bare.run(*LOOP, budget=budget).reason is Exit.SLICE
    assert bare.hart.retired == budget
    assert bare.hart.x[10] == (budget + 2) // 3
    assert bare.hart.x[12] == (budget + 1) // 3 * 2
    assert bare.hart.pc == CODE + budget % 3 * 4


def test_budgets_longer_than_slices(bare: Machine) -> None:
    bare.hart.x[11] = 1 << 40
    assert bare.run(*LOOP, budget=1_000_000).reason is Exit.SLICE
    assert (bare.hart.retired, bare.hart.x[10]) == (1_000_000, 333_334)


def test_steps_of_one_instruction_go_the_same_way(bare: Machine) -> None:
    bare.hart.x[11] = 5
    bare.load([*LOOP, ins("ecall")])
    for _ in range(15):
        assert bare.emulator.run(bare.hart, 1).reason is Exit.SLICE
    assert bare.emulator.run(bare.hart, 1).reason is Exit.ECALL
    assert (bare.hart.x[10], bare.hart.x[12], bare.hart.pc) == (5, 10, CODE + 12)


def test_stop_ends_an_endless_loop(bare: Machine) -> None:
    bare.emulator.stop(bare.hart)
    assert bare.run(ins("jal", rd=0, imm_j=0)).reason is Exit.STOPPED


def test_calls_and_returns(bare: Machine) -> None:
    found = bare.run(ins("jal", rd=1, imm_j=12), ins("addi", rd=11, rs1=10, imm_i=1),
                     ins("jal", rd=0, imm_j=12),
                     ins("addi", rd=10, rs1=0, imm_i=7), ins("jalr", rd=0, rs1=1, imm_i=0))
    assert found.reason is Exit.ECALL
    assert (bare.hart.x[10], bare.hart.x[11], bare.hart.x[1]) == (7, 8, CODE + 4)


def test_jalr_reads_its_register_before_it_writes(bare: Machine) -> None:
    bare.hart.x[5] = CODE + 8 + 1               # the lowest bit is ignored
    assert bare.run(ins("jalr", rd=5, rs1=5, imm_i=0), ins("ebreak")).reason is Exit.ECALL
    assert bare.hart.x[5] == CODE + 4


@pytest.mark.parametrize("name", ["addi", "addiw", "lui", "auipc"])
def test_x0_stays_zero(bare: Machine, name: str) -> None:
    operand = {"imm_i": 5} if name.startswith("add") else {"imm_u": 0x5000}
    bare.run(ins(name, rd=0, **operand), ins("add", rd=10, rs1=0, rs2=0))
    assert bare.hart.x[0] == 0 and bare.hart.x[10] == 0


@pytest.mark.parametrize("name", ["add", "addw", "sllw", "mul", "divw", "remuw"])
def test_register_instructions_leave_x0_alone(bare: Machine, name: str) -> None:
    bare.hart.x[5], bare.hart.x[6] = 77, 5
    bare.run(ins(name, rd=0, rs1=5, rs2=6), ins("add", rd=10, rs1=0, rs2=0))
    assert bare.hart.x[10] == 0


def test_loads_to_x0_still_fault(bare: Machine) -> None:
    found = bare.run(ins("addi", rd=5, rs1=0, imm_i=1), ins("ld", rd=0, rs1=0, imm_i=8))
    assert found == (Exit.READ_FAULT, 8)
    assert (bare.hart.pc, bare.hart.x[5], bare.hart.retired) == (CODE + 4, 1, 1)


@pytest.mark.parametrize("address", [1 << 32, (1 << 64) - 8, 0x30000])
def test_stores_outside_fault(bare: Machine, address: int) -> None:
    bare.hart.x[5] = address
    assert bare.run(ins("sd", rs1=5, rs2=5, imm_s=0)) == (Exit.WRITE_FAULT, address)


@pytest.mark.parametrize("offset", range(1, 9))
def test_misaligned_accesses(bare: Machine, offset: int) -> None:
    bare.hart.x[5], bare.hart.x[6] = DATA + 4096 - 8 + offset, 0x0123456789ABCDEF
    bare.run(ins("sd", rs1=5, rs2=6, imm_s=0), ins("ld", rd=7, rs1=5, imm_i=0),
             ins("lh", rd=8, rs1=5, imm_i=1))
    assert bare.hart.x[7] == 0x0123456789ABCDEF
    assert bare.hart.x[8] == (1 << 64) - (1 << 16) + 0xABCD


def test_an_access_that_crosses_into_nothing_does_nothing(bare: Machine) -> None:
    end = DATA + SIZE
    bare.hart.x[5], bare.hart.x[6] = end - 4, (1 << 64) - 1
    assert bare.run(ins("sd", rs1=5, rs2=6, imm_s=0)) == (Exit.WRITE_FAULT, end)
    assert bare.space.read(end - 4, 4) == bytes(4)
    assert bare.run(ins("ld", rd=7, rs1=5, imm_i=0)) == (Exit.READ_FAULT, end)


def test_stores_into_code_fault(bare: Machine) -> None:
    bare.hart.x[5] = CODE
    assert bare.run(ins("sb", rs1=5, rs2=5, imm_s=3)) == (Exit.WRITE_FAULT, CODE + 3)


def test_jumps_to_where_no_code_is(bare: Machine) -> None:
    bare.hart.x[5] = DATA
    assert bare.run(ins("jalr", rd=1, rs1=5, imm_i=4)) == (Exit.EXECUTE_FAULT, DATA + 4)
    assert (bare.hart.pc, bare.hart.retired) == (DATA + 4, 1)
    bare.hart.x[5] = (1 << 64) - 2
    assert bare.run(ins("jalr", rd=1, rs1=5, imm_i=0)) == (Exit.EXECUTE_FAULT, (1 << 64) - 2)


@pytest.mark.parametrize("pc", [1, CODE + 1])
def test_addresses_of_instructions_are_even(bare: Machine, pc: int) -> None:
    bare.load([ins("addi", rd=10, rs1=0, imm_i=1), ins("ecall")])
    bare.hart.pc = pc
    found = bare.emulator.run(bare.hart)
    assert found == ((Exit.EXECUTE_FAULT, 0) if pc == 1 else (Exit.ECALL, 0))
    assert bare.hart.pc == (0 if pc == 1 else CODE + 4)


def test_an_instruction_may_lie_in_two_pages(bare: Machine) -> None:
    at = CODE + 4096 - 6
    words = [ins("addi", rd=number, rs1=0, imm_i=number) for number in (5, 6)] + [ins("ecall")]
    bare.load(words, at)
    assert bare.emulator.run(bare.hart).reason is Exit.ECALL
    assert (bare.hart.x[5], bare.hart.x[6]) == (5, 6)
    bare.space.map(CODE + SIZE, 4096, READ)
    bare.load(words, CODE + SIZE - 6)
    assert bare.emulator.run(bare.hart) == (Exit.EXECUTE_FAULT, CODE + SIZE)
    assert bare.hart.pc == CODE + SIZE - 2


@pytest.mark.parametrize("word", [0, 0xFFFFFFFF, 0x9C41, 0x02A7D553])
def test_illegal_instructions(bare: Machine, word: int) -> None:
    found = bare.run(ins("addi", rd=5, rs1=5, imm_i=1), word)
    assert found == (Exit.ILLEGAL, word)
    assert (bare.hart.pc, bare.hart.x[5], bare.hart.retired) == (CODE + 4, 1, 1)


def test_ebreak(bare: Machine) -> None:
    assert bare.run(0x9002).reason is Exit.EBREAK
    assert (bare.hart.pc, bare.hart.retired) == (CODE, 0)


def writable_code(bare: Machine) -> None:
    bare.space.protect(CODE, SIZE, READ | WRITE | EXECUTE)


def test_code_that_changes_itself(bare: Machine) -> None:
    """The store changes the instruction after it, twice round a loop."""
    writable_code(bare)
    new = ins("addi", rd=10, rs1=10, imm_i=16)
    bare.hart.x[5], bare.hart.x[6], bare.hart.x[7] = CODE + 8, new, 2
    bare.run(ins("addi", rd=7, rs1=7, imm_i=-1), ins("sw", rs1=5, rs2=6, imm_s=0),
             ins("addi", rd=10, rs1=10, imm_i=1), ins("bne", rs1=7, rs2=0, imm_b=-12))
    assert bare.hart.x[10] == 32


def test_code_written_by_the_control_plane(bare: Machine) -> None:
    bare.run(ins("addi", rd=10, rs1=0, imm_i=1))
    bare.run(ins("addi", rd=10, rs1=0, imm_i=2))
    assert bare.hart.x[10] == 2
    writable_code(bare)
    bare.run(ins("addi", rd=10, rs1=0, imm_i=3))
    bare.space.write(CODE, struct.pack("<I", ins("addi", rd=10, rs1=0, imm_i=4)))
    bare.hart.pc = CODE
    bare.emulator.run(bare.hart)
    assert bare.hart.x[10] == 4


def test_pages_that_become_executable_no_more(bare: Machine) -> None:
    bare.run()
    bare.space.protect(CODE, SIZE, READ)
    bare.hart.pc = CODE
    assert bare.emulator.run(bare.hart) == (Exit.EXECUTE_FAULT, CODE)


def test_changed_second_half_of_an_instruction_in_two_pages(bare: Machine) -> None:
    writable_code(bare)
    at = CODE + 4096 - 2
    word = ins("addi", rd=10, rs1=0, imm_i=1)
    bare.load([word, ins("ecall")], at)
    bare.emulator.run(bare.hart)
    bare.space.write(at + 2, struct.pack("<H", ins("addi", rd=10, rs1=0, imm_i=9) >> 16))
    bare.hart.pc = at
    bare.emulator.run(bare.hart)
    assert bare.hart.x[10] == 9


def test_counters(bare: Machine) -> None:
    bare.run(ins("addi", rd=5, rs1=0, imm_i=1), ins("csrrs", rd=10, csr=0xC02, rs1=0),
             ins("csrrs", rd=11, csr=0xC00, rs1=0), ins("csrrs", rd=12, csr=0xC01, rs1=0),
             ins("csrrs", rd=13, csr=0xC01, rs1=0))
    assert (bare.hart.x[10], bare.hart.x[11]) == (1, 2)
    assert 0 < bare.hart.x[12] <= bare.hart.x[13]


@pytest.mark.parametrize("word", [
    ins("csrrw", rd=10, csr=0xC00, rs1=0), ins("csrrs", rd=10, csr=0xC02, rs1=5),
    ins("csrrs", rd=10, csr=0x300, rs1=0), ins("csrrwi", rd=0, csr=0xC01, zimm=0)])
def test_csrs_that_there_are_not(bare: Machine, word: int) -> None:
    assert bare.run(word) == (Exit.ILLEGAL, word)


def test_float_csrs(bare: Machine) -> None:
    bare.hart.x[5] = 0xFFFF
    bare.run(ins("csrrw", rd=6, csr=3, rs1=5), ins("csrrs", rd=7, csr=3, rs1=0),
             ins("csrrci", rd=8, csr=1, zimm=3), ins("csrrwi", rd=9, csr=2, zimm=1),
             ins("csrrs", rd=10, csr=3, rs1=0))
    assert [bare.hart.x[number] for number in range(6, 11)] == [0, 0xFF, 0x1F, 7, 0x3C]
    assert bare.hart.fcsr == 0x3C
