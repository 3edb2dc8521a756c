"""Linkage errors: a program whose classes were compiled anew, and differently, after it.

`linkage/Main.txt` is compiled together with the classes of `before.txt`; those of `after.txt` then
take their place, and class LGone goes away.  `expected.txt` is what java prints.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pvm.bench.compiling import compile_sources

from . import harness

FOLDER = Path(__file__).resolve().parent / "linkage"
SECONDS = 60.0


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of class files that do not fit together."""
    sources, result = (tmp_path_factory.mktemp(name) for name in ("sources", "classes"))
    for name in ("Main", "before", "after"):
        shutil.copy(FOLDER / f"{name}.txt", sources / f"{name}.java")
    for names in (("Main", "before"), ("after",)):
        compiled = compile_sources([sources / f"{name}.java" for name in names])
        shutil.copytree(compiled, result, dirs_exist_ok=True)
    (result / "LGone.class").unlink()
    return result


@pytest.mark.parametrize("machine", [harness.PVM, harness.JAVA], ids=["pvm", "oracle"])
def test_linkage_errors(classes: Path, machine: tuple[str, ...]) -> None:
    if shutil.which(machine[0]) is None:
        pytest.skip("java is not installed: the expectation is not checked against it")
    outcome = harness.run_command([*machine, "-cp", str(classes), "Main"], SECONDS)
    expected = (FOLDER / "expected.txt").read_text().splitlines()
    assert outcome.stdout.splitlines() == expected, outcome.stderr
    assert (outcome.exit_code, outcome.stderr) == (0, "")
