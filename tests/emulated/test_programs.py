"""Programs of our own: the same output and exit as under qemu-riscv64, on both tiers."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import INTERPRETED, PVM, QEMU, guest_program, need_qemu, outcome

PROGRAMS = Path(__file__).resolve().parent / "programs"
NAMES = ("exceptions.cc", "threads.c", "jumps.c", "signals.c", "doubles.c", "memory.c",
         "dispatch.c", "waiting.c")
LIBRARIES = ("-lm", "-lpthread")
MACHINES = {"translated": PVM, "interpreted": INTERPRETED}


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("name", NAMES)
def test_program(name: str, machine: str) -> None:
    """One program, one way."""
    need_qemu()
    program = str(guest_program(PROGRAMS / name, LIBRARIES))
    assert outcome(MACHINES[machine], [program]) == outcome(QEMU, [program])


def test_static_pie() -> None:
    """A program without a place of its own relocates itself."""
    need_qemu()
    program = str(guest_program(PROGRAMS / "doubles.c", LIBRARIES, ("-static-pie", "-fPIE")))
    assert outcome(PVM, [program]) == outcome(QEMU, [program])


@pytest.mark.parametrize("text", [b"", b"one\n", b"b c\na\n\nlast, without an end", b"x\n" * 70000])
def test_input(text: bytes) -> None:
    """Standard input, arguments, the environment, the exit status."""
    need_qemu()
    command = [str(guest_program(PROGRAMS / "input.c")), "", "two words", "--interpret"]
    environment = {"EMULATED": "yes"}
    expected = outcome(QEMU, command, text, environment)
    assert outcome(PVM, command, text, environment) == expected
