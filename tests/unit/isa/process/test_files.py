"""System calls on files: what they do, and what they refuse."""

from __future__ import annotations

import errno
import os
import stat
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from guests import CWD, Guest, guest

from pvm.allowances import granted
from pvm.vm.security.capabilities import READ

O_CREAT, O_EXCL, O_RDWR, O_DIRECTORY, O_APPEND = 0o100, 0o200, 2, 0o200000, 0o2000


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Guest]:
    with guest(folder=tmp_path) as found:
        yield found


def opened(made: Guest, name: bytes, flags: int = O_RDWR | O_CREAT) -> int:
    found = made.call("openat", CWD, name, flags, 0o644)
    assert found >= 0
    return found


def test_writing_and_reading(made: Guest, tmp_path: Path) -> None:
    fd = opened(made, b"file")
    assert fd == 3 and made.call("write", fd, b"content", 7) == 7
    assert made.call("lseek", fd, 2, 0) == 2
    place = made.room(16)
    assert made.call("read", fd, place, 16) == 5
    assert made.read(place, 5) == b"ntent"
    assert made.call("pread64", fd, place, 3, 0) == 3 and made.read(place, 3) == b"con"
    assert made.call("pwrite64", fd, b"X", 1, 0) == 1
    assert made.call("ftruncate", fd, 3) == 0
    assert made.call("close", fd) == 0 and made.call("close", fd) == -errno.EBADF
    assert (tmp_path / "file").read_bytes() == b"Xon"


def test_vectors(made: Guest, tmp_path: Path) -> None:
    fd = opened(made, b"file")
    vectors = struct.pack("<6Q", made.put(b"ab"), 2, 0, 0, made.put(b"cde"), 3)
    assert made.call("writev", fd, vectors, 3) == 5
    one, two = made.room(2), made.room(8)
    made.call("lseek", fd, 0, 0)
    assert made.call("readv", fd, struct.pack("<4Q", one, 2, two, 8), 2) == 5
    assert made.read(one, 2) + made.read(two, 3) == b"abcde"
    assert made.call("writev", fd, vectors, 1025) == -errno.EINVAL


def test_pointers_that_lead_nowhere(made: Guest) -> None:
    fd = opened(made, b"file")
    made.call("write", fd, b"content", 7)
    made.call("lseek", fd, 0, 0)
    for wrong in (0, 8, 1 << 40, (1 << 64) - 4, made.process.memory.trampoline):
        assert made.call("read", fd, wrong, 7) == -errno.EFAULT
        assert made.call("fstat", fd, wrong) == -errno.EFAULT
        assert made.call("getcwd", wrong, 4096) == -errno.EFAULT
        assert made.call("uname", wrong) == -errno.EFAULT
        assert made.call("pipe2", wrong, 0) == -errno.EFAULT
    for wrong in (0, 8, 1 << 40, (1 << 64) - 4):
        assert made.call("write", fd, wrong, 7) == -errno.EFAULT
        assert made.call("openat", CWD, wrong, 0, 0) == -errno.EFAULT
        assert made.call("writev", fd, wrong, 2) == -errno.EFAULT
    assert made.call("openat", CWD, b"x" * 5000, 0, 0) == -errno.ENAMETOOLONG


def test_status(made: Guest, tmp_path: Path) -> None:
    fd = opened(made, b"file")
    made.call("write", fd, b"12345", 5)
    expected = os.stat(tmp_path / "file")
    place = made.room(256)
    for call in (("fstat", fd, place), ("newfstatat", CWD, b"file", place, 0),
                 ("newfstatat", fd, b"", place, 0x1000)):
        assert made.call(*call) == 0
        fields = struct.unpack_from("<QQIIIIQQq", made.read(place, 128))
        assert fields[:6] == (expected.st_dev, expected.st_ino, expected.st_mode,
                              expected.st_nlink, expected.st_uid, expected.st_gid)
        assert fields[8] == 5
    assert made.call("statx", CWD, b"file", 0, 0x7FF, place) == 0
    content = made.read(place, 256)
    assert struct.unpack_from("<H", content, 28)[0] == expected.st_mode
    assert struct.unpack_from("<QQ", content, 32) == (expected.st_ino, 5)
    assert made.call("newfstatat", CWD, b"none", place, 0) == -errno.ENOENT


def test_names(made: Guest, tmp_path: Path) -> None:
    assert made.call("mkdirat", CWD, b"folder", 0o777) == 0
    assert made.call("mkdirat", CWD, b"folder", 0o777) == -errno.EEXIST
    assert stat.S_IMODE(os.stat(tmp_path / "folder").st_mode) == 0o755       # umask
    folder = opened(made, b"folder", O_DIRECTORY)
    inside = made.call("openat", folder, b"inside", O_CREAT | O_RDWR, 0o600)
    assert inside > 0 and (tmp_path / "folder" / "inside").exists()
    assert made.call("symlinkat", b"inside", folder, b"link") == 0
    place = made.room(64)
    assert made.call("readlinkat", folder, b"link", place, 64) == 6
    assert made.read(place, 6) == b"inside"
    assert made.call("linkat", folder, b"inside", folder, b"other", 0) == 0
    assert made.call("renameat2", folder, b"other", folder, b"inside", 1) == -errno.EEXIST
    assert made.call("renameat2", folder, b"other", CWD, b"moved", 0) == 0
    assert made.call("faccessat", CWD, b"moved", 4) == 0
    assert made.call("faccessat", CWD, b"missing", 4) == -errno.ENOENT
    assert made.call("unlinkat", CWD, b"folder", 0x200) == -errno.ENOTEMPTY
    assert made.call("unlinkat", CWD, b"moved", 0) == 0
    names = b""
    while (count := made.call("getdents64", folder, place, 64)) > 0:
        names += made.read(place, count)
    assert b"inside\0" in names and b"link\0" in names
    assert made.call("openat", inside, b"x", 0, 0) == -errno.ENOTDIR
    assert made.call("chdir", b"folder") == 0
    assert made.call("openat", CWD, b"inside", 0, 0) > 0
    assert made.call("chdir", b"inside") == -errno.ENOTDIR


def test_descriptors(made: Guest) -> None:
    fd = opened(made, b"file")
    assert made.call("dup", fd) == fd + 1
    assert made.call("dup3", fd, 100, 0o2000000) == 100
    assert made.call("fcntl", 100, 1) == 1 and made.call("fcntl", fd, 1) == 0
    assert made.call("fcntl", fd, 0, 50) == 50
    assert made.call("fcntl", fd, 3) == O_RDWR
    assert made.call("fcntl", fd, 4, O_APPEND) == 0
    assert made.call("fcntl", fd, 3) == O_RDWR | O_APPEND
    assert made.call("dup3", fd, fd, 0) == -errno.EINVAL
    assert made.call("dup3", fd, 5000, 0) == -errno.EBADF
    assert made.call("close_range", 50, 1 << 31, 0) == 0
    assert made.call("fcntl", 100, 1) == -errno.EBADF
    for number in range(1024 - 5):
        assert made.call("dup", fd) >= 0, number
    assert made.call("dup", fd) == -errno.EMFILE


def test_pipes_and_polls(made: Guest) -> None:
    place = made.room(8)
    assert made.call("pipe2", place, 0) == 0
    source, sink = struct.unpack("<ii", made.read(place, 8))
    moment = struct.pack("<qq", 0, 1_000_000)
    rows = made.put(struct.pack("<ihhihhihh", source, 1, 0, sink, 4, 0, 999, 1, 0))
    assert made.call("ppoll", rows, 3, moment, 0, 0) == 2
    assert struct.unpack("<ihhihhihh", made.read(rows, 24))[2::3] == (0, 4, 0x20)
    assert made.call("fcntl", source, 4, 0o4000) == 0
    assert made.call("read", source, made.room(8), 8) == -errno.EAGAIN
    assert made.call("write", sink, b"now", 3) == 3
    reads = made.put(struct.pack("<Q", 1 << source))
    assert made.call("pselect6", 10, reads, 0, 0, moment, 0) == 1
    assert made.call("read", source, made.room(8), 8) == 3
    assert made.call("pselect6", 10, reads, 0, 0, moment, 0) == 0
    assert made.call("close", source) == 0
    assert made.call("write", sink, b"x", 1) == -errno.EPIPE
    assert made.thread.signals.pending.has(1 << 12)      # SIGPIPE


def test_the_own_process(made: Guest) -> None:
    place = made.room(256)
    assert made.call("readlinkat", CWD, b"/proc/self/exe", place, 256) == 6
    assert made.read(place, 6) == b"/guest"
    fd = opened(made, b"/proc/self/maps", 0)
    assert made.call("read", fd, place, 200) == 200
    first = made.read(place, 200).splitlines()[0]
    assert first.startswith(b"00010000-00011000 r-xp") and first.endswith(b"/guest")
    fd = opened(made, b"/proc/self/../self/cmdline", 0)
    assert made.call("read", fd, place, 200) == 6 and made.read(place, 6) == b"guest\0"
    assert made.call("write", fd, b"x", 1) == -errno.EPERM      # it would be the host's memory
    assert made.call("ftruncate", fd, 1 << 20) == -errno.EPERM
    assert made.call("fallocate", fd, 0, 0, 1 << 20) == -errno.EPERM
    assert made.call("memfd_create", b"x", 0) == -errno.ENOSYS
    assert made.call("openat", CWD, b"/proc/self/mem", 2, 0) == -errno.ENOENT
    assert made.call("openat", CWD, b"/proc/%d/environ" % os.getpid(), 0, 0) >= 0
    assert made.call("openat", CWD, b"/dev/fd/1", 0, 0) >= 0


def test_a_part_that_is_there_is_read(made: Guest) -> None:
    place = made.room(8)
    made.call("pipe2", place, 0)
    source, sink = struct.unpack("<ii", made.read(place, 8))
    assert made.call("read", source, place, 0) == 0
    one, two = made.room(4), made.room(8)
    vectors = struct.pack("<4Q", one, 4, two, 8)
    assert made.call("write", sink, b"four", 4) == 4
    assert made.call("readv", source, vectors, 2) == 4 and made.read(one, 4) == b"four"
    assert made.call("writev", sink, struct.pack("<4Q", one, 2, one, 4), 2) == 6
    assert made.call("readv", source, vectors, 2) == 6
    assert made.read(one, 4) + made.read(two, 2) == b"fofour"


def test_the_mask(made: Guest, tmp_path: Path) -> None:
    assert made.call("umask", 0) == 0o022
    made.call("openat", CWD, b"all", O_RDWR | O_CREAT, 0o666)
    assert made.call("umask", 0o077) == 0
    made.call("mkdirat", CWD, b"own", 0o777)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("all", "own")] == [0o666, 0o700]


def test_an_open_file_that_has_another_name_now(made: Guest, tmp_path: Path) -> None:
    fd = opened(made, b"file")
    assert made.call("renameat2", CWD, b"file", CWD, b"other", 0) == 0
    assert made.call("fchmod", fd, 0o640) == 0
    assert made.call("utimensat", fd, 0, struct.pack("<4q", 7, 0, 9, 5), 0) == 0
    assert made.call("fchown", fd, os.getuid(), (1 << 32) - 1) == 0
    assert made.call("fchownat", CWD, b"other", (1 << 32) - 1, os.getgid(), 0x100) == 0
    found = (tmp_path / "other").stat()
    assert (found.st_mode & 0o777, found.st_atime, found.st_mtime_ns) == (0o640, 7, 9 * 10**9 + 5)


def test_only_granted_files_are_changed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    (tmp_path / "file").chmod(0o600)
    reads = granted(((READ.name, str(tmp_path)),))
    with guest(reads, tmp_path) as made:
        fd = opened(made, b"file", 0)
        assert made.call("fchmod", fd, 0o666) == -errno.EACCES
        assert made.call("fchown", fd, os.getuid(), os.getgid()) == -errno.EACCES
        assert made.call("utimensat", fd, 0, 0, 0) == -errno.EACCES
        assert made.call("mknodat", CWD, b"fifo", stat.S_IFIFO | 0o600, 0) == -errno.EACCES
        assert made.call("openat", CWD, b".", 0o20200000 | O_RDWR, 0o600) == -errno.EACCES
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600


def test_folders_that_are_not_named(made: Guest, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in (b".", b"folder/.", b"folder/./"):
        assert made.call("unlinkat", CWD, name, 0x200) == -errno.EINVAL
        assert made.call("unlinkat", CWD, name, 0) == -errno.EISDIR
        assert made.call("renameat2", CWD, name, CWD, b"other", 0) == -errno.EBUSY
    assert made.call("unlinkat", CWD, b"folder/..", 0x200) == -errno.ENOTEMPTY
    assert folder.is_dir() and made.call("unlinkat", CWD, b"folder", 0x200) == 0


def test_names_of_folders(made: Guest, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    place = made.room(128)
    for name in (b"file/", b"file/."):
        assert made.call("newfstatat", CWD, name, place, 0) == -errno.ENOTDIR
        assert made.call("openat", CWD, name, 0, 0) == -errno.ENOTDIR
    assert made.call("openat", CWD, b"new/", O_RDWR | O_CREAT, 0o600) == -errno.ENOENT
    assert made.call("newfstatat", CWD, b"./", place, 0) == 0
    assert os.listdir(tmp_path) == ["file"]


def test_nodes(made: Guest, tmp_path: Path) -> None:
    assert made.call("mknodat", CWD, b"fifo", stat.S_IFIFO | 0o600, 0) == 0
    assert made.call("mknodat", CWD, b"device", stat.S_IFCHR | 0o600, 0x103) == -errno.EPERM
    assert (tmp_path / "fifo").is_fifo()
    assert made.call("openat", CWD, b"fifo", 1 | 0o4000, 0) == -errno.ENXIO
    fd = opened(made, b"fifo", 0o4000)
    assert made.call("fcntl", fd, 3, 0) == 0o4000
    unnamed = opened(made, b".", 0o20200000 | O_RDWR)
    assert made.call("write", unnamed, b"x", 1) == 1 and os.listdir(tmp_path) == ["fifo"]


def test_copies(made: Guest, tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"0123456789")
    old, new = opened(made, b"old"), opened(made, b"new")
    start = made.put(struct.pack("<q", 4))
    assert made.call("copy_file_range", old, start, new, 0, 100, 0) == 6
    assert struct.unpack("<q", made.read(start, 8)) == (10,)
    assert made.call("copy_file_range", old, start, new, 0, 100, 1) == -errno.EINVAL
    assert (tmp_path / "new").read_bytes() == b"456789"


def test_counters_of_events(made: Guest) -> None:
    fd = made.call("eventfd2", 3, 0o4000)
    place = made.room(8)
    assert made.call("read", fd, place, 8) == 8 and made.read(place, 8) == struct.pack("<Q", 3)
    assert made.call("read", fd, place, 8) == -errno.EAGAIN
    assert made.call("write", fd, struct.pack("<Q", 7), 8) == 8
    assert made.call("read", fd, place, 8) == 8 and made.read(place, 8) == struct.pack("<Q", 7)


def test_what_is_left_of_the_time(made: Guest) -> None:
    fd = made.call("eventfd2", 1, 0)
    time = made.put(struct.pack("<qq", 5, 0))
    assert made.call("pselect6", fd + 1, struct.pack("<Q", 1 << fd), 0, 0, time, 0) == 1
    assert struct.unpack("<qq", made.read(time, 16))[0] == 4
    time = made.put(struct.pack("<qq", 0, 1000))
    assert made.call("ppoll", made.room(8), 0, time, 0, 0) == 0
    assert made.read(time, 16) == bytes(16)


def test_the_limit_of_descriptors(made: Guest) -> None:
    place = made.room(16)
    assert made.call("prlimit64", 0, 7, struct.pack("<QQ", 4, 10), 0) == 0
    assert made.call("prlimit64", 0, 7, struct.pack("<QQ", 4, 11), 0) == -errno.EPERM
    assert made.call("prlimit64", 0, 7, 0, place) == 0
    assert struct.unpack("<QQ", made.read(place, 16)) == (4, 10)
    assert made.call("dup", 0) == 3 and made.call("dup", 0) == -errno.EMFILE
    assert made.call("dup3", 0, 4, 0) == -errno.EBADF
