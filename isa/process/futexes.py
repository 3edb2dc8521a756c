"""Futexes: threads that wait for a word of guest memory to change. An own table, by address."""

import errno
import os
import threading
from typing import TYPE_CHECKING, Final

from pvm.isa.memory.space import AddressSpace
from pvm.isa.process.endings import Interrupted

if TYPE_CHECKING:
    from pvm.isa.process.threads import GuestThread

ANY: Final = 0xFFFF_FFFF        # FUTEX_BITSET_MATCH_ANY
_WORD: Final = 4


class Waiter:
    """A thread that waits. `address` changes when it is moved to another futex."""

    __slots__ = ("address", "bits", "is_woken", "thread")

    def __init__(self, thread: "GuestThread", address: int, bits: int) -> None:
        self.thread = thread
        self.address = address
        self.bits = bits
        self.is_woken = False


class Futexes:
    """All waiting threads of a process. GuestFault for words that cannot be read."""

    def __init__(self, space: AddressSpace) -> None:
        self._space = space
        self._lock = threading.Lock()
        self._queues: dict[int, list[Waiter]] = {}      # oldest first

    def wait(self, thread: "GuestThread", address: int, expected: int, bits: int,
             deadline: int | None) -> None:
        """Waits to be woken, if the word is as expected. OSError EAGAIN, ETIMEDOUT; Interrupted."""
        with self._lock:
            if self._word(address) != expected:
                raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
            waiter = Waiter(thread, address, bits)
            self._queues.setdefault(address, []).append(waiter)
        try:
            ready = thread.wait((), deadline, lambda: waiter.is_woken)
        finally:
            self._leave(waiter)
        if waiter.is_woken:
            return
        if ready is None:
            raise Interrupted(restarts=deadline is None)
        raise OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))

    def wake(self, address: int, count: int, bits: int = ANY) -> int:
        """Wakes at most so many that wait for one of the bits; how many they were."""
        with self._lock:
            chosen = [waiter for waiter in self._queues.get(address, ())
                      if waiter.bits & bits][:count]
            for waiter in chosen:
                self._remove(waiter)
                waiter.is_woken = True
        for waiter in chosen:
            waiter.thread.waker.wake()
        return len(chosen)

    def requeue(self, address: int, target: int, wakes: int, moves: int,
                expected: int | None) -> tuple[int, int]:
        """Wakes some and moves others to another futex: how many of both. OSError EAGAIN."""
        with self._lock:
            if expected is not None and self._word(address) != expected:
                raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        woken = self.wake(address, wakes)
        with self._lock:
            moved = self._queues.get(address, [])[:moves]
            for waiter in moved:
                self._remove(waiter)
                waiter.address = target
                self._queues.setdefault(target, []).append(waiter)
        return woken, len(moved)

    def _word(self, address: int) -> int:
        if address % _WORD:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return int.from_bytes(self._space.read(address, _WORD), "little")

    def _leave(self, waiter: Waiter) -> None:
        with self._lock:
            if not waiter.is_woken:
                self._remove(waiter)

    def _remove(self, waiter: Waiter) -> None:
        queue = self._queues[waiter.address]
        queue.remove(waiter)
        if not queue:
            del self._queues[waiter.address]
