"""Ctrl-C while the main thread runs Java: Python's handler can only run when Java has ended.

Python writes the number of each signal to a pipe (`signal.set_wakeup_fd`), whatever its main thread
does; a thread of ours reads it and lets the main thread's calls end. KeyboardInterrupt then comes
as everywhere else. What others have put there before gets the numbers too.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import weakref
from typing import TYPE_CHECKING

from pvm.embedding.failures import Interrupted

if TYPE_CHECKING:
    from pvm.embedding.attachment import Attachments

_watched: weakref.WeakSet[Attachments] = weakref.WeakSet()
_lock = threading.Lock()
_readers: list[int] = []


def watch(attachments: Attachments) -> None:
    """Ctrl-C ends what the main thread runs of these from now on."""
    with _lock:
        _watched.add(attachments)
        is_main = threading.current_thread() is threading.main_thread()
        if is_main and not _readers:
            _install()


def _install() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    before = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    _readers.append(reader)
    threading.Thread(target=_read, args=(reader, before), name="interrupts", daemon=True).start()


def _read(reader: int, before: int) -> None:
    while True:
        numbers = os.read(reader, 64)
        if before >= 0:
            with contextlib.suppress(OSError):
                os.write(before, numbers)
        if signal.SIGINT in numbers:
            _interrupt()


def _interrupt() -> None:
    # Python's own KeyboardInterrupt may strike, and end, in a callback of the machine's
    is_usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    reason = KeyboardInterrupt() if is_usual else Interrupted("interrupted by a signal")
    with _lock:
        watched = list(_watched)
    for each in watched:
        attachment = each.of(threading.main_thread())
        if attachment is not None:
            attachment.stop(reason)
