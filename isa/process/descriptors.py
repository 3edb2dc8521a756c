"""The guest's descriptors: its numbers for files that the host has open."""

import errno
import os
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

DESCRIPTOR_LIMIT: Final = 1024
_NO_FILE: Final = 0              # the kind of what has no place in a folder: an eventfd
_WAITS: Final = (stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFCHR, _NO_FILE)


class OpenFile:
    """A file that is open at the host as `host`; several of the guest's descriptors may share it.

    `waits`: reading and writing may have to wait. `is_nonblocking` is the guest's flag; the host's
    is never set, for others may share the file. Closed at the host when neither a descriptor nor
    a call uses it any more: a number that is closed meanwhile must not become another file's.
    """

    def __init__(self, host: int, path: bytes = b"", is_nonblocking: bool = False) -> None:
        self.host = host
        self.path = path
        self.is_nonblocking = is_nonblocking
        self.kind = stat.S_IFMT(os.fstat(host).st_mode)
        self.waits = self.kind in _WAITS
        self._users = 0
        self._lock = threading.Lock()

    @property
    def is_pipe(self) -> bool:
        """Whether a write that is too long for its room waits in the middle."""
        return self.kind in (stat.S_IFIFO, stat.S_IFSOCK)

    def acquire(self) -> "OpenFile":
        """One more uses it."""
        with self._lock:
            self._users += 1
        return self

    def release(self) -> None:
        """One fewer uses it. OSError: closing failed."""
        with self._lock:
            self._users -= 1
            is_last = self._users == 0
        if is_last:
            os.close(self.host)


class DescriptorTable:
    """Guest descriptor -> open file, and which are closed on exec. Thread-safe; OSError EBADF for
    a number that is not open, EMFILE where there are too many. All numbers are below `limit`."""

    def __init__(self) -> None:
        self.limit = DESCRIPTOR_LIMIT
        self._files: dict[int, OpenFile] = {}
        self._closes_on_exec: set[int] = set()
        self._lock = threading.Lock()

    def add(self, file: OpenFile, closes_on_exec: bool = False, least: int = 0) -> int:
        """The lowest free number from `least` on, now the file's."""
        with self._lock:
            number = least
            while number in self._files:
                number += 1
            if number >= self.limit:
                raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
            self._files[number] = file.acquire()
            self.set_closes_on_exec(number, closes_on_exec)
            return number

    def put(self, number: int, file: OpenFile, closes_on_exec: bool = False) -> None:
        """Makes a number the file's; what it was is closed."""
        if not 0 <= number < self.limit:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        with self._lock:
            before = self._files.get(number)
            self._files[number] = file.acquire()
            self.set_closes_on_exec(number, closes_on_exec)
        if before is not None:
            before.release()

    def close(self, number: int) -> None:
        """The number is free again."""
        with self._lock:
            file = self._files.pop(number, None)
        if file is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        file.release()

    def close_all(self) -> None:
        """The process has ended."""
        for number in self.numbers():
            self.close(number)

    def numbers(self) -> list[int]:
        """All that are open, ascending."""
        with self._lock:
            return sorted(self._files)

    @contextmanager
    def using(self, number: int) -> Iterator[OpenFile]:
        """The file, which stays open at the host until the end of the block."""
        with self._lock:
            found = self._files.get(number)
            if found is None:
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            found.acquire()
        try:
            yield found
        finally:
            found.release()

    def closes_on_exec(self, number: int) -> bool:
        """Its FD_CLOEXEC."""
        return number in self._closes_on_exec

    def set_closes_on_exec(self, number: int, closes: bool) -> None:
        """Sets its FD_CLOEXEC."""
        if closes:
            self._closes_on_exec.add(number)
        else:
            self._closes_on_exec.discard(number)
