# low-level
"""Generational copying, the default: a nursery before a copying old generation.

Nursery collections promote into the tenured half that is in use; a full collection moves all that
is live (the nursery's too) to the other half. A nursery collection cannot fail: bytes in use never
exceed -Xmx, promotion does not change how many they are, and each tenured half has room for -Xmx.
"""

from pvm.gc.growth import is_full_due, old_bytes, room, set_soft_limit
from pvm.gc.heap import AS_NEEDED, FULL, LAST_DITCH, YOUNG, Heap, Mutator
from pvm.gc.plans.plan import Plan, PlannedSpace, Sizes, all_of_max, twice_max
from pvm.gc.policies.bump import is_allocated
from pvm.gc.policies.bump import used as space_used
from pvm.gc.policies.evacuation import (
    EVACUATING,
    begin_evacuation,
    drain_evacuating,
    finish_evacuation,
    give_back_reserve,
)
from pvm.gc.policies.largeobjects import large_object_starts_at
from pvm.gc.policies.nursery import (
    SCAVENGING,
    begin_scavenge,
    drain_young,
    empty_nursery,
    finish_scavenge,
    scan_remembered,
)
from pvm.gc.tlab import allocate_in_space, allocate_large
from pvm.gc.weakrefs import forget_discovered, process_references, trace_roots
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64

SURVIVOR_FRACTION = 10
PAGE_BYTES = 4096


@lowlevel(export=True)
def used(heap: Ptr[Heap]) -> u64:
    return space_used(heap.eden) + space_used(heap.survivors) + old_bytes(heap)


@lowlevel(inline=True)
def room_left(heap: Ptr[Heap]) -> u64:
    return room(heap, used(heap), heap.max_bytes)


@lowlevel(inline=True)
def room_for_large(heap: Ptr[Heap]) -> u64:
    all = room_left(heap)
    old = room(heap, old_bytes(heap), heap.soft_limit)
    return old if old < all else all


@lowlevel(export=True)
def allocate(mutator: Ptr[Mutator], bytes: u64) -> u64:
    if bytes >= mutator.heap.large_threshold:
        return allocate_large(mutator, bytes, room_for_large)
    return allocate_in_space(mutator, mutator.heap.eden, bytes, room_left)


@lowlevel(export=True)
def allocate_unmoving(mutator: Ptr[Mutator], bytes: u64) -> u64:
    """Among the large objects, whatever its size."""
    return allocate_large(mutator, bytes, room_for_large)


@lowlevel(export=True)
def collect(heap: Ptr[Heap], level: u32) -> u32:
    heap.clear_soft = u32(level == LAST_DITCH)
    forget_discovered(heap)
    if level == AS_NEEDED and not is_full_due(heap, heap.requested_bytes):
        collect_nursery(heap)
        return YOUNG
    collect_all(heap)
    return FULL


@lowlevel
def collect_nursery(heap: Ptr[Heap]) -> None:
    begin_scavenge(heap)
    trace_roots(heap, SCAVENGING)
    scan_remembered(heap)
    drain_young(heap)
    process_references(heap, SCAVENGING)
    finish_scavenge(heap)


@lowlevel
def collect_all(heap: Ptr[Heap]) -> None:
    begin_evacuation(heap)
    trace_roots(heap, EVACUATING)
    drain_evacuating(heap)
    process_references(heap, EVACUATING)
    empty_nursery(heap)
    finish_evacuation(heap)
    give_back_reserve(heap)
    set_soft_limit(heap, old_bytes(heap))


@lowlevel(export=True)
def contains(heap: Ptr[Heap], address: u64) -> u32:
    if address >= heap.large.start:
        return u32(large_object_starts_at(heap, address))
    return u32(is_allocated(heap.eden, address) or is_allocated(heap.survivors, address)
               or is_allocated(heap.tenured, address))


def survivor_bytes(sizes: Sizes) -> int:
    """A tenth of the nursery each, in whole pages, at least one."""
    return max(PAGE_BYTES, sizes.nursery_bytes // SURVIVOR_FRACTION // PAGE_BYTES * PAGE_BYTES)


def eden_bytes(sizes: Sizes) -> int:
    """The rest of the nursery."""
    return sizes.nursery_bytes - 2 * survivor_bytes(sizes)


GENCOPY = Plan(
    name="gencopy",
    title="Generational Copying",
    spaces=(
        PlannedSpace("eden", eden_bytes, nursery=True),
        PlannedSpace("survivors", survivor_bytes, nursery=True),
        PlannedSpace("survivor_reserve", survivor_bytes, nursery=True),
        PlannedSpace("tenured", all_of_max),
        PlannedSpace("tenured_reserve", all_of_max),
        PlannedSpace("large", twice_max),
    ),
    allocate=allocate, allocate_unmoving=allocate_unmoving, collect=collect, used=used,
    contains=contains,
    generational=True,
)
