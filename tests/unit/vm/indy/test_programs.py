"""Programs whose call sites the machine has spun do on HotSpot what javac's originals do."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .respun import Respun

SOURCES = sorted((Path(__file__).parent / "sources").glob("*.java"))
needs_java = pytest.mark.skipif(shutil.which("javac") is None, reason="javac is not installed")


def run(folder: Path, main: str, *options: str) -> str:
    done = subprocess.run(
        ["java", "-XX:TieredStopAtLevel=1", "-Xshare:auto", *options, "-cp", str(folder), main],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return done.stdout + done.stderr


def compiled(source: Path, folder: Path, *options: str) -> Path:
    subprocess.run(
        ["javac", "-nowarn", "-Xlint:-options", *options, "-d", str(folder), str(source)],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


def respun(original: Path, folder: Path) -> Respun:
    files = {path.stem: path.read_bytes() for path in original.glob("*.class")}
    result = Respun(files)
    for name, data in result.classes.items():
        (folder / f"{name}.class").write_bytes(data)
    return result


@needs_java
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_spun_call_sites_do_what_the_originals_do(source: Path, tmp_path: Path) -> None:
    (tmp_path / "javac").mkdir()
    (tmp_path / "spun").mkdir()
    original = compiled(source, tmp_path / "javac", "-g")
    result = respun(original, tmp_path / "spun")
    assert len(result.specs) > 10
    expected = run(original, source.stem)
    assert "Exception in" not in expected
    found = run(tmp_path / "spun", source.stem, "-XX:-ShowCodeDetailsInExceptionMessages")
    plain = run(original, source.stem, "-XX:-ShowCodeDetailsInExceptionMessages")
    assert found == plain
