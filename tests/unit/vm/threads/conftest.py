"""A small Vm in simulated memory, for the single-threaded logic in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pvm.gc.objectmodel import Object
from pvm.lowlevel.memory import SimulatedMemory, simulated
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64
from pvm.vm.model.metadata import IN_JAVA, Thread, Vm
from pvm.vm.threads.monitortable import MonitorTable
from pvm.vm.threads.primitives import SIMULATION
from pvm.vm.threads.registry import add_thread, initialise_thread, initialise_threads


class World:
    """A Vm, its threads and objects."""

    def __init__(self, memory: SimulatedMemory) -> None:
        self.memory = memory
        self.vm = Ptr[Vm](memory.allocate(Vm.size))
        initialise_threads(self.vm, Ptr[MonitorTable](memory.allocate(MonitorTable.size)))
        self._lock_ids = 0

    def thread(self, state: int = IN_JAVA) -> Any:
        thread = Ptr[Thread](self.memory.allocate(Thread.size))
        self._lock_ids += 1
        thread.lock_id = u32(self._lock_ids)
        initialise_thread(thread, self.vm)
        add_thread(thread)
        thread.state = u32(state)
        return thread

    def slot(self) -> Any:
        slot = Ptr[u64](self.memory.allocate(8))
        slot[0] = u64(self.memory.allocate(Object.size))
        return slot

    def mark(self, slot: Any) -> int:
        return int(Ptr[u64](slot[0])[0])


@pytest.fixture
def world() -> Iterator[World]:
    SIMULATION.others.clear()
    with simulated() as memory:
        yield World(memory)
    assert not SIMULATION.others, "an action of another thread was not played"
