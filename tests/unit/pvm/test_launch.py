"""Targets: class files, jar files, source files."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from pvm import resources
from pvm.errors import CommandLineError
from pvm.launch import Program, class_root, find_program
from pvm.lowlevel.image.cache import cache_path
from pvm.options import gather, split
from pvm.vm.load.manifest import main_attributes

from .compiled import compile_java

SOURCE = "package p.q; public class M { public static void main(String[] a) { } }"


def program_of(*arguments: str) -> Program:
    return find_program(split(gather(list(arguments), {})), {})


def error_of(*arguments: str) -> tuple[str, ...]:
    with pytest.raises(CommandLineError) as caught:
        program_of(*arguments)
    return caught.value.errors


@pytest.fixture
def jar(tmp_path: Path) -> Path:
    path = tmp_path / "x.jar"
    with zipfile.ZipFile(path, "w") as archive:
        manifest = (
            "Manifest-Version: 1.0\r\nMain-Class: a.ve\r\n ry.Long\r\nClass-Path: lib/b%20c.jar\r\n"
        )
        archive.writestr("META-INF/MANIFEST.MF", manifest)
    return path


def test_jar(jar: Path) -> None:
    listed = str(jar.parent / "lib/b c.jar")
    expected = Program("a.very.Long", (str(jar), listed), str(jar))
    assert program_of("-cp", "ignored", "-jar", str(jar), "argument") == expected


def test_jar_errors(tmp_path: Path) -> None:
    assert error_of("-jar", "no.jar") == ("Error: Unable to access jarfile no.jar",)
    broken = tmp_path / "broken.jar"
    broken.write_bytes(b"PK\x03\x04 nonsense")
    assert error_of("-jar", str(broken)) == (f"Error: Invalid or corrupt jarfile {broken}",)
    assert error_of("-jar", str(tmp_path)) == (f"Error: Invalid or corrupt jarfile {tmp_path}",)
    empty = tmp_path / "empty.jar"
    zipfile.ZipFile(empty, "w").close()
    assert error_of("-jar", str(empty)) == (f"no main manifest attribute, in {empty}",)


def test_manifest_ends_at_the_first_empty_line() -> None:
    assert main_attributes("A: 1\n\nName: x\nMain-Class: y\n") == {"a": "1"}


@pytest.mark.parametrize(
    ("path", "name", "root"),
    [
        ("/r/a/b/C.class", "a/b/C", "/r"),
        ("/r/C.class", "C", "/r"),
        ("/a/C.class", "a/C", "/"),
        ("/r/elsewhere/C.class", "a/b/C", "/r/elsewhere"),
    ],
)
def test_class_root(path: str, name: str, root: str) -> None:
    assert class_root(path, name) == root


def test_class_file(tmp_path: Path) -> None:
    (tmp_path / "M.java").write_text(SOURCE)
    compile_java(tmp_path, "M.java")
    root = str(tmp_path)
    assert program_of(f"{root}/p/q/M.class") == Program("p.q.M", (root,), root)
    assert program_of("-cp", "x:y", f"{root}/p/q/M.class") == Program("p.q.M", ("x", "y"), "x:y")


def test_bad_class_file(tmp_path: Path) -> None:
    path = tmp_path / "Bad.class"
    path.write_bytes(b"not a class file")
    first, second = error_of(str(path))
    assert first == f"Error: LinkageError occurred while loading main class {path}"
    assert second.startswith("\tjava.lang.ClassFormatError: ")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("class A {} class B {}", "A"),
        ("// class X\n/* package y; class Z */ package a . b;\npublic final class M{}", "a.b.M"),
        ('@SuppressWarnings("class Q") interface I {}', "I"),
        ("import java.util.*;\nenum E { }", "E"),
        ("@interface N {}", "N"),
    ],
)
def test_first_class_is_the_main_one(source: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "M.java").write_text(source)
    program = program_of(str(tmp_path / "M.java"))
    assert program.main_class == name
    assert (Path(program.class_path[0]) / f"{name.replace('.', '/')}.class").is_file()


def test_source_without_class(tmp_path: Path) -> None:
    path = tmp_path / "M.java"
    path.write_text("// nothing")
    assert error_of(str(path)) == ("error: no class declared in source file",)


def test_source_file_is_compiled_once(tmp_path: Path) -> None:
    (tmp_path / "M.java").write_text(SOURCE)
    program = program_of(str(tmp_path / "M.java"))
    assert program.main_class == "p.q.M"
    made = Path(program.class_path[0]) / "p/q/M.class"
    before = os.stat(made).st_mtime_ns
    assert program_of(str(tmp_path / "M.java")) == program
    assert os.stat(made).st_mtime_ns == before


def test_a_damaged_cache_entry_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "M.java").write_text(SOURCE)
    program = program_of(str(tmp_path / "M.java"))
    (Path(program.class_path[0]) / "main-class").write_bytes(b"damaged")
    assert program_of(str(tmp_path / "M.java")) == program
    assert (Path(program.class_path[0]) / "p/q/M.class").is_file()


def test_compile_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "M.java"
    path.write_text("class M { int f() { return x; } }")
    assert error_of(str(path)) == ("error: compilation failed",)
    expected = f"{path}:1: error: cannot find symbol\n{path.read_text()}\n"
    assert capsys.readouterr().err.startswith(expected)


def test_stdlib_root_is_the_librarys_folder() -> None:
    assert os.path.basename(resources.stdlib_root()) == "stdlib"


def test_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PVM_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    monkeypatch.setattr("sys.platform", "linux")
    assert cache_path() == str(tmp_path / "c/pvm")
    monkeypatch.setenv("PVM_CACHE", str(tmp_path / "d"))
    assert cache_path() == str(tmp_path / "d")
