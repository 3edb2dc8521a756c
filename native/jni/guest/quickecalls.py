# low-level
"""Ecalls of guest code that need no Python: the functions of `quick`, by their numbers."""

from pvm.isa.hart import Hart
from pvm.isa.memory.access import PAGE_SHIFT, READ, WRITE
from pvm.lowlevel.intrinsics import local_array
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u8, u32, u64
from pvm.native.jni.functions import BY_NAME, FIRST, PRIMITIVES
from pvm.native.jni.quick import (
    FieldRow,
    copy_region,
    delete_local,
    get_element,
    get_field,
    get_length,
    set_field,
    size_shift,
)
from pvm.native.jni.references import NativeEnvironment

A0, FA0 = 10, 10
BOX = 0xFFFF_FFFF << 32
LETTERS = int.from_bytes("".join(PRIMITIVES.values()).encode(), "little")
COUNT = len(PRIMITIVES)
STUB_SHIFT = 3
MOST_PAGES = 64                 # that a region may have: Python looks at longer ones

EXCEPTION_CHECK, ARRAY_LENGTH, ELEMENT, DELETE_LOCAL = (BY_NAME[name].number for name in (
    "ExceptionCheck", "GetArrayLength", "GetObjectArrayElement", "DeleteLocalRef"))
GET_FIELD, SET_FIELD, GET_REGION, SET_REGION = (BY_NAME[name].number for name in (
    "GetBooleanField", "SetBooleanField", "GetBooleanArrayRegion", "SetBooleanArrayRegion"))
BOOLEAN, FLOAT, DOUBLE = (ord(letter) for letter in "ZFD")


@lowlevel(inline=True)
def letter_at(index: u32) -> u32:
    """Of the type that is at a place in the order of JNI's families."""
    return u32((u64(LETTERS) >> (u64(index & 7) * 8)) & 255)


@lowlevel
def answer_quickly(environment: Ptr[NativeEnvironment], fields: Ptr[FieldRow], hart: Ptr[Hart],
                   first_stub: u64) -> boolean:
    """Does what the ecall is for that the hart stands at, and lets it go on; false: Python has to.
    The thread is in the Java state."""
    number = u32((hart.pc - first_stub) >> STUB_SHIFT) + FIRST
    done = boolean(False)
    if number == EXCEPTION_CHECK:
        hart.x[A0] = u64(environment.thread.pending != 0)
        done = boolean(True)
    elif environment.thread.pending == 0:
        done = run_function(environment, fields, hart, number)
    if done:
        hart.pc += 4
    return done


@lowlevel(inline=True)
def run_function(environment: Ptr[NativeEnvironment], fields: Ptr[FieldRow], hart: Ptr[Hart],
                 number: u32) -> boolean:
    """One that must not be called while an exception is pending, or might be told apart then."""
    result = local_array(u64, 1)
    first = hart.x[A0 + 1]
    done = boolean(False)
    if number - GET_FIELD < COUNT:
        letter = letter_at(number - GET_FIELD)
        done = get_field(environment, fields, first, hart.x[A0 + 2], letter, result)
        if done:
            return give(hart, letter, result[0])
    elif number - SET_FIELD < COUNT:
        letter = letter_at(number - SET_FIELD)
        return set_field(environment, fields, first, hart.x[A0 + 2], letter, taken(hart, letter))
    elif number - GET_REGION < COUNT:
        return region(environment, hart, letter_at(number - GET_REGION), False)
    elif number - SET_REGION < COUNT:
        return region(environment, hart, letter_at(number - SET_REGION), True)
    elif number == DELETE_LOCAL:
        return delete_local(environment, first)
    elif number == ARRAY_LENGTH:
        done = get_length(environment, first, result)
    elif number == ELEMENT:
        done = get_element(environment, first, u32(hart.x[A0 + 2]), result)
    if done:
        hart.x[A0] = result[0]
    return done


@lowlevel(inline=True)
def give(hart: Ptr[Hart], letter: u32, bits: u64) -> boolean:
    """Puts a number where results of its type are."""
    if letter == FLOAT:
        hart.f[FA0] = bits | BOX
    elif letter == DOUBLE:
        hart.f[FA0] = bits
    else:
        hart.x[A0] = bits
    return True


@lowlevel(inline=True)
def taken(hart: Ptr[Hart], letter: u32) -> u64:
    """The number to be stored, which is the third argument but for the floating ones."""
    if letter == FLOAT or letter == DOUBLE:
        return hart.f[FA0]
    if letter == BOOLEAN:
        return u64(u8(hart.x[A0 + 3]) != 0)
    return hart.x[A0 + 3]


@lowlevel
def region(environment: Ptr[NativeEnvironment], hart: Ptr[Hart], letter: u32,
           is_store: boolean) -> boolean:
    """Between an array and guest memory. Booleans may have to be made 0 or 1."""
    count = u32(hart.x[A0 + 3])
    place = hart.x[A0 + 4]
    if is_store and letter == BOOLEAN:
        return False
    if not may_access(hart, place, u64(count) << size_shift(letter), not is_store):
        return False
    return copy_region(environment, hart.x[A0 + 1], letter, u32(hart.x[A0 + 2]), count,
                       u64(hart.memory) + place, is_store)


@lowlevel
def may_access(hart: Ptr[Hart], place: u64, size: u64, writes: boolean) -> boolean:
    """Whether the guest may read, or write, so many bytes."""
    wanted = u32(READ)
    if writes:
        wanted = u32(WRITE)
    page = place >> PAGE_SHIFT
    last = (place + size) >> PAGE_SHIFT
    if place >> 48 != 0 or last >= hart.pages or last - page > MOST_PAGES:
        return False
    while page <= last:
        if u32(hart.access[page]) & wanted == 0:
            return False
        page += 1
    return True
