"""Memory for predecoded code that runs out: everything is forgotten, and programs go on."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from pvm.isa.emulator import Emulator, RunningHart
from pvm.isa.hart import Exit
from pvm.isa.interp import codememory
from pvm.isa.interp.codememory import SMALLEST_ROOM
from pvm.isa.memory.access import EXECUTE, READ
from pvm.isa.memory.space import AddressSpace

from ..machine import CODE, ins, machine, packed

PAGE, PAGES = 4096, 24


@pytest.fixture
def narrow() -> Iterator[Emulator]:
    """Code that goes through PAGES pages, x6 times: x10 counts the pages."""
    space = AddressSpace(1 << 32)
    emulator = Emulator(space, room=SMALLEST_ROOM)
    space.map(CODE, PAGES * PAGE, READ | EXECUTE)
    for number in range(PAGES - 1):
        space.patch(CODE + number * PAGE, packed([ins("addi", rd=10, rs1=10, imm_i=1),
                                                  ins("jal", rd=0, imm_j=PAGE - 4)]))
    last = [ins("addi", rd=10, rs1=10, imm_i=1), ins("addi", rd=6, rs1=6, imm_i=-1),
            ins("beq", rs1=6, rs2=0, imm_b=8), ins("jalr", rd=0, rs1=5, imm_i=0), ins("ecall")]
    space.patch(CODE + (PAGES - 1) * PAGE, packed(last))
    yield emulator
    emulator.close()
    space.close()


def prepared(emulator: Emulator, rounds: int) -> RunningHart:
    hart = emulator.new_hart()
    hart.pc, hart.x[5], hart.x[6] = CODE, CODE, rounds
    return hart


def test_code_is_forgotten_and_made_again(narrow: Emulator) -> None:
    hart = prepared(narrow, 5)
    assert narrow.run(hart).reason is Exit.ECALL
    assert (hart.x[10], hart.retired) == (5 * PAGES, 5 * (2 * PAGES + 2))
    assert narrow.code.map.made < PAGES


def test_harts_wait_for_each_other(narrow: Emulator) -> None:
    harts = [prepared(narrow, 20) for _ in range(3)]
    threads = [threading.Thread(target=narrow.run, args=(hart,)) for hart in harts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [hart.x[10] for hart in harts] == [20 * PAGES] * 3


def test_too_little_room_is_refused() -> None:
    space = AddressSpace(1 << 32)
    with pytest.raises(ValueError, match="room"):
        Emulator(space, room=1000)
    space.close()


def test_a_host_with_less_memory_gives_less_room(monkeypatch: pytest.MonkeyPatch) -> None:
    taken, sizes = codememory.mmap.mmap, []

    def scarce(handle: int, size: int, **options: int) -> object:
        sizes.append(size)
        if size > 1 << 26:
            raise OSError("no memory")
        return taken(handle, size, **options)

    monkeypatch.setattr(codememory.mmap, "mmap", scarce)
    with machine() as made:
        assert made.run(ins("addi", rd=10, rs1=0, imm_i=7)).reason is Exit.ECALL
    assert sizes == sorted(sizes, reverse=True) and len(sizes) > 1
