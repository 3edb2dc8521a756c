"""Time the programs of programs/ in all ways: ``python -m pvm.bench.emulated --help``.

The ways take turns (native, qemu, pvm, ..., native, qemu, ...), so that a slow spell of the
computer falls on all.  Times are those of whole processes; nothing is subtracted.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from pvm.bench.compare import geometric_mean
from pvm.bench.emulated.starting import hot_line, start_line
from pvm.bench.emulated.ways import WAYS, Way, chosen_ways, timed
from pvm.bench.machines import BenchError

PROGRAMS = Path(__file__).resolve().parent / "programs"
Times = dict[str, list[float]]  # a way's name -> seconds, run by run


def measure(source: Path, ways: Sequence[Way], runs: int, timeout: float) -> Times:
    """Run a program in all ways in turn; raises BenchError when one fails or prints otherwise."""
    times: Times = {way.name: [] for way in ways}
    expected: str | None = None
    for _ in range(runs):
        for way in ways:
            seconds, output = timed([*way.command, str(way.program(source))], timeout)
            expected = output if expected is None else expected
            if output != expected:
                raise BenchError(f"{source.stem} by {way.name}: {output!r}, not {expected!r}")
            times[way.name].append(seconds)
    return times


def report_lines(results: dict[str, Times], ways: Sequence[Way]) -> list[str]:
    """The printed table: the median seconds of the first way, the others' ratios of medians to
    it with the smallest and largest ratio of runs side by side, and geometric means."""
    reference, *others = (way.name for way in ways)
    lines = [f"{'program':<13}{reference + ' s':>10}" + "".join(f"{n:>24}" for n in others)]
    ratios: dict[str, list[float]] = {name: [] for name in others}
    for program, times in results.items():
        median = statistics.median(times[reference])
        line = f"{program:<13}{median:>10.3f}"
        for name in others:
            ratios[name].append(statistics.median(times[name]) / median)
            paired = [a / b for a, b in zip(times[name], times[reference], strict=True)]
            line += f"{ratios[name][-1]:>10.2f} ({min(paired):5.2f}-{max(paired):5.2f})"
        lines.append(line)
    means = "".join(f"{geometric_mean(ratios[n]):>10.2f}{'':14}" for n in others)
    return [*lines, f"{'geometric mean':<23}{means}".rstrip()]


def parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line of this program."""
    parser = argparse.ArgumentParser(prog="pvm.bench.emulated", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs in each way (default 3)")
    parser.add_argument("--programs", help="names separated by commas (default: all)")
    parser.add_argument("--ways", default=",".join(way.name for way in WAYS),
                        help="ways to run, the reference first (default %(default)s)")
    parser.add_argument("--timeout", type=float, default=300.0, help="seconds a run may take")
    parser.add_argument("--json", type=Path, help="also write all times to this file")
    parser.add_argument("--starting", type=int, default=0, metavar="N",
                        help="instead of the table: start-up and time to hot code, N runs each")
    arguments = parser.parse_args(argv)
    if arguments.runs < 1:
        parser.error("--runs must be at least 1")
    return arguments


def chosen_programs(names: str | None) -> list[Path]:
    """The sources of the programs in ``names``, or all.  Raises BenchError."""
    known = {path.stem: path for path in sorted(PROGRAMS.glob("*.c"))}
    unknown = set(names.split(",")) - set(known) if names else set()
    if unknown:
        raise BenchError(f"no program {', '.join(unknown)}; there are {', '.join(known)}")
    return [known[name] for name in (names.split(",") if names else known)]


def run(arguments: argparse.Namespace) -> None:
    """Measure and print what was asked for.  Raises BenchError."""
    ways = chosen_ways(arguments.ways)
    if arguments.starting:
        for way in ways:
            print(start_line(way, arguments.starting, arguments.timeout), flush=True)
            print(hot_line(way, arguments.starting, arguments.timeout), flush=True)
        return
    sources = chosen_programs(arguments.programs)
    with tqdm(sources, unit="program", disable=None) as bar:
        results = {s.stem: measure(s, ways, arguments.runs, arguments.timeout) for s in bar}
    print("\n".join(report_lines(results, ways)))
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=1) + "\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point; exit code 1 when a run failed or outputs differed."""
    try:
        run(parse_arguments(argv))
    except BenchError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
