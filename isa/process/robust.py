"""Robust mutexes: those that a thread holds when it ends are marked, and one waiter is woken."""

import struct
from typing import TYPE_CHECKING, Final

from pvm.isa.memory.faults import GuestFault

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

_HEAD: Final = struct.Struct("<QqQ")
_MOST_LOCKS: Final = 2048       # Linux's ROBUST_LIST_LIMIT
_OWNER: Final = 0x3FFF_FFFF
_OWNER_DIED: Final = 0x4000_0000
_WAITERS: Final = 0x8000_0000


def release(thread: "GuestThread") -> None:
    """Walks the list that the thread has registered; what is wrong with it ends the walk."""
    if not thread.robust_list:
        return
    try:
        entry, offset, waiting = _HEAD.unpack(thread.space.read(thread.robust_list, _HEAD.size))
        for _ in range(_MOST_LOCKS):
            if entry == thread.robust_list:
                break
            following, = struct.unpack("<Q", thread.space.read(entry & ~1, 8))
            if entry != waiting:
                _mark(thread, (entry & ~1) + offset)
            entry = following
        if waiting:
            _mark(thread, (waiting & ~1) + offset)
    except GuestFault:
        return


def _mark(thread: "GuestThread", place: int) -> None:
    word = int.from_bytes(thread.space.read(place, 4), "little")
    if word & _OWNER != thread.number:
        return
    thread.space.write(place, ((word & _WAITERS) | _OWNER_DIED).to_bytes(4, "little"))
    if word & _WAITERS:
        thread.process.futexes.wake(place, 1)
