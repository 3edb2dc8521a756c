"""Python itself does not delay the end of a call: around it threads take short turns, and Python's
own collector, which takes tens of milliseconds in a large process, waits."""

from __future__ import annotations

import gc
import os
import threading
import time
from typing import Final

from pvm.embedding.deadlines import DEADLINES
from pvm.vm.threads.turns import TURNS

LEAD: Final = 0.02              # seconds before a deadline: a collection ends in that time
_GRACE = 0.002                  # seconds after a call's end, for whoever waits for it
_LONGEST = 0.25                 # seconds without collector; then a call begins with one


class _Collector:
    """Python's, which waits while anybody asks for it, but not for ever. One that the program
    itself has turned off stays off."""

    def __init__(self) -> None:
        self._asking: set[int] = set()
        self._since: float | None = None        # it waits since then
        self._is_ending = False
        self.forget()

    def suspend(self, key: int) -> None:
        """No collection begins from now on, unless the program calls for one."""
        with self._lock:
            if self._since is None and gc.isenabled():
                self._since = time.monotonic()
            self._asking.add(key)
            gc.disable()

    def catches_up(self) -> bool:
        """Whether it has waited for long, from one call to the next; then it runs at once."""
        with self._lock:
            if self._since is None or self._asking or time.monotonic() - self._since < _LONGEST:
                return False
            self._enable()
            return True

    def resume(self, key: int) -> None:
        """As before, soon, once nobody asks any more."""
        with self._lock:
            self._asking.discard(key)
            if self._since is not None and not self._asking and not self._is_ending:
                self._is_ending = True
                DEADLINES.add(time.monotonic() + _GRACE, self._end)

    def _end(self) -> None:
        with self._lock:
            self._is_ending = False
            if not self._asking:
                self._enable()

    def _enable(self) -> None:
        if self._since is not None:
            self._since = None
            gc.enable()

    def forget(self) -> None:
        """In the child of a fork: whoever asked is a thread of the parent's."""
        self._lock = threading.RLock()      # a finalizer may run in between
        self._asking.clear()
        self._end()


_COLLECTOR: Final = _Collector()
os.register_at_fork(after_in_child=_COLLECTOR.forget)


class Promptness:
    """That of one call, from `begin`, on any thread, to `end`, or until nobody has it. Where it is
    asked for at the call's very beginning, that may be refused, so that Python can collect."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._has_ended = False

    def begin_early(self) -> None:
        """The call begins, and has little time."""
        if not _COLLECTOR.catches_up():
            self.begin()

    def begin(self) -> None:
        """The call is about to be ended."""
        with self._lock:
            if not self._has_ended:
                TURNS.shorten(id(self))
                _COLLECTOR.suspend(id(self))

    def end(self) -> None:
        """The call has ended."""
        with self._lock:
            self._has_ended = True
            _COLLECTOR.resume(id(self))
            TURNS.restore(id(self))

    __del__ = end               # KeyboardInterrupt may have come just before
