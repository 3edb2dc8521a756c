# low-level
"""pvm.internal.Text: copies between Latin-1 bytes, UTF-16 bytes and char arrays.

All take (source, from, target, at, n). Those that narrow stop at the first char that does not fit.
"""

from pvm.lowlevel.intrinsics import copy_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u8, u16, u32, u64
from pvm.native.compiled.operands import int_argument
from pvm.native.compiled.text import TEXT, bytes_at, chars_at
from pvm.native.registry import low_level_native
from pvm.vm.model.metadata import Thread

LARGEST_LATIN1 = 0xFF
SOURCE, FROM, TARGET, AT, COUNT = range(5)


@lowlevel(inline=True)
def widen(arguments: Ptr[u64]) -> None:
    """Bytes to chars."""
    source = bytes_at(arguments[SOURCE], int_argument(arguments, FROM))
    target = chars_at(arguments[TARGET], int_argument(arguments, AT))
    for index in range(int_argument(arguments, COUNT)):
        target[index] = u16(source[index])


@lowlevel(inline=True)
def narrow(arguments: Ptr[u64]) -> i64:
    """Chars to bytes, up to the first that does not fit; how many."""
    source = chars_at(arguments[SOURCE], int_argument(arguments, FROM))
    target = bytes_at(arguments[TARGET], int_argument(arguments, AT))
    count = int_argument(arguments, COUNT)
    for index in range(count):
        char = source[index]
        if char > LARGEST_LATIN1:
            return i64(index)
        target[index] = u8(char)
    return i64(count)


@lowlevel(inline=True)
def copy_chars(arguments: Ptr[u64]) -> None:
    """Chars to chars."""
    source = chars_at(arguments[SOURCE], int_argument(arguments, FROM))
    target = chars_at(arguments[TARGET], int_argument(arguments, AT))
    copy_bytes(u64(target), u64(source), u64(u32(arguments[COUNT])) << 1)


@low_level_native(TEXT, "inflate", "([BI[BII)V")
@lowlevel(export=True)
def inflate(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Latin-1 bytes to UTF-16 bytes."""
    widen(arguments)
    return 0


@low_level_native(TEXT, "inflateChars", "([BI[CII)V")
@lowlevel(export=True)
def inflate_chars(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Latin-1 bytes to a char array."""
    widen(arguments)
    return 0


@low_level_native(TEXT, "compress", "([BI[BII)I")
@lowlevel(export=True)
def compress(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """UTF-16 bytes to Latin-1 bytes; how many fitted."""
    return narrow(arguments)


@low_level_native(TEXT, "compressChars", "([CI[BII)I")
@lowlevel(export=True)
def compress_chars(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """A char array to Latin-1 bytes; how many fitted."""
    return narrow(arguments)


@low_level_native(TEXT, "copyToChars", "([BI[CII)V")
@lowlevel(export=True)
def copy_to_chars(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """UTF-16 bytes to a char array."""
    copy_chars(arguments)
    return 0


@low_level_native(TEXT, "copyFromChars", "([CI[BII)V")
@lowlevel(export=True)
def copy_from_chars(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """A char array to UTF-16 bytes."""
    copy_chars(arguments)
    return 0
