"""The Java programs in contexts: hundreds of them in one process, each as if it were the first."""

from __future__ import annotations

import sys

import pytest

from . import harness
from .in_contexts import suitable_programs

PARTS = 4
SECONDS = 600.0


@pytest.mark.parametrize("part", range(PARTS))
def test_programs_in_contexts(part: int) -> None:
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.java.in_contexts", str(part),
               str(PARTS)]
    outcome = harness.run_command(command, SECONDS)
    assert outcome.exit_code == 0, f"{outcome.ending}\n{outcome.stdout}\n{outcome.stderr}"
    expected = [program.identity for program in suitable_programs()[part::PARTS]]
    assert harness.output_lines(outcome.stdout) == [*expected, "0 left"], outcome.stderr
