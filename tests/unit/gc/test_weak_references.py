"""Soft, weak and phantom references, for every collecting plan."""

from collections.abc import Callable

import pytest
from gc_worlds import FIRST_FIELD, World

from pvm.gc.objectmodel import PHANTOM, SOFT, WEAK
from pvm.lowlevel.types import u64

REFERENT, DISCOVERED, NEXT = FIRST_FIELD, FIRST_FIELD + 8, FIRST_FIELD + 16


def refer(world: World, strength: int, target_root: int, root: int) -> None:
    """A new reference object in `root` to what is in `target_root`."""
    reference = world.new(world.references[strength])
    world.roots[root] = u64(reference)
    world.store(reference, REFERENT, int(world.roots[target_root]))


def referent(world: World, root: int) -> int:
    return world.load(int(world.roots[root]), REFERENT)


def pending(world: World) -> list[int]:
    found, reference = [], int(world.heap.pending_references)
    while reference:
        found.append(reference)
        reference = world.load(reference, DISCOVERED)
    return found


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("strength", [WEAK, PHANTOM])
def test_cleared_and_pending_when_the_referent_dies(world: World, strength: int,
                                                    full: bool) -> None:
    world.roots[0] = u64(world.new(world.nodes[0]))
    refer(world, strength, 0, 1)
    world.collect(full)
    assert referent(world, 1) == world.roots[0] and pending(world) == []
    world.roots[0] = u64(0)
    world.collect(full)
    assert referent(world, 1) == 0
    assert pending(world) == [int(world.roots[1])]
    world.collect(full)
    assert pending(world) == [int(world.roots[1])]
    assert world.failures == 0


def test_soft_referents_are_kept_with_all_they_reach(world: World) -> None:
    world.roots[0] = u64(world.new(world.nodes[1]))
    leaf = world.new(world.nodes[0])
    world.set_number(leaf, 9)
    world.store(int(world.roots[0]), FIRST_FIELD + 8, leaf)
    refer(world, SOFT, 0, 1)
    world.roots[0] = u64(0)
    for full in (False, True, False):
        world.collect(full)
    assert world.number(world.load(referent(world, 1), FIRST_FIELD + 8)) == 9
    assert pending(world) == []


def test_what_only_a_soft_reference_reaches_keeps_a_weak_one(world: World) -> None:
    world.roots[0] = u64(world.new(world.nodes[0]))
    refer(world, SOFT, 0, 1)
    refer(world, WEAK, 0, 2)
    world.roots[0] = u64(0)
    world.collect()
    assert referent(world, 1) == referent(world, 2) != 0


def test_a_dead_reference_object_is_not_enqueued(world: World) -> None:
    world.roots[0] = u64(world.new(world.nodes[0]))
    refer(world, WEAK, 0, 1)
    world.roots[0] = world.roots[1] = u64(0)
    world.collect()
    assert pending(world) == []


def test_many_references_are_each_enqueued_once(world: World) -> None:
    world.roots[0] = u64(world.new(world.nodes[0]))
    for index in range(1, 21):
        refer(world, WEAK if index % 2 else PHANTOM, 0, index)
    world.roots[0] = u64(0)
    world.collect()
    assert sorted(pending(world)) == sorted(int(world.roots[i]) for i in range(1, 21))


def test_pending_references_survive_alone(world: World) -> None:
    world.roots[0] = u64(world.new(world.nodes[0]))
    for _ in range(3):
        refer(world, WEAK, 0, 1)
        world.store(int(world.roots[1]), NEXT, int(world.roots[2]))
        world.roots[2] = world.roots[1]
    world.roots[0] = u64(0)
    world.collect(full=False)
    world.roots[1] = world.roots[2] = u64(0)
    for full in (False, True, False):
        world.collect(full)
        assert len(pending(world)) == 3
    assert world.failures == 0


def test_an_old_reference_keeps_a_young_referent_until_a_full_collection(world: World) -> None:
    world.roots[0] = u64(0)
    refer(world, WEAK, 0, 1)
    world.collect()
    young = world.new(world.nodes[0])
    world.store(int(world.roots[1]), REFERENT, young)
    for _ in range(20):
        world.collect(full=False)
    assert world.failures == 0
    world.collect()
    assert referent(world, 1) == 0
    assert pending(world) == [int(world.roots[1])]


def test_a_chain_of_weak_references(world: World) -> None:
    """weak -> weak -> object: the middle one is dead, so only the outer one is enqueued."""
    world.roots[0] = u64(world.new(world.nodes[0]))
    refer(world, WEAK, 0, 1)
    refer(world, WEAK, 1, 2)
    world.roots[0] = world.roots[1] = u64(0)
    world.collect()
    assert referent(world, 2) == 0
    assert pending(world) == [int(world.roots[2])]


def test_a_full_mark_stack_enqueues_each_reference_once(make_world: Callable,
                                                        collecting_plan: str) -> None:
    world = make_world(collecting_plan, 1 << 19, nursery_bytes=1 << 14, mark_stack_bytes=8)
    world.roots[0] = u64(world.new(world.nodes[0]))
    world.roots[3] = u64(world.new_array(world.objects, 600))
    for index in range(0, 600, 20):
        refer(world, WEAK, 0, 1)
        array = world.new_array(world.objects, 600)
        world.roots[2] = u64(array)
        world.store(array, world.element(0), int(world.roots[1]))
        world.store(int(world.roots[1]), NEXT, array)
        world.store(int(world.roots[3]), world.element(index), int(world.roots[1]))
    world.roots[0] = world.roots[1] = world.roots[2] = u64(0)
    world.collect()
    references = [world.load(int(world.roots[3]), world.element(i)) for i in range(0, 600, 20)]
    assert sorted(pending(world)) == sorted(references)
    assert all(world.load(reference, REFERENT) == 0 for reference in references)


@pytest.mark.parametrize("depth", [0, 1, 3])
def test_a_promoted_reference_remembers_its_young_referent(world: World, depth: int) -> None:
    """The referent is reached before (0) or after the reference object is scanned."""
    world.roots[2] = u64(world.new(world.nodes[0]))
    refer(world, WEAK, 2, 1)
    for _ in range(20):
        world.roots[2] = u64(world.new(world.nodes[1]))
        world.store(int(world.roots[1]), REFERENT, int(world.roots[2]))
        for _ in range(depth):
            node = world.new(world.nodes[1])
            world.store(node, FIRST_FIELD + 8, int(world.roots[2]))
            world.roots[2] = u64(node)
        world.collect(full=False)
        assert world.failures == 0
        assert referent(world, 1) != 0


@pytest.mark.parametrize("age", [0, 12, 13, 14, 15])
def test_an_old_pending_reference_remembers_a_young_one(world: World, age: int) -> None:
    world.roots[0] = u64(world.new(world.nodes[0]))
    refer(world, PHANTOM, 0, 1)
    for _ in range(age):
        world.collect(full=False)
    refer(world, WEAK, 0, 2)
    world.roots[0] = u64(0)
    world.collect(full=False)
    assert world.failures == 0
    world.collect(full=False)
    world.collect(full=True)
    assert set(pending(world)) == {int(world.roots[1]), int(world.roots[2])}
    assert world.failures == 0
