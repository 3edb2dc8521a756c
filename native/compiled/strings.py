# low-level
"""Natives that look into java.lang.String itself."""

from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET, Object
from pvm.lowlevel.intrinsics import copy_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u8, u16, u32, u64
from pvm.native.compiled.operands import operand
from pvm.native.compiled.scanning import ascii_prefix_length
from pvm.native.registry import low_level_native
from pvm.vm.model.metadata import Thread

LATIN1 = 0
FIRST_NOT_ASCII = 0x80


@low_level_native("pvm/internal/Utf8Encoder", "asciiPrefix", "(Ljava/lang/String;[B)I",
                  "java/lang/String.value", "java/lang/String.coder")
@lowlevel(export=True)
def ascii_prefix(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Copies the ASCII chars at the start of a string to a byte array of its length; how many."""
    value = Ptr[u64](arguments[0] + operand(thread, 0))[0]
    coder = Ptr[u8](arguments[0] + operand(thread, 1))[0]
    source = value + ARRAY_ELEMENTS_OFFSET
    target = arguments[1] + ARRAY_ELEMENTS_OFFSET
    length = Ptr[Object](value).length
    if coder != LATIN1:
        return i64(copy_narrow(source, target, length >> 1))
    count = ascii_prefix_length(source, u64(length))
    copy_bytes(target, source, count)
    return i64(count)


@lowlevel
def copy_narrow(source: u64, target: u64, length: u32) -> u32:
    """Copies UTF-16 chars as bytes up to the first that is not ASCII; how many."""
    for index in range(length):
        char = Ptr[u16](source)[index]
        if char >= FIRST_NOT_ASCII:
            return index
        Ptr[u8](target)[index] = u8(char)
    return length
