"""System calls about what a process may use, and has used."""

import errno
import os
import struct
from typing import TYPE_CHECKING, Final

from pvm.isa.process.descriptors import DESCRIPTOR_LIMIT
from pvm.isa.process.syscalls.table import answers, signed, system_call

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

_INFINITY: Final = (1 << 64) - 1
_KINDS: Final = 16
_DATA, _STACK, _CORE, _FILES, _SPACE = 2, 3, 4, 7, 9
_MICROSECONDS: Final = 1_000_000
_SET_NAME, _GET_NAME, _GET_DUMPABLE = 15, 16, 3
_NAME_LENGTH: Final = 16
_WITHOUT_EFFECT: Final = (1, 4, 38)     # PR_SET_PDEATHSIG, _DUMPABLE, _NO_NEW_PRIVS
_OWN_USAGE, _CHILDREN_USAGE, _THREAD_USAGE, _USAGE_SIZE = 0, -1, 1, 144


def _limit(thread: "GuestThread", kind: int) -> int:
    memory = thread.process.memory
    limits = {_STACK: memory.stack_end - memory.stack_start, _FILES: DESCRIPTOR_LIMIT, _CORE: 0,
              _SPACE: thread.space.limit or _INFINITY, _DATA: thread.space.limit or _INFINITY}
    if not 0 <= signed(kind) < _KINDS:
        raise OSError(errno.EINVAL, "no such limit")
    return limits.get(signed(kind), _INFINITY)


@system_call(261, "prlimit64", "process kind new old")
def prlimit64(thread: "GuestThread", process: int, kind: int, new: int, old: int) -> int:
    """New limits are kept; that of descriptors holds, the others are told to whoever asks."""
    if signed(process) not in (0, thread.world.identity.process):
        raise OSError(errno.ESRCH, os.strerror(errno.ESRCH))
    found = _limit(thread, kind)
    before = thread.process.limits.get(signed(kind), (found, found))
    if new:
        soft, hard = struct.unpack("<QQ", thread.space.read(new, 16))
        if soft > hard:
            raise OSError(errno.EINVAL, "the soft limit is above the hard one")
        if hard > before[1]:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))
        thread.process.limits[signed(kind)] = soft, hard
        if signed(kind) == _FILES:
            thread.files.limit = soft
    if old:
        thread.space.write(old, struct.pack("<QQ", *before))
    return 0


@system_call(163, "getrlimit", "kind limit")
def getrlimit(thread: "GuestThread", kind: int, limit: int) -> int:
    return prlimit64(thread, 0, kind, 0, limit)


@system_call(164, "setrlimit", "kind limit")
def setrlimit(thread: "GuestThread", kind: int, limit: int) -> int:
    return prlimit64(thread, 0, kind, limit, 0)


@system_call(165, "getrusage", "who usage")
def getrusage(thread: "GuestThread", who: int, usage: int) -> int:
    if signed(who) not in (_OWN_USAGE, _CHILDREN_USAGE, _THREAD_USAGE):
        raise OSError(errno.EINVAL, "no such usage")
    if signed(who) == _CHILDREN_USAGE:      # a guest has no children
        thread.space.write(usage, bytes(_USAGE_SIZE))
        return 0
    found = os.times()
    parts = [part for value in (found.user, found.system)
             for part in divmod(int(value * _MICROSECONDS), _MICROSECONDS)]
    thread.space.write(usage, struct.pack("<5q", *parts, thread.space.accessible // 1024)
                       .ljust(_USAGE_SIZE, b"\0"))
    return 0


@system_call(167, "prctl", "option argument")
def prctl(thread: "GuestThread", option: int, argument: int) -> int:
    kind = signed(option)
    if kind == _SET_NAME:
        thread.name = thread.space.read(argument, _NAME_LENGTH).partition(b"\0")[0][:15]
    elif kind == _GET_NAME:
        thread.space.write(argument, thread.name.ljust(_NAME_LENGTH, b"\0"))
    elif kind == _GET_DUMPABLE:
        return 1
    elif kind not in _WITHOUT_EFFECT:
        raise OSError(errno.EINVAL, "unknown option")
    return 0


system_call(81, "sync")(answers(0))
system_call(258, "riscv_hwprobe", "pairs count processors mask flags")(answers(-errno.ENOSYS))
