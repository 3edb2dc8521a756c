"""System calls about signals."""

import errno
import os
import struct
from typing import TYPE_CHECKING, Final

from pvm.isa.memory.access import WRITE
from pvm.isa.memory.faults import GuestFault
from pvm.isa.process.endings import Interrupted
from pvm.isa.process.signals import delivery
from pvm.isa.process.signals.frames import pop_frame
from pvm.isa.process.signals.numbers import (
    COUNT,
    NOT_MAPPED,
    SIGSEGV,
    THREAD,
    UNBLOCKABLE,
    USER,
)
from pvm.isa.process.signals.state import (
    INFO_SIZE,
    Action,
    AlternateStack,
    SignalInfo,
    fault_at,
    sent_by,
)
from pvm.isa.process.syscalls.clocks import deadline_of
from pvm.isa.process.syscalls.table import signed, system_call

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

_ACTION: Final = struct.Struct("<QQQ")
_STACK: Final = struct.Struct("<QixxxxQ")
_SET_SIZE: Final = 8
_ALL: Final = (1 << 64) - 1
_BLOCK, _UNBLOCK, _SET = 0, 1, 2
_STACK_ON, _STACK_OFF, _SMALLEST_STACK = 1, 2, 2048
_TIMER: Final = struct.Struct("<qqqq")
_MILLION: Final = 1_000_000


def _wrong(number: int = errno.EINVAL) -> OSError:
    return OSError(number, os.strerror(number))


def _read_set(thread: "GuestThread", address: int, size: int) -> int:
    if size != _SET_SIZE:
        raise _wrong()
    return int.from_bytes(thread.space.read(address, _SET_SIZE), "little")


@system_call(134, "rt_sigaction", "signal new old size")
def rt_sigaction(thread: "GuestThread", signal: int, new: int, old: int, size: int) -> int:
    number = signed(signal)
    if size != _SET_SIZE or not 0 < number < COUNT:
        raise _wrong()
    before = thread.process.signals.actions[number]
    if old:
        thread.space.host_address(old, _ACTION.size, WRITE)
    if new:
        wanted = Action(*_ACTION.unpack(thread.space.read(new, _ACTION.size)))
        try:
            before = delivery.set_action(thread.process, number, wanted)
        except ValueError:
            raise _wrong() from None
    if old:
        thread.space.write(old, _ACTION.pack(*before))
    return 0


@system_call(135, "rt_sigprocmask", "how new old size")
def rt_sigprocmask(thread: "GuestThread", how: int, new: int, old: int, size: int) -> int:
    signals = thread.signals
    before = signals.mask
    if size != _SET_SIZE:
        raise _wrong()
    if new:
        wanted = _read_set(thread, new, size)
        masks = {_BLOCK: before | wanted, _UNBLOCK: before & ~wanted, _SET: wanted}
        if signed(how) not in masks:
            raise _wrong()
        signals.set_mask(masks[signed(how)])
        thread.look_again()
    if old:
        thread.space.write(old, before.to_bytes(8, "little"))
    return 0


@system_call(136, "rt_sigpending", "set size")
def rt_sigpending(thread: "GuestThread", place: int, size: int) -> int:
    if size > _SET_SIZE:
        raise _wrong()
    found = thread.signals.pending.set_of() | thread.process.signals.pending.set_of()
    thread.space.write(place, (found & thread.signals.mask).to_bytes(8, "little")[:size])
    return 0


@system_call(133, "rt_sigsuspend", "mask size")
def rt_sigsuspend(thread: "GuestThread", mask: int, size: int) -> int:
    thread.suspend_mask(_read_set(thread, mask, size))
    while thread.wait((), None) is not None:
        pass
    raise Interrupted(restarts=False)


@system_call(137, "rt_sigtimedwait", "set info timeout size")
def rt_sigtimedwait(thread: "GuestThread", wanted: int, info: int, timeout: int,
                    size: int) -> int:
    numbers = _read_set(thread, wanted, size) & ~UNBLOCKABLE
    deadline = deadline_of(thread, timeout)
    while True:
        found = delivery.take(thread, numbers)
        if found is not None:
            if info:
                thread.space.write(info, found.packed())
            return found.number
        ready = thread.wait((), deadline, lambda: delivery.is_pending(thread, numbers))
        if ready is None:
            raise Interrupted(restarts=False)
        if not ready:
            raise _wrong(errno.EAGAIN)


@system_call(139, "rt_sigreturn")
def rt_sigreturn(thread: "GuestThread") -> None:
    frame = int(thread.hart.x[2])
    try:
        thread.signals.set_mask(pop_frame(thread, frame))
    except GuestFault as fault:
        delivery.force(thread, fault_at(SIGSEGV, NOT_MAPPED, fault.address),
                       f"sigreturn without a frame: {fault}")
        return
    thread.look_again()


@system_call(132, "sigaltstack", "new old")
def sigaltstack(thread: "GuestThread", new: int, old: int) -> int:
    before = thread.signals.stack
    is_on = before.holds(int(thread.hart.x[2]))
    if new:
        start, flags, size = _STACK.unpack(thread.space.read(new, _STACK.size))
        if is_on:
            raise _wrong(errno.EPERM)
        if flags & 0x7FFF_FFFF & ~(_STACK_OFF | _STACK_ON):
            raise _wrong()
        if flags & _STACK_OFF:
            thread.signals.stack = AlternateStack()
        elif size < _SMALLEST_STACK:
            raise _wrong(errno.ENOMEM)
        else:
            thread.signals.stack = AlternateStack(start, size)
    if old:
        flags = (_STACK_ON if is_on else 0) if before.size else _STACK_OFF
        thread.space.write(old, _STACK.pack(before.start, flags, before.size))
    return 0


def _send(thread: "GuestThread", signal: int, target: "GuestThread | None", code: int) -> int:
    number, identity = signed(signal), thread.world.identity
    if not 0 <= number < COUNT:
        raise _wrong()
    if number and not delivery.send(
            thread.process, sent_by(number, code, identity.process, identity.user), target):
        raise _wrong(errno.EAGAIN)
    return 0


@system_call(129, "kill", "process signal")
def kill(thread: "GuestThread", process: int, signal: int) -> int:
    """To itself alone: other processes are out of reach."""
    target = signed(process)
    if target not in (0, thread.world.identity.process, -thread.world.identity.process):
        raise _wrong(errno.ESRCH if target > 0 else errno.EPERM)
    return _send(thread, signal, None, USER)


@system_call(130, "tkill", "thread signal")
def tkill(thread: "GuestThread", number: int, signal: int) -> int:
    return tgkill(thread, thread.world.identity.process, number, signal)


@system_call(131, "tgkill", "process thread signal")
def tgkill(thread: "GuestThread", process: int, number: int, signal: int) -> int:
    target = thread.process.threads.get(signed(number))
    if target is None or signed(process) != thread.world.identity.process:
        raise _wrong(errno.ESRCH)
    return _send(thread, signal, target, THREAD)


@system_call(138, "rt_sigqueueinfo", "process signal info")
def rt_sigqueueinfo(thread: "GuestThread", process: int, signal: int, info: int) -> int:
    """To itself alone."""
    if signed(process) != thread.world.identity.process:
        raise _wrong(errno.ESRCH)
    return _queue(thread, signal, info, None)


@system_call(240, "rt_tgsigqueueinfo", "process thread signal info")
def rt_tgsigqueueinfo(thread: "GuestThread", process: int, number: int, signal: int,
                      info: int) -> int:
    target = thread.process.threads.get(signed(number))
    if target is None or signed(process) != thread.world.identity.process:
        raise _wrong(errno.ESRCH)
    return _queue(thread, signal, info, target)


def _queue(thread: "GuestThread", signal: int, info: int, target: "GuestThread | None") -> int:
    number, content = signed(signal), thread.space.read(info, INFO_SIZE)
    if not 0 <= number < COUNT:
        raise _wrong()
    code, = struct.unpack_from("<i", content, 8)
    if number and not delivery.send(thread.process, SignalInfo(number, code, content[16:]),
                                    target):
        raise _wrong(errno.EAGAIN)
    return 0


@system_call(103, "setitimer", "which new old")
def setitimer(thread: "GuestThread", which: int, new: int, old: int) -> int:
    if signed(which):
        raise _wrong()                  # timers of processor time are not built
    before = thread.process.alarm.left()
    if new:
        words = _TIMER.unpack(thread.space.read(new, _TIMER.size))
        if min(words) < 0 or max(words[1], words[3]) >= _MILLION:
            raise _wrong()
        thread.process.alarm.set(words[2] * _MILLION + words[3], words[0] * _MILLION + words[1])
    if old:
        _write_timer(thread, old, *before)
    return 0


@system_call(102, "getitimer", "which old")
def getitimer(thread: "GuestThread", which: int, old: int) -> int:
    if signed(which):
        raise _wrong()
    _write_timer(thread, old, *thread.process.alarm.left())
    return 0


def _write_timer(thread: "GuestThread", address: int, left: int, interval: int) -> None:
    thread.space.write(address, _TIMER.pack(*divmod(interval, _MILLION), *divmod(left, _MILLION)))
