# low-level
"""Sleeping, parking and interrupting: waits on a thread's own condition.

What ends a wait (permit, interrupt, notification, request to unwind) is written under the target's
mutex, or is followed by a signal under it, so that no wake-up is lost.
"""

from pvm.lowlevel.intrinsics import atomic_load, atomic_store, atomic_swap, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import Static, boolean, i64, u32, u64
from pvm.vm.model.metadata import PARKED, POLL_UNWIND, RUNNING, SLEEPING, TIMED_PARKED, Thread
from pvm.vm.threads.clocks import advance, is_own
from pvm.vm.threads.monitors import INTERRUPTED, OK, UNWOUND
from pvm.vm.threads.monitortable import Monitor, monitor_at
from pvm.vm.threads.primitives import (
    deadline_after,
    pthread_cond_broadcast,
    pthread_cond_signal,
    pthread_mutex_lock,
    pthread_mutex_unlock,
    wait_until,
)
from pvm.vm.threads.states import enter_native, leave_native, set_poll


@lowlevel(inline=True)
def interruption_pending(thread: Ptr[Thread]) -> boolean:
    """Whether the thread has been interrupted."""
    return atomic_load(field_address(thread, "interrupted")) != 0


@lowlevel(inline=True)
def unwinding(thread: Ptr[Thread]) -> boolean:
    """Whether the thread has been asked to unwind."""
    return (atomic_load(field_address(thread, "poll")) & POLL_UNWIND) != 0


@lowlevel
def await_wake(thread: Ptr[Thread], deadline: u64, reached: Static) -> None:
    """Sleeps, IN_NATIVE, until `reached(thread)`, the deadline, an interrupt or an unwinding."""
    pthread_mutex_lock(thread.mutex)
    late = boolean(False)
    while not (late or reached(thread) or interruption_pending(thread) or unwinding(thread)):
        late = wait_until(thread.condition, thread.mutex, deadline)
    pthread_mutex_unlock(thread.mutex)


@lowlevel(inline=True)
def _nothing(thread: Ptr[Thread]) -> boolean:
    return False


@lowlevel(inline=True)
def _permitted(thread: Ptr[Thread]) -> boolean:
    return atomic_load(field_address(thread, "park_permit")) != 0


@lowlevel(inline=True)
def _take(word: Ptr[u32]) -> boolean:
    """Clears a flag; whether it was set."""
    return atomic_swap(word, u32(0)) != 0


@lowlevel(noinline=True, collects="sleeps")
def sleep(thread: Ptr[Thread], nanos: i64) -> u32:
    """Thread.sleep: OK, INTERRUPTED (the interrupt is then cleared) or UNWOUND."""
    if nanos > 0:
        thread.activity = u32(SLEEPING)
        enter_native(thread)
        if is_own(thread.vm):
            advance(thread.vm, nanos)
        else:
            await_wake(thread, deadline_after(nanos), _nothing)
        leave_native(thread)
        thread.activity = u32(RUNNING)
    if _take(field_address(thread, "interrupted")):
        return u32(INTERRUPTED)
    return u32(UNWOUND) if unwinding(thread) else u32(OK)


@lowlevel(noinline=True, collects="parks")
def park(thread: Ptr[Thread], nanos: i64) -> None:
    """LockSupport.park: until a permit, an interrupt (which stays) or the time; 0 is for ever."""
    if _take(field_address(thread, "park_permit")) or nanos < 0:
        return
    thread.activity = u32(PARKED) if nanos == 0 else u32(TIMED_PARKED)
    enter_native(thread)
    await_wake(thread, deadline_after(nanos), _permitted)
    if not _take(field_address(thread, "park_permit")) and not interruption_pending(thread):
        advance(thread.vm, nanos)
    leave_native(thread)
    thread.activity = u32(RUNNING)


@lowlevel
def unpark(target: Ptr[Thread]) -> None:
    """LockSupport.unpark: gives the thread a permit, and wakes it if it is parked."""
    pthread_mutex_lock(target.mutex)
    atomic_store(field_address(target, "park_permit"), u32(1))
    pthread_cond_signal(target.condition)
    pthread_mutex_unlock(target.mutex)


@lowlevel
def interrupt(target: Ptr[Thread]) -> None:
    """Thread.interrupt: sets the flag, and ends the target's sleep, park or wait."""
    pthread_mutex_lock(target.mutex)
    atomic_store(field_address(target, "interrupted"), u32(1))
    pthread_cond_broadcast(target.condition)
    pthread_mutex_unlock(target.mutex)


@lowlevel
def is_interrupted(target: Ptr[Thread], clear: u32) -> u32:
    """The interrupt flag, 0 or 1; with `clear` not 0 it is cleared."""
    if clear:
        return atomic_swap(field_address(target, "interrupted"), u32(0))
    return atomic_load(field_address(target, "interrupted"))


@lowlevel(export=True)
def request_unwind(target: Ptr[Thread]) -> None:
    """Sets POLL_UNWIND, and wakes the target whatever it waits for (a monitor included)."""
    set_poll(target, u32(POLL_UNWIND))
    pthread_mutex_lock(target.mutex)
    pthread_cond_broadcast(target.condition)
    pthread_mutex_unlock(target.mutex)
    index = atomic_load(field_address(target, "blocked_on"))
    if index:
        _wake_enterers(monitor_at(target.vm, u64(index)))


@lowlevel
def _wake_enterers(monitor: Ptr[Monitor]) -> None:
    pthread_mutex_lock(monitor.mutex)
    pthread_cond_broadcast(monitor.condition)
    pthread_mutex_unlock(monitor.mutex)
