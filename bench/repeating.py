"""A benchmark's main run again and again in one process, by harness/Repeat.java."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path

from pvm.bench.compiling import compile_sources
from pvm.bench.machines import PROGRAMS, BenchError, Benchmark, Machine, run_once

HARNESS = Path(__file__).resolve().parent / "harness"
MARK = "nanoseconds "


@dataclass(frozen=True)
class Repeated:
    """One process: its wall-clock seconds, those of each run of main in it, what main printed."""

    process: float
    runs: tuple[float, ...]
    stdout: str

    @property
    def steady(self) -> float:
        """Median of the runs of the last half: what came before may not have been compiled."""
        return statistics.median(self.runs[len(self.runs) // 2 :])


def repeating_programs() -> Path:
    """The folder with the class files of programs/ and harness/.  Raises CompilerError."""
    return compile_sources(sorted([*PROGRAMS.glob("*.java"), *HARNESS.glob("*.java")]))


def run_repeated(
    machine: Machine,
    classes: Path,
    benchmark: Benchmark,
    seconds: float,
    runs: int,
    timeout: float,
) -> Repeated:
    """Run ``benchmark`` so many times and for so long at least.  Raises BenchError."""
    arguments = (f"{seconds}", f"{runs}", benchmark.program, *benchmark.arguments)
    run = run_once(machine, classes, Benchmark("Repeat", arguments), timeout)
    lines = run.stdout.splitlines()
    times = tuple(int(s.removeprefix(MARK)) / 1e9 for s in lines if s.startswith(MARK))
    if not times:
        raise BenchError(f"{benchmark} on {machine.name}: no times in the output")
    printed = "\n".join(s for s in lines if not s.startswith(MARK))
    return Repeated(run.seconds, times, printed)
