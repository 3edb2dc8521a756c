"""java.lang.Class objects and the classes they stand for."""

import ctypes
import threading
import time
from collections.abc import Callable, Iterable

from pvm.vm.load.loader import Loader
from pvm.vm.model.classes import JavaClass
from pvm.vm.runtime.objects import Objects


class Mirrors:
    """Makes the Class object of each class when it is first asked for.

    `java_loader` gives the root slot of a loader's object, 0 for none.
    """

    def __init__(self, objects: Objects, class_class: JavaClass,
                 class_at: Callable[[int], JavaClass],
                 java_loader: Callable[[Loader], int]) -> None:
        self._objects = objects
        self._class_class = class_class.address
        self._class_at = class_at
        self._java_loader = java_loader
        self._lock = threading.Lock()
        self._made: set[JavaClass] = set()
        found = class_class.find_field("vmClass")
        if found is None:
            raise LookupError("java.lang.Class has no field vmClass")
        self._offset = found.offset

    @classmethod
    def moved(cls, source: "Mirrors", distance: int, objects: Objects,
              class_at: Callable[[int], JavaClass],
              java_loader: Callable[[Loader], int]) -> "Mirrors":
        """Those of a machine whose metadata is a copy of another's."""
        made = cls.__new__(cls)
        made._objects, made._class_at, made._java_loader = objects, class_at, java_loader
        made._class_class = source._class_class + distance
        made._offset = source._offset
        made._lock, made._made = threading.Lock(), set()
        return made

    def of(self, java_class: JavaClass) -> int:
        """The root slot that holds the class's mirror, made if need be."""
        slot = java_class.mirror_slot
        if not ctypes.c_uint64.from_address(slot).value:
            self._make(java_class, slot)
        return slot

    def _make(self, java_class: JavaClass, slot: int) -> None:
        objects = self._objects
        mirror = objects.instance_at(self._class_class)
        objects.set_bits(mirror.slot, self._offset, "J", java_class.address)
        loader = self._java_loader(java_class.loader)
        if loader:
            objects.set_field(mirror.slot, "classLoader", loader)
        if java_class.data is not java_class.loader.data:
            objects.set_field(mirror.slot, "keeper", java_class.data.holder)
        if java_class.component is not None:
            objects.set_field(mirror.slot, "componentType", self.of(java_class.component))
        with self._lock:
            is_first = java_class not in self._made
            self._made.add(java_class)
        if is_first:
            objects.copy(mirror.slot, slot)
        while not ctypes.c_uint64.from_address(slot).value:
            time.sleep(0)            # another thread is about to store the first one

    def forget(self, classes: Iterable[JavaClass]) -> None:
        """These classes are unloaded."""
        with self._lock:
            self._made.difference_update(classes)

    def class_of(self, slot: int) -> JavaClass:
        """The class whose mirror is in the slot."""
        return self._class_at(self._objects.bits(slot, self._offset, "J"))
