# low-level
"""New arrays, and arrays of arrays (JVMS 6.5 newarray, multianewarray)."""

from pvm.gc.allocation import allocate_array
from pvm.gc.barriers import store_reference
from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET
from pvm.lowlevel.intrinsics import field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i32, u64
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Class, Thread
from pvm.vm.runtime.throwing import raise_trap

# What the header leaves of an int's range, as in HotSpot: longer arrays are refused at any heap.
MOST_ELEMENTS = 0x7FFFFFFD


@lowlevel(collects="allocates")
def new_array(thread: Ptr[Thread], klass: Ptr[Class], length: i32) -> u64:
    """A zeroed array, length >= 0; 0 after raising OutOfMemoryError."""
    if length > MOST_ELEMENTS:
        raise_trap(thread, Trap.ARRAY_SIZE_LIMIT, 0, 0)
        return 0
    array = allocate_array(thread, klass, length)
    if array == 0:
        raise_trap(thread, Trap.OUT_OF_MEMORY, 0, 0)
    return array


@lowlevel(collects="allocates")
def new_multi_array(thread: Ptr[Thread], klass: Ptr[Class], lengths: Ptr[i32],
                    dimensions: i32) -> u64:
    """An array with `dimensions` levels filled in; 0 after raising OutOfMemoryError.

    The outer array waits in a slot on the Java stack while the inner ones are allocated.
    """
    array = new_array(thread, klass, lengths[0])
    if array != 0 and dimensions > 1:
        slot = push_temporary(thread, array)
        for index in range(lengths[0]):
            inner = new_multi_array(thread, klass.element, lengths + 1, dimensions - 1)
            if inner == 0:
                pop_temporary(thread)
                return 0
            place = Ptr[u64](slot[0] + ARRAY_ELEMENTS_OFFSET + (u64(index) << 3))
            store_reference(thread, place, inner)
        array = slot[0]
        pop_temporary(thread)
    return array


@lowlevel
def push_temporary(thread: Ptr[Thread], value: u64) -> Ptr[u64]:
    """A root slot of the thread's own; released in reverse order."""
    slot = field_address(thread, "temporaries_top")
    place = Ptr[u64](slot[0])
    slot[0] += 8
    place[0] = value
    return place


@lowlevel
def pop_temporary(thread: Ptr[Thread]) -> None:
    """Releases the newest temporary root slot."""
    thread.temporaries_top -= 8
