"""Native code for tests: C sources compiled for the host and for RISC-V, Java ones by pvm."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pvm.embedding.code import compile_texts
from pvm.native.jni.header import header_text

HERE = Path(__file__).parent
COMPILERS = {"host": "gcc", "guest": "riscv64-linux-gnu-gcc"}
_FLAGS = {"host": ["-O1"], "guest": ["-O2", "-nostdlib"]}
SECONDS = 200


def compiler(place: str) -> str:
    """The C compiler for the host or for guests; the test is skipped where there is none."""
    found = shutil.which(COMPILERS[place])
    if found is None:
        pytest.skip(f"{COMPILERS[place]} is not installed")
    return found


def build(place: str, folder: Path, source: Path, *flags: str) -> Path:
    """A shared library of a C source."""
    (folder / "jni.h").write_text(header_text())
    target = folder / f"lib{source.stem}-{place}{'-'.join(flags)}.so"
    command = [compiler(place), "-shared", "-fPIC", *_FLAGS[place], *flags, f"-I{folder}",
               f"-I{source.parent}", str(source), "-o", str(target)]
    subprocess.run(command, check=True, timeout=SECONDS)
    return target


def build_text(place: str, folder: Path, name: str, text: str) -> Path:
    """The same of a source's text."""
    source = folder / f"{name}.c"
    source.write_text(text)
    return build(place, folder, source)


def compile_java(folder: Path, *sources: Path) -> None:
    """Class files of Java sources, in a folder."""
    for name, data in compile_texts([(each.name, each.read_text()) for each in sources],
                                    []).items():
        (folder / name).write_bytes(data)


def run_pvm(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`pvm run` with the classes of a folder."""
    return subprocess.run([sys.executable, "-m", "pvm", "run", "-cp", str(folder), *arguments],
                          capture_output=True, text=True, timeout=SECONDS, check=False)
