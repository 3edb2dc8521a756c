"""What HotSpot's verifier says about class files."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from pvm.compilation import write_classes
from pvm.lang.compiler import CompiledClass

_DRIVER = Path(__file__).with_name("VerifyFolders.java")


def refusals(programs: Mapping[str, Iterable[CompiledClass]]) -> str:
    """A line for each class that is refused: its program's name, its own, and why."""
    with tempfile.TemporaryDirectory() as folder:
        for name, classes in programs.items():
            Path(folder, name).mkdir()
            write_classes(classes, str(Path(folder, name)))
        command = ["java", "-Xverify:all", str(_DRIVER), folder]
        done = subprocess.run(command, check=True, timeout=600, capture_output=True, text=True)
        return done.stdout
