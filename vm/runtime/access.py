# low-level
"""Objects as the control plane reaches them: through root slots, one entry point an operation.

The calling thread is in the native state; each operation makes a short visit to the Java state,
in which the object cannot move. The control plane has checked types and bounds.
"""

from pvm.gc.allocation import allocate_array, allocate_instance, allocate_unmoving_array
from pvm.gc.barriers import store_reference
from pvm.gc.collect import collect
from pvm.gc.objectmodel import Object
from pvm.lowlevel.intrinsics import copy_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i8, i16, i32, i64, u16, u32, u64
from pvm.vm.model.metadata import Class, Thread
from pvm.vm.threads.states import enter_native, leave_native

CHAR, DOUBLE, FLOAT, INT, LONG, SHORT = (ord(letter) for letter in "CDFIJS")


@lowlevel(export=True, collects="allocates")
def new_instance(thread: Ptr[Thread], klass: Ptr[Class], result: Ptr[u64]) -> u32:
    """Puts a zeroed instance in the slot; 0 when out of memory."""
    leave_native(thread)
    object = allocate_instance(thread, klass)
    result[0] = object
    enter_native(thread)
    return u32(object != 0)


@lowlevel(export=True, collects="allocates")
def new_array(thread: Ptr[Thread], klass: Ptr[Class], length: i32, result: Ptr[u64]) -> u32:
    """Puts a zeroed array in the slot; 0 when out of memory."""
    leave_native(thread)
    object = allocate_array(thread, klass, length)
    result[0] = object
    enter_native(thread)
    return u32(object != 0)


@lowlevel(export=True, collects="allocates")
def new_unmoving_array(thread: Ptr[Thread], klass: Ptr[Class], length: i32,
                       result: Ptr[u64]) -> u32:
    """Puts a zeroed array of a primitive type in the slot that stays where it is; 0 when out of
    memory."""
    leave_native(thread)
    object = allocate_unmoving_array(thread, klass, length)
    result[0] = object
    enter_native(thread)
    return u32(object != 0)


@lowlevel(export=True, collects="waits while the world is stopped")
def class_of_slot(thread: Ptr[Thread], slot: Ptr[u64]) -> u64:
    """Address of the object's class; 0 for null."""
    leave_native(thread)
    result = u64(0)
    if slot[0] != 0:
        result = u64(Ptr[Object](slot[0]).klass)
    enter_native(thread)
    return result


@lowlevel(export=True, collects="waits while the world is stopped")
def length_of_slot(thread: Ptr[Thread], slot: Ptr[u64]) -> u32:
    """Length of an array."""
    leave_native(thread)
    result = Ptr[Object](slot[0]).length
    enter_native(thread)
    return result


@lowlevel(export=True, collects="waits while the world is stopped")
def same_object(thread: Ptr[Thread], one: Ptr[u64], other: Ptr[u64]) -> u32:
    """Whether two slots hold the same reference."""
    leave_native(thread)
    result = u32(one[0] == other[0])
    enter_native(thread)
    return result


@lowlevel(export=True, collects="waits while the world is stopped")
def copy_slot(thread: Ptr[Thread], source: Ptr[u64], target: Ptr[u64]) -> None:
    """Copies a reference from one root slot to another."""
    leave_native(thread)
    target[0] = source[0]
    enter_native(thread)


@lowlevel(export=True, collects="waits while the world is stopped")
def clear_slots(thread: Ptr[Thread], slots: Ptr[u64], count: u64) -> None:
    """Stores null in `count` root slots whose addresses are given.

    In the Java state no collection runs that could be about to store a moved object there.
    """
    leave_native(thread)
    for index in range(count):
        Ptr[u64](slots[index])[0] = u64(0)
    enter_native(thread)


@lowlevel(export=True, collects="waits while the world is stopped")
def read_reference(thread: Ptr[Thread], slot: Ptr[u64], offset: u64, result: Ptr[u64]) -> None:
    """Reads a reference at a byte offset of an object into a slot."""
    leave_native(thread)
    result[0] = Ptr[u64](slot[0] + offset)[0]
    enter_native(thread)


@lowlevel(export=True, collects="waits while the world is stopped")
def write_reference(thread: Ptr[Thread], slot: Ptr[u64], offset: u64, value: Ptr[u64]) -> None:
    """Writes the reference in a slot to a byte offset of an object."""
    leave_native(thread)
    store_reference(thread, Ptr[u64](slot[0] + offset), value[0])
    enter_native(thread)


@lowlevel(export=True, collects="waits while the world is stopped")
def read_bits(thread: Ptr[Thread], slot: Ptr[u64], offset: u64, code: u32) -> i64:
    """Reads a primitive; `code` is the descriptor's letter. Narrow ones are extended."""
    leave_native(thread)
    result = load_bits(slot[0] + offset, code)
    enter_native(thread)
    return result


@lowlevel
def load_bits(place: u64, code: u32) -> i64:
    """The bits of a primitive of the type with the descriptor letter `code`."""
    if code == LONG or code == DOUBLE:
        return Ptr[i64](place)[0]
    if code == INT or code == FLOAT:
        return i64(Ptr[i32](place)[0])
    if code == SHORT:
        return i64(Ptr[i16](place)[0])
    if code == CHAR:
        return i64(Ptr[u16](place)[0])
    return i64(Ptr[i8](place)[0])


@lowlevel(export=True, collects="waits while the world is stopped")
def write_bits(thread: Ptr[Thread], slot: Ptr[u64], offset: u64, code: u32, bits: i64) -> None:
    """Writes a primitive; `code` is the descriptor's letter."""
    leave_native(thread)
    store_bits(slot[0] + offset, code, bits)
    enter_native(thread)


@lowlevel
def store_bits(place: u64, code: u32, bits: i64) -> None:
    """Stores a primitive of the type with the descriptor letter `code`."""
    if code == LONG or code == DOUBLE:
        Ptr[i64](place)[0] = bits
    elif code == INT or code == FLOAT:
        Ptr[i32](place)[0] = i32(bits)
    elif code == SHORT or code == CHAR:
        Ptr[i16](place)[0] = i16(bits)
    else:
        Ptr[i8](place)[0] = i8(bits)


@lowlevel(export=True, collects="waits while the world is stopped")
def copy_from_object(thread: Ptr[Thread], slot: Ptr[u64], offset: u64, length: u64,
                     buffer: u64) -> None:
    """Copies bytes of an object (array elements) to native memory."""
    leave_native(thread)
    copy_bytes(buffer, slot[0] + offset, length)
    enter_native(thread)


@lowlevel(export=True, collects="waits while the world is stopped")
def copy_to_object(thread: Ptr[Thread], slot: Ptr[u64], offset: u64, length: u64,
                   buffer: u64) -> None:
    """Copies native memory into an object's primitive elements."""
    leave_native(thread)
    copy_bytes(slot[0] + offset, buffer, length)
    enter_native(thread)


@lowlevel(export=True, collects="it collects")
def collect_garbage(thread: Ptr[Thread], cause: u32) -> None:
    """A full collection."""
    leave_native(thread)
    collect(thread, cause, True)
    enter_native(thread)
