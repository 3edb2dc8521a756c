"""The verifier finds what is planted, and stress and poison do what they say."""

from collections.abc import Callable

import pytest
from gc_worlds import FIRST_FIELD, World

from pvm.gc import verify
from pvm.gc.objectmodel import FORWARDED, MARKED, Object
from pvm.gc.policies.poison import POISON
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64

LEFT = FIRST_FIELD + 8


def failure_after_check(world: World) -> int:
    world.call(verify.verify_heap, world.heap)
    assert world.failures == 1
    return int(world.table.failure_code)


def test_a_sound_heap(world: World) -> None:
    world.roots[0] = u64(world.new(world.nodes[2]))
    world.call(verify.verify_heap, world.heap)
    assert world.failures == 0


@pytest.mark.parametrize("flaw", ["MISALIGNED", "NO_OBJECT"])
def test_bad_addresses(world: World, flaw: str) -> None:
    node = world.new(world.nodes[2])
    bad = {"MISALIGNED": node + 4, "NO_OBJECT": int(world.heap.end) - 4096}[flaw]
    world.roots[0] = u64(node)
    world.store(node, LEFT, bad)
    assert failure_after_check(world) == getattr(verify, flaw)
    assert world.table.failure_address == node + LEFT


@pytest.mark.parametrize("klass", [0, 8, 1 << 31])
def test_bad_class(world: World, klass: int) -> None:
    node = world.new(world.nodes[2])
    world.roots[0] = u64(node)
    Ptr[Object](node).klass = u32(klass)
    assert failure_after_check(world) == verify.BAD_CLASS


@pytest.mark.parametrize("bit", [FORWARDED, MARKED])
def test_left_over_bits(make_world: Callable, bit: int) -> None:
    world = make_world("gencopy", 1 << 18, nursery_bytes=1 << 14, verify=True)
    node = world.new(world.nodes[2])
    world.roots[0] = u64(node)
    Ptr[Object](node).mark = u64(bit)
    assert failure_after_check(world) == verify.BAD_MARK


def test_a_store_without_barrier(generational: Callable) -> None:
    world = generational()
    world.roots[0] = u64(world.new(world.nodes[2]))
    world.collect()
    Ptr[u64](world.roots[0] + LEFT)[0] = u64(world.new(world.nodes[0]))
    assert failure_after_check(world) == verify.CLEAN_CARD
    assert world.table.failure_address == world.roots[0] + LEFT


def test_freed_memory_is_poisoned(world: World) -> None:
    node = world.new(world.nodes[3])
    world.collect()
    assert world.load(node, LEFT + 8) == POISON


def test_stress_collects_at_every_nth_allocation(make_world: Callable,
                                                 collecting_plan: str) -> None:
    world = make_world(collecting_plan, 1 << 18, nursery_bytes=1 << 14, stress=3)
    for _ in range(31):
        world.new(world.nodes[1])
    assert world.heap.event_count == 10
