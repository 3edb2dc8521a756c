"""Mutated class files never crash the machine: a short slice always, 10,000 with --long."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .fork_server import judge, run_in_forks
from .fuzz_mutations import (
    CASES,
    Verdict,
    load_case,
    make_mutant,
    mutate,
    run_and_judge,
    run_in_subprocesses,
    save_case,
    suitable,
)
from .programs import all_programs

BATCH = 10
SHORT_BATCHES = 6
FORKED_BATCH = 250
SHORT_FORKED_BATCHES = 1
LONG_FORKED_BATCHES = 40


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Batches of seeds (the long ones come after the short ones), and the saved cases."""
    if "batch" in metafunc.fixturenames:
        metafunc.parametrize("batch", range(SHORT_BATCHES))
    if "forked_batch" in metafunc.fixturenames:
        long = metafunc.config.getoption("--long")
        count = LONG_FORKED_BATCHES if long else SHORT_FORKED_BATCHES
        metafunc.parametrize("forked_batch", range(count))
    if "case" in metafunc.fixturenames:
        cases = sorted(CASES.glob("*.json"))
        metafunc.parametrize("case", cases, ids=[c.stem for c in cases])


def test_mutants(batch: int) -> None:
    """Each mutant of the batch runs, fails or throws as a Java program; failures are saved."""
    programs = suitable(all_programs())
    seeds = range(batch * BATCH, (batch + 1) * BATCH)
    _save_and_complain(run_in_subprocesses([make_mutant(programs, seed) for seed in seeds]))


def test_mutants_in_forks(forked_batch: int) -> None:
    """The same for many more, in forks of one booted machine."""
    programs = suitable(all_programs())
    warmers = [p for p in programs if p.exit_code == 0 and p.folder.name != "init"]
    seeds = range((forked_batch + 1) * 1000, (forked_batch + 1) * 1000 + FORKED_BATCH)
    _save_and_complain(run_in_forks([make_mutant(programs, seed) for seed in seeds], warmers))


def _save_and_complain(verdicts: Iterator[Verdict]) -> None:
    saved = [f"{save_case(v)}: {v.problem}" for v in verdicts if v.problem]
    assert not saved, "\n".join(saved)


def test_saved_case(case: Path) -> None:
    """A mutant that once broke the machine no longer does."""
    (verdict,) = run_in_subprocesses([load_case(case)])
    assert verdict.problem is None, verdict.problem


def test_mutants_are_reproducible() -> None:
    """A seed alone makes the mutant, and mutation changes something nearly always."""
    programs = suitable(all_programs())
    assert make_mutant(programs, 7) == make_mutant(programs, 7)
    originals = [make_mutant(programs, seed) for seed in range(20)]
    assert len({m.classes[m.changed] for m in originals}) == 20


def test_mutate_copes_with_tiny_files() -> None:
    """Even a file of one byte, which a change may empty, can be mutated."""
    for seed in range(500):
        mutate(b"\x01", random.Random(seed))


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("pass", None),
        ("raise SystemExit(1)", None),
        ("import time; time.sleep(60)", None),
        ("import os; os.abort()", "ended by signal 6"),
        ("1 / 0", "a Python traceback"),
        ("import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(60)", "deaf"),
    ],
)
def test_judgement(script: str, problem: str | None) -> None:
    """The judge tells a survivor from a crash, a traceback and a deaf machine."""
    verdict = run_and_judge([sys.executable, "-c", script], 0.5, 0.5)
    if problem is None:
        assert verdict is None
    else:
        assert verdict is not None
        assert verdict.startswith(problem)


def test_judgement_of_forks() -> None:
    """A fork may end in any way but by a signal or with a traceback of Python's."""
    assert judge(["exit", "1"], "Exception in thread") is None
    assert judge(["time"], "") is None
    assert (judge(["signal", "11"], "") or "").startswith("ended by signal 11")
    text = "Traceback (most recent call last):\nKeyError: 1"
    assert (judge(["exit", "1"], text) or "").startswith("a Python traceback")
