# low-level
"""The nursery: eden, where threads allocate, and two half-spaces for survivors.

A nursery collection moves live young objects to the other survivor space, or, when they are old
enough or do not fit, to the end of the tenured space. Roots are the machine's, and the dirty cards
of tenured and large objects; what it costs depends on those and on what survives.
"""

from pvm.gc.barriers import write_barrier
from pvm.gc.cards import record_start, scan_dirty_objects
from pvm.gc.heap import WAITING_SLOTS, Heap, Space
from pvm.gc.objectmodel import AGE_MASK, FORWARDED, Object, TypeInfo
from pvm.gc.policies.bump import exchange, is_allocated, left, used
from pvm.gc.policies.copying import age_of, evacuate, is_forwarded, with_age
from pvm.gc.policies.largeobjects import scan_dirty_large
from pvm.gc.policies.poison import fill_with_poison
from pvm.gc.references import load_reference, set_reference
from pvm.gc.scanning import ignore_class, scan_object, size_of
from pvm.gc.tracing import Tracing
from pvm.gc.weakrefs import discover, visit_weak_root
from pvm.lowlevel.intrinsics import prefetch, unlikely
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32, u64

AVERAGE_SHIFT = 2


@lowlevel(inline=True)
def is_young(heap: Ptr[Heap], object: u64) -> boolean:
    """Does the reference (or null, which is not) point into the nursery?"""
    return object - heap.nursery_start < heap.nursery_bytes


@lowlevel(inline=True)
def visit_young(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    """Reaches a slot's object if it is young, and updates the slot."""
    object = load_reference(slot)
    if is_young(heap, object):
        set_reference(slot, moved(heap, object))


@lowlevel(inline=True)
def visit_from_old(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    """The same for a slot in a tenured or large object: its card stays dirty while needed."""
    object = load_reference(slot)
    if is_young(heap, object):
        target = moved(heap, object)
        set_reference(slot, target)
        if is_young(heap, target):
            write_barrier(heap.card_base, u64(slot))


@lowlevel(inline=True)
def await_young(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    """`visit_from_old`, after a while: the young objects that old ones refer to lie anywhere.

    So their lines are asked for, and a number of them are on the way at the same time.
    """
    object = load_reference(slot)
    if is_young(heap, object):
        prefetch(object)
        count = heap.waiting_count
        heap.waiting[count] = u64(slot)
        heap.waiting_count = count + 1
        if unlikely(count + 1 == WAITING_SLOTS):
            visit_waiting(heap)


@lowlevel(noinline=True)
def visit_waiting(heap: Ptr[Heap]) -> None:
    """Visits the slots that wait, and scans what was moved while it is in the cache."""
    slots = Ptr[u64](u64(heap.waiting))
    for i in range(heap.waiting_count):
        visit_from_old(heap, Ptr[u64](slots[i]))
    heap.waiting_count = u64(0)
    drain_young(heap)


@lowlevel
def moved(heap: Ptr[Heap], object: u64) -> u64:
    """Where the young object is now, after moving it if it has not been."""
    mark = Ptr[Object](object).mark
    if mark & FORWARDED != 0:
        return mark & ~FORWARDED
    if is_allocated(heap.survivor_reserve, object):
        return object
    bytes = size_of(object)
    age = age_of(mark) + 1
    if age < u64(heap.tenuring_threshold) and bytes <= left(heap.survivor_reserve):
        return evacuate(heap.survivor_reserve, object, bytes, with_age(mark, age))
    target = evacuate(heap.tenured, object, bytes, with_age(mark, u64(0)))
    record_start(heap, target, bytes)
    return target


@lowlevel
def is_reached(heap: Ptr[Heap], object: u64) -> boolean:
    """Is the object old, or reached by this nursery collection?"""
    if not is_young(heap, object):
        return True
    return is_forwarded(object) or is_allocated(heap.survivor_reserve, object)


@lowlevel
def discover_young(heap: Ptr[Heap], object: u64, klass: Ptr[TypeInfo]) -> None:
    discover(heap, object, klass, SCAVENGING)


@lowlevel
def drain_young(heap: Ptr[Heap]) -> None:
    """Scans all that was moved, to either space."""
    survivor = heap.scan_survivors
    old = heap.scan_tenured
    while survivor < heap.survivor_reserve.top or old < heap.tenured.top:
        while survivor < heap.survivor_reserve.top:
            survivor += scan_object(
                heap, survivor, visit_young, discover_young, ignore_class)
        while old < heap.tenured.top:
            old += scan_object(heap, old, visit_from_old, discover_young, ignore_class)
    heap.scan_survivors = survivor
    heap.scan_tenured = old


@lowlevel
def scavenge_root(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    """`visit_young` for the machine's root provider."""
    visit_young(heap, slot)


@lowlevel
def scavenge_weak_root(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    """The same for the machine's weak tables."""
    visit_weak_root(heap, slot, SCAVENGING)


SCAVENGING = Tracing(
    visit=visit_young, is_live=is_reached, drain=drain_young,
    visit_exported=scavenge_root, visit_weak_exported=scavenge_weak_root)


@lowlevel
def begin_scavenge(heap: Ptr[Heap]) -> None:
    """Before the roots."""
    heap.scan_survivors = heap.survivor_reserve.start
    heap.scan_tenured = heap.tenured.top
    heap.promoted_now = used(heap.tenured)
    heap.cards_now = u64(0)


@lowlevel
def scan_remembered(heap: Ptr[Heap]) -> None:
    """The old objects' part of the roots; before anything is drained."""
    heap.waiting_count = u64(0)
    scan_dirty_objects(heap, heap.tenured.start, heap.scan_tenured, await_young)
    scan_dirty_large(heap, await_young)
    visit_waiting(heap)


@lowlevel
def finish_scavenge(heap: Ptr[Heap]) -> None:
    """After everything is reached: eden is empty and the survivor spaces change roles."""
    empty(heap, heap.eden)
    empty(heap, heap.survivors)
    exchange(heap.survivors, heap.survivor_reserve)
    heap.promoted_now = used(heap.tenured) - heap.promoted_now
    heap.copied_now = heap.promoted_now + used(heap.survivors)
    average = heap.promotion_average
    heap.promotion_average = average - (average >> AVERAGE_SHIFT) + (
        heap.promoted_now >> AVERAGE_SHIFT)
    adapt_threshold(heap)


@lowlevel
def empty(heap: Ptr[Heap], space: Ptr[Space]) -> None:
    """Forgets what is left in a space."""
    if heap.poison != 0:
        fill_with_poison(space.start, space.top)
    space.top = space.start


@lowlevel
def empty_nursery(heap: Ptr[Heap]) -> None:
    """After a full collection has moved all live objects out."""
    empty(heap, heap.eden)
    empty(heap, heap.survivors)


@lowlevel
def adapt_threshold(heap: Ptr[Heap]) -> None:
    """Objects grow older here while the survivor space is half empty, and leave when it is full.

    When still more leaves it for want of room, nothing stays: whatever survives is copied once, and
    keeps no card dirty. Then it takes collections that copy little for objects to stay again.
    """
    filled = used(heap.survivors)
    capacity = heap.survivors.end - heap.survivors.start
    if filled > capacity - (capacity >> 3):
        if heap.promoted_now > capacity:
            heap.tenuring_threshold = u32(1)
        elif heap.tenuring_threshold > 1:
            heap.tenuring_threshold -= 1
    elif heap.copied_now < capacity >> 1 and heap.tenuring_threshold < AGE_MASK:
        heap.tenuring_threshold += 1
