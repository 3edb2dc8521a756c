# low-level
"""Scans over bytes in memory, and the C functions for them."""

from typing import Any

from pvm.lowlevel import memory
from pvm.lowlevel.marks import external, lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i32, u8, u64

HIGH_BITS = 0x8080808080808080
FIRST_NOT_ASCII = 0x80


def _bytes(address: Any, length: Any) -> bytes:
    read: bytes = memory.current().read(int(address), int(length))
    return read


@external
def memcmp(one: Ptr[u8], other: Ptr[u8], length: u64) -> i32:
    first, second = _bytes(one, length), _bytes(other, length)
    return i32((first > second) - (first < second))


@external
def memchr(start: Ptr[u8], byte: i32, length: u64) -> Ptr[u8]:
    found = _bytes(start, length).find(int(byte) & 255)
    return Ptr[u8](0) if found < 0 else start + found


@external
def memmem(start: Ptr[u8], length: u64, wanted: Ptr[u8], wanted_length: u64) -> Ptr[u8]:
    found = _bytes(start, length).find(_bytes(wanted, wanted_length))
    return Ptr[u8](0) if found < 0 else start + found


@lowlevel
def ascii_prefix_length(start: u64, length: u64) -> u64:
    """How many bytes come before the first that is not ASCII."""
    index = u64(0)
    while index + 8 <= length and (Ptr[u64](start + index)[0] & HIGH_BITS) == 0:
        index += 8
    while index < length and Ptr[u8](start)[index] < FIRST_NOT_ASCII:
        index += 1
    return index
