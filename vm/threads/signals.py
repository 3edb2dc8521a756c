"""What the main Python thread does while Java runs: it waits for signals and for the end.

Signals are read as bytes from a pipe that Python's C-level handler writes them to, whichever
thread the system delivers them on; so the main thread wakes at once, and the order is kept.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

# What `java` does: a terminating signal runs the shutdown hooks and exits with 128 + its number.
TERMINATING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
DUMPING = signal.SIGQUIT
_FINISHED = 0  # no signal has this number


class SignalLoop:
    """Turns signals into calls inside a `with` block; for the main thread alone.

    `shutdown(code)` runs what must run before the process ends (once); `dump()` prints the threads.
    """

    def __init__(self, shutdown: Callable[[int], None], dump: Callable[[], None]) -> None:
        self._shutdown = shutdown
        self._dump = dump
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._writer, False)
        self._code = 0
        self._lock = threading.Lock()
        self._finished = False
        self._ending = False
        self._before: dict[int, Any] = {}
        self._wakeup = -1

    def finish(self, code: int) -> None:
        """Makes `run` return `code`; from any thread. The first call counts."""
        with self._lock:
            if self._finished:
                return
            self._finished = True
            self._code = code
        os.write(self._writer, bytes([_FINISHED]))

    def __enter__(self) -> SignalLoop:
        """From here on signals are kept for `run`: also while the machine is still booting."""
        self._before = _install(_ignore)
        self._wakeup = signal.set_wakeup_fd(self._writer, warn_on_full_buffer=False)
        return self

    def __exit__(self, *_: object) -> None:
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.close(self._reader)
        os.close(self._writer)

    def run(self) -> int:
        """Waits, serving signals, until `finish` is called; returns the exit code."""
        while self._serve(os.read(self._reader, 1)[0]):
            pass
        return self._code

    def _serve(self, number: int) -> bool:
        """Does what a signal asks for; false when it is time to return."""
        if number == _FINISHED:
            return False
        if number == DUMPING:
            self._dump()
        elif number in TERMINATING and not self._ending:
            self._ending = True
            threading.Thread(target=self._end, args=(128 + number,), name="shutdown",
                             daemon=True).start()
        return True

    def _end(self, code: int) -> None:
        # On a thread of its own: hooks may take their time, and dumps are wanted meanwhile.
        try:
            self._shutdown(code)
        finally:
            self.finish(code)


def _ignore(number: int, frame: FrameType | None) -> None:
    """A handler must be there for Python to write the signal's number to the pipe."""


def _install(handler: Callable[[int, FrameType | None], None]) -> dict[int, Any]:
    """Installs the handler, and gives the ones before it.

    A signal that was ignored at the start stays ignored: nohup, and jobs of a script.
    """
    before: dict[int, Any] = {}
    for number in (*TERMINATING, DUMPING):
        if signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, handler)
    return before
