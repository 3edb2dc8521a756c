"""FatalError ends host code's process, as with `java`; an emulator's and Python's call only."""

from __future__ import annotations

import shutil
import signal
import subprocess
from pathlib import Path

import pytest

import pvm

from .building import SECONDS, build_text, compile_java, run_pvm

C = """#include <jni.h>
JNIEXPORT void JNICALL Java_Fatal_end(JNIEnv *env, jclass owner) {
    (*env)->FatalError(env, "it is over");
}
"""
JAVA = """
public class Fatal {
    static native void end();

    public static void main(String[] arguments) {
        System.load(arguments[0]);
        try {
            end();
        } catch (InternalError error) {
            System.out.println(error.getMessage());
        }
    }
}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Fatal.java").write_text(JAVA)
    compile_java(tmp_path, tmp_path / "Fatal.java")
    return tmp_path


def test_guest(folder: Path) -> None:
    library = build_text("guest", folder, "fatal", C)
    found = run_pvm(folder, "Fatal", str(library))
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("JNI: it is over at pc ")


def test_host(folder: Path) -> None:
    found = run_pvm(folder, "Fatal", str(build_text("host", folder, "fatal", C)))
    assert (found.returncode, found.stdout) == (-signal.SIGABRT, "")
    assert found.stderr.startswith("FATAL ERROR in native method: it is over\n")


def test_java(folder: Path) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.skip("java is not installed")
    library = build_text("host", folder, "fatal", C)
    found = subprocess.run([java, "-XX:-CreateCoredumpOnCrash", "-cp", str(folder), "Fatal",
                            str(library)], cwd=folder, capture_output=True, text=True,
                           timeout=SECONDS, check=False)
    assert found.returncode != 0        # 1 where it is not to leave a core file
    assert "FATAL ERROR in native method: it is over\n" in found.stdout + found.stderr


def test_python(folder: Path) -> None:
    with pvm.Context(class_path=[folder]) as context:
        @context.native("Fatal.end()V")
        def end(env: object, owner: int) -> None:
            env.FatalError("it is over")        # type: ignore[attr-defined]

        fatal = context.cls("Fatal")
        with pytest.raises(Exception, match="it is over") as caught:
            fatal.end()
        assert type(caught.value).__name__ == "FatalError"
        with pytest.raises(Exception, match="it is over"):
            fatal.end()
