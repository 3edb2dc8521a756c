"""Translated code whose bytes change, or that has to make room, or is run by several harts."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pvm.isa.emulator import Emulator
from pvm.isa.hart import Exit
from pvm.isa.memory.access import EXECUTE, READ, WRITE
from pvm.isa.memory.space import AddressSpace
from pvm.isa.translate.translator import BackgroundTranslator

from ..machine import ins, packed
from .agreeing import CODE, DATA, translating

COUNTER, PATCH = 30, CODE + 4
LOOP = [ins("addi", rd=COUNTER, rs1=COUNTER, imm_i=-1), ins("addi", rd=10, rs1=10, imm_i=1),
        ins("bne", rs1=COUNTER, rs2=0, imm_b=-8), ins("ebreak")]


@contextmanager
def world(translator: BackgroundTranslator, permissions: int) -> Iterator[Emulator]:
    space = AddressSpace(1 << 24)
    emulator = Emulator(space, translator)
    space.map(CODE, 8192, permissions, packed(LOOP))
    space.map(DATA, 4096, READ | WRITE)
    try:
        yield emulator
    finally:
        emulator.close()
        space.close()


def run(emulator: Emulator, count: int, pc: int = CODE) -> int:
    """Runs the loop; what it added up."""
    hart = emulator.new_hart()
    hart.x[COUNTER], hart.x[8], hart.pc = count, PATCH, pc
    hart.x[9] = ins("addi", rd=10, rs1=10, imm_i=5)
    assert emulator.run(hart, 1_000_000).reason is Exit.EBREAK
    return hart.x[10]


def test_host_changes_the_code() -> None:
    translator = translating()
    with world(translator, READ | EXECUTE) as emulator:
        assert run(emulator, 100) == 100
        assert translator.regions == [CODE]
        emulator.space.patch(PATCH, packed([ins("addi", rd=10, rs1=10, imm_i=3)]))
        assert translator.regions == []
        assert run(emulator, 100) == 300


def test_guest_changes_the_code_that_it_runs() -> None:
    """A store behind the loop writes over the loop."""
    translator = translating()
    with world(translator, READ | WRITE | EXECUTE) as emulator:
        assert run(emulator, 100) == 100
        assert translator.regions == [CODE]
        store = [ins("sw", rs2=9, rs1=8, imm_s=0), ins("jal", rd=0, imm_j=CODE - (CODE + 4096) - 4)]
        emulator.space.map(CODE + 8192, 4096, READ | EXECUTE, packed(store))
        hart = emulator.new_hart()
        hart.x[COUNTER], hart.x[8], hart.pc = 100, PATCH, CODE + 8192
        hart.x[9] = ins("addi", rd=10, rs1=10, imm_i=5)
        emulator.space.patch(CODE + 8196, packed([ins("jal", rd=0, imm_j=-8196)]))
        assert emulator.run(hart, 1_000_000).reason is Exit.EBREAK
        assert hart.x[10] == 500


def test_guest_changes_its_own_page_all_the_time() -> None:
    """Each turn stores an instruction into the loop itself: what was translated never runs on."""
    translator = translating()
    with world(translator, READ | WRITE | EXECUTE) as emulator:
        body = [ins("sw", rs2=9, rs1=8, imm_s=0), ins("addi", rd=10, rs1=10, imm_i=1), LOOP[0],
                ins("bne", rs1=COUNTER, rs2=0, imm_b=-12), ins("ebreak")]
        emulator.space.patch(CODE, packed(body))
        assert run(emulator, 50) == 50 * 5


def test_unmapped_code_is_gone() -> None:
    translator = translating()
    with world(translator, READ | EXECUTE) as emulator:
        assert run(emulator, 100) == 100
        emulator.space.unmap(CODE, 4096)
        assert translator.regions == []
        hart = emulator.new_hart()
        hart.pc = CODE
        assert emulator.run(hart) == (Exit.EXECUTE_FAULT, CODE)


def test_a_small_cache_makes_room() -> None:
    """Many loops in a cache that holds a few of them: memory is used again, results are right."""
    translator = translating(limit=8 << 10)
    with world(translator, READ | EXECUTE) as emulator:
        emulator.space.patch(CODE, packed(LOOP * 60))
        for turn in range(3):
            for place in range(60):
                assert run(emulator, 50 + turn, CODE + 16 * place) == 50 + turn
        assert 0 < len(translator.regions) < 60
        assert translator.error is None


def test_several_harts_run_the_same_code_while_it_changes() -> None:
    translator = BackgroundTranslator(heat=50, keeps=False)
    with world(translator, READ | EXECUTE) as emulator:
        failures: list[BaseException] = []

        def work() -> None:
            try:
                for _ in range(50):
                    total = run(emulator, 2000)
                    assert 2000 <= total <= 2000 * 3
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for step in range(40):
            emulator.space.patch(PATCH, packed([ins("addi", rd=10, rs1=10, imm_i=1 + step % 3)]))
            time.sleep(0.002)
        for thread in threads:
            thread.join()
        assert not failures
        assert translator.error is None


@pytest.mark.parametrize("pc", [CODE, CODE + 4])
def test_what_cannot_be_translated_is_interpreted(pc: int) -> None:
    """A loop that begins with a CSR instruction."""
    translator = translating()
    with world(translator, READ | EXECUTE) as emulator:
        words = [ins("csrrs", rd=11, rs1=0, csr=0xC02), ins("addi", rd=10, rs1=10, imm_i=1),
                 LOOP[0], ins("bne", rs1=COUNTER, rs2=0, imm_b=-12), ins("ebreak")]
        emulator.space.patch(CODE, packed(words))
        assert run(emulator, 100, pc) == 100
        assert translator.error is None
