"""Java stacks: memory of a thread's interpreter frames, with a guard page above the end.

A stack grows upwards from `base`. Between `limit` and `end` lies the reserve that the handling of
a StackOverflowError runs in.
"""

from __future__ import annotations

import ctypes
import mmap

from pvm.gc.memory_sources import SystemMemory
from pvm.lowlevel.mapping import NO_ACCESS, libc

RESERVE_BYTES = 32 * 1024
SMALLEST_BYTES = 2 * RESERVE_BYTES


class StackError(Exception):
    """The system has no memory for a stack."""


class JavaStack:
    """One mapped stack of at least `size` bytes; `unmap` gives it back."""

    def __init__(self, size: int) -> None:
        page = mmap.PAGESIZE
        usable = -(-max(size, SMALLEST_BYTES) // page) * page
        self._length = usable + page
        try:
            self.base = _MEMORY.reserve(self._length)
        except MemoryError as error:
            raise StackError(f"no memory for a thread's stack: {error}") from error
        self.end = self.base + usable
        self.limit = self.end - RESERVE_BYTES
        if libc().mprotect(self.end, page, NO_ACCESS):
            number = ctypes.get_errno()
            self.unmap()
            raise StackError(f"no guard page for a thread's stack: errno {number}")

    def unmap(self) -> None:
        """Gives the memory back; nothing may run on the stack any more."""
        if self.base:
            _MEMORY.release(self.base, self._length)
            self.base = 0


_MEMORY = SystemMemory(huge_pages=False)
