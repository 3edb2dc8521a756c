"""System calls that tell who and where the process is."""

import errno
import os
import struct
from typing import TYPE_CHECKING, Final

from pvm.isa.process.syscalls.table import answers, signed, system_call

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

_NAME_LENGTH: Final = 65
_SYSINFO: Final = struct.Struct("<q3Q6QHxx4xQQI")
_PROCESSORS: Final = 8          # at most; the mask is one word


@system_call(172, "getpid")
def getpid(thread: "GuestThread") -> int:
    return thread.world.identity.process


@system_call(173, "getppid")
def getppid(thread: "GuestThread") -> int:
    return thread.world.identity.parent


@system_call(174, "getuid")
def getuid(thread: "GuestThread") -> int:
    return thread.world.identity.user


@system_call(175, "geteuid")
def geteuid(thread: "GuestThread") -> int:
    return thread.world.identity.effective_user


@system_call(176, "getgid")
def getgid(thread: "GuestThread") -> int:
    return thread.world.identity.group


@system_call(177, "getegid")
def getegid(thread: "GuestThread") -> int:
    return thread.world.identity.effective_group


@system_call(148, "getresuid", "real effective saved")
def getresuid(thread: "GuestThread", *places: int) -> int:
    identity = thread.world.identity
    return _write_identities(thread, places, identity.user, identity.effective_user)


@system_call(150, "getresgid", "real effective saved")
def getresgid(thread: "GuestThread", *places: int) -> int:
    identity = thread.world.identity
    return _write_identities(thread, places, identity.group, identity.effective_group)


def _write_identities(thread: "GuestThread", places: tuple[int, ...], real: int,
                      effective: int) -> int:
    for place, number in zip(places, (real, effective, effective), strict=True):
        thread.space.write(place, struct.pack("<I", number))
    return 0


@system_call(145, "setreuid", "real effective")
@system_call(146, "setuid", "user")
@system_call(147, "setresuid", "real effective saved")
def setuid(thread: "GuestThread", *users: int) -> int:
    identity = thread.world.identity
    return _stay(users, identity.user, identity.effective_user)


@system_call(143, "setregid", "real effective")
@system_call(144, "setgid", "group")
@system_call(149, "setresgid", "real effective saved")
def setgid(thread: "GuestThread", *groups: int) -> int:
    identity = thread.world.identity
    return _stay(groups, identity.group, identity.effective_group)


def _stay(wanted: tuple[int, ...], *own: int) -> int:
    """Nobody becomes somebody else; -1: as it was. OSError EPERM."""
    if any(signed(number) not in (-1, *map(signed, own)) for number in wanted):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))
    return 0


@system_call(178, "gettid")
def gettid(thread: "GuestThread") -> int:
    return thread.number


@system_call(155, "getpgid", "process")
@system_call(156, "getsid", "process")
def getpgid(thread: "GuestThread", process: int) -> int:
    if signed(process) not in (0, thread.world.identity.process):
        raise OSError(errno.ESRCH, os.strerror(errno.ESRCH))
    return thread.world.identity.process


system_call(154, "setpgid", "process group")(answers(0))
system_call(157, "setsid")(answers(-errno.EPERM))
system_call(158, "getgroups", "size groups")(answers(0))


@system_call(160, "uname", "names")
def uname(thread: "GuestThread", names: int) -> int:
    found = thread.world.names
    texts = ("Linux", found.node, found.release, found.version, "riscv64", "(none)")
    packed = b"".join(text.encode()[:_NAME_LENGTH - 1].ljust(_NAME_LENGTH, b"\0") for text in texts)
    thread.space.write(names, packed)
    return 0


@system_call(179, "sysinfo", "information")
def sysinfo(thread: "GuestThread", information: int) -> int:
    total = thread.space.limit or thread.space.size
    free = max(0, total - thread.space.accessible)
    uptime = thread.world.clock(7) // 1_000_000_000
    thread.space.write(information, _SYSINFO.pack(uptime, 0, 0, 0, total, free, 0, 0, 0, 0, 1, 0, 0,
                                                  1).ljust(112, b"\0"))
    return 0


def _processors() -> int:
    return min(os.cpu_count() or 1, _PROCESSORS)


@system_call(123, "sched_getaffinity", "thread size mask")
def sched_getaffinity(thread: "GuestThread", number: int, size: int, mask: int) -> int:
    if size < 8 or size % 8:
        raise OSError(errno.EINVAL, "no room for the mask")
    if signed(number) and signed(number) not in thread.process.threads:
        raise OSError(errno.ESRCH, os.strerror(errno.ESRCH))
    thread.space.write(mask, ((1 << _processors()) - 1).to_bytes(8, "little"))
    return 8


@system_call(168, "getcpu", "processor node")
def getcpu(thread: "GuestThread", processor: int, node: int) -> int:
    for place in (processor, node):
        if place:
            thread.space.write(place, bytes(4))
    return 0


@system_call(278, "getrandom", "buffer count flags")
def getrandom(thread: "GuestThread", buffer: int, count: int, flags: int) -> int:
    if flags & ~7:
        raise OSError(errno.EINVAL, "unknown flags")
    count = min(count, 1 << 25)
    thread.space.write(buffer, thread.world.random(count))
    return count


# A guest's threads are all alike to its scheduler, which is the host's.
system_call(122, "sched_setaffinity", "thread size mask")(answers(0))
system_call(118, "sched_setparam", "thread parameters")(answers(0))
system_call(119, "sched_setscheduler", "thread policy parameters")(answers(0))
system_call(120, "sched_getscheduler", "thread")(answers(0))
system_call(140, "setpriority", "which who priority")(answers(0))
system_call(141, "getpriority", "which who")(answers(20))


_REAL_TIME: Final = (1, 2)      # SCHED_FIFO, SCHED_RR: sched(7)


@system_call(125, "sched_get_priority_max", "policy")
def sched_get_priority_max(thread: "GuestThread", policy: int) -> int:
    del thread
    return 99 if signed(policy) in _REAL_TIME else 0


@system_call(126, "sched_get_priority_min", "policy")
def sched_get_priority_min(thread: "GuestThread", policy: int) -> int:
    del thread
    return 1 if signed(policy) in _REAL_TIME else 0


@system_call(121, "sched_getparam", "thread parameters")
def sched_getparam(thread: "GuestThread", number: int, parameters: int) -> int:
    del number
    thread.space.write(parameters, bytes(4))
    return 0
