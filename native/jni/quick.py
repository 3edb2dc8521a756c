# low-level
"""JNI functions that are called often, for the usual arguments: local references, IDs of fields
that are seen here before. Whatever is not as usual is left to Python (`native/jni/implementation`).

The thread is in the Java state. All say whether they have done what was asked.
"""

from pvm.gc.objectmodel import (
    ARRAY_ELEMENTS_OFFSET,
    KIND_PRIMITIVE_ARRAY,
    KIND_REFERENCE_ARRAY,
    Object,
)
from pvm.gc.references import load_reference
from pvm.lowlevel.intrinsics import copy_bytes, likely
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, i64, u8, u32, u64
from pvm.native.jni.functions import BY_NAME, PRIMITIVES
from pvm.native.jni.references import (
    INDEX_MASK,
    KIND_BITS,
    NativeEnvironment,
    has_room,
    local_index,
    local_slot,
    new_local,
)
from pvm.vm.model.metadata import Class
from pvm.vm.runtime.access import load_bits, store_bits
from pvm.vm.runtime.subtypes import is_subtype

BOOLEAN = ord("Z")
LETTERS = int.from_bytes("".join(PRIMITIVES.values()).encode(), "little")
COUNT = len(PRIMITIVES)
EXCEPTION_CHECK, ARRAY_LENGTH, ELEMENT, DELETE_LOCAL = (BY_NAME[name].number for name in (
    "ExceptionCheck", "GetArrayLength", "GetObjectArrayElement", "DeleteLocalRef"))
GET_FIELD, SET_FIELD, GET_REGION, SET_REGION = (BY_NAME[name].number for name in (
    "GetBooleanField", "SetBooleanField", "GetBooleanArrayRegion", "SetBooleanArrayRegion"))
QUICK = (EXCEPTION_CHECK, ARRAY_LENGTH, ELEMENT, DELETE_LOCAL, *(
    first + index for first in (GET_FIELD, SET_FIELD, GET_REGION, SET_REGION)
    for index in range(COUNT)))
"""The numbers of these functions."""

MOST_FIELDS = 1 << 14
CHAR, DOUBLE, FLOAT, INT, LONG, SHORT = (ord(letter) for letter in "CDFIJS")
TAG_BITS = 3                    # of an ID; see members
FIELD_TAG = 0b110


@struct
class FieldRow:
    """A field whose class is never unloaded; `klass` is null where there is none. `letter`: of its
    descriptor. `is_settable`: 0 if a store has to be looked at."""

    klass: Ptr[Class]
    offset: u64
    letter: u32
    is_settable: u32


@lowlevel(inline=True)
def field_of(environment: Ptr[NativeEnvironment], fields: Ptr[FieldRow], handle: u64, field: u64,
             letter: u32) -> Ptr[FieldRow]:
    """The row of a field that the object of a handle has; null if something is not as usual."""
    index = field >> TAG_BITS
    if index >= MOST_FIELDS or field & ((1 << TAG_BITS) - 1) != FIELD_TAG:
        return Ptr[FieldRow](0)
    row = fields + index
    if not row.klass or row.letter != letter:
        return Ptr[FieldRow](0)
    slot = local_slot(environment, handle)
    if not slot:
        return Ptr[FieldRow](0)
    klass = Ptr[Class](u64(Ptr[Object](load_reference(slot)).klass))
    if likely(klass == row.klass) or is_subtype(klass, row.klass):
        return row
    return Ptr[FieldRow](0)


@lowlevel
def get_field(environment: Ptr[NativeEnvironment], fields: Ptr[FieldRow], handle: u64, field: u64,
              letter: u32, result: Ptr[u64]) -> boolean:
    """Get<Type>Field of a number: its bits."""
    row = field_of(environment, fields, handle, field, letter)
    if not row:
        return False
    object = load_reference(local_slot(environment, handle))
    result[0] = u64(load_bits(object + row.offset, letter))
    return True


@lowlevel
def set_field(environment: Ptr[NativeEnvironment], fields: Ptr[FieldRow], handle: u64, field: u64,
              letter: u32, value: u64) -> boolean:
    """Set<Type>Field of a number."""
    row = field_of(environment, fields, handle, field, letter)
    if not row or row.is_settable == 0:
        return False
    object = load_reference(local_slot(environment, handle))
    store_bits(object + row.offset, letter, i64(value))
    return True


@lowlevel
def get_length(environment: Ptr[NativeEnvironment], handle: u64, result: Ptr[u64]) -> boolean:
    """GetArrayLength."""
    slot = local_slot(environment, handle)
    if not slot:
        return False
    object = Ptr[Object](load_reference(slot))
    kind = Ptr[Class](u64(object.klass)).kind
    result[0] = u64(object.length)
    return kind == KIND_PRIMITIVE_ARRAY or kind == KIND_REFERENCE_ARRAY


@lowlevel
def get_element(environment: Ptr[NativeEnvironment], handle: u64, index: u32,
                result: Ptr[u64]) -> boolean:
    """GetObjectArrayElement."""
    slot = local_slot(environment, handle)
    if not slot or has_room(environment, u32(1)) == 0:
        return False
    object = load_reference(slot)
    is_array = Ptr[Class](u64(Ptr[Object](object).klass)).kind == KIND_REFERENCE_ARRAY
    if not is_array or index >= Ptr[Object](object).length:
        return False
    place = Ptr[u64](object + ARRAY_ELEMENTS_OFFSET) + index
    result[0] = new_local(environment, load_reference(place))
    return True


@lowlevel
def delete_local(environment: Ptr[NativeEnvironment], handle: u64) -> boolean:
    """DeleteLocalRef of the reference at the top."""
    slot = local_slot(environment, handle)
    index = u32((handle >> KIND_BITS) & INDEX_MASK)
    is_top = index + 1 == local_index(environment.thread) and index >= environment.first
    if not slot or not is_top or environment.free != 0:
        return False
    slot[0] = u64(0)
    environment.generations[index] += 1
    environment.thread.locals_top -= 8
    return True


@lowlevel
def copy_region(environment: Ptr[NativeEnvironment], handle: u64, letter: u32, start: u32,
                count: u32, place: u64, is_store: boolean) -> boolean:
    """Get and Set<Type>ArrayRegion; as many bytes may be accessed at `place`."""
    slot = local_slot(environment, handle)
    if not slot:
        return False
    object = load_reference(slot)
    klass = Ptr[Class](u64(Ptr[Object](object).klass))
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


@lowlevel(inline=True)
def letter_at(index: u32) -> u32:
    """Of the type that is at a place in the order of JNI's families."""
    return u32((u64(LETTERS) >> (u64(index & 7) * 8)) & 255)


@lowlevel
def run_quickly(environment: Ptr[NativeEnvironment], fields: Ptr[FieldRow], number: u32,
                first: u64, second: u64, third: u64, place: u64, result: Ptr[u64]) -> boolean:
    """Runs a function by its number. `third` is the value of a store, too; `place` is the host
    address of a region's other end."""
    if number == EXCEPTION_CHECK:
        result[0] = u64(environment.thread.pending != 0)
        return True
    if environment.thread.pending != 0:
        return False
    if number - GET_FIELD < COUNT:
        return get_field(environment, fields, first, second, letter_at(number - GET_FIELD), result)
    if number - SET_FIELD < COUNT:
        letter = letter_at(number - SET_FIELD)
        value = u64(u8(third) != 0) if letter == BOOLEAN else third
        return set_field(environment, fields, first, second, letter, value)
    return run_on_array(environment, number, first, u32(second), u32(third), place, result)


@lowlevel(inline=True)
def run_on_array(environment: Ptr[NativeEnvironment], number: u32, first: u64, second: u32,
                 third: u32, place: u64, result: Ptr[u64]) -> boolean:
    """Those of arrays. Booleans that are stored may have to be made 0 or 1 first."""
    if number - GET_REGION < COUNT:
        letter = letter_at(number - GET_REGION)
        return copy_region(environment, first, letter, second, third, place, False)
    if number - SET_REGION < COUNT and number != SET_REGION:
        letter = letter_at(number - SET_REGION)
        return copy_region(environment, first, letter, second, third, place, True)
    if number == DELETE_LOCAL:
        return delete_local(environment, first)
    if number == ARRAY_LENGTH:
        return get_length(environment, first, result)
    if number == ELEMENT:
        return get_element(environment, first, second, result)
    return False
