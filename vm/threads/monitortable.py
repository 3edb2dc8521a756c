# low-level
"""The table of inflated monitors: an object whose mark is INFLATED names one by its index.

Chunks of monitors are allocated as needed and never given back; a monitor whose object has died
goes to the free list. Index 0 is no monitor.
"""

from pvm.gc.heap import Visitor
from pvm.gc.objectmodel import INFLATED, MONITOR_MASK, MONITOR_SHIFT, Object
from pvm.lowlevel.intrinsics import atomic_load, cas, field_address, unlikely
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Array, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, u32, u64
from pvm.vm.model.metadata import Thread, Vm
from pvm.vm.threads.primitives import (
    CONDITION_WORDS,
    MUTEX_WORDS,
    calloc,
    free,
    initialise_condition,
    initialise_mutex,
    pthread_mutex_lock,
    pthread_mutex_unlock,
)

CHUNK_SHIFT = 9
CHUNK_MONITORS = 1 << CHUNK_SHIFT
CHUNKS = (MONITOR_MASK + 1) >> CHUNK_SHIFT

# A thin lock's 24 bits: the owner's lock_id, and how often it has entered beyond the first time.
OWNER_MASK = 0xFFFF << MONITOR_SHIFT
RECURSION_SHIFT = MONITOR_SHIFT + 16
RECURSION_ONE = 1 << RECURSION_SHIFT
RECURSION_MASK = 0xFF << RECURSION_SHIFT
LOCK_MASK = INFLATED | MONITOR_MASK << MONITOR_SHIFT
UNLOCKED_MASK = ~LOCK_MASK & (1 << 64) - 1


@struct
class Monitor:
    """An inflated monitor. `owner` is a lock_id, 0 when free; it is taken by compare-and-swap.

    `entering` counts the threads that are about to sleep, or sleep, on `condition`; `waking` is 1
    while one of them is on its way to try `owner` again. The wait set is the queue from
    `first_waiter` on, guarded by `mutex`. `object` is a weak root.
    """

    owner: u32
    recursion: u32
    entering: u32
    waking: u32
    index: u32
    unused: u32
    first_waiter: Ptr[Thread]
    last_waiter: Ptr[Thread]
    object: u64
    next_free: u64
    mutex: Array[u64, MUTEX_WORDS]
    condition: Array[u64, CONDITION_WORDS]


@struct
class MonitorTable:
    """`used` counts the monitors that were ever handed out; index 0 among them."""

    mutex: Array[u64, MUTEX_WORDS]
    free: Ptr[Monitor]
    used: u64
    live: u64
    chunks: Array[Ptr[Monitor], CHUNKS]


@lowlevel
def initialise_monitor_table(table: Ptr[MonitorTable]) -> None:
    """Makes a table of zeroed memory. That is large, and most of it is never touched."""
    initialise_mutex(table.mutex)
    table.used = u64(1)


@lowlevel
def free_monitors(table: Ptr[MonitorTable]) -> None:
    """Gives the monitors' memory back; no thread is left that could use one."""
    chunk = u64(0)
    while chunk < CHUNKS and table.chunks[chunk]:
        free(Ptr[u64](table.chunks[chunk]))
        chunk += 1


@lowlevel(inline=True)
def monitor_at(vm: Ptr[Vm], index: u64) -> Ptr[Monitor]:
    """The monitor of an index."""
    table = Ptr[MonitorTable](vm.monitors)
    return table.chunks[index >> CHUNK_SHIFT] + (index & (CHUNK_MONITORS - 1))


@lowlevel(inline=True)
def monitor_of(vm: Ptr[Vm], mark: u64) -> Ptr[Monitor]:
    """The monitor that an INFLATED mark word names."""
    return monitor_at(vm, (mark >> MONITOR_SHIFT) & MONITOR_MASK)


@lowlevel
def allocate_monitor(vm: Ptr[Vm]) -> Ptr[Monitor]:
    """A free monitor, or null when there is none. The caller is IN_JAVA."""
    table = Ptr[MonitorTable](vm.monitors)
    pthread_mutex_lock(table.mutex)
    monitor = table.free
    if monitor:
        table.free = Ptr[Monitor](monitor.next_free)
    else:
        monitor = _new_monitor(vm)
    if monitor:
        table.live += 1
    pthread_mutex_unlock(table.mutex)
    return monitor


@lowlevel
def _new_monitor(vm: Ptr[Vm]) -> Ptr[Monitor]:
    """Hands out the next index; the table's mutex is held."""
    table = Ptr[MonitorTable](vm.monitors)
    index = table.used
    if unlikely(index > MONITOR_MASK):
        return Ptr[Monitor](0)
    chunk = index >> CHUNK_SHIFT
    if not table.chunks[chunk]:
        table.chunks[chunk] = Ptr[Monitor](calloc(u64(CHUNK_MONITORS), u64(Monitor.size)))
        if not table.chunks[chunk]:
            return Ptr[Monitor](0)
    monitor = monitor_at(vm, index)
    monitor.index = u32(index)
    initialise_mutex(monitor.mutex)
    initialise_condition(monitor.condition)
    table.used = index + 1
    return monitor


@lowlevel
def release_monitor(vm: Ptr[Vm], monitor: Ptr[Monitor]) -> None:
    """Puts a monitor that nobody uses on the free list."""
    table = Ptr[MonitorTable](vm.monitors)
    pthread_mutex_lock(table.mutex)
    monitor.object = u64(0)
    monitor.owner = u32(0)
    monitor.recursion = u32(0)
    monitor.next_free = u64(table.free)
    table.free = monitor
    table.live -= 1
    pthread_mutex_unlock(table.mutex)


@lowlevel
def inflate(vm: Ptr[Vm], object: u64) -> Ptr[Monitor]:
    """The object's monitor, made now if its lock is thin; null when there is none left.

    Any thread may inflate, the owner or a contender: the thin lock's owner goes into the monitor,
    and finds it there because its own compare-and-swap of the mark word fails.
    """
    word = field_address(Ptr[Object](object), "mark")
    if atomic_load(word) & INFLATED:
        return monitor_of(vm, atomic_load(word))
    monitor = allocate_monitor(vm)
    if not monitor:
        return monitor
    monitor.object = object
    while not _install(word, monitor):
        if atomic_load(word) & INFLATED:
            release_monitor(vm, monitor)
            return monitor_of(vm, atomic_load(word))
    return monitor


@lowlevel
def _install(word: Ptr[u64], monitor: Ptr[Monitor]) -> boolean:
    before = atomic_load(word)
    if before & INFLATED:
        return False
    monitor.owner = u32((before & OWNER_MASK) >> MONITOR_SHIFT)
    monitor.recursion = u32((before & RECURSION_MASK) >> RECURSION_SHIFT)
    after = before & UNLOCKED_MASK | INFLATED | u64(monitor.index) << MONITOR_SHIFT
    return cas(word, before, after)


@lowlevel
def visit_monitor_roots(vm: Ptr[Vm], visitor: Visitor) -> None:
    """Weak roots, in a stopped world: the visitor updates each object slot, or sets it to 0.

    The monitor of a dead object is recycled: nobody enters or waits, or the object would live.
    """
    table = Ptr[MonitorTable](vm.monitors)
    for index in range(u64(1), table.used):
        monitor = monitor_at(vm, index)
        if monitor.object != 0:
            visitor(vm.heap, field_address(monitor, "object"))
            if monitor.object == 0:
                release_monitor(vm, monitor)
