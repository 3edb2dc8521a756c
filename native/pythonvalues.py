# low-level
"""Numbers, characters and texts between Python's objects and Java's slots, without a control plane.

Python's objects are touched under Python's lock, Java's in the Java state, never both at once: a
text lies outside of both worlds in between. To Java that may be the str itself, which does not
change; from Java it is a copy.
"""

from pvm.gc.allocation import allocate_array, allocate_instance
from pvm.gc.barriers import store_reference
from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET, Object
from pvm.lowlevel.intrinsics import copy_bytes, from_bits, local_array, to_bits
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Array, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, f32, f64, i8, i16, i32, i64, u8, u16, u32, u64
from pvm.native.pythonapi import (
    Py_IncRef,
    PyErr_NoMemory,
    PyFloat_AsDouble,
    PyFloat_FromDouble,
    PyLong_AsLongLongAndOverflow,
    PyLong_FromLongLong,
    PyUnicode_DecodeUTF16,
    PyUnicode_FromOrdinal,
    PyUnicode_New,
    malloc,
)
from pvm.vm.model.metadata import Class, Thread
from pvm.vm.runtime.access import load_bits
from pvm.vm.runtime.arrays import pop_temporary, push_temporary
from pvm.vm.threads.primitives import free

BOOLEAN, BYTE, CHAR, SHORT, INT, LONG, FLOAT, DOUBLE, VOID = (ord(each) for each in "ZBCSIJFDV")
TEXT, BYTES = ord("T"), ord("Y")        # java.lang.String and byte[]
OBJECT, REFERENCE = ord("O"), ord("A")  # what a String can be, and any other reference
OTHER = ord("?")                        # a reference that is neither a text nor a box

TYPE_OFFSET = 1                 # of ob_type in a PyObject, in words
LENGTH_OFFSET = 2               # of a str's or a bytes' length, in words
COMPACT, ASCII, KIND_MASK = 8, 16, 7    # in a str's state, from its kind on
LONGEST_TEXT = 1 << 28
LATIN1, UTF16 = 0, 1            # String.coder
HIGH_BITS = 0x8080808080808080
FIRST_PAIR, HIGH_SURROGATE, LOW_SURROGATE = 0x10000, 0xD800, 0xDC00


BOXES = 8


@struct
class Box:
    """A class such as java.lang.Integer: what its `value` is, and where."""

    klass: u64
    offset: u32
    kind: u32


@struct
class Layouts:
    """What the conversions of a machine need to know of Python's objects and of Java's strings.

    A str has its characters `ascii_data` bytes from its start when all are ASCII, `other_data`
    otherwise; the word at `state` says what they are, from bit `kind_shift` on. A PyThreadState has
    at `room_offset` how many more calls the recursion limit allows; 0 if that is not known.
    """

    int_type: u64
    float_type: u64
    str_type: u64
    bytes_type: u64
    true: Ptr[u64]
    false: Ptr[u64]
    none: Ptr[u64]
    ascii_data: u64
    other_data: u64
    state: u64
    bytes_data: u64
    room_offset: u64
    surrogate_pass: Ptr[u8]
    kind_shift: u32
    value_offset: u32
    coder_offset: u32
    string_class: Ptr[Class]
    byte_array: Ptr[Class]
    boxes: Array[Box, BOXES]


@struct
class Text:
    """Characters outside of both heaps: `length` of them of `kind` bytes; or bytes, with kind 1.
    `data` 0 is None; `kind` 0 is a failure. What was any reference has a `form`: TEXT, the letter
    of a box, whose bits are then `data`, or OTHER."""

    data: u64
    length: u64
    kind: u64
    form: u64


# -- Python's objects as slots


@lowlevel(inline=True)
def take_value(layouts: Ptr[Layouts], kind: u32, value: Ptr[u64], word: Ptr[u64]) -> boolean:
    """The slot for an object; for a str or bytes it is the object, for None 0. False where the
    object is of another type or does not fit."""
    if kind == INT or kind == LONG or kind == SHORT or kind == BYTE:
        return take_integer(layouts, kind, value, word)
    if kind == TEXT or kind == BYTES:
        word[0] = u64(0) if value == layouts.none else u64(value)
        return value == layouts.none or is_sequence(layouts, kind, value)
    if kind == BOOLEAN:
        word[0] = u64(value == layouts.true)
        return value == layouts.true or value == layouts.false
    if kind == CHAR:
        return take_char(layouts, value, word)
    return take_float(layouts, kind, value, word)


@lowlevel(inline=True)
def take_integer(layouts: Ptr[Layouts], kind: u32, value: Ptr[u64], word: Ptr[u64]) -> boolean:
    if value[TYPE_OFFSET] != layouts.int_type:
        return False
    overflow = local_array(i32, 1)
    number = PyLong_AsLongLongAndOverflow(value, overflow)
    word[0] = u64(number)
    if overflow[0] != 0:
        return False
    if kind == INT:
        return i64(i32(number)) == number
    if kind == SHORT:
        return i64(i16(number)) == number
    return kind == LONG or i64(i8(number)) == number


@lowlevel(inline=True)
def take_float(layouts: Ptr[Layouts], kind: u32, value: Ptr[u64], word: Ptr[u64]) -> boolean:
    if value[TYPE_OFFSET] != layouts.float_type:
        return False
    number = PyFloat_AsDouble(value)
    if kind == FLOAT:
        word[0] = u64(to_bits(f32(number)))
        return f64(f32(number)) == number       # otherwise it may be too large: see `fitting`
    word[0] = to_bits(number)
    return True


@lowlevel(inline=True)
def take_char(layouts: Ptr[Layouts], value: Ptr[u64], word: Ptr[u64]) -> boolean:
    if not is_sequence(layouts, u32(TEXT), value) or value[LENGTH_OFFSET] != 1:
        return False
    text = local_array(u64, 3)
    describe(layouts, u32(TEXT), value, Ptr[Text](u64(text)))
    found = Ptr[Text](u64(text))
    if found.kind == 4:
        return False
    word[0] = u64(Ptr[u8](found.data)[0]) if found.kind == 1 else u64(Ptr[u16](found.data)[0])
    return True


@lowlevel(inline=True)
def is_sequence(layouts: Ptr[Layouts], kind: u32, value: Ptr[u64]) -> boolean:
    """Whether an object is a str, or bytes, as they usually are, and not too long."""
    if value[TYPE_OFFSET] == layouts.str_type:
        return (kind == TEXT and value[LENGTH_OFFSET] < LONGEST_TEXT
                and str_state(layouts, value) & COMPACT != 0)
    return (kind == BYTES and value[TYPE_OFFSET] == layouts.bytes_type
            and value[LENGTH_OFFSET] < LONGEST_TEXT)


@lowlevel(inline=True)
def str_state(layouts: Ptr[Layouts], value: Ptr[u64]) -> u32:
    return Ptr[u32](u64(value) + layouts.state)[0] >> layouts.kind_shift


@lowlevel
def describe(layouts: Ptr[Layouts], kind: u32, value: Ptr[u64], text: Ptr[Text]) -> None:
    """Where the characters of a str, or the bytes, are that `take_value` has accepted."""
    text.data = u64(value)
    if u64(value) == 0:
        return
    text.length = value[LENGTH_OFFSET]
    if kind == BYTES:
        text.data = u64(value) + layouts.bytes_data
        text.kind = u64(1)
        return
    state = str_state(layouts, value)
    text.kind = u64(state & KIND_MASK)
    text.data = u64(value) + (layouts.ascii_data if state & ASCII != 0 else layouts.other_data)


# -- slots as Python's objects


@lowlevel(inline=True)
def python_value(layouts: Ptr[Layouts], kind: u32, word: i64) -> Ptr[u64]:
    """What is no text as a new reference to a Python object."""
    if kind == INT:
        return PyLong_FromLongLong(i64(i32(word)))
    if kind == LONG:
        return PyLong_FromLongLong(word)
    if kind == DOUBLE:
        return PyFloat_FromDouble(from_bits(f64, u64(word)))
    if kind == FLOAT:
        return PyFloat_FromDouble(f64(from_bits(f32, u32(word))))
    return python_narrow(layouts, kind, word)


@lowlevel
def python_narrow(layouts: Ptr[Layouts], kind: u32, word: i64) -> Ptr[u64]:
    if kind == SHORT:
        return PyLong_FromLongLong(i64(i16(word)))
    if kind == BYTE:
        return PyLong_FromLongLong(i64(i8(word)))
    if kind == CHAR:
        return PyUnicode_FromOrdinal(i32(u16(word)))
    found = layouts.none
    if kind == BOOLEAN:
        found = layouts.true if word & 1 != 0 else layouts.false
    Py_IncRef(found)
    return found


@lowlevel
def python_text(layouts: Ptr[Layouts], text: Ptr[Text]) -> Ptr[u64]:
    """A new reference to a str, or None; frees the copy that `copy_string` made."""
    if text.kind == 0:
        return PyErr_NoMemory()
    if text.data == 0:
        Py_IncRef(layouts.none)
        return layouts.none
    made = python_latin1(layouts, text) if text.kind == 1 else python_utf16(layouts, text)
    free(Ptr[u64](text.data))
    return made


@lowlevel
def python_unboxed(layouts: Ptr[Layouts], text: Ptr[Text]) -> Ptr[u64]:
    """A new reference to what `copy_reference` has found, unless that is OTHER."""
    if text.form == TEXT:
        return python_text(layouts, text)
    return python_value(layouts, u32(text.form), i64(text.data))


@lowlevel(inline=True)
def python_latin1(layouts: Ptr[Layouts], text: Ptr[Text]) -> Ptr[u64]:
    is_ascii = high_bits(text.data, text.length) == 0
    made = PyUnicode_New(text.length, u32(127) if is_ascii else u32(255))
    if u64(made) != 0:
        start = layouts.ascii_data if is_ascii else layouts.other_data
        copy_bytes(u64(made) + start, text.data, text.length)
    return made


@lowlevel
def python_utf16(layouts: Ptr[Layouts], text: Ptr[Text]) -> Ptr[u64]:
    order = local_array(i32, 1)
    order[0] = i32(-1)          # little-endian; a mark at the start is a character
    return PyUnicode_DecodeUTF16(text.data, text.length * 2, layouts.surrogate_pass, order)


@lowlevel
def high_bits(start: u64, length: u64) -> u64:
    """Not 0 if a byte is not ASCII."""
    found = u64(0)
    words = length >> 3
    for index in range(words):
        found |= Ptr[u64](start)[index]
    for index in range(words << 3, length):
        found |= u64(Ptr[u8](start)[index])
    return found & HIGH_BITS


# -- texts and Java's objects, in the Java state


@lowlevel(collects="allocates")
def new_sequence(thread: Ptr[Thread], layouts: Ptr[Layouts], kind: u32, text: Ptr[Text]) -> u64:
    """A String, or a byte[]; 0 when out of memory."""
    array = allocate_array(thread, layouts.byte_array, i32(java_bytes(text)))
    if array == 0:
        return 0
    write_characters(array + ARRAY_ELEMENTS_OFFSET, text)
    if kind == BYTES:
        return array
    slot = push_temporary(thread, array)
    string = allocate_instance(thread, layouts.string_class)
    if string != 0:
        store_reference(thread, Ptr[u64](string + u64(layouts.value_offset)), slot[0])
        if text.kind != 1:
            Ptr[u8](string + u64(layouts.coder_offset))[0] = u8(UTF16)
    pop_temporary(thread)
    return string


@lowlevel
def java_bytes(text: Ptr[Text]) -> u64:
    """Bytes of the array behind a String with these characters."""
    if text.kind == 1:
        return text.length
    count = text.length
    if text.kind == 4:
        for index in range(text.length):
            count += u64(Ptr[u32](text.data)[index] >= FIRST_PAIR)
    return count * 2


@lowlevel
def write_characters(target: u64, text: Ptr[Text]) -> None:
    if text.kind != 4:
        copy_bytes(target, text.data, text.length * text.kind)
        return
    place = Ptr[u16](target)
    for index in range(text.length):
        point = Ptr[u32](text.data)[index]
        if point >= FIRST_PAIR:
            place[0] = u16(HIGH_SURROGATE + ((point - FIRST_PAIR) >> 10))
            place[1] = u16(LOW_SURROGATE + (point & 0x3FF))
            place += 2
        else:
            place[0] = u16(point)
            place += 1


@lowlevel
def copy_reference(layouts: Ptr[Layouts], reference: u64, text: Ptr[Text]) -> None:
    """What a reference is in Python, as far as that can be told here."""
    text.form = u64(TEXT)
    text.data = u64(0)
    text.kind = u64(1)
    if reference == 0:
        return
    klass = u64(Ptr[Object](reference).klass)
    if klass == u64(layouts.string_class):
        copy_string(layouts, reference, text)
        return
    for index in range(u64(BOXES)):
        box = layouts.boxes + index
        if klass == box.klass:
            text.form = u64(box.kind)
            text.data = u64(load_bits(reference + u64(box.offset), box.kind))
            return
    text.form = u64(OTHER)


@lowlevel
def copy_text(text: Ptr[Text]) -> None:
    """Puts the characters of a str into memory of their own: the str may end. `kind` 0: there is
    none."""
    if text.data == 0:
        return
    size = text.length * text.kind
    copy = malloc(size + 1)
    if copy == 0:
        text.kind = u64(0)
    else:
        copy_bytes(copy, text.data, size)
    text.data = copy


@lowlevel
def copy_string(layouts: Ptr[Layouts], string: u64, text: Ptr[Text]) -> None:
    """A copy of a String's characters in memory of its own; `python_text` frees it."""
    text.data = u64(0)
    text.kind = u64(1)
    if string == 0:
        return
    value = Ptr[u64](string + u64(layouts.value_offset))[0]
    size = u64(Ptr[Object](value).length)
    text.data = malloc(size + 1)
    if text.data == 0:
        text.kind = u64(0)
        return
    copy_bytes(text.data, value + ARRAY_ELEMENTS_OFFSET, size)
    is_wide = u64(Ptr[u8](string + u64(layouts.coder_offset))[0])
    text.kind = 1 + is_wide
    text.length = size >> is_wide
