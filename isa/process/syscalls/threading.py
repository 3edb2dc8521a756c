"""System calls about threads, and the end of them."""

import errno
import os
import struct
from typing import TYPE_CHECKING, Final

from pvm.isa.memory.access import WRITE
from pvm.isa.process.endings import Ending, ThreadEnds
from pvm.isa.process.futexes import ANY
from pvm.isa.process.syscalls.clocks import read_time
from pvm.isa.process.syscalls.table import answers, signed, system_call
from pvm.isa.process.waiting import deadline_after

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

_SHARED_VM, _SHARED_FS, _SHARED_FILES, _SHARED_SIGNALS, _THREAD = (
    0x100, 0x200, 0x400, 0x800, 0x10000)
_NEEDED: Final = _SHARED_VM | _SHARED_FS | _SHARED_FILES | _SHARED_SIGNALS | _THREAD
_SET_TLS, _PARENT_TID, _CLEAR_TID, _CHILD_TID = 0x80000, 0x100000, 0x200000, 0x1000000
_MOST_THREADS: Final = 512

_WAIT, _WAKE, _REQUEUE, _COMPARE_REQUEUE, _WAKE_OP = 0, 1, 3, 4, 5
_WAIT_BITSET, _WAKE_BITSET = 9, 10
_OPERATION: Final = 0x7F
_REALTIME: Final = 0x100
_MOST: Final = 0x7FFF_FFFF


@system_call(93, "exit", "status")
def exit_thread(thread: "GuestThread", status: int) -> int:
    thread.status = status & 0xFF
    raise ThreadEnds


@system_call(94, "exit_group", "status")
def exit_group(thread: "GuestThread", status: int) -> int:
    thread.process.end(Ending(status & 0xFF))
    raise ThreadEnds


@system_call(220, "clone", "flags stack parent_tid tls child_tid")
def clone(thread: "GuestThread", flags: int, stack: int, parent: int, tls: int,
          child: int) -> int:
    if flags & _NEEDED != _NEEDED:
        raise OSError(errno.ENOSYS, "processes of a guest's own are not built, threads are")
    thread.world.check_threads()
    if len(thread.process.threads) >= _MOST_THREADS:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    for flag, place in ((_PARENT_TID, parent), (_CHILD_TID, child)):
        if flags & flag:
            thread.space.host_address(place, 4, WRITE)
    made = thread.process.new_thread(thread)
    number = struct.pack("<i", made.number)
    for flag, place in ((_PARENT_TID, parent), (_CHILD_TID, child)):
        if flags & flag:
            thread.space.write(place, number)
    if flags & _CLEAR_TID:
        made.clear_at_end = child
    made.copy_registers(thread)
    made.hart.x[2] = stack or thread.hart.x[2]
    if flags & _SET_TLS:
        made.hart.x[4] = tls
    thread.process.start(made)
    return made.number


@system_call(96, "set_tid_address", "place")
def set_tid_address(thread: "GuestThread", place: int) -> int:
    thread.clear_at_end = place
    return thread.number


@system_call(99, "set_robust_list", "head size")
def set_robust_list(thread: "GuestThread", head: int, size: int) -> int:
    if size != 24:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    thread.robust_list = head
    return 0


@system_call(98, "futex", "address operation value timeout other value3")
def futex(thread: "GuestThread", address: int, operation: int, value: int, timeout: int,
          other: int, value3: int) -> int:
    futexes, kind = thread.process.futexes, operation & _OPERATION
    low = value & 0xFFFF_FFFF
    if kind in (_WAIT, _WAIT_BITSET):
        bits = ANY if kind == _WAIT else value3 & ANY
        if not bits:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        deadline = _deadline(thread, kind, bool(operation & _REALTIME), timeout)
        futexes.wait(thread, address, low, bits, deadline)
        return 0
    if kind in (_WAKE, _WAKE_BITSET):
        bits = ANY if kind == _WAKE else value3 & ANY
        if not bits or address % 4:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return futexes.wake(address, _count(low), bits)
    if kind in (_REQUEUE, _COMPARE_REQUEUE):
        is_compared = kind == _COMPARE_REQUEUE
        woken, moved = futexes.requeue(address, other, _count(low), _count(timeout & 0xFFFF_FFFF),
                                       value3 & 0xFFFF_FFFF if is_compared else None)
        return woken + (moved if is_compared else 0)
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))


def _count(word: int) -> int:
    """A number of threads: a negative one stands for all."""
    return word if word <= _MOST else _MOST


def _deadline(thread: "GuestThread", kind: int, is_real_time: bool, timeout: int) -> int | None:
    """FUTEX_WAIT's time is relative, FUTEX_WAIT_BITSET's a time of a clock."""
    if not timeout:
        return None
    wanted = read_time(thread, timeout)
    if kind == _WAIT_BITSET:
        wanted -= thread.world.clock(0 if is_real_time else 1)
    return deadline_after(wanted)


@system_call(124, "sched_yield")
def sched_yield(thread: "GuestThread") -> int:
    del thread
    os.sched_yield()
    return 0


@system_call(260, "wait4", "process status options usage")
@system_call(95, "waitid", "kind process info options usage")
def wait4(thread: "GuestThread", *arguments: int) -> int:
    del thread, arguments
    raise OSError(errno.ECHILD, os.strerror(errno.ECHILD))


# The C library does without them.
system_call(293, "rseq", "area size flags signature")(answers(-errno.ENOSYS))
system_call(435, "clone3", "arguments size")(answers(-errno.ENOSYS))
system_call(221, "execve", "path_ arguments environment")(answers(-errno.ENOSYS))


@system_call(100, "get_robust_list", "thread head size")
def get_robust_list(thread: "GuestThread", number: int, head: int, size: int) -> int:
    found = thread.process.threads.get(signed(number)) if signed(number) else thread
    if found is None:
        raise OSError(errno.ESRCH, os.strerror(errno.ESRCH))
    thread.space.write(head, struct.pack("<Q", found.robust_list))
    thread.space.write(size, struct.pack("<Q", 24))
    return 0
