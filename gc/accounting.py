# low-level
"""Figures for `Runtime` and management: bytes total, used, free, max, allocated."""

from pvm.gc import growth
from pvm.gc.heap import Heap
from pvm.gc.locking import lock_heap, unlock_heap
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64


@lowlevel(export=True)
def max_bytes(heap: Ptr[Heap]) -> u64:
    """-Xmx."""
    return heap.max_bytes


@lowlevel(export=True)
def total_bytes(heap: Ptr[Heap]) -> u64:
    """The heap's present size, between -Xms and -Xmx; never less than what is used."""
    used = heap.plan_used(heap)
    total = growth.capacity(heap)
    return total if total > used else used


@lowlevel(export=True)
def used_bytes(heap: Ptr[Heap]) -> u64:
    """What objects, dead ones and the rests of allocation buffers included, take."""
    return heap.plan_used(heap)


@lowlevel(export=True)
def free_bytes(heap: Ptr[Heap]) -> u64:
    """total - used."""
    used = heap.plan_used(heap)
    total = growth.capacity(heap)
    return total - used if total > used else u64(0)


@lowlevel(export=True)
def allocated_bytes(heap: Ptr[Heap]) -> u64:
    """What all threads have allocated since the start (running buffers may be a bit behind)."""
    lock_heap(heap)
    total = heap.detached_bytes
    mutator = heap.mutators
    while mutator:
        total += mutator.allocated_bytes + (mutator.tlab_top - mutator.tlab_start)
        mutator = mutator.next_mutator
    unlock_heap(heap)
    return total
