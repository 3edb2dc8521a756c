# low-level
"""Semispace: allocation in one half; a collection copies what is live to the other."""

from pvm.gc.growth import room, set_soft_limit
from pvm.gc.heap import FULL, LAST_DITCH, Heap, Mutator
from pvm.gc.plans.plan import Plan, PlannedSpace, all_of_max, twice_max
from pvm.gc.policies.bump import is_allocated
from pvm.gc.policies.bump import used as space_used
from pvm.gc.policies.evacuation import (
    EVACUATING,
    begin_evacuation,
    drain_evacuating,
    finish_evacuation,
    reuse_reserve,
)
from pvm.gc.policies.largeobjects import large_object_starts_at
from pvm.gc.tlab import allocate_in_space, allocate_large
from pvm.gc.weakrefs import forget_discovered, process_references, trace_roots
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64


@lowlevel(export=True)
def used(heap: Ptr[Heap]) -> u64:
    return space_used(heap.tenured) + heap.large.used_bytes


@lowlevel(inline=True)
def room_left(heap: Ptr[Heap]) -> u64:
    return room(heap, space_used(heap.tenured) + heap.large.used_bytes, heap.soft_limit)


@lowlevel(export=True)
def allocate(mutator: Ptr[Mutator], bytes: u64) -> u64:
    if bytes >= mutator.heap.large_threshold:
        return allocate_large(mutator, bytes, room_left)
    return allocate_in_space(mutator, mutator.heap.tenured, bytes, room_left)


@lowlevel(export=True)
def allocate_unmoving(mutator: Ptr[Mutator], bytes: u64) -> u64:
    """Among the large objects, whatever its size."""
    return allocate_large(mutator, bytes, room_left)


@lowlevel(export=True)
def collect(heap: Ptr[Heap], level: u32) -> u32:
    heap.clear_soft = u32(level == LAST_DITCH)
    forget_discovered(heap)
    begin_evacuation(heap)
    trace_roots(heap, EVACUATING)
    drain_evacuating(heap)
    process_references(heap, EVACUATING)
    finish_evacuation(heap)
    reuse_reserve(heap)
    set_soft_limit(heap, used(heap))
    return FULL


@lowlevel(export=True)
def contains(heap: Ptr[Heap], address: u64) -> u32:
    if address >= heap.large.start:
        return u32(large_object_starts_at(heap, address))
    return u32(is_allocated(heap.tenured, address))


SEMISPACE = Plan(
    name="semispace",
    title="Semispace",
    spaces=(
        PlannedSpace("tenured", all_of_max),
        PlannedSpace("tenured_reserve", all_of_max),
        PlannedSpace("large", twice_max),
    ),
    allocate=allocate, allocate_unmoving=allocate_unmoving, collect=collect, used=used,
    contains=contains,
)
