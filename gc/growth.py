# low-level
"""How the heap grows between -Xms and -Xmx.

-Xmx bounds the bytes in use: nursery, old generation and large objects together, checked at every
refill. What a copying collection copies into is extra, and given back after it.
"""

from pvm.gc.heap import Heap
from pvm.gc.policies.bump import used
from pvm.gc.system import PAGE_BYTES
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u64

EXHAUSTED_SHIFT = 6


@lowlevel(inline=True)
def room(heap: Ptr[Heap], used: u64, limit: u64) -> u64:
    """Bytes that can still be taken below the limit."""
    return limit - used if used < limit else u64(0)


@lowlevel
def set_soft_limit(heap: Ptr[Heap], live: u64) -> None:
    """After a full collection: the next one comes when twice as much is in use."""
    lowest = heap.initial_bytes - heap.nursery_bytes
    highest = heap.max_bytes - heap.nursery_bytes
    needed = (live + heap.requested_bytes + (PAGE_BYTES - 1)) & ~(PAGE_BYTES - 1)
    limit = needed * 2
    limit = lowest if limit < lowest else limit
    limit = highest if limit > highest else limit
    limit = needed if limit < needed else limit
    heap.soft_limit = limit if limit < heap.max_bytes else heap.max_bytes


@lowlevel(inline=True)
def old_bytes(heap: Ptr[Heap]) -> u64:
    """In use outside the nursery."""
    return used(heap.tenured) + heap.large.used_bytes


@lowlevel
def is_full_due(heap: Ptr[Heap], requested: u64) -> boolean:
    """Would what is expected to be promoted, or a large request, exceed the limit?

    A heap that cannot grow any more lets old objects take half of the nursery's share before.
    """
    limit = heap.soft_limit
    if limit + heap.nursery_bytes >= heap.max_bytes:
        last = heap.max_bytes - (heap.nursery_bytes >> 1)
        limit = last if last > limit else limit
    expected = old_bytes(heap) + heap.promotion_average
    if requested >= heap.large_threshold:
        expected += requested
    return expected > limit


@lowlevel
def capacity(heap: Ptr[Heap]) -> u64:
    """The heap's size as it is reported: the limit up to which it is filled now."""
    total = heap.soft_limit + heap.nursery_bytes
    return total if total < heap.max_bytes else heap.max_bytes


@lowlevel
def is_exhausted(heap: Ptr[Heap], bytes: u64) -> boolean:
    """After a full collection: is too little free to go on without collecting all the time?"""
    return room(heap, heap.plan_used(heap), heap.max_bytes) < bytes + (
        heap.max_bytes >> EXHAUSTED_SHIFT)
