# low-level
"""The write barrier: a card of 512 bytes is marked for a young reference stored into an object.

It is the same for all plans (without a nursery nothing is young), and inlined by interpreter and
compiler. Only slots
inside heap objects may be given to it: statics and other roots are stored without.
"""

from pvm.gc.heap import CARD_SHIFT, Heap, Mutator
from pvm.gc.references import set_reference
from pvm.lowlevel.intrinsics import fill_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u8, u64

CLEAN, DIRTY = 0, 1


@lowlevel(inline=True)
def write_barrier(card_base: u64, slot: u64) -> None:
    """Marks the card of a slot's address."""
    Ptr[u8](card_base + (slot >> CARD_SHIFT))[0] = u8(DIRTY)


@lowlevel(inline=True)
def store_reference(mutator: Ptr[Mutator], slot: Ptr[u64], value: u64) -> None:
    """Stores a reference into a heap object's slot, and marks its card if the reference is young.

    The test costs as much as the mark, and keeps nursery collections from scanning what was only
    linked to other old objects.
    """
    set_reference(slot, value)
    remember(mutator, u64(slot), value)


@lowlevel(inline=True)
def remember(mutator: Ptr[Mutator], slot: u64, value: u64) -> None:
    """The barrier alone, for code that has stored the reference itself."""
    if value - mutator.nursery_start < mutator.nursery_bytes:
        write_barrier(mutator.card_base, slot)


@lowlevel(export=True)
def bulk_write_barrier(heap: Ptr[Heap], start: u64, bytes: u64) -> None:
    """Marks the cards of [start, start + bytes): after copying references in bulk."""
    if bytes == 0:
        return
    first = start >> CARD_SHIFT
    last = (start + bytes - 1) >> CARD_SHIFT
    fill_bytes(heap.card_base + first, DIRTY, last - first + 1)
