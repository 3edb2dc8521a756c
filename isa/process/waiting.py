"""How a guest's thread waits: for descriptors, for a time, for another thread; always such that it
can be woken."""

import contextlib
import os
import select
import threading
import time
from collections.abc import Sequence
from typing import Final

_LONGEST: Final = 3600.0        # seconds; poll takes no more than 2**31 ms
_SELECTABLE: Final = 1024


class Waker:
    """One thread's place to wait. `wake` may be called by any thread, before or during a wait."""

    def __init__(self) -> None:
        self._descriptor = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        self._is_closed = False
        self._lock = threading.Lock()

    def close(self) -> None:
        """Nobody waits here any more."""
        with self._lock:
            if not self._is_closed:
                self._is_closed = True
                os.close(self._descriptor)

    def wake(self) -> None:
        """Ends this wait, or the next one."""
        with self._lock:
            if not self._is_closed:
                os.eventfd_write(self._descriptor, 1)

    def wait(self, wanted: Sequence[tuple[int, int]] = (),
             deadline: int | None = None) -> list[tuple[int, int]] | None:
        """Waits for one of (descriptor, events as select.poll has them).

        Those that are ready; [] at the deadline (by `now`); None: somebody has called `wake`.
        """
        events_of = {self._descriptor: select.POLLIN}
        for descriptor, events in wanted:
            events_of[descriptor] = events_of.get(descriptor, 0) | events
        while True:
            ready = _poll(events_of, deadline)
            if any(descriptor == self._descriptor for descriptor, _ in ready):
                self._drain()
                return None
            if ready or (deadline is not None and now() >= deadline):
                return ready

    def _drain(self) -> None:
        # where it was an error of poll that ended the wait, there is nothing to read
        with contextlib.suppress(BlockingIOError):
            os.eventfd_read(self._descriptor)


def _poll(events_of: dict[int, int], deadline: int | None) -> list[tuple[int, int]]:
    seconds = _LONGEST if deadline is None else min(max(0, deadline - now()) / 1e9, _LONGEST)
    if len(events_of) == 1:
        descriptor, = events_of
        if descriptor < _SELECTABLE:    # select is exact to microseconds, poll to milliseconds
            found = select.select([descriptor], [], [], seconds)[0]
            return [(one, select.POLLIN) for one in found]
    poll = select.poll()
    for descriptor, events in events_of.items():
        poll.register(descriptor, events)
    return poll.poll(seconds * 1000)


def now() -> int:
    """The clock of deadlines, in nanoseconds."""
    return time.monotonic_ns()


def deadline_after(nanoseconds: int) -> int:
    """The deadline that is so far away."""
    return now() + nanoseconds
