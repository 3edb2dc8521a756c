# low-level
"""java.lang.Thread: the current thread, pausing, interrupting."""

from pvm.gc.system import sched_yield
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u32, u64
from pvm.native.compiled.operands import operand
from pvm.native.compiled.waits import (
    STATUS_SLEEPING,
    adopt_interrupt,
    finish_wait,
    is_negative_timeout,
    millis_to_nanos,
    set_status,
)
from pvm.native.registry import low_level_native
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Thread
from pvm.vm.runtime.throwing import raise_trap
from pvm.vm.threads.monitors import holds
from pvm.vm.threads.parking import interrupt, sleep
from pvm.vm.threads.states import enter_native, leave_native

THREAD = "java/lang/Thread"


@low_level_native(THREAD, "currentThread", "()Ljava/lang/Thread;")
@lowlevel(export=True)
def current_thread(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Thread.currentThread."""
    return i64(thread.java_thread)


@low_level_native(THREAD, "yield", "()V")
@lowlevel(export=True, collects="waits while the world is stopped")
def yield_processor(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Thread.yield."""
    enter_native(thread)
    sched_yield()
    leave_native(thread)
    return 0


@low_level_native(THREAD, "sleep", "(J)V", "java/lang/Thread.interrupted",
                  "java/lang/Thread.threadStatus")
@lowlevel(export=True, collects="sleeps")
def sleep_millis(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Thread.sleep(long)."""
    millis = i64(arguments[0])
    if is_negative_timeout(thread, millis):
        return 0
    adopt_interrupt(thread)
    set_status(thread, u32(STATUS_SLEEPING))
    return finish_wait(thread, sleep(thread, millis_to_nanos(millis)), Ptr[u64](0))


@low_level_native(THREAD, "holdsLock", "(Ljava/lang/Object;)Z")
@lowlevel(export=True)
def holds_lock(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Thread.holdsLock."""
    if arguments[0] == 0:
        raise_trap(thread, Trap.NULL_POINTER, 0, 0)
        return 0
    return i64(1) if holds(thread, arguments[0]) else i64(0)


@low_level_native(THREAD, "interrupt0", "()V", "java/lang/Thread.eetop")
@lowlevel(export=True)
def interrupt_thread(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Thread.interrupt0. A thread that has just ended is harmless: its struct stays."""
    target = Ptr[Thread](Ptr[u64](arguments[0] + operand(thread, u32(0)))[0])
    if target:
        interrupt(target)
    return 0
