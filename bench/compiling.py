"""Compile a set of Java sources, once for each content, into a cache folder."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pvm.lang

PVM = (sys.executable, "-m", "pvm", "compile")
JAVAC = ("javac", "-nowarn", "-encoding", "UTF-8")


class CompilerError(Exception):
    """A compiler is not installed or rejected a source; the message holds what it printed."""


def cache_root() -> Path:
    """The folder of compiled programs: ``$XDG_CACHE_HOME/pvm/programs``, or under ~/.cache."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "pvm" / "programs"


@cache
def compiler_stamp(compiler: str) -> bytes:
    """Differs between compilers: javac's place, or the contents of our own."""
    if compiler == "javac":
        return str(shutil.which("javac")).encode()
    digest = hashlib.sha256()
    for file in sorted(Path(pvm.lang.__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.digest()


def content_key(sources: Sequence[Path], options: Sequence[str], compiler: str) -> str:
    """A hash of the compiler, its options, and the names and bytes of the sources."""
    digest = hashlib.sha256(compiler_stamp(compiler))
    for option in options:
        digest.update(option.encode() + b"\0")
    for source in sorted(sources):
        data = source.read_bytes()
        digest.update(f"{source.name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:24]


def compile_sources(
    sources: Sequence[Path], options: Sequence[str] = (), compiler: str = "pvm"
) -> Path:
    """The folder of class files made from ``sources``, compiled now unless it is in the cache.

    ``compiler`` is "pvm" or "javac"; ``options`` are those that both have.  Processes that ask for
    the same folder at the same time wait for each other.  Raises CompilerError.
    """
    root = cache_root()
    root.mkdir(parents=True, exist_ok=True)
    key = content_key(sources, options, compiler)
    target = root / key
    with open(root / f"{key}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.is_dir():
            _compile_into(target, sources, [*_command(compiler), *options])
    return target


def _command(compiler: str) -> tuple[str, ...]:
    if compiler == "pvm":
        return PVM
    if shutil.which("javac") is None:
        raise CompilerError("javac is not installed")
    return JAVAC


def _compile_into(target: Path, sources: Sequence[Path], command: Sequence[str]) -> None:
    """Compile into a temporary folder and rename it, so that no half-made folder is ever seen."""
    with tempfile.TemporaryDirectory(dir=target.parent) as work:
        classes = Path(work) / "classes"
        done = subprocess.run(
            [*command, "-d", str(classes), *map(str, sources)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode != 0:
            raise CompilerError(done.stderr or f"{command[0]} exited with {done.returncode}")
        classes.rename(target)
