"""Memory for machine code: segments that are mapped twice, writable here and executable there.

Segments are mapped on demand, below 2 GiB, until the limit is reached. Freed
ranges are filled with traps and used again.

Where `perf` is to name the code a segment is mapped once, anonymously, writable and executable: it
looks nowhere else for names.
"""

import bisect
import ctypes
import mmap
import os
from typing import Any, Final

from pvm.lowlevel.mapping import FAILED, MAP_32BIT, MAP_FIXED_NOREPLACE, libc

SEGMENT: Final = 1 << 20
ALIGNMENT: Final = 64
# Code below 2 GiB reaches all that lies between 0 and 4 GiB less the segment's own address.
_HIGHEST: Final = 1 << 31
_LOWEST: Final = 16 << 20
_TRAP: Final = b"\xcc"          # int3


class CodeCacheFull(Exception):
    """The code cache has reached its limit, or there is no address space for it."""


class _Segment:
    """`free` holds disjoint ranges [start, end) that do not touch, ascending."""

    def __init__(self, size: int, is_anonymous: bool) -> None:
        self.size = size
        if is_anonymous:
            self.start = _map_executable(-1, size)
            self._writable: Any = memoryview((ctypes.c_char * size).from_address(self.start))
            self._writable = self._writable.cast("B")
        else:
            self._map_twice(size)
        self.free = [(self.start, self.start + size)]
        self.write(self.start, _TRAP * size)

    def _map_twice(self, size: int) -> None:
        file = os.memfd_create("pvm-code")
        try:
            os.ftruncate(file, size)
            self.start = _map_executable(file, size)
            self._writable = mmap.mmap(file, size)
        finally:
            os.close(file)

    def take(self, size: int) -> int:
        """The address of a free range of this size, or 0."""
        for index, (start, end) in enumerate(self.free):
            if end - start >= size:
                self.free[index:index + 1] = [(start + size, end)] if start + size < end else []
                return start
        return 0

    def give_back(self, start: int, end: int) -> None:
        self.write(start, _TRAP * (end - start))
        index = bisect.bisect(self.free, (start, end))
        if index < len(self.free) and self.free[index][0] == end:
            end = self.free.pop(index)[1]
        if index and self.free[index - 1][1] == start:
            index -= 1
            start = self.free.pop(index)[0]
        self.free.insert(index, (start, end))

    def write(self, address: int, content: bytes) -> None:
        offset = address - self.start
        self._writable[offset:offset + len(content)] = content

    def unmap(self) -> None:
        if isinstance(self._writable, mmap.mmap):
            self._writable.close()
        libc().munmap(self.start, self.size)


def _map_executable(file: int, size: int) -> int:
    protection, flags = mmap.PROT_READ | mmap.PROT_EXEC, mmap.MAP_SHARED
    if file < 0:
        protection, flags = protection | mmap.PROT_WRITE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
    address = int(libc().mmap(0, size, protection, flags | MAP_32BIT, file, 0))
    if address != FAILED and address + size <= _HIGHEST:
        return address
    if address != FAILED:
        libc().munmap(address, size)
    for start in range(_HIGHEST - size, _LOWEST, -SEGMENT):
        address = int(libc().mmap(start, size, protection, flags | MAP_FIXED_NOREPLACE, file, 0))
        if address == start:
            return address
        if address != FAILED:      # an old kernel took it for a hint
            libc().munmap(address, size)
    raise CodeCacheFull(f"no {size} bytes for code below 2 GiB: {os.strerror(ctypes.get_errno())}")


class CodeMemory:
    """Machine code of one owner; `limit` in bytes; `is_anonymous` is for `perf`. Not
    thread-safe."""

    def __init__(self, limit: int, is_anonymous: bool = False) -> None:
        self.limit = limit
        self._is_anonymous = is_anonymous
        self.used = 0
        self._segments: list[_Segment] = []

    @property
    def reserved(self) -> int:
        """Bytes mapped for code."""
        return sum(segment.size for segment in self._segments)

    def allocate(self, size: int) -> int:
        """Address of at least `size` bytes, aligned to a cache line."""
        size = _rounded(size, ALIGNMENT)
        address = next(filter(None, (s.take(size) for s in self._segments)), 0)
        if not address:
            address = self._new_segment(size).take(size)
        self.used += size
        return address

    def write(self, address: int, content: bytes) -> None:
        """Writes code. Nobody may be executing there."""
        self._segment(address).write(address, content)

    def free(self, address: int, size: int) -> None:
        """Gives back what `allocate(size)` returned. Nobody may execute there any more."""
        size = _rounded(size, ALIGNMENT)
        self._segment(address).give_back(address, address + size)
        self.used -= size

    def release(self) -> None:
        """Unmaps everything."""
        for segment in self._segments:
            segment.unmap()
        self._segments.clear()
        self.used = 0

    def _new_segment(self, size: int) -> _Segment:
        room = (self.limit - self.reserved) // mmap.PAGESIZE * mmap.PAGESIZE
        if size > room:
            raise CodeCacheFull(f"the code cache is full: {self.limit} bytes")
        wanted = min(room, max(SEGMENT, _rounded(size, mmap.PAGESIZE)))
        segment = _Segment(wanted, self._is_anonymous)
        self._segments.append(segment)
        return segment

    def _segment(self, address: int) -> _Segment:
        for segment in self._segments:
            if segment.start <= address < segment.start + segment.size:
                return segment
        raise ValueError(f"{address:#x} is not in the code cache")


def _rounded(size: int, unit: int) -> int:
    return -(-size // unit) * unit
