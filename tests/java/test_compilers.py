"""Programs do the same whichever compiler they are from and whichever machine they run on.

The expectations in `tests/java` hold for all four pairs; `test_programs` has pvm's compiler with
pvm's machine, and here are the others, on real java with everything verified.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from pvm.bench.compiling import compile_sources

from . import harness
from .programs import Program, all_programs

PROJECT = Path(__file__).resolve().parents[2]
PLAIN_PROGRAMS = sorted((PROJECT / "bench" / "programs").glob("*.java")) + sorted(
    (PROJECT / "examples").glob("*.java")
)
VERIFYING_JAVA = (*harness.JAVA, "-Xverify:all", "-XX:-PrintWarnings")
PAIRS = {
    "javac-java": ("javac", VERIFYING_JAVA),
    "javac-pvm": ("javac", harness.PVM),
    "pvm-java": ("pvm", VERIFYING_JAVA),
}
BENCHMARK_SECONDS = 120.0


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """All programs with expectations, and those without."""
    if "program" in metafunc.fixturenames:
        programs = all_programs()
        metafunc.parametrize("program", programs, ids=[p.identity for p in programs])
        metafunc.parametrize(("compiler", "machine"), PAIRS.values(), ids=PAIRS.keys())
    if "source" in metafunc.fixturenames:
        metafunc.parametrize("source", PLAIN_PROGRAMS, ids=[p.stem for p in PLAIN_PROGRAMS])


@pytest.fixture(autouse=True)
def needs_jdk() -> None:
    """Without a JDK there is one pair only, which `test_programs` has."""
    if shutil.which("java") is None or shutil.which("javac") is None:
        pytest.skip("no JDK is installed: nothing to compare with")


def test_program(program: Program, compiler: str, machine: Sequence[str]) -> None:
    """The class files pass the verifier, and print what is expected."""
    seconds = harness.ORACLE_SECONDS
    if program.own_flags and machine[0] == harness.JAVA[0]:
        pytest.skip("java has no such options")
    flags = (*program.flags, *program.own_flags)
    outcome = harness.run_program(program, machine, flags, seconds, compiler)
    found = harness.problems(program, outcome)
    assert not found, harness.report(program, outcome, found)


def test_plain_program(source: Path) -> None:
    """Programs without expectations print with either compiler the same."""
    assert _run(source, "pvm") == _run(source, "javac")


def _run(source: Path, compiler: str) -> tuple[str, str]:
    """How the program ended, and what it printed."""
    classes = compile_sources([source], compiler=compiler)
    command = [*VERIFYING_JAVA, "-cp", str(classes), source.stem]
    outcome = harness.run_command(command, BENCHMARK_SECONDS)
    return outcome.ending, outcome.stdout
