"""Sending signals, and what a thread does about them between two runs of its hart."""

from typing import TYPE_CHECKING, Final

from pvm.isa.memory.faults import GuestFault
from pvm.isa.process.endings import ThreadEnds
from pvm.isa.process.signals.frames import CONTEXT_OFFSET, push_frame
from pvm.isa.process.signals.numbers import SIGKILL, SIGSEGV, SIGSTOP, UNBLOCKABLE, bit
from pvm.isa.process.signals.state import DEFAULT, IGNORE, Action, SignalInfo

if TYPE_CHECKING:
    from pvm.isa.process.process import Process
    from pvm.isa.process.threads import GuestThread

_ON_STACK: Final = 0x0800_0000
_RESTART: Final = 0x1000_0000
_NO_DEFER: Final = 0x4000_0000
_RESET: Final = 0x8000_0000
_EINTR: Final = 4


def send(process: "Process", info: SignalInfo, thread: "GuestThread | None" = None) -> bool:
    """Makes a signal pending, for one thread or for whichever does not block it; False: there is
    no room for it."""
    with process.lock:
        threads = [thread] if thread else list(process.threads.values())
        ready = [one for one in threads if not one.signals.mask & bit(info.number)]
        if ready and process.signals.actions[info.number].ignores(info.number):
            return True
        pending = thread.signals.pending if thread else process.signals.pending
        if not pending.add(info):
            return False
    for one in ready[:1] or threads:        # those that block it may be waiting for it
        one.interrupt()
    return True


def has_signal(thread: "GuestThread") -> bool:
    """Whether something is to be delivered to the thread."""
    return is_pending(thread, ~thread.signals.mask)


def is_pending(thread: "GuestThread", wanted: int) -> bool:
    """Whether a signal of a set is pending, for the thread or for all."""
    return thread.signals.pending.has(wanted) or thread.process.signals.pending.has(wanted)


def take(thread: "GuestThread", wanted: int) -> SignalInfo | None:
    """A pending signal of a set; a thread's own come first."""
    with thread.process.lock:
        return thread.signals.pending.take(wanted) or thread.process.signals.pending.take(wanted)


def deliver(thread: "GuestThread") -> None:
    """Obeys all signals that are pending and not blocked. ThreadEnds: one of them was fatal."""
    while (info := take(thread, ~thread.signals.mask)) is not None:
        action = thread.process.signals.actions[info.number]
        if action.ignores(info.number):
            continue
        if action.handler == DEFAULT:
            thread.process.kill(info.number, "", thread)
            raise ThreadEnds
        _enter(thread, info, action)
    thread.end_suspension()


def force(thread: "GuestThread", info: SignalInfo, reason: str) -> None:
    """An instruction's own signal: it is fatal where it is blocked or has no handler. ThreadEnds"""
    action = thread.process.signals.actions[info.number]
    if action.handler in (DEFAULT, IGNORE) or thread.signals.mask & bit(info.number):
        thread.process.kill(info.number, reason, thread)
        raise ThreadEnds
    _enter(thread, info, action)


def _enter(thread: "GuestThread", info: SignalInfo, action: Action) -> None:
    """Has the thread go on in a handler."""
    thread.finish_interrupted(restarts=bool(action.flags & _RESTART))
    signals, hart = thread.signals, thread.hart
    saved = signals.mask if signals.suspended_mask is None else signals.suspended_mask
    signals.suspended_mask = None
    try:
        frame = push_frame(thread, info, bool(action.flags & _ON_STACK), saved)
    except GuestFault as fault:
        thread.process.kill(SIGSEGV, f"no stack for a handler: {fault}", thread)
        raise ThreadEnds from None
    blocked = action.mask | (0 if action.flags & _NO_DEFER else bit(info.number))
    signals.set_mask(signals.mask | blocked)
    if action.flags & _RESET:
        thread.process.signals.actions[info.number] = Action()
    hart.x[1] = thread.process.memory.trampoline
    hart.x[2] = frame
    hart.x[10] = info.number
    hart.x[11] = frame
    hart.x[12] = frame + CONTEXT_OFFSET
    hart.pc = action.handler & ~1


def set_action(process: "Process", number: int, action: Action) -> Action:
    """Installs what a signal does; what it did before. ValueError: that cannot be changed."""
    if number in (SIGKILL, SIGSTOP):
        raise ValueError("no handler for these")
    with process.lock:
        before = process.signals.actions[number]
        kept = Action(action.handler, action.flags, action.mask & ~UNBLOCKABLE)
        process.signals.actions[number] = kept
        if kept.ignores(number):
            process.signals.pending.drop(number)
            for thread in process.threads.values():
                thread.signals.pending.drop(number)
        return before
