"""Harts come and go with a guest's threads."""

from __future__ import annotations

from pvm.isa.emulator import Emulator
from pvm.isa.memory.space import AddressSpace


def test_harts_that_are_released_are_forgotten() -> None:
    space = AddressSpace(1 << 24)
    emulator = Emulator(space)
    first, second = emulator.new_hart(), emulator.new_hart()
    seen = emulator.harts
    emulator.release(first)
    assert emulator.harts == [second]
    assert seen == [first, second]      # who was going through them goes on as before
    emulator.close()
    space.close()
