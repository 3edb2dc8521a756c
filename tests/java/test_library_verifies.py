"""Real java's verifier accepts every class file of the class library."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from pvm.vm.classfile.flags import ACC_STATIC
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter

from . import harness
from .renamed_library import write_renamed_library

VERIFIER = Path(__file__).with_name("VerifyFolder.java")
SECONDS = 120.0

pytestmark = pytest.mark.skipif(
    shutil.which("java") is None,
    reason="java is not installed: nothing verifies the class files independently",
)


def test_library_verifies(tmp_path: Path) -> None:
    names = write_renamed_library(tmp_path)
    assert len(names) > 1000, "the whole library"
    assert _verify(tmp_path, names) == [f"{len(names)} linked"]


def test_a_wrong_class_is_noticed(tmp_path: Path) -> None:
    """An int method that returns a reference."""
    writer = ClassWriter("Wrong")
    code = writer.code(ACC_STATIC, "m", "()I")
    code.emit(Op.ACONST_NULL)
    code.emit(Op.ARETURN)
    (tmp_path / "Wrong.class").write_bytes(writer.to_bytes())
    problem, linked = _verify(tmp_path, ["Wrong"])
    assert problem.startswith("Wrong: java.lang.VerifyError") and linked == "0 linked"


def _verify(folder: Path, names: Sequence[str]) -> list[str]:
    listed = folder / "names.txt"
    listed.write_text("\n".join(names), encoding="utf-8")
    options = ("-Xverify:all", "-XX:-PrintWarnings")
    command = [*harness.JAVA, *options, str(VERIFIER), str(folder), str(listed)]
    outcome = harness.run_command(command, SECONDS)
    assert outcome.exit_code == 0, outcome.stderr
    return outcome.stdout.splitlines()
