# low-level
"""pvm.internal.Text: comparing, hashing and searching the bytes of strings."""

from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET, Object
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i32, i64, u8, u16, u32, u64
from pvm.native.compiled.operands import int_argument
from pvm.native.compiled.scanning import ascii_prefix_length, memchr, memcmp, memmem
from pvm.native.registry import low_level_native
from pvm.vm.model.metadata import Thread

TEXT = "pvm/internal/Text"
NOT_FOUND = -1
HASH_FACTOR = 31
MINUS, ZERO = ord("-"), ord("0")


@lowlevel(inline=True)
def bytes_at(array: u64, index: i32) -> Ptr[u8]:
    """The place of a byte array's element."""
    return Ptr[u8](array + ARRAY_ELEMENTS_OFFSET) + index


@lowlevel(inline=True)
def chars_at(array: u64, index: i32) -> Ptr[u16]:
    """The place of a char, in a char array or in a byte array of UTF-16 chars."""
    return Ptr[u16](array + ARRAY_ELEMENTS_OFFSET) + index


@lowlevel(inline=True)
def length_of(array: u64) -> u32:
    """An array's length."""
    return Ptr[Object](array).length


@low_level_native(TEXT, "equal", "([B[B)Z")
@lowlevel(export=True)
def equal(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Whether two arrays have the same length and bytes."""
    length = length_of(arguments[0])
    if length != length_of(arguments[1]):
        return 0
    different = memcmp(bytes_at(arguments[0], 0), bytes_at(arguments[1], 0), u64(length))
    return i64(1) if different == 0 else i64(0)


@low_level_native(TEXT, "equalRange", "([BI[BII)Z")
@lowlevel(export=True)
def equal_range(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Whether n bytes are equal in two arrays."""
    one = bytes_at(arguments[0], int_argument(arguments, 1))
    other = bytes_at(arguments[2], int_argument(arguments, 3))
    return i64(1) if memcmp(one, other, u64(u32(arguments[4]))) == 0 else i64(0)


@low_level_native(TEXT, "compareLatin1", "([B[B)I")
@lowlevel(export=True)
def compare_latin1(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """The difference of the first two differing chars, or of the lengths."""
    one = bytes_at(arguments[0], 0)
    other = bytes_at(arguments[1], 0)
    one_length = length_of(arguments[0])
    other_length = length_of(arguments[1])
    for index in range(one_length if one_length < other_length else other_length):
        if one[index] != other[index]:
            return i64(one[index]) - i64(other[index])
    return i64(one_length) - i64(other_length)


@low_level_native(TEXT, "hashLatin1", "([B)I")
@lowlevel(export=True)
def hash_latin1(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """String.hashCode of a Latin-1 string."""
    hash = u32(0)
    chars = bytes_at(arguments[0], 0)
    for index in range(length_of(arguments[0])):
        hash = hash * HASH_FACTOR + u32(chars[index])
    return i64(i32(hash))


@low_level_native(TEXT, "hashUtf16", "([B)I")
@lowlevel(export=True)
def hash_utf16(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """String.hashCode of a UTF-16 string."""
    hash = u32(0)
    chars = chars_at(arguments[0], 0)
    for index in range(length_of(arguments[0]) >> 1):
        hash = hash * HASH_FACTOR + u32(chars[index])
    return i64(i32(hash))


@low_level_native(TEXT, "indexOfByte", "([BIII)I")
@lowlevel(export=True)
def index_of_byte(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """The index of byte b in v[from, to), or -1."""
    start = int_argument(arguments, 2)
    end = int_argument(arguments, 3)
    if start >= end:
        return NOT_FOUND
    base = bytes_at(arguments[0], 0)
    # C's memchr compares with the low byte alone.
    found = memchr(base + start, int_argument(arguments, 1), u64(end - start))
    return i64(u64(found) - u64(base)) if found else i64(NOT_FOUND)


@low_level_native(TEXT, "indexOfChar", "([BIII)I")
@lowlevel(export=True)
def index_of_char(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """The index of char c in the UTF-16 chars [from, to), or -1."""
    wanted = u16(arguments[1])
    chars = chars_at(arguments[0], 0)
    for index in range(int_argument(arguments, 2), int_argument(arguments, 3)):
        if chars[index] == wanted:
            return i64(index)
    return NOT_FOUND


@low_level_native(TEXT, "indexOfBytes", "([BII[B)I")
@lowlevel(export=True)
def index_of_bytes(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """The first index at or after from at which all of b occurs in a[0, aTo), or -1."""
    start = int_argument(arguments, 1)
    end = int_argument(arguments, 2)
    if start > end:
        return NOT_FOUND
    base = bytes_at(arguments[0], 0)
    found = memmem(base + start, u64(end - start), bytes_at(arguments[3], 0),
                   u64(length_of(arguments[3])))
    return i64(u64(found) - u64(base)) if found else i64(NOT_FOUND)


@low_level_native(TEXT, "countAscii", "([BII)I")
@lowlevel(export=True)
def count_ascii(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """How many leading bytes of b[from, to) are ASCII."""
    start = int_argument(arguments, 1)
    end = int_argument(arguments, 2)
    if start >= end:
        return 0
    return i64(ascii_prefix_length(u64(bytes_at(arguments[0], start)), u64(end - start)))


@low_level_native(TEXT, "putDecimal", "(J[BI)I")
@lowlevel(export=True)
def put_decimal(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Writes a number in decimal at dst[at...]; the end index."""
    place = bytes_at(arguments[1], int_argument(arguments, 2))
    rest = arguments[0]
    end = int_argument(arguments, 2)
    if i64(rest) < 0:
        rest = u64(0) - rest
        place[0] = u8(MINUS)
        place += 1
        end += 1
    digits = decimal_digits(rest)
    for index in range(digits):
        place[digits - 1 - index] = u8(rest % 10) + ZERO
        rest = rest // 10
    return i64(end) + i64(digits)


@lowlevel
def decimal_digits(number: u64) -> u32:
    """How many decimal digits a number has, at least one."""
    count = u32(1)
    while number >= 10:
        number = number // 10
        count += 1
    return count
