"""Class unloading (JLS 12.7): the data of loaders that can die, and what is done when they did.

The collector finds out (`gc.unloading`); everything here happens later, while Java runs. Nothing
that a Java thread executes, and no Python code on its behalf, can meet a dead class: what leads to
a class keeps it alive. Only tables that are searched by number, and the method compiler, still know
of it. They forget it first, then numbers and memory are used again: memory when the last Python
object that belongs to the loader is gone.
"""

import ctypes
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pvm.gc.causes import Cause
from pvm.gc.heap import DEAD
from pvm.lowlevel.structs import offset_of
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.loaderdata import LoaderData
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.metadata import LoaderData as LoaderStruct
from pvm.vm.model.metadata import SlotBlock
from pvm.vm.model.pages import PagedArena, PagePool
from pvm.vm.model.records import pointer_to, size_of

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_STRUCT: Any = pointer_to(LoaderStruct)
_BLOCK: Any = pointer_to(SlotBlock)
_HOLDER = offset_of(LoaderStruct, "holder")
_SPARE_SLOTS = 14               # in a block for single slots
_ENTRIES = "vm.runtime.loaderlist"
# Bytes of metadata after which dead classes are looked for, however much room the heap has. With
# what Python keeps of them, classes take some five times as much.
_FIRST_THRESHOLD = 4 << 20


class MortalLoaderData(LoaderData):
    """Of a loader written in Java, or of a hidden class that is not tied to its loader.

    It is pinned until `hold` or `unpin` says that an object stands for it.
    """

    def __init__(self, unloading: "Unloading") -> None:
        super().__init__(PagedArena(unloading.pool))
        self._unloading = unloading
        self._lock = threading.RLock()
        self._spare: list[int] = []
        self._dependencies: set[LoaderData] = set()
        self.classes: list[JavaClass] = []
        self.address = self.arena.allocate(size_of(LoaderStruct))
        self._struct = _STRUCT(self.address)
        self._struct.pinned = 1
        self.holder = self.address + _HOLDER

    @property
    def is_dead(self) -> bool:
        return bool(int(self._struct.reached) == DEAD)

    @property
    def methods(self) -> list[JavaMethod]:
        """All methods of the classes, made-up ones included."""
        return [method for java_class in self.classes
                for method in (*java_class.methods.values(), *java_class.refusing)]

    def hold(self, slot: int) -> None:
        """The object in a root slot stands for the loader from now on."""
        self._unloading.machine.objects.copy(slot, self.holder)
        self.unpin()

    def unpin(self) -> None:
        """Whoever made the data has made it reachable, or given it up."""
        self._struct.pinned = 0

    def enter(self, java_class: JavaClass) -> None:
        self.classes.append(java_class)

    def depend(self, other: LoaderData) -> None:
        if not isinstance(other, MortalLoaderData) or other is self:
            return
        with self._lock:
            if other in self._dependencies:
                return
            (slot,) = self.allocate_roots(1)
            self._unloading.machine.objects.copy(other.holder, slot)
            self._dependencies.add(other)

    def allocate_roots(self, count: int) -> list[int]:
        with self._lock:
            if count == 1 and self._spare:
                return [self._spare.pop()]
            slots = self._new_block(_SPARE_SLOTS if count == 1 else count)
            if count == 1:
                self._spare += slots[1:]
            return slots[:count]

    def _new_block(self, count: int) -> list[int]:
        address = self.arena.allocate(size_of(SlotBlock) + 8 * count)
        block = _BLOCK(address)
        block.count = count
        block.next = self._struct.slots
        self._struct.slots = address
        first = address + size_of(SlotBlock)
        return list(range(first, first + 8 * count, 8))

    def dissolve(self) -> None:
        """Breaks the rings of references among the classes, so that they go at once."""
        self._dependencies.clear()
        self.adapters.clear()
        self.leaves.clear()
        for java_class in self.classes:
            if java_class.loader.data is self:
                java_class.loader.classes.clear()
            java_class.dissolve()
        self.classes.clear()


class Unloading:
    """Makes the data of mortal loaders, and cleans up after dead ones.

    `on_unloaded(dead, free)` is the method compiler's: it forgets the classes, and calls `free`
    when nobody compiles with them any more. `on_class_unloaded` is told of each class.
    """

    def __init__(self, machine: "Machine") -> None:
        self.machine = machine
        self.pool = PagePool(machine.arena, machine.settings.gc_poison)
        self.on_unloaded: Callable[[list[MortalLoaderData], Callable[[], None]], None] = _at_once
        self.on_class_unloaded: Callable[[JavaClass], None] | None = None
        self._lock = threading.Lock()
        self._threshold = _FIRST_THRESHOLD      # of `pool.total`
        self._collections = 0                   # full ones there were when it was set
        self._by_address: dict[int, MortalLoaderData] = {}
        word, pointer = ctypes.c_uint64, ctypes.c_void_p
        self._add = ctypes.CFUNCTYPE(None, pointer, word)(
            machine.image.address(f"{_ENTRIES}.add_loader"))
        self._take = ctypes.CFUNCTYPE(word, pointer)(
            machine.image.address(f"{_ENTRIES}.take_dead_loaders"))
        self._forget = ctypes.CFUNCTYPE(None, word, word)(
            machine.image.address(f"{_ENTRIES}.forget_dead_classes"))

    def new_data(self) -> MortalLoaderData:
        """Data that is pinned. On a Java thread. Also the time to clean up after others."""
        if self.pool.total >= self._threshold:
            self._collect()
        self.clean_up()
        data = MortalLoaderData(self)
        with self._lock:
            self._by_address[data.address] = data
            self._add(self.machine.current_thread(), data.address)
        return data

    def _collect(self) -> None:
        """Classes do not fill the heap: many of them are a reason of their own to look for dead
        ones, as many as there were alive the last time."""
        heap = self.machine.heap
        if int(heap.full_collections) == self._collections:
            self.machine.objects.collect(Cause.METADATA_THRESHOLD)
        self.clean_up()
        with self._lock:
            alive = sum(data.arena.reserved for data in self._by_address.values())
            self._threshold = self.pool.total + max(alive, _FIRST_THRESHOLD)
            self._collections = int(heap.full_collections)

    def clean_up(self) -> None:
        """Forgets all classes that have died; on a Java thread."""
        if not self.machine.heap.dead_loaders:
            return
        dead = self._dead()
        if not dead:
            return
        for data in dead:
            self._report(data)
        for code in list(self.machine.code.profiled.values()):
            self._forget(int(code.method.info.profile), len(code.words))
        self.on_unloaded(dead, lambda: self._free(dead))

    def _dead(self) -> list[MortalLoaderData]:
        found = []
        with self._lock:
            address = self._take(self.machine.current_thread())
            while address:
                found.append(self._by_address.pop(address))
                address = int(_STRUCT(address).next)
        return found

    def _report(self, data: MortalLoaderData) -> None:
        if self.on_class_unloaded is not None:
            for java_class in data.classes:
                self.on_class_unloaded(java_class)

    def _free(self, dead: list[MortalLoaderData]) -> None:
        """Nobody uses the classes: their numbers and memory may be used again."""
        machine = self.machine
        machine.natives.forget_loaders(dead)
        with machine.link_lock:
            for data in dead:
                machine.mirrors.forget(data.classes)
                machine.code.forget(data.methods)
                machine.methods.remove(data.methods)
                machine.classes.remove(data.classes)
        for data in dead:
            data.dissolve()


def _at_once(dead: list[MortalLoaderData], free: Callable[[], None]) -> None:
    free()
