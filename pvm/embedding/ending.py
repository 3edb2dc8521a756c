"""The end of closed contexts: their memory is given back when nobody is in them any more."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

from pvm.vm.runtime.ending import end

if TYPE_CHECKING:
    from pvm.embedding.arrays import Views
    from pvm.embedding.attachment import Attachments
    from pvm.embedding.builtins import Builtins
    from pvm.vm.runtime.machine import Machine

_PATIENCE: Final = 2.0          # seconds
_FIRST_PAUSE, _LONGEST_PAUSE = 0.0001, 0.01


class Ending:
    """A closed context's machine, and who may still be in it."""

    def __init__(self, machine: Machine, threads: Attachments, builtins: Builtins,
                 views: Views) -> None:
        self._views = views
        self._machine = machine
        self._threads = threads
        self._builtins = builtins
        self._has_begun = False

    def attempt(self) -> bool:
        """Ends the machine unless somebody is in it, or looks at it; true when it has ended."""
        if self._has_begun or not self._views.are_released:
            return False
        if not (self._threads.are_idle and self._builtins.are_idle):
            self._threads.stop_again()
            return False
        if not self._machine.on_end():
            return False
        self._has_begun = True
        end(self._machine)
        return True


class Endings:
    """What one engine's closed contexts have left behind: `left`, until it is done."""

    def __init__(self) -> None:
        self.left: list[Ending] = []
        self._lock = threading.RLock()      # what is given up may close a context in its __del__

    def add(self, ending: Ending, waits: bool) -> None:
        """A context is closed. `waits`: for threads that are about to leave it, for a while."""
        with self._lock:
            self.left.append(ending)
        pause, until = _FIRST_PAUSE, time.monotonic() + _PATIENCE
        while not self.attempt(ending) and waits and time.monotonic() < until:
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def attempt(self, ending: Ending) -> bool:
        """True when it is done."""
        with self._lock:
            if ending in self.left and ending.attempt():
                self.left.remove(ending)
            return ending not in self.left

    def attempt_all(self) -> None:
        """Those whose threads took longer."""
        for ending in list(self.left):
            self.attempt(ending)
