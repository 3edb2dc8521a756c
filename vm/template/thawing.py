# low-level
"""Copies of a template's memory: words are moved, objects are put into the heap."""

from pvm.lowlevel.intrinsics import copy_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import u32, u64
from pvm.vm.model.metadata import Thread
from pvm.vm.threads.states import enter_native, leave_native


@struct
class Frozen:
    """Objects as one piece of memory. `references`: the places of references, which hold the
    offset of their object; `classes`: those of 32-bit addresses of metadata. `roots`: pairs, the
    offset of a root slot in the metadata and that of its object."""

    content: u64
    size: u64
    references: Ptr[u32]
    reference_count: u64
    classes: Ptr[u32]
    class_count: u64
    roots: Ptr[u32]
    root_count: u64


@lowlevel(export=True)
def move_words(start: u64, places: Ptr[u32], count: u64, distance: u32) -> None:
    """Adds a distance to the 32-bit words at places, offsets from `start`."""
    for index in range(count):
        word = Ptr[u32](start + u64(places[index]))
        word[0] = word[0] + distance


@lowlevel(export=True, collects="allocates")
def thaw(thread: Ptr[Thread], frozen: Ptr[Frozen], metadata: u64, distance: u32) -> u32:
    """Puts the objects into a heap that is still empty, and their addresses into the root slots;
    0 when they have no room. `metadata`: where the copy of the metadata begins."""
    leave_native(thread)
    start = thread.heap.plan_allocate(thread, frozen.size)
    if start != 0:
        copy_bytes(start, frozen.content, frozen.size)
        for index in range(frozen.reference_count):
            place = Ptr[u64](start + u64(frozen.references[index]))
            place[0] = place[0] + start
        move_words(start, frozen.classes, frozen.class_count, distance)
        for index in range(frozen.root_count):
            slot = Ptr[u64](metadata + u64(frozen.roots[2 * index]))
            slot[0] = start + u64(frozen.roots[2 * index + 1])
    enter_native(thread)
    return u32(start != 0)
