# low-level
"""pvm.internal.Parking: what java.util.concurrent.locks.LockSupport does to threads."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u32, u64
from pvm.native.compiled.operands import operand
from pvm.native.compiled.waits import (
    STATUS_PARKED,
    STATUS_PARKED_TIMED,
    STATUS_RUNNING,
    adopt_interrupt,
    set_status,
)
from pvm.native.registry import low_level_native
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Thread
from pvm.vm.runtime.throwing import raise_trap
from pvm.vm.threads.parking import park, unpark

PARKING = "pvm/internal/Parking"


@low_level_native(PARKING, "park", "(J)V", "java/lang/Thread.interrupted",
                  "java/lang/Thread.threadStatus")
@lowlevel(export=True, collects="parks")
def park_thread(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Parking.park(long nanos): 0 is for ever."""
    nanos = i64(arguments[0])
    adopt_interrupt(thread)
    set_status(thread, u32(STATUS_PARKED) if nanos == 0 else u32(STATUS_PARKED_TIMED))
    park(thread, nanos)
    set_status(thread, u32(STATUS_RUNNING))
    return 0


@low_level_native(PARKING, "unpark", "(Ljava/lang/Thread;)V", "java/lang/Thread.eetop")
@lowlevel(export=True)
def unpark_thread(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Parking.unpark(Thread). A thread that has just ended is harmless: its struct stays."""
    if arguments[0] == 0:
        raise_trap(thread, Trap.NULL_POINTER, 0, 0)
        return 0
    target = Ptr[Thread](Ptr[u64](arguments[0] + operand(thread, u32(0)))[0])
    if target:
        unpark(target)
    return 0
