"""Steady state of pvm and java on the benchmark programs: ``python -m pvm.bench.steady --help``.

Each program's main is run again and again in one process, for some seconds; its time is the median
of the last half of the runs.  The machines take turns: pvm, java (its optimising compiler, tiered)
and java that stops at its first compiler.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from pvm.bench.compare import geometric_mean
from pvm.bench.compiling import CompilerError
from pvm.bench.machines import (
    BenchError,
    Benchmark,
    Machine,
    choose_benchmarks,
    java_machine,
    pvm_machine,
)
from pvm.bench.repeating import Repeated, repeating_programs, run_repeated


@dataclass(frozen=True)
class Steady:
    """One benchmark: by machine, the seconds of main in each of its processes."""

    benchmark: Benchmark
    seconds: dict[str, tuple[float, ...]]

    def median(self, machine: str) -> float:
        """The seconds of one run on a machine."""
        return statistics.median(self.seconds[machine])

    def ratio(self, machine: str, reference: str) -> float:
        """Below 1 the machine is faster."""
        return self.median(machine) / self.median(reference)

    def spread(self, machine: str) -> float:
        """The largest time over the smallest."""
        return max(self.seconds[machine]) / min(self.seconds[machine])


def measure_one(
    benchmark: Benchmark,
    machines: Sequence[Machine],
    classes: Path,
    arguments: argparse.Namespace,
    bar: tqdm[object],
) -> Steady:
    """Every machine in turn, so many times.  Raises BenchError when one fails or the outputs
    differ."""
    seconds: dict[str, list[float]] = {machine.name: [] for machine in machines}
    expected: Repeated | None = None
    for _ in range(arguments.processes):
        for machine in machines:
            bar.set_postfix_str(f"{benchmark} on {machine.name}")
            run = run_repeated(
                machine, classes, benchmark, arguments.seconds, arguments.runs, arguments.timeout
            )
            bar.update()
            expected = expected or run
            if run.stdout != expected.stdout:
                raise BenchError(
                    f"{benchmark}: {machine.name} printed {run.stdout!r}, not {expected.stdout!r}"
                )
            seconds[machine.name].append(run.steady)
    return Steady(benchmark, {name: tuple(times) for name, times in seconds.items()})


def report_lines(results: Sequence[Steady], names: Sequence[str]) -> list[str]:
    """The table: milliseconds of each machine, and the first over each other, with their means."""
    subject, *references = names
    heading = "".join(f"{name + ' ms':>12}" for name in names)
    heading += "".join(f"{'/' + name:>9}" for name in references)
    lines = [f"{'benchmark':<16}{heading}   spread"]
    for result in results:
        times = "".join(f"{1000 * result.median(name):>12.2f}" for name in names)
        ratios = "".join(f"{result.ratio(subject, name):>9.3f}" for name in references)
        spread = max(result.spread(name) for name in names)
        lines.append(f"{result.benchmark!s:<16}{times}{ratios}{spread:>9.2f}")
    means = [geometric_mean([r.ratio(subject, name) for r in results]) for name in references]
    worst = [max(r.ratio(subject, name) for r in results) for name in references]
    blank = " " * 12 * len(names)
    lines.append(f"{'geometric mean':<16}{blank}" + "".join(f"{m:>9.3f}" for m in means))
    lines.append(f"{'largest':<16}{blank}" + "".join(f"{m:>9.3f}" for m in worst))
    return lines


def parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line of this program."""
    parser = argparse.ArgumentParser(prog="pvm.bench.steady", description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0,
                        help="how long a process repeats a program (default 5)")
    parser.add_argument("--runs", type=int, default=6, help="and how often at least (default 6)")
    parser.add_argument("--processes", type=int, default=1,
                        help="processes on each machine (default 1)")
    parser.add_argument("--programs", help="names separated by commas (default: all)")
    parser.add_argument("--pvm-flags", default="", help="flags for pvm run")
    parser.add_argument("--java-flags", default="", help="flags for java, both times")
    parser.add_argument("--machines", default="pvm,java,java1",
                        help="which, the first over the others (default pvm,java,java1)")
    parser.add_argument("--timeout", type=float, default=300.0, help="seconds a process may take")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args(argv)


def chosen_machines(arguments: argparse.Namespace) -> list[Machine]:
    """The machines in the order of --machines.  Raises BenchError."""
    flags = arguments.java_flags
    known = {
        "pvm": pvm_machine(arguments.pvm_flags),
        "java": java_machine(flags),
        "java1": Machine("java1", java_machine(f"{flags} -XX:TieredStopAtLevel=1").command),
    }
    names = arguments.machines.split(",")
    if len(names) < 2 or not set(names) <= set(known):
        raise BenchError(f"--machines takes two or more of {', '.join(known)}")
    return [known[name] for name in names]


def measure(arguments: argparse.Namespace) -> list[Steady]:
    """Run everything that was asked for, and print it.  Raises BenchError and CompilerError."""
    benchmarks = choose_benchmarks(arguments.programs)
    machines = chosen_machines(arguments)
    classes = repeating_programs()
    total = len(benchmarks) * arguments.processes * len(machines)
    with tqdm(total=total, unit="process", disable=None) as bar:
        results = [measure_one(b, machines, classes, arguments, bar) for b in benchmarks]
    print("\n".join(report_lines(results, [machine.name for machine in machines])))
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
        figures = [{"benchmark": str(r.benchmark), "seconds": r.seconds} for r in results]
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
