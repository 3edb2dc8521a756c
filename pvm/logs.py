"""Writing log messages as ``-Xlog`` asked: which outputs want one, how it is decorated, files.

    logs = Logs(options.logs, started)
    if logs.wants(("gc",)):
        logs.write(("gc",), "GC(0) Pause Young (Allocation Failure) 6M->1M(16M) 2.441ms")

Safe to use from several threads: a line is written whole.
"""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import IO

from pvm.errors import CommandLineError, machine_refused
from pvm.xlog import LEVELS, LogOutput, Selection

Tags = tuple[str, ...]
STANDARD = {"stdout": lambda: sys.stdout, "stderr": lambda: sys.stderr}


class _Output:
    """One place to write to, with the selections and decorators that all its -Xlog gave it."""

    def __init__(self, configuration: LogOutput, started: float) -> None:
        self.configuration = configuration
        self.selections: list[Selection] = []
        self.started = started
        self.widths: dict[str, int] = {}
        self.file: IO[str] | None = None
        if configuration.is_file:
            self.path = _expanded(configuration.output)
            self.file = self._opened()

    def level_for(self, tags: Tags) -> str:
        """The least level that is written; the last selection that fits decides."""
        level = "off"
        for selection in self.selections:
            chosen = set(selection.tags)
            if chosen == set(tags) or (selection.wildcard and chosen <= set(tags)):
                level = selection.level
        return level

    def write(self, tags: Tags, level: str, message: str) -> None:
        prefix = "".join(
            f"[{self._padded(name, DECORATE[name](self.started, tags, level))}]"
            for name in self.configuration.decorators
        )
        stream = self.file or STANDARD[self.configuration.output]()
        try:
            stream.write(f"{prefix} {message}\n" if prefix else f"{message}\n")
            stream.flush()
        except OSError as error:  # the program goes on, as under java
            _report_unwritable(self.configuration.output, error)
            return
        if self.file is not None and self._is_full(self.file):
            self.file.close()
            self.file = self._opened()

    def _padded(self, name: str, text: str) -> str:
        """A decoration is as wide as the widest before it, so that columns line up."""
        width = self.widths[name] = max(self.widths.get(name, 0), len(text))
        return text.ljust(width)

    def _is_full(self, file: IO[str]) -> bool:
        limit = self.configuration.file_size
        return bool(self.configuration.file_count and limit and file.tell() >= limit)

    def _opened(self) -> IO[str]:
        """Open the file anew; what was there becomes ``name.0``, ``name.1``, ... in turn."""
        try:
            if self.configuration.file_count and os.path.exists(self.path):
                os.replace(self.path, self._archive())
            return open(self.path, "w", encoding="utf-8", errors="surrogateescape")
        except OSError as error:
            raise _cannot_open(self.configuration.output, self.path, error) from None

    def _archive(self) -> str:
        """The next archive's name: the first that is free, else the oldest."""
        names = [f"{self.path}.{number}" for number in range(self.configuration.file_count)]
        free = [name for name in names if not os.path.exists(name)]
        return free[0] if free else min(names, key=os.path.getmtime)


class Logs:
    """All outputs of a run.  `started` is `time.monotonic()` at the start of the machine."""

    def __init__(self, configurations: tuple[LogOutput, ...], started: float) -> None:
        self.outputs: dict[str, _Output] = {}
        self.lock = threading.Lock()
        for configuration in configurations:
            output = self.outputs.get(configuration.output)
            if output is None:
                output = self.outputs[configuration.output] = _Output(configuration, started)
            output.configuration = configuration
            output.selections += configuration.selections

    def wants(self, tags: Tags, level: str = "info") -> bool:
        """Whether any output takes messages of these tags at this level."""
        return any(_passes(output, tags, level) for output in self.outputs.values())

    def write(self, tags: Tags, message: str, level: str = "info") -> None:
        """Write one message to each output that wants it."""
        with self.lock:
            for output in self.outputs.values():
                if _passes(output, tags, level):
                    output.write(tags, level, message)


def _passes(output: _Output, tags: Tags, level: str) -> bool:
    least = output.level_for(tags)
    return least != "off" and LEVELS.index(level) >= LEVELS.index(least)


def _expanded(name: str) -> str:
    """`name` with %p (process) and %t (start time) filled in."""
    stamp = time.strftime("%Y-%m-%d_%H-%M-%S")
    return name.replace("%p", str(os.getpid())).replace("%t", stamp)


def _report_unwritable(name: str, error: OSError) -> None:
    with contextlib.suppress(OSError):
        print(f"Could not flush log: {name} ({error.strerror} ({error.errno}))", file=sys.stderr)


def _cannot_open(name: str, path: str, error: OSError) -> CommandLineError:
    stamp = f"[{time.process_time():.3f}s][error][logging] "
    return machine_refused(
        f"Invalid -Xlog option: cannot write to file={name}, see error log for details.",
        output=(f"{stamp}Error opening log file '{path}': {error.strerror}",),
    )


def _date(seconds: float, is_utc: bool) -> str:
    parts = time.gmtime(seconds) if is_utc else time.localtime(seconds)
    zone = "+0000" if is_utc else time.strftime("%z", parts)
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', parts)}.{int(seconds * 1000) % 1000:03}{zone}"


# Decorator -> its text, from the machine's start time, the tags and the level.
DECORATE: dict[str, Callable[[float, Tags, str], str]] = {
    "time": lambda started, tags, level: _date(time.time(), is_utc=False),
    "utctime": lambda started, tags, level: _date(time.time(), is_utc=True),
    "uptime": lambda started, tags, level: f"{time.monotonic() - started:.3f}s",
    "timemillis": lambda started, tags, level: f"{time.time_ns() // 1_000_000}ms",
    "uptimemillis": lambda started, tags, level: f"{int((time.monotonic() - started) * 1e3)}ms",
    "timenanos": lambda started, tags, level: f"{time.monotonic_ns()}ns",
    "uptimenanos": lambda started, tags, level: f"{int((time.monotonic() - started) * 1e9)}ns",
    "hostname": lambda started, tags, level: os.uname().nodename,
    "pid": lambda started, tags, level: str(os.getpid()),
    "tid": lambda started, tags, level: str(threading.get_native_id()),
    "level": lambda started, tags, level: level,
    "tags": lambda started, tags, level: ",".join(tags),
}
