# low-level
"""Thread-local allocation buffers: zeroed pieces of a space, each a thread's own.

Their size doubles from refill to refill, bounded by a fair share of what there is. Bigger objects
are allocated beside the buffer rather than throwing its rest away.
"""

from pvm.gc.heap import Heap, Mutator, Space
from pvm.gc.locking import lock_heap, unlock_heap
from pvm.gc.policies.bump import left, take
from pvm.gc.policies.freeruns import write_free_run
from pvm.gc.policies.largeobjects import large_bytes, take_run, zero_run
from pvm.lowlevel.intrinsics import fill_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import Static, boolean, u64

INITIAL_BYTES = 4 << 10
SMALLEST_BYTES = 1 << 10
LARGEST_BYTES = 256 << 10
SHARES_PER_THREAD = 4
BESIDE_FRACTION = 4


@lowlevel
def goes_beside(mutator: Ptr[Mutator], bytes: u64) -> boolean:
    """Is the object so big that the thread's buffer, with room left, is worth keeping?"""
    left = mutator.tlab_end - mutator.tlab_top
    return left != 0 and bytes > mutator.tlab_bytes // BESIDE_FRACTION


@lowlevel
def wanted_bytes(mutator: Ptr[Mutator], bytes: u64, capacity: u64) -> u64:
    """How much to take from a space of this capacity for an allocation of `bytes`."""
    if mutator.heap.stress_interval != 0 or goes_beside(mutator, bytes):
        return bytes
    wanted = mutator.tlab_bytes * 2
    fair = capacity // (mutator.heap.mutator_count * SHARES_PER_THREAD)
    wanted = fair if fair < wanted else wanted
    wanted = u64(LARGEST_BYTES) if wanted > LARGEST_BYTES else wanted
    wanted = u64(SMALLEST_BYTES) if wanted < SMALLEST_BYTES else wanted
    wanted = wanted & ~7
    return bytes if wanted < bytes else wanted


@lowlevel
def retire(mutator: Ptr[Mutator]) -> None:
    """Takes the buffer away; the space stays parsable if it has to be."""
    if mutator.heap.parsable != 0:
        write_free_run(mutator.tlab_top, mutator.tlab_end)
    mutator.allocated_bytes += mutator.tlab_top - mutator.tlab_start
    mutator.tlab_start = u64(0)
    mutator.tlab_top = u64(0)
    mutator.tlab_end = u64(0)


@lowlevel
def allocate_in_piece(mutator: Ptr[Mutator], start: u64, length: u64, bytes: u64) -> u64:
    """Allocates at the start of a new piece, whose rest becomes the thread's buffer if it can."""
    fill_bytes(start, 0, length)
    if goes_beside(mutator, bytes) or mutator.heap.stress_interval != 0:
        if mutator.heap.parsable != 0:
            write_free_run(start + bytes, start + length)
        mutator.allocated_bytes += bytes
        return start
    retire(mutator)
    mutator.tlab_start = start
    mutator.tlab_top = start + bytes
    mutator.tlab_end = start + length
    mutator.tlab_bytes = length
    return start


@lowlevel
def allocate_in_space(mutator: Ptr[Mutator], space: Ptr[Space], bytes: u64, room: Static) -> u64:
    """Allocates in a contiguous space, of which `room(heap)` bytes may be taken; 0: full."""
    heap = mutator.heap
    wanted = wanted_bytes(mutator, bytes, space.end - space.start)
    lock_heap(heap)
    free = room(heap)
    free = left(space) if left(space) < free else free
    length = wanted if wanted < free else free
    start = take(space, length) if length >= bytes else u64(0)
    unlock_heap(heap)
    if start == 0:
        return 0
    return allocate_in_piece(mutator, start, length, bytes)


@lowlevel
def allocate_large(mutator: Ptr[Mutator], bytes: u64, room: Static) -> u64:
    """Allocates a large object, for which `room(heap)` bytes may be taken; 0: full."""
    heap = mutator.heap
    lock_heap(heap)
    start = take_run(heap.large, bytes) if large_bytes(bytes) <= room(heap) else u64(0)
    unlock_heap(heap)
    if start != 0:
        zero_run(heap, start, bytes)
        mutator.allocated_bytes += bytes
    return start


@lowlevel(export=True)
def attach_mutator(heap: Ptr[Heap], mutator: Ptr[Mutator]) -> None:
    """Makes a thread known to the heap; not while a collection runs."""
    mutator.heap = heap
    mutator.tlab_start = u64(0)
    mutator.tlab_top = u64(0)
    mutator.tlab_end = u64(0)
    mutator.tlab_bytes = u64(INITIAL_BYTES // 2)
    mutator.allocated_bytes = u64(0)
    mutator.allocation_countdown = heap.stress_interval
    mutator.card_base = heap.card_base
    mutator.nursery_start = heap.nursery_start
    mutator.nursery_bytes = heap.nursery_bytes
    lock_heap(heap)
    mutator.next_mutator = heap.mutators
    heap.mutators = mutator
    heap.mutator_count += 1
    unlock_heap(heap)


@lowlevel(export=True)
def detach_mutator(heap: Ptr[Heap], mutator: Ptr[Mutator]) -> None:
    """Forgets a thread that ends; not while a collection runs."""
    retire(mutator)
    lock_heap(heap)
    heap.detached_bytes += mutator.allocated_bytes
    heap.mutator_count -= 1
    if heap.mutators == mutator:
        heap.mutators = mutator.next_mutator
    else:
        before = heap.mutators
        while before.next_mutator != mutator:
            before = before.next_mutator
        before.next_mutator = mutator.next_mutator
    unlock_heap(heap)


@lowlevel
def retire_all(heap: Ptr[Heap]) -> None:
    """Takes every thread's buffer away: the first step of a collection."""
    mutator = heap.mutators
    while mutator:
        retire(mutator)
        mutator = mutator.next_mutator
