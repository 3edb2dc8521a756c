"""Many class files: ``python -m tests.differential.verifier.campaign FIRST COUNT [FOLDER]``.

Prints the disagreements by group, those that are not explained first. With a folder, one class
file of each group is left there.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .explained import CHANGING, explanation
from .hotspot import HotSpot, Verdict
from .judging import AGREED, Judgement, judge
from .mutating import mutated
from .ours import Ours
from .seeds import Seeds

UNMUTATED = 0.06
"""How many of the class files are left as they are."""


class Trial(NamedTuple):
    """One class file before both verifiers."""

    seed: int
    data: bytes
    theirs: Verdict
    ours: Verdict
    judgement: Judgement
    reason: str | None  # of a disagreement that is explained


def class_file(seeds: Seeds, seed: int) -> bytes:
    """The class file number `seed`."""
    rng = random.Random(seed)
    data = seeds.pick(rng)
    return data if rng.random() < UNMUTATED else mutated(data, rng)


def trials(work: Path, first: int, count: int) -> Iterator[Trial]:
    """The verdicts on some class files."""
    seeds = Seeds(work)
    ours = Ours(seeds.class_path)
    with HotSpot(work, seeds.class_path) as hotspot:
        for seed in range(first, first + count):
            data = class_file(seeds, seed)
            theirs, mine = hotspot.verdict(data), ours.verdict(data)
            judgement = judge(theirs, mine)
            agreed = judgement.kind == AGREED
            reason = None if agreed else explanation(ours, data, theirs, mine)
            if not agreed and reason is None and _changes(work, seeds, data, mine):
                reason = CHANGING
            yield Trial(seed, data, theirs, mine, judgement, reason)


def _changes(work: Path, seeds: Seeds, data: bytes, mine: Verdict) -> bool:
    """Whether another java, which has seen no other class file, agrees."""
    with HotSpot(work, seeds.class_path) as another:
        return judge(another.verdict(data), mine).kind == AGREED


class Tally:
    """Counts judgements; keeps the first class file of each group of disagreements."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.groups: Counter[tuple[str, str, str]] = Counter()
        self.samples: dict[tuple[str, str, str], Trial] = {}
        self.same_messages = self.refused = self.unexplained = 0

    def add(self, trial: Trial) -> None:
        kind, group, same = trial.judgement
        reason = trial.reason
        self.kinds[kind] += 1
        if kind == AGREED:
            self.refused += not trial.ours.accepted
            self.same_messages += same and not trial.ours.accepted
            return
        self.unexplained += reason is None
        key = (kind, group, reason or "")
        self.groups[key] += 1
        self.samples.setdefault(key, trial)

    def report(self) -> Iterator[str]:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self.kinds.items()))
        yield f"{sum(self.kinds.values())} class files: {kinds}"
        yield f"{self.refused} refused by both for one reason, {self.same_messages} in one wording"
        yield f"{self.unexplained} disagreements are not explained"
        for key, count in sorted(self.groups.items(), key=lambda row: (row[0][2], -row[1])):
            kind, group, reason = key
            why = f" [{reason}]" if reason else ""
            yield f"{count:6} {kind}, seed {self.samples[key].seed}: {group}{why}"


def main() -> None:
    """Run the class files and print the tally."""
    first, count, *folder = sys.argv[1:]
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="pvm-verifier-") as work:
        for trial in trials(Path(work), int(first), int(count)):
            tally.add(trial)
    for line in tally.report():
        print(line)
    if folder:
        Path(folder[0]).mkdir(parents=True, exist_ok=True)
        for trial in tally.samples.values():
            (Path(folder[0]) / f"{trial.seed}.class").write_bytes(trial.data)
    sys.exit(1 if tally.unexplained else 0)


if __name__ == "__main__":
    main()
