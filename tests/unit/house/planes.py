"""Which files are control plane, and mypy over exactly those.

A file whose first line is ``# low-level`` is written in the low-level subset, which has a checker
of its own; every other file of the packages is ordinary Python and must be clean under mypy.

    python -m tests.unit.house.planes           lists the control plane
    python -m tests.unit.house.planes --mypy    checks it
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from .tree import FACE, ROOT, is_low_level, package_files


def control_plane() -> list[str]:
    """The installed files that are ordinary Python, by their path inside the package pvm."""
    files = [name for name in package_files() if not is_low_level(name)]
    return [name if name.startswith(FACE + "/") else f"{FACE}/{name}" for name in files]


def main() -> int:
    """List or check; the exit status."""
    files = control_plane()
    if sys.argv[1:] != ["--mypy"]:
        print("\n".join(files))
        return 0
    return run_mypy(files)


def run_mypy(files: list[str]) -> int:
    """mypy's exit status.

    It runs where the package pvm is alone: beside the folder gc, Python's own module of that name
    could not be found.
    """
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / FACE).symlink_to(ROOT / FACE)
        command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"),
                   "--cache-dir", str(ROOT / ".mypy_cache"), *files]
        return subprocess.run(command, cwd=place).returncode


if __name__ == "__main__":
    sys.exit(main())
