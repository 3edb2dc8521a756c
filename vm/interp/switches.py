# low-level
"""Jump tables of tableswitch and lookupswitch. Distances are in words from the switch."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import i32, i64, u32


@struct
class RangeTable:
    """tableswitch: `count` distances follow, for the keys from `low` on."""

    low: i32
    count: u32
    otherwise: i64


@struct
class Case:
    """A row of lookupswitch."""

    key: i64
    distance: i64


@struct
class CaseTable:
    """lookupswitch: `count` cases follow, sorted by key."""

    count: i64
    otherwise: i64


@lowlevel
def find_range(table: Ptr[RangeTable], key: i32) -> i64:
    """Distance of a tableswitch's target."""
    index = u32(key - table.low)
    if index >= table.count:
        return table.otherwise
    return Ptr[i64](table + 1)[index]


@lowlevel
def find_case(table: Ptr[CaseTable], key: i32) -> i64:
    """Distance of a lookupswitch's target, by binary search."""
    cases = Ptr[Case](table + 1)
    low = i64(0)
    high = table.count
    wanted = i64(key)
    while low < high:
        middle = (low + high) >> 1
        found = cases[middle].key
        if found == wanted:
            return cases[middle].distance
        if found < wanted:
            low = middle + 1
        else:
            high = middle
    return table.otherwise
