# low-level
"""Copying: objects are moved out of a space, and a forwarding address is left in their mark word.

The copy's mark word is the original's (lock, hash), with a new age. The forwarded object's class
word stays intact.
"""

from pvm.gc.heap import Space
from pvm.gc.objectmodel import AGE_MASK, AGE_SHIFT, FORWARDED, Object
from pvm.lowlevel.intrinsics import copy_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u64

WORD_BYTES = 8
SHORT_COPY_BYTES = 64


@lowlevel(inline=True)
def is_forwarded(object: u64) -> boolean:
    """Has the object been moved in this collection?"""
    return Ptr[Object](object).mark & FORWARDED != 0


@lowlevel(inline=True)
def forwarding_address(object: u64) -> u64:
    """Where a forwarded object is now."""
    return Ptr[Object](object).mark & ~FORWARDED


@lowlevel(inline=True)
def age_of(mark: u64) -> u64:
    """Nursery collections survived, from a mark word."""
    return (mark >> AGE_SHIFT) & AGE_MASK


@lowlevel(inline=True)
def with_age(mark: u64, age: u64) -> u64:
    """The mark word with another age."""
    return (mark & ~(AGE_MASK << AGE_SHIFT)) | (age << AGE_SHIFT)


@lowlevel(inline=True)
def copy_words(target: u64, source: u64, bytes: u64) -> None:
    """Copies an object's bytes; most objects are small, and a call costs more than they."""
    if bytes > SHORT_COPY_BYTES:
        copy_bytes(target, source, bytes)
        return
    offset = u64(0)
    while offset < bytes:
        Ptr[u64](target + offset)[0] = Ptr[u64](source + offset)[0]
        offset += WORD_BYTES


@lowlevel(inline=True)
def evacuate(space: Ptr[Space], object: u64, bytes: u64, mark: u64) -> u64:
    """Moves an object to the end of a space that has room for it; returns its new address."""
    target = space.top
    space.top = target + bytes
    copy_words(target, object, bytes)
    Ptr[Object](target).mark = mark
    Ptr[Object](object).mark = target | FORWARDED
    return target
