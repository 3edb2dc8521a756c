# low-level
"""JNI functions that are called often, for the usual arguments: references to objects, IDs of
members that are seen here before. Whatever is not as usual is left to Python
(`native/jni/implementation`).

The thread is in the Java state. All say whether they have done what was asked.
"""

from pvm.lowlevel.intrinsics import local
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u8, u32, u64
from pvm.native.jni.functions import BY_NAME, PRIMITIVES
from pvm.native.jni.quick.arrays import (
    copy_region,
    get_element,
    get_length,
    new_array,
    set_element,
)
from pvm.native.jni.quick.fields import get_field, get_object, set_field, set_object
from pvm.native.jni.quick.handles import copy_local, delete_local, get_class, is_instance, is_same
from pvm.native.jni.quick.invokes import invoke
from pvm.native.jni.quick.lending import (
    CHARS,
    TEXT,
    lend_array,
    lend_string,
    take_array_back,
    take_string_back,
)
from pvm.native.jni.quick.strings import (
    Units,
    copy_units,
    encode,
    encoded_length,
    find_units,
    new_string,
    text_length,
)
from pvm.native.jni.quick.tables import CONSTRUCTOR, COUNT, INSTANCE, STATIC, QuickTables
from pvm.native.jni.references import NativeEnvironment
from pvm.native.jni.transfer import BOOLEAN, REFERENCE, VOID

LETTERS = int.from_bytes("".join(PRIMITIVES.values()).encode(), "little")
EXCEPTION_CHECK, ARRAY_LENGTH, ELEMENT = (BY_NAME[name].number for name in (
    "ExceptionCheck", "GetArrayLength", "GetObjectArrayElement"))
DELETE_LOCAL, NEW_LOCAL = (BY_NAME[name].number for name in ("DeleteLocalRef", "NewLocalRef"))
SAME_OBJECT, OBJECT_CLASS, INSTANCE_OF, GET_OBJECT = (BY_NAME[name].number for name in (
    "IsSameObject", "GetObjectClass", "IsInstanceOf", "GetObjectField"))
STRING_LENGTH, UTF_LENGTH, STRING_REGION, UTF_REGION, NEW_UTF = (BY_NAME[name].number for name in (
    "GetStringLength", "GetStringUTFLength", "GetStringRegion", "GetStringUTFRegion",
    "NewStringUTF"))
GET_FIELD, SET_FIELD, GET_REGION, SET_REGION, NEW_ARRAY = (BY_NAME[name].number for name in (
    "GetBooleanField", "SetBooleanField", "GetBooleanArrayRegion", "SetBooleanArrayRegion",
    "NewBooleanArray"))
STRING_CHARS, STRING_CRITICAL, UTF_CHARS, ELEMENTS, CRITICAL = (BY_NAME[name].number for name in (
    "GetStringChars", "GetStringCritical", "GetStringUTFChars", "GetBooleanArrayElements",
    "GetPrimitiveArrayCritical"))
END_CHARS, END_STRING_CRITICAL, END_UTF_CHARS, END_ELEMENTS, END_CRITICAL = (
    BY_NAME[name].number for name in (
        "ReleaseStringChars", "ReleaseStringCritical", "ReleaseStringUTFChars",
        "ReleaseBooleanArrayElements", "ReleasePrimitiveArrayCritical"))
CALL, CALL_STATIC = (BY_NAME[name].number for name in (
    "CallObjectMethod", "CallStaticObjectMethod"))
FORMS, RESULTS = 3, COUNT + 2   # of a call: "...", va_list, jvalues; Object first, void last
CALLS = FORMS * RESULTS
SET_OBJECT, SET_ELEMENT, NEW_OBJECT = (BY_NAME[name].number for name in (
    "SetObjectField", "SetObjectArrayElement", "NewObject"))
VARIADIC, LIST, VALUES = range(FORMS)
QUICK = (
    EXCEPTION_CHECK, ARRAY_LENGTH, ELEMENT, DELETE_LOCAL, NEW_LOCAL, SAME_OBJECT, OBJECT_CLASS,
    INSTANCE_OF, GET_OBJECT, STRING_LENGTH, UTF_LENGTH, STRING_REGION, UTF_REGION, NEW_UTF,
    STRING_CHARS, STRING_CRITICAL, UTF_CHARS, CRITICAL, END_CHARS, END_STRING_CRITICAL,
    END_UTF_CHARS, END_CRITICAL, SET_OBJECT, SET_ELEMENT,
    *(NEW_OBJECT + form for form in range(FORMS)),
    *(first + index for first in (GET_FIELD, SET_FIELD, GET_REGION, SET_REGION, NEW_ARRAY,
                                  ELEMENTS, END_ELEMENTS) for index in range(COUNT)),
    *(first + index for first in (CALL, CALL_STATIC) for index in range(CALLS)))
"""The numbers of these functions."""


@lowlevel(inline=True)
def letter_at(index: u32) -> u32:
    """Of the type that is at a place in the order of JNI's families."""
    return u32((u64(LETTERS) >> (u64(index & 7) * 8)) & 255)


@lowlevel(inline=True)
def result_letter(index: u32) -> u32:
    """Of what a call returns."""
    if index == 0:
        return u32(REFERENCE)
    if index == RESULTS - 1:
        return u32(VOID)
    return letter_at(index - 1)


@lowlevel(inline=True)
def is_call(number: u32) -> boolean:
    """Whether a function calls a method or constructor."""
    is_new = number - NEW_OBJECT < FORMS
    return is_new or number - CALL < CALLS or number - CALL_STATIC < CALLS


@lowlevel(inline=True)
def call_index(number: u32) -> u32:
    """Where a function stands among those that call methods in the same way."""
    if number - CALL < CALLS:
        return number - CALL
    if number - CALL_STATIC < CALLS:
        return number - CALL_STATIC
    return number - NEW_OBJECT


@lowlevel(collects="runs Java")
def run_quickly(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], number: u32,
                first: u64, second: u64, third: u64, place: u64, style: u32,
                result: Ptr[u64]) -> boolean:
    """Runs a function by its number. `third` is the value of a store, too; `place` is the host
    address of what the function reads or writes there: the arguments of a call, in a `style`, or
    a text that ends before the limit that is `third`.
    """
    if number == EXCEPTION_CHECK:
        result[0] = u64(environment.thread.pending != 0)
        return True
    if is_taken_back(number):           # which may be while an exception is pending
        return take_back(environment, tables, number, first, second, u32(third))
    if environment.thread.pending != 0:
        return False
    if number - NEW_OBJECT < FORMS:
        return invoke(environment, tables, first, second, u32(VOID), u32(CONSTRUCTOR), style,
                      place, result)
    if is_call(number):
        letter = result_letter(u32(call_index(number) // FORMS))
        kind = u32(INSTANCE) if number - CALL < CALLS else u32(STATIC)
        return invoke(environment, tables, first, second, letter, kind, style, place, result)
    if number - GET_FIELD < COUNT:
        return get_field(environment, tables, first, second, letter_at(number - GET_FIELD), result)
    if number - SET_FIELD < COUNT:
        letter = letter_at(number - SET_FIELD)
        value = u64(u8(third) != 0) if letter == BOOLEAN else third
        return set_field(environment, tables, first, second, letter, value)
    if is_lent(number):
        if second != 0:         # asks whether it is a copy
            return False
        return lend(environment, tables, number, first, result)
    if number < STRING_LENGTH:
        return run_on_object(environment, tables, number, first, second, third, result)
    if is_of_string(number):
        return run_on_string(environment, tables, number, first, u32(second), u32(third), place,
                             result)
    if number == SET_ELEMENT:
        return set_element(environment, tables, first, u32(second), third)
    return run_on_array(environment, tables, number, first, u32(second), u32(third), place, result)


@lowlevel(inline=True)
def is_lent(number: u32) -> boolean:
    """Whether a function lends memory."""
    is_string = number == STRING_CHARS or number == STRING_CRITICAL or number == UTF_CHARS
    return is_string or number == CRITICAL or number - ELEMENTS < COUNT


@lowlevel(inline=True)
def is_taken_back(number: u32) -> boolean:
    """Whether a function takes it back."""
    is_text = number == END_CHARS or number == END_STRING_CRITICAL or number == END_UTF_CHARS
    return is_text or number == END_CRITICAL or number - END_ELEMENTS < COUNT


@lowlevel
def lend(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], number: u32,
         first: u64, result: Ptr[u64]) -> boolean:
    """Those that lend memory."""
    if number - ELEMENTS < COUNT:
        letter = letter_at(number - ELEMENTS)
        return lend_array(environment, tables, first, letter, result)
    if number == CRITICAL:
        return lend_array(environment, tables, first, u32(0), result)
    form = u32(TEXT) if number == UTF_CHARS else u32(CHARS)
    return lend_string(environment, tables, first, form, result)


@lowlevel
def take_back(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], number: u32,
              first: u64, second: u64, third: u32) -> boolean:
    """Those that take it back."""
    if number - END_ELEMENTS < COUNT or number == END_CRITICAL:
        return take_array_back(environment, tables, first, second, third)
    return take_string_back(environment, tables, first, second)


@lowlevel
def run_on_object(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], number: u32,
                  first: u64, second: u64, third: u64, result: Ptr[u64]) -> boolean:
    """Those of references."""
    if number == DELETE_LOCAL:
        return delete_local(environment, first)
    if number == SAME_OBJECT:
        return is_same(environment, tables, first, second, result)
    if number == NEW_LOCAL:
        return copy_local(environment, tables, first, result)
    if number == OBJECT_CLASS:
        return get_class(environment, tables, first, result)
    if number == INSTANCE_OF:
        return is_instance(environment, tables, first, second, result)
    if number == GET_OBJECT:
        return get_object(environment, tables, first, second, result)
    if number == SET_OBJECT:
        return set_object(environment, tables, first, second, third)
    return False


@lowlevel(collects="allocates")
def run_on_string(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], number: u32,
                  first: u64, start: u32, count: u32, place: u64, result: Ptr[u64]) -> boolean:
    """Those of strings."""
    if number == NEW_UTF:
        length = text_length(place, u64(count))
        if first == 0 or length == u64(count):
            return False
        return new_string(environment, tables, place, length, result)
    units = local(Units)
    if not find_units(environment, tables, first, units):
        return False
    if number == STRING_LENGTH:
        result[0] = u64(units.length)
        return True
    if number == UTF_LENGTH:
        result[0] = encoded_length(units)
        return True
    if start > units.length or count > units.length - start:
        return False
    if number == UTF_REGION:
        encode(units, start, count, place)
    else:
        copy_units(units, start, count, place)
    return True


@lowlevel(inline=True)
def is_of_string(number: u32) -> boolean:
    """Whether a function is one of `run_on_string`."""
    is_length = number == STRING_LENGTH or number == UTF_LENGTH
    return is_length or number == STRING_REGION or number == UTF_REGION or number == NEW_UTF


@lowlevel(collects="allocates")
def run_on_array(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], number: u32,
                 first: u64, second: u32, third: u32, place: u64, result: Ptr[u64]) -> boolean:
    """Those of arrays. Booleans that are stored may have to be made 0 or 1 first."""
    if number - GET_REGION < COUNT:
        letter = letter_at(number - GET_REGION)
        return copy_region(environment, tables, first, letter, second, third, place, False)
    if number - SET_REGION < COUNT and number != SET_REGION:
        letter = letter_at(number - SET_REGION)
        return copy_region(environment, tables, first, letter, second, third, place, True)
    if number == ARRAY_LENGTH:
        return get_length(environment, tables, first, result)
    if number == ELEMENT:
        return get_element(environment, tables, first, second, result)
    if number - NEW_ARRAY < COUNT:
        return new_array(environment, tables, number - NEW_ARRAY, u32(first), result)
    return False
