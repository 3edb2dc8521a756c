# low-level
"""Contiguous spaces that are filled upwards and emptied as a whole (or never: immortal)."""

from pvm.gc.heap import Space
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u64


@lowlevel(inline=True)
def take(space: Ptr[Space], bytes: u64) -> u64:
    """The next `bytes` of the space; 0 when it has not so many left. Under the heap's lock."""
    address = space.top
    if bytes > space.end - address:
        return 0
    space.top = address + bytes
    return address


@lowlevel(inline=True)
def used(space: Ptr[Space]) -> u64:
    """Bytes taken."""
    return space.top - space.start


@lowlevel(inline=True)
def left(space: Ptr[Space]) -> u64:
    """Bytes that can still be taken."""
    return space.end - space.top


@lowlevel(inline=True)
def is_allocated(space: Ptr[Space], address: u64) -> boolean:
    """Does the address lie in the part that is taken?"""
    return address - space.start < space.top - space.start


@lowlevel(inline=True)
def covers(space: Ptr[Space], address: u64) -> boolean:
    """Does the address lie in the space, taken or not?"""
    return address - space.start < space.end - space.start


@lowlevel(inline=True)
def exchange(one: Ptr[Space], two: Ptr[Space]) -> None:
    """The two spaces change roles."""
    start = one.start
    top = one.top
    end = one.end
    one.start = two.start
    one.top = two.top
    one.end = two.end
    two.start = start
    two.top = top
    two.end = end
