"""Pages of metadata memory that loaders' arenas take, and give back when their classes die."""

import bisect
import mmap
import threading
from collections import deque
from typing import Final

from pvm.lowlevel.mapping import DONT_NEED, NO_ACCESS, libc
from pvm.vm.model.arena import Arena

_SPAN: Final = 64 * mmap.PAGESIZE
_FIRST: Final = 2 * mmap.PAGESIZE
_LARGEST: Final = 16 * mmap.PAGESIZE


class PagePool:
    """Runs of zeroed pages within one arena. Thread-safe.

    `poison` is for debugging: what was given back is never used again, and any access to it ends
    the process. `taken` bytes are in use; `total` counts those that were given back too.
    """

    def __init__(self, arena: Arena, poison: bool = False) -> None:
        self._arena = arena
        self._poison = poison
        self._libc = libc()
        self._lock = threading.Lock()
        self._free: list[tuple[int, int]] = []          # start, size; ascending, never adjacent
        self._returned: deque[tuple[int, int]] = deque()
        self.taken = self.total = 0

    def take(self, size: int) -> int:
        """Address of `size` zeroed bytes, a multiple of the page size."""
        with self._lock:
            self._take_back()
            self.taken += size
            self.total += size
            for index, (start, length) in enumerate(self._free):
                if length >= size:
                    return self._cut(index, start, length, size)
        span = max(size, _SPAN)
        start = self._arena.allocate(span, mmap.PAGESIZE)
        with self._lock:
            if span > size:
                self._insert(start + size, span - size)
        return start

    def give_back(self, start: int, size: int) -> None:
        """Nobody uses these pages any more. Takes no lock: it may be an object's end that calls
        it, in the middle of `take`."""
        if self._arena.is_abandoned:
            return                          # its memory goes, or has gone, as a whole
        if self._poison:
            self._libc.mprotect(start, size, NO_ACCESS)
            return
        self._libc.madvise(start, size, DONT_NEED)
        self._returned.append((start, size))

    def _cut(self, index: int, start: int, length: int, size: int) -> int:
        if length == size:
            del self._free[index]
        else:
            self._free[index] = (start + size, length - size)
        return start

    def _take_back(self) -> None:
        while self._returned:
            start, size = self._returned.popleft()
            self.taken -= size
            self._insert(start, size)

    def _insert(self, start: int, size: int) -> None:
        """Adds a free run, joined with its neighbours."""
        index = bisect.bisect(self._free, (start, size))
        if index < len(self._free) and self._free[index][0] == start + size:
            size += self._free.pop(index)[1]
        if index and sum(self._free[index - 1]) == start:
            index -= 1
            before, length = self._free.pop(index)
            start, size = before, length + size
        self._free.insert(index, (start, size))


class PagedArena(Arena):
    """The arena of classes that can die; its memory goes back to the pool with it."""

    __slots__ = ("_pool",)

    def __init__(self, pool: PagePool) -> None:
        super().__init__()
        self._pool = pool

    def release(self) -> None:
        chunks, self._chunks = self._chunks, []
        self._next = self._limit = 0
        for start, size in chunks:
            self._pool.give_back(start, size)

    def __del__(self) -> None:
        self.release()

    def _map(self, size: int) -> None:
        usual = min(_FIRST << len(self._chunks), _LARGEST)
        size = -(-max(size, usual) // mmap.PAGESIZE) * mmap.PAGESIZE
        start = self._pool.take(size)
        self._chunks.append((start, size))
        self._next, self._limit = start, start + size
