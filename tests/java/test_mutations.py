"""Mutated class files never crash the machine: a short slice always, 10,000 with --long."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from .fuzz_mutations import (
    CASES,
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
LONG_BATCHES = 1000


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Batches of seeds (the long ones come after the short ones), and the saved cases."""
    if "batch" in metafunc.fixturenames:
        long = metafunc.config.getoption("--long")
        metafunc.parametrize("batch", range(LONG_BATCHES if long else SHORT_BATCHES))
    if "case" in metafunc.fixturenames:
        cases = sorted(CASES.glob("*.json"))
        metafunc.parametrize("case", cases, ids=[c.stem for c in cases])


def test_mutants(batch: int) -> None:
    """Each mutant of the batch runs, fails or throws as a Java program; failures are saved."""
    programs = suitable(all_programs())
    seeds = range(batch * BATCH, (batch + 1) * BATCH)
    verdicts = run_in_subprocesses([make_mutant(programs, seed) for seed in seeds])
    bad = [v for v in verdicts if v.problem]
    saved = [f"{save_case(v)}: {v.problem}" for v in bad]
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
