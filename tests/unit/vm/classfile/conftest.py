"""Class files to test on: what javac makes of the sources in `sources/`, where there is a javac."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SOURCES = Path(__file__).parent / "sources"


@pytest.fixture(scope="session")
def javac_output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """File name -> bytes, for class files compiled with and without debug tables."""
    javac = shutil.which("javac")
    if javac is None:
        pytest.skip("javac is not installed")
    found = {}
    for option in ("-g", "-g:none"):
        out = tmp_path_factory.mktemp("javac")
        sources = map(str, sorted(SOURCES.glob("*.java")))
        subprocess.run([javac, option, "-parameters", "-d", str(out), *sources], check=True)
        found.update({f"{path.name}{option}": path.read_bytes() for path in out.rglob("*.class")})
    return found
