"""The objects that a machine's roots lead to, as one piece of memory without addresses."""

import ctypes
import struct
from typing import TYPE_CHECKING, NamedTuple

from pvm.gc.objectmodel import (
    ARRAY_ELEMENTS_OFFSET,
    HASH_MASK,
    HASH_SHIFT,
    INFLATED,
    OBJECT_ALIGNMENT,
    Object,
)
from pvm.vm.link.layout import REFERENCE_SHIFT, SIZE_SHIFTS
from pvm.vm.template.differences import NoTemplate

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.machine import Machine

_KLASS = Object.fields["klass"].offset
_LENGTH = Object.fields["length"].offset


class FrozenObjects(NamedTuple):
    """`content`: the objects, one behind the other, their references offsets in it; `references`:
    the places of references; `roots`: the offset of each slot's object, in the slots' order."""

    content: bytes
    references: list[int]
    roots: list[int]


def freeze(machine: "Machine", slots: list[int]) -> FrozenObjects:
    """The objects that root slots (addresses; none is null) lead to. No other thread runs, and
    nothing is collected meanwhile."""
    return _Freezer(machine).freeze(slots)


class _Freezer:
    def __init__(self, machine: "Machine") -> None:
        self._machine = machine
        self._offsets: dict[int, int] = {}
        self._waiting: list[tuple[int, JavaClass]] = []
        self._size = 0

    def freeze(self, slots: list[int]) -> FrozenObjects:
        roots = [self._offset_of(_word(slot)) for slot in slots]
        content, references = bytearray(), []
        for address, java_class in self._waiting:       # which grows meanwhile
            start = len(content)
            content += self._copied(address, java_class)
            for place in _reference_places(address, java_class):
                target = _word(address + place)
                if target:
                    references.append(start + place)
                    struct.pack_into("<Q", content, start + place, self._offset_of(target))
        return FrozenObjects(bytes(content), references, roots)

    def _offset_of(self, address: int) -> int:
        """Where the object will lie."""
        known = self._offsets.get(address)
        if known is not None:
            return known
        java_class = self._machine.class_at(_half(address + _KLASS))
        offset = self._offsets[address] = self._size
        self._size += _size(address, java_class)
        self._waiting.append((address, java_class))
        return offset

    @staticmethod
    def _copied(address: int, java_class: "JavaClass") -> bytes:
        mark = _word(address)
        if mark & INFLATED:
            raise NoTemplate(f"an object of {java_class.external_name} has a monitor")
        size = _size(address, java_class)
        kept: int = mark & HASH_MASK << HASH_SHIFT
        return kept.to_bytes(8, "little") + ctypes.string_at(address + 8, size - 8)


def _size(address: int, java_class: "JavaClass") -> int:
    if java_class.component is None:
        return java_class.instance_size
    shift = SIZE_SHIFTS[java_class.component.primitive or "L"]
    size: int = ARRAY_ELEMENTS_OFFSET + (_half(address + _LENGTH) << shift)
    rounded: int = -(-size // OBJECT_ALIGNMENT) * OBJECT_ALIGNMENT
    return rounded


def _reference_places(address: int, java_class: "JavaClass") -> list[int]:
    if java_class.component is None:
        return list(java_class.reference_offsets)
    if java_class.component.primitive:
        return []
    return [ARRAY_ELEMENTS_OFFSET + (index << REFERENCE_SHIFT)
            for index in range(_half(address + _LENGTH))]


def _word(address: int) -> int:
    return ctypes.c_uint64.from_address(address).value


def _half(address: int) -> int:
    return ctypes.c_uint32.from_address(address).value
