"""Native memory below 4 GiB for metadata: an object's header holds its class in 32 bits."""

import ctypes
import mmap
import os
import threading
from typing import Final

from pvm.lowlevel import memory
from pvm.lowlevel.mapping import FAILED, MAP_32BIT, MAP_FIXED_NOREPLACE, MAP_NORESERVE, libc

_FLAGS: Final = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_NORESERVE
_LOWEST: Final = 16 << 20
_LIMIT: Final = 1 << 32
CHUNK: Final = 1 << 20


class MetadataExhausted(Exception):
    """No address space below 4 GiB is left for metadata."""


class _Owner:
    """Unmaps chunks when it goes."""

    def __init__(self, chunks: list[tuple[int, int]]) -> None:
        self._libc = libc()
        self._chunks = chunks

    def __del__(self) -> None:
        for address, size in self._chunks:
            self._libc.munmap(address, size)


class Arena:
    """Bump allocation in chunks that are mapped on demand and freed as a whole.

    Thread-safe; nothing that could wait for a collection happens under its lock.
    """

    __slots__ = ("_chunks", "_libc", "_limit", "_lock", "_next", "_owner")

    def __init__(self) -> None:
        self._libc = libc()
        self._lock = threading.Lock()
        self._chunks: list[tuple[int, int]] = []
        self._owner: _Owner | None = None
        self._next = 0
        self._limit = 0

    @property
    def is_abandoned(self) -> bool:
        """Whether `abandon` was called."""
        return self._owner is not None

    @property
    def extent(self) -> tuple[int, int]:
        """Where the memory begins, and how many bytes of it are in use. MetadataExhausted if it is
        not in one piece."""
        if len(self._chunks) != 1:
            raise MetadataExhausted(f"this is in {len(self._chunks)} pieces")
        start = self._chunks[0][0]
        return start, self._next - start

    @property
    def reserved(self) -> int:
        """Bytes of address space mapped."""
        return sum(size for _, size in self._chunks)

    def allocate(self, size: int, align: int = 16) -> int:
        """Address of `size` zeroed bytes; `align` is a power of two."""
        with self._lock:
            start = (self._next + align - 1) & -align
            if start + size > self._limit:
                self._map(size + align)
                start = (self._next + align - 1) & -align
            self._next = start + size
            return start

    def place(self, data: bytes, align: int = 16) -> int:
        """Address of a copy of `data`."""
        address = self.allocate(len(data), align)
        memory.current().write(address, data)
        return address

    def abandon(self) -> None:
        """Nobody allocates any more: the memory goes with the last reference to this object."""
        # not a __del__ of the arena's own: an object that lives again has that only once
        self._owner = _Owner(self._chunks)

    def release(self) -> None:
        """Unmaps everything that was allocated."""
        for address, size in self._chunks:
            self._libc.munmap(address, size)
        self._chunks.clear()
        self._next = self._limit = 0

    def _map(self, size: int) -> None:
        size = -(-max(size, CHUNK) // mmap.PAGESIZE) * mmap.PAGESIZE
        address = self._try_map(0, size, MAP_32BIT)
        if address == FAILED:
            reason = os.strerror(ctypes.get_errno())
            # that flag searches one GiB only: look through the rest
            address = self._search(size)
        if address == FAILED:
            raise MetadataExhausted(f"no {size} bytes of metadata below 4 GiB: {reason}")
        self._chunks.append((address, size))
        self._next, self._limit = address, address + size

    def _search(self, size: int) -> int:
        for start in range(_LOWEST, _LIMIT - size, CHUNK):
            address = self._try_map(start, size, MAP_FIXED_NOREPLACE)
            if address != FAILED:
                return address
        return FAILED

    def _try_map(self, start: int, size: int, flags: int) -> int:
        protection = mmap.PROT_READ | mmap.PROT_WRITE
        address = int(self._libc.mmap(start, size, protection, _FLAGS | flags, -1, 0))
        if address != FAILED and address + size > _LIMIT:  # an old kernel took it for a hint
            self._libc.munmap(address, size)
            return FAILED
        return address
