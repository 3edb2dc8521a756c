"""System calls about time."""

import contextlib
import errno
import os
import struct
from typing import TYPE_CHECKING, Final

from pvm.isa.memory.faults import GuestFault
from pvm.isa.process.endings import Interrupted
from pvm.isa.process.syscalls.table import signed, system_call
from pvm.isa.process.waiting import deadline_after, now

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

_TIME: Final = struct.Struct("<qq")
_BILLION: Final = 1_000_000_000
_REALTIME: Final = 0
_ABSOLUTE: Final = 1
_CLOCKS: Final = frozenset((0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11))
_PROCESS_TIME, _THREAD_TIME, _OF_THREAD, _FILE_CLOCK = 2, 3, 4, 3
_COARSE: Final = (5, 6)
_COARSE_STEP: Final = 4_000_000
_SLEEPING: Final = frozenset((0, 1, 7))
_FOREVER: Final = 1 << 62


def read_time(thread: "GuestThread", address: int) -> int:
    """A timespec in nanoseconds. OSError EINVAL; GuestFault."""
    seconds, nanoseconds = _TIME.unpack(thread.space.read(address, _TIME.size))
    if seconds < 0 or not 0 <= nanoseconds < _BILLION:
        raise OSError(errno.EINVAL, "no time")
    return min(int(seconds * _BILLION + nanoseconds), _FOREVER)


def deadline_of(thread: "GuestThread", address: int) -> int | None:
    """The deadline of a relative timespec; None for the null pointer: there is none."""
    return deadline_after(read_time(thread, address)) if address else None


def write_rest(thread: "GuestThread", address: int, deadline: int | None) -> None:
    """What is left until a deadline, as a timespec; nothing where it cannot be written."""
    left = 0 if deadline is None else max(0, deadline - now())
    with contextlib.suppress(GuestFault):
        thread.space.write(address, _TIME.pack(*divmod(left, _BILLION)))


def _clock(thread: "GuestThread", number: int) -> int:
    return thread.world.clock(_clock_number(thread, signed(number)))


def _clock_number(thread: "GuestThread", number: int) -> int:
    """A negative one is the processor time of a process or thread: include/linux/posix-timers.h
    has ~id in its upper bits, 0 for the caller, and which time of it in the lowest two."""
    if number < 0 and number & 3 != _FILE_CLOCK:
        owner, is_thread = ~(number >> 3), bool(number & _OF_THREAD)
        if owner in (0, thread.number if is_thread else thread.world.identity.process):
            return _THREAD_TIME if is_thread else _PROCESS_TIME
    if number not in _CLOCKS:
        raise OSError(errno.EINVAL, "no such clock")
    return number


@system_call(113, "clock_gettime", "clock time")
def clock_gettime(thread: "GuestThread", clock: int, time: int) -> int:
    thread.space.write(time, _TIME.pack(*divmod(_clock(thread, clock), _BILLION)))
    return 0


@system_call(114, "clock_getres", "clock time")
def clock_getres(thread: "GuestThread", clock: int, time: int) -> int:
    _clock(thread, clock)
    if time:
        step = _COARSE_STEP if signed(clock) in _COARSE else 1
        thread.space.write(time, _TIME.pack(0, step))
    return 0


@system_call(112, "clock_settime", "clock time")
def clock_settime(thread: "GuestThread", clock: int, time: int) -> int:
    del thread, clock, time
    raise OSError(errno.EPERM, "not for guests")


@system_call(169, "gettimeofday", "time zone")
def gettimeofday(thread: "GuestThread", time: int, zone: int) -> int:
    if time:
        seconds, rest = divmod(thread.world.clock(_REALTIME), _BILLION)
        thread.space.write(time, _TIME.pack(seconds, rest // 1000))
    if zone:
        thread.space.write(zone, bytes(8))
    return 0


def _sleep(thread: "GuestThread", deadline: int, rest: int) -> int:
    if thread.wait((), deadline) is None:
        if rest:
            left = max(0, deadline - now())
            thread.space.write(rest, _TIME.pack(*divmod(left, _BILLION)))
        raise Interrupted(restarts=False)
    return 0


@system_call(101, "nanosleep", "time rest")
def nanosleep(thread: "GuestThread", time: int, rest: int) -> int:
    return _sleep(thread, deadline_after(read_time(thread, time)), rest)


@system_call(115, "clock_nanosleep", "clock flags time rest")
def clock_nanosleep(thread: "GuestThread", clock: int, flags: int, time: int, rest: int) -> int:
    if signed(clock) not in _SLEEPING:
        raise OSError(errno.EINVAL, "no clock to sleep by")
    wanted = read_time(thread, time)
    if not flags & _ABSOLUTE:
        return _sleep(thread, deadline_after(wanted), rest)
    return _sleep(thread, deadline_after(wanted - _clock(thread, clock)), 0)


@system_call(153, "times", "buffer")
def times(thread: "GuestThread", buffer: int) -> int:
    found = os.times()
    if buffer:
        ticks = [int(value * 100) for value in (found.user, found.system, 0, 0)]
        thread.space.write(buffer, struct.pack("<4q", *ticks))
    return thread.world.clock(1) // 10_000_000
