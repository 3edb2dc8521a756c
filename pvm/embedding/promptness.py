"""Python itself does not delay the end of a call: around it threads take short turns, and Python's
own collector, which takes tens of milliseconds in a large process, waits."""

from __future__ import annotations

import gc
import os
import threading
from typing import Final

from pvm.vm.threads.turns import TURNS

LEAD: Final = 0.02              # seconds before a deadline: a collection ends in that time


class _Collector:
    """Python's, which waits while anybody asks for it."""

    def __init__(self) -> None:
        self._asking: set[int] = set()
        self._was_enabled = False
        self.forget()

    def suspend(self, key: int) -> None:
        """No collection begins from now on, unless the program calls for one."""
        with self._lock:
            if not self._asking:
                self._was_enabled = gc.isenabled()
            self._asking.add(key)
            gc.disable()

    def resume(self, key: int) -> None:
        """As before, once nobody asks any more."""
        with self._lock:
            self._asking.discard(key)
            if not self._asking and self._was_enabled:
                self._was_enabled = False
                gc.enable()

    def forget(self) -> None:
        """In the child of a fork: whoever asked is a thread of the parent's."""
        self._lock = threading.RLock()      # a finalizer may run in between
        for key in list(self._asking):
            self.resume(key)


_COLLECTOR: Final = _Collector()
os.register_at_fork(after_in_child=_COLLECTOR.forget)


class Promptness:
    """That of one call, from `begin`, on any thread, to `end`, or until nobody has it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._has_ended = False

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
