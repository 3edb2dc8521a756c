"""System calls on open files."""

import contextlib
import ctypes
import errno
import os
import select
import struct
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

from pvm.isa.memory.access import READ, WRITE
from pvm.isa.process.descriptors import OpenFile
from pvm.isa.process.endings import Interrupted
from pvm.isa.process.syscalls.table import signed, signed_long, system_call

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

_PIPE_PIECE: Final = 4096               # PIPE_BUF: writes of no more than this do not wait
_MOST_VECTORS: Final = 1024
_MOST_BYTES: Final = 0x7FFF_F000
_SIGPIPE: Final = 13


class _HostVector(ctypes.Structure):
    _fields_ = (("address", ctypes.c_void_p), ("size", ctypes.c_size_t))


@cache
def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    for name in ("read", "write", "pread", "pwrite", "getdents64", "readv", "writev"):
        function = getattr(libc, name)
        function.restype = ctypes.c_ssize_t
        count = ctypes.c_int if name.endswith("v") else ctypes.c_size_t
        extra = [ctypes.c_int64] if name.startswith("p") else []
        function.argtypes = [ctypes.c_int, ctypes.c_void_p, count, *extra]
    return libc


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def _wait(thread: "GuestThread", file: OpenFile, event: int) -> None:
    """Until the file can be read or written; Interrupted; BlockingIOError."""
    if not file.waits:
        return
    if file.is_nonblocking:
        poll = select.poll()
        poll.register(file.host, event)
        if not poll.poll(0):
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    elif thread.wait(((file.host, event),)) is None:
        raise Interrupted


def _read(thread: "GuestThread", file: OpenFile, address: int, count: int) -> int:
    count = min(count, _MOST_BYTES)
    place = thread.space.host_address(address, count, WRITE)
    if count:
        _wait(thread, file, select.POLLIN)
    return _checked(_libc().read(file.host, place, count))


def _write(thread: "GuestThread", file: OpenFile, address: int, count: int) -> int:
    """As much as can be written; a pipe takes pieces, so that a full one can be left again."""
    count = min(count, _MOST_BYTES)
    place = thread.space.host_address(address, count, READ)
    piece = _PIPE_PIECE if file.waits else count
    written = 0
    while True:
        try:
            _wait(thread, file, select.POLLOUT)
            written += _checked(_libc().write(file.host, place + written,
                                              min(piece, count - written)))
        except BrokenPipeError:
            thread.raise_signal(_SIGPIPE)
            raise
        except (Interrupted, BlockingIOError):
            if written:
                return written
            raise
        if written >= count:
            return written


@system_call(63, "read", "fd buffer count")
def read(thread: "GuestThread", fd: int, buffer: int, count: int) -> int:
    with thread.files.using(signed(fd)) as file:
        return _read(thread, file, buffer, count)


@system_call(64, "write", "fd buffer count")
def write(thread: "GuestThread", fd: int, buffer: int, count: int) -> int:
    with thread.files.using(signed(fd)) as file:
        return _write(thread, file, buffer, count)


def _vectors(thread: "GuestThread", address: int, count: int) -> list[tuple[int, int]]:
    if not 0 <= signed(count) <= _MOST_VECTORS:
        raise OSError(errno.EINVAL, "too many vectors")
    return list(struct.iter_unpack("<QQ", thread.space.read(address, 16 * signed(count))))


def _host_vectors(thread: "GuestThread", parts: list[tuple[int, int]],
                  permission: int) -> tuple[ctypes.Array[_HostVector], int]:
    """Parts of the guest's memory as the host's struct iovec, and how long they are together."""
    total = sum(size for _, size in parts)
    if total > _MOST_BYTES:
        raise OSError(errno.EINVAL, "more bytes than a call takes")
    rows = [_HostVector(thread.space.host_address(address, size, permission), size)
            for address, size in parts if size]
    return (_HostVector * len(rows))(*rows), total


def _each(parts: list[tuple[int, int]], deed: Callable[[int, int, int], int]) -> int:
    """Does a deed (address, size, bytes done so far) for each part until one comes out short."""
    done = 0
    for address, size in parts:
        if size:
            try:
                part = deed(address, size, done)
            except (OSError, Interrupted):
                if done:
                    return done
                raise
            done += part
            if part < size:
                break
    return done


@system_call(65, "readv", "fd vectors count")
def readv(thread: "GuestThread", fd: int, vectors: int, count: int) -> int:
    with thread.files.using(signed(fd)) as file:
        parts = _vectors(thread, vectors, count)
        table, total = _host_vectors(thread, parts, WRITE)
        if total:                       # all that is there, and no more waiting for the next part
            _wait(thread, file, select.POLLIN)
        return _checked(_libc().readv(file.host, table, len(table)))


@system_call(66, "writev", "fd vectors count")
def writev(thread: "GuestThread", fd: int, vectors: int, count: int) -> int:
    with thread.files.using(signed(fd)) as file:
        parts = _vectors(thread, vectors, count)
        table, total = _host_vectors(thread, parts, READ)
        if file.waits and (total > _PIPE_PIECE or len(parts) == 1):
            return _each(parts, lambda address, size, done: _write(thread, file, address, size))
        return _write_at_once(thread, file, table, total)


def _write_at_once(thread: "GuestThread", file: OpenFile, table: ctypes.Array[_HostVector],
                   total: int) -> int:
    """What is no longer than PIPE_BUF comes in one piece, whatever others write."""
    try:
        if total:
            _wait(thread, file, select.POLLOUT)
        return _checked(_libc().writev(file.host, table, len(table)))
    except BrokenPipeError:
        thread.raise_signal(_SIGPIPE)
        raise


def _read_at(thread: "GuestThread", file: OpenFile, address: int, count: int, offset: int) -> int:
    count = min(count, _MOST_BYTES)
    place = thread.space.host_address(address, count, WRITE)
    return _checked(_libc().pread(file.host, place, count, offset))


def _write_at(thread: "GuestThread", file: OpenFile, address: int, count: int, offset: int) -> int:
    count = min(count, _MOST_BYTES)
    place = thread.space.host_address(address, count, READ)
    return _checked(_libc().pwrite(file.host, place, count, offset))


@system_call(67, "pread64", "fd buffer count offset")
def pread(thread: "GuestThread", fd: int, buffer: int, count: int, offset: int) -> int:
    with thread.files.using(signed(fd)) as file:
        return _read_at(thread, file, buffer, count, signed_long(offset))


@system_call(68, "pwrite64", "fd buffer count offset")
def pwrite(thread: "GuestThread", fd: int, buffer: int, count: int, offset: int) -> int:
    with thread.files.using(signed(fd)) as file:
        return _write_at(thread, file, buffer, count, signed_long(offset))


@system_call(69, "preadv", "fd vectors count offset")
def preadv(thread: "GuestThread", fd: int, vectors: int, count: int, offset: int) -> int:
    start = signed_long(offset)
    with thread.files.using(signed(fd)) as file:
        return _each(_vectors(thread, vectors, count), lambda address, size, done:
                     _read_at(thread, file, address, size, start + done))


@system_call(70, "pwritev", "fd vectors count offset")
def pwritev(thread: "GuestThread", fd: int, vectors: int, count: int, offset: int) -> int:
    start = signed_long(offset)
    with thread.files.using(signed(fd)) as file:
        return _each(_vectors(thread, vectors, count), lambda address, size, done:
                     _write_at(thread, file, address, size, start + done))


@system_call(71, "sendfile", "out in offset_pointer count")
def sendfile(thread: "GuestThread", out: int, source: int, offset: int, count: int) -> int:
    with thread.files.using(signed(out)) as target, thread.files.using(signed(source)) as file:
        start = int.from_bytes(thread.space.read(offset, 8), "little") if offset else None
        sent = os.sendfile(target.host, file.host, start, min(count, 1 << 20))
        if start is not None:
            thread.space.write(offset, (start + sent).to_bytes(8, "little"))
        return sent


@system_call(285, "copy_file_range", "in in_offset out out_offset count flags")
def copy_file_range(thread: "GuestThread", source: int, source_offset: int, target: int,
                    target_offset: int, count: int, flags: int) -> int:
    if flags & 0xFFFF_FFFF:
        raise OSError(errno.EINVAL, "there are no flags")
    places = (source_offset, target_offset)
    starts = [int.from_bytes(thread.space.read(place, 8), "little", signed=True) if place else None
              for place in places]
    with thread.files.using(signed(source)) as old, thread.files.using(signed(target)) as new:
        done = os.copy_file_range(old.host, new.host, min(count, _MOST_BYTES), *starts)
    for place, start in zip(places, starts, strict=True):
        if start is not None:
            thread.space.write(place, (start + done).to_bytes(8, "little", signed=True))
    return done


@system_call(62, "lseek", "fd offset whence")
def lseek(thread: "GuestThread", fd: int, offset: int, whence: int) -> int:
    with thread.files.using(signed(fd)) as file:
        return os.lseek(file.host, signed_long(offset), signed(whence))


@system_call(57, "close", "fd")
def close(thread: "GuestThread", fd: int) -> int:
    thread.files.close(signed(fd))
    return 0


@system_call(436, "close_range", "first last flags")
def close_range(thread: "GuestThread", first: int, last: int, flags: int) -> int:
    if flags or first > last:
        raise OSError(errno.EINVAL, "close_range")
    for number in thread.files.numbers():
        if first <= number <= last:
            with contextlib.suppress(OSError):      # another thread was faster
                thread.files.close(number)
    return 0


@system_call(61, "getdents64", "fd buffer count")
def getdents64(thread: "GuestThread", fd: int, buffer: int, count: int) -> int:
    with thread.files.using(signed(fd)) as file:
        place = thread.space.host_address(buffer, count, WRITE)
        return _checked(_libc().getdents64(file.host, place, count))


@system_call(46, "ftruncate", "fd size")
def ftruncate(thread: "GuestThread", fd: int, size: int) -> int:
    with thread.files.using(signed(fd)) as file:
        os.ftruncate(file.host, signed_long(size))
    return 0


@system_call(47, "fallocate", "fd mode offset size")
def fallocate(thread: "GuestThread", fd: int, mode: int, offset: int, size: int) -> int:
    if signed(mode):
        raise OSError(errno.EOPNOTSUPP, "fallocate")
    with thread.files.using(signed(fd)) as file:
        os.posix_fallocate(file.host, signed_long(offset), signed_long(size))
    return 0


@system_call(82, "fsync", "fd")
@system_call(83, "fdatasync", "fd")
@system_call(84, "sync_file_range", "fd offset size flags")
@system_call(267, "syncfs", "fd")
def fsync(thread: "GuestThread", fd: int, *extent: int) -> int:
    del extent
    with thread.files.using(signed(fd)) as file:
        os.fsync(file.host)
    return 0


@system_call(52, "fchmod", "fd mode")
def fchmod(thread: "GuestThread", fd: int, mode: int) -> int:
    with thread.files.using(signed(fd)) as file:
        thread.world.change_open_mode(file.host, mode & 0o7777)
    return 0


@system_call(55, "fchown", "fd user group")
def fchown(thread: "GuestThread", fd: int, user: int, group: int) -> int:
    with thread.files.using(signed(fd)) as file:
        thread.world.change_open_owner(file.host, signed(user), signed(group))
    return 0


@system_call(223, "fadvise64", "fd offset size advice")
@system_call(213, "readahead", "fd offset count")
def advise(thread: "GuestThread", fd: int, *hints: int) -> int:
    del hints
    with thread.files.using(signed(fd)):
        return 0
