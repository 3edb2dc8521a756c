"""The two memories behind pointers in plain Python: the process's own, and a checked simulation.

`NativeMemory` reads and writes real addresses: the control plane uses it for metadata.
`SimulatedMemory` keeps a map of allocated regions: touching memory that was never allocated, was
freed, or was poisoned raises `SimulatedFault` at once, which is how collector tests find a
forgotten root or a stale reference without compiling anything.
"""

import bisect
import ctypes
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_CODES = {"i8": "b", "i16": "h", "i32": "i", "i64": "q", "u8": "B", "u16": "H", "u32": "I",
          "u64": "Q", "f32": "f", "f64": "d", "boolean": "B"}
_PACKERS = {name: struct.Struct("<" + code) for name, code in _CODES.items()}


class SimulatedFault(Exception):
    """An access outside every live region of the simulated memory."""


class NativeMemory:
    """The memory of this process. Addresses are trusted: only metadata addresses come here."""

    def read(self, address: int, length: int) -> bytes:
        return ctypes.string_at(address, length)

    def write(self, address: int, data: bytes) -> None:
        ctypes.memmove(address, data, len(data))


class SimulatedMemory:
    """Byte-addressed regions with a guard gap between any two."""

    GAP = 4096

    def __init__(self, base: int = 1 << 20) -> None:
        self._next = base
        self._starts: list[int] = []
        self._regions: dict[int, bytearray] = {}

    def allocate(self, size: int, align: int = 16) -> int:
        """Allocates `size` zeroed bytes; returns the address."""
        start = -(-self._next // align) * align
        self._next = start + size + self.GAP
        bisect.insort(self._starts, start)
        self._regions[start] = bytearray(size)
        return start

    def free(self, address: int) -> None:
        """Forgets a region: every later access to it faults."""
        if address not in self._regions:
            raise SimulatedFault(f"free of {address:#x}, which is no region's start")
        del self._regions[address]
        self._starts.remove(address)

    def read(self, address: int, length: int) -> bytes:
        region, offset = self._find(address, length)
        return bytes(region[offset:offset + length])

    def write(self, address: int, data: bytes) -> None:
        region, offset = self._find(address, len(data))
        region[offset:offset + len(data)] = data

    def _find(self, address: int, length: int) -> tuple[bytearray, int]:
        index = bisect.bisect_right(self._starts, address) - 1
        if index >= 0:
            start = self._starts[index]
            region = self._regions[start]
            if address + length <= start + len(region):
                return region, address - start
        raise SimulatedFault(f"access to {length} bytes at {address:#x}: not allocated")


class _Current:
    memory: Any = NativeMemory()


def current() -> Any:
    """The memory that pointers use now."""
    return _Current.memory


@contextmanager
def simulated(memory: SimulatedMemory | None = None) -> Iterator[SimulatedMemory]:
    """Runs low-level code in plain Python over simulated memory inside the `with` block."""
    before = _Current.memory
    _Current.memory = memory or SimulatedMemory()
    try:
        yield _Current.memory
    finally:
        _Current.memory = before


def load_scalar(type_: Any, address: int) -> Any:
    """Reads one scalar of the low-level type from the current memory."""
    packer = _PACKERS[type_.__name__]
    return type_(packer.unpack(_Current.memory.read(address, packer.size))[0])


def store_scalar(type_: Any, address: int, value: Any) -> None:
    """Writes one scalar of the low-level type to the current memory."""
    packer = _PACKERS[type_.__name__]
    _Current.memory.write(address, packer.pack(type_(value)))
