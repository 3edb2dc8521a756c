"""Guests that mean harm: each ends as under qemu-riscv64 where it is defined how, and pvm's own
process never dies of them."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path
from random import Random

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
PROGRAM = HOSTILE.parents[1] / "programs" / "doubles.c"
MUTATIONS = 5  # a seed
LOAD, READ_EXECUTE = 1, 5  # p_type and p_flags of a segment with code
HEADERS = 0x200  # the ELF file's own, which lie in the same segment
LIMIT = "--timeout=60"  # a guest that has spoilt its own locks waits for ever
MACHINES = {"translated": [*PVM, LIMIT], "interpreted": [*INTERPRETED, LIMIT]}
ENVIRONMENT = {"PYTHONFAULTHANDLER": "1"}


def run(machine: str, *arguments: str) -> Outcome:
    """Run the program; where pvm's process died of it, the test fails with the command."""
    program = str(guest_program(HOSTILE, ["-lpthread"], FLAGS))
    ended = outcome(MACHINES[machine], [program, *arguments], environment=ENVIRONMENT)
    check_process(ended, f"{machine} {' '.join(arguments)}")
    return ended


def check_process(ended: Outcome, told: str) -> None:
    """Nothing that is not the guest's has gone wrong."""
    told = f"{told}: {ended.status}\n{ended.stderr[-3000:]}"
    assert "Fatal Python error" not in ended.stderr, told
    assert "Traceback (most recent call last)" not in ended.stderr, told


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


def mutated(program: bytes, seed: int) -> bytes:
    """The program with some bytes of its code changed."""
    random = Random(seed)
    place = program.index(struct.pack("<II", LOAD, READ_EXECUTE), struct.calcsize("<64x"))
    offset, _, _, size = struct.unpack_from("<4Q", program, place + 8)
    content = bytearray(program)
    for _ in range(random.choice((1, 5, 50, 1000))):
        content[random.randrange(offset + HEADERS, offset + size)] = random.randrange(256)
    return bytes(content)


def test_mutated_code(seed: int, tmp_path: Path) -> None:
    """Code with errors: whatever it does, it does to itself."""
    whole = guest_program(PROGRAM, ["-lm", "-lpthread"]).read_bytes()
    for number in range(MUTATIONS):
        program = tmp_path / f"mutated{number}"
        program.write_bytes(mutated(whole, seed * MUTATIONS + number))
        ended = outcome([*PVM, "--timeout=5", "--memory=256m"], [str(program)],
                        environment=ENVIRONMENT)
        check_process(ended, f"mutation {seed * MUTATIONS + number}")


def test_every_action_is_run() -> None:
    """The two lists are all that the program can do."""
    source = HOSTILE.read_text()
    table = source[source.index("actions[] =") : source.index("int main")]
    named = [part.split(")")[0] for part in table.split("NAMED(")[1:]]
    assert sorted(named) == sorted(DEFINED + UNDEFINED)
