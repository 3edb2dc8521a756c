"""System.load and loadLibrary, the names of functions, JNI_OnLoad, threads of native code."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .building import HERE, SECONDS, build, build_text, compile_java, compiler, run_pvm

OLD = """#include <jni.h>
JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *vm, void *reserved) { return 77; }
"""


def prepare(folder: Path, place: str) -> None:
    compile_java(folder, HERE / "Loading.java")
    shutil.copy(build(place, folder, HERE / "loading.c"), folder / "libgood.so")
    shutil.copy(build_text(place, folder, "old", OLD), folder / "libold.so")


def lines(folder: Path) -> str:
    return f"""\
java.lang.UnsatisfiedLinkError: no none in java.library.path: {folder}
java.lang.UnsatisfiedLinkError: Directory separator should not appear in library name: a/b
java.lang.UnsatisfiedLinkError: Expecting an absolute path of the library: relative.so
java.lang.UnsatisfiedLinkError: Can't load library: /no/such.so
java.lang.UnsatisfiedLinkError: unsupported JNI version 0x0000004D required by {folder}/libold.so
java.lang.UnsatisfiedLinkError: 'int Loading.missing()'
libx.so
21 2 4 3
java.lang.UnsatisfiedLinkError: 'int Loading.missing()'
0 7
"""


@pytest.mark.parametrize("place", ["guest", "host"])
def test_loading(tmp_path: Path, place: str) -> None:
    prepare(tmp_path, place)
    found = run_pvm(tmp_path, f"-Djava.library.path={tmp_path}", "Loading", "good", "old")
    assert (found.stdout, found.stderr) == (lines(tmp_path), "")


def test_java_says_the_same(tmp_path: Path) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.skip("java is not installed")
    compiler("host")
    prepare(tmp_path, "host")
    found = subprocess.run(
        [java, "-cp", str(tmp_path), f"-Djava.library.path={tmp_path}", "Loading", "good", "old"],
        capture_output=True, text=True, timeout=SECONDS, check=True)
    assert found.stdout == lines(tmp_path)


def test_files_that_are_no_libraries(tmp_path: Path) -> None:
    prepare(tmp_path, "guest")
    whole = (tmp_path / "libgood.so").read_bytes()
    for name, content in (("empty", b""), ("text", b"no library" * 9), ("cut", whole[:200]),
                          ("half", whole[:len(whole) // 2])):
        (tmp_path / f"lib{name}.so").write_bytes(content)
        (tmp_path / "Load.java").write_text(
            f'public class Load {{ public static void main(String[] a) {{ try {{ '
            f'System.load("{tmp_path}/lib{name}.so"); }} catch (UnsatisfiedLinkError e) {{ '
            'System.out.println("refused"); } } }')
        compile_java(tmp_path, tmp_path / "Load.java")
        found = run_pvm(tmp_path, "Load")
        assert (found.stdout, found.stderr) == ("refused\n", ""), name
