"""Class files for tests, made by pvm's own compiler."""

import subprocess
import sys
from pathlib import Path


def compile_java(folder: Path, *files: str) -> None:
    """Compile source files in `folder`, with debugging information, into it."""
    command = [sys.executable, "-m", "pvm", "compile", "-g", "-d", ".", *files]
    subprocess.run(command, check=True, cwd=folder, timeout=120)
