"""Programs that are granted, and others that look like them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pvm.bench.compiling import compile_sources

SECONDS = 100
SOURCE = Path(__file__).parent / "ProcessDeeds.java"


def run(folder: Path, flags: list[str], deeds: list[str]) -> list[str]:
    classes = str(compile_sources([SOURCE], (), "pvm"))
    result = subprocess.run(
        [sys.executable, "-m", "pvm", "run", "--sandbox", *flags, "-cp", classes, "ProcessDeeds",
         *deeds],
        capture_output=True, text=True, timeout=SECONDS, check=False, cwd=folder,
        env={**os.environ, "GREETING": "hello"})
    assert result.stderr == ""
    return result.stdout.splitlines()


def test_what_is_not_granted(tmp_path: Path) -> None:
    assert run(tmp_path, [], ["echo hi", "/bin/sh -c true", "no-such-program"]) == [
        "denied run"] * 3
    assert run(tmp_path, ["--allow-read", "--allow-write", "--allow-env"], ["echo hi"]) == [
        "denied run"]


def test_a_granted_program_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "echo").symlink_to("/bin/sh")
    (tmp_path / "bin").symlink_to("/bin")
    assert run(tmp_path, ["--allow-run=echo"], [
        "echo hi", "/bin/sh -c true", "./echo -c true", f"{tmp_path}/echo -c true", "sh -c true",
        "bin/sh -c true", "ECHO hi", "../../bin/echo hi"]) == [
        "hi", *["denied run"] * 7]


def test_every_program(tmp_path: Path) -> None:
    assert run(tmp_path, ["--allow-run"], ["echo hi", "/bin/sh -c echo"]) == ["hi", ""]


def test_variables_of_a_process(tmp_path: Path) -> None:
    """It has this process's; to see or change them takes a grant, and some are code."""
    assert run(tmp_path, ["--allow-run=printenv"], [
        "printenv GREETING", "GREETING=bye printenv GREETING"]) == [
        "hello", "denied environment"]
    assert run(tmp_path, ["--allow-run=printenv", "--allow-env"], [
        "GREETING=bye printenv GREETING", "LD_PRELOAD=x printenv GREETING"]) == [
        "bye", "denied native"]
    # the program is looked up as this process would, not as its variables say
    assert run(tmp_path, ["--allow-run=printenv", "--allow-env"], [
        f"PATH={tmp_path} printenv GREETING"]) == ["hello"]
