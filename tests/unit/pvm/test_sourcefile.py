"""`pvm run` of source files, as java's source launcher does it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MAIN = """class M {
    public static void main(String[] args) { System.out.println(String.join(",", args)); }
}
class Other { public static void main(String[] args) { throw new Error(); } }
"""


def run_in(folder: Path, *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "pvm", "run", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def test_the_first_class_is_the_main_one(tmp_path: Path) -> None:
    (tmp_path / "Name.java").write_text(MAIN)
    assert run_in(tmp_path, "Name.java", "a", "--source") == (0, "a,--source\n", "")


def test_a_file_of_any_name(tmp_path: Path) -> None:
    (tmp_path / "script").write_text(f"#!/usr/bin/env -S pvm run --source 17\n{MAIN}")
    assert run_in(tmp_path, "--source", "17", "script", "a", "b") == (0, "a,b\n", "")
    assert run_in(tmp_path, "--source=17", "script") == (0, "\n", "")


def test_lines_count_from_the_shebang_on(tmp_path: Path) -> None:
    (tmp_path / "script").write_text("#!pvm\nclass M { int x = true; }\n")
    code, _, errors = run_in(tmp_path, "--source", "17", "script")
    assert code == 1
    assert errors.startswith("script:2: error: incompatible types: boolean cannot be converted")
    assert errors.endswith("\n1 error\nerror: compilation failed\n")


def test_a_java_file_has_no_shebang(tmp_path: Path) -> None:
    (tmp_path / "M.java").write_text(f"#!pvm\n{MAIN}")
    code, _, errors = run_in(tmp_path, "M.java")
    assert code == 1 and errors.startswith("M.java:1: error: illegal character: '#'\n")


def test_refusals(tmp_path: Path) -> None:
    (tmp_path / "Empty.java").write_text("")
    expected = {
        ("Empty.java",): "error: no class declared in source file\n",
        ("--source", "17", "None"): "error: source file not found: None\n",
        ("--source", "17"): "error: no path for source file\n",
        ("--source", "99", "Empty.java"): "error: invalid value for --source option: 99\n",
    }
    for arguments, errors in expected.items():
        code, _, found = run_in(tmp_path, *arguments)
        assert (code, found[: len(errors)]) == (1, errors)


def test_the_class_path_counts(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "Lib.java").write_text("public class Lib { public static final String S = null; }")
    command = [sys.executable, "-m", "pvm", "compile", "-d", "lib", "Lib.java"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=60)
    text = "class M { public static void main(String[] a) { System.out.println(Lib.S); } }"
    (tmp_path / "M.java").write_text(text)
    assert run_in(tmp_path, "-cp", "lib", "M.java") == (0, "null\n", "")
    code, _, errors = run_in(tmp_path, "-cp", "nowhere", "M.java")
    assert code == 1 and "cannot find symbol" in errors


def test_uncaught_exceptions_and_exits(tmp_path: Path) -> None:
    text = "class M { public static void main(String[] a) { System.exit(3); } }"
    (tmp_path / "M.java").write_text(text)
    assert run_in(tmp_path, "M.java") == (3, "", "")
