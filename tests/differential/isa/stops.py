"""Runs that stop on the way: after a number of instructions, or where memory is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import NamedTuple

from pvm.isa.emulator import Emulator, RunningHart
from pvm.isa.hart import Exit
from pvm.isa.memory.access import READ
from pvm.isa.memory.space import AddressSpace

from .image import CODE, DATA, PAGE, Image
from .machines import DATA_PERMISSIONS, MakeEmulator, emulator_of, load, new_space
from .oracles import unicorn_with

FAULTS = (Exit.READ_FAULT, Exit.WRITE_FAULT)


class Stop(NamedTuple):
    """The state at a stop: exact, whatever ran."""

    reason: Exit
    detail: int
    pc: int
    retired: int
    registers: tuple[int, ...]
    fcsr: int


def stop_of(hart: RunningHart, reason: Exit, detail: int) -> Stop:
    """A hart's state after a run; detail only where it says something."""
    registers = (*(hart.x[n] for n in range(32)), *(hart.f[n] for n in range(32)))
    return Stop(reason, detail if reason in FAULTS else 0, hart.pc, hart.retired, registers,
                hart.fcsr)


@contextmanager
def loaded(image: Image, make: MakeEmulator) -> Iterator[tuple[AddressSpace, Emulator]]:
    """An address space with the image, and an emulator over it."""
    with new_space() as space:
        load(space, image)
        with emulator_of(space, make) as emulator:
            yield space, emulator


def stops_by_budget(image: Image, make: MakeEmulator, budgets: Random) -> list[Stop]:
    """The states of a run that is stopped after random numbers of instructions."""
    found = []
    with loaded(image, make) as (_, emulator):
        hart = emulator.new_hart()
        hart.pc = CODE
        reason = Exit.SLICE
        while reason == Exit.SLICE:
            reason, detail = emulator.run(hart, budgets.choice((1, 2, 3, 17, 150, 1000, 3000)))
            found.append(stop_of(hart, reason, detail))
    return found


def stops_by_faults(image: Image, make: MakeEmulator, choices: Random) -> list[Stop]:
    """The states at the faults of a run in which pages of the data are missing or read-only; each
    fault is mended, and the run goes on."""
    found = []
    pages = range(DATA, DATA + len(image.data), PAGE)
    with loaded(image, make) as (space, emulator):
        for page in pages:
            if choices.randrange(3):
                space.protect(page, PAGE, choices.choice((0, READ)))
        hart = emulator.new_hart()
        hart.pc = CODE
        while True:
            reason, detail = emulator.run(hart)
            found.append(stop_of(hart, reason, detail))
            if reason not in FAULTS:
                break
            mend(space, detail)
    return found


def mend(space: AddressSpace, address: int) -> None:
    """Make the page of a fault's address readable and writable."""
    space.protect(address & -PAGE, PAGE, DATA_PERMISSIONS)


def unicorn_after(image: Image, counts: list[int]) -> Iterator[tuple[int, list[int]]]:
    """pc and integer registers in unicorn after so many instructions, and so many more, …"""
    from unicorn import riscv_const

    machine = unicorn_with(image)
    pc = CODE
    for count in counts:
        machine.emu_start(pc, 0, count=count)
        pc = machine.reg_read(riscv_const.UC_RISCV_REG_PC)
        yield pc, [machine.reg_read(riscv_const.UC_RISCV_REG_X0 + n) for n in range(32)]
