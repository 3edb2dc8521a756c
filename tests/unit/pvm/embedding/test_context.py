"""Contexts: what they share, what they may do, threads, limits of the host's stack."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

import pvm

COUNTER = "public class Counter { static int n; public static int next() { return ++n; } }"


def test_contexts_share_nothing() -> None:
    with pvm.Context() as one, pvm.Context() as other:
        for each in (one, other):
            each.compile(COUNTER)
        assert [one.cls("Counter").next() for _ in range(3)] == [1, 2, 3]
        assert other.cls("Counter").next() == 1
        with pytest.raises(ValueError, match="there is a class Counter already"):
            one.compile(COUNTER)


def test_errors_in_source(context: pvm.Context) -> None:
    with pytest.raises(pvm.CompilationError) as caught:
        context.compile("class Wrong { int f() { return x; } }", "Wrong.java")
    assert caught.value.count == 1
    assert caught.value.messages.startswith("Wrong.java:1: error: cannot find symbol")
    with pytest.raises(pvm.JavaError, match=r"ClassNotFoundException: Wrong"):
        context.cls("Wrong")


def test_sources_see_each_other_and_the_class_path(tmp_path: Path) -> None:
    base = pvm.Engine().compile("package lib; public class Base { public int f() { return 4; } }")
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "Base.class").write_bytes(base.class_files["lib/Base.class"])
    with pvm.Context(class_path=[tmp_path]) as context:
        context.compile("public class A extends lib.Base { }")
        context.compile("public class B extends A { public int g() { return f() + 1; } }")
        assert context.cls("B")().g() == 5


def test_a_closed_context_says_so() -> None:
    context = pvm.Context()
    with context:
        math, found = context.cls("java.lang.Math"), context.cls("java.util.ArrayList")()
    for use in (lambda: context.cls("java.lang.Math"), lambda: context.compile("class A { }"),
                lambda: math.abs(1), lambda: found.size()):
        with pytest.raises(pvm.ContextClosed):
            use()


def test_closing_ends_calls_and_threads() -> None:
    engine = pvm.Engine()
    with engine.context(allow={"threads": True}) as context:
        context.compile("""
            public class Busy {
                static volatile int n;
                static void start(Object lock) {
                    new Thread(() -> { while (true) try { n++; } catch (Throwable t) { } }).start();
                    new Thread(() -> { synchronized (lock) {
                        try { lock.wait(); } catch (InterruptedException e) { } } }).start();
                }
                static int run() { while (true) n++; }
            }""")
        busy = context.cls("Busy")
        busy.start(context.cls("java.lang.Object")())
        caught: list[BaseException] = []

        def work() -> None:
            with pytest.raises(pvm.ContextClosed) as error:
                busy.run()
            caught.append(error.value)

        thread = threading.Thread(target=work)
        thread.start()
        time.sleep(0.2)
    thread.join(60)
    assert len(caught) == 1
    engine.endings.attempt_all()
    assert not engine.endings.left


def test_nothing_is_allowed_unless_granted(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    with pvm.Context() as context, pytest.raises(pvm.JavaError, match="SecurityException"):
        context.cls("java.io.FileReader")(str(file))
    with pvm.Context(allow={"read": [str(tmp_path)]}) as context:
        assert context.cls("java.io.FileReader")(str(file)).read() == ord("x")
        with pytest.raises(pvm.JavaError, match="SecurityException"):
            context.cls("java.io.FileReader")("/etc/passwd")
    with pytest.raises(ValueError, match="no capability 'fly'"):
        pvm.Context(allow={"fly": True})
    with pytest.raises(ValueError, match="a list"):
        pvm.Context(allow={"read": "/tmp"})


def test_any_thread_may_call(context: pvm.Context) -> None:
    thread_class = context.cls("java.lang.Thread")
    names: list[str] = []

    def work() -> None:
        names.append(thread_class.currentThread().getName())

    for name in ("first", "second"):
        thread = threading.Thread(target=work, name=name)
        thread.start()
        thread.join()
    assert names == ["first", "second"]


def test_endless_recursion_is_an_error_on_any_thread(context: pvm.Context) -> None:
    context.compile("class Deep { static int f(int n) { return f(n + 1) + 1; } }")
    deep = context.cls("Deep")
    caught: list[str] = []

    def work() -> None:
        for _ in range(3):
            with pytest.raises(pvm.JavaError) as error:
                deep.f(0)
            caught.append(error.value.java_class)

    work()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert caught == ["java.lang.StackOverflowError"] * 6


def test_the_heap_has_a_limit() -> None:
    with pvm.Context(heap=16 << 20) as context:
        context.compile("class Big { static byte[] f(int n) { return new byte[n]; } }")
        with pytest.raises(pvm.OutOfMemory, match="16777216 bytes"):
            context.cls("Big").f(64 << 20)
        assert len(context.cls("Big").f(1000)) == 1000


def test_objects_die_with_their_python_objects(context: pvm.Context) -> None:
    context.compile("""
        class Weak {
            static java.lang.ref.WeakReference<Object> of(Object o) {
                return new java.lang.ref.WeakReference<>(o);
            }
        }""")
    held = context.cls("java.lang.Object")()
    weak = context.cls("Weak").of(held)
    system = context.cls("java.lang.System")
    system.gc()
    assert weak.get() is not None
    del held
    gc.collect()
    system.lineSeparator()      # a thread holds its last result until the next
    system.gc()
    assert weak.get() is None


def test_importing_pvm_imports_nothing() -> None:
    code = "import sys, pvm; print([m for m in sys.modules if m.startswith(('pvm.', 'llvmlite'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("gc", ["gencopy", "semispace", "marksweep", "nogc"])
def test_each_context_has_its_collector(gc: str) -> None:
    with pvm.Context(gc=gc, heap="16m") as context:
        numbers = context.cls("java.util.ArrayList")(list(range(1000)))
        if gc != "nogc":
            context.cls("java.lang.System").gc()
        assert len(numbers) == 1000 and numbers[999] == 999
        assert (context.stats.collections > 0) == (gc != "nogc")


def test_an_unknown_collector_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no collector 'best': there are .*gencopy"):
        pvm.Context(gc="best")


@pytest.mark.parametrize("options", [{"timeout": "1"}, {"timeout": float("nan")}, {"heap": "1x"},
                                     {"allow": {"read": "/tmp"}}, {"allow": {"fly": True}}])
def test_what_is_wrong_with_options(options: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError)):
        pvm.Context(**options)
