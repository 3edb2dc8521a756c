"""`pvm compile`: where class files go, what is found, and what is said, as javac does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pvm.compilecommand import BadUsage, parse_arguments
from pvm.vm.classfile.attributes import Code, LineNumberTable, LocalVariableTable
from pvm.vm.classfile.reader import parse

SECONDS = 60


def compile_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pvm", "compile", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False
    )


def compiled(folder: Path, *arguments: str) -> None:
    done = compile_in(folder, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_class_files_lie_beside_their_source(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/A.java").write_text("package far.away; class A { class B { } }")
    compiled(tmp_path, "sub/A.java")
    assert sorted(os.listdir(tmp_path / "sub")) == ["A$B.class", "A.class", "A.java"]


def test_a_folder_gets_the_packages(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("package p.q; class A { }")
    compiled(tmp_path, "-d", "out/classes", "A.java")
    assert (tmp_path / "out/classes/p/q/A.class").is_file()


def test_sources_beside_are_found(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "A.java").write_text("class A { p.B b = new p.B(); C c; }")
    (tmp_path / "p/B.java").write_text("package p; public class B { }")
    (tmp_path / "C.java").write_text("class C { }")
    compiled(tmp_path, "A.java")
    assert (tmp_path / "p/B.class").is_file() and (tmp_path / "C.class").is_file()


def test_a_newer_source_is_compiled_again(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("class A { int x = B.Y; }")
    (tmp_path / "B.java").write_text("class B { static final int X = 1; }")
    compiled(tmp_path, "B.java")
    (tmp_path / "B.java").write_text("class B { static final int Y = 1; }")
    later = os.stat(tmp_path / "B.class").st_mtime + 10
    os.utime(tmp_path / "B.java", (later, later))
    compiled(tmp_path, "A.java")


def test_the_class_path_has_folders_and_jars(tmp_path: Path) -> None:
    (tmp_path / "B.java").write_text("public class B { }")
    (tmp_path / "A.java").write_text("class A extends B { }")
    (tmp_path / "lib").mkdir()
    compiled(tmp_path, "-d", "lib", "B.java")
    (tmp_path / "B.java").unlink()
    compiled(tmp_path, "-cp", "lib", "A.java")
    assert "cannot find symbol" in compile_in(tmp_path, "A.java").stderr


def test_errors_of_all_files_in_one_go(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("class A {\n  int x = y;\n}\n")
    (tmp_path / "B.java").write_text("class B {\n  int x = z;\n}\n")
    done = compile_in(tmp_path, "A.java", "B.java")
    assert done.returncode == 1
    assert "A.java:2: error: cannot find symbol\n  int x = y;\n          ^\n" in done.stderr
    assert "B.java:2: error: cannot find symbol\n" in done.stderr
    assert done.stderr.endswith("2 errors\n")
    assert not list(tmp_path.glob("*.class"))


def test_public_classes_have_their_own_files(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("public class B { }")
    message = "A.java:1: error: class B is public, should be declared in a file named B.java\n"
    assert compile_in(tmp_path, "A.java").stderr.startswith(message)


def debugging_tables(folder: Path, *options: str) -> tuple[bool, bool]:
    (folder / "A.java").write_text("class A { int f(int x) { return x; } }")
    compiled(folder, *options, "A.java")
    method = parse((folder / "A.class").read_bytes(), "A").method("f", "(I)I")
    assert method is not None
    code = method.attributes.get(Code)
    assert code is not None
    tables = code.attributes
    return tables.get(LineNumberTable) is not None, tables.get(LocalVariableTable) is not None


def test_debugging_information(tmp_path: Path) -> None:
    assert debugging_tables(tmp_path) == (True, False)
    assert debugging_tables(tmp_path, "-g") == (True, True)
    assert debugging_tables(tmp_path, "-g:none") == (False, False)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-foo", "A.java"], "error: invalid flag: -foo"),
        (["A.txt"], "error: invalid flag: A.txt"),
        (["None.java"], "error: file not found: None.java"),
        (["-d"], "error: -d requires an argument"),
    ],
)
def test_bad_usage(arguments: list[str], message: str) -> None:
    with pytest.raises(BadUsage) as caught:
        parse_arguments(arguments)
    assert caught.value.errors[0] == message
    assert caught.value.exit_status == 2


def test_no_sources(tmp_path: Path) -> None:
    done = compile_in(tmp_path)
    assert done.returncode == 2 and done.stderr.startswith("error: no source files\n")


def test_a_source_must_be_text(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_bytes(b"class A {\n  // \xff\n}\n")
    done = compile_in(tmp_path, "A.java")
    assert done.returncode == 1
    message = "A.java:2: error: unmappable character (0xFF) for encoding UTF-8\n"
    assert done.stderr.startswith(message)


def test_an_unwritable_folder(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("class A { }")
    (tmp_path / "file").write_text("")
    done = compile_in(tmp_path, "-d", "file/sub", "A.java")
    assert done.returncode == 1 and done.stderr.startswith("error: cannot use file/sub: ")


def test_arguments_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("class A { }")
    (tmp_path / "arguments").write_text('-d "the out" A.java\n')
    compiled(tmp_path, "@arguments")
    assert (tmp_path / "the out/A.class").is_file()
