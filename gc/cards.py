# low-level
"""The card table's other side: which objects lie on dirty cards.

`starts` is the crossing map: for each card of a contiguous space, how to find the object that
covers the card's first word. An entry up to WORDS_PER_CARD says how many words before the card's
start that object begins; a larger one says to look again `entry - WORDS_PER_CARD` cards earlier.
"""

from pvm.gc.barriers import CLEAN
from pvm.gc.heap import CARD_BYTES, CARD_SHIFT, Heap
from pvm.gc.scanning import scan_all, scan_within, size_of
from pvm.lowlevel.intrinsics import fill_bytes, prefetch
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import Static, boolean, u8, u64

WORD_BYTES = 8
WORD_SHIFT = 3
WORDS_PER_CARD = CARD_BYTES // WORD_BYTES
FARTHEST_SKIP = 255 - WORDS_PER_CARD
LINE_BYTES = 64
LONGEST_RUN = 4 * CARD_BYTES
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
    base = heap.card_base
    while card < end:
        place = base + (card >> CARD_SHIFT)
        if place & (WORD_BYTES - 1) == 0 and Ptr[u64](place)[0] == 0:
            card += CARDS_PER_STEP_BYTES
        elif Ptr[u8](place)[0] == CLEAN:
            card += CARD_BYTES
        else:
            break
    return card


@lowlevel(inline=True)
def clean_run(heap: Ptr[Heap], card: u64, end: u64) -> u64:
    """Cleans some dirty cards that follow each other from `card` on; returns where they end.

    What lies on them is asked for, and will be near when they are scanned.
    """
    base = heap.card_base
    first = card
    limit = card + LONGEST_RUN
    limit = end if end < limit else limit
    while card < limit and Ptr[u8](base + (card >> CARD_SHIFT))[0] != CLEAN:
        Ptr[u8](base + (card >> CARD_SHIFT))[0] = u8(CLEAN)
        for line in range(u64(0), u64(CARD_BYTES // LINE_BYTES)):
            prefetch(card + line * LINE_BYTES)
        card += CARD_BYTES
    heap.cards_now += (card - first) >> CARD_SHIFT
    return card


@lowlevel
def scan_dirty_objects(heap: Ptr[Heap], start: u64, end: u64, visit: Static) -> None:
    """Visits the slots on the dirty cards of a contiguous space [start, end), cleaning them.

    The last card goes first: `visit` may let objects be added from `end` on, and mark it again.
    """
    last = card_start(end)
    last = last if last > start else start
    scan_dirty_part(heap, start, last, end, visit)
    scan_dirty_part(heap, start, start, last, visit)


@lowlevel
def scan_dirty_part(
        heap: Ptr[Heap], space: u64, start: u64, end: u64, visit: Static) -> None:
    """The same for the cards of [start, end) in a space that begins at `space`."""
    card = next_dirty(heap, start, end)
    high = clean_run(heap, card, end)
    while card < end:
        following = next_dirty(heap, high, end)
        following_high = clean_run(heap, following, end)
        object = object_covering(heap, card) if card > space else space
        scan_run(heap, object, card, high, high if high < end else end, visit)
        card = following
        high = following_high


@lowlevel(inline=True)
def scan_run(heap: Ptr[Heap], object: u64, low: u64, high: u64, limit: u64, visit: Static) -> None:
    """Visits the slots in [low, high) of the objects from `object` to `limit`."""
    if object < low:
        object += scan_within(heap, object, low, high, visit)
    while object < limit:
        end = object + size_of(object)
        if end <= high:
            scan_all(heap, object, visit)
        else:
            scan_within(heap, object, low, high, visit)
        object = end


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
