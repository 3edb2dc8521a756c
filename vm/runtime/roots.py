"""Root slots: eight bytes each that the collector scans and updates."""

import threading
from collections.abc import Callable

from pvm.lowlevel.memory import store_scalar
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import offset_of
from pvm.lowlevel.types import u64
from pvm.vm.model.metadata import RootChunk, Vm

SLOTS = (RootChunk.size - offset_of(RootChunk, "slots")) // 8


class RootTable:
    """Allocates slots in chunks that hang on `Vm.roots`; released slots are used again."""

    def __init__(self, vm_address: int, allocate: Callable[[int], int]) -> None:
        self._vm = Ptr[Vm](vm_address)
        self._allocate = allocate
        self._free: list[int] = []
        self._lock = threading.Lock()

    def allocate(self) -> int:
        """Address of a slot that holds null."""
        with self._lock:
            if not self._free:
                self._grow()
            return self._free.pop()

    def release(self, slot: int) -> None:
        """Gives a slot back; it holds null from now on."""
        store_scalar(u64, slot, 0)
        with self._lock:
            self._free.append(slot)

    def _grow(self) -> None:
        address = self._allocate(RootChunk.size)
        chunk = Ptr[RootChunk](address)
        chunk.next = self._vm.roots
        first = address + offset_of(RootChunk, "slots")
        self._free.extend(range(first + 8 * (SLOTS - 1), first - 8, -8))
        self._vm.roots = chunk
