"""Global and weak global references of one machine.

See `references` for what a handle is; those of the other kinds have generations of their own.
"""

import ctypes
import mmap
import threading
from typing import TYPE_CHECKING, Any, Final

from pvm.lowlevel.pointers import Ptr
from pvm.native.jni.errors import exhausted
from pvm.native.jni.quick.tables import GLOBAL_INDEX_MASK, MOST_GLOBALS, GlobalRow
from pvm.native.jni.references import (
    GENERATION_MASK,
    GENERATION_SHIFT,
    GLOBAL,
    KIND_BITS,
    KIND_MASK,
    WEAK,
)
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_INDEX_MASK: Final[int] = GLOBAL_INDEX_MASK
_pointers: Any = Ptr
_layout: Any = GlobalRow


class _WeakSlot:
    """A root slot that does not keep its object."""

    def __init__(self, machine: "Machine", slot: int) -> None:
        self._table = machine.weak_roots
        self.slot = self._table.allocate()
        machine.objects.copy(slot, self.slot)

    def __del__(self) -> None:
        self._table.release(self.slot)


class GlobalReferences:
    """Both kinds, in one table: an entry is (generation, kind, what holds the object or None).
    `rows`: the address of those that low-level code sees, of the strong ones."""

    def __init__(self, machine: "Machine") -> None:
        self._machine = machine
        self._entries: list[tuple[int, int, Any]] = []
        self._free: list[int] = []
        self._lock = threading.Lock()
        self._memory = mmap.mmap(-1, MOST_GLOBALS * _layout.size,
                                 flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        self.rows = ctypes.addressof(ctypes.c_char.from_buffer(self._memory))

    def new(self, slot: int, kind: int) -> int:
        """A handle of a kind on the object in a root slot. Raises OutOfMemoryError."""
        machine = self._machine
        held = machine.objects.duplicate(slot) if kind == GLOBAL else _WeakSlot(machine, slot)
        with self._lock:
            if self._free:
                index = self._free.pop()
            elif len(self._entries) < MOST_GLOBALS:
                index = len(self._entries)
                self._entries.append((0, 0, None))
            else:
                raise exhausted("too many global references")
            generation = self._entries[index][0]
            self._entries[index] = (generation, kind, held)
            handle = int(generation << GENERATION_SHIFT | index << KIND_BITS | kind)
            if kind == GLOBAL:
                row = self._row(index)
                row.slot, row.handle = held.slot, handle
        return handle

    def _row(self, index: int) -> Any:
        return _pointers[GlobalRow](self.rows + index * _layout.size)

    def find(self, handle: int) -> Handle | None:
        """A Python handle on the object, which holds null if that is weakly held and dead; None if
        the number stands for nothing."""
        index = handle >> KIND_BITS & _INDEX_MASK
        if index >= len(self._entries):
            return None
        generation, kind, held = self._entries[index]
        if held is None or kind != handle & KIND_MASK or generation != handle >> GENERATION_SHIFT:
            return None
        return self._machine.objects.duplicate(held.slot)

    def delete(self, handle: int) -> None:
        """Gives a handle back for which `find` finds something."""
        index = handle >> KIND_BITS & _INDEX_MASK
        with self._lock:
            generation, _, held = self._entries[index]
            if held is not None:
                self._row(index).handle = 0         # before the slot is given back
                self._entries[index] = ((generation + 1) & GENERATION_MASK, 0, None)
                self._free.append(index)

    def clear(self) -> None:
        """Gives all of them back: the machine ends."""
        with self._lock:
            for index in range(len(self._entries)):
                self._row(index).handle = 0
            self._entries.clear()
            self._free.clear()

    def count(self, kind: int) -> int:
        """How many there are of a kind."""
        return sum(entry[1] == kind for entry in self._entries)


assert WEAK <= KIND_MASK
