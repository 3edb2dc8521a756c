# low-level
"""System.currentTimeMillis and nanoTime, and where generators take their seeds from."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u64
from pvm.native.registry import low_level_native
from pvm.vm.model.metadata import Thread
from pvm.vm.threads.clocks import monotonic_nanos, nanos_since_1970, next_seed

NANOS_PER_MILLI = 1_000_000


@low_level_native("java/lang/System", "currentTimeMillis", "()J")
@lowlevel(export=True)
def current_time_millis(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Milliseconds since 1970."""
    return i64(nanos_since_1970(thread.vm) // NANOS_PER_MILLI)


@low_level_native("java/lang/System", "nanoTime", "()J")
@lowlevel(export=True)
def nano_time(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Monotonic nanoseconds."""
    return i64(monotonic_nanos(thread.vm))


@low_level_native("pvm/internal/Seeds", "next", "()J")
@lowlevel(export=True)
def next_seed_of_machine(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """See Seeds.java."""
    return next_seed(thread.vm)
