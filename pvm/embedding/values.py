"""Values between Python and Java, both ways, for one context.

To Java: int, float, bool, str and None become what the type asks for; bytes byte[]; lists, tuples,
dicts and sets new arrays or collections; callables objects of functional interfaces. To Python:
numbers, booleans, chars and strings become Python's own, boxes too; everything else stays where it
is, as a `JavaObject`.
"""

from __future__ import annotations

import struct
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from pvm.embedding.fitting import box_for, fit, is_implementation
from pvm.embedding.objects import JavaObject, JavaType
from pvm.vm.load.arrays import array_class
from pvm.vm.model.names import BOX_NAMES
from pvm.vm.runtime.javacalls import narrowed
from pvm.vm.runtime.objects import Handle, bits_float, float_bits

if TYPE_CHECKING:
    from pvm.embedding.context import Context
    from pvm.vm.model.classes import JavaClass

Word = int | Handle | None
"""A value as `Machine.call` has it: the bits of a primitive, a reference, or null."""

_FORMATS: Final = {"Z": "?", "B": "b", "C": "H", "S": "h", "I": "i", "J": "q", "F": "f", "D": "d"}
_BOXED: Final = {name: letter for letter, name in BOX_NAMES.items()}


class _Above(threading.local):
    """What contains the value that a thread is copying, by identity."""

    def __init__(self) -> None:
        self.identities: set[int] = set()


class Values:
    """The conversions of one context; its methods run on an attached thread."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._machine = context.machine
        self._above = _Above()

    # -- to Java

    def to_java(self, value: Any, target: JavaClass) -> Word:
        """A value that fits the type (see `fitting.fit`)."""
        if target.primitive:
            return primitive_bits(value, target.primitive)
        if value is None:
            return None
        if isinstance(value, (JavaObject, JavaType)):
            return self._reference(value, target)
        if target.component is not None:
            return self._array(value, target.component)
        box = box_for(value, target)
        if box is None and is_implementation(value, target):
            return self._context.callbacks.implement(target, value)
        if box is None:
            raise TypeError(f"a {type(value).__name__} is no {target.type_name}")
        return self._object(value, box[0])

    def _reference(self, value: JavaObject | JavaType, target: JavaClass) -> Handle:
        if value.pvm_context is not self._context:
            raise ValueError(f"{value!r} belongs to another context")
        if fit(value, target) is None:      # a list may have changed since it was found to fit
            raise TypeError(f"{value!r} is no {target.type_name}")
        if isinstance(value, JavaObject):
            return value.pvm_handle
        return self._machine.objects.duplicate(self._machine.mirror(value.pvm_class))

    def _array(self, value: Any, component: JavaClass) -> Handle:
        found = elements_of(value)
        made = self._machine.objects.array(array_class(self._machine, component), len(found))
        with self._inside(value):
            self.store_elements(made, component, 0, found)
        return made

    def _object(self, value: Any, name: str) -> Handle:
        if name == "java/lang/String":
            return self._machine.new_string(value)
        if name in _BOXED:
            descriptor = _BOXED[name]
            return self._call_static(name, "valueOf", f"({descriptor})L{name};",
                                     primitive_bits(value, descriptor))
        if name == "java/math/BigInteger":
            return self._new(name, "(Ljava/lang/String;)V", self._machine.new_string(str(value)))
        with self._inside(value):
            return self._collection(value, name)

    @contextmanager
    def _inside(self, value: Any) -> Iterator[None]:
        """What a value contains is copied. Raises ValueError for what contains itself."""
        above = self._above.identities
        if id(value) in above:
            raise ValueError(f"a {type(value).__name__} that contains itself has no copy in Java")
        above.add(id(value))
        try:
            yield
        finally:
            above.discard(id(value))

    def _collection(self, value: Any, name: str) -> Handle:
        anything = self._machine.boot.load("java/lang/Object")
        made = self._new(name, "()V")
        if isinstance(value, dict):
            put = "put", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"
            for key, each in value.items():
                self._call(made, *put, self.to_java(key, anything), self.to_java(each, anything))
            return made
        for each in value:
            self._call(made, "add", "(Ljava/lang/Object;)Z", self.to_java(each, anything))
        return made

    def _new(self, name: str, descriptor: str, *arguments: Word) -> Handle:
        machine = self._machine
        java_class = machine.boot.load(name)
        machine.initialise(java_class)
        made = machine.objects.instance(java_class)
        machine.call(java_class.methods["<init>", descriptor], made, *arguments)
        return made

    def _call(self, receiver: Handle, name: str, descriptor: str, *arguments: Word) -> Any:
        java_class = self._machine.objects.class_of(receiver.slot)
        assert java_class is not None
        method = java_class.find_virtual(name, descriptor)
        assert method is not None
        return self._machine.call(method, receiver, *arguments)

    def _call_static(self, name: str, method: str, descriptor: str, *arguments: Word) -> Handle:
        java_class = self._machine.boot.load(name)
        self._machine.initialise(java_class)
        made: Handle = self._machine.call(java_class.methods[method, descriptor], *arguments)
        return made

    # -- to Python

    def from_java(self, word: Word, descriptor: str) -> Any:
        """What a field or a call of a descriptor's type has given."""
        if descriptor == "V":
            return None
        if descriptor[0] not in "L[":
            assert isinstance(word, int)
            return primitive_value(word, descriptor)
        assert isinstance(word, Handle)
        return self.of_reference(word)

    def of_reference(self, handle: Handle) -> Any:
        """The Python value for an object."""
        machine = self._machine
        java_class = machine.objects.class_of(handle.slot)
        if java_class is None:
            return None
        if java_class.name == "java/lang/String":
            return machine.text(handle.slot)
        descriptor = _BOXED.get(java_class.name)
        if descriptor is not None:
            return primitive_value(machine.objects.primitive(handle.slot, "value"), descriptor)
        if java_class.name == "java/lang/Class":
            return self._context.wrappers.type_of(machine.class_of_mirror(handle.slot))
        return self._context.wrappers.object_of(handle, java_class)

    def elements(self, handle: Handle, component: JavaClass, first: int, count: int) -> list[Any]:
        """Elements of an array, from number `first` on."""
        objects = self._machine.objects
        if component.primitive:
            letter = _FORMATS[component.primitive]
            size = struct.calcsize("=" + letter)
            data = objects.read_bytes(handle.slot, count * size, first * size)
            found = list(struct.unpack(f"={count}{letter}", data))
            return [chr(each) for each in found] if component.primitive == "C" else found
        return [self.of_reference(objects.element(handle.slot, index))
                for index in range(first, first + count)]

    def store_elements(self, handle: Handle, component: JavaClass, first: int,
                       values: Sequence[Any]) -> None:
        """Stores values that fit the type, from number `first` on."""
        objects = self._machine.objects
        if component.primitive:
            size = struct.calcsize("=" + _FORMATS[component.primitive])
            objects.write_bytes(handle.slot, _packed(values, component.primitive), first * size)
            return
        for index, each in enumerate(values):
            element = self.to_java(each, component)
            held = element if isinstance(element, Handle) else objects.handle()
            objects.set_element(handle.slot, first + index, held.slot)


def elements_of(value: Iterable[Any]) -> bytes | list[Any]:
    """What an array is to have: a copy, as the value may change, or its length be another."""
    return bytes(value) if isinstance(value, (bytes, bytearray, memoryview)) else [*value]


def primitive_bits(value: Any, descriptor: str) -> int:
    """A value as the bits of a slot."""
    if descriptor in "FD":
        return float_bits(float(value), descriptor)
    return ord(value) if descriptor == "C" else int(value)


def primitive_value(bits: int, descriptor: str) -> int | float | bool | str:
    """The bits of a slot as a Python value."""
    if descriptor in "FD":
        return bits_float(bits, descriptor)
    value = narrowed(descriptor, bits)
    if descriptor == "Z":
        return bool(value)
    return chr(value) if descriptor == "C" else value


def _packed(value: Any, descriptor: str) -> bytes:
    if descriptor == "B" and isinstance(value, bytes):
        return value
    convert: Callable[[Any], Any] = ord if descriptor == "C" else _same
    return struct.pack(f"={len(value)}{_FORMATS[descriptor]}", *map(convert, value))


def _same(value: Any) -> Any:
    return value
