"""Code that many contexts take: source and class files, wherever they are."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import pvm

SEVEN = "public class Seven { public static int get() { return 7; } }"


@pytest.fixture(scope="module")
def engine() -> pvm.Engine:
    return pvm.Engine()


def seven_of(code: pvm.Code, engine: pvm.Engine) -> int:
    """What the class says in a context of its own."""
    with engine.context(code) as context:
        found: int = context.cls("Seven").get()
        return found


def in_jar(code: pvm.Code) -> bytes:
    """The bytes of a jar with the code's classes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in code.class_files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_contexts_share_code_and_no_statics(engine: pvm.Engine) -> None:
    code = engine.compile("class Counter { static int n; static int next() { return ++n; } }")
    with engine.context(code) as one, engine.context(code) as other:
        assert [one.cls("Counter").next() for _ in range(3)] == [1, 2, 3]
        assert other.cls("Counter").next() == 1


def test_source_is_text_or_a_file_or_a_folder(engine: pvm.Engine, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    file = tmp_path / "a" / "Seven.java"
    file.write_text(SEVEN, "utf-8")
    for source in (SEVEN, file, str(file), tmp_path):
        assert seven_of(engine.compile(source), engine) == 7


def test_code_is_compiled_against_code(engine: pvm.Engine) -> None:
    below = engine.compile(SEVEN)
    code = engine.compile("class Eight { static int get() { return Seven.get() + 1; } }",
                          against=[below])
    with engine.context(below, code) as context:
        assert context.cls("Eight").get() == 8
        context.compile("class Nine { static int get() { return Eight.get() + 1; } }")
        assert context.cls("Nine").get() == 9


def test_classes_are_loaded_from_files_folders_jars_and_bytes(engine: pvm.Engine,
                                                              tmp_path: Path) -> None:
    made = engine.compile(SEVEN)
    data = made.class_files["Seven.class"]
    (tmp_path / "Seven.class").write_bytes(data)
    jar = tmp_path / "seven.jar"
    jar.write_bytes(in_jar(made))
    for place in (tmp_path / "Seven.class", tmp_path, jar, data, jar.read_bytes()):
        assert seven_of(engine.load(place), engine) == 7


def test_what_is_no_code_is_refused(engine: pvm.Engine, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        engine.load(tmp_path / "missing")
    with pytest.raises(FileNotFoundError):
        engine.compile(tmp_path / "Missing.java")
    with pytest.raises(FileNotFoundError, match="no Java source"):
        engine.compile(tmp_path)
    for data in (b"", b"hello", b"PK and no more", b"\xca\xfe\xba\xbe\0\0"):
        with pytest.raises(ValueError, match=r"class file|jar"):
            engine.load(data)
    with pytest.raises(pvm.CompilationError, match=r"Seven\.java:1: error"):
        engine.compile("class Seven { int }", file_name="Seven.java")


def test_sizes_are_numbers_or_text(engine: pvm.Engine) -> None:
    with engine.context(heap="16m") as context:
        assert context.cls("java.lang.Runtime").getRuntime().maxMemory() <= 16 << 20
    for wrong in ("many", -1, 10, ""):
        with pytest.raises(ValueError, match="heap"):
            engine.context(heap=wrong)
