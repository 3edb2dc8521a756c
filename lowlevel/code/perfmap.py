"""The map from addresses to names that Linux's `perf` reads: /tmp/perf-PID.map."""

import os
from typing import TextIO


class PerfMap:
    """Lines of start, size (both hexadecimal) and name. Removed code stays listed, as perf reads
    the file when the program has ended."""

    def __init__(self, path: str | None = None) -> None:
        self._stream: TextIO = open(  # noqa: SIM115 - until close()
            path or f"/tmp/perf-{os.getpid()}.map", "a", encoding="utf-8", buffering=1)

    def add(self, address: int, size: int, name: str) -> None:
        self._stream.write(f"{address:x} {size:x} {name}\n")

    def close(self) -> None:
        self._stream.close()
