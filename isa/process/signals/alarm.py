"""The timer of setitimer: SIGALRM after a time, and then every so often."""

import threading
from collections.abc import Callable
from typing import Final

from pvm.isa.process.waiting import deadline_after, now

_MICROSECOND: Final = 1000      # nanoseconds
_LONGEST: Final = 3600.0        # seconds


class Alarm:
    """One timer. Times are in microseconds; `ring` is called by a thread of its own."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._changed = threading.Condition()
        self._deadline: int | None = None
        self._interval = 0
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def set(self, delay: int, interval: int) -> None:
        """Rings after the delay; 0: not at all any more."""
        with self._changed:
            self._deadline = deadline_after(delay * _MICROSECOND) if delay else None
            self._interval = interval
            if delay and self._thread is None:
                self._thread = threading.Thread(target=self._watch, daemon=True)
                self._thread.start()
            self._changed.notify()

    def left(self) -> tuple[int, int]:
        """Time to the next ring, 0 if there is none, and the interval."""
        with self._changed:
            if self._deadline is None:
                return 0, 0
            return max(1, (self._deadline - now()) // _MICROSECOND), self._interval

    def close(self) -> None:
        """Never rings again."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()

    def _watch(self) -> None:
        while True:
            with self._changed:
                if self._is_closed:
                    return
                wait = None if self._deadline is None else (self._deadline - now()) / 1e9
                if wait is None or wait > 0:
                    self._changed.wait(wait and min(wait, _LONGEST))
                    continue
                step = self._interval * _MICROSECOND
                self._deadline = deadline_after(step) if step else None
            self._ring()
