"""System calls about memory."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from guests import CWD, ROOM, Guest, guest

from pvm.isa.memory.access import EXECUTE, PAGE_SIZE, READ, WRITE

ANONYMOUS, FIXED, NOREPLACE = 0x22, 0x32, 0x100022
NOWHERE = (1 << 64) - 1


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Guest]:
    with guest(folder=tmp_path) as found:
        yield found


def test_mapping(made: Guest) -> None:
    address = made.call("mmap", 0, 100, 3, ANONYMOUS, NOWHERE, 0)
    assert address % PAGE_SIZE == 0 and made.space.permissions(address) == READ | WRITE
    assert made.call("mmap", address, 100, 4, NOREPLACE, NOWHERE, 0) == -errno.EEXIST
    assert made.call("mmap", address, 100, 5, FIXED, NOWHERE, 0) == address
    assert made.space.permissions(address) == READ | EXECUTE
    assert made.call("mprotect", address, PAGE_SIZE, 2) == 0
    assert made.space.permissions(address) == READ | WRITE
    assert made.call("mprotect", address, 2 * PAGE_SIZE, 0) in (0, -errno.ENOMEM)
    assert made.call("munmap", address, PAGE_SIZE) == 0
    assert made.space.permissions(address) is None
    assert made.call("mmap", address, PAGE_SIZE, 3, ANONYMOUS, NOWHERE, 0) == address   # a hint


@pytest.mark.parametrize(("arguments", "number"), [
    ((0, 0, 3, ANONYMOUS, NOWHERE, 0), errno.EINVAL),
    ((0, 1 << 50, 3, ANONYMOUS, NOWHERE, 0), errno.ENOMEM),
    ((0, 1 << 29, 3, ANONYMOUS, NOWHERE, 0), errno.ENOMEM),     # above the limit
    ((0, PAGE_SIZE, 3, FIXED, NOWHERE, 0), errno.ENOMEM),       # null pointers stay unmapped
    ((0x1001, PAGE_SIZE, 3, FIXED, NOWHERE, 0), errno.EINVAL),
    ((1 << 30, PAGE_SIZE, 3, FIXED, NOWHERE, 0), errno.ENOMEM),
    ((0, PAGE_SIZE, 1, 2, 77, 0), errno.EBADF),
    ((0, PAGE_SIZE, 1, 2, 0, 0), errno.ENODEV),
    ((0, PAGE_SIZE, 1, 2, 0, 5), errno.EINVAL),
])
def test_mappings_that_cannot_be(made: Guest, arguments: tuple[int, ...], number: int) -> None:
    assert made.call("mmap", *arguments) == -number


def test_files(made: Guest, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a" * 5000)
    fd = made.call("openat", CWD, b"file", 2, 0)
    address = made.call("mmap", 0, 8192, 3, 2, fd, 0)
    assert made.read(address, 8192) == b"a" * 5000 + bytes(3192)
    made.space.write(address, b"private")
    assert (tmp_path / "file").read_bytes() == b"a" * 5000
    assert made.read(made.call("mmap", 0, 100, 1, 1, fd, 4096), 1000) == b"a" * 904 + bytes(96)
    assert made.call("mmap", 0, 100, 3, 1, fd, 0) == -errno.ENODEV


def test_heap(made: Guest) -> None:
    start = made.call("brk", 0)
    assert made.call("brk", start + 10) == start + 10
    made.space.write(start, b"heap")
    assert made.call("brk", start + 10000) == start + 10000
    assert made.read(start, 5) == b"heap\0"
    assert made.call("brk", start) == start
    assert made.space.permissions(start) is None
    assert made.call("brk", ROOM + PAGE_SIZE) == start          # something is in the way
    assert made.call("brk", 1 << 60) == start and made.call("brk", 5) == start


def test_remapping(made: Guest) -> None:
    address = made.call("mmap", 0, 2 * PAGE_SIZE, 3, ANONYMOUS, NOWHERE, 0)
    made.space.write(address + PAGE_SIZE, b"kept")
    assert made.call("mremap", address, 2 * PAGE_SIZE, 9 * PAGE_SIZE, 0) == -errno.ENOMEM
    moved = made.call("mremap", address, 2 * PAGE_SIZE, 9 * PAGE_SIZE, 1)
    assert moved not in (address, -1) and made.read(moved + PAGE_SIZE, 5) == b"kept\0"
    assert made.space.permissions(address) is None
    assert made.call("mremap", moved, 9 * PAGE_SIZE, 2 * PAGE_SIZE, 0) == moved
    assert made.call("mremap", moved, 2 * PAGE_SIZE, 4 * PAGE_SIZE, 0) == moved
    assert made.call("mremap", 0x5000_0000, PAGE_SIZE, PAGE_SIZE, 1) == -errno.EFAULT
    assert made.call("madvise", moved, PAGE_SIZE * 2, 4) == 0
    assert made.read(moved + PAGE_SIZE, 4) == bytes(4)


def test_what_returns_from_handlers_stays(made: Guest) -> None:
    trampoline = made.process.memory.trampoline
    before = made.read(trampoline, 8)
    for call in (("munmap", trampoline, PAGE_SIZE), ("mprotect", trampoline, PAGE_SIZE, 3),
                 ("madvise", trampoline, PAGE_SIZE, 4),
                 ("mmap", trampoline, PAGE_SIZE, 3, FIXED, NOWHERE, 0)):
        made.call(*call)
    assert made.read(trampoline, 8) == before
    assert made.space.permissions(trampoline) == READ | EXECUTE


def test_what_may_be_mapped(made: Guest, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    reads, writes, zero = (made.call("openat", CWD, name, flags, 0) for name, flags in (
        (b"file", 0), (b"file", 1), (b"/dev/zero", 2)))
    assert made.call("mmap", 0, 100, 1, 0x20, NOWHERE, 0) == -errno.EINVAL  # of no kind
    assert made.call("mmap", 0, 100, 1, 2, writes, 0) == -errno.EACCES
    assert made.call("mmap", 0, 100, 3, 1, reads, 0) == -errno.EACCES
    address = made.call("mmap", 0, 100, 3, 1, zero, 0)
    made.space.write(address, b"x")
    assert made.read(address, 3) == b"x\0\0"


def test_clocks_of_processor_time(made: Guest) -> None:
    process, thread = made.process.world.identity.process, made.thread.number
    place = made.room(16)
    for clock in (~0 << 3 | 2, ~process << 3 | 2, ~thread << 3 | 6, 11):
        assert made.call("clock_gettime", clock & (1 << 64) - 1, place) == 0
    for clock in (~1 << 3 | 2, -1, ~process << 3 | 3, 12):
        assert made.call("clock_gettime", clock & (1 << 64) - 1, place) == -errno.EINVAL
