"""A test for each JNI function: the same on the host, in an emulator, in Python, and by `java`."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import pvm
from pvm.native.jni.functions import BY_NAME

from . import pythonfunctions
from .building import HERE, SECONDS, build, compile_java, run_pvm

# It ends the process on the host; see test_fatalerror.
NAMES = [name for name in BY_NAME if name != "FatalError"]
NEWEST = ("IsVirtualThread", "GetStringUTFLengthAsLong")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("functions")
    compile_java(made, HERE / "Functions.java")
    compile_java(made, HERE / "Defined.java")
    return made


def parsed(text: str) -> dict[str, str]:
    """Function -> "ok", or what is wrong."""
    return dict(line.split(": ", 1) for line in text.splitlines())


@cache
def native_results(place: str, folder: Path) -> dict[str, str]:
    library = build(place, folder, HERE / "functions.c")
    found = run_pvm(folder, "Functions", str(library))
    results = parsed(found.stdout)
    if 'Exception in thread "main" java.lang.RuntimeException: described' not in found.stderr:
        results["ExceptionDescribe"] = found.stderr
    return results


@cache
def python_results(folder: Path) -> dict[str, str]:
    with pvm.Context(class_path=[folder], allow={"load": True}) as context:
        tests = list(pythonfunctions.TESTS.items())

        @context.native("Functions.count()I")
        def count() -> int:
            return len(tests)

        @context.native("Functions.name(I)Ljava/lang/String;")
        def name(test: int) -> str:
            return tests[test][0]

        @context.native("Functions.run(ILFunctions;LFunctions$Sub;[BLjava/lang/reflect/Method;)"
                        "Ljava/lang/String;")
        def run(env: Any, functions: int, test: int, *objects: int) -> int:
            subject = pythonfunctions.Subject(env, functions, *objects)
            wrong = tests[test][1](env, subject)
            return 0 if env.ExceptionCheck() or not wrong else env.NewStringUTF(wrong)
        return parsed(context.cls("Functions").all())


@pytest.mark.parametrize("name", NAMES)
def test_guest(name: str, folder: Path) -> None:
    assert native_results("guest", folder).get(name) == "ok"


@pytest.mark.parametrize("name", NAMES)
def test_host(name: str, folder: Path) -> None:
    assert native_results("host", folder).get(name) == "ok"


@pytest.mark.parametrize("name", NAMES)
def test_python(name: str, folder: Path) -> None:
    assert python_results(folder).get(name) == "ok"


def test_java(folder: Path) -> None:
    """What the tests want is what another machine does."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("java is not installed")
    library = build("host", folder, HERE / "functions.c", "-DNEWEST=0")
    found = subprocess.run([java, "-cp", str(folder), "Functions", str(library)],
                           capture_output=True, text=True, timeout=SECONDS, check=True)
    results = parsed(found.stdout)
    assert {name: result for name, result in results.items() if result != "ok"} == {}
    assert set(results) == set(NAMES)
