# low-level
"""A collection from start to end: stop the world, run the plan, resume, tell the machine."""

from pvm.gc import growth, pacing
from pvm.gc.heap import AS_NEEDED, EVENTS_KEPT, EVERYTHING, FULL, Heap, Mutator
from pvm.gc.system import now, processor_time
from pvm.gc.tlab import retire_all
from pvm.gc.verify import verify_heap
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32, u64


@lowlevel(noinline=True, export=True, collects="it is the collection")
def collect(mutator: Ptr[Mutator], cause: u32, full: boolean) -> None:
    """Collects for `System.gc()` and the like.

    When another thread's collection comes first, it counts if it was as thorough.
    """
    heap = mutator.heap
    level = u32(EVERYTHING) if full else u32(AS_NEEDED)
    before = heap.full_collections
    if heap.collects != 0:
        while not try_collect(mutator, cause, level, u64(0)):
            if not full or heap.full_collections != before:
                break


@lowlevel(collects="it is the collection")
def try_collect(mutator: Ptr[Mutator], cause: u32, level: u32, bytes: u64) -> boolean:
    """One collection; false when another thread's collection came first.

    `bytes` is the size of the allocation that failed, for the heap's growth.
    """
    heap = mutator.heap
    if heap.stop_world(mutator) == 0:
        return False
    heap.requested_bytes = bytes
    run_collection(heap, cause, level)
    heap.resume_world(mutator)
    if heap.collected:
        heap.collected(heap)
    return True


@lowlevel(uninterruptible="a collection cannot run inside another")
def run_collection(heap: Ptr[Heap], cause: u32, level: u32) -> None:
    """The collection itself, in the stopped world."""
    event = heap.events + heap.event_count % EVENTS_KEPT
    event.number = heap.event_count
    event.cause = cause
    event.start_ns = now()
    event.used_before = heap.plan_used(heap)
    young = pacing.young_bytes(heap)
    busy = processor_time()
    heap.copied_now = u64(0)
    heap.promoted_now = u64(0)
    retire_all(heap)
    if heap.verify != 0:
        verify_heap(heap)
    event.kind = heap.plan_collect(heap, level)
    if heap.verify != 0:
        verify_heap(heap)
    event.used_after = heap.plan_used(heap)
    event.capacity = growth.capacity(heap)
    event.copied = heap.copied_now
    event.promoted = heap.promoted_now
    event.pause_ns = now() - event.start_ns
    heap.event_count += 1
    pacing.learn(heap, event.kind, young, processor_time() - busy)
    add_to_totals(heap, event.kind, event.pause_ns)


@lowlevel
def add_to_totals(heap: Ptr[Heap], kind: u32, pause_ns: u64) -> None:
    """Statistics over all collections."""
    if kind == FULL:
        heap.full_collections += 1
    else:
        heap.young_collections += 1
    heap.total_pause_ns += pause_ns
    if pause_ns > heap.max_pause_ns:
        heap.max_pause_ns = pause_ns
    heap.copied_bytes += heap.copied_now
    heap.promoted_bytes += heap.promoted_now


