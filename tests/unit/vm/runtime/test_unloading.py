"""Many classes are a reason to look for dead ones, however much room the heap has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pvm.gc.causes import Cause
from pvm.vm.runtime.unloading import MortalLoaderData

from ..running import Running, running

SIZE = 256 << 10
MEGABYTE = 1 << 20


@pytest.fixture
def machine() -> Iterator[Running]:
    with running() as made:
        yield made


def make(machine: Running, megabytes: int, keeps: bool = False) -> list[MortalLoaderData]:
    """Loaders' data, so much of it, that nothing leads to unless it is kept."""
    made = []
    for _ in range(megabytes * MEGABYTE // SIZE):
        data = machine.do(machine.machine.unloading.new_data)
        data.arena.allocate(SIZE)
        if keeps:
            made.append(data)
        else:
            data.unpin()
    return made


def collections(machine: Running) -> int:
    return int(machine.machine.heap.full_collections)


def test_metadata_levels_off_without_other_collections(machine: Running) -> None:
    pool, before = machine.machine.unloading.pool, collections(machine)
    make(machine, 3)
    assert collections(machine) == before
    most = 0
    for _ in range(12):
        make(machine, 4)
        most = max(most, pool.taken)
    assert most < 12 * MEGABYTE
    assert 6 <= collections(machine) - before <= 12


def test_what_is_alive_makes_collections_rarer(machine: Running) -> None:
    kept = make(machine, 20, keeps=True)
    before = collections(machine)
    make(machine, 18)
    assert collections(machine) - before <= 1, "half of the metadata may be dead"
    make(machine, 30)
    assert collections(machine) > before
    assert not any(data.is_dead for data in kept)
    assert machine.machine.unloading.pool.taken < 80 * MEGABYTE


def test_other_collections_count(machine: Running) -> None:
    before = collections(machine)
    for _ in range(5):
        make(machine, 3)
        machine.do(machine.machine.objects.collect, Cause.SYSTEM_GC)
    assert collections(machine) - before == 5
    assert machine.machine.unloading.pool.taken < 8 * MEGABYTE
