"""Objects as control-plane Python sees them: root slots, and typed access through them."""

import ctypes
import struct
from collections.abc import Callable
from typing import Any

from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.model.classes import JavaClass
from pvm.vm.runtime.arrays import MOST_ELEMENTS
from pvm.vm.runtime.roots import RootTable

_POINTER, _WORD, _INT = ctypes.c_void_p, ctypes.c_uint64, ctypes.c_uint32
_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "new_instance": (_INT, _POINTER, _WORD, _WORD),
    "new_array": (_INT, _POINTER, _WORD, ctypes.c_int32, _WORD),
    "new_unmoving_array": (_INT, _POINTER, _WORD, ctypes.c_int32, _WORD),
    "class_of_slot": (_WORD, _POINTER, _WORD),
    "length_of_slot": (_INT, _POINTER, _WORD),
    "same_object": (_INT, _POINTER, _WORD, _WORD),
    "copy_slot": (None, _POINTER, _WORD, _WORD),
    "clear_slots": (None, _POINTER, _POINTER, _WORD),
    "read_reference": (None, _POINTER, _WORD, _WORD, _WORD),
    "write_reference": (None, _POINTER, _WORD, _WORD, _WORD),
    "read_bits": (ctypes.c_int64, _POINTER, _WORD, _WORD, _INT),
    "write_bits": (None, _POINTER, _WORD, _WORD, _INT, ctypes.c_int64),
    "copy_from_object": (None, _POINTER, _WORD, _WORD, _WORD, _WORD),
    "copy_to_object": (None, _POINTER, _WORD, _WORD, _WORD, _WORD),
    "collect_garbage": (None, _POINTER, _INT),
}
ENTRY_MODULE = "vm.runtime.access"


class OutOfMemory(Exception):
    """The heap has no room for an object that the control plane needs."""


class Handle:
    """A root slot that Python owns: the object lives as long as the handle does."""

    __slots__ = ("_table", "slot")

    def __init__(self, table: RootTable) -> None:
        self.slot = 0               # it has none, if there is an error now
        self._table = table
        self.slot = table.allocate()

    def __del__(self) -> None:
        if self.slot:
            self._table.release(self.slot)


class Objects:
    """Typed access to the objects in root slots, for the calling Java thread.

    Slots are addresses (ints): a Handle's `.slot`, or any other root slot. `thread` is a callable
    giving the address of the current thread's struct, `class_at` gives the class of a metadata
    address.
    """

    def __init__(self, address: Callable[[str], int], table: RootTable,
                 thread: Callable[[], int], class_at: Callable[[int], JavaClass]) -> None:
        self._table = table
        self._thread = thread
        self._class_at = class_at
        for name, (result, *parameters) in _SIGNATURES.items():
            entry = ctypes.CFUNCTYPE(result, *parameters)(address(f"{ENTRY_MODULE}.{name}"))
            setattr(self, "_" + name, entry)

    _new_instance: Any
    _new_array: Any
    _new_unmoving_array: Any
    _class_of_slot: Any
    _length_of_slot: Any
    _same_object: Any
    _copy_slot: Any
    _clear_slots: Any
    _read_reference: Any
    _write_reference: Any
    _read_bits: Any
    _write_bits: Any
    _copy_from_object: Any
    _copy_to_object: Any
    _collect_garbage: Any

    def handle(self) -> Handle:
        """A new handle holding null."""
        return Handle(self._table)

    def instance(self, java_class: JavaClass) -> Handle:
        """A zeroed instance; no constructor runs."""
        return self.instance_at(java_class.address)

    def instance_at(self, address: int) -> Handle:
        """The same, of the class whose metadata lies at an address."""
        result = self.handle()
        if not self._new_instance(self._thread(), address, result.slot):
            raise OutOfMemory
        return result

    def array(self, array_class: JavaClass, length: int, unmoving: bool = False) -> Handle:
        """A zeroed array of the array class; one of a primitive type may be asked to stay where it
        is."""
        return self.array_at(array_class.address, length, unmoving)

    def array_at(self, address: int, length: int, unmoving: bool = False) -> Handle:
        """The same, of the class whose metadata lies at an address."""
        if length > MOST_ELEMENTS:
            raise LinkageFailure("java/lang/OutOfMemoryError",
                                 "Requested array size exceeds VM limit")
        result = self.handle()
        allocate = self._new_unmoving_array if unmoving else self._new_array
        if not allocate(self._thread(), address, length, result.slot):
            raise OutOfMemory
        return result

    def class_of(self, slot: int) -> JavaClass | None:
        """Class of the object in the slot; None for null."""
        address = self._class_of_slot(self._thread(), slot)
        return self._class_at(address) if address else None

    def is_null(self, slot: int) -> bool:
        return not self._class_of_slot(self._thread(), slot)

    def same(self, one: int, other: int) -> bool:
        """Whether two slots hold the same reference."""
        return bool(self._same_object(self._thread(), one, other))

    def copy(self, source: int, target: int) -> None:
        """Copies a reference between root slots."""
        self._copy_slot(self._thread(), source, target)

    def clear(self, *slots: int) -> None:
        """Stores null in root slots, so that no collection writes them once more."""
        addresses = (ctypes.c_uint64 * len(slots))(*slots)
        self._clear_slots(self._thread(), ctypes.addressof(addresses), len(slots))

    def duplicate(self, slot: int) -> Handle:
        """A handle of one's own on the object in a slot."""
        result = self.handle()
        self.copy(slot, result.slot)
        return result

    def length(self, slot: int) -> int:
        """Length of the array in the slot."""
        return int(self._length_of_slot(self._thread(), slot))

    def reference(self, slot: int, offset: int) -> Handle:
        """The reference at a byte offset of the object in the slot."""
        result = self.handle()
        self._read_reference(self._thread(), slot, offset, result.slot)
        return result

    def set_reference(self, slot: int, offset: int, value: int) -> None:
        """Stores the reference in slot `value` at a byte offset of the object in `slot`."""
        self._write_reference(self._thread(), slot, offset, value)

    def bits(self, slot: int, offset: int, descriptor: str) -> int:
        """A primitive at a byte offset: floats and doubles as their bits, others extended."""
        return int(self._read_bits(self._thread(), slot, offset, ord(descriptor)))

    def set_bits(self, slot: int, offset: int, descriptor: str, bits: int) -> None:
        """Stores a primitive given as its bits."""
        self._write_bits(self._thread(), slot, offset, ord(descriptor), bits)

    def element(self, slot: int, index: int) -> Handle:
        """An element of a reference array."""
        return self.reference(slot, ARRAY_ELEMENTS_OFFSET + 8 * index)

    def set_element(self, slot: int, index: int, value: int) -> None:
        """Stores into a reference array; no store check."""
        self.set_reference(slot, ARRAY_ELEMENTS_OFFSET + 8 * index, value)

    def field(self, slot: int, name: str) -> Handle:
        """A reference field, found by name in the object's class."""
        return self.reference(slot, self._offset(slot, name)[0])

    def set_field(self, slot: int, name: str, value: int) -> None:
        """Stores the reference in slot `value` into a field."""
        self.set_reference(slot, self._offset(slot, name)[0], value)

    def primitive(self, slot: int, name: str) -> int:
        """The bits of a primitive field."""
        return self.bits(slot, *self._offset(slot, name))

    def set_primitive(self, slot: int, name: str, bits: int) -> None:
        """Stores the bits of a primitive field."""
        self.set_bits(slot, *self._offset(slot, name), bits)

    def _offset(self, slot: int, name: str) -> tuple[int, str]:
        java_class = self.class_of(slot)
        field = None if java_class is None else java_class.find_field(name)
        if field is None:
            raise LookupError(f"{java_class} has no field {name}")
        return field.offset, field.descriptor

    def read_bytes(self, slot: int, size: int, start: int = 0) -> bytes:
        """`size` bytes of a primitive array's elements, from byte `start` on."""
        buffer = ctypes.create_string_buffer(size or 1)
        self._copy_from_object(self._thread(), slot, ARRAY_ELEMENTS_OFFSET + start, size,
                               ctypes.addressof(buffer))
        return buffer.raw[:size]

    def write_bytes(self, slot: int, data: bytes, start: int = 0) -> None:
        """Overwrites elements of a primitive array, from byte `start` on."""
        buffer = ctypes.create_string_buffer(data, len(data) or 1)
        self._copy_to_object(self._thread(), slot, ARRAY_ELEMENTS_OFFSET + start, len(data),
                             ctypes.addressof(buffer))

    def collect(self, cause: int) -> None:
        """A full collection."""
        self._collect_garbage(self._thread(), cause)


def float_bits(value: float, descriptor: str) -> int:
    """A Python float as the bits of a Java float or double."""
    if descriptor == "F":
        return int(struct.unpack("<i", struct.pack("<f", value))[0])
    return int(struct.unpack("<q", struct.pack("<d", value))[0])


def bits_float(bits: int, descriptor: str) -> float:
    """The Python float that the bits of a Java float or double mean."""
    if descriptor == "F":
        return float(struct.unpack("<f", struct.pack("<I", bits & 0xFFFFFFFF))[0])
    return float(struct.unpack("<d", struct.pack("<Q", bits & (1 << 64) - 1))[0])
