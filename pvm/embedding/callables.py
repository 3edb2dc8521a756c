"""Python's callables as Java has them: by numbers, for as long as a Java object needs them."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from pvm.embedding.failures import ContextClosed
from pvm.gc.heap import Heap
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import offset_of
from pvm.native.pythoncallbacks import Callables
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_FIRST_SIZE: Final = 8
_OFTEN: Final = 256             # so few are looked through after each collection
_pointers: Any = Ptr
_word: Any = ctypes.c_uint64.from_address


def _gone(*arguments: object) -> None:
    raise ContextClosed("the context is closed, or Java has given up this object")


class CallableTable:
    """The callables of one context. A number is free again when the object is dead that was given
    it, which is looked at after collections; without an object it is for good."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        layout: Any = Callables
        self.pointer: Any = _pointers[Callables](machine.arena.allocate(layout.size))
        self._items: list[Callable[..., Any]] = [_gone]
        self._free: list[int] = []
        self._owners: dict[Handle, list[int]] = {}
        heap = int(machine.heap)
        self._young = heap + offset_of(Heap, "young_collections")
        self._full = heap + offset_of(Heap, "full_collections")
        self._collections = 0
        self._next_sweep = _OFTEN
        self._lock = threading.RLock()      # what is given up may have an end of its own
        self._place(_FIRST_SIZE)

    def _place(self, size: int) -> None:
        """More room, which is filled before it is used: Java may be calling."""
        address = self._machine.arena.allocate(8 * size)
        for index in range(size):
            item = self._items[index] if index < len(self._items) else _gone
            _word(address + 8 * index).value = id(item)
        self.pointer.items = address
        self.pointer.count = size

    def add(self, called: Callable[..., Any]) -> int:
        """The number of a callable."""
        with self._lock:
            return self._add(called)

    def _add(self, called: Callable[..., Any]) -> int:
        number = self._free.pop() if self._free else len(self._items)
        if number == len(self._items):
            if number == int(self.pointer.count):
                self._place(2 * number)
            self._items.append(called)
        else:
            self._items[number] = called
        _word(int(self.pointer.items) + 8 * number).value = id(called)
        return number

    def get(self, number: int) -> Callable[..., Any]:
        """The callable with a number."""
        items = self._items
        return items[number] if 0 <= number < len(items) else _gone

    def belong_to(self, owner: Handle, numbers: list[int]) -> None:
        """They are needed as long as an object lives."""
        weak = Handle(self._machine.weak_roots)
        self._machine.objects.copy(owner.slot, weak.slot)
        with self._lock:
            self._owners[weak] = numbers

    def sweep(self) -> None:
        """Gives up the callables of objects that have died, if there may be any."""
        if not self._owners:
            return
        collections = _word(self._young).value + _word(self._full).value
        is_due = len(self._owners) <= _OFTEN or len(self._owners) >= self._next_sweep
        if collections == self._collections or not is_due:
            return
        self._collections = collections
        with self._lock:
            for weak in [each for each in self._owners if not _word(each.slot).value]:
                for number in self._owners.pop(weak):
                    self._remove(number)
            self._next_sweep = 2 * len(self._owners)

    def _remove(self, number: int) -> None:
        _word(int(self.pointer.items) + 8 * number).value = id(_gone)
        self._items[number] = _gone
        self._free.append(number)

    def clear(self) -> None:
        """Gives up all of them: the context is closed."""
        with self._lock:
            self._owners.clear()
            for number in range(1, len(self._items)):
                _word(int(self.pointer.items) + 8 * number).value = id(_gone)
            self._items = [_gone]
