"""A full heap gives 0, quickly, and the program goes on after dropping data."""

from collections.abc import Callable

import pytest
from gc_worlds import LEFT, CompiledWorld, World

from pvm.gc import accounting
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64

MAX_BYTES = 1 << 18


@pytest.fixture
def world(make_world: Callable, plan: str) -> World:
    return make_world(plan, MAX_BYTES, nursery_bytes=1 << 15)


def fill(world: World, length: int) -> int:
    """Keeps arrays of `length` bytes until there is no memory; returns how many bytes were kept."""
    kept = 0
    while True:
        array = world.new_array(world.bytes, length)
        if array == 0:
            return kept
        world.roots[1] = u64(array)
        node = world.new(world.nodes[2])
        if node == 0:
            return kept
        world.store(node, LEFT, int(world.roots[0]))
        world.store(node, LEFT + 8, int(world.roots[1]))
        world.roots[0] = u64(node)
        kept += length


def check_fill(world: World, length: int, least: float) -> None:
    kept = fill(world, length)
    assert MAX_BYTES * least < kept < MAX_BYTES
    assert world.call(accounting.used_bytes, world.heap) <= MAX_BYTES


@pytest.mark.parametrize("length", [2000, 20_000])
def test_most_of_the_heap_can_be_live(world: World, length: int) -> None:
    check_fill(world, length, 0.75)


def test_a_full_heap_of_large_objects_does_not_loop(world: World) -> None:
    check_does_not_loop(world, 20_000)


def test_a_full_heap_of_small_objects(plan: str) -> None:
    """Compiled alone: it takes many allocations."""
    world = CompiledWorld(plan, MAX_BYTES, nursery_bytes=1 << 15)
    try:
        check_fill(world, 100, 0.55)
        check_does_not_loop(world, 100)
    finally:
        world.close()


def test_collecting_all_the_time_for_little_memory_is_out_of_memory(collecting_plan: str) -> None:
    """A few dead arrays a collection would be enough to go on, a collection an allocation."""
    world = CompiledWorld(collecting_plan, MAX_BYTES, nursery_bytes=1 << 15)
    try:
        fill(world, 100)
        world.roots[1] = u64(0)
        for _ in range(3):
            world.roots[0] = u64(world.load(int(world.roots[0]), LEFT))
        assert 0 in [world.new_array(world.bytes, 100) for _ in range(200)]
    finally:
        world.close()


def check_does_not_loop(world: World, length: int) -> None:
    fill(world, length)
    before = int(world.heap.event_count)
    for _ in range(5):
        fill(world, length)
    assert int(world.heap.event_count) - before <= 30


def test_the_program_goes_on_after_dropping_data(make_world: Callable,
                                                 collecting_plan: str) -> None:
    world = make_world(collecting_plan, MAX_BYTES, nursery_bytes=1 << 15)
    first = fill(world, 1000)
    for _ in range(3):
        world.roots[0] = world.roots[1] = u64(0)
        assert fill(world, 1000) >= first * 0.9


def test_an_array_larger_than_the_heap_costs_no_collection(world: World) -> None:
    assert world.new_array(world.bytes, MAX_BYTES) == 0
    assert world.new_array(world.objects, (1 << 31) - 1) == 0
    assert world.heap.event_count == 0
    assert world.new(world.nodes[0]) != 0


def test_nearly_the_whole_heap_in_one_array(make_world: Callable, collecting_plan: str) -> None:
    world = make_world(collecting_plan, MAX_BYTES, nursery_bytes=1 << 15)
    for _ in range(5):
        array = world.new_array(world.bytes, MAX_BYTES * 9 // 10)
        assert array != 0
        assert Ptr[u64](array + MAX_BYTES // 2)[0] == 0
        Ptr[u64](array + MAX_BYTES // 2)[0] = u64(1)


def test_soft_referents_go_before_memory_does(make_world: Callable, collecting_plan: str) -> None:
    world = make_world(collecting_plan, MAX_BYTES, nursery_bytes=1 << 15)
    array = world.new_array(world.bytes, MAX_BYTES // 2)
    world.roots[2] = u64(array)
    reference = world.new(world.references[1])
    world.store(reference, 16, int(world.roots[2]))
    world.roots[2] = u64(reference)
    world.collect()
    assert world.load(int(world.roots[2]), 16) != 0
    assert fill(world, 8000) > MAX_BYTES * 0.7
    assert world.load(int(world.roots[2]), 16) == 0
