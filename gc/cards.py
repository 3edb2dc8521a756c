# low-level
"""The card table's other side: which objects lie on dirty cards.

`starts` is the crossing map: for each card of a contiguous space, how to find the object that
covers the card's first word. An entry up to WORDS_PER_CARD says how many words before the card's
start that object begins; a larger one says to look again `entry - WORDS_PER_CARD` cards earlier.
"""

from pvm.gc.barriers import CLEAN
from pvm.gc.heap import CARD_BYTES, CARD_SHIFT, Heap
from pvm.gc.scanning import scan_within
from pvm.lowlevel.intrinsics import fill_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import Static, boolean, u8, u64

WORD_BYTES = 8
WORD_SHIFT = 3
WORDS_PER_CARD = CARD_BYTES // WORD_BYTES
FARTHEST_SKIP = 255 - WORDS_PER_CARD
CARDS_PER_STEP_BYTES = CARD_BYTES * WORD_BYTES


@lowlevel(inline=True)
def card_start(address: u64) -> u64:
    """The first address of the card that the address lies on."""
    return address & ~(CARD_BYTES - 1)


@lowlevel(inline=True)
def record_start(heap: Ptr[Heap], object: u64, bytes: u64) -> None:
    """Enters a new object of a contiguous space into the crossing map."""
    boundary = (object + (CARD_BYTES - 1)) & ~(CARD_BYTES - 1)
    if boundary < object + bytes:
        record_crossing(heap, object, object + bytes, boundary)


@lowlevel
def record_crossing(heap: Ptr[Heap], object: u64, end: u64, boundary: u64) -> None:
    """Fills the entries of the cards whose first word the object covers."""
    starts = Ptr[u8](heap.starts_base)
    starts[boundary >> CARD_SHIFT] = u8((boundary - object) >> WORD_SHIFT)
    card = boundary + CARD_BYTES
    distance = u64(1)
    while card < end:
        starts[card >> CARD_SHIFT] = u8(distance + WORDS_PER_CARD)
        if distance < FARTHEST_SKIP:
            distance += 1
        card += CARD_BYTES


@lowlevel
def object_covering(heap: Ptr[Heap], card: u64) -> u64:
    """The object that covers the first word of a card (which lies in a contiguous space)."""
    starts = Ptr[u8](heap.starts_base)
    entry = u64(starts[card >> CARD_SHIFT])
    while entry > WORDS_PER_CARD:
        card -= (entry - WORDS_PER_CARD) << CARD_SHIFT
        entry = u64(starts[card >> CARD_SHIFT])
    return card - (entry << WORD_SHIFT)


@lowlevel(inline=True)
def is_dirty(heap: Ptr[Heap], address: u64) -> boolean:
    """Has something been stored on the address's card?"""
    return Ptr[u8](heap.card_base + (address >> CARD_SHIFT))[0] != CLEAN


@lowlevel(inline=True)
def next_dirty(heap: Ptr[Heap], card: u64, end: u64) -> u64:
    """The first dirty card at or after `card`; `end` or beyond when there is none."""
    while card < end:
        place = heap.card_base + (card >> CARD_SHIFT)
        if place & (WORD_BYTES - 1) == 0 and Ptr[u64](place)[0] == 0:
            card += CARDS_PER_STEP_BYTES
        elif Ptr[u8](place)[0] == CLEAN:
            card += CARD_BYTES
        else:
            break
    return card


@lowlevel(inline=True)
def clean_run(heap: Ptr[Heap], card: u64, end: u64) -> u64:
    """Cleans the dirty cards that follow each other from `card` on; returns where they end."""
    while card < end and is_dirty(heap, card):
        Ptr[u8](heap.card_base + (card >> CARD_SHIFT))[0] = u8(CLEAN)
        card += CARD_BYTES
    return card


@lowlevel
def scan_dirty_objects(heap: Ptr[Heap], start: u64, end: u64, visit: Static) -> None:
    """Visits the slots on the dirty cards of a contiguous space [start, end), cleaning them."""
    card = next_dirty(heap, card_start(start), end)
    while card < end:
        high = clean_run(heap, card, end)
        object = object_covering(heap, card) if card > start else start
        limit = high if high < end else end
        while object < limit:
            object += scan_within(heap, object, card, high, visit)
        card = next_dirty(heap, high, end)


@lowlevel
def scan_dirty_object(heap: Ptr[Heap], object: u64, end: u64, visit: Static) -> None:
    """Visits the slots on the dirty cards of one large object, cleaning them."""
    card = next_dirty(heap, card_start(object), end)
    while card < end:
        high = clean_run(heap, card, end)
        scan_within(heap, object, card, high, visit)
        card = next_dirty(heap, high, end)


@lowlevel
def clean_cards(heap: Ptr[Heap], start: u64, end: u64) -> None:
    """Cleans all cards of a range that starts and ends on card boundaries."""
    first = heap.card_base + (start >> CARD_SHIFT)
    last = heap.card_base + ((end + (CARD_BYTES - 1)) >> CARD_SHIFT)
    fill_bytes(first, CLEAN, last - first)
