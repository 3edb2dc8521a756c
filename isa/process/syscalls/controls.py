"""System calls that ask about descriptors and terminals: fcntl, ioctl."""

import errno
import fcntl as host_fcntl
import os
from typing import TYPE_CHECKING, Final

from pvm.isa.process.endings import Interrupted
from pvm.isa.process.syscalls.table import signed, system_call
from pvm.isa.process.waiting import deadline_after

if TYPE_CHECKING:
    from pvm.isa.process.descriptors import OpenFile
    from pvm.isa.process.threads import GuestThread

_DUP, _GET_FD, _SET_FD, _GET_FLAGS, _SET_FLAGS = 0, 1, 2, 3, 4
_GET_LOCK, _SET_LOCK, _SET_LOCK_WAIT, _DUP_CLOEXEC = 5, 6, 7, 1030
_GET_PIPE_SIZE: Final = 1032
_NONBLOCK: Final = 0o4000
_APPEND: Final = 0o2000
_LOCK_SIZE: Final = 32
_LOCK_PAUSE: Final = 10_000_000      # nanoseconds between two looks at a lock that others have

# asm-generic/ioctls.h: number -> size of what is read there, and what is written
_TERMINAL_READS: Final = {0x5401: 36, 0x5413: 8, 0x540F: 4, 0x541B: 4}
_TERMINAL_WRITES: Final = {0x5402: 36, 0x5403: 36, 0x5404: 36}
_FIONBIO: Final = 0x5421
_CLOSES: Final = {0x5450: False, 0x5451: True}      # FIONCLEX, FIOCLEX


@system_call(25, "fcntl", "fd command argument")
def fcntl(thread: "GuestThread", fd: int, command: int, argument: int) -> int:
    number, kind = signed(fd), signed(command)
    with thread.files.using(number) as file:
        if kind in (_DUP, _DUP_CLOEXEC):
            if not 0 <= signed(argument) < thread.files.limit:
                raise OSError(errno.EINVAL, "no such descriptor")
            return thread.files.add(file, kind == _DUP_CLOEXEC, signed(argument))
        if kind == _GET_FD:
            return int(thread.files.closes_on_exec(number))
        if kind == _SET_FD:
            thread.files.set_closes_on_exec(number, bool(argument & 1))
            return 0
        if kind == _GET_FLAGS:
            return _flags(file)
        if kind == _SET_FLAGS:
            return _set_flags(file, argument)
        if kind in (_GET_LOCK, _SET_LOCK, _SET_LOCK_WAIT):
            return _lock(thread, file, kind, argument)
        if kind == _GET_PIPE_SIZE:
            return host_fcntl.fcntl(file.host, _GET_PIPE_SIZE)
    raise OSError(errno.EINVAL, "unknown command")


def _flags(file: "OpenFile") -> int:
    found = host_fcntl.fcntl(file.host, host_fcntl.F_GETFL)
    guest = found & os.O_ACCMODE | (_APPEND if found & os.O_APPEND else 0)
    return guest | (_NONBLOCK if file.is_nonblocking else 0)


def _set_flags(file: "OpenFile", wanted: int) -> int:
    file.is_nonblocking = bool(wanted & _NONBLOCK)
    before = host_fcntl.fcntl(file.host, host_fcntl.F_GETFL)
    if file.path and bool(wanted & _APPEND) != bool(before & os.O_APPEND):
        host_fcntl.fcntl(file.host, host_fcntl.F_SETFL, before ^ os.O_APPEND)
    return 0


def _lock(thread: "GuestThread", file: "OpenFile", kind: int, address: int) -> int:
    """Record locks are the host's, whose struct flock is the same."""
    row = thread.space.read(address, _LOCK_SIZE)
    if kind == _GET_LOCK:
        thread.space.write(address, host_fcntl.fcntl(file.host, _GET_LOCK, row))
        return 0
    while True:
        try:
            host_fcntl.fcntl(file.host, _SET_LOCK, row)
            return 0
        except (BlockingIOError, PermissionError):
            if kind == _SET_LOCK:
                raise
        if thread.wait((), deadline_after(_LOCK_PAUSE)) is None:
            raise Interrupted


@system_call(32, "flock", "fd operation")
def flock(thread: "GuestThread", fd: int, operation: int) -> int:
    wanted = signed(operation)
    with thread.files.using(signed(fd)) as file:
        while True:
            try:
                host_fcntl.flock(file.host, wanted | host_fcntl.LOCK_NB)
                return 0
            except BlockingIOError:
                if wanted & host_fcntl.LOCK_NB:
                    raise
            if thread.wait((), deadline_after(_LOCK_PAUSE)) is None:
                raise Interrupted


@system_call(29, "ioctl", "fd request argument")
def ioctl(thread: "GuestThread", fd: int, request: int, argument: int) -> int:
    number, kind = signed(fd), request & 0xFFFF_FFFF
    with thread.files.using(number) as file:
        if kind in _CLOSES:
            thread.files.set_closes_on_exec(number, _CLOSES[kind])
            return 0
        if kind == _FIONBIO:
            file.is_nonblocking = thread.space.read(argument, 4) != bytes(4)
            return 0
        if kind in _TERMINAL_READS:
            size = _TERMINAL_READS[kind]
            thread.space.write(argument, host_fcntl.ioctl(file.host, kind, bytes(size)))
            return 0
        if kind in _TERMINAL_WRITES:
            data = thread.space.read(argument, _TERMINAL_WRITES[kind])
            host_fcntl.ioctl(file.host, kind, data)
            return 0
    raise OSError(errno.ENOTTY, os.strerror(errno.ENOTTY))
