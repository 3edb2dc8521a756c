"""Runs that stop on the way stop with exact state: at their budget's end, and at faults."""

from __future__ import annotations

from importlib.util import find_spec
from random import Random

import pytest

from pvm.isa.hart import Exit
from pvm.isa.instructions.decoding import decode

from .blocks import block_batch
from .image import CODE, PAGE, Image
from .machines import interpreting, translating
from .stops import FAULTS, Stop, stops_by_budget, stops_by_faults, unicorn_after

SHORT, LONG = 2, 100
WORD = (1 << 64) - 1


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Some seeds, or many."""
    if "seed" in metafunc.fixturenames:
        long = metafunc.config.getoption("--long")
        metafunc.parametrize("seed", range(LONG if long else SHORT))


def first_difference(expected: list[Stop], found: list[Stop]) -> str:
    """What differs, readably; empty if nothing does."""
    for number, (one, other) in enumerate(zip(expected, found, strict=False)):
        if one != other:
            registers = [f"{n}: {a:x} {b:x}" for n, (a, b) in enumerate(
                zip(one.registers, other.registers, strict=True)) if a != b]
            return f"stop {number}: {one[:4]} {other[:4]} fcsr {one.fcsr:x} {other.fcsr:x}; " \
                   f"{'; '.join(registers)}"
    return "" if len(expected) == len(found) else f"{len(expected)} stops, {len(found)}"


def test_budgets_in_unicorn(seed: int) -> None:
    """After n instructions the interpreter is where unicorn is after n instructions."""
    if find_spec("unicorn") is None:
        pytest.skip("unicorn is not installed")
    image = block_batch(seed, is_plain=True).image
    stops = stops_by_budget(image, interpreting, Random(seed))[:-1]
    before = [0, *(stop.retired for stop in stops)]
    counts = [b - a for a, b in zip(before, before[1:], strict=False)]
    for stop, (pc, registers) in zip(stops, unicorn_after(image, counts), strict=True):
        assert (stop.pc, list(stop.registers[:32])) == (pc, registers)


def test_budgets_when_translated(seed: int) -> None:
    """The translator's code stops where the interpreter does, in the same state."""
    image = block_batch(seed).image
    expected = stops_by_budget(image, interpreting, Random(seed))
    assert first_difference(expected, stops_by_budget(image, translating, Random(seed))) == ""


def test_faults_are_exact(seed: int) -> None:
    """A fault's instruction is a load or store of the address, and has not happened."""
    image = block_batch(seed).image
    stops = stops_by_faults(image, interpreting, Random(seed))
    assert stops[-1].reason == Exit.ECALL
    assert {stop.reason for stop in stops[:-1]} == set(FAULTS)
    for stop in stops[:-1]:
        assert covers(image, stop)


def covers(image: Image, stop: Stop) -> bool:
    """Whether the instruction at a stop accesses memory there."""
    place = stop.pc - CODE
    instruction = decode(int.from_bytes(image.code[place : place + 4], "little"))
    assert instruction is not None
    operands = instruction.operands
    offset = operands.get("imm_i", operands.get("imm_s", 0))
    address = stop.registers[operands["rs1"]] + offset & WORD
    starts = {address, address + 7 & -PAGE}  # where it begins, and a page that it reaches into
    return stop.detail in starts


def test_faults_when_translated(seed: int) -> None:
    """The translator's code leaves at the same instructions, in the same state."""
    image = block_batch(seed).image
    expected = stops_by_faults(image, interpreting, Random(seed))
    assert first_difference(expected, stops_by_faults(image, translating, Random(seed))) == ""
