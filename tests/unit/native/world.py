"""Low-level natives over hand-made arrays: as plain Python, and compiled. They agree."""

from __future__ import annotations

import contextlib
import ctypes
import struct
from collections.abc import Callable, Iterator
from typing import Any

from llvmlite import binding

from pvm.gc.heap import CARD_SHIFT, Heap
from pvm.gc.objectmodel import (
    ARRAY_ELEMENTS_OFFSET,
    KIND_PRIMITIVE_ARRAY,
    KIND_REFERENCE_ARRAY,
    Object,
)
from pvm.lowlevel import memory
from pvm.lowlevel.image.compiler import compile_object
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u8, u16, u32, u64
from pvm.native.registry import low_level_functions, low_level_table
from pvm.vm.model.metadata import Class, Frame, Method, Thread

Allocate = Callable[[int], int]
Run = Callable[[int, int], int]
CARD_TABLE_BYTES = 1 << 16
ELEMENT_SHIFTS = {"Z": 0, "B": 0, "C": 1, "S": 1, "I": 2, "F": 2, "J": 3, "D": 3}


class World:
    """Memory with a thread, classes of arrays, and the natives as callables."""

    def __init__(self, allocate: Allocate, function: Callable[[str], Run]) -> None:
        self.allocate = allocate
        self._function = function
        self._symbols = {key: row.split()[0] for key, row in low_level_table().items()}
        self.thread: Any = Ptr[Thread](allocate(Thread.size))
        self.heap: Any = Ptr[Heap](allocate(Heap.size))
        self.thread.heap = self.heap
        frame: Any = Ptr[Frame](allocate(Frame.size))
        self.method: Any = Ptr[Method](allocate(Method.size))
        frame.method = self.method
        self.thread.frame = frame
        self.classes = {letter: self.array_class(KIND_PRIMITIVE_ARRAY, shift)
                        for letter, shift in ELEMENT_SHIFTS.items()}

    def array_class(self, kind: int, shift: int, element: Any = None) -> Any:
        """A class of arrays; it lies where 32 bits name it."""
        made: Any = Ptr[Class](self.allocate(Class.size))
        made.kind = u8(kind)
        made.element_shift = u16(shift)
        if element is not None:
            made.element = element
        return made

    def plain_class(self, above: Any = None) -> Any:
        """A class without interfaces."""
        made: Any = Ptr[Class](self.allocate(Class.size))
        depth = 0 if above is None else int(above.depth) + 1
        ancestors: Any = Ptr[u64](self.allocate(8 * (depth + 1)))
        for index in range(depth):
            ancestors[index] = above.ancestors[index]
        ancestors[depth] = u64(int(made))
        made.depth = u32(depth)
        made.ancestors = ancestors
        if above is not None:
            made.super_class = above
        return made

    def array(self, letter: str, data: bytes) -> int:
        """An array of a primitive type with these bytes as elements."""
        return self._array(self.classes[letter], data, len(data) >> ELEMENT_SHIFTS[letter])

    def references(self, array_class: Any, values: list[int]) -> int:
        """An array of references."""
        return self._array(array_class, struct.pack(f"<{len(values)}Q", *values), len(values))

    def _array(self, array_class: Any, data: bytes, length: int) -> int:
        address = self.allocate(ARRAY_ELEMENTS_OFFSET + len(data) + 8)
        header: Any = Ptr[Object](address)
        header.klass = u32(int(array_class))
        header.length = u32(length)
        if data:
            memory.current().write(address + ARRAY_ELEMENTS_OFFSET, data)
        return address

    def instance(self, java_class: Any) -> int:
        """An object without fields."""
        address = self.allocate(Object.size)
        Ptr[Object](address).klass = u32(int(java_class))
        return address

    def elements(self, array: int, size: int) -> bytes:
        """The first bytes of an array's elements."""
        data: bytes = memory.current().read(array + ARRAY_ELEMENTS_OFFSET, size)
        return data

    def call(self, key: str, *arguments: int) -> int:
        """Calls a native by "class.name(descriptor)"; arguments as bits. A trap stays set."""
        words: Any = Ptr[u64](self.allocate(8 * len(arguments) + 8))
        for index, argument in enumerate(arguments):
            words[index] = u64(argument)
        self.thread.trap_kind = u32(0)
        return self._function(self._symbols[key])(int(self.thread), int(words))

    def cover_cards(self, around: int) -> None:
        """Makes a card table for addresses near `around`."""
        table = self.allocate(CARD_TABLE_BYTES)
        base = u64(table + CARD_TABLE_BYTES // 2 - (around >> CARD_SHIFT))
        self.heap.card_base = self.thread.card_base = base

    def has_card(self, address: int) -> bool:
        """Whether the card of an address is marked."""
        card: Any = Ptr[u8](int(self.heap.card_base) + (address >> CARD_SHIFT))
        return bool(card[0])


@contextlib.contextmanager
def simulated_world() -> Iterator[World]:
    """Plain Python over simulated memory."""
    functions = {function.symbol: function for function in low_level_functions()}

    def function(symbol: str) -> Run:
        return lambda thread, arguments: int(functions[symbol](Ptr[Thread](thread),
                                                               Ptr[u64](arguments)))

    with memory.simulated() as simulation:
        yield World(simulation.allocate, function)


_engine: Any = None


@contextlib.contextmanager
def compiled_world() -> Iterator[World]:
    """Machine code over this process's memory, below 4 GiB for the sake of classes."""
    engine = _compiled()
    kind = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_uint64, ctypes.c_uint64)

    def function(symbol: str) -> Run:
        run: Run = kind(engine.get_function_address(symbol))
        return run

    from pvm.vm.model.arena import Arena

    yield World(Arena().allocate, function)


def _compiled() -> Any:
    global _engine
    if _engine is None:
        module = ModuleLowering()
        for function in low_level_functions():
            module.require(function)
        code = compile_object(module.finish())
        machine = binding.Target.from_default_triple().create_target_machine(jit=True)
        _engine = binding.create_mcjit_compiler(binding.parse_assembly(""), machine)
        _engine.add_object_file(binding.ObjectFileRef.from_data(code))
        _engine.finalize_object()
    return _engine


def reference_array_class(world: World, element: Any) -> Any:
    """The class of arrays of a reference type."""
    return world.array_class(KIND_REFERENCE_ARRAY, 3, element)
