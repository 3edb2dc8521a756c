"""Java stacks: memory of a thread's interpreter frames, with a guard page above the end.

A stack grows upwards from `base`. Between `limit` and `end` lies the reserve that the handling of
a StackOverflowError runs in.
"""

from __future__ import annotations

import ctypes
import mmap

RESERVE_BYTES = 32 * 1024
SMALLEST_BYTES = 2 * RESERVE_BYTES
_FAILED = ctypes.c_void_p(-1).value


class StackError(Exception):
    """The system has no memory for a stack."""


class JavaStack:
    """One mapped stack of at least `size` bytes; `unmap` gives it back."""

    def __init__(self, size: int) -> None:
        page = mmap.PAGESIZE
        usable = -(-max(size, SMALLEST_BYTES) // page) * page
        self._length = usable + page
        self.base = _map(self._length)
        self.end = self.base + usable
        self.limit = self.end - RESERVE_BYTES
        if _libc.mprotect(self.end, page, 0):
            error = ctypes.get_errno()
            self.unmap()
            raise StackError(f"no guard page for a thread's stack: errno {error}")

    def unmap(self) -> None:
        """Gives the memory back; nothing may run on the stack any more."""
        if self.base:
            _libc.munmap(self.base, self._length)
            self.base = 0


def _map(length: int) -> int:
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | getattr(mmap, "MAP_NORESERVE", 0)
    address = _libc.mmap(None, length, mmap.PROT_READ | mmap.PROT_WRITE, flags, -1, 0)
    if address == _FAILED:
        raise StackError(f"no memory for a thread's stack of {length} bytes: "
                         f"errno {ctypes.get_errno()}")
    return int(address)


def _declared() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.mmap.restype = ctypes.c_void_p
    libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int,
                          ctypes.c_int, ctypes.c_long]
    libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    libc.mprotect.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    return libc


_libc = _declared()
