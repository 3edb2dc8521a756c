# low-level
"""The list of a runtime's threads. It changes only while the world runs, under `threads_mutex`."""

from pvm.lowlevel.intrinsics import atomic_add, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64
from pvm.vm.model.metadata import IN_NATIVE, Thread, Vm
from pvm.vm.threads.monitortable import MonitorTable, free_monitors, initialise_monitor_table
from pvm.vm.threads.primitives import (
    initialise_condition,
    initialise_mutex,
    pthread_mutex_lock,
    pthread_mutex_unlock,
)

# Any odd number does; this one spreads consecutive seeds over all 64 bits (2**64 / golden ratio).
SEED_STEP = 0x9E3779B97F4A7C15


@lowlevel(export=True)
def initialise_threads(vm: Ptr[Vm], monitors: Ptr[MonitorTable]) -> None:
    """Prepares a Vm for threads, once, before its first thread. `monitors` is zeroed memory."""
    initialise_mutex(vm.threads_mutex)
    initialise_mutex(vm.stop_mutex)
    initialise_condition(vm.resume_condition)
    vm.threads = Ptr[Thread](0)
    vm.stopping = u32(0)
    vm.stopped_by = u32(0)
    initialise_monitor_table(monitors)
    vm.monitors = u64(monitors)


@lowlevel(export=True)
def end_threads(vm: Ptr[Vm]) -> None:
    """Gives memory back, but for that of the monitor table itself; no thread is left."""
    free_monitors(Ptr[MonitorTable](vm.monitors))


@lowlevel(export=True)
def initialise_thread(thread: Ptr[Thread], vm: Ptr[Vm]) -> None:
    """Prepares a zeroed Thread struct; `lock_id` is the caller's to choose (1 to 65,535)."""
    thread.vm = vm
    initialise_mutex(thread.mutex)
    initialise_condition(thread.condition)
    thread.hash_state = atomic_add(field_address(vm, "next_hash"), u64(SEED_STEP)) | 1


@lowlevel(export=True)
def add_thread(thread: Ptr[Thread]) -> None:
    """Adds an IN_NATIVE thread to its Vm's list; waits while the world is stopped."""
    vm = thread.vm
    thread.state = u32(IN_NATIVE)
    thread.poll = u32(0)
    pthread_mutex_lock(vm.threads_mutex)
    thread.previous = Ptr[Thread](0)
    thread.next = vm.threads
    if vm.threads:
        vm.threads.previous = thread
    vm.threads = thread
    pthread_mutex_unlock(vm.threads_mutex)


@lowlevel(export=True)
def remove_thread(thread: Ptr[Thread]) -> None:
    """Takes an IN_NATIVE thread out of the list; waits while the world is stopped."""
    vm = thread.vm
    pthread_mutex_lock(vm.threads_mutex)
    if thread.previous:
        thread.previous.next = thread.next
    else:
        vm.threads = thread.next
    if thread.next:
        thread.next.previous = thread.previous
    pthread_mutex_unlock(vm.threads_mutex)
