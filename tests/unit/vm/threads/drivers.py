# low-level
"""Loops that mutator threads run in the scenarios: what compiled Java code would do."""

from pvm.gc.heap import Heap, Mutator, Visitor
from pvm.lowlevel.intrinsics import address_of, atomic_add, atomic_load, field_address, local
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u32, u64
from pvm.vm.model.metadata import IN_JAVA, Thread, Vm
from pvm.vm.threads.hashes import identity_hash
from pvm.vm.threads.monitors import OK, holds, monitor_enter_fast, monitor_enter_slow, monitor_exit
from pvm.vm.threads.monitortable import MonitorTable, inflate, visit_monitor_roots
from pvm.vm.threads.parking import interrupt, is_interrupted, park, request_unwind, sleep, unpark
from pvm.vm.threads.primitives import pause_nanos
from pvm.vm.threads.registry import add_thread, initialise_thread, initialise_threads, remove_thread
from pvm.vm.threads.states import enter_native, leave_native, safepoint
from pvm.vm.threads.stopping import resume_world, stop_world
from pvm.vm.threads.waiting import monitor_notify, monitor_wait

LOOKS = 2_000


@lowlevel(inline=True, collects="may wait")
def enter(thread: Ptr[Thread], slot: Ptr[u64]) -> u32:
    if monitor_enter_fast(thread, slot[0]):
        return u32(OK)
    return monitor_enter_slow(thread, slot)


@lowlevel(inline=True, collects="polls")
def poll(thread: Ptr[Thread]) -> None:
    if atomic_load(field_address(thread, "poll")) != 0:
        safepoint(thread)


@lowlevel(export=True)
def run_enter(thread: Ptr[Thread], slot: Ptr[u64]) -> u32:
    return enter(thread, slot)


@lowlevel(export=True)
def run_exit(thread: Ptr[Thread], slot: Ptr[u64]) -> u32:
    return monitor_exit(thread, slot[0])


@lowlevel(export=True)
def run_holds(thread: Ptr[Thread], slot: Ptr[u64]) -> u32:
    return u32(1) if holds(thread, slot[0]) else u32(0)


@lowlevel(export=True)
def run_inflate(thread: Ptr[Thread], slot: Ptr[u64]) -> u32:
    return inflate(thread.vm, slot[0]).index


@lowlevel(export=True)
def run_wait(thread: Ptr[Thread], slot: Ptr[u64], nanos: i64) -> u32:
    return monitor_wait(thread, slot, nanos)


@lowlevel(export=True)
def run_notify(thread: Ptr[Thread], slot: Ptr[u64], everyone: u32) -> u32:
    return monitor_notify(thread, slot[0], everyone)


@lowlevel(export=True)
def run_sleep(thread: Ptr[Thread], nanos: i64) -> u32:
    return sleep(thread, nanos)


@lowlevel(export=True)
def run_park(thread: Ptr[Thread], nanos: i64) -> None:
    park(thread, nanos)


@lowlevel(export=True)
def run_unpark(target: Ptr[Thread]) -> None:
    unpark(target)


@lowlevel(export=True)
def run_interrupt(target: Ptr[Thread]) -> None:
    interrupt(target)


@lowlevel(export=True)
def run_is_interrupted(target: Ptr[Thread], clear: u32) -> u32:
    return is_interrupted(target, clear)


@lowlevel(export=True)
def run_hash(thread: Ptr[Thread], slot: Ptr[u64]) -> i32:
    return identity_hash(thread, slot[0])


@lowlevel(export=True)
def run_enter_native(thread: Ptr[Thread]) -> None:
    enter_native(thread)


@lowlevel(export=True)
def run_leave_native(thread: Ptr[Thread]) -> None:
    leave_native(thread)


@lowlevel(export=True)
def count_locked(thread: Ptr[Thread], slot: Ptr[u64], counter: Ptr[u64], rounds: u64) -> u32:
    """Adds 1 to a plain counter `rounds` times inside the monitor; returns the sum of errors."""
    leave_native(thread)
    errors = u32(0)
    for _ in range(rounds):
        poll(thread)
        errors += enter(thread, slot)
        counter[0] = counter[0] + 1
        errors += monitor_exit(thread, slot[0])
    enter_native(thread)
    return errors


@lowlevel(export=True)
def nest(thread: Ptr[Thread], slot: Ptr[u64], depth: u64) -> u32:
    """Enters `depth` times, leaves as often, and once more: the sum of errors before that."""
    errors = u32(0)
    for _ in range(depth):
        errors += enter(thread, slot)
    for _ in range(depth):
        errors += monitor_exit(thread, slot[0])
    if holds(thread, slot[0]):
        errors += 100
    return errors


@lowlevel(export=True)
def count_nested(thread: Ptr[Thread], slot: Ptr[u64], counter: Ptr[u64], rounds: u64) -> u32:
    """As `count_locked`, entering 300 deep each time."""
    leave_native(thread)
    errors = u32(0)
    for _ in range(rounds):
        poll(thread)
        errors += enter(thread, slot)
        counter[0] = counter[0] + 1
        for _ in range(u64(300)):
            errors += enter(thread, slot)
        counter[0] = counter[0] + 1
        for _ in range(u64(301)):
            errors += monitor_exit(thread, slot[0])
    enter_native(thread)
    return errors


@lowlevel(export=True)
def play(thread: Ptr[Thread], slot: Ptr[u64], turn: Ptr[u64], me: u64, players: u64,
         rounds: u64) -> u32:
    """Ping-pong: waits for its turn, passes it on with notifyAll, `rounds` times."""
    leave_native(thread)
    errors = u32(0)
    for _ in range(rounds):
        errors += enter(thread, slot)
        while turn[0] != me:
            errors += monitor_wait(thread, slot, i64(0))
        turn[0] = (me + 1) % players
        errors += monitor_notify(thread, slot[0], u32(1))
        errors += monitor_exit(thread, slot[0])
    enter_native(thread)
    return errors


@lowlevel(collects="may wait")
def acquire(thread: Ptr[Thread], slot: Ptr[u64], count: Ptr[u64]) -> u32:
    """A semaphore's acquire, by wait."""
    errors = enter(thread, slot)
    while count[0] == 0:
        errors += monitor_wait(thread, slot, i64(0))
    count[0] = count[0] - 1
    return errors + monitor_exit(thread, slot[0])


@lowlevel(collects="may wait")
def release(thread: Ptr[Thread], slot: Ptr[u64], count: Ptr[u64]) -> u32:
    """A semaphore's release, by one notify: if that is lost, somebody hangs."""
    errors = enter(thread, slot)
    count[0] = count[0] + 1
    errors += monitor_notify(thread, slot[0], u32(0))
    return errors + monitor_exit(thread, slot[0])


@lowlevel(export=True)
def carry(thread: Ptr[Thread], taken: Ptr[u64], given: Ptr[u64], rounds: u64) -> u32:
    """Acquires one semaphore and releases the other; a producer and a consumer swap them."""
    leave_native(thread)
    errors = u32(0)
    for _ in range(rounds):
        errors += acquire(thread, taken, Ptr[u64](taken[1]))
        errors += release(thread, given, Ptr[u64](given[1]))
    enter_native(thread)
    return errors


@lowlevel(export=True)
def pass_permits(thread: Ptr[Thread], partner: Ptr[Thread], rounds: u64) -> None:
    """park and unpark in turn: hangs when a permit is lost."""
    leave_native(thread)
    for _ in range(rounds):
        unpark(partner)
        park(thread, i64(0))
    unpark(partner)
    enter_native(thread)


@lowlevel(export=True)
def mutate(thread: Ptr[Thread], cell: Ptr[u64], finish: Ptr[u64]) -> u64:
    """Writes its cell until `finish`, polling; from time to time through native code."""
    leave_native(thread)
    rounds = u64(0)
    while atomic_load(finish) == 0:
        poll(thread)
        rounds += 1
        cell[0] = rounds
        if rounds % 16 == 0:
            enter_native(thread)
            leave_native(thread)
    enter_native(thread)
    return rounds


@lowlevel(export=True)
def stop_often(thread: Ptr[Thread], cells: Ptr[u64], count: u64, rounds: u64,
               stops: Ptr[u64]) -> u32:
    """Stops the world again and again; returns how often a cell changed in a stopped world."""
    leave_native(thread)
    errors = u32(0)
    for _ in range(rounds):
        poll(thread)
        if stop_world(Ptr[Mutator](thread)) != 0:
            atomic_add(stops, u64(1))
            errors += _changes(thread, cells, count)
            resume_world(Ptr[Mutator](thread))
    enter_native(thread)
    return errors


@lowlevel(noinline=True)
def _changes(stopper: Ptr[Thread], cells: Ptr[u64], count: u64) -> u32:
    """What is not as it must be in a stopped world."""
    changes = u32(0)
    threads = _others(stopper)
    for index in range(count):
        before = atomic_load(cells + index)
        for _ in range(u64(50)):
            if atomic_load(cells + index) != before:
                changes += 1
    changes += _running(stopper)
    if _others(stopper) != threads:
        changes += 1
    return changes


@lowlevel
def _others(stopper: Ptr[Thread]) -> u32:
    others = u32(0)
    other = stopper.vm.threads
    while other:
        others += 1
        if other.next and other.next.previous != other:
            others += 1000
        other = other.next
    return others


@lowlevel
def _running(stopper: Ptr[Thread]) -> u32:
    """Threads that are IN_JAVA and do not find out at once that they must not be."""
    running = u32(0)
    other = stopper.vm.threads
    while other:
        if other != stopper and _stays_in_java(other):
            running += 1
        other = other.next
    return running


@lowlevel
def _stays_in_java(thread: Ptr[Thread]) -> boolean:
    """False for a thread that is just trying to leave native code, and going back."""
    looks = u32(0)
    while looks < LOOKS and atomic_load(field_address(thread, "state")) == IN_JAVA:
        looks += 1
        pause_nanos(u32(1_000_000))
    return looks == LOOKS


@lowlevel(export=True)
def enter_many(thread: Ptr[Thread], slot: Ptr[u64], rounds: u64) -> u32:
    """An uncontended enter and exit, `rounds` times: for measuring."""
    errors = u32(0)
    for _ in range(rounds):
        errors += enter(thread, slot)
        errors += monitor_exit(thread, slot[0])
    return errors


@lowlevel(export=True)
def come_and_go(thread: Ptr[Thread], rounds: u64) -> None:
    """Leaves and joins the list of threads, with a short visit to Java each time."""
    for _ in range(rounds):
        remove_thread(thread)
        add_thread(thread)
        leave_native(thread)
        enter_native(thread)


@lowlevel(export=True)
def hash_many(thread: Ptr[Thread], objects: u64, count: u64, hashes: Ptr[i32],
              started: Ptr[u64]) -> None:
    """The hashes of `count` objects of 16 bytes; two threads do it at the same time."""
    leave_native(thread)
    atomic_add(started, u64(1))
    while atomic_load(started) < 2:
        poll(thread)
    for index in range(count):
        hashes[index] = identity_hash(thread, objects + index * 16)
    enter_native(thread)


@lowlevel(export=True)
def lock_many(thread: Ptr[Thread], objects: u64, count: u64) -> u32:
    """Enters, inflates and leaves each of the objects."""
    leave_native(thread)
    errors = u32(0)
    slot = local(u64)
    for index in range(count):
        slot[0] = objects + index * 16
        errors += enter(thread, slot)
        inflate(thread.vm, slot[0])
        errors += monitor_exit(thread, slot[0])
    enter_native(thread)
    return errors


@lowlevel
def kill_odd(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    """A collection in which every second object dies, and the others move by 4096 bytes."""
    slot[0] = u64(0) if slot[0] & 16 else slot[0] + 4096


@lowlevel(export=True)
def collect_monitors(vm: Ptr[Vm]) -> u64:
    """Visits the monitors as `kill_odd` says; the number that live."""
    visit_monitor_roots(vm, Visitor(address_of(kill_odd)))
    return Ptr[MonitorTable](vm.monitors).live


EXPORTS = [run_enter, run_exit, run_holds, run_inflate, run_wait, run_notify, run_sleep, run_park,
           run_unpark, run_interrupt, run_is_interrupted, run_hash, run_enter_native,
           run_leave_native, count_locked, nest, count_nested, play, carry, hash_many, lock_many,
           come_and_go, pass_permits, mutate, stop_often, enter_many, collect_monitors, add_thread,
           remove_thread, initialise_thread, initialise_threads, stop_world, resume_world,
           request_unwind]
