"""pvm.internal.HostFiles: files by their paths, and positions in open ones.

A native that can fail gives 0 or the number of the system's error (a descriptor or a position:
minus that number), so that Java chooses the exception.
"""

import errno
import functools
import os
import stat
import struct
from collections.abc import Callable
from typing import Final

from pvm.native.call import NativeCall
from pvm.native.python import gate
from pvm.native.python.places import Place, change_mode
from pvm.native.python.results import string_array
from pvm.native.registry import python_native
from pvm.vm.runtime.objects import Handle
from pvm.vm.security.capabilities import Capability

FILES: Final = "pvm/internal/HostFiles"
READ, WRITE, CREATE, NEW, TRUNCATE, APPEND, SYNC = (1 << bit for bit in range(7))
_FLAGS: Final = (
    (CREATE, os.O_CREAT), (NEW, os.O_CREAT | os.O_EXCL), (TRUNCATE, os.O_TRUNC),
    (APPEND, os.O_APPEND), (SYNC, os.O_SYNC),
)  # fmt: skip
_NEW_FILE: Final = 0o666
_LISTING: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
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
    call.machine.quotas.check_files()
    with gate.place(call, 0, _wanted(wanted)) as place:
        descriptor = os.open(place.name, access | os.O_CLOEXEC | place.no_follow, _NEW_FILE,
                             dir_fd=place.folder)
    if stat.S_ISDIR(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return -errno.EISDIR
    return call.machine.quotas.opened(descriptor)


def _wanted(flags: int) -> tuple[Capability, ...]:
    """What a file is opened for; opening alone shows already that it is there."""
    if flags & ~(READ | SYNC):
        return gate.READS_AND_WRITES if flags & READ else gate.WRITES
    return gate.READS


@python_native(FILES, "status", "(Ljava/lang/String;Z[J)I")
@_gives_error(1)
def status(call: NativeCall) -> int:
    follows = call.boolean(1)
    with gate.place(call, 0, gate.READS, follows) as place:
        found = os.stat(place.name, dir_fd=place.folder, follow_symlinks=place.follows(follows))
    call.objects.write_bytes(call.slot(2), _STATUS.pack(
        found.st_mode, found.st_size, found.st_mtime_ns, found.st_atime_ns, found.st_ctime_ns,
        found.st_ino, found.st_dev, found.st_uid, found.st_gid, found.st_nlink))
    return 0


@python_native(FILES, "isAccessible", "(Ljava/lang/String;I)Z")
def is_accessible(call: NativeCall) -> bool:
    try:
        with gate.place(call, 0, gate.READS) as place:
            return os.access(place.name, call.integer(1), dir_fd=place.folder,
                             follow_symlinks=place.follows())
    except OSError:
        return False


@python_native(FILES, "list", "(Ljava/lang/String;)[Ljava/lang/String;")
def list_folder(call: NativeCall) -> Handle | None:
    try:
        with gate.place(call, 0, gate.READS) as place:
            names = _names(place)
    except OSError:
        return None
    return string_array(call, [decoded(name) for name in names])


def _names(place: Place) -> list[bytes]:
    if place.folder is None:
        return os.listdir(place.name)
    descriptor = os.open(place.name, _LISTING, dir_fd=place.folder)
    try:
        return [os.fsencode(name) for name in os.listdir(descriptor)]
    finally:
        os.close(descriptor)


@python_native(FILES, "makeDirectory", "(Ljava/lang/String;I)I")
@_gives_error(1)
def make_directory(call: NativeCall) -> int:
    with gate.place(call, 0, gate.WRITES, follows=False) as place:
        os.mkdir(place.name, call.integer(1), dir_fd=place.folder)
    return 0


@python_native(FILES, "remove", "(Ljava/lang/String;)I")
@_gives_error(1)
def remove(call: NativeCall) -> int:
    with gate.place(call, 0, gate.WRITES, follows=False) as place:
        status = os.stat(place.name, dir_fd=place.folder, follow_symlinks=False)
        remove_it = os.rmdir if stat.S_ISDIR(status.st_mode) else os.unlink
        remove_it(place.name, dir_fd=place.folder)
    return 0


@python_native(FILES, "rename", "(Ljava/lang/String;Ljava/lang/String;)I")
@_gives_error(1)
def rename(call: NativeCall) -> int:
    with gate.place(call, 0, gate.READS_AND_WRITES, follows=False) as source, \
            gate.place(call, 1, gate.WRITES, follows=False) as target:
        os.rename(source.name, target.name, src_dir_fd=source.folder, dst_dir_fd=target.folder)
    return 0


@python_native(FILES, "link", "(Ljava/lang/String;Ljava/lang/String;)I")
@_gives_error(1)
def link(call: NativeCall) -> int:
    with gate.place(call, 0, gate.READS_AND_WRITES) as existing, \
            gate.place(call, 1, gate.WRITES, follows=False) as made:
        os.link(existing.name, made.name, src_dir_fd=existing.folder, dst_dir_fd=made.folder,
                follow_symlinks=existing.follows())
    return 0


@python_native(FILES, "symbolicLink", "(Ljava/lang/String;Ljava/lang/String;)I")
@_gives_error(1)
def symbolic_link(call: NativeCall) -> int:
    target = gate.encoded_path(call.text(0))
    with gate.place(call, 1, gate.WRITES, follows=False) as made:
        gate.require_link(call, target, made)
        os.symlink(target, made.name, dir_fd=made.folder)
    return 0


@python_native(FILES, "readLink", "(Ljava/lang/String;)Ljava/lang/String;")
def read_link(call: NativeCall) -> Handle | None:
    try:
        with gate.place(call, 0, gate.READS, follows=False) as place:
            target = os.readlink(place.name, dir_fd=place.folder)
    except OSError:
        return None
    return call.machine.new_string(decoded(target))


@python_native(FILES, "realPath", "(Ljava/lang/String;)Ljava/lang/String;")
def real_path(call: NativeCall) -> Handle | None:
    try:
        with gate.place(call, 0, gate.READS) as place:
            found = place.path if place.folder is not None else os.path.realpath(place.name)
    except OSError:
        return None
    return call.machine.new_string(decoded(found))


@python_native(FILES, "setPermissions", "(Ljava/lang/String;I)I")
@_gives_error(1)
def set_permissions(call: NativeCall) -> int:
    with gate.place(call, 0, gate.WRITES) as place:
        change_mode(place, call.integer(1))
    return 0


@python_native(FILES, "setTimes", "(Ljava/lang/String;JJ)I")
@_gives_error(1)
def set_times(call: NativeCall) -> int:
    times = (_long(call, 1), _long(call, 2))
    with gate.place(call, 0, gate.WRITES) as place:
        os.utime(place.name, ns=times, dir_fd=place.folder, follow_symlinks=place.follows())
    return 0


@python_native(FILES, "space", "(Ljava/lang/String;I)J")
def space(call: NativeCall) -> int:
    """0: all, 1: free, 2: free for this user; 0 where there is no such file system."""
    try:
        with gate.place(call, 0, gate.READS) as place:
            found = os.statvfs(place.path)
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
