"""Address space of the host that a guest's memory lies in."""

import ctypes
import mmap
from typing import Final

from pvm.isa.memory.access import PAGE_SIZE
from pvm.isa.memory.faults import OutOfSpace
from pvm.lowlevel.mapping import DONT_NEED, FAILED, MAP_NORESERVE, NO_ACCESS, libc

_MOST_GRANULES: Final = 1 << 15
_GUARD: Final = 1 << 16         # behind the end, never opened


def _mapped(size: int, protection: int) -> int | None:
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_NORESERVE
    address = int(libc().mmap(0, size, protection, flags, -1, 0))
    return None if address == FAILED else address


class Reservation:
    """`size` bytes from `start`, and a table of one byte a page at `table`, all zero.

    Nothing can be accessed until it is opened. Memory is opened in granules of 4 KiB to 2 MiB, by
    the size of the whole, because the system has only so many mappings for a process, and a guest
    must not be able to use them up.
    """

    def __init__(self, size: int, smallest: int) -> None:
        """At least `smallest` bytes, where the host has no more. OutOfSpace."""
        self.size, self.start = _reserved(size, smallest)
        self.table_size = self.size // PAGE_SIZE
        table = _mapped(self.table_size, mmap.PROT_READ | mmap.PROT_WRITE)
        if table is None:
            self.table = 0
            self.close()
            raise OutOfSpace(f"the host has no memory for the table of {self.size} bytes")
        self.table = table
        self._granule = max(PAGE_SIZE, self.size // _MOST_GRANULES)
        self._opened = bytearray(self.size // self._granule)

    def open(self, start: int, end: int) -> None:
        """Lets the host access a part of the memory (offsets). OutOfSpace: it refuses."""
        first, last = start // self._granule, -(-end // self._granule)
        while (first := self._opened.find(0, first, last)) >= 0:
            following = self._opened.find(1, first, last)
            until = last if following < 0 else following
            self._open_granules(first, until)
            first = until

    def _open_granules(self, first: int, last: int) -> None:
        refused = libc().mprotect(self.start + first * self._granule,
                                  (last - first) * self._granule,
                                  mmap.PROT_READ | mmap.PROT_WRITE)
        if refused:
            raise OutOfSpace(f"the host has no memory: errno {ctypes.get_errno()}")
        self._opened[first:last] = b"\1" * (last - first)

    def discard(self, start: int, end: int) -> None:
        """What is there reads as zero from now on."""
        if libc().madvise(self.start + start, end - start, DONT_NEED):
            ctypes.memset(self.start + start, 0, end - start)       # locked into memory

    def close(self) -> None:
        """Gives all of it back; nothing may use it any more."""
        if self.start:
            libc().munmap(self.start, self.size + _GUARD)
            self.start = 0
        if self.table:
            libc().munmap(self.table, self.table_size)
            self.table = 0


def _reserved(size: int, smallest: int) -> tuple[int, int]:
    """Size and address of as much as the host has."""
    while size >= smallest:
        start = _mapped(size + _GUARD, NO_ACCESS)
        if start is not None:
            return size, start
        size //= 2
    raise OutOfSpace(f"the host has no {smallest} bytes of address space")
