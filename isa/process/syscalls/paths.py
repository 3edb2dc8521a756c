"""System calls on files by their names."""

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING, Final

from pvm.isa.memory.access import WRITE
from pvm.isa.process import ownfiles
from pvm.isa.process.descriptors import OpenFile
from pvm.isa.process.paths import guest_text, host_path, own_name
from pvm.isa.process.syscalls.table import signed, signed_long, system_call

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

# Linux's generic numbers (fcntl.h), which are not those of every host.
_NONBLOCK: Final = 0o4000
_CLOEXEC: Final = 0o2000000
_OPEN_FLAGS: Final = (
    (0o100, os.O_CREAT), (0o200, os.O_EXCL), (0o400, os.O_NOCTTY), (0o1000, os.O_TRUNC),
    (0o2000, os.O_APPEND), (0o10000, os.O_DSYNC), (0o4010000, os.O_SYNC),
    (0o200000, os.O_DIRECTORY), (0o400000, os.O_NOFOLLOW), (0o10000000, os.O_PATH),
    (0o20200000, os.O_TMPFILE), (_NONBLOCK, os.O_NONBLOCK),
)  # fmt: skip
_REMOVE_FOLDER: Final = 0x200
_NO_FOLLOW: Final = 0x100
_FOLLOW: Final = 0x400
_EMPTY_PATH: Final = 0x1000
_NO_REPLACE: Final = 1
_OWNER_READS: Final = 0o444
_DOTS: Final = (b".", b"..")


def _host_flags(flags: int) -> int:
    found = flags & 3 | os.O_CLOEXEC
    for guest, host in _OPEN_FLAGS:
        if flags & guest == guest:
            found |= host
    return found


@system_call(56, "openat", "folder path_ flags mode")
def openat(thread: "GuestThread", folder: int, path: int, flags: int, mode: int) -> int:
    where = host_path(thread, folder, path)
    own = own_name(thread, where)
    closes = bool(flags & _CLOEXEC)
    if own is not None:
        return thread.files.add(_open_own(thread, own), closes)
    host = thread.world.open(where, _host_flags(flags), mode & 0o7777)
    file = _opened(host, os.path.realpath(where), bool(flags & _NONBLOCK))
    return thread.files.add(file, closes)


def _opened(host: int, path: bytes, is_nonblocking: bool) -> OpenFile:
    """The guest's flag is no longer the host's: that was for opening alone, where FIFOs wait."""
    if is_nonblocking:
        with contextlib.suppress(OSError):      # O_PATH has no flags
            os.set_blocking(host, True)
    return OpenFile(host, path, is_nonblocking)


def _open_own(thread: "GuestThread", name: bytes) -> OpenFile:
    """A file of /proc/self."""
    number = ownfiles.descriptor_number(name)
    if number is not None:
        with thread.files.using(number) as file:
            return OpenFile(os.dup(file.host), file.path)
    if name == b"exe":
        path = thread.process.program_path
        return OpenFile(thread.world.open(path, os.O_RDONLY | os.O_CLOEXEC, 0), path)
    return OpenFile(ownfiles.open_content(ownfiles.content(thread.process, name)))


@system_call(78, "readlinkat", "folder path_ buffer size")
def readlinkat(thread: "GuestThread", folder: int, path: int, buffer: int, size: int) -> int:
    if signed(size) <= 0:
        raise OSError(errno.EINVAL, "no room")
    where = host_path(thread, folder, path)
    own = own_name(thread, where)
    target = thread.world.read_link(where) if own is None else (
        ownfiles.link_target(thread.process, own))
    found = target[:signed(size)]
    thread.space.write(buffer, found)
    return len(found)


@system_call(35, "unlinkat", "folder path_ flags")
def unlinkat(thread: "GuestThread", folder: int, path: int, flags: int) -> int:
    where, is_folder = host_path(thread, folder, path), bool(flags & _REMOVE_FOLDER)
    last = where.rstrip(b"/").rpartition(b"/")[2]
    if is_folder and last in _DOTS:                 # rmdir(2)
        raise OSError(errno.EINVAL if last == b"." else errno.ENOTEMPTY, "no name of a folder")
    if last in _DOTS:
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    thread.world.remove(where, is_folder)
    return 0


@system_call(34, "mkdirat", "folder path_ mode")
def mkdirat(thread: "GuestThread", folder: int, path: int, mode: int) -> int:
    thread.world.make_folder(host_path(thread, folder, path), mode & 0o7777)
    return 0


@system_call(36, "symlinkat", "target_ folder path_")
def symlinkat(thread: "GuestThread", target: int, folder: int, path: int) -> int:
    text = guest_text(thread, target)
    if not text:
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    thread.world.symbolic_link(text, host_path(thread, folder, path))
    return 0


@system_call(37, "linkat", "folder old_ new_folder new_ flags")
def linkat(thread: "GuestThread", folder: int, old: int, new_folder: int, new: int,
           flags: int) -> int:
    thread.world.link(host_path(thread, folder, old), host_path(thread, new_folder, new),
                      bool(flags & _FOLLOW))
    return 0


@system_call(276, "renameat2", "folder old_ new_folder new_ flags")
def renameat2(thread: "GuestThread", folder: int, old: int, new_folder: int, new: int,
              flags: int) -> int:
    if flags & ~_NO_REPLACE:
        raise OSError(errno.EINVAL, "renames of this kind are not built")
    if any(guest_text(thread, path).rstrip(b"/").rpartition(b"/")[2] in _DOTS
           for path in (old, new)):
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))    # rename(2)
    thread.world.rename(host_path(thread, folder, old), host_path(thread, new_folder, new),
                        not flags & _NO_REPLACE)
    return 0


@system_call(48, "faccessat", "folder path_ mode")
@system_call(439, "faccessat2", "folder path_ mode flags")
def faccessat(thread: "GuestThread", folder: int, path: int, mode: int, flags: int = 0) -> int:
    if mode & ~7:
        raise OSError(errno.EINVAL, "no kind of access")
    where = host_path(thread, folder, path)
    own = own_name(thread, where)
    if own is not None:
        if own not in (b"", b"exe", b"cwd", b"fd") and ownfiles.descriptor_number(own) is None:
            ownfiles.content(thread.process, own)
        return 0
    follows = not flags & _NO_FOLLOW
    thread.world.status(where, follows)         # says why, where it is not there
    if not thread.world.is_accessible(where, mode, follows):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    return 0


@system_call(53, "fchmodat", "folder path_ mode")
def fchmodat(thread: "GuestThread", folder: int, path: int, mode: int) -> int:
    thread.world.change_mode(host_path(thread, folder, path), mode & 0o7777)
    return 0


@system_call(54, "fchownat", "folder path_ user group flags")
def fchownat(thread: "GuestThread", folder: int, path: int, user: int, group: int,
             flags: int) -> int:
    if flags & _EMPTY_PATH and not guest_text(thread, path):
        with thread.files.using(signed(folder)) as file:
            thread.world.change_open_owner(file.host, signed(user), signed(group))
        return 0
    thread.world.change_owner(host_path(thread, folder, path), signed(user), signed(group),
                              not flags & _NO_FOLLOW)
    return 0


@system_call(33, "mknodat", "folder path_ mode device")
def mknodat(thread: "GuestThread", folder: int, path: int, mode: int, device: int) -> int:
    """Files and FIFOs; no devices, whoever runs it."""
    del device
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFIFO):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))
    thread.world.make_node(host_path(thread, folder, path), mode & 0o177777)
    return 0


@system_call(45, "truncate", "path_ size")
def truncate(thread: "GuestThread", path: int, size: int) -> int:
    thread.world.truncate(host_path(thread, (1 << 64) - 100, path), signed_long(size))
    return 0


_NOW: Final = (1 << 30) - 1
_OMIT: Final = (1 << 30) - 2
_NANOSECONDS: Final = 1_000_000_000


@system_call(88, "utimensat", "folder path_ times flags")
def utimensat(thread: "GuestThread", folder: int, path: int, times: int, flags: int) -> int:
    """Without a path: of the file that is open as `folder`."""
    if not path:
        with thread.files.using(signed(folder)) as file:
            wanted = _times(thread, times, os.fstat(file.host)) if times else None
            thread.world.set_open_times(file.host, wanted)
        return 0
    where, follows = host_path(thread, folder, path), not flags & _NO_FOLLOW
    wanted = _times(thread, times, thread.world.status(where, follows)) if times else None
    thread.world.set_times(where, wanted, follows)
    return 0


def _times(thread: "GuestThread", address: int, before: os.stat_result) -> tuple[int, int]:
    data = thread.space.read(address, 32)
    words = [int.from_bytes(data[at:at + 8], "little", signed=True) for at in range(0, 32, 8)]
    found = []
    for seconds, nanoseconds, old in ((*words[:2], before.st_atime_ns),
                                      (*words[2:], before.st_mtime_ns)):
        if nanoseconds == _OMIT:
            found.append(old)
        elif nanoseconds == _NOW:
            found.append(thread.world.clock(0))
        elif 0 <= nanoseconds < _NANOSECONDS:
            found.append(seconds * _NANOSECONDS + nanoseconds)
        else:
            raise OSError(errno.EINVAL, "no time")
    return found[0], found[1]


@system_call(17, "getcwd", "buffer size")
def getcwd(thread: "GuestThread", buffer: int, size: int) -> int:
    found = thread.world.folder(thread.process.folder) + b"\0"
    if len(found) > size:
        raise OSError(errno.ERANGE, os.strerror(errno.ERANGE))
    thread.space.host_address(buffer, len(found), WRITE)
    thread.space.write(buffer, found)
    return len(found)


@system_call(49, "chdir", "path_")
def chdir(thread: "GuestThread", path: int) -> int:
    thread.process.folder = thread.world.folder(host_path(thread, (1 << 64) - 100, path))
    return 0


@system_call(50, "fchdir", "fd")
def fchdir(thread: "GuestThread", fd: int) -> int:
    with thread.files.using(signed(fd)) as file:
        thread.process.folder = thread.world.folder(file.path or b"/proc/self/fd/none")
    return 0


@system_call(166, "umask", "mask")
def umask(thread: "GuestThread", mask: int) -> int:
    return thread.world.set_mask(mask & 0o777)
