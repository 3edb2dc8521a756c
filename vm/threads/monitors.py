# low-level
"""Entering and leaving object monitors (JVMS 6.5 monitorenter, monitorexit; JLS 17.1).

A lock starts thin: owner and recursion lie in the mark word. Contention, deep recursion and
`wait` inflate it. An inflated monitor is taken by compare-and-swap on its `owner`; a thread that
does not get it soon sleeps on its condition, IN_NATIVE.

Who sleeps has first raised `entering`, then tried `owner` again; who leaves clears `owner`, then
reads `entering`. One of them sees the other, so no wake-up is lost. Nobody is woken while somebody
is `waking` already, who clears that before he tries `owner` for the last time.
"""

from pvm.gc.objectmodel import INFLATED, MONITOR_SHIFT, Object
from pvm.lowlevel.intrinsics import (
    atomic_add,
    atomic_load,
    atomic_store,
    atomic_swap,
    cas,
    field_address,
    likely,
    spin_hint,
    unlikely,
)
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32, u64
from pvm.vm.model.metadata import BLOCKED, POLL_UNWIND, RUNNING, Thread
from pvm.vm.threads.monitortable import (
    LOCK_MASK,
    OWNER_MASK,
    RECURSION_MASK,
    RECURSION_ONE,
    UNLOCKED_MASK,
    Monitor,
    inflate,
    monitor_of,
)
from pvm.vm.threads.primitives import (
    pthread_cond_signal,
    pthread_cond_wait,
    pthread_mutex_lock,
    pthread_mutex_unlock,
)
from pvm.vm.threads.states import enter_native, leave_native

# What the operations on monitors, and the waits of `parking`, return. ILLEGAL is
# IllegalMonitorStateException; EXHAUSTED: no monitor is left; UNWOUND: the thread has been asked to
# unwind (POLL_UNWIND), and does not hold the monitor it was waiting for.
OK, ILLEGAL, INTERRUPTED, TIMEOUT, EXHAUSTED, UNWOUND = range(6)

# How often a contender looks before it inflates or sleeps: about the length of a short
# synchronized block.
SPINS = 100


@lowlevel(inline=True)
def monitor_enter_fast(thread: Ptr[Thread], object: u64) -> boolean:
    """Takes a free thin lock, or one that the thread has already; false: take the slow path."""
    word = field_address(Ptr[Object](object), "mark")
    before = atomic_load(word)
    mine = u64(thread.lock_id) << MONITOR_SHIFT
    if likely((before & LOCK_MASK) == 0):
        return cas(word, before, before | mine)
    if (before & (OWNER_MASK | INFLATED)) == mine and (before & RECURSION_MASK) != RECURSION_MASK:
        return cas(word, before, before + RECURSION_ONE)
    return False


@lowlevel(noinline=True, collects="waits for the monitor")
def monitor_enter_slow(thread: Ptr[Thread], slot: Ptr[u64]) -> u32:
    """Enters the monitor of the object in a root slot: OK, EXHAUSTED or UNWOUND."""
    spins = u32(0)
    while not monitor_enter_fast(thread, slot[0]):
        mark = atomic_load(field_address(Ptr[Object](slot[0]), "mark"))
        if mark & INFLATED:
            return enter_monitor(thread, monitor_of(thread.vm, mark))
        if spins < SPINS and not _is_mine(thread, mark):
            spins += 1
            spin_hint()
        else:
            if not inflate(thread.vm, slot[0]):
                return u32(EXHAUSTED)
    return u32(OK)


@lowlevel(inline=True)
def _is_mine(thread: Ptr[Thread], mark: u64) -> boolean:
    """True for the mark of a thin lock that the thread holds."""
    return (mark & (OWNER_MASK | INFLATED)) == u64(thread.lock_id) << MONITOR_SHIFT


@lowlevel(collects="waits for the monitor")
def enter_monitor(thread: Ptr[Thread], monitor: Ptr[Monitor]) -> u32:
    """Enters an inflated monitor: OK or UNWOUND."""
    if monitor.owner == thread.lock_id:
        monitor.recursion += 1
        return u32(OK)
    for _ in range(u32(SPINS)):
        if try_own(thread, monitor):
            return u32(OK)
        spin_hint()
    return _enter_asleep(thread, monitor)


@lowlevel(inline=True)
def try_own(thread: Ptr[Thread], monitor: Ptr[Monitor]) -> boolean:
    """Takes a free inflated monitor."""
    owner = field_address(monitor, "owner")
    return atomic_load(owner) == 0 and cas(owner, u32(0), thread.lock_id)


@lowlevel(noinline=True, collects="waits for the monitor")
def _enter_asleep(thread: Ptr[Thread], monitor: Ptr[Monitor]) -> u32:
    enter_native(thread)
    pthread_mutex_lock(monitor.mutex)
    result = own_asleep(thread, monitor)
    pthread_mutex_unlock(monitor.mutex)
    leave_native(thread)
    return result


@lowlevel
def own_asleep(thread: Ptr[Thread], monitor: Ptr[Monitor]) -> u32:
    """Sleeps until the monitor is the thread's: IN_NATIVE, with the mutex held. OK or UNWOUND."""
    result = u32(OK)
    thread.blocked_on = monitor.index
    thread.activity = u32(BLOCKED)
    atomic_add(field_address(monitor, "entering"), u32(1))
    spins = u32(0)
    while not _try_awake(thread, monitor, spins):
        if atomic_load(field_address(thread, "poll")) & POLL_UNWIND:
            # The wake-up may have been meant for any of those who wait: pass it on.
            pthread_cond_signal(monitor.condition)
            result = u32(UNWOUND)
            break
        pthread_cond_wait(monitor.condition, monitor.mutex)
        spins = u32(SPINS)
    atomic_add(field_address(monitor, "entering"), u32(-1))
    thread.activity = u32(RUNNING)
    thread.blocked_on = u32(0)
    return result


@lowlevel
def _try_awake(thread: Ptr[Thread], monitor: Ptr[Monitor], spins: u32) -> boolean:
    """Looks for a while whether the monitor is free; the mutex is held."""
    for _ in range(spins):
        if try_own(thread, monitor):
            break
        spin_hint()
    atomic_swap(field_address(monitor, "waking"), u32(0))
    return monitor.owner == thread.lock_id or try_own(thread, monitor)


@lowlevel
def monitor_try_enter(thread: Ptr[Thread], object: u64, sleepers_first: boolean) -> boolean:
    """Enters the object's monitor unless that takes waiting."""
    if monitor_enter_fast(thread, object):
        return True
    mark = atomic_load(field_address(Ptr[Object](object), "mark"))
    if not mark & INFLATED:
        return False
    monitor = monitor_of(thread.vm, mark)
    if monitor.owner == thread.lock_id:
        monitor.recursion += 1
        return True
    if sleepers_first and atomic_load(field_address(monitor, "entering")) != 0:
        return False
    return try_own(thread, monitor)


@lowlevel
def monitor_reenter(thread: Ptr[Thread], object: u64) -> boolean:
    """Enters a monitor that the thread holds; false when there is none left to inflate it."""
    if monitor_enter_fast(thread, object):
        return True
    monitor = inflate(thread.vm, object)
    if not monitor:
        return False
    monitor.recursion += 1
    return True


@lowlevel(inline=True)
def monitor_exit_fast(thread: Ptr[Thread], object: u64) -> boolean:
    """Gives back a thin lock that the thread has entered once; false: take the slow path.

    Not by a store: a contender may inflate the lock, and anybody may ask for the hash.
    """
    word = field_address(Ptr[Object](object), "mark")
    before = atomic_load(word)
    if likely((before & LOCK_MASK) == u64(thread.lock_id) << MONITOR_SHIFT):
        return cas(word, before, before & UNLOCKED_MASK)
    return False


@lowlevel(inline=True)
def monitor_exit(thread: Ptr[Thread], object: u64) -> u32:
    """Leaves an object's monitor once: OK, or ILLEGAL when the thread does not hold it."""
    if likely(monitor_exit_fast(thread, object)):
        return u32(OK)
    return monitor_exit_slow(thread, object)


@lowlevel(noinline=True)
def monitor_exit_slow(thread: Ptr[Thread], object: u64) -> u32:
    """The general case of `monitor_exit`."""
    word = field_address(Ptr[Object](object), "mark")
    while True:
        before = atomic_load(word)
        if before & INFLATED:
            return exit_monitor(thread, monitor_of(thread.vm, before))
        if not _is_mine(thread, before):
            return u32(ILLEGAL)
        after = before - RECURSION_ONE if before & RECURSION_MASK else before & UNLOCKED_MASK
        if cas(word, before, after):
            return u32(OK)


@lowlevel
def exit_monitor(thread: Ptr[Thread], monitor: Ptr[Monitor]) -> u32:
    """Leaves an inflated monitor once: OK or ILLEGAL."""
    if unlikely(monitor.owner != thread.lock_id):
        return u32(ILLEGAL)
    if monitor.recursion != 0:
        monitor.recursion -= 1
    else:
        disown(monitor)
    return u32(OK)


@lowlevel
def disown(monitor: Ptr[Monitor]) -> None:
    """Frees a monitor that the thread owns, and wakes one of those who sleep to enter it."""
    atomic_swap(field_address(monitor, "owner"), u32(0))
    if atomic_load(field_address(monitor, "entering")) != 0 and atomic_load(
            field_address(monitor, "waking")) == 0:
        pthread_mutex_lock(monitor.mutex)
        atomic_store(field_address(monitor, "waking"), u32(1))
        pthread_cond_signal(monitor.condition)
        pthread_mutex_unlock(monitor.mutex)


@lowlevel
def holds(thread: Ptr[Thread], object: u64) -> boolean:
    """Whether the thread is in the object's monitor (Thread.holdsLock)."""
    mark = atomic_load(field_address(Ptr[Object](object), "mark"))
    if mark & INFLATED:
        return monitor_of(thread.vm, mark).owner == thread.lock_id
    return _is_mine(thread, mark)
