# low-level
"""Stopping the world: all threads but one are IN_NATIVE, and stay there until it is resumed.

The stopper holds `Vm.threads_mutex` from stop to resume, so the list of threads stands still.
"""

from pvm.gc.heap import Mutator
from pvm.gc.system import sched_yield
from pvm.lowlevel.intrinsics import atomic_load, atomic_store, cas, fence, field_address, spin_hint
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32
from pvm.vm.model.metadata import IN_JAVA, POLL_SAFEPOINT, Thread
from pvm.vm.threads.primitives import (
    pause_nanos,
    pthread_cond_broadcast,
    pthread_mutex_lock,
    pthread_mutex_unlock,
)
from pvm.vm.threads.states import (
    clear_poll,
    enter_native,
    leave_native,
    set_poll,
    wait_while_stopped,
)

# How a stopper waits for a thread that is still running: first burning time, then giving the
# processor away, then sleeping.
SPINS, YIELDS = 200, 50
PAUSE_NANOS = 20_000


@lowlevel(export=True, collects="another thread may collect while this one waits")
def stop_world(mutator: Ptr[Mutator]) -> u32:
    """1: the world is stopped, and the caller resumes it. 0: another thread's stop came first.

    In the second case that stop is over: what it was for (memory, say) may be there now.
    """
    thread = Ptr[Thread](mutator)
    vm = thread.vm
    if not cas(field_address(vm, "stopping"), u32(0), u32(1)):
        _sit_out(thread)
        return u32(0)
    pthread_mutex_lock(vm.threads_mutex)
    vm.stopped_by = thread.lock_id
    _request(thread)
    fence()
    _await_others(thread)
    return u32(1)


@lowlevel(export=True)
def resume_world(mutator: Ptr[Mutator]) -> None:
    """Lets everybody go on. Called by the thread for which `stop_world` gave 1."""
    vm = Ptr[Thread](mutator).vm
    other = vm.threads
    while other:
        clear_poll(other, u32(POLL_SAFEPOINT))
        other = other.next
    vm.stopped_by = u32(0)
    pthread_mutex_lock(vm.stop_mutex)
    atomic_store(field_address(vm, "stopping"), u32(0))
    pthread_cond_broadcast(vm.resume_condition)
    pthread_mutex_unlock(vm.stop_mutex)
    pthread_mutex_unlock(vm.threads_mutex)


@lowlevel(collects="another thread collects meanwhile")
def _sit_out(thread: Ptr[Thread]) -> None:
    """Waits for the end of another thread's stop; the state is afterwards what it was."""
    if atomic_load(field_address(thread, "state")) == IN_JAVA:
        enter_native(thread)
        wait_while_stopped(thread.vm)
        leave_native(thread)
    else:
        wait_while_stopped(thread.vm)


@lowlevel
def _request(stopper: Ptr[Thread]) -> None:
    other = stopper.vm.threads
    while other:
        if other != stopper:
            set_poll(other, u32(POLL_SAFEPOINT))
        other = other.next


@lowlevel
def _await_others(stopper: Ptr[Thread]) -> None:
    other = stopper.vm.threads
    while other:
        if other != stopper:
            _await(other)
        other = other.next


@lowlevel
def _await(thread: Ptr[Thread]) -> None:
    tries = u32(0)
    while atomic_load(field_address(thread, "state")) == IN_JAVA:
        tries += 1
        if tries < SPINS:
            spin_hint()
        elif tries < SPINS + YIELDS:
            sched_yield()
        else:
            pause_nanos(u32(PAUSE_NANOS))
