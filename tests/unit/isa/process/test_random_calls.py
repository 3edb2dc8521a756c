"""System calls of random numbers and arguments: each gives an answer."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from guests import NUMBERS, ROOM, Guest, guest

from pvm.vm.security.grants import NOTHING

# These wait, or end the thread: others test them.
WAITING = {"exit", "exit_group", "rt_sigsuspend", "ppoll", "pselect6", "nanosleep", "flock",
           "clone", "clock_nanosleep", "futex", "rt_sigtimedwait", "rt_sigreturn", "fcntl",
           "setitimer"}
NAMES = sorted(set(NUMBERS) - WAITING)
CALLS = 300                     # with each seed


def argument(chance: random.Random) -> int:
    kind = chance.randrange(6)
    if kind == 0:
        return chance.randrange(8)
    if kind == 1:
        return (1 << 64) - chance.randrange(1, 300)
    if kind == 2:
        return ROOM + chance.randrange(1 << 16)
    if kind == 3:
        return chance.getrandbits(64)
    return chance.randrange(100_000) if kind == 4 else 1 << chance.randrange(64)


def calls_at_random(made: Guest, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(CALLS):
        name = chance.choice(NAMES)
        if name == "munmap":
            arguments = [ROOM + (1 << 19) + 4096 * chance.randrange(8), 4096]
        else:
            arguments = [argument(chance) for _ in range(6)]
        assert -(1 << 63) <= made.call(name, *arguments) < 1 << 63
        if not made.space.is_mapped(ROOM, 1 << 18):
            made.process.memory.map(ROOM, 1 << 18, 3, is_fixed=True)


@pytest.mark.parametrize("seed", range(10))
def test_random_calls(seed: int, tmp_path: Path) -> None:
    with guest(NOTHING, tmp_path) as made:
        calls_at_random(made, seed)
    assert list(tmp_path.iterdir()) == []       # nothing was granted
