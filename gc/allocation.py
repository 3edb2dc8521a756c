# low-level
"""Allocation: the inlined fast path, the same for all plans, and what happens when it fails."""

from pvm.gc import pacing
from pvm.gc.causes import Cause
from pvm.gc.collect import try_collect
from pvm.gc.growth import is_exhausted
from pvm.gc.heap import AS_NEEDED, EVERYTHING, LAST_DITCH, Mutator
from pvm.gc.objectmodel import Object, TypeInfo
from pvm.gc.scanning import array_bytes
from pvm.lowlevel.intrinsics import unlikely
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, u32, u64

_COLLECTS = "an allocation may find the heap full"


@lowlevel(inline=True)
def bump(mutator: Ptr[Mutator], klass: Ptr[TypeInfo], bytes: u64) -> u64:
    """A zeroed object out of the thread's buffer; 0 when the buffer has no room."""
    object = mutator.tlab_top
    top = object + bytes
    if unlikely(top > mutator.tlab_end):
        return 0
    mutator.tlab_top = top
    Ptr[Object](object).klass = u32(u64(klass))
    return object


@lowlevel(inline=True, collects=_COLLECTS)
def allocate_instance(mutator: Ptr[Mutator], klass: Ptr[TypeInfo]) -> u64:
    """A zeroed object of the class; 0 when out of memory."""
    bytes = u64(klass.instance_size)
    object = mutator.tlab_top
    top = object + bytes
    if unlikely(top > mutator.tlab_end):
        return allocate_slow(mutator, klass, bytes)
    mutator.tlab_top = top
    Ptr[Object](object).klass = u32(u64(klass))
    return object


@lowlevel(inline=True, collects=_COLLECTS)
def allocate_array(mutator: Ptr[Mutator], klass: Ptr[TypeInfo], length: i32) -> u64:
    """A zeroed array of the class, length >= 0; 0 when out of memory."""
    bytes = array_bytes(klass, u64(length))
    object = mutator.tlab_top
    top = object + bytes
    if unlikely(top > mutator.tlab_end):
        object = allocate_slow(mutator, klass, bytes)
        if object == 0:
            return 0
    else:
        mutator.tlab_top = top
        Ptr[Object](object).klass = u32(u64(klass))
    Ptr[Object](object).length = u32(length)
    return object


@lowlevel(collects=_COLLECTS)
def allocate_unmoving_array(mutator: Ptr[Mutator], klass: Ptr[TypeInfo], length: i32) -> u64:
    """As `allocate_array`, of a primitive type: it stays where it is."""
    bytes = array_bytes(klass, u64(length))
    object = mutator.heap.plan_allocate_unmoving(mutator, bytes)
    level = u32(EVERYTHING)
    while object == 0 and level <= LAST_DITCH and mutator.heap.collects != 0:
        try_collect(mutator, u32(Cause.ALLOCATION_FAILURE), level, bytes)
        object = mutator.heap.plan_allocate_unmoving(mutator, bytes)
        level += 1
    if object != 0:
        Ptr[Object](object).klass = u32(u64(klass))
        Ptr[Object](object).length = u32(length)
    return object


@lowlevel(noinline=True, export=True, collects=_COLLECTS)
def allocate_slow(mutator: Ptr[Mutator], klass: Ptr[TypeInfo], bytes: u64) -> u64:
    """A zeroed object of the given size with its class set; 0 when out of memory.

    Refills the thread's buffer, places large objects, collects as thoroughly as it takes.
    """
    collect_under_stress(mutator)
    collect_in_time(mutator)
    object = mutator.heap.plan_allocate(mutator, bytes)
    if object == 0:
        object = collect_and_allocate(mutator, bytes)
    if object != 0:
        Ptr[Object](object).klass = u32(u64(klass))
    return object


@lowlevel(collects=_COLLECTS)
def collect_and_allocate(mutator: Ptr[Mutator], bytes: u64) -> u64:
    """Collects ever more thoroughly until there is room; 0 when that does not help."""
    heap = mutator.heap
    if heap.collects == 0 or bytes > heap.max_bytes:
        return 0
    level = u32(AS_NEEDED)
    while level <= LAST_DITCH:
        full = u64(heap.full_collections)
        if try_collect(mutator, u32(Cause.ALLOCATION_FAILURE), level, bytes):
            level = next_level(level, heap.full_collections != full)
        if heap.full_collections == full or not is_exhausted(heap, bytes):
            object = heap.plan_allocate(mutator, bytes)
            if object != 0:
                return object
    return 0


@lowlevel
def next_level(level: u32, was_full: boolean) -> u32:
    """After a collection that did not make enough room."""
    if level == LAST_DITCH or not was_full:
        return level + 1
    return u32(LAST_DITCH)


@lowlevel(collects="it collects before a pause would become too long")
def collect_in_time(mutator: Ptr[Mutator]) -> None:
    """For the pause goal. That another thread collects first is as good."""
    pacing.touch_ahead(mutator.heap)
    if pacing.is_due(mutator.heap):
        try_collect(mutator, u32(Cause.ALLOCATION_FAILURE), u32(AS_NEEDED), u64(0))


@lowlevel(collects="it collects at every so manyth allocation")
def collect_under_stress(mutator: Ptr[Mutator]) -> None:
    """Debugging: with a stress interval every allocation comes here."""
    heap = mutator.heap
    if heap.stress_interval == 0 or heap.collects == 0:
        return
    if mutator.allocation_countdown > 1:
        mutator.allocation_countdown -= 1
        return
    mutator.allocation_countdown = heap.stress_interval
    try_collect(mutator, u32(Cause.STRESS), u32(AS_NEEDED), u64(0))
