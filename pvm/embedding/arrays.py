"""Java's arrays as Python's: elements, slices, copies, and views of the memory itself.

A view needs an array that the collector does not move: those of `Context.array`, and large ones. It
keeps the array alive, and the heap of a closed context mapped.
"""

from __future__ import annotations

import ctypes
import struct
import weakref
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from pvm.embedding.fitting import fit
from pvm.embedding.objects import JavaObject, ObjectType
from pvm.embedding.values import elements_of
from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET
from pvm.gc.plans import PLANS
from pvm.native.pythonbuffers import EXPORTER
from pvm.vm.load.arrays import array_class
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.embedding.context import Context
    from pvm.lowlevel.image.loader import Image
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.machine import Machine

FORMATS: Final = {"Z": "?", "B": "b", "C": "H", "S": "h", "I": "i", "J": "q", "F": "f", "D": "d"}
"""Of `struct`, by the descriptors of primitive types."""


class JavaArray(JavaObject):
    """An array in a context's heap: a sequence of fixed length.

    `memoryview(array)` is its memory, without a copy, if `Context.array` has made it (BufferError
    otherwise); `bytes(array)`, `tolist` and `copy_from` copy.
    """

    __slots__ = ()

    @property
    def _component(self) -> JavaClass:
        component = self.pvm_class.component
        assert component is not None
        return component

    def __len__(self) -> int:
        with self.pvm_context.inside() as machine:
            return machine.objects.length(self.pvm_handle.slot)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.tolist())

    def __contains__(self, value: object) -> bool:
        return value in self.tolist()

    def __getitem__(self, key: int | slice) -> Any:
        with self.pvm_context.inside() as machine:
            length = machine.objects.length(self.pvm_handle.slot)
            if isinstance(key, slice):
                return self._slice(range(length)[key])
            return self._elements(_checked(key, length), 1)[0]

    def _slice(self, indices: range) -> list[Any]:
        if not indices:
            return []
        first, last = min(indices[0], indices[-1]), max(indices[0], indices[-1])
        found = self._elements(first, last - first + 1)
        return [found[index - first] for index in indices] if indices.step != 1 else found

    def _elements(self, first: int, count: int) -> list[Any]:
        return self.pvm_context.values.elements(self.pvm_handle, self._component, first, count)

    def __setitem__(self, key: int | slice, value: Any) -> None:
        with self.pvm_context.inside() as machine:
            length = machine.objects.length(self.pvm_handle.slot)
            if not isinstance(key, slice):
                self._store(_checked(key, length), [value])
                return
            indices, found = range(length)[key], list(value)
            if len(indices) != len(found):
                raise ValueError(f"{len(found)} values for {len(indices)} elements")
            if indices.step == 1:
                self._store(indices.start, found)
                return
            for index, each in zip(indices, found, strict=True):
                self._store(index, [each])

    def _store(self, first: int, found: list[Any]) -> None:
        component = self._component
        for each in found:
            if fit(each, component) is None:
                raise TypeError(f"a {type(each).__name__} is no {component.type_name}")
        self.pvm_context.values.store_elements(self.pvm_handle, component, first, found)

    def tolist(self) -> list[Any]:
        """A copy of all elements."""
        with self.pvm_context.inside() as machine:
            return self._elements(0, machine.objects.length(self.pvm_handle.slot))

    def __bytes__(self) -> bytes:
        return self._memory_copy()

    def _memory_copy(self) -> bytes:
        size = self._element_size
        with self.pvm_context.inside() as machine:
            count = machine.objects.length(self.pvm_handle.slot)
            return machine.objects.read_bytes(self.pvm_handle.slot, count * size)

    def copy_from(self, data: Any) -> None:
        """Overwrites all elements with the memory of a buffer of the same size. Raises ValueError,
        TypeError for an array of references."""
        size = self._element_size
        content = bytes(memoryview(data))
        with self.pvm_context.inside() as machine:
            count = machine.objects.length(self.pvm_handle.slot)
            if len(content) != count * size:
                raise ValueError(f"{len(content)} bytes for an array of {count * size}")
            machine.objects.write_bytes(self.pvm_handle.slot, content)

    @property
    def _element_size(self) -> int:
        if not self._component.primitive:
            raise TypeError(f"{self.pvm_class.type_name}: references have no bytes")
        return struct.calcsize("=" + FORMATS[self._component.primitive])

    @property
    def _buffer(self) -> memoryview:
        """What `memoryview` of this is a view of; see `native.pythonbuffers`."""
        with self.pvm_context.inside() as machine:
            kind = self._component.primitive
            place = 0 if not kind else _fixed_address(machine, self.pvm_handle)
            if not place:
                raise BufferError(
                    f"the memory of this {self.pvm_class.type_name} may be moved: copy it by "
                    "bytes(a), a.tolist() or a.copy_from(buffer), or have Context.array make it")
            size = machine.objects.length(self.pvm_handle.slot) * self._element_size
        view = _Memory(self, place, size)
        self.pvm_context.views.add(view)
        return view.cast(FORMATS[kind])


assert hasattr(JavaArray, EXPORTER)


def _checked(index: int, length: int) -> int:
    place = index + length if index < 0 else index
    if not 0 <= place < length:
        raise IndexError(f"index {index} of an array of {length}")
    return place


def _fixed_address(machine: Machine, handle: Handle) -> int:
    """Where the elements of an array lie that is never moved; 0: it may be."""
    address: int = ctypes.c_uint64.from_address(handle.slot).value
    is_fixed = (address >= int(machine.heap.large.start)
                or not PLANS[machine.settings.plan].moves_objects)
    return address + ARRAY_ELEMENTS_OFFSET if is_fixed else 0


class _Memory:
    """Keeps an array, and is kept by the views of its memory."""

    def __init__(self, array: JavaArray, place: int, size: int) -> None:
        self.array = array
        self._place = place
        self._size = size

    def cast(self, kind: str) -> memoryview:
        """The memory, as elements of a `struct` format."""
        block: Any = type("Elements", (ctypes.c_ubyte * self._size,), {})
        held = block.from_address(self._place)
        held.memory = self
        return memoryview(held).cast("B").cast(kind)    # type: ignore[call-overload, no-any-return]


class Views:
    """The memory of a context's arrays that Python has in its hands."""

    def __init__(self) -> None:
        self._live: weakref.WeakSet[_Memory] = weakref.WeakSet()

    def add(self, memory: _Memory) -> None:
        """A view is made."""
        self._live.add(memory)

    @property
    def are_released(self) -> bool:
        """Whether there is none left."""
        return not self._live


def new_array(context: Context, component: JavaClass, content: int | Iterable[Any]) -> Handle:
    """An array of so many elements, or of these; a primitive one is not moved. Raises TypeError,
    ValueError."""
    machine = context.machine
    length = content if isinstance(content, int) else None
    if length is not None and length < 0:
        raise ValueError(f"an array of {length} elements")
    found = content if isinstance(content, int) else elements_of(content)
    if isinstance(found, bytes) and component.primitive != "B":
        found = list(content)       # type: ignore[arg-type]
    count = found if isinstance(found, int) else len(found)
    made = machine.objects.array(array_class(machine, component), count,
                                 unmoving=bool(component.primitive))
    if isinstance(found, bytes):
        machine.objects.write_bytes(made.slot, found)
    elif isinstance(found, list):
        context.wrappers.array_of(made)._store(0, found)
    return made


_api = ctypes.pythonapi
_types: list[Any] = []


class _Slot(ctypes.Structure):
    """PyType_Slot."""

    _fields_ = (("slot", ctypes.c_int), ("function", ctypes.c_void_p))


class _Spec(ctypes.Structure):
    """PyType_Spec."""

    _fields_ = (("name", ctypes.c_char_p), ("basicsize", ctypes.c_int), ("itemsize", ctypes.c_int),
                ("flags", ctypes.c_uint), ("slots", ctypes.c_void_p))


_GETBUFFER, _DEFAULT, _BASE_TYPE = 1, 1 << 18, 1 << 10
_kept: list[Any] = []


def array_type(image: Image) -> type[JavaArray]:
    """JavaArray with the buffer protocol, which is code of the image; one a process."""
    if not _types:
        slots = (_Slot * 2)(_Slot(_GETBUFFER, image.address("native.pythonbuffers.get_buffer")))
        name = b"pvm.JavaArray"
        spec = _Spec(name, 0, 0, _DEFAULT | _BASE_TYPE, ctypes.addressof(slots))
        make = _api.PyType_FromSpecWithBases
        make.restype, make.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.py_object]
        _kept.extend((slots, name, spec))
        made = make(ctypes.addressof(spec), (JavaArray,))
        _types.append(ObjectType("JavaArray", (made,), {"__slots__": (), "__module__": "pvm"}))
    found: type[JavaArray] = _types[0]
    return found
