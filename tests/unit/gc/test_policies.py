"""Each policy by itself, over simulated memory."""

from collections.abc import Iterator

import pytest
from gc_worlds import SimulatedWorld
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.gc import cards, markstack, scanning
from pvm.gc.heap import CARD_BYTES, Space
from pvm.gc.policies import bump, copying, freeruns, largeobjects, poison
from pvm.lowlevel.memory import simulated
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64


@pytest.fixture
def space() -> Iterator[Ptr]:
    with simulated() as memory:
        space = Ptr[Space](memory.allocate(Space.size))
        space.start = space.top = memory.allocate(1024)
        space.end = space.start + 1024
        yield space


def test_bump_takes_until_full(space: Ptr) -> None:
    assert bump.take(space, 1000) == space.start
    assert bump.take(space, 32) == 0
    assert bump.take(space, 24) == space.start + 1000
    assert bump.left(space) == 0 and bump.used(space) == 1024


def test_bump_knows_what_is_allocated(space: Ptr) -> None:
    bump.take(space, 64)
    start = int(space.start)
    inside = [bump.is_allocated(space, start + offset) for offset in (-8, 0, 56, 64)]
    assert inside == [False, True, True, False]
    assert bump.covers(space, start + 64) and not bump.covers(space, start + 1024)


def test_bump_exchange(space: Ptr) -> None:
    other = Ptr[Space](space.start)
    other.start, other.top, other.end = u64(1), u64(2), u64(3)
    before = (space.start, space.top, space.end)
    bump.exchange(space, other)
    assert (space.start, space.top, space.end) == (1, 2, 3)
    assert (other.start, other.top, other.end) == before


@given(age=st.integers(0, 15), rest=st.integers(0, (1 << 64) - 1))
def test_age_is_a_field_of_the_mark_word(age: int, rest: int) -> None:
    mark = copying.with_age(u64(rest), u64(age))
    assert copying.age_of(mark) == age
    assert (int(mark) ^ rest) & ~0xF0 == 0


@given(size=st.integers(2, 40).map(lambda words: 8 * words))
def test_evacuation_copies_and_forwards(size: int) -> None:
    with simulated() as memory:
        source = memory.allocate(size)
        content = bytes(range(256))[:size] if size < 256 else bytes(size)
        memory.write(source, content)
        space = Ptr[Space](memory.allocate(Space.size))
        space.start = space.top = memory.allocate(size)
        space.end = space.start + size
        target = int(copying.evacuate(space, source, size, 0x70))
        assert memory.read(target, size) == (0x70).to_bytes(8, "little") + content[8:]
        assert copying.is_forwarded(source)
        assert copying.forwarding_address(source) == target


@settings(max_examples=60, deadline=None)
@given(sizes=st.lists(st.integers(2, 300).map(lambda words: 8 * words), min_size=1, max_size=40))
def test_crossing_map_finds_the_covering_object(sizes: list[int]) -> None:
    world = SimulatedWorld("gencopy", 1 << 18, nursery_bytes=1 << 14)
    try:
        start = address = int(world.heap.tenured.start)
        starts = []
        for size in sizes:
            cards.record_start(world.heap, address, size)
            starts.append(address)
            address += size
        for card in range(start, address, CARD_BYTES):
            covering = max(s for s in starts if s <= card)
            assert cards.object_covering(world.heap, card) == covering
    finally:
        world.close()


@settings(max_examples=40, deadline=None)
@given(dirty=st.sets(st.integers(0, 60), max_size=12), skip=st.integers(0, 9))
def test_next_dirty_finds_every_dirty_card(dirty: set[int], skip: int) -> None:
    world = SimulatedWorld("gencopy", 1 << 18, nursery_bytes=1 << 14)
    try:
        start = int(world.heap.tenured.start) + skip * CARD_BYTES
        end = start + 60 * CARD_BYTES
        for number in dirty:
            world.bulk_barrier(start + number * CARD_BYTES, 1)
        found, card = set(), int(cards.next_dirty(world.heap, start, end))
        while card < end:
            found.add((card - start) // CARD_BYTES)
            assert cards.clean_run(world.heap, card, card + CARD_BYTES) == card + CARD_BYTES
            card = int(cards.next_dirty(world.heap, card, end))
        assert found == dirty - {60}
    finally:
        world.close()


LARGE_STEPS = st.lists(st.tuples(st.integers(1, 30_000), st.booleans()), max_size=25)


@settings(max_examples=40, deadline=None)
@given(steps=LARGE_STEPS)
def test_large_runs_never_overlap_and_are_all_found_again(steps: list[tuple[int, bool]]) -> None:
    world = SimulatedWorld("semispace", 1 << 18)
    try:
        space, live = world.heap.large, {}
        for size, keep in steps:
            address = int(largeobjects.take_run(space, size))
            if address:
                run = range(address, address + int(largeobjects.large_bytes(size)))
                assert all(run.stop <= o.start or o.stop <= run.start for o in live.values())
                Ptr[u64](address)[0] = u64(0)
                world.memory.write(address + 8, int(world.bytes).to_bytes(4, "little"))
                live[address] = run
                if keep:
                    largeobjects.set_marked(address)
        kept = {a: r for a, r in live.items() if largeobjects.is_marked(a)}
        largeobjects.sweep_large(world.heap)
        assert space.used_bytes == sum(len(run) for run in kept.values())
        for address in live:
            assert largeobjects.large_object_starts_at(world.heap, address) == (address in kept)
        rest = (int(space.pages) << largeobjects.PAGE_SHIFT) - int(space.used_bytes)
        if not kept:
            assert largeobjects.take_run(space, rest) != 0
    finally:
        world.close()


@settings(max_examples=40, deadline=None)
@given(keep=st.lists(st.booleans(), min_size=1, max_size=60))
def test_sweep_joins_gaps(keep: list[bool]) -> None:
    world = SimulatedWorld("marksweep", 1 << 18)
    try:
        objects = [world.new(world.nodes[2]) for _ in keep]
        world.roots[0] = u64(0)
        for address, kept in zip(objects, keep, strict=True):
            if kept:
                largeobjects.set_marked(address)
        freeruns.write_free_run(world.mutator.tlab_top, world.mutator.tlab_end)
        freeruns.sweep_runs(world.heap)
        runs = walk(world)
        assert [address for address, free in runs if not free] == [
            address for address, kept in zip(objects, keep, strict=True) if kept]
        assert not any(one[1] and two[1] for one, two in zip(runs, runs[1:], strict=False))
    finally:
        world.close()


def walk(world: SimulatedWorld) -> list[tuple[int, bool]]:
    """(address, is it free) of everything in the mark-sweep space."""
    space, found = world.heap.runs, []
    address = int(space.start)
    while address < space.top:
        free = bool(freeruns.is_free(address))
        found.append((address, free))
        address += int(freeruns.free_bytes(address) if free else scanning.size_of(address))
    assert address == space.top
    return found


@settings(max_examples=60, deadline=None)
@given(requests=st.lists(st.tuples(st.integers(2, 200), st.integers(0, 200)), max_size=30))
def test_free_runs_are_long_enough_and_disjoint(requests: list[tuple[int, int]]) -> None:
    world = SimulatedWorld("marksweep", 1 << 18)
    try:
        space, taken = world.heap.runs, []
        freeruns.extend(space, 20_000)
        for words, extra in requests:
            size, wanted = 8 * words, 8 * (words + extra)
            run = int(freeruns.take_free_run(space, size, wanted))
            if run:
                length = int(freeruns.free_bytes(run))
                assert length >= size
                assert all(run + length <= s or e <= run for s, e in taken)
                taken.append((run, run + length))
                assert int(space.start) <= run and run + length <= int(space.top)
        assert freeruns.taken_bytes(space) == sum(e - s for s, e in taken) + short_runs(world)
    finally:
        world.close()


def short_runs(world: SimulatedWorld) -> int:
    """Bytes of free runs that are too short to be in a bin: there are none without a sweep."""
    space = world.heap.runs
    return int(space.top - space.start) - 20_000


def test_mark_stack_drops_and_says_so() -> None:
    world = SimulatedWorld("marksweep", 1 << 18, mark_stack_bytes=16)
    try:
        stack = world.heap.mark_stack
        for address in (8, 16, 24):
            markstack.push(stack, address)
        assert stack.overflowed == 1
        assert [markstack.pop(stack), markstack.pop(stack)] == [16, 8]
        assert stack.count == 0
    finally:
        world.close()


def test_poison_fills_exactly() -> None:
    with simulated() as memory:
        start = memory.allocate(32)
        poison.fill_with_poison(start + 8, start + 24)
        pattern = poison.POISON.to_bytes(8, "little")
        assert memory.read(start, 32) == bytes(8) + pattern + pattern + bytes(8)
