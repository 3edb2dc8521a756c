"""A context's own clock, and the seed of all its random numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

Clock = str | float | datetime

FROZEN: Final = datetime(2000, 1, 1, tzinfo=UTC)
_NANOSECONDS: Final = 10**9
_MOST_SECONDS: Final = 1 << 33
_WORD: Final = 1 << 64


def check_deterministic(clock: Clock | None, seed: int | None) -> None:
    """Raises ValueError for what `make_deterministic` cannot be given."""
    if clock is not None:
        _seconds(clock)
    if seed is not None and (not isinstance(seed, int) or isinstance(seed, bool)):
        raise ValueError(f"seed={seed!r} is no integer")


def make_deterministic(machine: Machine, clock: Clock | None, seed: int | None) -> None:
    """As far as is asked for, on the machine's first thread; see `check_deterministic`."""
    if clock is not None:
        set_clock(machine, clock)
    if seed is not None:
        set_seed(machine, seed)


def set_clock(machine: Machine, clock: Clock) -> None:
    """Gives the machine a clock that only waiting moves on: "frozen" (at FROZEN), or starting at a
    time, or so many seconds after 1970."""
    start = int(_seconds(clock) * _NANOSECONDS)
    vm = machine.vm
    vm.clock = vm.clock_start = start
    vm.has_clock = 1


def _seconds(clock: Clock) -> float:
    if clock == "frozen":
        clock = FROZEN
    seconds = clock.timestamp() if isinstance(clock, datetime) else clock
    if not isinstance(seconds, (int, float)) or not 0 <= seconds < _MOST_SECONDS:
        raise ValueError(f'clock={clock!r} is not "frozen", a time, or seconds after 1970')
    return seconds


def set_seed(machine: Machine, seed: int) -> None:
    """Lets generators without a seed, and identity hashes, give the same in each such machine."""
    numbers = Random(seed)
    vm = machine.vm
    vm.seed = numbers.randrange(_WORD)
    vm.has_seed = 1
    vm.next_hash = numbers.randrange(_WORD) | 1
    for thread in machine.threads.all.live():
        thread.pointer.hash_state = numbers.randrange(_WORD) | 1
    machine.random = numbers
