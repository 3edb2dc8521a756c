"""System calls that tell what a file is."""

import errno
import os
import struct
from typing import TYPE_CHECKING, Final

from pvm.isa.process import ownfiles
from pvm.isa.process.paths import guest_text, host_path, own_name
from pvm.isa.process.syscalls.table import signed, system_call

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

# asm-generic/stat.h: dev ino mode nlink uid gid rdev pad size blksize pad blocks, three times, pad
_STAT: Final = struct.Struct("<QQIIIIQQqiiqqQqQqQII")
_STATX: Final = struct.Struct("<IIQIIIHHQQQQ qIi qIi qIi qIi IIII QQ")
_STATX_SIZE: Final = 256
_STATX_BASIC: Final = 0x7FF
_STATFS: Final = struct.Struct("<qqQQQQQiiqqq32x")
_NO_FOLLOW: Final = 0x100
_EMPTY_PATH: Final = 0x1000
_BILLION: Final = 1_000_000_000
_CHARACTERS: Final = 8


def _packed(found: os.stat_result) -> bytes:
    times = [part for time in (found.st_atime_ns, found.st_mtime_ns, found.st_ctime_ns)
             for part in divmod(time, _BILLION)]
    return _STAT.pack(found.st_dev, found.st_ino, found.st_mode, found.st_nlink, found.st_uid,
                      found.st_gid, found.st_rdev, 0, found.st_size, found.st_blksize, 0,
                      found.st_blocks, *times, 0, 0)


def _packed_statx(found: os.stat_result) -> bytes:
    def time(nanoseconds: int) -> tuple[int, int, int]:
        return (*divmod(nanoseconds, _BILLION), 0)

    content = _STATX.pack(
        _STATX_BASIC, found.st_blksize, 0, found.st_nlink, found.st_uid, found.st_gid,
        found.st_mode, 0, found.st_ino, found.st_size, found.st_blocks, 0,
        *time(found.st_atime_ns), 0, 0, 0, *time(found.st_ctime_ns), *time(found.st_mtime_ns),
        os.major(found.st_rdev), os.minor(found.st_rdev), os.major(found.st_dev),
        os.minor(found.st_dev), 0, 0)
    return content.ljust(_STATX_SIZE, b"\0")


def _open_file(thread: "GuestThread", fd: int) -> os.stat_result:
    with thread.files.using(signed(fd)) as file:
        return os.fstat(file.host)


def _found(thread: "GuestThread", folder: int, path: int, flags: int) -> os.stat_result:
    """Of a path, or of an open file where the path is empty and AT_EMPTY_PATH set."""
    if flags & _EMPTY_PATH and (not path or not guest_text(thread, path)):
        if signed(folder) == -100:
            return thread.world.status(thread.process.folder, True)
        return _open_file(thread, folder)
    where = host_path(thread, folder, path)
    own = own_name(thread, where)
    follows = not flags & _NO_FOLLOW
    if own is None:
        return thread.world.status(where, follows)
    return _own_status(thread, own)


def _own_status(thread: "GuestThread", name: bytes) -> os.stat_result:
    number = ownfiles.descriptor_number(name)
    if number is not None:
        return _open_file(thread, number)
    if name == b"exe":
        return thread.world.status(thread.process.program_path, True)
    descriptor = ownfiles.open_content(ownfiles.content(thread.process, name))
    try:
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


@system_call(80, "fstat", "fd status")
def fstat(thread: "GuestThread", fd: int, status: int) -> int:
    thread.space.write(status, _packed(_open_file(thread, fd)))
    return 0


@system_call(79, "newfstatat", "folder path_ status flags")
def newfstatat(thread: "GuestThread", folder: int, path: int, status: int, flags: int) -> int:
    thread.space.write(status, _packed(_found(thread, folder, path, flags)))
    return 0


@system_call(291, "statx", "folder path_ flags mask status")
def statx(thread: "GuestThread", folder: int, path: int, flags: int, mask: int,
          status: int) -> int:
    del mask
    thread.space.write(status, _packed_statx(_found(thread, folder, path, flags)))
    return 0


def _packed_statfs(found: os.statvfs_result) -> bytes:
    return _STATFS.pack(0xEF53, found.f_bsize, found.f_blocks, found.f_bfree, found.f_bavail,
                        found.f_files, found.f_ffree, found.f_fsid & 0x7FFF_FFFF, 0,
                        found.f_namemax, found.f_frsize, 0)


@system_call(43, "statfs", "path_ status")
def statfs(thread: "GuestThread", path: int, status: int) -> int:
    found = thread.world.file_system(host_path(thread, (1 << 64) - 100, path))
    thread.space.write(status, _packed_statfs(found))
    return 0


@system_call(44, "fstatfs", "fd status")
def fstatfs(thread: "GuestThread", fd: int, status: int) -> int:
    with thread.files.using(signed(fd)) as file:
        if not file.path:
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
        found = os.fstatvfs(file.host)
    thread.space.write(status, _packed_statfs(found))
    return 0
