"""A program run by pvm and by qemu-riscv64, and what each did."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from pvm.bench.emulated.building import GUEST, built
from pvm.bench.machines import BenchError

GUEST_CXX = ("riscv64-linux-gnu-g++", *GUEST[1:])
QEMU = ("qemu-riscv64",)
PVM = (sys.executable, "-m", "pvm", "emulate")
INTERPRETED = (*PVM, "--interpret")
HERE = {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}  # this pvm, from any folder
LARGEST_FILE = 1 << 28
ENDED_BY_SIGNAL = 128  # a shell's exit status for a program ended by signal n is 128 + n


@dataclass(frozen=True)
class Outcome:
    """How a program ended, as a shell would say it, and what it printed."""

    status: int
    stdout: str
    stderr: str


def guest_program(source: Path, libraries: Sequence[str] = (), flags: Sequence[str] = ()) -> Path:
    """The riscv64 program of a C, C++ or assembly source; the test is skipped where no compiler
    is."""
    compiler = GUEST_CXX if source.suffix == ".cc" else GUEST
    if shutil.which(compiler[0]) is None:
        pytest.skip(f"{compiler[0]} is not installed")
    return built([*compiler, *flags], [source], libraries)


def need_qemu() -> None:
    """Skip the test where there is nothing to compare with."""
    if shutil.which(QEMU[0]) is None:
        pytest.skip(f"{QEMU[0]} is not installed")


def limit_files() -> None:
    """What a guest writes must not fill the machine, in files without names either."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))


def outcome(
    machine: Sequence[str],
    command: Sequence[str],
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    timeout: float = 120,
) -> Outcome:
    """Run a guest's command line on a machine, in an empty folder unless one is given.  Raises
    BenchError when it takes too long, and when the process dies that should emulate the guest."""
    with tempfile.TemporaryDirectory() as place:
        try:
            done = subprocess.run(
                [*machine, *command], input=stdin, capture_output=True, timeout=timeout,
                env=os.environ | HERE | dict(environment or {}), cwd=folder or place, check=False,
                preexec_fn=limit_files,
            )
        except subprocess.TimeoutExpired as late:
            raise BenchError(f"{' '.join(machine)}: over {timeout} s") from late
    if done.returncode < 0 and machine != QEMU:  # qemu-riscv64 sends itself the guest's signal
        raise BenchError(f"{' '.join([*machine, *command])}: died of signal {-done.returncode}\n"
                         f"{done.stderr[-3000:].decode(errors='replace')}")
    status = done.returncode if done.returncode >= 0 else ENDED_BY_SIGNAL - done.returncode
    return Outcome(status, done.stdout.decode(errors="replace"),
                   done.stderr.decode(errors="replace"))
