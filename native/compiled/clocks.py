# low-level
"""System.currentTimeMillis and nanoTime."""

from pvm.gc.system import NANOSECONDS, clock_gettime, now
from pvm.lowlevel.intrinsics import local_array
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u64
from pvm.native.registry import low_level_native
from pvm.vm.model.metadata import Thread

CLOCK_REALTIME = 0
MILLIS = 1000
NANOS_PER_MILLI = NANOSECONDS // MILLIS


@low_level_native("java/lang/System", "currentTimeMillis", "()J")
@lowlevel(export=True)
def current_time_millis(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Milliseconds since 1970."""
    time_spec = local_array(u64, 2)
    clock_gettime(CLOCK_REALTIME, time_spec)
    return i64(time_spec[0] * MILLIS + time_spec[1] // NANOS_PER_MILLI)


@low_level_native("java/lang/System", "nanoTime", "()J")
@lowlevel(export=True)
def nano_time(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Monotonic nanoseconds."""
    return i64(now())
