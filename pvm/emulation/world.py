"""The world of an emulated program: the host's files, clocks and names, as far as was granted."""

import errno
import os
import stat
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from pvm.isa.process.world import Denied, Identity, SystemNames
from pvm.vm.security.capabilities import (
    ENVIRONMENT,
    READ,
    THREADS,
    WRITE,
    Capability,
    missing_grant,
)
from pvm.vm.security.grants import Grants

if TYPE_CHECKING:
    from pvm.native.python.places import Place

_UNKNOWN: Final = Identity(1000, 1, 65534, 65534, 65534, 65534)
_UNNAMED: Final = SystemNames("localhost", "6.1.0", "#1 SMP")
_READS: Final = (READ,)
_WRITES: Final = (WRITE,)
_BOTH: Final = (READ, WRITE)


class GrantedWorld:
    """See `isa.process.world.World`. `grants` decide; `check` and `is_armed` are for `places`."""

    is_armed: Final = True

    def __init__(self, grants: Grants, streams: Sequence[int | None]) -> None:
        """`streams`: descriptors that the program gets as its own, and closes; None: no such."""
        self.grants = grants
        self.streams = streams
        tells = grants.allows(ENVIRONMENT)
        self.identity = _identity() if tells else _UNKNOWN
        self.names = _names() if tells else _UNNAMED

    def environment(self, variables: Mapping[bytes, bytes]) -> list[bytes]:
        """The variables that the program may see, as name=value."""
        return [name + b"=" + value for name, value in variables.items()
                if self.grants.allows(ENVIRONMENT, os.fsdecode(name))]

    def check(self, thread: int, capability: Capability, target: str = "",
              shown: str | None = None) -> None:
        """Raises Denied for what was not granted, and for the emulating process's own files."""
        del thread
        _, _, rest = target.partition("/proc/")
        if target.startswith("/proc/") and _is_this_process(rest.partition("/")[0]):
            raise Denied(f"{target} is a file of the emulator's own process")
        if not self.grants.allows(capability, target):
            raise Denied(missing_grant(capability, target if shown is None else shown))

    def _place(self, path: bytes, wanted: tuple[Capability, ...], follows: bool = True) -> "Place":
        from pvm.native.python.places import guarded_place  # many programs need no file

        place = guarded_place(self, 0, path, wanted, follows)
        if follows and path.endswith((b"/", b"/.")):    # only folders have such names
            try:
                found = os.stat(place.name, dir_fd=place.folder, follow_symlinks=False)
                if not stat.S_ISDIR(found.st_mode):
                    raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            except OSError:
                place.__exit__(None, None, None)
                raise
        return place

    def open(self, path: bytes, flags: int, mode: int) -> int:
        access = flags & os.O_ACCMODE
        changes = access != os.O_RDONLY or flags & (os.O_CREAT | os.O_TRUNC)
        reads = access != os.O_WRONLY
        wanted = (_BOTH if reads else _WRITES) if changes else _READS
        is_new = flags & os.O_CREAT and flags & os.O_EXCL
        follows = not (flags & os.O_NOFOLLOW or is_new)
        with self._place(path, wanted, follows) as place:
            return os.open(place.name, flags | os.O_CLOEXEC | place.no_follow, mode,
                           dir_fd=place.folder)

    def status(self, path: bytes, follows: bool) -> os.stat_result:
        with self._place(path, _READS, follows) as place:
            return os.stat(place.name, dir_fd=place.folder, follow_symlinks=False)

    def file_system(self, path: bytes) -> os.statvfs_result:
        with self._place(path, _READS) as place:
            descriptor = os.open(place.name, os.O_PATH | os.O_CLOEXEC | os.O_NOFOLLOW,
                                 dir_fd=place.folder)
        try:
            return os.fstatvfs(descriptor)
        finally:
            os.close(descriptor)

    def read_link(self, path: bytes) -> bytes:
        with self._place(path, _READS, follows=False) as place:
            return os.readlink(place.name, dir_fd=place.folder)

    def is_accessible(self, path: bytes, mode: int, follows: bool) -> bool:
        with self._place(path, _READS, follows) as place:
            return os.access(place.name, mode, dir_fd=place.folder, follow_symlinks=False)

    def make_folder(self, path: bytes, mode: int) -> None:
        with self._place(path, _WRITES, follows=False) as place:
            os.mkdir(place.name, mode, dir_fd=place.folder)

    def remove(self, path: bytes, is_folder: bool) -> None:
        with self._place(path, _WRITES, follows=False) as place:
            remove = os.rmdir if is_folder else os.unlink
            remove(place.name, dir_fd=place.folder)

    def rename(self, old: bytes, new: bytes, replaces: bool) -> None:
        with self._place(old, _BOTH, follows=False) as source, \
                self._place(new, _WRITES, follows=False) as target:
            if not replaces:
                _check_is_free(target)
            os.rename(source.name, target.name, src_dir_fd=source.folder,
                      dst_dir_fd=target.folder)

    def link(self, old: bytes, new: bytes, follows: bool) -> None:
        with self._place(old, _BOTH, follows) as existing, \
                self._place(new, _WRITES, follows=False) as made:
            os.link(existing.name, made.name, src_dir_fd=existing.folder, dst_dir_fd=made.folder,
                    follow_symlinks=False)

    def symbolic_link(self, target: bytes, path: bytes) -> None:
        """Whoever may let a link lead somewhere may do there whatever can be done: others may
        follow it."""
        with self._place(path, _WRITES, follows=False) as made:
            from pvm.native.python.places import resolved

            end = resolved(os.path.join(os.path.dirname(made.path), target), True)
            for capability in _BOTH:
                self.check(0, capability, os.fsdecode(end), os.fsdecode(target))
            os.symlink(target, made.name, dir_fd=made.folder)

    def change_mode(self, path: bytes, mode: int) -> None:
        with self._place(path, _WRITES) as place:
            from pvm.native.python.places import change_mode

            change_mode(place, mode)

    def _check_open(self, descriptor: int) -> None:
        """Whether an open file may be changed, by whichever name it has now."""
        self.check(0, WRITE, os.fsdecode(os.readlink(b"/proc/self/fd/%d" % descriptor)))

    def change_open_mode(self, descriptor: int, mode: int) -> None:
        self._check_open(descriptor)
        os.fchmod(descriptor, mode)

    def change_owner(self, path: bytes, user: int, group: int, follows: bool) -> None:
        with self._place(path, _WRITES, follows) as place:
            os.chown(place.name, user, group, dir_fd=place.folder, follow_symlinks=False)

    def change_open_owner(self, descriptor: int, user: int, group: int) -> None:
        self._check_open(descriptor)
        os.fchown(descriptor, user, group)

    def make_node(self, path: bytes, mode: int) -> None:
        with self._place(path, _WRITES, follows=False) as place:
            os.mknod(place.name, mode, dir_fd=place.folder)

    def set_mask(self, mask: int) -> int:
        return os.umask(mask)           # our own: the program's files are all that we make

    def set_open_times(self, descriptor: int, times: tuple[int, int] | None) -> None:
        self._check_open(descriptor)
        if times is None:
            os.utime(descriptor)
        else:
            os.utime(descriptor, ns=times)

    def set_times(self, path: bytes, times: tuple[int, int] | None, follows: bool) -> None:
        with self._place(path, _WRITES, follows) as place:
            if times is None:
                os.utime(place.name, dir_fd=place.folder, follow_symlinks=False)
            else:
                os.utime(place.name, ns=times, dir_fd=place.folder, follow_symlinks=False)

    def truncate(self, path: bytes, size: int) -> None:
        with self._place(path, _WRITES) as place:
            descriptor = os.open(place.name, os.O_WRONLY | os.O_CLOEXEC | os.O_NOFOLLOW,
                                 dir_fd=place.folder)
        try:
            os.ftruncate(descriptor, size)
        finally:
            os.close(descriptor)

    def folder(self, path: bytes) -> bytes:
        with self._place(path, _READS) as place:
            found = os.stat(place.name, dir_fd=place.folder, follow_symlinks=False)
            if not stat.S_ISDIR(found.st_mode):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            return place.path

    def working_folder(self) -> bytes:
        return os.getcwdb()

    def clock(self, number: int) -> int:
        return time.clock_gettime_ns(number)

    def random(self, count: int) -> bytes:
        return os.urandom(count)

    def check_threads(self) -> None:
        self.check(0, THREADS)


def _check_is_free(place: "Place") -> None:
    """FileExistsError where something has the name. Between this and the renaming another process
    may make it."""
    try:
        os.stat(place.name, dir_fd=place.folder, follow_symlinks=False)
    except FileNotFoundError:
        return
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def _is_this_process(number: str) -> bool:
    """Whether a number in /proc is that of this process, or of one of its threads."""
    if number in ("self", "thread-self", str(os.getpid())):
        return True
    return number.isdigit() and os.path.exists(f"/proc/self/task/{number}")


def _identity() -> Identity:
    return Identity(os.getpid(), os.getppid(), os.getuid(), os.geteuid(), os.getgid(),
                    os.getegid())


def _names() -> SystemNames:
    found = os.uname()
    return SystemNames(found.nodename, found.release, found.version)
