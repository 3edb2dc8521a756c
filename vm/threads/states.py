# low-level
"""Thread states, and what a thread does when the world is being stopped.

The stopper writes `Vm.stopping`, then reads each `Thread.state`; a thread that leaves native code
writes its state, then reads `Vm.stopping`, with a full fence between. So one sees the other.
"""

from pvm.lowlevel.intrinsics import (
    atomic_load,
    atomic_store,
    atomic_swap,
    cas,
    field_address,
    unlikely,
)
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32
from pvm.vm.model.metadata import IN_JAVA, IN_NATIVE, POLL_SAFEPOINT, Thread, Vm
from pvm.vm.threads.primitives import pthread_cond_wait, pthread_mutex_lock, pthread_mutex_unlock


@lowlevel(inline=True)
def enter_native(thread: Ptr[Thread]) -> None:
    """From here on the thread touches no object: collections don't wait for it."""
    atomic_store(field_address(thread, "state"), u32(IN_NATIVE))


@lowlevel(inline=True, collects="waits while the world is stopped")
def leave_native(thread: Ptr[Thread]) -> None:
    """Back to Java; waits while the world is stopped."""
    atomic_swap(field_address(thread, "state"), u32(IN_JAVA))
    if unlikely(atomic_load(field_address(thread.vm, "stopping")) != 0):
        leave_stopped_world(thread)


@lowlevel(noinline=True, cold=True, collects="waits while the world is stopped")
def leave_stopped_world(thread: Ptr[Thread]) -> None:
    """The slow path of `leave_native`: back to native until nobody stops the world."""
    if is_stopper(thread):
        return
    while True:
        enter_native(thread)
        wait_while_stopped(thread.vm)
        atomic_swap(field_address(thread, "state"), u32(IN_JAVA))
        if atomic_load(field_address(thread.vm, "stopping")) == 0:
            return


@lowlevel(noinline=True, collects="waits while the world is stopped")
def safepoint(thread: Ptr[Thread]) -> None:
    """What a poll calls when `Thread.poll` is not 0; other bits than SAFEPOINT stay set."""
    if atomic_load(field_address(thread, "poll")) & POLL_SAFEPOINT:
        enter_native(thread)
        leave_native(thread)


@lowlevel(inline=True)
def is_stopper(thread: Ptr[Thread]) -> boolean:
    """True when the thread itself has stopped the world (only its own answer is exact)."""
    return thread.vm.stopped_by == thread.lock_id


@lowlevel
def wait_while_stopped(vm: Ptr[Vm]) -> None:
    """Sleeps until the world runs. The caller is IN_NATIVE."""
    pthread_mutex_lock(vm.stop_mutex)
    while atomic_load(field_address(vm, "stopping")) != 0:
        pthread_cond_wait(vm.resume_condition, vm.stop_mutex)
    pthread_mutex_unlock(vm.stop_mutex)


@lowlevel
def set_poll(thread: Ptr[Thread], bits: u32) -> None:
    """Adds bits to the word that every loop and method entry of the thread reads."""
    word = field_address(thread, "poll")
    before = atomic_load(word)
    while not cas(word, before, before | bits):
        before = atomic_load(word)


@lowlevel
def clear_poll(thread: Ptr[Thread], bits: u32) -> None:
    """Takes bits out of the poll word."""
    word = field_address(thread, "poll")
    before = atomic_load(word)
    while not cas(word, before, before & ~bits):
        before = atomic_load(word)
