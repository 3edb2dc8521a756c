"""Where in the address space a process has what: heap, mappings, stack."""

import errno
import os
from typing import Final

from pvm.isa.memory.access import EXECUTE, PAGE_SIZE, READ, WRITE
from pvm.isa.memory.faults import GuestFault, OutOfSpace
from pvm.isa.memory.space import AddressSpace

LOWEST: Final = 1 << 16         # mmap_min_addr: null pointers fault, with offsets too
STACK_SIZE: Final = 8 << 20
_STACK_GAP: Final = 1 << 20     # never mapped, below the stack
_TOP_GAP: Final = 1 << 16       # above the stack


def rounded(size: int) -> int:
    """The size in whole pages."""
    return -(-size // PAGE_SIZE) * PAGE_SIZE


def _refused(number: int) -> OSError:
    return OSError(number, os.strerror(number))


class GuestMemory:
    """The memory of one process. OSError as Linux has it; sizes in bytes."""

    def __init__(self, space: AddressSpace, program_end: int, stack_size: int = STACK_SIZE) -> None:
        """The heap begins where the program ends. OutOfSpace."""
        self.space = space
        self.heap_start = self.heap_end = program_end
        self.trampoline = space.size - _TOP_GAP
        self.stack_end = self.trampoline
        self.stack_start = self.stack_end - rounded(stack_size)
        self.mapping_limit = self.stack_start - _STACK_GAP
        space.map(self.trampoline, PAGE_SIZE, READ | EXECUTE)
        space.map(self.stack_start, self.stack_end - self.stack_start, READ | WRITE)

    def set_heap_end(self, address: int) -> int:
        """brk: the heap's end from now on, which is the old one where that cannot be."""
        with self.space.lock:
            old, new = rounded(self.heap_end), rounded(address)
            if not self.heap_start <= address <= self.mapping_limit:
                return self.heap_end
            try:
                if new > old:
                    if not self.space.is_free(old, new - old):
                        return self.heap_end
                    self.space.map(old, new - old, READ | WRITE)
                elif new < old:
                    self.space.unmap(new, old - new)
            except OutOfSpace:
                return self.heap_end
            self.heap_end = address
            return address

    def map(self, hint: int, size: int, permissions: int, content: bytes = b"",
            is_fixed: bool = False, replaces: bool = True) -> int:
        """mmap: where the mapping is."""
        size = rounded(size)
        with self.space.lock:
            address = self._place(hint, size, is_fixed)
            if is_fixed and not replaces and not self.space.is_free(address, size):
                raise _refused(errno.EEXIST)
            try:
                self.space.map(address, size, permissions, content)
            except OutOfSpace:
                raise _refused(errno.ENOMEM) from None
            return address

    def _place(self, hint: int, size: int, is_fixed: bool) -> int:
        if is_fixed:
            self.check_range(hint, size)
            return hint
        hint &= -PAGE_SIZE
        if LOWEST <= hint <= self.mapping_limit - size and self.space.is_free(hint, size):
            return hint
        try:
            return self.space.find_free(size, LOWEST, self.mapping_limit)
        except OutOfSpace:
            raise _refused(errno.ENOMEM) from None

    def check_range(self, address: int, size: int) -> None:
        """What the guest may map and unmap: whole pages, from LOWEST on, below the space's end."""
        if address % PAGE_SIZE or not size:
            raise _refused(errno.EINVAL)
        if address < LOWEST or address + size > self.trampoline:
            raise _refused(errno.ENOMEM)

    def unmap(self, address: int, size: int) -> None:
        """munmap."""
        size = rounded(size)
        if address % PAGE_SIZE or not size or address + size > self.space.size:
            raise _refused(errno.EINVAL)
        end = min(address + size, self.trampoline)      # the trampoline stays
        if end > address:
            self.space.unmap(address, end - address)

    def protect(self, address: int, size: int, permissions: int) -> None:
        """mprotect."""
        size = rounded(size)
        if address % PAGE_SIZE:
            raise _refused(errno.EINVAL)
        if not size:
            return
        self.check_range(address, size)
        try:
            self.space.protect(address, size, permissions)
        except (GuestFault, OutOfSpace):
            raise _refused(errno.ENOMEM) from None

    def remap(self, address: int, old_size: int, new_size: int, may_move: bool,
              target: int | None) -> int:
        """mremap; `target`: where it has to go."""
        old_size, new_size = rounded(old_size), rounded(new_size)
        if address % PAGE_SIZE or not new_size or not old_size:
            raise _refused(errno.EINVAL)
        with self.space.lock:
            if not self.space.is_mapped(address, old_size):
                raise _refused(errno.EFAULT)
            if target is not None:
                self.check_range(target, new_size)
                if target < address + old_size and address < target + new_size:
                    raise _refused(errno.EINVAL)
                return self._move(address, old_size, new_size, target)
            if new_size <= old_size:
                if new_size < old_size:
                    self.space.unmap(address + new_size, old_size - new_size)
                return address
            return self._grow(address, old_size, new_size, may_move)

    def _grow(self, address: int, old_size: int, new_size: int, may_move: bool) -> int:
        end, more = address + old_size, new_size - old_size
        permissions = self.space.permissions(address) or 0
        if end + more <= self.mapping_limit and self.space.is_free(end, more):
            try:
                self.space.map(end, more, permissions)
            except OutOfSpace:
                raise _refused(errno.ENOMEM) from None
            return address
        if not may_move:
            raise _refused(errno.ENOMEM)
        return self._move(address, old_size, new_size, self._place(0, new_size, False))

    def _move(self, address: int, old_size: int, new_size: int, target: int) -> int:
        permissions = self.space.permissions(address) or 0
        kept = min(old_size, new_size)
        try:
            content = self.space.read(address, kept) if permissions & READ else b""
            self.space.map(target, new_size, permissions, content)
        except (GuestFault, OutOfSpace):
            raise _refused(errno.ENOMEM) from None
        self.space.unmap(address, old_size)
        return target

    def region_name(self, address: int) -> str:
        """What /proc/self/maps calls the mapping there."""
        if self.stack_start <= address < self.stack_end:
            return "[stack]"
        if self.heap_start <= address < self.heap_end:
            return "[heap]"
        return "[vdso]" if address == self.trampoline else ""
