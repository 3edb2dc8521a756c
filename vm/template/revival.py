"""Classes, methods and their code in a machine made of a template: Python objects like those of the
template's machine, each made when it is first asked for.

They are made under a lock of their own, which is never held while a thread waits for anything, so
that a collection may ask for them, too.
"""

import ctypes
import struct
import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from operator import setitem
from typing import TYPE_CHECKING, Any, TypeVar

from pvm.vm.interp.predecode import Code
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod
from pvm.vm.model.numbered import HasNumber, Numbered

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

N = TypeVar("N", bound=HasNumber)
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class RevivedTable(Numbered[N]):
    """The first `count` numbers are those of the template's."""

    def __init__(self, count: int, revive: Callable[[int], N]) -> None:
        super().__init__()
        self._items = [None] * count
        self.entered = count
        self._count = count
        self._revive = revive

    def __getitem__(self, number: int) -> N:
        item = self._items[number]
        if item is None and number < self._count:
            return self._revive(number)
        return super().__getitem__(number)

    def __iter__(self) -> Iterator[N]:
        for number in range(self._count):
            self[number]
        return super().__iter__()

    def known(self, number: int) -> N | None:
        """The item if it was made."""
        return self._items[number]

    @property
    def places(self) -> list[N | None]:
        """The items by their numbers, None for those that are still to be made."""
        return self._items

    def clear(self) -> None:
        self._count = 0
        super().clear()


class RevivedDict(dict[K, V]):
    """A dict whose first values are made, of their numbers, when they are asked for."""

    def __init__(self, numbers: Mapping[K, int], revive: Callable[[int], V]) -> None:
        super().__init__()
        self._numbers = dict(numbers)
        self._revive = revive

    def __missing__(self, key: K) -> V:
        return self._made(key, self._numbers[key])

    def _made(self, key: K, number: int) -> V:
        found = super().setdefault(key, self._revive(number))
        self._numbers.pop(key, None)
        return found

    def _make_all(self) -> None:
        for key, number in list(self._numbers.items()):
            self._made(key, number)

    def get(self, key: K, default: Any = None) -> Any:
        number = self._numbers.get(key)
        return super().get(key, default) if number is None else self._made(key, number)

    def setdefault(self, key: K, default: Any = None) -> Any:
        number = self._numbers.get(key)
        return super().setdefault(key, default) if number is None else self._made(key, number)

    def pop(self, key: K, *default: Any) -> Any:
        self.get(key)
        return super().pop(key, *default)

    def __contains__(self, key: object) -> bool:
        return key in self._numbers or super().__contains__(key)

    def __len__(self) -> int:
        self._make_all()
        return super().__len__()

    def __iter__(self) -> Iterator[K]:
        self._make_all()
        return super().__iter__()

    def items(self) -> Any:
        self._make_all()
        return super().items()

    def values(self) -> Any:
        self._make_all()
        return super().values()

    def keys(self) -> Any:
        self._make_all()
        return super().keys()

    def clear(self) -> None:
        self._numbers.clear()
        super().clear()


class Revival:
    """Makes the objects of one machine; `distance` is from the template's metadata to its."""

    def __init__(self, machine: "Machine", source: "Machine", distance: int) -> None:
        self._machine = machine
        self._source = source
        self._distance = distance
        self._lock = threading.RLock()
        self._new_classes: dict[int, JavaClass] = {}
        self._new_methods: dict[int, JavaMethod] = {}
        self._is_at_work = False
        self.classes: RevivedTable[JavaClass] = RevivedTable(len(source.classes), self.java_class)
        self.methods: RevivedTable[JavaMethod] = RevivedTable(len(source.methods), self.method)

    def java_class(self, number: int) -> JavaClass:
        """The class of a number."""
        with self._lock:
            found = self.classes.known(number) or self._new_classes.get(number)
            return found or self._revived(self._source.classes[number])

    def _revived(self, source: JavaClass) -> JavaClass:
        """A class, with all that it refers to. Nobody sees any of it before it is complete, and
        nothing is left of it where that fails (an interrupt may come at any point)."""
        if self._is_at_work:
            return self._class(source)
        self._is_at_work = True
        try:
            made = self._class(source)
            self._publish()
            return made
        finally:
            self._new_classes, self._new_methods = {}, {}
            self._is_at_work = False

    def _publish(self) -> None:
        items: list[Any] = [*self._new_methods.values(), *self._new_classes.values()]
        places: list[Any] = [*[self.methods.places] * len(self._new_methods),
                  *[self.classes.places] * len(self._new_classes)]
        # one call of C: neither another thread nor a signal's handler comes in between
        deque(map(setitem, places, [each.number for each in items], items), maxlen=0)

    def method(self, number: int) -> JavaMethod:
        """The method of a number; with it, the others of its class."""
        with self._lock:
            known = self.methods.known(number) or self._new_methods.get(number)
            if known is None:
                self.java_class(self._source.methods[number].owner.number)
                known = self.methods.known(number) or self._new_methods[number]
            return known

    def code(self, number: int) -> Code:
        """The code of a method that the template had prepared."""
        source = self._source.code.codes[number]
        code = Code.__new__(Code)
        code.method = self.method(number)
        code.address = source.address + self._distance
        count = len(source.words)
        code.words = list(struct.unpack(f"<{count}Q", ctypes.string_at(code.address, 8 * count)))
        code.names = list(source.names)
        code.flow, code.shapes, code.words_of = source.flow, source.shapes, source.words_of
        code.depths, code.index_at, code.counted = source.depths, source.index_at, source.counted
        code.lock = threading.Lock()
        return code

    def _of(self, source: JavaClass | None) -> Any:
        return None if source is None else self.java_class(source.number)

    def _all(self, sources: Iterable[JavaClass]) -> tuple[JavaClass, ...]:
        return tuple([self.java_class(each.number) for each in sources])

    def _class(self, source: JavaClass) -> JavaClass:
        made = JavaClass.__new__(JavaClass)
        for name in _SHARED:
            setattr(made, name, getattr(source, name))
        made.address = source.address + self._distance
        made.mirror_slot = source.mirror_slot + self._distance
        made.vtable_addresses = [each + self._distance for each in source.vtable_addresses]
        made.loader, made.data = self._machine.boot, self._machine.permanent
        made.resolved, made.unresolvable = {}, {}
        made.nest_host = made.definer = None
        self._new_classes[made.number] = made
        self._make_members(made, source)
        self._connect(made, source)
        return made

    def _connect(self, made: JavaClass, source: JavaClass) -> None:
        """Its places in the hierarchy and among the arrays."""
        made.super_class = self._of(source.super_class)
        made.interfaces = self._all(source.interfaces)
        made.all_interfaces = self._all(source.all_interfaces)
        made.supertypes = frozenset(self._all(source.supertypes))
        made.component = self._of(source.component)
        made.array = self._of(source.array)
        made.vtable = [self.method(each.number) for each in source.vtable]
        made.virtuals = {key: self.method(each.number) for key, each in source.virtuals.items()}

    def _make_members(self, made: JavaClass, source: JavaClass) -> None:
        made.fields = {key: self._field(made, each) for key, each in source.fields.items()}
        made.methods = {key: self._method(made, each) for key, each in source.methods.items()}
        made.refusing = [self._method(made, each) for each in source.refusing]

    def _field(self, owner: JavaClass, source: JavaField) -> JavaField:
        made = JavaField.__new__(JavaField)
        made.owner, made.file = owner, source.file
        made.name, made.descriptor = source.name, source.descriptor
        made.access_flags, made.offset = source.access_flags, source.offset
        made.slot = source.slot + self._distance if source.slot else 0
        return made

    def _method(self, owner: JavaClass, source: JavaMethod) -> JavaMethod:
        made = JavaMethod.__new__(JavaMethod)
        made.owner, made.file, made.number = owner, source.file, source.number
        made.name, made.descriptor = source.name, source.descriptor
        made.access_flags, made.vtable_index = source.access_flags, source.vtable_index
        made.refusal, made._code = source.refusal, source._code
        made.address = source.address + self._distance
        self._new_methods[made.number] = made
        return made


_SHARED = (
    "access_flags", "class_file", "depth", "dimensions", "discovered_offset", "external_name",
    "failure", "fields_end", "has_defaults", "hidden", "initialisation_cause",
    "initialising_thread", "instance_size", "name", "number", "package", "primitive",
    "reference_offsets", "referent_offset", "source", "state", "strength", "trusted",
    "vtable_keys",
)  # fmt: skip
