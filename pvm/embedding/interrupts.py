"""Ctrl-C while the main thread runs Java: Python's handler can only run when Java has ended.

Python writes the number of each signal to a pipe (`signal.set_wakeup_fd`), whatever its main thread
does; a thread of ours reads it and lets the main thread's calls end. KeyboardInterrupt then comes
as everywhere else. What others have put there before gets the numbers too.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import threading
import weakref
from typing import TYPE_CHECKING

from pvm.embedding.failures import Interrupted

if TYPE_CHECKING:
    from pvm.embedding.attachment import Attachments

_watched: weakref.WeakSet[Attachments] = weakref.WeakSet()
_lock = threading.Lock()
_writers: list[int] = []
_befores: list[int] = []
_settling: queue.SimpleQueue[threading.Event] = queue.SimpleQueue()
_MARK = 0                       # no signal has this number
_PATIENCE = 1.0                 # seconds


def watch(attachments: Attachments) -> None:
    """Ctrl-C ends what the main thread runs of these from now on."""
    with _lock:
        _watched.add(attachments)
        is_main = threading.current_thread() is threading.main_thread()
        if is_main and not _writers:
            _install()


def settle() -> None:
    """Returns when the signals that have come so far have ended what they end: a KeyboardInterrupt
    that a callback has raised is not to strike once more, in the next call."""
    if _writers:
        done = threading.Event()
        _settling.put(done)
        os.write(_writers[0], bytes((_MARK,)))
        done.wait(_PATIENCE)


def _install() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    before = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    _writers.append(writer)
    _befores.append(before)
    threading.Thread(target=_read, args=(reader, before), name="interrupts", daemon=True).start()


def _forget() -> None:
    """In the child of a fork: the thread is the parent's, and so is the pipe, which would tell it
    of the child's signals."""
    global _lock
    _lock = threading.Lock()
    _watched.clear()
    for writer, before in zip(_writers, _befores, strict=True):
        current = signal.set_wakeup_fd(-1)
        signal.set_wakeup_fd(before if current == writer else current)
    _writers.clear()
    _befores.clear()


os.register_at_fork(after_in_child=_forget)


def _read(reader: int, before: int) -> None:
    while True:
        numbers = os.read(reader, 64)
        signals = bytes(each for each in numbers if each != _MARK)
        if before >= 0 and signals:
            with contextlib.suppress(OSError):
                os.write(before, signals)
        if signal.SIGINT in signals:
            _interrupt()
        for _ in range(numbers.count(_MARK)):
            _settling.get().set()


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
