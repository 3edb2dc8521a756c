"""The project's files, as the house checks see them."""

from __future__ import annotations

import ast
import functools
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FACE = "pvm"
CODE_FOLDERS = (FACE, "lang", "vm", "gc", "jit", "lowlevel", "native", "isa", "bench")
LOW_LEVEL_MARK = "# low-level"
SKIPPED_FOLDERS = {".git", ".venv", "build", "dist", "__pycache__"}


@functools.cache
def project_files() -> tuple[str, ...]:
    """Every file that is or may become tracked, relative to the root; links are left out."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
        names = {name for name in os.fsdecode(listing).split("\0") if name}
    except (OSError, subprocess.CalledProcessError):
        names = set(_walk())
    return tuple(sorted(name for name in names if _is_plain_file(ROOT / name)))


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _walk() -> list[str]:
    """The files below the root, where git is not there to ask."""
    found = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
        found += [os.path.relpath(os.path.join(folder, name), ROOT) for name in files]
    return found


def python_files() -> list[str]:
    """Every Python file, tests included."""
    return [name for name in project_files() if name.endswith(".py")]


def package_files() -> list[str]:
    """The Python files that are installed."""
    return [name for name in python_files() if name.split("/")[0] in CODE_FOLDERS]


@functools.cache
def text_of(name: str) -> str:
    """The text of a project file; undecodable bytes are replaced."""
    return (ROOT / name).read_text(encoding="utf-8", errors="replace")


@functools.cache
def tree_of(name: str) -> ast.Module:
    """The syntax tree of a Python file of the project."""
    return ast.parse(text_of(name), name)


def is_low_level(name: str) -> bool:
    """Whether the file's first line says that it is low-level Python."""
    return text_of(name).startswith(LOW_LEVEL_MARK)


def module_name(name: str) -> str:
    """The name that the package file `name` is imported by: ``gc/heap.py`` is ``pvm.gc.heap``."""
    parts = name.removesuffix(".py").split("/")
    parts = parts if parts[0] == FACE else [FACE, *parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
