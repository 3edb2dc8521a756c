"""Things to be done at a time: one waiting thread for the whole process."""

from __future__ import annotations

import heapq
import itertools
import os
import sys
import threading
import time
from collections.abc import Callable

_FEW = 256
_LONGEST_WAIT = 3600.0          # seconds: a condition cannot wait for ever


class Deadline:
    """Something that is done at `when` (time.monotonic) unless it is cancelled before."""

    def __init__(self, when: float, action: Callable[[], None]) -> None:
        self.when = when
        self.action: Callable[[], None] | None = action

    def cancel(self) -> None:
        """It is not done any more, if it was not yet."""
        self.action = None


class Deadlines:
    """Started with its first deadline; its thread is a daemon and runs no Java."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[tuple[float, int, Deadline]] = []
        self._numbers = itertools.count()
        self._most = _FEW
        self._thread: threading.Thread | None = None

    def add(self, when: float, action: Callable[[], None]) -> Deadline:
        """Lets `action` be called at a time, soon and on another thread."""
        made = Deadline(when, action)
        with self._changed:
            if len(self._waiting) >= self._most:
                self._forget_cancelled()
            heapq.heappush(self._waiting, (made.when, next(self._numbers), made))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="deadlines", daemon=True)
                self._thread.start()
            if self._waiting[0][2] is made:
                self._changed.notify()
        return made

    def _forget_cancelled(self) -> None:
        """Most calls end long before they must."""
        self._waiting = [each for each in self._waiting if each[2].action is not None]
        heapq.heapify(self._waiting)
        self._most = max(2 * len(self._waiting), _FEW)

    def _run(self) -> None:
        while True:
            action = self._next().action
            if action is None:
                continue
            try:
                action()
            except Exception:       # the other deadlines are still to come
                failed = *sys.exc_info(), threading.current_thread()
                threading.excepthook(threading.ExceptHookArgs(failed))
            del action              # it would live until the next one

    def _next(self) -> Deadline:
        with self._changed:
            while True:
                if not self._waiting:
                    self._changed.wait()
                    continue
                late = self._waiting[0][0] - time.monotonic()
                if late <= 0 or self._waiting[0][2].action is None:
                    return heapq.heappop(self._waiting)[2]
                self._changed.wait(min(late, _LONGEST_WAIT))

    def forget(self) -> None:
        """In the child of a fork: the thread, and all that waits, are the parent's."""
        self._changed = threading.Condition()
        self._waiting = []
        self._thread = None


DEADLINES = Deadlines()
os.register_at_fork(after_in_child=DEADLINES.forget)
