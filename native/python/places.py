"""Where a file lies, so that what was checked is what is used.

Under a guard a path is resolved, the result is checked, and then walked to folder by folder without
following any link: whoever puts a link into the way after the check gets an error, not the file.
"""

import errno
import os
import re
import stat
from types import TracebackType
from typing import Final, Protocol

from pvm.vm.security.capabilities import ENVIRONMENT, NATIVE, READ, WRITE, Capability

_STEP: Final = os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# A process's own files show its environment, and its memory can be read and written there.
_OF_A_PROCESS: Final = re.compile(r"/proc/(\d+|self|thread-self)/.")
_MEMORY: Final = re.compile(r"/proc/(.*/)?(mem|kcore|kmem)|/dev/(mem|kmem|port)")
_DEVICES: Final = ("/dev/null", "/dev/zero", "/dev/full", "/dev/tty", "/dev/random",
                   "/dev/urandom", "/dev/shm", "/dev/pts")


class PathGuard(Protocol):
    """Who says what may be done with a path: see `vm.security.guard.Guard`."""

    @property
    def is_armed(self) -> bool:
        """Whether anything can be denied."""

    def check(self, thread: int, capability: Capability, target: str = "",
              shown: str | None = None) -> None:
        """Raises what a denial is."""


class Place:
    """A file's name, relative to an open folder or (`folder` is None) as the program gave it.

    `no_follow`: the flag to open it with, and `follows`, how other functions are to treat links.
    A context manager that closes the folder.
    """

    __slots__ = ("folder", "name", "path")

    def __init__(self, name: bytes, folder: int | None = None, path: bytes | None = None) -> None:
        """`path`: the whole path that was checked."""
        self.name = name
        self.folder = folder
        self.path = name if path is None else path

    @property
    def no_follow(self) -> int:
        return 0 if self.folder is None else os.O_NOFOLLOW

    def follows(self, wanted: bool = True) -> bool:
        """Whether links are followed: in a checked place there is nothing left to follow."""
        return wanted and self.folder is None

    def __enter__(self) -> "Place":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 traceback: TracebackType | None) -> None:
        if self.folder is not None:
            os.close(self.folder)


def guarded_place(guard: PathGuard, thread: int, path: bytes, wanted: tuple[Capability, ...],
                  follows: bool) -> Place:
    """See `gate.place`."""
    real = resolved(path, follows)
    target, shown = os.fsdecode(real), os.fsdecode(path)
    for capability in wanted:
        guard.check(thread, capability, target, shown)
    for capability in _also_needed(target, wanted):
        guard.check(thread, capability)
    if not guard.is_armed:
        return Place(path)
    folder, name = os.path.split(real)
    return Place(name or b".", open_folder(folder), real)


def resolved(path: bytes, follows: bool) -> bytes:
    """The canonical path; that of the link itself where a link is not to be followed."""
    if follows:
        return os.path.realpath(path)
    folder, name = os.path.split(path.rstrip(b"/") or path)
    if name in (b"", b".", b".."):
        return os.path.realpath(path)
    return os.path.join(os.path.realpath(folder or b"."), name)


def _also_needed(target: str, wanted: tuple[Capability, ...]) -> list[Capability]:
    """What files of the system need besides the path's grant."""
    found = []
    if READ in wanted and _OF_A_PROCESS.match(target):
        found.append(ENVIRONMENT)
    is_device = target.startswith("/dev/") and not target.startswith(_DEVICES)
    changes_system = WRITE in wanted and (is_device or target.startswith(("/proc/", "/sys/")))
    if changes_system or _MEMORY.fullmatch(target):
        found.append(NATIVE)
    return found


def open_folder(path: bytes) -> int:
    """A descriptor of a folder whose path has no links; OSError if it has one by now."""
    found = os.open(b"/", _STEP)
    for step in path.split(b"/"):
        if step:
            try:
                following = os.open(step, _STEP, dir_fd=found)
            finally:
                os.close(found)
            found = following
    return found


def change_mode(place: Place, permissions: int) -> None:
    """chmod; OSError."""
    if place.folder is None:
        os.chmod(place.name, permissions)
        return
    # no chmod at a folder's descriptor leaves links alone
    descriptor = os.open(place.name, os.O_PATH | os.O_NOFOLLOW | os.O_CLOEXEC,
                         dir_fd=place.folder)
    try:
        if stat.S_ISLNK(os.fstat(descriptor).st_mode):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        os.chmod(f"/proc/self/fd/{descriptor}", permissions)
    finally:
        os.close(descriptor)
