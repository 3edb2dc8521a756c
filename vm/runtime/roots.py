"""Root slots: eight bytes each that the collector scans and updates."""

import threading
from array import array
from collections.abc import Callable, Iterable

from pvm.lowlevel.memory import store_scalar
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import offset_of
from pvm.lowlevel.types import u64
from pvm.vm.model.metadata import RootChunk, Vm

SLOTS = (RootChunk.size - offset_of(RootChunk, "slots")) // 8


class RootTable:
    """Allocates slots in chunks that hang on a field of the Vm: `roots`, or `weak_roots` for slots
    that do not keep their objects. Released slots are used again.

    `clear(*slots)` stores null while no collection runs. A release by itself cannot do that: it
    may come at any point of any thread (a handle's end), so that a collection may just be moving
    the object and store its new place afterwards. Released slots are therefore cleared once more,
    many at a time, before they are used again.
    """

    def __init__(self, vm_address: int, allocate: Callable[[int], int],
                 clear: Callable[..., None], field: str = "roots") -> None:
        self._vm = Ptr[Vm](vm_address)
        self._field = field
        self._allocate = allocate
        self._clear = clear
        self._free = array("Q")
        self._released: list[int] = []
        self._is_closed = False
        self._lock = threading.Lock()

    def allocate(self) -> int:
        """Address of a slot that holds null."""
        while True:
            try:
                return self._free.pop()
            except IndexError:
                self._refill()

    def release(self, slot: int) -> None:
        """Gives a slot back. Takes no lock: a handle may end while this thread holds it."""
        if self._is_closed:
            return
        store_scalar(u64, slot, 0)          # now, so that the object can die
        self._released.append(slot)

    def spare(self) -> list[int]:
        """The slots that are not in use, the next one last."""
        return [*self._released, *self._free]

    def adopt(self, slots: Iterable[int]) -> None:
        """Slots that are not in use."""
        self._free.extend(slots)

    def close(self) -> None:
        """There are no objects any more, and the slots may go at any time."""
        self._is_closed = True

    def _refill(self) -> None:
        with self._lock:
            if self._free:
                return
            count = len(self._released)
            if count < SLOTS:
                self._grow()
                return
            slots = self._released[:count]
            del self._released[:count]
            self._clear(*slots)
            self._free.extend(slots)

    def _grow(self) -> None:
        address = self._allocate(RootChunk.size)
        chunk = Ptr[RootChunk](address)
        chunk.next = getattr(self._vm, self._field)
        first = address + offset_of(RootChunk, "slots")
        setattr(self._vm, self._field, chunk)
        self._free.extend(range(first + 8 * (SLOTS - 1), first - 8, -8))
