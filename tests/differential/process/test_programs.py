"""Real programs, linked with the C library: the same output and status as under qemu-riscv64.

Skipped where the cross compiler or qemu (Debian: gcc-riscv64-linux-gnu, qemu-user) is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

PROGRAMS = Path(__file__).parent / "programs"
QEMU = "qemu-riscv64"
COMPILERS = {".c": "riscv64-linux-gnu-gcc", ".cc": "riscv64-linux-gnu-g++"}
NEEDED = [QEMU, *COMPILERS.values()]
MISSING = [tool for tool in NEEDED if shutil.which(tool) is None]
SOURCES = sorted(path.name for path in PROGRAMS.iterdir() if path.suffix in COMPILERS)
SECONDS = 120

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


class Outcome(NamedTuple):
    status: int
    output: bytes
    errors: bytes


def compiled(source: str, folder: Path) -> Path:
    path = PROGRAMS / source
    program = folder / path.stem
    subprocess.run([COMPILERS[path.suffix], "-O2", "-static", "-w", str(path), "-o", str(program),
                    "-lm", "-pthread"], check=True, timeout=SECONDS)
    return program


def outcome(command: list[str], program: Path, folder: Path) -> Outcome:
    """What a program does in an empty folder of its own, which is its first argument."""
    folder.mkdir()
    environment = dict(os.environ, HOME_OF_TEST="here")
    done = subprocess.run([*command, str(program), str(folder)], capture_output=True,
                          timeout=SECONDS, env=environment, stdin=subprocess.DEVNULL, check=False)
    status = done.returncode if done.returncode >= 0 else 128 - done.returncode
    errors = b"".join(line for line in done.stderr.splitlines(keepends=True)
                      if not line.startswith(b"qemu: "))
    where = str(folder).encode()
    return Outcome(status, done.stdout.replace(where, b"."), errors.replace(where, b"."))


@pytest.mark.parametrize("options", [[], ["--interpret"]], ids=["translated", "interpreted"])
@pytest.mark.parametrize("source", SOURCES)
def test_as_under_qemu(source: str, options: list[str], tmp_path: Path) -> None:
    program = compiled(source, tmp_path)
    expected = outcome([QEMU], program, tmp_path / "qemu")
    found = outcome([sys.executable, "-m", "pvm", "emulate", *options], program, tmp_path / "pvm")
    assert found == expected
