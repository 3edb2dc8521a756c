# low-level
"""Mark-sweep: nothing moves; allocation buffers are the free runs that the sweep found."""

from pvm.gc.growth import room, set_soft_limit
from pvm.gc.heap import FULL, LAST_DITCH, Heap, Mutator
from pvm.gc.locking import lock_heap, unlock_heap
from pvm.gc.objectmodel import TypeInfo
from pvm.gc.plans.plan import Plan, PlannedSpace, twice_max
from pvm.gc.policies.freeruns import (
    extend,
    free_bytes,
    object_starts_at,
    rescan_marked,
    sweep_runs,
    take_free_run,
    taken_bytes,
)
from pvm.gc.policies.largeobjects import (
    is_marked,
    large_object_starts_at,
    mark_and_push,
    rescan_marked_large,
    scan_pushed,
    sweep_large,
)
from pvm.gc.references import load_reference
from pvm.gc.tlab import allocate_in_piece, allocate_large, wanted_bytes
from pvm.gc.tracing import Tracing
from pvm.gc.unloading import begin_unloading, reach_class
from pvm.gc.weakrefs import (
    discover,
    forget_discovered,
    process_references,
    trace_roots,
    visit_weak_root,
)
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32, u64

EXTENSION_BYTES = 1 << 20


@lowlevel(export=True)
def used(heap: Ptr[Heap]) -> u64:
    return taken_bytes(heap.runs) + heap.large.used_bytes


@lowlevel(inline=True)
def room_left(heap: Ptr[Heap]) -> u64:
    return room(heap, taken_bytes(heap.runs) + heap.large.used_bytes, heap.soft_limit)


@lowlevel(export=True)
def allocate(mutator: Ptr[Mutator], bytes: u64) -> u64:
    heap = mutator.heap
    if bytes >= heap.large_threshold:
        return allocate_large(mutator, bytes, room_left)
    wanted = wanted_bytes(mutator, bytes, heap.soft_limit)
    lock_heap(heap)
    run = take_within_limit(heap, bytes, wanted)
    unlock_heap(heap)
    if run == 0:
        return 0
    return allocate_in_piece(mutator, run, free_bytes(run), bytes)


@lowlevel
def take_within_limit(heap: Ptr[Heap], bytes: u64, wanted: u64) -> u64:
    """A free run for a buffer; the space is extended when it has none but may grow."""
    free = room_left(heap)
    if bytes > free:
        return 0
    wanted = wanted if wanted < free else free
    run = take_free_run(heap.runs, bytes, wanted)
    if run == 0:
        more = free if free < EXTENSION_BYTES else u64(EXTENSION_BYTES)
        extend(heap.runs, bytes if more < bytes else more)
        run = take_free_run(heap.runs, bytes, wanted)
    return run


@lowlevel(inline=True)
def visit(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    object = load_reference(slot)
    if object != 0:
        mark_and_push(heap, object)


@lowlevel(inline=True)
def is_live(heap: Ptr[Heap], object: u64) -> boolean:
    return is_marked(object)


@lowlevel
def discover_marking(heap: Ptr[Heap], object: u64, klass: Ptr[TypeInfo]) -> None:
    discover(heap, object, klass, MARKING)


@lowlevel(inline=True)
def reach_class_marking(heap: Ptr[Heap], klass: Ptr[TypeInfo]) -> None:
    reach_class(heap, klass, MARKING)


@lowlevel
def drain(heap: Ptr[Heap]) -> None:
    scan_pushed(heap, visit, discover_marking, reach_class_marking)
    while heap.mark_stack.overflowed != 0:
        heap.mark_stack.overflowed = u64(0)
        rescan_marked(heap, visit, discover_marking, reach_class_marking)
        rescan_marked_large(heap, visit, discover_marking, reach_class_marking)
        scan_pushed(heap, visit, discover_marking, reach_class_marking)


@lowlevel
def mark_root(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    visit(heap, slot)


@lowlevel
def mark_weak_root(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    visit_weak_root(heap, slot, MARKING)


MARKING = Tracing(visit=visit, is_live=is_live, drain=drain,
                  visit_exported=mark_root, visit_weak_exported=mark_weak_root)


@lowlevel(export=True)
def collect(heap: Ptr[Heap], level: u32) -> u32:
    heap.clear_soft = u32(level == LAST_DITCH)
    forget_discovered(heap)
    begin_unloading(heap)
    trace_roots(heap, MARKING)
    drain(heap)
    process_references(heap, MARKING)
    sweep_runs(heap)
    sweep_large(heap)
    set_soft_limit(heap, used(heap))
    return FULL


@lowlevel(export=True)
def contains(heap: Ptr[Heap], address: u64) -> u32:
    if address >= heap.large.start:
        return u32(large_object_starts_at(heap, address))
    return u32(object_starts_at(heap, address))


MARKSWEEP = Plan(
    name="marksweep",
    title="Mark-Sweep",
    spaces=(PlannedSpace("runs", twice_max), PlannedSpace("large", twice_max)),
    allocate=allocate, allocate_unmoving=allocate, collect=collect, used=used, contains=contains,
    moves_objects=False, parsable=True,
)
