"""pvm.internal.HostFiles: files by their paths, and positions in open ones.

A native that can fail gives 0 or the number of the system's error (a descriptor or a position:
minus that number), so that Java chooses the exception.
"""

import errno
import functools
import os
import struct
from collections.abc import Callable
from typing import Final

from pvm.native.call import NativeCall
from pvm.native.python import gate
from pvm.native.python.results import string_array
from pvm.native.registry import python_native
from pvm.vm.runtime.objects import Handle

FILES: Final = "pvm/internal/HostFiles"
READ, WRITE, CREATE, NEW, TRUNCATE, APPEND, SYNC = (1 << bit for bit in range(7))
_FLAGS: Final = (
    (CREATE, os.O_CREAT), (NEW, os.O_CREAT | os.O_EXCL), (TRUNCATE, os.O_TRUNC),
    (APPEND, os.O_APPEND), (SYNC, os.O_SYNC),
)  # fmt: skip
_NEW_FILE: Final = 0o666
_SIGNED_WORD: Final = 1 << 63
_STATUS: Final = struct.Struct("<10q")

Native = Callable[[NativeCall], int]


def _gives_error(sign: int) -> Callable[[Native], Native]:
    """Decorator: an OSError becomes its number, times the sign."""

    def wrap(function: Native) -> Native:
        @functools.wraps(function)
        def guarded(call: NativeCall) -> int:
            try:
                return function(call)
            except OSError as error:
                return sign * (error.errno or errno.EIO)

        return guarded

    return wrap


def _long(call: NativeCall, index: int) -> int:
    bits = call.bits(index)
    return bits - 2 * _SIGNED_WORD if bits >= _SIGNED_WORD else bits


def decoded(data: bytes) -> str:
    """A path as Java has it: undecodable bytes become U+FFFD."""
    return data.decode("utf-8", "replace")


@python_native(FILES, "open", "(Ljava/lang/String;I)I")
@_gives_error(-1)
def open_file(call: NativeCall) -> int:
    wanted = call.integer(1)
    access = os.O_RDONLY
    if wanted & WRITE:
        access = os.O_RDWR if wanted & READ else os.O_WRONLY
    for bit, flag in _FLAGS:
        access |= flag if wanted & bit else 0
    path = gate.path(call, 0, writes=bool(wanted & WRITE))
    descriptor = os.open(path, access | os.O_CLOEXEC, _NEW_FILE)
    if os.path.isdir(path):
        os.close(descriptor)
        return -errno.EISDIR
    return descriptor


@python_native(FILES, "status", "(Ljava/lang/String;Z[J)I")
@_gives_error(1)
def status(call: NativeCall) -> int:
    found = os.stat(gate.path(call, 0, writes=False), follow_symlinks=call.boolean(1))
    call.objects.write_bytes(call.slot(2), _STATUS.pack(
        found.st_mode, found.st_size, found.st_mtime_ns, found.st_atime_ns, found.st_ctime_ns,
        found.st_ino, found.st_dev, found.st_uid, found.st_gid, found.st_nlink))
    return 0


@python_native(FILES, "isAccessible", "(Ljava/lang/String;I)Z")
def is_accessible(call: NativeCall) -> bool:
    try:
        return os.access(gate.path(call, 0, writes=False), call.integer(1))
    except OSError:
        return False


@python_native(FILES, "list", "(Ljava/lang/String;)[Ljava/lang/String;")
def list_folder(call: NativeCall) -> Handle | None:
    try:
        names = os.listdir(gate.path(call, 0, writes=False))
    except OSError:
        return None
    return string_array(call, [decoded(name) for name in names])


@python_native(FILES, "makeDirectory", "(Ljava/lang/String;I)I")
@_gives_error(1)
def make_directory(call: NativeCall) -> int:
    os.mkdir(gate.path(call, 0, writes=True), call.integer(1))
    return 0


@python_native(FILES, "remove", "(Ljava/lang/String;)I")
@_gives_error(1)
def remove(call: NativeCall) -> int:
    path = gate.path(call, 0, writes=True)
    if os.path.isdir(path) and not os.path.islink(path):
        os.rmdir(path)
    else:
        os.unlink(path)
    return 0


@python_native(FILES, "rename", "(Ljava/lang/String;Ljava/lang/String;)I")
@_gives_error(1)
def rename(call: NativeCall) -> int:
    os.rename(gate.path(call, 0, writes=True), gate.path(call, 1, writes=True))
    return 0


@python_native(FILES, "link", "(Ljava/lang/String;Ljava/lang/String;)I")
@_gives_error(1)
def link(call: NativeCall) -> int:
    os.link(gate.path(call, 0, writes=True), gate.path(call, 1, writes=True))
    return 0


@python_native(FILES, "symbolicLink", "(Ljava/lang/String;Ljava/lang/String;)I")
@_gives_error(1)
def symbolic_link(call: NativeCall) -> int:
    os.symlink(gate.path(call, 0, writes=False), gate.path(call, 1, writes=True))
    return 0


@python_native(FILES, "readLink", "(Ljava/lang/String;)Ljava/lang/String;")
def read_link(call: NativeCall) -> Handle | None:
    try:
        target = os.readlink(gate.path(call, 0, writes=False))
    except OSError:
        return None
    return call.machine.new_string(decoded(target))


@python_native(FILES, "realPath", "(Ljava/lang/String;)Ljava/lang/String;")
def real_path(call: NativeCall) -> Handle | None:
    try:
        found = os.path.realpath(gate.path(call, 0, writes=False))
    except OSError:
        return None
    return call.machine.new_string(decoded(found))


@python_native(FILES, "setPermissions", "(Ljava/lang/String;I)I")
@_gives_error(1)
def set_permissions(call: NativeCall) -> int:
    os.chmod(gate.path(call, 0, writes=True), call.integer(1))
    return 0


@python_native(FILES, "setTimes", "(Ljava/lang/String;JJ)I")
@_gives_error(1)
def set_times(call: NativeCall) -> int:
    times = (_long(call, 1), _long(call, 2))
    os.utime(gate.path(call, 0, writes=True), ns=times)
    return 0


@python_native(FILES, "space", "(Ljava/lang/String;I)J")
def space(call: NativeCall) -> int:
    """0: all, 1: free, 2: free for this user; 0 where there is no such file system."""
    try:
        found = os.statvfs(gate.path(call, 0, writes=False))
    except OSError:
        return 0
    blocks = (found.f_blocks, found.f_bfree, found.f_bavail)[call.integer(1)]
    return blocks * found.f_frsize


@python_native(FILES, "seek", "(IJI)J")
@_gives_error(-1)
def seek(call: NativeCall) -> int:
    return os.lseek(call.integer(0), _long(call, 1), call.integer(2))


@python_native(FILES, "size", "(I)J")
@_gives_error(-1)
def size(call: NativeCall) -> int:
    return os.fstat(call.integer(0)).st_size


@python_native(FILES, "truncate", "(IJ)I")
@_gives_error(1)
def truncate(call: NativeCall) -> int:
    os.ftruncate(call.integer(0), _long(call, 1))
    return 0


@python_native(FILES, "sync", "(I)I")
@_gives_error(1)
def sync(call: NativeCall) -> int:
    os.fsync(call.integer(0))
    return 0
