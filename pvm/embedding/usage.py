"""What the calls of a context have used of processors and of time, all its threads together."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from pvm.embedding.deadlines import DEADLINES, Deadline
from pvm.vm.threads.cpuclocks import CLOCKS

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine


class Usage:
    """Time counts while a call runs; processor time is that of calls and of Java's own threads.

    What built-in functions run without Python in between is not seen (see `Builtins`).
    """

    def __init__(self, machine: Machine) -> None:
        self._threads = machine.threads
        self._lock = threading.Lock()
        self._begun: dict[int, float] = {}          # thread's id: its clock as the call began
        self._since = 0.0
        self._cpu = self._wall = 0.0

    def begin(self) -> None:
        """The calling thread begins a call."""
        with self._lock:
            if not self._begun:
                self._since = time.monotonic()
            self._begun[threading.get_native_id()] = time.thread_time()

    def end(self) -> None:
        """Its call is over."""
        with self._lock:
            begun = self._begun.pop(threading.get_native_id(), None)
            if begun is not None:
                self._cpu += time.thread_time() - begun
                if not self._begun:
                    self._wall += time.monotonic() - self._since

    @property
    def is_running(self) -> bool:
        """Whether time goes by."""
        return bool(self._begun)

    def wall(self) -> float:
        """Seconds in which some call was running."""
        with self._lock:
            return self._wall + (time.monotonic() - self._since if self._begun else 0.0)

    def cpu(self) -> float:
        """Seconds of processors."""
        with self._lock:
            running = sum(max(CLOCKS.read(thread) - begun, 0.0)
                          for thread, begun in self._begun.items())
            return self._cpu + running + self._threads.cpu_seconds()


class TimeBudget:
    """Ends what runs when `used` has grown by so many seconds. It is looked at when it may be so
    far at the earliest, with `share` times as much used as time goes by."""

    def __init__(self, used: Callable[[], float], is_running: Callable[[], bool],
                 passed: Callable[[], None], share: int) -> None:
        self._used = used
        self._is_running = is_running
        self._passed = passed
        self._share = share
        self._lock = threading.Lock()
        self._is_armed = False
        self._last = 0.0
        self._deadline: Deadline | None = None
        self.seconds: float | None = None
        self.is_passed = False

    def set(self, seconds: float | None) -> None:
        """So many seconds from now on; None: as many as it takes."""
        with self._lock:
            if self._deadline is not None:
                self._deadline.cancel()
            self._is_armed = False
            self.seconds = seconds
            self._last = self._used() + (seconds or 0.0)
            self.is_passed = False
        self.watch()

    def watch(self) -> None:
        """Something begins to run."""
        if self.seconds is None or self._is_armed:
            return
        with self._lock:
            if not self._is_armed:
                self._is_armed = True
                self._wait(self._last - self._used())

    def _wait(self, left: float) -> None:
        wait = min(max(left / self._share, _LEAST), _MOST)
        self._deadline = DEADLINES.add(time.monotonic() + wait, self._look)

    def _look(self) -> None:
        with self._lock:
            self._is_armed = False
            if self.seconds is None:
                return
            left = self._last - self._used()
            is_over = left <= 0
            self.is_passed |= is_over
            if is_over:
                self._passed()
            elif self._is_running():
                self._is_armed = True
                self._wait(left)


_LEAST, _MOST = 0.0003, 3600.0          # seconds between two looks
