"""The machines under comparison, and one timed run of a benchmark on one of them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from pvm.bench.compiling import compile_sources

PROGRAMS = Path(__file__).resolve().parent / "programs"

# Run with one and with two threads, so that the gain of the second core can be read off.
ARGUMENT_VARIANTS = {"TwoThreads": ("1", "2")}


class BenchError(Exception):
    """A benchmark that failed, took too long, is unknown, or printed the wrong thing."""


@dataclass(frozen=True)
class Machine:
    """A way to run a class: ``command`` comes before ``-cp FOLDER Class arguments``."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Benchmark:
    """A program class and its arguments, written ``Class`` or ``Class:arg,arg``."""

    program: str
    arguments: tuple[str, ...] = ()

    def __str__(self) -> str:
        suffix = ":" + ",".join(self.arguments) if self.arguments else ""
        return self.program + suffix


@dataclass(frozen=True)
class Run:
    """One finished run: wall-clock seconds of the whole process, and what it printed."""

    seconds: float
    stdout: str


def java_machine(flags: str) -> Machine:
    """The installed ``java`` with ``flags`` (separated by spaces)."""
    return Machine("java", ("java", *flags.split()))


def pvm_machine(flags: str) -> Machine:
    """This checkout's ``pvm run`` with ``flags`` (separated by spaces)."""
    return Machine("pvm", (sys.executable, "-m", "pvm", "run", *flags.split()))


def all_benchmarks() -> list[Benchmark]:
    """Every program of programs/, in name order, with its argument variants."""
    found = []
    for source in sorted(PROGRAMS.glob("*.java")):
        variants = ARGUMENT_VARIANTS.get(source.stem, ("",))
        found += [Benchmark(source.stem, tuple(v.split(",")) if v else ()) for v in variants]
    return found


def choose_benchmarks(names: str | None) -> list[Benchmark]:
    """The benchmarks named in ``names`` (``A,B:1``), or all.  Raises BenchError."""
    known = all_benchmarks()
    if names is None:
        return known
    chosen = []
    for name in names.split(","):
        matching = [b for b in known if name in (str(b), b.program)]
        if not matching:
            raise BenchError(f"no benchmark {name!r}; there are {', '.join(map(str, known))}")
        chosen += matching
    return chosen


def compiled_programs() -> Path:
    """The folder with the class files of programs/.  Raises CompilerError."""
    return compile_sources(sorted(PROGRAMS.glob("*.java")))


def environment() -> dict[str, str]:
    """That of a process to be measured: as this one's, but Python may keep what it compiled, as it
    does for an installed pvm."""
    hidden = {"PYTHONDONTWRITEBYTECODE"}
    return {k: v for k, v in os.environ.items() if k not in hidden} | {"LC_ALL": "C.UTF-8"}


def run_once(machine: Machine, classes: Path, benchmark: Benchmark, timeout: float) -> Run:
    """Run ``benchmark`` once; at most ``timeout`` seconds.  Raises BenchError."""
    command = [*machine.command, "-cp", str(classes), benchmark.program, *benchmark.arguments]
    start = time.perf_counter()
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=timeout, env=environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise BenchError(f"{benchmark} on {machine.name}: over {timeout} s") from late
    except OSError as error:
        raise BenchError(f"cannot start {machine.name}: {error}") from error
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        tail = done.stderr[-2000:]
        raise BenchError(f"{benchmark} on {machine.name}: exit {done.returncode}\n{tail}")
    return Run(seconds, done.stdout)
