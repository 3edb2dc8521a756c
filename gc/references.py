# low-level
"""The one pair of functions through which collectors and mutators load and store references.

A reference is an object's 8-byte address, 0 for null. Compressed references would change this file
(and `REFERENCE_SIZE`) alone.
"""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64

REFERENCE_SIZE = 8


@lowlevel(inline=True)
def load_reference(slot: Ptr[u64]) -> u64:
    """The object that the slot refers to; 0 for null."""
    return slot[0]


@lowlevel(inline=True)
def set_reference(slot: Ptr[u64], value: u64) -> None:
    """Stores without a barrier: for roots, and for the collectors themselves."""
    slot[0] = value


@lowlevel(inline=True)
def slot_at(object: u64, offset: u64) -> Ptr[u64]:
    """The slot at a byte offset of an object."""
    return Ptr[u64](object + offset)
