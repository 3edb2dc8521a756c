"""Every Java program, in the configurations of `configurations`, and against real java."""

from __future__ import annotations

import shutil

import pytest

from . import harness
from .configurations import CONFIGURATIONS, KNOWN_FAILURES, Configuration
from .programs import Program, all_programs, write_expectation


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Pair the programs with the configurations that this run covers."""
    if "configuration" in metafunc.fixturenames:
        everything = metafunc.config.getoption("--all-configurations")
        pairs = [
            _pair(program, configuration)
            for configuration in CONFIGURATIONS
            for program in all_programs()
            if configuration.suits(program)
            and (everything or configuration.is_ordinary(program))
        ]
        metafunc.parametrize("program,configuration", pairs)
    elif "program" in metafunc.fixturenames:
        programs = all_programs()
        metafunc.parametrize("program", programs, ids=[p.identity for p in programs])


def _pair(program: Program, configuration: Configuration) -> object:
    """One test case, marked when it is known to fail."""
    reason = KNOWN_FAILURES.get((configuration.name, program.identity))
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(
        program, configuration, marks=marks, id=f"{configuration.name}-{program.identity}"
    )


def test_program(program: Program, configuration: Configuration) -> None:
    """pvm prints what the program expects and exits as it expects."""
    options = configuration.options(program)
    if configuration.only_own:
        options = [*harness.only_own_methods(program), *options]
    outcome = harness.run_program(program, harness.PVM, options, configuration.seconds)
    found = harness.problems(program, outcome)
    assert not found, harness.report(program, outcome, found)


def test_oracle(program: Program, request: pytest.FixtureRequest) -> None:
    """Real java does what the program expects; with --bless its output becomes the expectation."""
    if shutil.which("java") is None:
        pytest.skip("java is not installed: the expectations are not checked against it")
    if program.own_flags:
        pytest.skip("java has no such options")
    outcome = harness.run_program(program, harness.JAVA, program.flags, harness.ORACLE_SECONDS)
    found = harness.problems(program, outcome)
    if found and request.config.getoption("--bless"):
        assert outcome.exit_code == program.exit_code, harness.report(program, outcome, found)
        stderr = harness.blessed_stderr(outcome.stderr) if outcome.stderr else None
        write_expectation(program, harness.output_lines(outcome.stdout), stderr)
        return
    assert not found, harness.report(program, outcome, found)
