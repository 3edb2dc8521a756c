"""Making heaps: options, defaults and errors; and the log's lines."""

from collections.abc import Iterator
from typing import Any

import pytest
from gc_worlds import SimulatedWorld

from pvm.gc import control, logging
from pvm.gc.causes import CAUSE_TEXTS, Cause
from pvm.gc.control import HeapOptionError, HeapOptions, create_heap, destroy_heap, heap_sizes
from pvm.gc.memory_sources import SimulatedSource
from pvm.gc.plans import PLANS
from pvm.lowlevel.memory import SimulatedFault, simulated

MEGABYTE = 1 << 20


def test_nursery_is_bounded_by_a_third() -> None:
    plan = PLANS["gencopy"]
    sizes = heap_sizes(HeapOptions(max_bytes=16 * MEGABYTE), plan)
    assert 5 * MEGABYTE < sizes.nursery_bytes <= 16 * MEGABYTE // 3
    assert heap_sizes(HeapOptions(max_bytes=1 << 30), plan).nursery_bytes == 16 * MEGABYTE
    chosen = HeapOptions(max_bytes=1 << 30, nursery_bytes=MEGABYTE)
    assert heap_sizes(chosen, plan).nursery_bytes == MEGABYTE


def test_default_maximum_is_a_quarter_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = PLANS["gencopy"]
    for memory, maximum in ((8 << 30, 2 << 30), (64 << 30, 4 << 30)):
        monkeypatch.setattr(control, "_physical_memory", lambda memory=memory: memory)
        assert heap_sizes(HeapOptions(), plan).max_bytes == maximum


@pytest.mark.parametrize("options, text", [
    ({"plan": "zgc"}, "no collector 'zgc'"),
    ({"max_bytes": 4096}, "too small"),
    ({"max_bytes": MEGABYTE, "initial_bytes": 2 * MEGABYTE}, "larger than"),
])
def test_bad_options(options: dict[str, Any], text: str) -> None:
    with simulated() as memory, pytest.raises(HeapOptionError, match=text):
        create_heap(**options, entry=lambda function: function.address,
                    memory=SimulatedSource(memory))


def test_destroyed_heaps_give_everything_back() -> None:
    with simulated() as memory:
        source = SimulatedSource(memory)
        heap = create_heap("gencopy", 1 << 18, entry=lambda f: f.address, memory=source)
        start = int(heap.start)
        destroy_heap(heap, source)
        for address in (start, int(heap)):
            with pytest.raises(SimulatedFault):
                memory.read(address, 1)


@pytest.fixture
def world() -> Iterator[SimulatedWorld]:
    world = SimulatedWorld("gencopy", 16 * MEGABYTE, nursery_bytes=MEGABYTE,
                           initial_bytes=8 * MEGABYTE)
    yield world
    world.close()


def test_gc_lines(world: SimulatedWorld) -> None:
    world.collect(full=False)
    world.collect(full=True)
    young, full = (logging.event(world.heap, number) for number in range(2))
    young.used_before, young.used_after = 6 * MEGABYTE, MEGABYTE + 5
    young.capacity, young.pause_ns, young.cause = 16 * MEGABYTE, 27_441_000, 0
    assert logging.gc_line(young) == (
        "GC(0) Pause Young (Allocation Failure) 6M->1M(16M) 27.441ms")
    full.pause_ns = 1_000_000
    assert logging.gc_line(full) == "GC(1) Pause Full (System.gc()) 0M->0M(8M) 1.000ms"


def test_events_are_kept_for_a_while(world: SimulatedWorld) -> None:
    for _ in range(70):
        world.collect(full=False)
    assert logging.event(world.heap, 69).number == 69
    for number in (0, 70):
        with pytest.raises(IndexError):
            logging.event(world.heap, number)


def test_init_lines(world: SimulatedWorld) -> None:
    assert logging.using_line(world.heap) == "Using Generational Copying"
    lines = logging.init_lines(world.heap)
    assert "Heap Max Capacity: 16M" in lines and "Nursery: 1M" in lines


def test_every_cause_has_its_words() -> None:
    assert set(CAUSE_TEXTS) == set(Cause)
