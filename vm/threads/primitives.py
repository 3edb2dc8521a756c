# low-level
"""Mutexes, conditions and memory of the C library, and what they do in plain Python.

In plain Python there is one thread: a mutex that is taken twice is a bug and raises, and a wait
lets `SIMULATION` play the other threads.
"""

from collections import deque
from collections.abc import Callable

from pvm.gc.system import NANOSECONDS, now
from pvm.lowlevel import memory
from pvm.lowlevel.intrinsics import local, local_array
from pvm.lowlevel.marks import external, lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, i32, i64, u32, u64

# sizeof(pthread_mutex_t) and sizeof(pthread_cond_t), in words: glibc's are 40 and 48 bytes on
# x86-64, the largest of the C libraries that matter.
MUTEX_WORDS = 5
CONDITION_WORDS = 6

CLOCK_MONOTONIC = 1
ETIMEDOUT = 110
NEVER = 0
LONGEST_WAIT = 1 << 62


class SimulatedDeadlock(Exception):
    """A single simulated thread waits for something that nobody will do."""


class Simulation:
    """What other threads do, and how time passes, while a plain-Python run waits."""

    def __init__(self) -> None:
        self.others: deque[Callable[[], None]] = deque()

    def wait(self, mutex: Ptr) -> None:
        """Runs the next of the other threads' actions, with the mutex free for it."""
        if not self.others:
            raise SimulatedDeadlock("a wait that nobody ends")
        mutex[0] = u64(0)
        self.others.popleft()()
        _acquire(mutex)


SIMULATION = Simulation()


def _acquire(mutex: Ptr) -> None:
    if mutex[0] != 0:
        raise SimulatedDeadlock("a mutex is taken twice")
    mutex[0] = u64(1)


@struct
class TimeSpec:
    """C's struct timespec."""

    seconds: i64
    nanoseconds: i64


@external
def pthread_mutex_init(mutex: Ptr[u64], attributes: Ptr[u64]) -> i32:
    mutex[0] = u64(0)
    return i32(0)


@external
def pthread_mutex_lock(mutex: Ptr[u64]) -> i32:
    _acquire(mutex)
    return i32(0)


@external
def pthread_mutex_unlock(mutex: Ptr[u64]) -> i32:
    if mutex[0] != 1:
        raise SimulatedDeadlock("a free mutex is unlocked")
    mutex[0] = u64(0)
    return i32(0)


@external
def pthread_condattr_init(attributes: Ptr[u64]) -> i32:
    return i32(0)


@external
def pthread_condattr_setclock(attributes: Ptr[u64], clock: i32) -> i32:
    return i32(0)


@external
def pthread_cond_init(condition: Ptr[u64], attributes: Ptr[u64]) -> i32:
    return i32(0)


@external
def pthread_cond_wait(condition: Ptr[u64], mutex: Ptr[u64]) -> i32:
    SIMULATION.wait(mutex)
    return i32(0)


@external
def pthread_cond_timedwait(condition: Ptr[u64], mutex: Ptr[u64], until: Ptr[TimeSpec]) -> i32:
    if not SIMULATION.others:
        return i32(ETIMEDOUT)
    SIMULATION.wait(mutex)
    return i32(0)


@external
def pthread_cond_signal(condition: Ptr[u64]) -> i32:
    return i32(0)


@external
def pthread_cond_broadcast(condition: Ptr[u64]) -> i32:
    return i32(0)


@external
def nanosleep(duration: Ptr[TimeSpec], remaining: Ptr[TimeSpec]) -> i32:
    return i32(0)


@external
def calloc(count: u64, size: u64) -> Ptr[u64]:
    return Ptr[u64](memory.current().allocate(int(count) * int(size)))


@external
def free(block: Ptr[u64]) -> None:
    memory.current().free(int(block))


@lowlevel
def initialise_mutex(mutex: Ptr[u64]) -> None:
    """Makes a free mutex of MUTEX_WORDS words of memory."""
    pthread_mutex_init(mutex, Ptr[u64](0))


@lowlevel
def initialise_condition(condition: Ptr[u64]) -> None:
    """Makes a condition, whose timed waits use the monotonic clock, of CONDITION_WORDS words."""
    attributes = local_array(u64, 2)
    pthread_condattr_init(attributes)
    pthread_condattr_setclock(attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, attributes)


@lowlevel
def deadline_after(nanos: i64) -> u64:
    """The monotonic time `nanos` > 0 nanoseconds from now; NEVER for 0 and for centuries."""
    if nanos <= 0 or nanos > LONGEST_WAIT:
        return u64(NEVER)
    return now() + u64(nanos)


@lowlevel
def wait_until(condition: Ptr[u64], mutex: Ptr[u64], deadline: u64) -> boolean:
    """Waits for a signal, or until the deadline (NEVER: for ever); true when that has passed."""
    if deadline == NEVER:
        pthread_cond_wait(condition, mutex)
        return False
    until = local(TimeSpec)
    until.seconds = i64(deadline // NANOSECONDS)
    until.nanoseconds = i64(deadline % NANOSECONDS)
    return pthread_cond_timedwait(condition, mutex, until) == ETIMEDOUT


@lowlevel
def pause_nanos(nanos: u32) -> None:
    """Lets the processor go for less than a second."""
    duration = local(TimeSpec)
    duration.seconds = i64(0)
    duration.nanoseconds = i64(nanos)
    nanosleep(duration, Ptr[TimeSpec](0))
