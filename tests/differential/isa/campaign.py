"""Many random instructions and blocks on all machines: what differs is printed.

    python -m tests.differential.isa.campaign FIRST COUNT            5,000 instructions a seed
    python -m tests.differential.isa.campaign FIRST COUNT --blocks   20 blocks a seed
    ... --machines interpreted,translated,unicorn                    (qemu is what they must equal)
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from .batches import INSTANCES, batch, differences
from .blocks import BLOCKS, block_batch, block_differences
from .faults import explanation
from .image import Image
from .machines import run_interpreted, run_translated
from .oracles import Failed, run_in_qemu, run_in_unicorn

MACHINES: dict[str, Callable[[Image], bytes]] = {
    "interpreted": run_interpreted,
    "translated": run_translated,
    "unicorn": run_in_unicorn,
}
SHOWN = 20


def unexplained(seed: int, machines: Sequence[str], known: Counter[str]) -> Iterator[str]:
    """What differs from qemu in the instructions of a seed, but for the oracles' known faults,
    which are counted."""
    made = batch(seed)
    expected = run_in_qemu(made.image)
    for name in machines:
        try:
            found = MACHINES[name](made.image)
        except Failed as error:
            yield f"seed {seed}: {error}"
            continue
        for difference in differences(made, expected, found):
            fault = explanation(name, difference.case, difference.before, difference.expected,
                                difference.found)
            if fault is None:
                yield f"{name}, seed {seed}: {difference}"
            else:
                known[f"{name}: {fault.reason}"] += 1


def unexplained_blocks(seed: int, machines: Sequence[str]) -> Iterator[str]:
    """What differs from qemu in the blocks of a seed; those for unicorn have no instructions that
    it is known to do wrong."""
    for is_plain in (False, True):
        chosen = [name for name in machines if is_plain == (name == "unicorn")]
        if not chosen:
            continue
        made = block_batch(seed, is_plain)
        expected = run_in_qemu(made.image)
        for name in chosen:
            try:
                found = MACHINES[name](made.image)
            except Failed as error:
                yield f"blocks, seed {seed}: {error}"
                continue
            yield from (f"{name}: {text}" for text in block_differences(made, expected, found))


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("first", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--blocks", action="store_true")
    parser.add_argument("--machines", default=",".join(MACHINES))
    return parser.parse_args()


def main() -> int:
    """Run seeds; exit status 1 if anything differed without an explanation."""
    arguments = parse_arguments()
    machines = arguments.machines.split(",")
    known: Counter[str] = Counter()
    wrong = 0
    for seed in range(arguments.first, arguments.first + arguments.count):
        found = list(unexplained_blocks(seed, machines) if arguments.blocks
                     else unexplained(seed, machines, known))
        wrong += len(found)
        for text in found[:SHOWN]:
            print(text, flush=True)
    total = arguments.count * (BLOCKS if arguments.blocks else INSTANCES)
    for reason, count in known.items():
        print(f"explained {count}: {reason}")
    print(f"{total} {'blocks' if arguments.blocks else 'instances'} on {', '.join(machines)}: "
          f"{wrong} unexplained differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
