"""The default plan's own promises: promotion, ageing, remembered slots, kinds of collection."""

from collections.abc import Callable

import pytest
from gc_worlds import LEFT, World

from pvm.gc.heap import FULL, YOUNG
from pvm.gc.policies.copying import age_of
from pvm.gc.policies.nursery import is_young
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64


@pytest.fixture
def world(generational: Callable) -> World:
    return generational()


def young(world: World, address: int) -> bool:
    return bool(is_young(world.heap, address))


def test_objects_age_and_are_promoted_at_the_threshold(world: World) -> None:
    world.roots[0] = u64(world.new(world.nodes[0]))
    ages = []
    for _ in range(20):
        ages.append(int(age_of(Ptr[u64](world.roots[0])[0])))
        if not young(world, int(world.roots[0])):
            break
        world.collect(full=False)
    assert ages == [*range(len(ages) - 1), 0]
    assert 3 < len(ages) < 17
    assert world.heap.young_collections == len(ages) - 1


def test_survivors_that_do_not_fit_are_promoted(world: World) -> None:
    array = world.new_array(world.objects, 200)
    world.roots[0] = u64(array)
    for index in range(200):
        world.store(int(world.roots[0]), world.element(index), world.new(world.nodes[0]))
    world.collect(full=False)
    places = [young(world, world.load(int(world.roots[0]), world.element(i))) for i in range(200)]
    assert any(places) and not all(places)
    assert world.heap.promoted_bytes > 0
    assert world.failures == 0


def test_the_threshold_adapts(world: World) -> None:
    before = int(world.heap.tenuring_threshold)
    world.collect(full=False)
    assert world.heap.tenuring_threshold == before + 1
    test_survivors_that_do_not_fit_are_promoted(world)
    assert world.heap.tenuring_threshold == before


@pytest.mark.parametrize("length", [1, 100, 2000])
def test_old_arrays_remember_young_elements(world: World, length: int) -> None:
    world.roots[0] = u64(world.new_array(world.objects, length))
    world.collect()
    assert not young(world, int(world.roots[0]))
    for round_ in range(12):
        index = (round_ * 619) % length
        node = world.new(world.nodes[0])
        world.set_number(node, round_)
        world.store(int(world.roots[0]), world.element(index), node)
        world.collect(full=False)
        node = world.load(int(world.roots[0]), world.element(index))
        assert world.number(node) == round_
    assert world.heap.full_collections == 1 and world.failures == 0


def test_a_promoted_object_remembers_what_stays_young(world: World) -> None:
    world.roots[0] = u64(world.new(world.nodes[1]))
    while young(world, int(world.roots[0])):
        child = world.new(world.nodes[0])
        world.set_number(child, 42)
        world.store(int(world.roots[0]), LEFT, child)
        world.collect(full=False)
    child = world.load(int(world.roots[0]), LEFT)
    assert young(world, child)
    world.collect(full=False)
    assert world.number(world.load(int(world.roots[0]), LEFT)) == 42


def test_bulk_copies_are_remembered(world: World) -> None:
    world.roots[0] = u64(world.new_array(world.objects, 300))
    world.collect()
    node = world.new(world.nodes[0])
    target = int(world.roots[0])
    for index in range(100, 250):
        Ptr[u64](target + world.element(index))[0] = u64(node)
    world.bulk_barrier(target + world.element(100), 150 * 8)
    world.collect(full=False)
    moved = {world.load(target, world.element(i)) for i in range(100, 250)}
    assert len(moved) == 1 and moved != {node} and world.failures == 0


def test_kinds_of_collections(world: World) -> None:
    world.collect(full=False)
    world.collect(full=True)
    kinds = [int((world.heap.events + i).kind) for i in range(2)]
    assert kinds == [YOUNG, FULL]


def test_a_full_old_generation_causes_a_full_collection(generational: Callable) -> None:
    world = generational(initial_bytes=1 << 16)
    for _ in range(3000):
        world.roots[0] = u64(world.new_array(world.bytes, 500))
        world.roots[1] = world.roots[0]
        for index in range(2, 40):
            world.roots[index - 1] = world.roots[index]
        world.roots[39] = world.roots[0]
        if world.heap.full_collections:
            break
    assert world.heap.full_collections and world.heap.young_collections
    assert world.failures == 0
