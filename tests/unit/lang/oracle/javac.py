"""What javac says about sources, each compiled by itself, all in one process."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

_DRIVER = Path(__file__).with_name("CompileEach.java")


def messages(sources: dict[str, str]) -> dict[str, str]:
    """javac's output for each text; in it, the file's name has no folder."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in sources.items():
            Path(folder, f"{name}.java").write_text(text, encoding="utf-8")
        subprocess.run(["java", str(_DRIVER), folder], check=True, timeout=600)
        found = {}
        for name in sources:
            output = Path(folder, f"{name}.java.txt").read_text(encoding="utf-8")
            found[name] = output.replace(f"{folder}/", "")
        return found
