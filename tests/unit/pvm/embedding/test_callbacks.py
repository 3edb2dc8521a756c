"""Python's callables as Java objects: results, errors, ends of calls, threads, lifetimes."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
import weakref
from collections.abc import Callable
from typing import Any

import pytest

import pvm
from pvm.embedding.crossings import Crossings

SOURCE = """
import java.util.*;
import java.util.function.*;

public class Callbacks {
    public interface Text { String of(String a, int n); }
    public interface Mixed { double mix(byte a, short b, char c, boolean d, long e, float f); }
    public interface Halved { float half(float a); }
    public interface Many { int all(int a, int b, int c, int d, int e, int f, int g, int h, int i);}
    public interface Shape {
        double area();
        String name(String prefix);
        default String both() { return name("a ") + area(); }
    }
    public interface Narrow extends Function<String, Integer> { Integer apply(String a); }
    public static long sum(IntBinaryOperator f, int n) {
        long s = 0;
        for (int i = 0; i < n; i++) s += f.applyAsInt(i, 1);
        return s;
    }
    public static String text(Text f, String a, int n) { return f.of(a, n); }
    public static String texts(Text f, int n) {
        String s = "";
        for (int i = 0; i < n; i++) s = f.of(s, i);
        return s;
    }
    public static double mix(Mixed f) {
        return f.mix((byte) -1, (short) -2, 'é', true, 1L << 40, 0.5f);
    }
    public static float half(Halved f, float a) { return f.half(a); }
    public static int many(Many f) { return f.all(1, 2, 3, 4, 5, 6, 7, 8, 9); }
    public static Object apply(Function<Object, Object> f, Object a) { return f.apply(a); }
    public static int narrow(Narrow f) { return f.apply("abc"); }
    public static String caught(Runnable r) {
        try { r.run(); return "fine"; } catch (RuntimeException e) { return e.toString(); }
    }
    public static void run(Runnable r) { r.run(); }
    public static String cleaned = "";
    public static void stubborn(Runnable r) {
        try { r.run(); } catch (Throwable t) { cleaned += "caught "; } finally { cleaned += "f "; }
        while (true) { }
    }
    public static String shape(Shape s) { return s.both() + " " + s.hashCode(); }
    public static String inThread(Supplier<String> f) throws Exception {
        String[] found = new String[1];
        Thread t = new Thread(() -> { found[0] = f.get(); });
        t.start();
        t.join();
        return found[0];
    }
    public static int plus(int a) { return a + 1; }
    public static int fail() { throw new IllegalStateException("inner"); }
    public static Runnable kept;
    public static void drop() { kept = null; }
    public static int deep(IntUnaryOperator f, int n) { return n == 0 ? 0 : f.applyAsInt(n - 1); }
}
"""


@pytest.fixture(scope="module")
def calls(context: pvm.Context) -> Any:
    context.compile(SOURCE)
    return context.cls("Callbacks")


def test_callables_are_objects_of_interfaces(context: pvm.Context, calls: Any) -> None:
    add = context.implement("java.util.function.IntBinaryOperator", lambda a, b: a + b)
    assert isinstance(add, pvm.JavaObject) and add.applyAsInt(3, 4) == 7
    assert calls.sum(add, 10) == 55 and calls.sum(lambda a, b: a * b, 10) == 45
    assert calls.sum(max, 10) == 46
    assert "Python" in str(add) and add == add


def test_hot_callbacks(calls: Any) -> None:
    assert calls.sum(lambda a, b: a - b, 300_000) == sum(range(300_000)) - 300_000


def test_texts(calls: Any) -> None:
    for text in ("", "abc", "\xe9" * 700, "€", "\U0001f600", "\ud800"):
        assert calls.text(lambda a, n: a + str(n), text, 7) == text + "7"
    assert calls.text(lambda a, n: a, None, 0) is None
    assert calls.text(lambda a, n: None, "a", 0) is None
    assert calls.texts(lambda a, n: (a + "€")[-50:], 3000) == "€" * 50


def test_all_kinds_of_numbers(calls: Any) -> None:
    found: list[Any] = []

    def mix(*arguments: Any) -> int:
        found[:] = arguments
        return 7

    assert calls.mix(mix) == 7.0
    assert found == [-1, -2, "é", True, 2**40, 0.5] and found[3] is True
    assert calls.half(lambda a: 0.1, 1.0) == pytest.approx(0.1)
    assert calls.many(lambda *all: sum(all)) == 45


def test_objects_go_the_way_of_all_values(context: pvm.Context, calls: Any) -> None:
    assert calls.apply(lambda a: a + 1, 41) == 42
    assert list(calls.apply(lambda a: [a, None], "x")) == ["x", None]
    thing = context.cls("java.util.ArrayList")()
    assert calls.apply(lambda a: a, thing) == thing and calls.apply(lambda a: None, 1) is None
    assert calls.narrow(len) == 3
    numbers = context.cls("java.util.ArrayList")([3, 1, 2])
    numbers.sort(lambda a, b: b - a)
    assert list(numbers) == [3, 2, 1]
    numbers.removeIf(lambda a: a > 2)
    assert list(numbers) == [2, 1]


def test_the_same_exception_comes_out(calls: Any) -> None:
    error = LookupError("no such thing")

    def fail(*arguments: Any) -> None:
        raise error

    for call in (lambda: calls.sum(fail, 3), lambda: calls.apply(fail, 1),
                 lambda: calls.run(fail), lambda: calls.text(fail, "a", 1)):
        with pytest.raises(LookupError) as caught:
            call()
        assert caught.value is error and error.__context__ is None
    assert any(entry.name == "fail" for entry in caught.traceback)
    assert calls.plus(1) == 2


def test_java_may_catch_it(calls: Any) -> None:
    def fail() -> None:
        raise ValueError("a value")

    for _ in range(40):
        assert calls.caught(fail) == "pvm.internal.PythonException: ValueError('a value')"


def test_java_exceptions_go_through_python(calls: Any) -> None:
    assert calls.caught(calls.fail) == "java.lang.IllegalStateException: inner"
    with pytest.raises(pvm.JavaError, match="inner") as caught:
        calls.run(calls.fail)
    assert caught.value.java_class == "java.lang.IllegalStateException"


def test_results_of_a_wrong_type(calls: Any) -> None:
    for call in (lambda: calls.sum(lambda a, b: "x", 1), lambda: calls.sum(lambda a, b: 2**31, 1),
                 lambda: calls.sum(lambda a, b: None, 1), lambda: calls.text(lambda a, n: 5, "", 1),
                 lambda: calls.apply(lambda a: object(), 1), lambda: calls.narrow(str)):
        with pytest.raises(TypeError, match="is no"):
            call()
    assert calls.sum(lambda a, b: True if False else 1, 2) == 2
    with pytest.raises(TypeError):
        calls.sum(lambda a: 1, 1)


def test_several_methods(context: pvm.Context, calls: Any) -> None:
    class Square:
        def area(self) -> float:
            return 4

        def name(self, prefix: str) -> str:
            return prefix + "square"

    assert calls.shape(context.implement("Callbacks$Shape", Square())).startswith("a square4.0 ")
    made = context.implement("Callbacks$Shape", {"area": lambda: 1.0, "name": lambda p: p,
                                             "hashCode": lambda: 5, "both": lambda: "mine"})
    assert calls.shape(made) == "mine 5" and hash(made) == 5
    for wrong, match in (({"area": lambda: 1.0}, "needs name"), (object(), "needs area, name"),
                         ({"area": 1, "name": 2}, "not callable"), (lambda: 1, "needs area"),
                         ({"nothing": print}, "no method nothing")):
        with pytest.raises(TypeError, match=match):
            context.implement("Callbacks$Shape", wrong)
    with pytest.raises(TypeError, match="no interface"):
        context.implement("Callbacks", print)


def test_what_is_no_functional_interface(calls: Any, context: pvm.Context) -> None:
    with pytest.raises(TypeError, match="cannot be called"):
        calls.shape(lambda: 1)
    with pytest.raises(TypeError, match="cannot be called"):
        calls.run(5)


def test_callbacks_call_java(context: pvm.Context, calls: Any) -> None:
    assert calls.sum(lambda a, b: calls.plus(a) + b, 10) == 65
    assert calls.sum(lambda a, b: calls.sum(lambda c, d: c + a, 3), 3) == 18
    depth = calls.deep(lambda n: calls.deep(again, n) + 1, 20)
    assert depth == 20
    with pvm.Context() as other:
        other.compile(SOURCE)
        inner = other.cls("Callbacks")
        assert calls.sum(lambda a, b: inner.plus(a), 4) == 10
        with pytest.raises(pvm.JavaError, match="inner"):
            calls.run(inner.fail)


def again(n: int) -> int:
    return _calls.deep(again, n) + 1


_calls: Any = None


@pytest.fixture(autouse=True)
def _remember(calls: Any) -> None:
    global _calls
    _calls = calls


def test_endless_recursion_ends(calls: Any) -> None:
    with pytest.raises(pvm.JavaError, match=r"StackOverflowError"):
        calls.deep(again, 10**6)
    assert calls.plus(1) == 2


def test_time_limits(calls: Any) -> None:
    start = time.monotonic()
    with pytest.raises(pvm.Timeout):
        calls.sum(lambda a, b: 1, 2**31 - 1, timeout=0.1)
    with pytest.raises(pvm.Timeout):
        calls.stubborn(lambda: time.sleep(0.3), timeout=0.1)
    with pytest.raises(pvm.Timeout):                # set by a call in a callback
        calls.run(lambda: calls.stubborn(lambda: None, timeout=0.1))
    assert time.monotonic() - start < 5 and calls.plus(1) == 2


def test_interrupted_from_outside(context: pvm.Context, calls: Any) -> None:
    timer = threading.Timer(0.1, context.interrupt)
    timer.start()
    with pytest.raises(pvm.Interrupted):
        calls.sum(lambda a, b: 1, 2**31 - 1)
    assert calls.plus(1) == 2


@pytest.mark.parametrize("sleep", (0.0, 5.0))
def test_control_c(calls: Any, sleep: float) -> None:
    def callback() -> None:
        if sleep:
            time.sleep(sleep)
        else:
            raise KeyboardInterrupt

    threading.Timer(0.1, lambda: os.kill(os.getpid(), signal.SIGINT) if sleep else None).start()
    calls.cleaned = ""
    with pytest.raises(KeyboardInterrupt):
        calls.stubborn(callback)
    assert calls.cleaned == "" and calls.plus(1) == 2


def test_exits_are_not_caught(calls: Any) -> None:
    def leave() -> None:
        raise SystemExit(3)

    with pytest.raises(SystemExit) as caught:
        calls.stubborn(leave)
    assert caught.value.code == 3 and calls.plus(1) == 2


def test_threads_of_java() -> None:
    with pvm.Context(allow={"threads": True}) as context:
        context.compile(SOURCE)
        calls = context.cls("Callbacks")

        def work() -> str:
            assert calls.plus(1) == 2 and calls.sum(lambda a, b: a + b, 10) == 55
            return threading.current_thread().name

        for _ in range(3):
            assert calls.inThread(work).startswith("Thread-")


def test_several_threads_of_python(calls: Any) -> None:
    found: list[int] = []

    def work() -> None:
        found.append(calls.sum(lambda a, b: a + b, 3000))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [sum(range(3001))] * 4


class Task:
    def __call__(self) -> None:
        pass


def collected(context: pvm.Context, watched: Callable[[], Any]) -> bool:
    for _ in range(5):
        context.cls("java.lang.System").gc()
        gc.collect()
        context.cls("Callbacks")
        if watched() is None:
            return True
    return False


def test_callables_are_given_up(context: pvm.Context, calls: Any) -> None:
    task = Task()
    watched = weakref.ref(task)
    calls.kept = context.implement("java.lang.Runnable", task)
    del task
    assert not collected(context, watched)
    calls.run(calls.kept)
    calls.drop()
    assert collected(context, watched)


def test_many_callables(context: pvm.Context, calls: Any) -> None:
    tasks = [Task() for _ in range(2000)]
    watched = [weakref.ref(each) for each in tasks]
    for number in range(2000):
        calls.run(tasks[number])
    tasks.clear()
    for _ in range(3):
        assert collected(context, watched[0])
        for _ in range(600):
            calls.run(lambda: None)
    assert sum(each() is not None for each in watched) == 0


def test_errors_of_closed_contexts() -> None:
    with pvm.Context() as context:
        context.compile(SOURCE)
        task = Task()
        watched = weakref.ref(task)
        made = context.implement("java.lang.Runnable", task)
        made.run()
        del task
    gc.collect()
    assert watched() is None
    with pytest.raises(pvm.ContextClosed):
        made.run()


def test_what_cannot_be_handed_to_java_is_a_stack_overflow(
        monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise RecursionError

    monkeypatch.setattr(Crossings, "send", fail)
    with pvm.Context() as context:
        context.provide("host.Failing", {"int number()": fail, "String text()": fail,
                                         "Object any()": fail})
        failing = context.cls("host.Failing")
        for each in (failing.number, failing.text, failing.any):
            with pytest.raises(pvm.JavaError, match="StackOverflowError"):
                each()


def test_what_java_wraps_is_the_cause_of_its_error() -> None:
    failed = KeyError("plum")

    def fails() -> None:
        raise failed

    with pvm.Context() as context:
        context.compile("""
            class Wrapping {
                static void run(Runnable all) {
                    try { all.run(); } catch (RuntimeException error) {
                        throw new IllegalStateException("wrapped", error);
                    }
                }
            }""")
        with pytest.raises(pvm.JavaError, match="wrapped") as caught:
            context.cls("Wrapping").run(fails)
        assert caught.value.__cause__ is failed


def test_an_int_that_is_too_large_is_named(context: pvm.Context) -> None:
    absolute = context.cls("java.lang.Integer").toHexString
    with pytest.raises(TypeError, match="int 2147483648"):
        absolute(1 << 31)
    with pytest.raises(TypeError, match="int of 40001 bits"):
        absolute(1 << 40000)
