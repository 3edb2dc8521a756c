# low-level
"""What the collectors ask of the operating system."""

import time

from pvm.lowlevel import memory
from pvm.lowlevel.intrinsics import local_array
from pvm.lowlevel.marks import external, lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i32, u64

CLOCK_MONOTONIC = 1
CLOCK_THREAD_CPUTIME = 3
MADV_DONTNEED = 4
PAGE_BYTES = 4096
NANOSECONDS = 1_000_000_000


@external
def clock_gettime(clock: i32, time_spec: Ptr[u64]) -> i32:
    seconds, nanoseconds = divmod(time.monotonic_ns(), NANOSECONDS)
    time_spec[0] = u64(seconds)
    time_spec[1] = u64(nanoseconds)
    return 0


@external
def madvise(address: Ptr[u64], length: u64, advice: i32) -> i32:
    memory.current().write(int(address), bytes(int(length)))
    return 0


@external
def sched_yield() -> i32:
    return 0


@lowlevel
def read_clock(clock: i32) -> u64:
    """A clock of the system in nanoseconds."""
    time_spec = local_array(u64, 2)
    clock_gettime(clock, time_spec)
    return time_spec[0] * NANOSECONDS + time_spec[1]


@lowlevel
def now() -> u64:
    """Monotonic time in nanoseconds."""
    return read_clock(i32(CLOCK_MONOTONIC))


@lowlevel
def processor_time() -> u64:
    """Nanoseconds for which the calling thread has run."""
    return read_clock(i32(CLOCK_THREAD_CPUTIME))


@lowlevel
def release_pages(start: u64, end: u64) -> None:
    """Gives whole pages inside [start, end) back to the system; they read as zero afterwards."""
    first = (start + (PAGE_BYTES - 1)) & ~(PAGE_BYTES - 1)
    last = end & ~(PAGE_BYTES - 1)
    if first < last:
        madvise(Ptr[u64](first), last - first, MADV_DONTNEED)
