"""A guest's address space."""

import ctypes
import threading
from collections.abc import Iterator
from typing import Final, Protocol

from pvm.isa.memory.access import (
    EXECUTE,
    PAGE_SHIFT,
    PAGE_SIZE,
    PERMISSIONS,
    READ,
    WRITABLE,
    WRITE,
    page_flags,
)
from pvm.isa.memory.faults import GuestFault, OutOfSpace
from pvm.isa.memory.regions import Regions
from pvm.isa.memory.reservation import Reservation

DEFAULT_SIZE: Final = 1 << 36
_SMALLEST: Final = 1 << 24
_OFFSET: Final = PAGE_SIZE - 1
_STRING_STEP: Final = 256
_EXECUTABLE: Final = bytes(byte for byte in range(256) if byte & EXECUTE)


class CodeListener(Protocol):
    """Who has decoded code of guest pages, and must know when they change."""

    def drop_code(self, first_page: int, end_page: int) -> None:
        """Forgets all code of these pages, and sets WRITE wherever WRITABLE is set."""


class AddressSpace:
    """`size` bytes from guest address 0, of which nothing is mapped at first.

    For compiled code: `memory` is the host address of guest address 0, `access` that of the table,
    `pages` the table's length. `limit`: the most bytes that may be accessible at one time.
    Addresses and sizes of mappings are multiples of PAGE_SIZE (ValueError). Thread-safe.
    """

    def __init__(self, size: int = DEFAULT_SIZE, limit: int | None = None) -> None:
        """`size`: a power of two; where the host refuses it, smaller. OutOfSpace."""
        if size < _SMALLEST or size & (size - 1):
            raise ValueError(f"{size} is no power of two from {_SMALLEST} on")
        self._reservation = Reservation(size, _SMALLEST)
        self.size = self._reservation.size
        self.memory = self._reservation.start
        self.access = self._reservation.table
        self.pages = self._reservation.table_size
        self.limit = limit
        self.accessible = 0             # bytes with any permission
        self.listener: CodeListener | None = None
        self._table = memoryview(
            (ctypes.c_ubyte * self.pages).from_address(self.access)).cast("B")
        self._mapped = Regions()
        self.lock = threading.RLock()   # to be held from a look for free memory to its mapping

    def close(self) -> None:
        """Gives the memory back. No hart may run in it any more; accesses fault from now on."""
        with self.lock:
            self._mapped = Regions()
            self.size = self.pages = self.memory = self.access = 0
            self._table = memoryview(b"")
            self._reservation.close()

    # -- mappings

    def map(self, address: int, size: int, permissions: int, content: bytes = b"") -> None:
        """New memory in the place of whatever was there: `content`, then zeros.

        OutOfSpace: it does not lie in the space, or the limit does not allow it.
        """
        first, last = self._page_range(address, size)
        if len(content) > size:
            raise ValueError(f"{len(content)} bytes do not fit into {size}")
        with self.lock:
            self._charge(first, last, permissions)
            self._reservation.open(address, address + size)
            self._set_flags(first, last, 0)
            self._reservation.discard(address, address + size)
            if content:
                ctypes.memmove(self.memory + address, content, len(content))
            self._mapped.add(address, address + size)
            self._set_flags(first, last, page_flags(permissions & PERMISSIONS))

    def protect(self, address: int, size: int, permissions: int) -> None:
        """Changes what may be done with mapped memory. GuestFault: part of it is not mapped."""
        first, last = self._page_range(address, size)
        with self.lock:
            if not self._mapped.covers(address, address + size):
                raise GuestFault(self._first_gap(address, address + size), READ)
            self._charge(first, last, permissions)
            self._set_flags(first, last, page_flags(permissions & PERMISSIONS))

    def unmap(self, address: int, size: int) -> None:
        """Nothing is mapped there any more; nor need anything have been. OutOfSpace: it does not
        lie in the space."""
        first, last = self._page_range(address, size)
        with self.lock:
            self._charge(first, last, 0)
            for start, end in list(self._mapped.overlaps(address, address + size)):
                self._set_flags(start >> PAGE_SHIFT, end >> PAGE_SHIFT, 0)
                self._reservation.discard(start, end)
            self._mapped.remove(address, address + size)

    def discard(self, address: int, size: int) -> None:
        """The content of mapped memory is zero from now on, and takes no memory of the host."""
        first, last = self._page_range(address, size)
        with self.lock:
            for start, end in list(self._mapped.overlaps(address, address + size)):
                self._reservation.discard(start, end)
            self._drop_code(first, last)

    def find_free(self, size: int, least: int = PAGE_SIZE, limit: int | None = None) -> int:
        """The highest address from `least` with `size` bytes below `limit` that are not mapped.

        OutOfSpace: there are none. Another thread may map them first, unless `lock` is held.
        """
        if size <= 0 or size & _OFFSET:
            raise ValueError(f"{size:#x} is no size of pages")
        top = self.size if limit is None else min(limit, self.size)
        with self.lock:
            found = self._mapped.gap_below(size, least, top)
        if found is None:
            raise OutOfSpace(f"no {size:#x} bytes of address space are free")
        return found

    def is_mapped(self, address: int, size: int) -> bool:
        """Whether all of it is mapped, with whatever permissions."""
        with self.lock:
            return self._mapped.covers(address, address + size)

    def is_free(self, address: int, size: int) -> bool:
        """Whether nothing of it is mapped."""
        with self.lock:
            return not self._mapped.meets(address, address + size)

    def mappings(self) -> Iterator[tuple[int, int, int]]:
        """Start, end and permissions of each run of mapped pages that are alike, ascending."""
        with self.lock:
            runs = [run for start, end in self._mapped for run in self._alike(start, end)]
        yield from runs

    # -- content

    def read(self, address: int, count: int) -> bytes:
        """`count` bytes. GuestFault."""
        return ctypes.string_at(self.host_address(address, count, READ), count)

    def write(self, address: int, data: bytes) -> None:
        """Stores as the guest would. GuestFault, with nothing written."""
        ctypes.memmove(self.host_address(address, len(data), WRITE), data, len(data))

    def patch(self, address: int, data: bytes) -> None:
        """Writes into mapped memory whatever its permissions are, code included. GuestFault."""
        with self.lock:
            if not self._mapped.covers(address, address + len(data)):
                raise GuestFault(self._first_gap(address, address + len(data)), WRITE)
            ctypes.memmove(self.memory + address, data, len(data))
            self._drop_code(address >> PAGE_SHIFT, (address + len(data) + _OFFSET) >> PAGE_SHIFT)

    def read_string(self, address: int, limit: int) -> bytes:
        """The bytes up to a NUL. GuestFault; ValueError: there is none within `limit` bytes."""
        found = b""
        while len(found) < limit:
            step = min(_STRING_STEP - address % _STRING_STEP, limit - len(found))
            part = self.read(address, step)
            end = part.find(b"\0")
            if end >= 0:
                return found + part[:end]
            found += part
            address += step
        raise ValueError(f"no string of less than {limit} bytes")

    def host_address(self, address: int, count: int, permission: int) -> int:
        """Where `count` bytes lie in the host's memory; valid until they are unmapped.

        GuestFault: one of them does not have the permission (READ, WRITE, or both). Decoded code of
        pages that are to be written is dropped.
        """
        if not count:
            return self.memory
        first, last = address >> PAGE_SHIFT, (address + count - 1) >> PAGE_SHIFT
        if first == last and 0 <= first < self.pages and (
                self._table[first] & permission == permission):
            return self.memory + address
        self._check(address, first, last, permission)
        return self.memory + address

    def permissions(self, address: int) -> int | None:
        """What may be done with the page; None if it is not mapped."""
        if not self.is_mapped(address, 1):
            return None
        return _permissions(self._table[address >> PAGE_SHIFT])

    # -- inside

    def _page_range(self, address: int, size: int) -> tuple[int, int]:
        if address & _OFFSET or size & _OFFSET or size <= 0:
            raise ValueError(f"{address:#x} and {size:#x} are not at the borders of pages")
        if address < 0 or address + size > self.size:
            raise OutOfSpace(f"{size:#x} bytes from {address:#x} do not lie in the space")
        return address >> PAGE_SHIFT, (address + size) >> PAGE_SHIFT

    def _charge(self, first: int, last: int, permissions: int) -> None:
        """Counts what changed permissions make accessible, up to the limit."""
        accessible = last - first - bytes(self._table[first:last]).count(0)
        wanted = (last - first if permissions & PERMISSIONS else 0) - accessible
        total = self.accessible + wanted * PAGE_SIZE
        if self.limit is not None and wanted > 0 and total > self.limit:
            raise OutOfSpace(f"more than {self.limit} bytes of memory")
        self.accessible = total

    def _set_flags(self, first: int, last: int, flags: int) -> None:
        """Sets the table's bytes; code of these pages is dropped before they can be written."""
        before = bytes(self._table[first:last])
        had_code = len(before.translate(None, _EXECUTABLE)) < len(before)
        if had_code and self.listener is not None:
            ctypes.memset(self.access + first, flags & ~WRITE, last - first)
            self.listener.drop_code(first, last)
        else:
            ctypes.memset(self.access + first, flags, last - first)

    def _drop_code(self, first: int, last: int) -> None:
        if self.listener is not None:
            self.listener.drop_code(first, last)

    def _check(self, address: int, first: int, last: int, permission: int) -> None:
        """Raises GuestFault for the first page that lacks the permission."""
        needs = permission & ~WRITE | (WRITABLE if permission & WRITE else 0)
        end = min(last + 1, self.pages)
        if not 0 <= first < self.pages:
            raise GuestFault(address, _lacking(0, permission))
        flags = bytes(self._table[first:end])
        if any(byte & needs != needs for byte in set(flags)):
            index = next(i for i, byte in enumerate(flags) if byte & needs != needs)
            fault = address if index == 0 else (first + index) << PAGE_SHIFT
            raise GuestFault(fault, _lacking(flags[index], permission))
        if last >= self.pages:
            raise GuestFault(self.size, _lacking(0, permission))
        if permission & WRITE and any(not byte & WRITE for byte in set(flags)):
            self._drop_code(first, end)

    def _first_gap(self, start: int, end: int) -> int:
        for begin, until in self._mapped.overlaps(start, end):
            if begin > start:
                break
            start = until
        return start

    def _alike(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        flags = bytes(self._table[start >> PAGE_SHIFT:end >> PAGE_SHIFT])
        begin = 0
        for index in range(1, len(flags) + 1):
            current = _permissions(flags[begin])
            if index == len(flags) or _permissions(flags[index]) != current:
                yield start + begin * PAGE_SIZE, start + index * PAGE_SIZE, current
                begin = index


def _permissions(flags: int) -> int:
    return flags & (READ | EXECUTE) | (WRITE if flags & WRITABLE else 0)


def _lacking(flags: int, permission: int) -> int:
    """The one permission, of those wanted, that a page does not have."""
    missing = permission & ~_permissions(flags)
    return next(bit for bit in (READ, WRITE, EXECUTE) if missing & bit)
