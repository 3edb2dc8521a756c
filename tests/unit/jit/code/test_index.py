"""The published index as walkers read it, and when old tables are freed."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pvm.gc.heap import Heap
from pvm.jit.code.index import PublishedIndex
from pvm.lowlevel.code.native import NativeBlock
from pvm.lowlevel.pointers import Ptr
from pvm.vm.compiled.tables import CodeIndex
from pvm.vm.model.metadata import Vm


class Machine:
    """A Vm and a heap in native memory, and what is published there."""

    def __init__(self) -> None:
        self._memory = [NativeBlock(Vm.size), NativeBlock(Heap.size)]
        self.vm: Any = Ptr[Vm](self._memory[0].address)
        self.heap: Any = Ptr[Heap](self._memory[1].address)
        self.vm.heap = int(self.heap)
        self.index = PublishedIndex(self.vm)

    def published(self) -> list[int]:
        index: Any = Ptr[CodeIndex](int(self.vm.code_index))
        return [int(index.blobs[number]) for number in range(int(index.count))]


def test_appending_makes_no_new_index() -> None:
    machine = Machine()
    blocks = [NativeBlock(16) for _ in range(1000)]
    places = set()
    for start, block in enumerate(blocks):
        machine.index.add(start, block)
        places.add(int(machine.vm.code_index))
        assert machine.published()[-1] == block.address
    assert machine.published() == [block.address for block in blocks]
    assert len(places) < 10
    assert machine.index.retired < 16 * 1024, "less than twice the index itself"


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 100)), max_size=80))
def test_sorted_by_address(steps: list[tuple[bool, int]]) -> None:
    machine = Machine()
    live: dict[int, NativeBlock] = {}
    for adds, start in steps:
        if adds and start not in live:
            live[start] = NativeBlock(8)
            machine.index.add(start, live[start])
        elif not adds and start in live:
            del live[start]
            machine.index.remove([start])
        if machine.vm.code_index:
            assert machine.published() == [live[key].address for key in sorted(live)]


def test_old_tables_are_freed_after_a_whole_collection() -> None:
    machine = Machine()
    for start in range(3):
        machine.index.add(start, NativeBlock(1000))
    machine.index.remove([0])
    first = machine.index.retired
    assert first > 1000
    machine.heap.young_collections += 1       # this one may have begun before
    machine.index.remove([1])
    assert machine.index.retired > first + 1000
    machine.heap.full_collections += 1
    machine.index.remove([2])
    assert machine.index.retired < 2 * first + 1000, "the first is gone, the second is not"
    assert machine.published() == []


def test_nothing_is_freed_without_collections() -> None:
    machine = Machine()
    for start in range(4):
        machine.index.add(start, NativeBlock(1000))
        machine.index.remove([start])
    assert machine.index.retired > 4000
    machine.index.reclaim()
    assert machine.index.retired == 0


def test_many_are_removed_at_once() -> None:
    """One new index, however many blobs go."""
    machine = Machine()
    for start in range(1000):
        machine.index.add(start, NativeBlock(8))
    machine.index.reclaim()
    machine.index.remove(range(0, 1000, 2))
    assert machine.index.retired < 500 * 8 + 3 * 8 * 1000
    assert len(machine.published()) == 500
