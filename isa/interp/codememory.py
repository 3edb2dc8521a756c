"""Memory for predecoded code: reserved at once, taken from the host as it is used."""

import ctypes
import mmap
from typing import Any

from pvm.isa.interp.blocks import CACHE_SIZE, CodeMap
from pvm.isa.memory.access import PAGE_SIZE
from pvm.lowlevel.pointers import Ptr

_MAP_NORESERVE = 0x4000
_POINTER = 8
SMALLEST_ROOM = 1 << 17
DEFAULT_ROOM = 1 << 28          # for blocks; a program of some MB of code takes a tenth of it


class CodeMemory:
    """The map of the code of one address space, of `pages` pages."""

    def __init__(self, prepare: Any, pages: int, room: int = DEFAULT_ROOM) -> None:
        """`prepare`: the function `codemaps.prepare_code`; `room`: bytes for blocks, at least
        SMALLEST_ROOM (ValueError). OSError: the host has no memory."""
        if room < SMALLEST_ROOM:
            raise ValueError(f"room for code: {room} bytes are too few")
        sizes = (PAGE_SIZE, CACHE_SIZE * _POINTER, pages * _POINTER, room)
        total = sum(-(-size // PAGE_SIZE) * PAGE_SIZE for size in sizes)
        self._memory = mmap.mmap(-1, total, flags=mmap.MAP_PRIVATE | _MAP_NORESERVE)
        holder = ctypes.c_char.from_buffer(self._memory)
        self.address = ctypes.addressof(holder)
        del holder
        self.map: Any = Ptr[CodeMap](self.address)
        self._prepare, self._sizes, self._end = prepare, sizes, self.address + total
        self.reset()

    def reset(self) -> None:
        """Forgets all code. Nobody may run it."""
        cache = self.address + PAGE_SIZE
        directory = cache + self._sizes[1]
        start = directory + -(-self._sizes[2] // PAGE_SIZE) * PAGE_SIZE
        self._prepare(self.address, start, self._end, cache, directory)

    def forget(self) -> None:
        """Like `reset`, for a map that has known code."""
        skipped = PAGE_SIZE + self._sizes[1]
        self._memory.madvise(mmap.MADV_DONTNEED, skipped)
        self.reset()

    def close(self) -> None:
        """Gives the memory back."""
        self.map = None
        self._memory.close()
