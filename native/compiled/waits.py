# low-level
"""What sleep and wait have in common: interrupts, times, results, and Thread.threadStatus.

A thread's interrupt is known twice: in the Java field `Thread.interrupted`, which counts, and in
the machine's Thread struct, which ends waits. Before a wait the second is set by the first; who
interrupts writes them in the same order, so that none is lost. The natives that use this module
have two operands: the offsets of `Thread.interrupted` and `Thread.threadStatus`.
"""

from pvm.lowlevel.intrinsics import atomic_load, atomic_store, atomic_swap, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u8, u32, u64
from pvm.native.compiled.operands import operand
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Thread
from pvm.vm.runtime.throwing import raise_thread_death, raise_trap
from pvm.vm.threads.monitors import EXHAUSTED, ILLEGAL, INTERRUPTED, UNWOUND

# Bits of Thread.threadStatus as the JVM tool interface numbers them (GetThreadState).
ALIVE, RUNNABLE = 0x1, 0x4
STATUS_RUNNING = ALIVE | RUNNABLE
STATUS_WAITING = ALIVE | 0x80 | 0x10 | 0x100
STATUS_WAITING_TIMED = ALIVE | 0x80 | 0x20 | 0x100
STATUS_SLEEPING = ALIVE | 0x80 | 0x20 | 0x40
STATUS_PARKED = ALIVE | 0x80 | 0x10 | 0x200
STATUS_PARKED_TIMED = ALIVE | 0x80 | 0x20 | 0x200

INTERRUPTED_OPERAND, STATUS_OPERAND = 0, 1
NANOS_PER_MILLI = 1_000_000
FOR_EVER = (1 << 63) - 1


@lowlevel(inline=True)
def interrupted_field(thread: Ptr[Thread]) -> Ptr[u8]:
    """The place of the current thread's Java field `interrupted`."""
    return Ptr[u8](thread.java_thread + operand(thread, u32(INTERRUPTED_OPERAND)))


@lowlevel
def adopt_interrupt(thread: Ptr[Thread]) -> None:
    """Makes the machine's interrupt flag what the Java field says."""
    atomic_swap(field_address(thread, "interrupted"), u32(0))
    if atomic_load(interrupted_field(thread)) != 0:
        atomic_store(field_address(thread, "interrupted"), u32(1))


@lowlevel(inline=True)
def set_status(thread: Ptr[Thread], status: u32) -> None:
    """Sets the current thread's Java field `threadStatus`."""
    place = Ptr[i32](thread.java_thread + operand(thread, u32(STATUS_OPERAND)))
    atomic_store(place, i32(status))


@lowlevel
def is_negative_timeout(thread: Ptr[Thread], millis: i64) -> boolean:
    """Raises IllegalArgumentException for a time below 0."""
    if millis < 0:
        raise_trap(thread, Trap.NEGATIVE_TIMEOUT, 0, 0)
        return True
    return False


@lowlevel
def millis_to_nanos(millis: i64) -> i64:
    """Nanoseconds; what is too long for them is for ever, all but."""
    if millis > FOR_EVER // NANOS_PER_MILLI:
        return i64(FOR_EVER)
    return millis * NANOS_PER_MILLI


@lowlevel
def finish_wait(thread: Ptr[Thread], result: u32, details: Ptr[u64]) -> i64:
    """Raises what the result of a wait or sleep asks for; `details`: see Trap.INTERRUPTED."""
    set_status(thread, u32(STATUS_RUNNING))
    if result == ILLEGAL:
        raise_trap(thread, Trap.ILLEGAL_MONITOR_STATE, 0, 0)
    elif result == EXHAUSTED:
        raise_trap(thread, Trap.OUT_OF_MEMORY, 0, 0)
    elif result == UNWOUND:
        raise_thread_death(thread)
    elif result == INTERRUPTED:
        interrupted_field(thread)[0] = u8(0)
        raise_trap(thread, Trap.INTERRUPTED, i64(u64(details)), 0)
    return 0
