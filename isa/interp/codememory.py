"""Memory for predecoded code: reserved at once, taken from the host as it is used."""

import ctypes
import mmap
from typing import Any

from pvm.isa.interp.blocks import CACHE_SIZE, CodeMap
from pvm.isa.memory.access import PAGE_SIZE
from pvm.lowlevel.mapping import MAP_NORESERVE
from pvm.lowlevel.pointers import Ptr

_POINTER = 8
SMALLEST_ROOM = 1 << 17
DEFAULT_ROOM = 1 << 28          # for blocks; a program of some MB of code takes a tenth of it


class CodeMemory:
    """The map of the code of one address space, of `pages` pages."""

    def __init__(self, prepare: Any, pages: int, room: int = DEFAULT_ROOM) -> None:
        """`prepare`: the function `codemaps.prepare_code`; `room`: bytes for blocks, at least
        SMALLEST_ROOM (ValueError), or what the host has. OSError: it has not even that."""
        if room < SMALLEST_ROOM:
            raise ValueError(f"room for code: {room} bytes are too few")
        sizes = (PAGE_SIZE, CACHE_SIZE * _POINTER, pages * _POINTER)
        fixed = sum(-(-size // PAGE_SIZE) * PAGE_SIZE for size in sizes)
        self._memory = _mapped(fixed, room)
        total = len(self._memory)
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


def _mapped(fixed: int, room: int) -> mmap.mmap:
    """Memory of both sizes; of less room where the host refuses so much."""
    while True:
        try:
            return mmap.mmap(-1, fixed + room, flags=mmap.MAP_PRIVATE | MAP_NORESERVE)
        except OSError:
            room //= 2
            if room < SMALLEST_ROOM:
                raise
