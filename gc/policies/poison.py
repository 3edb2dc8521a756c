# low-level
"""Filling of freed memory, so that a stale reference is noticed at its first use."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64

POISON = 0xDEADBEEF_DEADBEEF
WORD_BYTES = 8


@lowlevel
def fill_with_poison(start: u64, end: u64) -> None:
    """Fills [start, end), both multiples of 8."""
    address = start
    while address < end:
        Ptr[u64](address)[0] = u64(POISON)
        address += WORD_BYTES
