"""Many seeds: ``python -m tests.differential.campaign FIRST COUNT`` prints what differs."""

from __future__ import annotations

import sys

from .generator.program import program
from .runner import differences

BATCH = 50


def programs_of(first: int, count: int) -> dict[str, str]:
    """The programs of some seeds: package to source text."""
    packages = {f"p{seed}": seed for seed in range(first, first + count)}
    return {package: program(seed, package) for package, seed in packages.items()}


def flags_of(batch: int) -> tuple[str, ...]:
    """Assertions are enabled for every second batch."""
    return ("-ea",) if batch % 2 else ()


def main() -> None:
    """Run batches and print their differences."""
    first, count = int(sys.argv[1]), int(sys.argv[2])
    for start in range(first, first + count, BATCH):
        programs = programs_of(start, min(BATCH, first + count - start))
        found = list(differences(programs, flags_of(start // BATCH)))
        print(f"--- {start}: {len({d.package for d in found})} differ", flush=True)
        for difference in found:
            print(f"{difference.package}: {difference.problem}", flush=True)


if __name__ == "__main__":
    main()
