"""Worlds: a heap with classes and roots, in which scripts run the same simulated and compiled.

`SimulatedWorld` runs the collectors as plain Python over simulated memory; `CompiledWorld` runs
them compiled, over the process's memory. Both drive them through `call`.
"""

import ctypes
import mmap
from collections.abc import Sequence
from functools import cache
from typing import Any

from gc_machine import BINDING, CollectorTestRoots, new_array, new_instance, put, root_functions

from pvm.gc import barriers, collect, control, tlab, verify
from pvm.gc.causes import Cause
from pvm.gc.control import create_heap, destroy_heap
from pvm.gc.heap import Mutator
from pvm.gc.memory_sources import SimulatedSource, SystemMemory
from pvm.gc.objectmodel import (
    ARRAY_ELEMENTS_OFFSET,
    KIND_INSTANCE,
    KIND_PRIMITIVE_ARRAY,
    KIND_REFERENCE_ARRAY,
    STRONG,
    Object,
    TypeInfo,
)
from pvm.lowlevel.image.compiler import compile_object
from pvm.lowlevel.image.linker import link
from pvm.lowlevel.image.loader import Image
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.mapping import MAP_NORESERVE
from pvm.lowlevel.memory import SimulatedMemory, simulated
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32, u64

ROOTS = 64
WEAK_ROOTS = 16
METADATA_BYTES = 1 << 16
MAP_32BIT = 0x40
FIRST_FIELD = 16
LEFT = FIRST_FIELD + 8


def compiled(functions: Sequence[Any]) -> Image:
    """An image of the functions and all that they call."""
    lowering = ModuleLowering()
    for function in functions:
        lowering.require(function)
    return Image(link(compile_object(lowering.finish())))


@cache
def whole_image() -> Image:
    """The collectors, the drivers of the tests and the test machine's functions."""
    return compiled([*control.entry_points(), verify.verify_heap, *root_functions()])


class World:
    """A heap of a plan, one mutator, ROOTS root slots and WEAK_ROOTS weak ones."""

    def __init__(self, plan: str, max_bytes: int = 1 << 20, **options: Any) -> None:
        self.open()
        options.setdefault("initial_bytes", max_bytes // 4)
        self.heap = create_heap(plan, max_bytes, entry=self.entry, memory=self.source, **options)
        self.metadata = self.next_metadata = self.reserve_metadata()
        self.table = Ptr[CollectorTestRoots](self.metadata_bytes(CollectorTestRoots.size))
        self.roots = Ptr[u64](self.metadata_bytes(8 * ROOTS))
        self.weak_roots = Ptr[u64](self.metadata_bytes(8 * WEAK_ROOTS))
        self.table.slots, self.table.count = self.roots, ROOTS
        self.table.weak_slots, self.table.weak_count = self.weak_roots, WEAK_ROOTS
        self.bind()
        self.mutator = Ptr[Mutator](self.metadata_bytes(Mutator.size))
        self.call(tlab.attach_mutator, self.heap, self.mutator)
        self.make_classes()

    # -- what differs between the two kinds

    source: Any

    def open(self) -> None:
        raise NotImplementedError

    def entry(self, function: Any) -> int:
        raise NotImplementedError

    def call(self, function: Any, *arguments: Any) -> Any:
        raise NotImplementedError

    def reserve_metadata(self) -> int:
        raise NotImplementedError

    # -- set-up

    def metadata_bytes(self, size: int) -> int:
        address = self.next_metadata
        self.next_metadata += -(-size // 16) * 16
        assert self.next_metadata <= self.metadata + METADATA_BYTES
        return address

    def bind(self) -> None:
        heap = self.heap
        heap.owner = self.table.address
        heap.metadata_start, heap.metadata_end = self.metadata, self.metadata + METADATA_BYTES
        for name, function in BINDING.items():
            setattr(heap, name, self.entry(function))

    def type_info(self, kind: int = KIND_INSTANCE, size: int = 0, offsets: Sequence[int] = (),
                  shift: int = 0, strength: int = STRONG, referent: int = 0,
                  discovered: int = 0) -> Any:
        info = Ptr[TypeInfo](self.metadata_bytes(TypeInfo.size))
        table = Ptr[u32](self.metadata_bytes(4 * len(offsets) + 4))
        for index, offset in enumerate(offsets):
            table[index] = u32(offset)
        info.kind, info.strength, info.element_shift = kind, strength, shift
        info.instance_size, info.reference_count = size, len(offsets)
        info.referent_offset, info.discovered_offset = referent, discovered
        info.reference_offsets = table
        return info

    def make_classes(self) -> None:
        """Nodes of 0 to 3 references with one number each, arrays, three kinds of references."""
        self.nodes = [self.type_info(size=FIRST_FIELD + 8 + 8 * n,
                                     offsets=[FIRST_FIELD + 8 + 8 * i for i in range(n)])
                      for n in range(4)]
        self.objects = self.type_info(KIND_REFERENCE_ARRAY, shift=3)
        self.bytes = self.type_info(KIND_PRIMITIVE_ARRAY, shift=0)
        self.references = [None] + [
            self.type_info(size=FIRST_FIELD + 24, offsets=[FIRST_FIELD + 16], strength=strength,
                           referent=FIRST_FIELD, discovered=FIRST_FIELD + 8)
            for strength in (1, 2, 3)]

    # -- what scripts do

    def new(self, klass: Any) -> int:
        return int(self.call(new_instance, self.mutator, klass))

    def new_array(self, klass: Any, length: int) -> int:
        return int(self.call(new_array, self.mutator, klass, length))

    def load(self, object: int, offset: int) -> int:
        assert object != 0
        return int(Ptr[u64](object + offset)[0])

    def store(self, object: int, offset: int, value: int) -> None:
        """A reference store, with the barrier."""
        self.call(put, self.mutator, object + offset, value)

    def set_number(self, object: int, number: int) -> None:
        Ptr[u64](object + FIRST_FIELD)[0] = u64(number)

    def number(self, object: int) -> int:
        return int(Ptr[u64](object + FIRST_FIELD)[0])

    def collect(self, full: bool = True) -> None:
        self.call(collect.collect, self.mutator, u32(Cause.SYSTEM_GC), boolean(full))

    def bulk_barrier(self, start: int, size: int) -> None:
        self.call(barriers.bulk_write_barrier, self.heap, start, size)

    def klass(self, object: int) -> int:
        return int(Ptr[Object](object).klass)

    def element(self, index: int) -> int:
        return ARRAY_ELEMENTS_OFFSET + 8 * index

    @property
    def failures(self) -> int:
        return int(self.table.failures)

    def close(self) -> None:
        destroy_heap(self.heap, self.source)


class SimulatedWorld(World):
    """Plain Python over simulated memory."""

    def open(self) -> None:
        self.memory = SimulatedMemory()
        self.context = simulated(self.memory)
        self.context.__enter__()
        self.source = SimulatedSource(self.memory)

    def entry(self, function: Any) -> int:
        return int(function.address)

    def call(self, function: Any, *arguments: Any) -> Any:
        return function(*arguments)

    def reserve_metadata(self) -> int:
        return self.memory.allocate(METADATA_BYTES)

    def close(self) -> None:
        super().close()
        self.context.__exit__(None, None, None)


class CompiledWorld(World):
    """Compiled code over the process's memory."""

    def open(self) -> None:
        self.source = SystemMemory()

    def image(self) -> Image:
        return whole_image()

    @staticmethod
    def machine() -> list[Any]:
        return root_functions()

    def entry(self, function: Any) -> int:
        return self.image().address(function)

    def call(self, function: Any, *arguments: Any) -> Any:
        return native(self.image(), function)(*(int(argument) for argument in arguments))

    def reserve_metadata(self) -> int:
        self.area = mmap.mmap(-1, METADATA_BYTES,
                              flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_32BIT
                              | MAP_NORESERVE)
        self.pin = ctypes.c_char.from_buffer(self.area)
        address = ctypes.addressof(self.pin)
        assert address + METADATA_BYTES < 1 << 32
        return address


@cache
def native(image: Image, function: Any) -> Any:
    """A ctypes function for a compiled one; ints in and out."""
    kinds = [C_TYPES.get(getattr(type_, "__name__", ""), ctypes.c_uint64)
             for _, type_ in function.parameters]
    result = None if function.result is None else C_TYPES.get(
        function.result.__name__, ctypes.c_uint64)
    return ctypes.CFUNCTYPE(result, *kinds)(image.address(function))


C_TYPES = {"i32": ctypes.c_int32, "u32": ctypes.c_uint32, "u64": ctypes.c_uint64,
           "boolean": ctypes.c_uint8}
WORLDS = {"simulated": SimulatedWorld, "compiled": CompiledWorld}
