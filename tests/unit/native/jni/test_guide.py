"""docs/native.md: its examples do what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.house.tree import ROOT

from .building import SECONDS, compiler

GUIDE = (ROOT / "docs" / "native.md").read_text()
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", GUIDE, re.DOTALL)
PYTHON = [text for kind, text in BLOCKS if kind == "python"]


@pytest.mark.parametrize("code", PYTHON, ids=range(len(PYTHON)))
def test_python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, timeout=SECONDS, cwd=ROOT)


def test_shell(tmp_path: Path) -> None:
    compiler("guest")
    commands = next(text for kind, text in BLOCKS if kind == "sh").splitlines()
    wanted = next(text for kind, text in BLOCKS if kind == "text")
    assert commands[0] == "cd examples/native"
    for file in (ROOT / "examples" / "native").iterdir():
        shutil.copy(file, tmp_path)
    script = "\n".join(commands[1:]).replace("python ", f"{sys.executable} ").replace(
        "pvm run", f"{sys.executable} -m pvm run")
    found = subprocess.run(["sh", "-ec", script], capture_output=True, text=True, check=False,
                           cwd=tmp_path, timeout=SECONDS,
                           env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (found.stdout, found.stderr) == (wanted, "")
