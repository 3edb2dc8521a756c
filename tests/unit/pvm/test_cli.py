"""The command line as a process: streams, exit codes, and the same words as java."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pvm.cli import main, version_text

from .compiled import compile_java

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="there is no java")
HEAVY = {"argparse", "ctypes", "dataclasses", "inspect", "json", "llvmlite", "pathlib", "zipfile"}

Result = subprocess.CompletedProcess[str]


def execute(command: list[str], folder: Path, **environment: str) -> Result:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        command, cwd=folder, env=kept | environment, capture_output=True, text=True, check=False
    )


def pvm(folder: Path, *arguments: str, **environment: str) -> Result:
    return execute([sys.executable, "-m", "pvm", *arguments], folder, **environment)


@needs_java
@pytest.mark.parametrize(
    "arguments",
    [
        ["-Xbogus", "Main"],
        ["--bogus", "Main"],
        ["-XX:Bogus=1", "Main"],
        ["-XX:+Bogus", "Main"],
        ["-Xmx0x", "Main"],
        ["-Xmx", "Main"],
        ["-Xms64m", "-Xmx32m", "Main"],
        ["-Xmn0", "Main"],
        ["-Xss2g", "Main"],
        ["-Xss1k", "Main"],
        ["-cp"],
        ["--class-path"],
        ["-jar", "no.jar"],
        ["@no", "Main"],
    ],
)
def test_refusals_are_javas(tmp_path: Path, arguments: list[str]) -> None:
    ours = pvm(tmp_path, "run", *arguments)
    javas = execute(["java", *arguments], tmp_path)
    assert (ours.returncode, ours.stdout, ours.stderr) == (1, javas.stdout, javas.stderr)


@needs_java
@pytest.mark.parametrize("text", ["Foo", "-version", '"-Dx', "-Xbogus"])
def test_environment_refusals_are_javas(tmp_path: Path, text: str) -> None:
    ours = pvm(tmp_path, "run", "Main", JDK_JAVA_OPTIONS=text)
    javas = execute(["java", "Main"], tmp_path, JDK_JAVA_OPTIONS=text)
    assert (ours.returncode, ours.stderr) == (1, javas.stderr)


@pytest.mark.parametrize(
    ("arguments", "is_on_output"),
    [(["run", "-version"], False), (["run", "--version"], True), (["--version"], True)],
)
def test_version(
    arguments: list[str], is_on_output: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    printed = capsys.readouterr()
    expected = (version_text(), "") if is_on_output else ("", version_text())
    assert (printed.out, printed.err) == expected


def test_help_has_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    from pvm.options import OPTIONS

    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(name in text for row in OPTIONS for name in row.names)


@pytest.mark.parametrize("arguments", [[], ["run"], ["run", "-ea"], ["nonsense"], ["disasm"]])
def test_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 1
    printed = capsys.readouterr()
    assert printed.out == "" and "Usage: pvm run" in printed.err


def test_disasm_reports_each_bad_file(tmp_path: Path) -> None:
    (tmp_path / "Bad.class").write_bytes(b"not a class file")
    done = pvm(tmp_path, "disasm", "Bad.class", "Missing.class")
    first, second = done.stderr.splitlines()
    assert done.returncode == 1
    assert first.startswith("Error: java.lang.ClassFormatError: ")
    assert second == "Error: Unable to access class file Missing.class: No such file or directory"


def test_disasm_prints_a_class(tmp_path: Path) -> None:
    (tmp_path / "M.java").write_text("class M { int f(int x) { return x + 1; } }")
    compile_java(tmp_path, "M.java")
    done = pvm(tmp_path, "disasm", "M.class")
    assert (done.returncode, done.stderr) == (0, "")
    assert "iadd" in done.stdout


def test_undecodable_arguments(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pvm", "run", b"-Xlog:\xff", "Main"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1 and b"Invalid tag '\\xff'" in done.stdout


def test_closed_output_is_no_crash(tmp_path: Path) -> None:
    command = f"{sys.executable} -m pvm --help | true"
    done = execute(["sh", "-c", command], tmp_path)
    assert "Traceback" not in done.stderr


def test_start_imports_nothing_heavy(tmp_path: Path) -> None:
    """What the command line itself needs; the machine has its own budget."""
    code = (
        "import sys; from pvm.launch import resolve; from pvm.options import gather, split;"
        "resolve(split(gather(['-Xmx64m', 'Main'], {})), {}); print(*sys.modules)"
    )
    root = str(Path(__file__).resolve().parents[3])
    start = ["-I", "-S", "-c", f"import sys; sys.path.append({root!r}); {code}"]
    loaded = execute([sys.executable, *start], tmp_path).stdout.split()
    assert "pvm.options" in loaded
    assert not HEAVY & set(loaded)
