"""Builds C and C++ programs for this computer and for riscv64, once for each content."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pvm.bench.compiling import cache_root
from pvm.bench.machines import BenchError

# The scalar code of the native build is what an emulator without vectors is measured against.
NATIVE = ("gcc", "-O2", "-fno-tree-vectorize")
GUEST = ("riscv64-linux-gnu-gcc", "-O2", "-static")


def built(compiler: Sequence[str], sources: Sequence[Path], libraries: Sequence[str] = ()) -> Path:
    """The program that ``compiler`` makes of ``sources``.  Raises BenchError."""
    if shutil.which(compiler[0]) is None:
        raise BenchError(f"{compiler[0]} is not installed")
    folder = cache_root().parent / "emulated"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{sources[0].stem}-{_key([*compiler, *libraries], sources)}"
    if not target.exists():
        with tempfile.TemporaryDirectory(dir=folder) as place:
            made = Path(place) / target.name
            _compile([*compiler, "-o", str(made), *map(str, sources), *libraries])
            os.replace(made, target)
    return target


def _key(command: Sequence[str], sources: Sequence[Path]) -> str:
    """A hash of the command, of the compiler's version and of the sources."""
    version = subprocess.run([command[0], "--version"], capture_output=True, check=True).stdout
    digest = hashlib.sha256("\0".join(command).encode() + version)
    for source in sources:
        digest.update(b"\0" + source.read_bytes())
    return digest.hexdigest()[:20]


def _compile(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(f"{' '.join(command)}\n{done.stderr[-2000:]}")
