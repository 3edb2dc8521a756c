# low-level
"""The pause goal: a nursery collection comes early when a later one would take too long.

What a nursery collection costs grows with what it copies and with the dirty cards it scans, both
counted as bytes here: its *work*. At every refill of an allocation buffer the work of a collection
now is estimated, as

    dirty cards * CARD_WORK + bytes in the nursery * survival

and with it, from the measured time per byte (the *pace*), its pause. When that exceeds the goal
the nursery is collected although eden has room left. Survival and pace are learnt from the
collections so far, and pessimistic before the first; both are fractions of ONE. Where little
survives the estimate stays below the goal, and eden is used to its end.

It is a goal, not a promise: an eden of SMALLEST_EDEN is always filled, roots and large arrays are
not foreseen, nor what survives more than before.
"""

from pvm.gc.growth import is_full_due
from pvm.gc.heap import CARD_SHIFT, YOUNG, Heap
from pvm.gc.policies.bump import used
from pvm.gc.system import PAGE_BYTES
from pvm.lowlevel.intrinsics import one_bits
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32, u64

GOAL_NS = 7_000_000
SMALLEST_EDEN = 512 << 10
TOUCHED_FROM = 2 << 20

CARD_WORK = 192
LEAST_WORK = 1 << 20

ONE_SHIFT = 10
ONE = 1 << ONE_SHIFT
INITIAL_SURVIVAL = ONE
INITIAL_PACE = ONE
SLOWEST_PACE = 4 * ONE
AVERAGE_SHIFT = 2

WORD_BYTES = 8
SAMPLED_WORDS = 512


@lowlevel
def young_bytes(heap: Ptr[Heap]) -> u64:
    """What is taken of the nursery."""
    return used(heap.eden) + used(heap.survivors)


@lowlevel
def dirty_cards(heap: Ptr[Heap]) -> u64:
    """About how many cards of the tenured space are dirty.

    The barrier does not count them; at most SAMPLED_WORDS words of the card table, evenly spread,
    stand for all.
    """
    place = heap.card_base + (heap.tenured.start >> CARD_SHIFT)
    end = heap.card_base + (heap.tenured.top >> CARD_SHIFT)
    step = (end - place) // (SAMPLED_WORDS * WORD_BYTES) + 1
    count = u64(0)
    while place < end:
        count += one_bits(Ptr[u64](place)[0])
        place += step * WORD_BYTES
    return count * step


@lowlevel
def expected_copies(heap: Ptr[Heap]) -> u64:
    """How many bytes a nursery collection would copy now."""
    return (young_bytes(heap) * heap.survival) >> ONE_SHIFT


@lowlevel
def touch_ahead(heap: Ptr[Heap]) -> None:
    """Has the system give the pages that the next collection promotes into.

    To find and clear a page takes as long as to copy some into it, and here it stops nobody. The
    memory is unused: all threads may write the same zeros.
    """
    if heap.generational == 0 or used(heap.eden) < TOUCHED_FROM:
        return
    page = (heap.tenured.top + (PAGE_BYTES - 1)) & ~(PAGE_BYTES - 1)
    end = page + expected_copies(heap)
    end = end if end < heap.tenured.end else heap.tenured.end
    page = heap.touched if heap.touched > page else page
    while page < end:
        Ptr[u64](page)[0] = u64(0)
        page += PAGE_BYTES
    heap.touched = page


@lowlevel
def predicted_pause(heap: Ptr[Heap]) -> u64:
    """How many nanoseconds a nursery collection would take now."""
    work = dirty_cards(heap) * CARD_WORK + expected_copies(heap)
    return (work * heap.pace) >> ONE_SHIFT


@lowlevel
def is_due(heap: Ptr[Heap]) -> boolean:
    """Should the nursery be collected before eden is full?

    Not when that would be a full collection, which is put off as long as there is room.
    """
    if heap.generational == 0 or used(heap.eden) < SMALLEST_EDEN:
        return False
    if is_full_due(heap, u64(0)):
        return False
    return predicted_pause(heap) > GOAL_NS


@lowlevel
def learn(heap: Ptr[Heap], kind: u32, young: u64, busy_ns: u64) -> None:
    """After a collection that found `young` bytes in the nursery and kept its thread busy so long.

    A higher survival is believed at once, a lower one half. What was too short to be measured
    well, and what the roots dominate, says nothing about the pace.
    """
    if kind != YOUNG:
        heap.touched = u64(0)
    if kind != YOUNG or young == 0:
        return
    survival = (heap.copied_now << ONE_SHIFT) // young
    lower = (heap.survival + survival) >> 1
    heap.survival = survival if survival > lower else lower
    work = heap.cards_now * CARD_WORK + heap.copied_now
    if work >= LEAST_WORK:
        pace = (busy_ns << ONE_SHIFT) // work
        pace = u64(SLOWEST_PACE) if pace > SLOWEST_PACE else pace
        heap.pace += (pace >> AVERAGE_SHIFT) - (heap.pace >> AVERAGE_SHIFT)
