"""Programs compiled by pvm's compiler do what they do when javac has compiled them.

The expectations in `tests/java` are of javac's class files on real java.  Here the class files of
pvm's compiler run on both machines, on real java with everything verified.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from pvm.bench.javac import compile_sources

from . import harness
from .compiled import compile_with_pvm, pvm_compiled_folder
from .programs import Program, all_programs

PROJECT = Path(__file__).resolve().parents[2]
PLAIN_PROGRAMS = sorted((PROJECT / "bench" / "programs").glob("*.java")) + sorted(
    (PROJECT / "examples").glob("*.java")
)
VERIFYING_JAVA = (*harness.JAVA, "-Xverify:all", "-XX:-PrintWarnings")
BENCHMARK_SECONDS = 120.0

def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """All programs with expectations, and those without."""
    if "program" in metafunc.fixturenames:
        programs = all_programs()
        metafunc.parametrize("program", programs, ids=[p.identity for p in programs])
    if "source" in metafunc.fixturenames:
        metafunc.parametrize("source", PLAIN_PROGRAMS, ids=[p.stem for p in PLAIN_PROGRAMS])


def test_program_on_java(program: Program) -> None:
    """The class files pass java's verifier, and print what is expected."""
    _skip_without_java()
    _check(program, VERIFYING_JAVA, program.flags)


def test_program_on_pvm(program: Program) -> None:
    """The two halves of pvm together print what is expected."""
    _check(program, harness.PVM, program.flags)


def test_plain_program_on_java(source: Path) -> None:
    """Programs without expectations print with either compiler the same."""
    _skip_without_java()
    by_javac = _run(compile_sources([source]), source.stem)
    by_pvm = _run(compile_with_pvm([source]), source.stem)
    assert by_pvm == by_javac


def _skip_without_java() -> None:
    if shutil.which("java") is None:
        pytest.skip("java is not installed: nothing verifies the class files independently")


def _check(program: Program, machine: Sequence[str], options: Sequence[str]) -> None:
    classes = pvm_compiled_folder(program.folder)
    command = [*machine, *options, "-cp", str(classes), program.name, *program.args]
    outcome = harness.run_command(command, harness.ORACLE_SECONDS)
    found = harness.problems(program, outcome)
    assert not found, harness.report(program, outcome, found)


def _run(classes: Path, name: str) -> tuple[str, str]:
    """How the program ended, and what it printed."""
    command = [*VERIFYING_JAVA, "-cp", str(classes), name]
    outcome = harness.run_command(command, BENCHMARK_SECONDS)
    return outcome.ending, outcome.stdout
