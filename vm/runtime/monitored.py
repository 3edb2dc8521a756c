# low-level
"""Synchronized methods: their monitor is the receiver, or the class of a static method."""

from pvm.lowlevel.intrinsics import field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Frame, Thread
from pvm.vm.runtime.frames import ACC_STATIC, locals_of
from pvm.vm.runtime.throwing import raise_thread_death, raise_trap
from pvm.vm.threads.monitors import (
    EXHAUSTED,
    OK,
    UNWOUND,
    monitor_enter_fast,
    monitor_enter_slow,
    monitor_exit,
)


@lowlevel(collects="may block")
def enter_synchronized(thread: Ptr[Thread], frame: Ptr[Frame]) -> None:
    """Enters the monitor of a synchronized method whose frame was just pushed (JVMS 2.11.10)."""
    if frame.method.flags & ACC_STATIC:
        frame.lock = frame.method.klass.mirror[0]
    else:
        frame.lock = locals_of(frame)[0]
    if not monitor_enter_fast(thread, frame.lock):
        code = monitor_enter_slow(thread, field_address(frame, "lock"))
        if code != OK:
            frame.lock = 0
        if code == EXHAUSTED:
            raise_trap(thread, Trap.OUT_OF_MEMORY, 0, 0)
        if code == UNWOUND:
            raise_thread_death(thread)


@lowlevel
def leave_synchronized(thread: Ptr[Thread], frame: Ptr[Frame]) -> None:
    """Leaves the monitor when a synchronized method returns."""
    lock = frame.lock
    frame.lock = 0
    if lock != 0 and monitor_exit(thread, lock) != OK:
        raise_trap(thread, Trap.ILLEGAL_MONITOR_STATE, i64(0), i64(0))
