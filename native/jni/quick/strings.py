# low-level
"""JNI functions about strings that need no Python (see `dispatch`).

Texts of native code are modified UTF-8 (JVMS 4.4.7): NUL as two bytes, each half of a surrogate
pair as three.
"""

from pvm.gc.allocation import allocate_array, allocate_instance
from pvm.gc.barriers import store_reference
from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET, Object
from pvm.gc.references import load_reference
from pvm.lowlevel.intrinsics import copy_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, i32, u8, u16, u32, u64
from pvm.native.jni.quick.handles import give_local, klass_at
from pvm.native.jni.quick.tables import QuickTables, slot_of
from pvm.native.jni.references import NativeEnvironment, has_room
from pvm.vm.model.metadata import Class
from pvm.vm.runtime.arrays import pop_temporary, push_temporary

BYTE_ARRAY = 1                  # among the types in JNI's order
LONGEST = 1 << 12               # of a text whose length is not known


@struct
class Units:
    """The characters of a String: `length` of them, of one byte, or two if `is_wide`."""

    data: u64
    length: u32
    is_wide: u32


@lowlevel
def find_units(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
               units: Ptr[Units]) -> boolean:
    """Where they are until the next collection; false if the handle is of no String."""
    slot = slot_of(environment, tables, handle)
    if not slot or klass_at(slot) != tables.string_class:
        return False
    string = load_reference(slot)
    value = load_reference(Ptr[u64](string + u64(tables.value_offset)))
    units.data = value + ARRAY_ELEMENTS_OFFSET
    units.is_wide = u32(Ptr[u8](string + u64(tables.coder_offset))[0])
    units.length = u32(Ptr[Object](value).length) >> units.is_wide
    return True


@lowlevel(inline=True)
def unit_at(units: Ptr[Units], index: u32) -> u32:
    """A character."""
    if units.is_wide != 0:
        return u32(Ptr[u16](units.data)[index])
    return u32(Ptr[u8](units.data)[index])


@lowlevel(inline=True)
def encoded_size(unit: u32) -> u64:
    """The bytes that a character takes in modified UTF-8."""
    if unit - 1 < 0x7F:
        return u64(1)
    return u64(2) if unit < 0x800 else u64(3)


@lowlevel
def encoded_length(units: Ptr[Units]) -> u64:
    """Of all characters."""
    found = u64(0)
    for index in range(units.length):
        found += encoded_size(unit_at(units, index))
    return found


@lowlevel
def encode(units: Ptr[Units], start: u32, count: u32, place: u64) -> None:
    """Writes characters, and a zero."""
    target = Ptr[u8](place)
    for index in range(start, start + count):
        unit = unit_at(units, index)
        size = encoded_size(unit)
        if size == 1:
            target[0] = u8(unit)
        elif size == 2:
            target[0] = u8(0xC0 | (unit >> 6))
            target[1] = u8(0x80 | (unit & 0x3F))
        else:
            target[0] = u8(0xE0 | (unit >> 12))
            target[1] = u8(0x80 | ((unit >> 6) & 0x3F))
            target[2] = u8(0x80 | (unit & 0x3F))
        target = target + size
    target[0] = u8(0)


@lowlevel
def copy_units(units: Ptr[Units], start: u32, count: u32, place: u64) -> None:
    """Writes characters as UTF-16."""
    if units.is_wide != 0:
        copy_bytes(place, units.data + (u64(start) << 1), u64(count) << 1)
        return
    for index in range(count):
        Ptr[u16](place)[index] = u16(unit_at(units, start + index))


@lowlevel
def text_length(place: u64, limit: u64) -> u64:
    """The length of an ASCII text that ends before a limit; the limit for any other."""
    text = Ptr[u8](place)
    for index in range(limit):
        if text[index] == 0:
            return index
        if text[index] >= 0x80:
            return limit
    return limit


@lowlevel(collects="allocates")
def new_string(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], place: u64,
               length: u64, result: Ptr[u64]) -> boolean:
    """NewStringUTF of an ASCII text."""
    if has_room(environment, u32(1)) == 0:
        return False
    thread = environment.thread
    array = allocate_array(thread, Ptr[Class](tables.arrays[BYTE_ARRAY]), i32(length))
    if array == 0:
        return False
    copy_bytes(array + ARRAY_ELEMENTS_OFFSET, place, length)
    slot = push_temporary(thread, array)
    string = allocate_instance(thread, tables.string_class)
    if string != 0:
        store_reference(thread, Ptr[u64](string + u64(tables.value_offset)), slot[0])
    pop_temporary(thread)
    if string == 0:
        return False
    return give_local(environment, string, result)
