"""Time pvm against java on the benchmark programs: ``python -m pvm.bench.compare --help``.

The two machines take turns (pvm, java, pvm, java, ...), so that a slow spell of the computer falls
on both.  Times are those of whole processes; nothing is subtracted.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from pvm.bench.compiling import CompilerError
from pvm.bench.machines import (
    BenchError,
    Benchmark,
    Machine,
    choose_benchmarks,
    compiled_programs,
    java_machine,
    pvm_machine,
    run_once,
)


@dataclass(frozen=True)
class Comparison:
    """Seconds of one benchmark on both machines, run by run: index i of both ran side by side."""

    benchmark: Benchmark
    subject: tuple[float, ...]
    reference: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Median of the subject over median of the reference; below 1 the subject is faster."""
        return statistics.median(self.subject) / statistics.median(self.reference)

    @property
    def paired_ratios(self) -> list[float]:
        """The ratio of each pair of runs that stood side by side."""
        return [a / b for a, b in zip(self.subject, self.reference, strict=True)]

    def as_json(self) -> dict[str, object]:
        """What --json writes for one benchmark."""
        return {
            "benchmark": str(self.benchmark),
            "subject_seconds": self.subject,
            "reference_seconds": self.reference,
            "ratio_of_medians": self.ratio,
            "paired_ratios": self.paired_ratios,
        }


def geometric_mean(values: Sequence[float]) -> float:
    """The geometric mean of positive ``values`` (at least one)."""
    return math.exp(statistics.fmean(math.log(v) for v in values))


def compare_one(
    benchmark: Benchmark,
    machines: tuple[Machine, Machine],
    classes: Path,
    runs: int,
    timeout: float,
    bar: tqdm[object],
) -> Comparison:
    """Run ``benchmark`` ``runs`` times on both machines in turn.  Raises BenchError when one
    fails or the outputs differ."""
    seconds: tuple[list[float], list[float]] = ([], [])
    expected: str | None = None
    for _ in range(runs):
        for machine, times in zip(machines, seconds, strict=True):
            bar.set_postfix_str(f"{benchmark} on {machine.name}")
            run = run_once(machine, classes, benchmark, timeout)
            bar.update()
            times.append(run.seconds)
            expected = run.stdout if expected is None else expected
            if run.stdout != expected:
                raise BenchError(
                    f"{benchmark}: {machine.name} printed {run.stdout!r}, not {expected!r}"
                )
    return Comparison(benchmark, tuple(seconds[0]), tuple(seconds[1]))


def report_lines(results: Sequence[Comparison], machines: tuple[Machine, Machine]) -> list[str]:
    """The printed table: medians, their ratio, the spread of paired ratios, geometric mean."""
    subject, reference = (m.name for m in machines)
    lines = [f"{'benchmark':<16}{subject + ' s':>9}{reference + ' s':>9}{'ratio':>8}  paired"]
    for result in results:
        paired = result.paired_ratios
        lines.append(
            f"{result.benchmark!s:<16}{statistics.median(result.subject):>9.3f}"
            f"{statistics.median(result.reference):>9.3f}{result.ratio:>8.3f}"
            f"  {min(paired):.3f}-{max(paired):.3f}"
        )
    mean = geometric_mean([r.ratio for r in results])
    lines.append(f"{'geometric mean':<34}{mean:>8.3f}")
    return lines


def parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line of this program."""
    parser = argparse.ArgumentParser(prog="pvm.bench.compare", description=__doc__)
    parser.add_argument("--java-flags", default="-Xint", help='flags for java (default "-Xint")')
    parser.add_argument("--pvm-flags", default="", help="flags for pvm run")
    parser.add_argument("--runs", type=int, default=3, help="runs on each machine (default 3)")
    parser.add_argument("--programs", help="names separated by commas (default: all)")
    parser.add_argument("--timeout", type=float, default=300.0, help="seconds a run may take")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--subject", choices=("pvm", "java"), default="pvm",
                        help="java: compare java --subject-flags with java --java-flags")
    parser.add_argument("--subject-flags", default="", help="flags when --subject is java")
    arguments = parser.parse_args(argv)
    if arguments.runs < 1:
        parser.error("--runs must be at least 1")
    return arguments


def chosen_machines(arguments: argparse.Namespace) -> tuple[Machine, Machine]:
    """The machine under test and the one it is measured against."""
    reference = java_machine(arguments.java_flags)
    if arguments.subject == "pvm":
        return pvm_machine(arguments.pvm_flags), reference
    return Machine("java'", java_machine(arguments.subject_flags).command), reference


def measure(arguments: argparse.Namespace) -> list[Comparison]:
    """Run everything that was asked for.  Raises BenchError and CompilerError."""
    benchmarks = choose_benchmarks(arguments.programs)
    machines = chosen_machines(arguments)
    classes = compiled_programs()
    total = len(benchmarks) * arguments.runs * 2
    with tqdm(total=total, unit="run", disable=None) as bar:
        results = [
            compare_one(b, machines, classes, arguments.runs, arguments.timeout, bar)
            for b in benchmarks
        ]
    print("\n".join(report_lines(results, machines)))
    return results


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point; exit code 1 when a run failed or outputs differed."""
    arguments = parse_arguments(argv)
    try:
        results = measure(arguments)
    except (BenchError, CompilerError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if arguments.json:
        arguments.json.write_text(json.dumps([r.as_json() for r in results], indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
