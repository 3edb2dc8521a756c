"""Random methods do the same however they are run: 60 of them, with --long 2,000."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import runner
from .bytecode.program import program as bytecode_program
from .campaign import BATCH, programs_of
from .cases import case_files
from .generator.program import program
from .runner import Program, differences
from .ways import WAYS, Way, usable

SHORT_PROGRAMS = 2


def _ways(is_long: bool) -> list[Way]:
    return usable([way for way in WAYS if way.is_short or is_long])


def test_random_methods(request: pytest.FixtureRequest) -> None:
    """Every way prints what the first prints."""
    is_long = request.config.getoption("--long")
    for first in range(0, 50 if is_long else SHORT_PROGRAMS, BATCH):
        programs = programs_of(first, BATCH if is_long else SHORT_PROGRAMS)
        _check(programs, _ways(is_long))


def test_random_bytecode(request: pytest.FixtureRequest) -> None:
    """Methods that no Java compiler makes are verified, and do the same in every way."""
    is_long = request.config.getoption("--long")
    for first in range(0, 50 if is_long else 1, BATCH):
        programs = programs_of(first, BATCH if is_long else 1, is_bytecode=True)
        _check(programs, _ways(is_long))


def test_saved_cases() -> None:
    """Programs that once made a difference no longer do."""
    cases: dict[str, Program] = {p.stem: p.read_text(encoding="utf-8") for p in case_files()}
    if cases:
        _check(cases, _ways(is_long=False))


def _check(programs: dict[str, Program], ways: list[Way]) -> None:
    found = list(differences(programs, ways))
    assert not found, "\n".join(f"{d.package} {d.way}: {d.problem}" for d in found)


def test_programs_are_reproducible() -> None:
    """A seed alone makes the program, and each seed another."""
    assert program(7, "m") == program(7, "m")
    assert len({program(seed, "m") for seed in range(20)}) == 20
    assert bytecode_program(7, "m") == bytecode_program(7, "m") != bytecode_program(8, "m")


CRASHING = """\
package m2;
public class P {
    public static void run() { System.out.println(1); Runtime.getRuntime().halt(9); }
}
"""
PRINTING = "package %s; public class P { public static void run() { System.out.println(%s); } }"


def test_a_batch_goes_on_after_a_crash(tmp_path: Path) -> None:
    """The program that ended the process is told, and those behind it are run."""
    programs = {"m1": PRINTING % ("m1", 1), "m2": CRASHING, "m3": PRINTING % ("m3", 3)}
    way = next(way for way in WAYS if way.name == "tiers")
    runner.build(programs, tmp_path)
    found = runner.run(way, tmp_path, list(programs))
    assert found["m1"].strip() == "1" and found["m3"].strip() == "3"
    assert "ended early: exit code 9" in found["m2"]


def test_a_difference_is_found() -> None:
    """What depends on the machine differs, and the place is told."""
    programs: dict[str, Program] = {"m1": PRINTING % ("m1", 'System.getProperty("x")')}
    slow = Way("other", (*WAYS[2].command, "-Dx=another"))
    found = list(differences(programs, [WAYS[2], slow]))
    assert [(d.package, d.way) for d in found] == [("m1", "other")]
    assert "line 1" in found[0].problem
