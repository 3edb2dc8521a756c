"""Guest code that does what it must not: a Java error each time, and the machine goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pvm

from .building import HERE, build, build_text, compile_java

SEGV = "java.lang.InternalError: JNI: SIGSEGV: "


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pvm.Context]:
    folder = tmp_path_factory.mktemp("hostile")
    compile_java(folder, HERE / "Hostile.java")
    library = build("guest", folder, HERE / "hostile.c")
    with pvm.Context(class_path=[folder], allow={"read": [str(folder)]}) as made:
        made.cls("Hostile").load(str(library))
        yield made


@pytest.fixture
def hostile(context: pvm.Context) -> Any:
    return context.cls("Hostile")


@pytest.mark.parametrize(("way", "address", "outcome"), [
    (0, 0, SEGV + "read of 0x0 at pc "), (0, 1 << 40, SEGV + "read of 0x10000000000 at pc "),
    (0, -4, SEGV + "read of 0xfffffffffffffffc at pc "), (1, 16, SEGV + "write of 0x10 at pc "),
    (1, 0x1000, SEGV + "write of 0x1000 at pc "), (2, 0, SEGV + "jump to 0x0 at pc "),
    (2, 1 << 33, SEGV + "jump to 0x200000000 at pc "),
    (3, 0, "java.lang.InternalError: JNI: SIGILL: illegal instruction 0x00000000 at pc "),
    (4, 0, "java.lang.InternalError: JNI: SIGTRAP: ebreak at pc "),
    (5, 0, "java.lang.InternalError: JNI: SIGSYS: system call 64; libraries have none at pc "),
    (6, 0, SEGV + "write of "), (7, 8, SEGV + "write of "),
    (8, 0, "java.lang.InternalError: JNI: cannot go on at pc "),
    (9, 64, "java.lang.InternalError: JNI: ReleaseStringUTFChars: 0x40 was not lent for this obj"),
    (10, 0, "java.lang.IllegalAccessError: class pvm.internal.Memory is not open to native code"),
    (11, 0, "java.lang.IllegalAccessError: java.lang.String.value is not open to native code"),
    (12, 0, "java.lang.InstantiationError: java.lang.String: native code in an emulator"),
    (13, 0, "returned 7"),
])
def test_crashes(hostile: Any, way: int, address: int, outcome: str) -> None:
    assert hostile.outcome(way, address).startswith(outcome)


def test_the_place_is_told(hostile: Any) -> None:
    assert "at pc libhostile-guest.so: Java_Hostile_crash+0x" in hostile.outcome(0, 0)


def test_every_function_with_bad_arguments(hostile: Any) -> None:
    assert hostile.everything() == "as it should be"


def test_native_code_in_native_code_without_end(hostile: Any) -> None:
    assert hostile.deep() == "overflow"


def test_results_are_of_their_types(hostile: Any) -> None:
    assert hostile.wrong() == "JNI: the result of java.lang.Integer Hostile.wrongResult(jav"


def test_an_exception_that_is_pending_stays(hostile: Any) -> None:
    assert hostile.pendings() == "stays"


def test_handles_of_other_calls_are_stale(hostile: Any) -> None:
    assert hostile.stales().startswith("JNI: GetObjectClass: # is no local reference of this thr")


def test_endless_loops_end(context: pvm.Context, hostile: Any) -> None:
    before = time.monotonic()
    with pytest.raises(pvm.Timeout):
        hostile.loops(timeout=0.3)
    assert time.monotonic() - before < 20
    assert hostile.outcome(13, 0) == "returned 7"


def test_libraries_for_the_host_need_a_grant(context: pvm.Context, hostile: Any,
                                             tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / "hostile0"
    library = build_text("host", folder, "plain", "int plain;")
    with pytest.raises(pvm.JavaError, match="missing grant: native"):
        hostile.load(str(library))


def test_files_need_a_grant(hostile: Any, tmp_path: Path) -> None:
    with pytest.raises(pvm.JavaError, match="missing grant: read"):
        hostile.load(str(tmp_path / "libno.so"))
