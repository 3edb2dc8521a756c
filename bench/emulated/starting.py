"""What comes before speed: start-up over Python's own, and the time until code is hot."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from pvm.bench.emulated.ways import Way, timed
from pvm.bench.machines import BenchError

HERE = Path(__file__).resolve().parent
BARE = (sys.executable, "-c", "pass")


def start_line(way: Way, runs: int, timeout: float) -> str:
    """Milliseconds of a program that does nothing, beside those of a bare ``python -c pass``."""
    program = str(way.program(HERE / "nothing.c"))
    bare, started = [], []
    timed([*way.command, program], timeout)
    for _ in range(runs):
        bare.append(timed(BARE, timeout)[0] * 1e3)
        started.append(timed([*way.command, program], timeout)[0] * 1e3)
    over = [b - a for a, b in zip(bare, started, strict=True)]
    return (f"start: python {statistics.median(bare):.1f} ms, {way.name} "
            f"{statistics.median(started):.1f} ms, over python {statistics.median(over):.1f} ms "
            f"({min(over):.1f}-{max(over):.1f})")


def milliseconds_to_hot(command: Sequence[str], timeout: float, cache: str) -> tuple[float, float]:
    """From now until the program's work was first fast, and what a piece of it takes then."""
    start = time.monotonic_ns()
    output = timed([*command, str(start)], timeout, {"XDG_CACHE_HOME": cache})[1].split()
    if output[::2] != ["hot", "steady"]:
        raise BenchError(f"{' '.join(command)} printed {output}")
    return int(output[1]) / 1e6, int(output[3]) / 1e6


def hot_line(way: Way, runs: int, timeout: float) -> str:
    """Milliseconds from the start of the process to hot code, by state of the cache: the first
    run that translates anything, and runs after it (Python's own start is part of both)."""
    command = [*way.command, str(way.program(HERE / "hotness.c"))]
    first, later, pieces = [], [], []
    with tempfile.TemporaryDirectory() as cache:
        timed([*way.command, str(way.program(HERE / "nothing.c"))], timeout,
              {"XDG_CACHE_HOME": cache})  # pvm's own code is compiled before
        first.append(milliseconds_to_hot(command, timeout, cache)[0])
        for _ in range(runs):
            hot, piece = milliseconds_to_hot(command, timeout, cache)
            later.append(hot)
            pieces.append(piece)
    return (f"hot code: {way.name} first run {first[0]:.1f} ms, later runs "
            f"{statistics.median(later):.1f} ms ({min(later):.1f}-{max(later):.1f}); "
            f"a piece of work {statistics.median(pieces):.4f} ms")
