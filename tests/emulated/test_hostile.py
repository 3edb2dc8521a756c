"""Guests that mean harm: each ends as under qemu-riscv64 where it is defined how, and pvm's own
process never dies of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .running import ENDED_BY_SIGNAL, INTERPRETED, PVM, QEMU, Outcome, guest_program, outcome

HOSTILE = Path(__file__).resolve().parent / "hostile" / "hostile.c"
FLAGS = ("-O1", "-Wno-infinite-recursion")
DEFINED = (
    "read_null read_top read_middle read_beyond read_across_end write_null write_top write_text "
    "write_constant jump_null jump_top jump_beyond jump_data jump_stack stack_exhaustion "
    "stack_pointer_lost endless endless_self_jump endless_calls jump_middle self_modifying "
    "self_modifying_loop code_unmapped_and_back executable_no_more instruction_across_pages "
    "unmap_own_code unmap_own_stack protect_own_stack misaligned store_across_end load_across_end "
    "illegal illegal_zero privileged breakpoint bad_rounding kernel_number fault_in_handler "
    "bad_signal_stack bad_handler bad_return_frame write_bad_pointer huge_mappings many_mappings "
    "code_race"
).split()
# qemu-riscv64 does these for real, or dies of them itself.
UNDEFINED = (
    "unmap_everything all_memory many_threads many_processes odd_clones bad_pointers random_calls "
    "random_code memory_race"
).split()
RANDOM = ("random_calls", "random_code", "many_mappings")
SEEDS, LONG_SEEDS = 3, 100
MACHINES = {"translated": PVM, "interpreted": INTERPRETED}
ENVIRONMENT = {"PYTHONFAULTHANDLER": "1"}


def run(machine: str, *arguments: str) -> Outcome:
    """Run the program; where pvm's process died of it, the test fails with the command."""
    program = str(guest_program(HOSTILE, ["-lpthread"], FLAGS))
    ended = outcome(MACHINES[machine], [program, *arguments], environment=ENVIRONMENT)
    told = f"{machine} {' '.join(arguments)}: {ended.status}\n{ended.stderr[-3000:]}"
    assert "Fatal Python error" not in ended.stderr, told
    assert "Traceback (most recent call last)" not in ended.stderr, told
    return ended


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """So many seeds."""
    if "seed" in metafunc.fixturenames:
        long = metafunc.config.getoption("--long")
        metafunc.parametrize("seed", range(LONG_SEEDS if long else SEEDS))


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("name", DEFINED)
def test_defined_end(name: str, machine: str) -> None:
    """The same exit status and output."""
    if shutil.which(QEMU[0]) is None:
        pytest.skip("qemu-riscv64 is not installed")
    expected = outcome(QEMU, [str(guest_program(HOSTILE, ["-lpthread"], FLAGS)), name])
    ended = run(machine, name)
    assert (ended.status, ended.stdout) == (expected.status, expected.stdout)


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("name", UNDEFINED)
def test_any_end(name: str, machine: str) -> None:
    """Some end, of the guest alone."""
    assert 0 <= run(machine, name).status < ENDED_BY_SIGNAL + 64


@pytest.mark.parametrize("name", RANDOM)
def test_random(name: str, seed: int) -> None:
    """Random calls, code and mappings of other seeds."""
    assert 0 <= run("translated", name, str(seed + 1)).status < ENDED_BY_SIGNAL + 64


def test_every_action_is_run() -> None:
    """The two lists are all that the program can do."""
    source = HOSTILE.read_text()
    table = source[source.index("actions[] =") : source.index("int main")]
    named = [part.split(")")[0] for part in table.split("NAMED(")[1:]]
    assert sorted(named) == sorted(DEFINED + UNDEFINED)
