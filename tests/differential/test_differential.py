"""Random programs do the same whichever compiler and machine they meet: 100, with --long 2,000."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from .campaign import BATCH, flags_of, programs_of
from .cases import case_files, save_case
from .generator.program import program
from .runner import differences, has_java
from .shrink import is_balanced, shrink

SHORT_BATCHES = 2
LONG_BATCHES = 40


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Batches of seeds, and the saved cases."""
    if "batch" in metafunc.fixturenames:
        long = metafunc.config.getoption("--long")
        metafunc.parametrize("batch", range(LONG_BATCHES if long else SHORT_BATCHES))
    if "case" in metafunc.fixturenames:
        cases = case_files()
        metafunc.parametrize("case", cases, ids=[c.stem for c in cases])


def test_random_programs(batch: int) -> None:
    """What differs is made smaller and saved."""
    _tell_without_java()
    programs = programs_of(batch * BATCH, BATCH)
    found = {d.package: d for d in differences(programs, flags_of(batch))}
    saved = [f"{save_case(programs[name], d)}: {d.problem}" for name, d in found.items()]
    assert not saved, "\n".join(saved)


def test_saved_case(case: Path) -> None:
    """A program that once made a difference no longer does."""
    _tell_without_java()
    found = list(differences({case.stem: case.read_text(encoding="utf-8")}))
    assert not found, "\n".join(d.problem for d in found)


def _tell_without_java() -> None:
    if not has_java():
        warnings.warn(
            "no JDK is installed: pvm's compiler and machine run alone, and only refusals, "
            "crashes and errors of verification are found",
            stacklevel=2,
        )


def test_programs_are_reproducible() -> None:
    """A seed alone makes the program, and each seed another."""
    assert program(7, "p") == program(7, "p")
    assert len({program(seed, "p") for seed in range(50)}) == 50


def test_shrinking() -> None:
    """Only what makes the check fail is left, with the braces around it."""
    text = "a\nif (x) {\nb\nbad\n}\nc\nd {\ne\n}\nf"
    assert shrink(text, lambda t: "bad" in t and t.count("{") == t.count("}"), 100) == (
        "if (x) {\nbad\n}"
    )


def test_shrinking_ends() -> None:
    """After so many attempts, even if more could go."""
    assert len(shrink("a\n" * 64, lambda t: True, 1).split("\n")) == 33


def test_balance() -> None:
    """A run of lines may go only if the rest keeps its shape."""
    assert is_balanced(["{", "}"])
    assert is_balanced(["a", "b"])
    assert not is_balanced(["}", "{"])
    assert not is_balanced(["{"])
