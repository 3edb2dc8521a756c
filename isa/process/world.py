"""What a guest process may reach of the world outside: an interface, filled in by who runs it."""

import errno
import os
from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Denied(OSError):
    """The program was not granted this; it gets EACCES."""

    def __init__(self, message: str) -> None:
        super().__init__(errno.EACCES, message)


class Identity(NamedTuple):
    """Who the guest is."""

    process: int
    parent: int
    user: int
    effective_user: int
    group: int
    effective_group: int


class SystemNames(NamedTuple):
    """What uname tells, but for the machine."""

    node: str
    release: str
    version: str


class World(Protocol):
    """Every method may raise OSError; Denied where something was not granted.

    Paths are absolute, and are names of the host. Descriptors are the host's too; whoever gets one
    closes it.
    """

    streams: Sequence[int | None]       # of 0, 1 and 2; None: closed
    identity: Identity
    names: SystemNames

    def open(self, path: bytes, flags: int, mode: int) -> int:
        """A descriptor; `flags` and `mode` as os.open has them."""

    def status(self, path: bytes, follows: bool) -> os.stat_result:
        """What stat says; `follows`: of what a link at the path's end leads to."""

    def file_system(self, path: bytes) -> os.statvfs_result:
        """What statvfs says."""

    def read_link(self, path: bytes) -> bytes:
        """Where a symbolic link leads."""

    def is_accessible(self, path: bytes, mode: int, follows: bool) -> bool:
        """Whether a file can be accessed as `mode` (os.R_OK, ...) says."""

    def make_folder(self, path: bytes, mode: int) -> None:
        """Makes a folder."""

    def remove(self, path: bytes, is_folder: bool) -> None:
        """Removes a file, or an empty folder."""

    def rename(self, old: bytes, new: bytes, replaces: bool) -> None:
        """Renames; what has the new name already is replaced if `replaces`."""

    def link(self, old: bytes, new: bytes, follows: bool) -> None:
        """Gives a file another name."""

    def symbolic_link(self, target: bytes, path: bytes) -> None:
        """Makes a symbolic link."""

    def change_mode(self, path: bytes, mode: int) -> None:
        """Sets a file's permissions."""

    def change_open_mode(self, descriptor: int, mode: int) -> None:
        """The same for a file that is open, by whichever name it has now."""

    def change_owner(self, path: bytes, user: int, group: int, follows: bool) -> None:
        """Sets whose file it is; -1: as it was."""

    def change_open_owner(self, descriptor: int, user: int, group: int) -> None:
        """The same for a file that is open."""

    def make_node(self, path: bytes, mode: int) -> None:
        """Makes an empty file, or a FIFO: `mode` as os.mknod has it."""

    def set_mask(self, mask: int) -> int:
        """Which permissions new files do not get; what it was before."""

    def set_open_times(self, descriptor: int, times: tuple[int, int] | None) -> None:
        """As `set_times`, for a file that is open."""

    def set_times(self, path: bytes, times: tuple[int, int] | None, follows: bool) -> None:
        """Sets the times of access and change, in nanoseconds; None: to now."""

    def truncate(self, path: bytes, size: int) -> None:
        """Sets a file's size."""

    def folder(self, path: bytes) -> bytes:
        """The canonical path of a folder in which the program may be."""

    def working_folder(self) -> bytes:
        """Where it is at first."""

    def clock(self, number: int) -> int:
        """Nanoseconds of a clock of Linux."""

    def random(self, count: int) -> bytes:
        """Bytes that nobody can foresee."""

    def check_threads(self) -> None:
        """Denied: it may start no threads."""
