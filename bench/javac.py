"""Compile a set of Java sources with javac, once for each content, into a cache folder."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path


class JavacError(Exception):
    """javac is not installed or rejected a source; the message holds what it printed."""


def cache_root() -> Path:
    """The folder of compiled programs: ``$XDG_CACHE_HOME/pvm/programs``, or under ~/.cache."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "pvm" / "programs"


def content_key(sources: Sequence[Path], options: Sequence[str]) -> str:
    """A hash of the compiler, its options, and the names and bytes of the sources."""
    digest = hashlib.sha256()
    for part in (str(shutil.which("javac")), *options):
        digest.update(part.encode() + b"\0")
    for source in sorted(sources):
        data = source.read_bytes()
        digest.update(f"{source.name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:24]


def compile_sources(sources: Sequence[Path], options: Sequence[str] = ()) -> Path:
    """The folder of class files made from ``sources``, compiled now unless it is in the cache.

    Processes that ask for the same folder at the same time wait for each other.  Raises
    JavacError.
    """
    root = cache_root()
    root.mkdir(parents=True, exist_ok=True)
    key = content_key(sources, options)
    target = root / key
    with open(root / f"{key}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.is_dir():
            _compile_into(target, sources, options)
    return target


def _compile_into(target: Path, sources: Sequence[Path], options: Sequence[str]) -> None:
    """Run javac into a temporary folder and rename it, so that no half-made folder is ever seen."""
    if shutil.which("javac") is None:
        raise JavacError("javac is not installed")
    with tempfile.TemporaryDirectory(dir=target.parent) as work:
        classes = Path(work) / "classes"
        command = ["javac", "-nowarn", "-encoding", "UTF-8", *options, "-d", str(classes)]
        done = subprocess.run(
            [*command, *map(str, sources)], capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise JavacError(done.stderr or f"javac exited with {done.returncode}")
        classes.rename(target)
