"""Where the control plane gets a heap's address space from: the system, or simulated memory."""

import ctypes
import mmap
from typing import Protocol

from pvm.lowlevel.mapping import FAILED, MAP_NORESERVE, libc
from pvm.lowlevel.memory import SimulatedMemory

HUGE_PAGE = 2 << 20


class MemorySource(Protocol):
    """Hands out zeroed address ranges that start on a page."""

    def reserve(self, size: int) -> int:
        """A range of `size` bytes; MemoryError when there is none."""

    def release(self, address: int, size: int) -> None:
        """Gives a whole range back."""


class SystemMemory:
    """Ranges from mmap; pages take memory when they are touched first. `huge_pages`: large ranges
    do so in pages of 2 MiB, which are fewer and take longer to come by."""

    def __init__(self, huge_pages: bool = True) -> None:
        self._huge_pages = huge_pages
        system = libc()
        self._mmap, self._munmap, self._madvise = system.mmap, system.munmap, system.madvise

    def reserve(self, size: int) -> int:
        flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_NORESERVE
        address = self._mmap(0, size, mmap.PROT_READ | mmap.PROT_WRITE, flags, -1, 0)
        if address == FAILED:
            raise MemoryError(f"cannot reserve {size} bytes of address space: "
                              f"errno {ctypes.get_errno()}")
        if self._huge_pages and size >= HUGE_PAGE:
            self._madvise(address, size, mmap.MADV_HUGEPAGE)     # advice: failure is no harm
        return int(address)

    def release(self, address: int, size: int) -> None:
        self._munmap(address, size)


class SimulatedSource:
    """Ranges of a `SimulatedMemory`, for collector tests in plain Python."""

    def __init__(self, memory: SimulatedMemory) -> None:
        self.memory = memory

    def reserve(self, size: int) -> int:
        return self.memory.allocate(size, mmap.PAGESIZE)

    def release(self, address: int, size: int) -> None:
        self.memory.free(address)
