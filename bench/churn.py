"""Memory while classes come and go: ``python -m pvm.bench.churn --help``.

A small class is loaded, run hot and dropped, thousands of times.  The memory levels off when the
last quarter of the classes adds less than a tenth of what there was.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pvm.bench.compiling import CompilerError, compile_sources
from pvm.bench.machines import BenchError, Benchmark, java_machine, pvm_machine, run_once

PROGRAMS = Path(__file__).resolve().parent / "churning"
MOST_GROWTH = 1.1


class Sample(NamedTuple):
    """After so many classes: how many of the last hundred live, resident memory in KiB."""

    classes: int
    alive: int
    resident: int


def parse_samples(text: str) -> list[Sample]:
    """The lines that ClassChurn prints.  Raises BenchError when there are too few."""
    samples = [Sample(*map(int, line.split())) for line in text.splitlines()]
    if len(samples) < 4:
        raise BenchError(f"only {len(samples)} samples")
    return samples


def growth(samples: Sequence[Sample]) -> float:
    """The memory at the end over that after three quarters of the classes."""
    return samples[-1].resident / samples[len(samples) * 3 // 4 - 1].resident


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point; exit code 1 when the program failed or the memory went on growing."""
    parser = argparse.ArgumentParser(prog="pvm.bench.churn", description=__doc__)
    parser.add_argument("--machine", choices=("pvm", "java"), default="pvm")
    parser.add_argument("--flags", default="-Xmx64m", help="for the machine (default -Xmx64m)")
    parser.add_argument("--kind", choices=("loaders", "hidden"), default="loaders")
    parser.add_argument("--classes", type=int, default=10_000, help="how many (default 10,000)")
    parser.add_argument("--rounds", type=int, default=30_000,
                        help="of the loop in each (default 30,000: enough to be compiled)")
    parser.add_argument("--timeout", type=float, default=3600.0, help="seconds it may take")
    arguments = parser.parse_args(argv)
    machine = (pvm_machine if arguments.machine == "pvm" else java_machine)(arguments.flags)
    words = (arguments.kind, f"{arguments.classes}", f"{arguments.rounds}")
    try:
        classes = compile_sources(sorted(PROGRAMS.glob("*.java")))
        run = run_once(machine, classes, Benchmark("ClassChurn", words), arguments.timeout)
        samples = parse_samples(run.stdout)
    except (BenchError, CompilerError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for sample in samples:
        print(f"{sample.classes:>7} classes {sample.resident / 1024:>8.1f} MiB"
              f"  {sample.alive:>3} of the last 100 alive")
    grown = growth(samples)
    print(f"{run.seconds:.1f} s; the last quarter made it {grown:.3f} times as large")
    return 0 if grown <= MOST_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
