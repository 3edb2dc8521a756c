"""Many seeds: ``python -m tests.differential.methods.campaign FIRST COUNT`` prints what differs.

A seed is a program of some twenty methods; ``--bytecode`` takes the programs made as class files.
"""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import NamedTuple

from tqdm import tqdm

from .bytecode.program import program as bytecode_program
from .cases import save_case
from .generator.program import METHODS, program
from .runner import Difference, Program, differences
from .ways import Way, chosen, usable

BATCH = 10


class Batch(NamedTuple):
    """Seeds that are run in one process, and how."""

    first: int
    count: int
    ways: tuple[Way, ...]
    is_bytecode: bool


def programs_of(first: int, count: int, is_bytecode: bool = False) -> dict[str, Program]:
    """The programs of some seeds, by package."""
    seeds = range(first, first + count)
    if is_bytecode:
        return {f"mb{seed}": bytecode_program(seed, f"mb{seed}") for seed in seeds}
    return {f"m{seed}": program(seed, f"m{seed}") for seed in seeds}


def run_batch(batch: Batch) -> list[Difference]:
    """What differs among these seeds; a program that is not compiled is a difference too."""
    try:
        return list(differences(programs_of(*batch[:2], batch.is_bytecode), batch.ways))
    except AssertionError as error:
        return [Difference(f"m{batch.first}", "the Java compiler", str(error))]


def batches(first: int, count: int, ways: list[Way], is_bytecode: bool) -> list[Batch]:
    """The seeds cut into parts that share a process."""
    end = first + count
    starts = range(first, end, BATCH)
    return [Batch(n, min(BATCH, end - n), tuple(ways), is_bytecode) for n in starts]


def main() -> int:
    """Run the batches and print their differences; exit code 1 if there was one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("first", type=int, help="the first seed")
    parser.add_argument("count", type=int, help="how many seeds")
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time (default 1)")
    parser.add_argument("--ways", help="names separated by commas (default: all of ways.py)")
    parser.add_argument("--bytecode", action="store_true", help="class files, not source text")
    parser.add_argument("--save", action="store_true", help="make failing source small and save it")
    arguments = parser.parse_args()
    ways = usable(chosen(arguments.ways))
    if len(ways) < 2:
        parser.error("fewer than two ways can be run here")
    print(f"ways: {', '.join(way.name for way in ways)}", flush=True)
    parts = batches(arguments.first, arguments.count, ways, arguments.bytecode)
    found = _run_all(parts, arguments.jobs)
    for difference in found if arguments.save and not arguments.bytecode else ():
        print(f"saved: {save_case(difference, ways)}")
    print(f"{arguments.count * METHODS} methods, {len({d.package for d in found})} programs differ")
    return 1 if found else 0


def _run_all(parts: list[Batch], jobs: int) -> list[Difference]:
    """The differences, printed as they come."""
    found: list[Difference] = []
    started = time.perf_counter()
    with ProcessPoolExecutor(jobs) as pool, tqdm(total=len(parts), disable=None) as bar:
        futures = {pool.submit(run_batch, part): part for part in parts}
        for future in as_completed(futures):
            differing = future.result()
            print(f"--- {futures[future].first}: {len(differing)} differences", flush=True)
            found += differing
            for difference in differing:
                text = f"{difference.package} {difference.way}: {difference.problem}"
                print(text, flush=True)
            bar.update()
    print(f"{time.perf_counter() - started:.0f} s")
    return found


if __name__ == "__main__":
    raise SystemExit(main())
