"""`pvm compile`: where class files go, what is found, and what is said, as javac does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pvm.compileoptions import BadUsage, parse_arguments
from pvm.errors import CommandLineError
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
    assert b"SourceFile" not in (tmp_path / "A.class").read_bytes()
    assert debugging_tables(tmp_path, "-g:vars") == (False, True)
    assert debugging_tables(tmp_path, "-g:source,lines") == (True, False)
    assert b"SourceFile" in (tmp_path / "A.class").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-foo", "A.java"], "error: invalid flag: -foo"),
        (["None.java"], "error: file not found: None.java"),
        (["-d"], "error: -d requires an argument"),
        (["-g:none,vars"], "error: invalid flag: -g:none,vars"),
        (["-Xlint:foo"], "error: invalid flag: -Xlint:foo"),
        (["-proc:only"], "error: invalid flag: -proc:only"),
        (["--release", "99"], "error: release version 99 not supported"),
        (["-source", "99"], "error: invalid source release: 99"),
        (["-target", "99"], "error: invalid target release: 99"),
        (
            ["--release", "17", "-source", "17"],
            "error: option --source cannot be used together with --release",
        ),
    ],
)
def test_bad_usage(arguments: list[str], message: str) -> None:
    with pytest.raises(BadUsage) as caught:
        parse_arguments(arguments)
    assert caught.value.errors[0] == message
    assert caught.value.exit_status == 2


@pytest.mark.parametrize("argument", ["A.txt", "Foo", "."])
def test_only_sources_are_compiled(argument: str) -> None:
    with pytest.raises(CommandLineError) as caught:
        parse_arguments([argument])
    assert caught.value.errors[0].startswith(f"error: Class names, '{argument}', are only accepted")
    assert caught.value.exit_status == 1


def test_no_sources(tmp_path: Path) -> None:
    done = compile_in(tmp_path, "-g")
    assert done.returncode == 2 and done.stderr.startswith("error: no source files\n")
    done = compile_in(tmp_path)
    assert done.returncode == 2 and done.stdout.startswith("Usage: ")


def test_version_and_help(tmp_path: Path) -> None:
    done = compile_in(tmp_path, "-version")
    assert done.returncode == 0 and "Java 17" in done.stdout
    done = compile_in(tmp_path, "--help")
    assert done.returncode == 0 and "--source-path" in done.stdout


def test_options_without_effect(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("class A { }")
    compiled(tmp_path, "-Xlint:all,-serial", "-nowarn", "-proc:none", "-source", "17", "A.java")
    compiled(tmp_path, "--release=17", "-Xlint", "-deprecation", "A.java", "A.java")


def test_a_source_path(tmp_path: Path) -> None:
    (tmp_path / "src/p").mkdir(parents=True)
    (tmp_path / "A.java").write_text("import p.*; class A { B b; }")
    (tmp_path / "src/p/B.java").write_text("package p; public class B { }")
    compiled(tmp_path, "-sourcepath", "src", "-d", "out", "A.java")
    assert (tmp_path / "out/p/B.class").is_file()
    compiled(tmp_path, "--source-path=src", "-implicit:none", "-d", "less", "A.java")
    assert not (tmp_path / "less/p").exists() and (tmp_path / "less/A.class").is_file()
    (tmp_path / "C.java").write_text("class C { A a; }")
    assert "cannot find symbol" in compile_in(tmp_path, "-sourcepath", "src", "C.java").stderr


def test_encodings(tmp_path: Path) -> None:
    text = 'class A { static final String S = "\u00e4"; }'
    (tmp_path / "A.java").write_bytes(text.encode("latin-1"))
    compiled(tmp_path, "-encoding", "ISO-8859-1", "A.java")
    assert "\u00e4".encode() in (tmp_path / "A.class").read_bytes()
    done = compile_in(tmp_path, "-encoding", "foo", "A.java")
    assert (done.returncode, done.stderr) == (1, "error: unsupported encoding: foo\n1 error\n")
    done = compile_in(tmp_path, "-encoding", "ASCII", "A.java")
    assert "unmappable character (0xE4) for encoding ASCII" in done.stderr


def test_sources_found_must_be_text(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("class A { B b; }")
    (tmp_path / "B.java").write_bytes(b"class B { } // \xff")
    done = compile_in(tmp_path, "A.java")
    assert done.returncode == 1 and done.stderr.startswith("B.java:1: error: unmappable character")


def test_class_path_entries_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("class A { }")
    (tmp_path / "bad.jar").write_text("no archive")
    compiled(tmp_path, "-cp", "nowhere:bad.jar::none/*", "A.java")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("class A { }")
    done = compile_in(tmp_path, "-d", "A.java", "A.java")
    assert done.returncode == 2 and done.stderr.startswith("error: not a directory: A.java\n")


def test_a_class_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("class A { }")
    (tmp_path / "A.class").mkdir()
    done = compile_in(tmp_path, "-implicit:class", "-Werror", "A.java")
    assert done.returncode == 1 and "error: error while writing A.class: " in done.stderr


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
    (tmp_path / "arguments").write_text('-d "the out"\n')
    compiled(tmp_path, "A.java", "@arguments")
    assert (tmp_path / "the out/A.class").is_file()
