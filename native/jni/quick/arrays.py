# low-level
"""JNI functions about arrays that need no Python (see `dispatch`)."""

from pvm.gc.allocation import allocate_array
from pvm.gc.barriers import store_reference
from pvm.gc.objectmodel import (
    ARRAY_ELEMENTS_OFFSET,
    KIND_PRIMITIVE_ARRAY,
    KIND_REFERENCE_ARRAY,
    Object,
)
from pvm.gc.references import load_reference
from pvm.lowlevel.intrinsics import copy_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, u32, u64
from pvm.native.jni.quick.handles import fits, give_local, klass_at, object_of
from pvm.native.jni.quick.tables import QuickTables, slot_of
from pvm.native.jni.references import NativeEnvironment, has_room, new_local
from pvm.native.jni.transfer import CHAR, DOUBLE, FLOAT, INT, LONG, SHORT
from pvm.vm.model.metadata import Class

LARGEST = 1 << 16               # elements of an array that is made here


@lowlevel
def get_length(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
               result: Ptr[u64]) -> boolean:
    """GetArrayLength."""
    slot = slot_of(environment, tables, handle)
    if not slot:
        return False
    kind = klass_at(slot).kind
    result[0] = u64(Ptr[Object](load_reference(slot)).length)
    return kind == KIND_PRIMITIVE_ARRAY or kind == KIND_REFERENCE_ARRAY


@lowlevel
def get_element(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
                index: u32, result: Ptr[u64]) -> boolean:
    """GetObjectArrayElement."""
    slot = slot_of(environment, tables, handle)
    if not slot or has_room(environment, u32(1)) == 0:
        return False
    object = load_reference(slot)
    is_array = klass_at(slot).kind == KIND_REFERENCE_ARRAY
    if not is_array or index >= Ptr[Object](object).length:
        return False
    place = Ptr[u64](object + ARRAY_ELEMENTS_OFFSET) + index
    result[0] = new_local(environment, load_reference(place))
    return True


@lowlevel
def set_element(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
                index: u32, value: u64) -> boolean:
    """SetObjectArrayElement."""
    slot = slot_of(environment, tables, handle)
    if not slot:
        return False
    klass = klass_at(slot)
    array = load_reference(slot)
    if klass.kind != KIND_REFERENCE_ARRAY or index >= Ptr[Object](array).length:
        return False
    if not fits(environment, tables, value, klass.element):
        return False
    place = Ptr[u64](array + ARRAY_ELEMENTS_OFFSET) + index
    store_reference(environment.thread, place, object_of(environment, tables, value))
    return True


@lowlevel
def copy_region(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
                letter: u32, start: u32, count: u32, place: u64, is_store: boolean) -> boolean:
    """Get and Set<Type>ArrayRegion; as many bytes may be accessed at `place`."""
    slot = slot_of(environment, tables, handle)
    if not slot:
        return False
    object = load_reference(slot)
    klass = klass_at(slot)
    if klass.kind != KIND_PRIMITIVE_ARRAY or klass.element.primitive != letter:
        return False
    length = Ptr[Object](object).length
    if start > length or count > length - start:
        return False
    shift = size_shift(letter)
    elements = object + ARRAY_ELEMENTS_OFFSET + (u64(start) << shift)
    if is_store:
        copy_bytes(elements, place, u64(count) << shift)
    else:
        copy_bytes(place, elements, u64(count) << shift)
    return True


@lowlevel(inline=True)
def size_shift(letter: u32) -> u64:
    """The size of a number of a type, as a power of two."""
    if letter == LONG or letter == DOUBLE:
        return u64(3)
    if letter == INT or letter == FLOAT:
        return u64(2)
    if letter == CHAR or letter == SHORT:
        return u64(1)
    return u64(0)


@lowlevel(collects="allocates")
def new_array(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], index: u32,
              length: u32, result: Ptr[u64]) -> boolean:
    """New<Type>Array; `index` of the type in JNI's order."""
    if length > LARGEST or has_room(environment, u32(1)) == 0:
        return False
    array = allocate_array(environment.thread, Ptr[Class](tables.arrays[index]), i32(length))
    if array == 0:
        return False
    return give_local(environment, array, result)
