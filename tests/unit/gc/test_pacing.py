"""The pause goal: what is learnt, what is predicted, and when eden is collected early."""

from collections.abc import Callable

import pytest
from gc_worlds import World

from pvm.gc import pacing
from pvm.gc.heap import CARD_SHIFT, FULL, YOUNG
from pvm.gc.policies.bump import used
from pvm.gc.system import PAGE_BYTES
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u8, u32, u64

MEGABYTE = 1 << 20
ARRAY_BYTES = 20_000


@pytest.fixture
def paced(make_world: Callable[..., World]) -> World:
    """A heap with an eden of more than 3 MB, whose tenured space is empty."""
    return make_world("gencopy", 12 * MEGABYTE, nursery_bytes=4 * MEGABYTE,
                      initial_bytes=12 * MEGABYTE)


def fill_eden(world: World, bytes_: int) -> None:
    """Takes eden space without allocating."""
    world.heap.eden.top = world.heap.eden.start + u64(bytes_)


def mark_cards(world: World, first: int, count: int, step: int = 1) -> None:
    base = world.heap.card_base + (world.heap.tenured.start >> CARD_SHIFT)
    for card in range(first, first + count * step, step):
        Ptr[u8](base + u64(card))[0] = u8(1)


def learn(world: World, copied: int, young: int, busy_ns: int, kind: int = YOUNG) -> None:
    world.heap.copied_now = u64(copied)
    pacing.learn(world.heap, u32(kind), u64(young), u64(busy_ns))


def allocate(world: World, bytes_: int, live: bool) -> int:
    """Allocates arrays until so many bytes or a collection; returns the bytes."""
    done, before = 0, int(world.heap.event_count)
    while done < bytes_ and world.heap.event_count == before:
        array = world.new_array(world.bytes, ARRAY_BYTES)
        holder = int(world.roots[0])
        if live:
            world.store(holder, world.element(done // ARRAY_BYTES), array)
        done += ARRAY_BYTES
    return done


def test_dirty_cards_of_a_small_space_are_counted(paced: World) -> None:
    paced.heap.tenured.top = paced.heap.tenured.start + u64(64 << CARD_SHIFT)
    assert pacing.dirty_cards(paced.heap) == 0
    mark_cards(paced, 3, 20)
    assert pacing.dirty_cards(paced.heap) == 20


def test_dirty_cards_of_a_large_space_are_estimated(paced: World) -> None:
    paced.heap.tenured.top = paced.heap.tenured.end
    mark_cards(paced, 0, 6000, step=3)
    assert abs(int(pacing.dirty_cards(paced.heap)) - 6000) < 200


def test_the_prediction_adds_cards_and_survivors(paced: World) -> None:
    assert pacing.predicted_pause(paced.heap) == 0
    fill_eden(paced, MEGABYTE)
    assert pacing.predicted_pause(paced.heap) == MEGABYTE
    paced.heap.survival = u64(pacing.ONE // 2)
    paced.heap.pace = u64(pacing.ONE * 3)
    paced.heap.tenured.top = paced.heap.tenured.start + u64(64 << CARD_SHIFT)
    mark_cards(paced, 0, 10)
    assert pacing.predicted_pause(paced.heap) == 3 * (MEGABYTE // 2 + 10 * pacing.CARD_WORK)


def test_a_small_eden_is_always_filled(paced: World) -> None:
    paced.heap.pace = u64(1 << 20)
    fill_eden(paced, pacing.SMALLEST_EDEN - 8)
    assert not pacing.is_due(paced.heap)
    fill_eden(paced, pacing.SMALLEST_EDEN)
    assert pacing.is_due(paced.heap)


def test_a_full_collection_is_not_hurried(paced: World) -> None:
    paced.heap.pace = u64(1 << 20)
    fill_eden(paced, MEGABYTE)
    assert pacing.is_due(paced.heap)
    paced.heap.tenured.top = paced.heap.tenured.end
    assert not pacing.is_due(paced.heap)


def test_survival_rises_at_once_and_falls_by_half(paced: World) -> None:
    learn(paced, 0, MEGABYTE, 1000)
    assert paced.heap.survival == pacing.ONE // 2
    learn(paced, MEGABYTE // 4, MEGABYTE, 1000)
    assert paced.heap.survival == pacing.ONE * 3 // 8
    learn(paced, MEGABYTE, MEGABYTE, 1000)
    assert paced.heap.survival == pacing.ONE


def test_the_pace_follows_what_is_measured_within_bounds(paced: World) -> None:
    learn(paced, pacing.LEAST_WORK - 1, MEGABYTE, 10**9)
    assert paced.heap.pace == pacing.INITIAL_PACE
    for _ in range(30):
        learn(paced, 4 * MEGABYTE, 4 * MEGABYTE, 2 * MEGABYTE)
    assert abs(int(paced.heap.pace) - pacing.ONE // 2) < 8
    for _ in range(30):
        learn(paced, MEGABYTE, MEGABYTE, 10**12)
    assert pacing.SLOWEST_PACE - 8 < paced.heap.pace <= pacing.SLOWEST_PACE


def test_full_collections_teach_nothing(paced: World) -> None:
    paced.heap.touched = u64(12345)
    learn(paced, 4 * MEGABYTE, 4 * MEGABYTE, 10**9, FULL)
    assert paced.heap.pace == pacing.INITIAL_PACE and paced.heap.touched == 0
    assert paced.heap.survival == pacing.INITIAL_SURVIVAL


def test_pages_are_touched_ahead_as_far_as_survival_goes(paced: World) -> None:
    start = int(paced.heap.tenured.start)
    pacing.touch_ahead(paced.heap)
    assert paced.heap.touched == 0
    fill_eden(paced, pacing.TOUCHED_FROM)
    paced.heap.survival = u64(pacing.ONE // 4)
    pacing.touch_ahead(paced.heap)
    assert paced.heap.touched == start + pacing.TOUCHED_FROM // 4
    paced.heap.tenured.top = paced.heap.tenured.end - u64(3 * PAGE_BYTES)
    pacing.touch_ahead(paced.heap)
    assert paced.heap.touched == paced.heap.tenured.end


def test_a_slow_pace_collects_early(paced: World) -> None:
    paced.roots[0] = u64(paced.new_array(paced.objects, 200))
    paced.heap.pace = u64(16 * pacing.ONE)
    filled = allocate(paced, 3 * MEGABYTE, live=True)
    assert paced.heap.event_count == 1
    assert pacing.SMALLEST_EDEN <= filled < MEGABYTE


def test_where_little_survives_eden_is_filled(paced: World) -> None:
    paced.heap.pace = u64(2 * pacing.ONE)
    paced.heap.survival = u64(pacing.ONE // 16)
    eden = int(paced.heap.eden.end - paced.heap.eden.start)
    filled = allocate(paced, 4 * MEGABYTE, live=False)
    assert filled > eden - 2 * MEGABYTE // 8
    assert paced.heap.copied_bytes < MEGABYTE // 8
    assert used(paced.heap.eden) < MEGABYTE
