"""Warm-up of pvm against java: ``python -m pvm.bench.warmup --help``.

The benchmark programs are repeated in one process as often as java manages in some seconds; the
time from the start of that process to its end is compared.  pvm runs without its cache of compiled
code, then with an empty one, then with what that run left in it.  With --short, programs that take
less than half a second in java are run with and without compiling.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from pvm.bench.compare import Comparison, compare_one, geometric_mean
from pvm.bench.compiling import CompilerError, compile_sources
from pvm.bench.machines import (
    BenchError,
    Benchmark,
    Machine,
    choose_benchmarks,
    java_machine,
    pvm_machine,
)
from pvm.bench.repeating import repeating_programs, run_repeated

SHORT = Path(__file__).resolve().parent / "short"
NO_CACHE = "-XX:-CacheCompiledCode"
CACHE = "-XX:+CacheCompiledCode"
CACHE_HOME = "XDG_CACHE_HOME"


@contextmanager
def _empty_code_cache() -> Iterator[None]:
    """A cache folder of its own, which holds whatever the usual one does but compiled code."""
    before = os.environ.get(CACHE_HOME)
    usual = Path(before or Path.home() / ".cache") / "pvm"
    with tempfile.TemporaryDirectory(prefix="pvm-warmup-") as folder:
        own = Path(folder) / "pvm"
        own.mkdir()
        for entry in usual.iterdir():
            if entry.name != "code":
                (own / entry.name).symlink_to(entry)
        os.environ[CACHE_HOME] = folder
        try:
            yield
        finally:
            if before is None:
                del os.environ[CACHE_HOME]
            else:
                os.environ[CACHE_HOME] = before


def measure_one(
    benchmark: Benchmark, classes: Path, arguments: argparse.Namespace
) -> dict[str, float]:
    """Seconds of whole processes: java, and pvm with no cache, filling it, and using it."""
    java = java_machine("")
    probe = run_repeated(java, classes, benchmark, arguments.seconds, 1, arguments.timeout)
    runs = len(probe.runs)

    def process(machine: Machine) -> float:
        done = run_repeated(machine, classes, benchmark, 0, runs, arguments.timeout)
        if done.stdout != probe.stdout:
            raise BenchError(f"{benchmark}: {machine.name} printed {done.stdout!r}")
        return done.process

    plain = pvm_machine(f"{NO_CACHE} {arguments.pvm_flags}")
    cached = pvm_machine(f"{CACHE} {arguments.pvm_flags}")
    taken = {"no cache": process(plain), "java": process(java)}
    with _empty_code_cache():
        taken["filling"] = process(cached)
        taken["cached"] = process(cached)
    return taken


def _table(results: dict[str, dict[str, float]], columns: Sequence[str]) -> list[str]:
    """Seconds, and the ratios to java."""
    heading = "".join(f"{name:>10}" for name in ("java", *columns))
    heading += "".join(f"{'/ java':>9}" for _ in columns)
    lines = [f"{'benchmark':<16}{heading}"]
    for name, taken in results.items():
        seconds = "".join(f"{taken[column]:>10.3f}" for column in ("java", *columns))
        ratios = "".join(f"{taken[column] / taken['java']:>9.3f}" for column in columns)
        lines.append(f"{name:<16}{seconds}{ratios}")
    means = [geometric_mean([t[c] / t["java"] for t in results.values()]) for c in columns]
    blank = " " * 10 * (len(columns) + 1)
    return [*lines, f"{'geometric mean':<16}{blank}" + "".join(f"{m:>9.3f}" for m in means)]


def measure_long(arguments: argparse.Namespace) -> None:
    """Print the table of the programs that are repeated for some seconds."""
    classes = repeating_programs()
    results = {}
    for benchmark in tqdm(choose_benchmarks(arguments.programs), unit="program", disable=None):
        results[str(benchmark)] = measure_one(benchmark, classes, arguments)
    print("\n".join(_table(results, ("no cache", "filling", "cached"))))


def measure_short(arguments: argparse.Namespace) -> None:
    """Print how pvm with compiling compares to -Xint on the short programs."""
    sources = sorted(SHORT.glob("*.java"))
    classes = compile_sources(sources)
    machines = (pvm_machine(f"{NO_CACHE} {arguments.pvm_flags}"), pvm_machine("-Xint"))
    with tqdm(total=len(sources) * arguments.runs * 2, unit="run", disable=None) as bar:
        results = [
            compare_one(
                Benchmark(source.stem), machines, classes, arguments.runs, arguments.timeout, bar
            )
            for source in sources
        ]
    print("\n".join(_short_lines(results)))


def _short_lines(results: Sequence[Comparison]) -> list[str]:
    lines = [f"{'short program':<16}{'compiling':>10}{'-Xint':>10}{'ratio':>9}"]
    for result in results:
        times = [statistics.median(t) for t in (result.subject, result.reference)]
        lines.append(f"{result.benchmark!s:<16}{times[0]:>10.3f}{times[1]:>10.3f}"
                     f"{result.ratio:>9.3f}")
    return [*lines, f"{'largest':<36}{max(r.ratio for r in results):>9.3f}"]


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point; exit code 1 when a run failed or outputs differed."""
    parser = argparse.ArgumentParser(prog="pvm.bench.warmup", description=__doc__)
    parser.add_argument("--short", action="store_true", help="the short programs instead")
    parser.add_argument("--seconds", type=float, default=5.0,
                        help="what java takes for the repeated programs, about (default 5)")
    parser.add_argument("--runs", type=int, default=5, help="of each short program (default 5)")
    parser.add_argument("--programs", help="names separated by commas (default: all)")
    parser.add_argument("--pvm-flags", default="", help="more flags for pvm run")
    parser.add_argument("--timeout", type=float, default=300.0, help="seconds a process may take")
    arguments = parser.parse_args(argv)
    measure: Callable[[argparse.Namespace], None]
    measure = measure_short if arguments.short else measure_long
    try:
        measure(arguments)
    except (BenchError, CompilerError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
