"""What every plan must do, simulated and compiled."""

from collections.abc import Callable

from gc_worlds import LEFT, World

from pvm.gc import accounting
from pvm.gc.objectmodel import FORWARDED, HASH_SHIFT, MARKED, Object
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64


def chain(world: World, length: int) -> None:
    """A linked list of numbered nodes hangs on root 0, the newest first."""
    for number in range(length):
        node = world.new(world.nodes[1])
        assert node
        world.set_number(node, number)
        world.store(node, LEFT, int(world.roots[0]))
        world.roots[0] = u64(node)


def numbers(world: World) -> list[int]:
    found, node = [], int(world.roots[0])
    while node:
        found.append(world.number(node))
        node = world.load(node, LEFT)
    return found


def test_new_objects_are_zero_and_have_their_class(make_world: Callable, plan: str) -> None:
    world = make_world(plan, 1 << 18, nursery_bytes=1 << 14, poison=True)
    for _ in range(30):
        node = world.new(world.nodes[3])
        assert node % 8 == 0 and world.klass(node) == int(world.nodes[3])
        assert [world.load(node, offset) for offset in (0, 16, 24, 32, 40)] == [0] * 5
    array = world.new_array(world.bytes, 9000)
    assert all(world.load(array, 16 + 8 * i) == 0 for i in range(9000 // 8))
    assert Ptr[Object](array).length == 9000


def test_chain_survives(world: World) -> None:
    chain(world, 100)
    for full in (False, True, False, True):
        world.collect(full)
        assert numbers(world) == list(range(99, -1, -1))
    assert world.failures == 0


def test_garbage_is_freed(world: World) -> None:
    for _ in range(40):
        assert world.new_array(world.bytes, 30_000)
        assert world.new_array(world.objects, 200)
    world.collect()
    assert world.call(accounting.used_bytes, world.heap) == 0


def test_cycles_are_freed(world: World) -> None:
    one, two = world.new(world.nodes[1]), world.new(world.nodes[1])
    world.store(one, LEFT, two)
    world.store(two, LEFT, one)
    world.collect()
    assert world.call(accounting.used_bytes, world.heap) == 0


def test_header_bits_survive_and_collector_bits_do_not(world: World) -> None:
    for index, size in enumerate((1, 8000)):
        array = world.new_array(world.bytes, size)
        Ptr[Object](array).mark = u64((index + 5) << HASH_SHIFT)
        world.roots[index] = u64(array)
    for _ in range(10):
        world.collect(full=False)
    world.collect()
    for index in range(2):
        mark = int(Ptr[Object](world.roots[index]).mark)
        assert mark >> HASH_SHIFT == index + 5
        assert mark & (FORWARDED | MARKED) == 0


def test_weak_roots_are_updated_or_cleared(world: World) -> None:
    kept, dropped = world.new(world.nodes[0]), world.new(world.nodes[0])
    world.set_number(kept, 7)
    world.roots[0] = u64(kept)
    world.weak_roots[0], world.weak_roots[1] = u64(kept), u64(dropped)
    world.collect()
    assert world.weak_roots[0] == world.roots[0] != 0
    assert world.number(int(world.weak_roots[0])) == 7
    assert world.weak_roots[1] == 0


def test_the_same_slot_may_be_visited_twice(world: World) -> None:
    chain(world, 10)
    holder = world.new(world.nodes[1])
    world.store(holder, LEFT, int(world.roots[0]))
    world.roots[1] = u64(holder)
    world.table.weak_slots = world.roots
    for full in (False, True):
        world.collect(full)
        assert numbers(world) == list(range(9, -1, -1))
        assert world.load(int(world.roots[1]), LEFT) == world.roots[0]


def test_many_large_arrays_are_marked_through_a_tiny_stack(
        make_world: Callable, collecting_plan: str) -> None:
    world = make_world(collecting_plan, 1 << 20, nursery_bytes=1 << 14, mark_stack_bytes=8,
                       poison=True)
    length = 4200
    world.roots[0] = u64(world.new_array(world.objects, length))
    for index in range(8):
        array = world.new_array(world.objects, length)
        world.store(int(world.roots[0]), world.element(index), array)
        node = world.new(world.nodes[0])
        world.set_number(node, index)
        array = world.load(int(world.roots[0]), world.element(index))
        world.store(array, world.element(length - 1), node)
    world.collect()
    for index in range(8):
        array = world.load(int(world.roots[0]), world.element(index))
        assert world.number(world.load(array, world.element(length - 1))) == index


def test_accounting(world: World) -> None:
    heap = world.heap
    chain(world, 50)
    used, total, free, most = (int(world.call(f, heap)) for f in (
        accounting.used_bytes, accounting.total_bytes, accounting.free_bytes,
        accounting.max_bytes))
    assert 50 * 32 <= used <= total <= most == 1 << 18
    assert free == total - used
    assert world.call(accounting.allocated_bytes, heap) == 50 * 32
    world.new_array(world.bytes, 10_000)
    assert world.call(accounting.allocated_bytes, heap) == 50 * 32 + 10_016


def test_events_tell_what_happened(world: World) -> None:
    chain(world, 20)
    world.collect()
    event = world.heap.events
    assert world.heap.event_count == 1 and world.table.collections == 1
    assert event.number == 0 and event.cause == 1 and event.kind == 1
    assert event.used_before >= event.used_after >= 20 * 32
    assert world.table.stops == 0


def test_no_collection_when_the_world_does_not_stop(world: World) -> None:
    chain(world, 5)
    before = [int(world.roots[0])]
    world.table.refuse_stops = 1
    world.collect(full=False)
    assert world.heap.event_count == 0 and [int(world.roots[0])] == before
    world.table.refuse_stops = 3
    world.collect(full=True)
    assert world.heap.event_count == 1
