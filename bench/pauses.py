"""Collection pauses of one benchmark, from its -Xlog:gc lines: ``python -m pvm.bench.pauses``.

A line reads ``[0.118s][info][gc] GC(0) Pause Young (Allocation Failure) 6M->1M(16M) 27.441ms``.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from pvm.bench.compiling import CompilerError
from pvm.bench.machines import (
    BenchError,
    choose_benchmarks,
    compiled_programs,
    java_machine,
    pvm_machine,
    run_once,
)

PAUSE_LINE = re.compile(
    r"^\[[0-9.]+s\]\[info *\]\[gc *\] GC\(\d+\) Pause (?P<kind>\w+)"
    r"(?: \(.*\))? (?P<before>\d+)M->(?P<after>\d+)M\((?P<total>\d+)M\)"
    r" (?P<ms>[0-9.]+)ms$"
)


@dataclass(frozen=True)
class Pause:
    """One stop of the mutators: its kind (``Young``, ``Full``, ...) and length in ms."""

    kind: str
    milliseconds: float


def parse_pauses(log: str) -> list[Pause]:
    """The pauses in the lines of ``log``; other lines are passed over."""
    matches = (PAUSE_LINE.match(line) for line in log.splitlines())
    return [Pause(m["kind"], float(m["ms"])) for m in matches if m]


def summary_line(kind: str, pauses: Sequence[Pause]) -> str:
    """Count, median and maximum of the ``pauses`` (at least one) of one kind."""
    times = [p.milliseconds for p in pauses]
    return (
        f"{kind:<8}{len(times):>6}  median {statistics.median(times):>8.3f} ms"
        f"  max {max(times):>8.3f} ms"
    )


def report(log: str) -> list[str]:
    """A summary line for each kind of pause in ``log``.  Raises BenchError when there is none."""
    pauses = parse_pauses(log)
    if not pauses:
        raise BenchError("no pause line in the output: did the program collect at all?")
    kinds = sorted({p.kind for p in pauses})
    return [summary_line(kind, [p for p in pauses if p.kind == kind]) for kind in kinds]


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point; exit code 1 when the program failed or never collected."""
    parser = argparse.ArgumentParser(prog="pvm.bench.pauses", description=__doc__)
    parser.add_argument("program", help="a benchmark, such as BinaryTrees")
    parser.add_argument("--machine", choices=("pvm", "java"), default="pvm")
    parser.add_argument("--flags", default="", help='more flags, such as "-Xmx64m -Xmn8m"')
    parser.add_argument("--timeout", type=float, default=300.0, help="seconds the run may take")
    arguments = parser.parse_args(argv)
    make_machine = pvm_machine if arguments.machine == "pvm" else java_machine
    machine = make_machine(f"-Xlog:gc {arguments.flags}")
    try:
        classes = compiled_programs()
        for benchmark in choose_benchmarks(arguments.program):
            run = run_once(machine, classes, benchmark, arguments.timeout)
            print("\n".join([f"{benchmark} on {machine.name}: {run.seconds:.3f} s",
                             *report(run.stdout)]))
    except (BenchError, CompilerError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
