# low-level
"""Object.wait, notify and notifyAll (JLS 17.2).

A waiter queues in the monitor's wait set and sleeps on its own condition. Being notified is being
taken out of the queue: who wakes by time or interrupt and finds itself still queued was not, and
takes itself out, so a notification is never spent on a thread that ends otherwise (JLS 17.2.4).
"""

from pvm.gc.objectmodel import INFLATED, Object
from pvm.lowlevel.intrinsics import atomic_load, atomic_store, atomic_swap, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i64, u32, u64
from pvm.vm.model.metadata import RUNNING, TIMED_WAITING, WAITING, Thread
from pvm.vm.threads.clocks import advance
from pvm.vm.threads.monitors import (
    EXHAUSTED,
    ILLEGAL,
    INTERRUPTED,
    OK,
    TIMEOUT,
    UNWOUND,
    disown,
    holds,
    own_asleep,
)
from pvm.vm.threads.monitortable import Monitor, inflate, monitor_of
from pvm.vm.threads.parking import await_wake, interruption_pending, unwinding
from pvm.vm.threads.primitives import (
    deadline_after,
    pthread_cond_signal,
    pthread_mutex_lock,
    pthread_mutex_unlock,
)
from pvm.vm.threads.states import enter_native, leave_native


@lowlevel(noinline=True, collects="waits to be notified")
def monitor_wait(thread: Ptr[Thread], slot: Ptr[u64], nanos: i64) -> u32:
    """Object.wait on the object in a root slot; `nanos` 0 is for ever.

    OK (notified), ILLEGAL, INTERRUPTED (the interrupt is then cleared), TIMEOUT, EXHAUSTED, or
    UNWOUND (the monitor is then not held).
    """
    if not holds(thread, slot[0]):
        return u32(ILLEGAL)
    if atomic_swap(field_address(thread, "interrupted"), u32(0)):
        return u32(INTERRUPTED)
    monitor = inflate(thread.vm, slot[0])
    if not monitor:
        return u32(EXHAUSTED)
    recursion = monitor.recursion
    _enqueue(thread, monitor)
    monitor.recursion = u32(0)
    thread.blocked_on = monitor.index
    thread.activity = u32(WAITING) if nanos == 0 else u32(TIMED_WAITING)
    disown(monitor)
    result = _sleep_in_set(thread, monitor, nanos, recursion)
    thread.activity = u32(RUNNING)
    if result == TIMEOUT:
        advance(thread.vm, nanos)
    return result


@lowlevel(collects="waits to be notified")
def _sleep_in_set(thread: Ptr[Thread], monitor: Ptr[Monitor], nanos: i64, recursion: u32) -> u32:
    """Waits, then enters the monitor again `recursion` times beyond the first."""
    enter_native(thread)
    await_wake(thread, deadline_after(nanos), _notified)
    pthread_mutex_lock(monitor.mutex)
    result = _outcome(thread, monitor)
    if own_asleep(thread, monitor) == UNWOUND:
        result = u32(UNWOUND)
    else:
        monitor.recursion = recursion
    pthread_mutex_unlock(monitor.mutex)
    leave_native(thread)
    return result


@lowlevel(inline=True)
def _notified(thread: Ptr[Thread]) -> boolean:
    return atomic_load(field_address(thread, "waiting")) == 0


@lowlevel
def _outcome(thread: Ptr[Thread], monitor: Ptr[Monitor]) -> u32:
    """Why the wait is over; the monitor's mutex is held."""
    if _notified(thread):
        return u32(OK)
    _dequeue(thread, monitor)
    if interruption_pending(thread):
        atomic_store(field_address(thread, "interrupted"), u32(0))
        return u32(INTERRUPTED)
    return u32(UNWOUND) if unwinding(thread) else u32(TIMEOUT)


@lowlevel
def monitor_notify(thread: Ptr[Thread], object: u64, everyone: u32) -> u32:
    """Object.notify, or notifyAll if `everyone` is not 0: OK or ILLEGAL."""
    if not holds(thread, object):
        return u32(ILLEGAL)
    mark = atomic_load(field_address(Ptr[Object](object), "mark"))
    if mark & INFLATED:
        monitor = monitor_of(thread.vm, mark)
        pthread_mutex_lock(monitor.mutex)
        _wake_first(monitor)
        while everyone and monitor.first_waiter:
            _wake_first(monitor)
        pthread_mutex_unlock(monitor.mutex)
    return u32(OK)


@lowlevel
def _wake_first(monitor: Ptr[Monitor]) -> None:
    waiter = monitor.first_waiter
    if waiter:
        _dequeue(waiter, monitor)
        pthread_mutex_lock(waiter.mutex)
        atomic_store(field_address(waiter, "waiting"), u32(0))
        pthread_cond_signal(waiter.condition)
        pthread_mutex_unlock(waiter.mutex)


@lowlevel
def _enqueue(thread: Ptr[Thread], monitor: Ptr[Monitor]) -> None:
    pthread_mutex_lock(monitor.mutex)
    thread.waiting = u32(1)
    thread.wait_next = Ptr[Thread](0)
    if monitor.last_waiter:
        monitor.last_waiter.wait_next = thread
    else:
        monitor.first_waiter = thread
    monitor.last_waiter = thread
    pthread_mutex_unlock(monitor.mutex)


@lowlevel
def _dequeue(thread: Ptr[Thread], monitor: Ptr[Monitor]) -> None:
    """Takes a thread out of the wait set; the monitor's mutex is held."""
    before = Ptr[Thread](0)
    waiter = monitor.first_waiter
    while waiter != thread:
        before = waiter
        waiter = waiter.wait_next
    if before:
        before.wait_next = thread.wait_next
    else:
        monitor.first_waiter = thread.wait_next
    if not thread.wait_next:
        monitor.last_waiter = before
    thread.wait_next = Ptr[Thread](0)
