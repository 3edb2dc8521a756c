"""Static methods as built-in functions: the same answers as by the slow way, from any thread."""

from __future__ import annotations

import contextlib
import gc
import threading
import types
from typing import Any

import pytest

import pvm

SOURCE = """
public class Fast {
    public static int add(int a, int b) { return a + b; }
    public static long longs(long a, long b) { return a * b; }
    public static double half(double a) { return a / 2; }
    public static float single(float a) { return a + 1; }
    public static boolean not(boolean a) { return !a; }
    public static void nothing() { }
    public static int fail(int a) { return 10 / a; }
    public static int many(int a, int b, int c, int d, int e, int f, int g, int h) {
        return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h;
    }
    public static int loop(int n) {
        while (n > 0) { n--; if (n == 4) n = 9; }
        return n;
    }
    public static int twice(int a) { return 2 * a; }
    public static double twice(double a) { return 2 * a; }
    public static String text(int a) { return "" + a; }
    public static Object object(int a) { return a; }
    public static int collect(int n) {
        Object[] kept = new Object[8];
        for (int i = 0; i < n; i++) kept[i & 7] = new int[64];
        return n;
    }
}
"""


@pytest.fixture(scope="module")
def fast(context: pvm.Context) -> Any:
    context.compile(SOURCE)
    made = context.cls("Fast")
    made.nothing()              # the class is initialised from here on
    return made


def test_what_is_a_builtin(fast: Any) -> None:
    for name in ("add", "longs", "half", "single", "many", "nothing", "text",
                 "object"):
        assert isinstance(getattr(fast, name), types.BuiltinFunctionType), name
        assert getattr(fast, name) is getattr(fast, name)
    assert not isinstance(fast.twice, types.BuiltinFunctionType)


def test_results(fast: Any) -> None:
    for _ in range(3):
        assert fast.add(2**31 - 1, 1) == -(2**31) and fast.add(-5, 3) == -2
        assert fast.longs(-(2**40), 3) == -3 * 2**40
        assert fast.half(5.0) == 2.5 and fast.single(0.5) == 1.5
        assert fast.not_(True) is False and fast.not_(False) is True
        assert fast.nothing() is None and fast.many(1, 2, 3, 4, 5, 6, 7, 8) == 204
        assert fast.twice(4) == 8 and fast.text(5) == "5"


def test_what_does_not_fit_goes_the_slow_way(fast: Any) -> None:
    assert fast.half(5) == 2.5 and fast.single(2) == 3.0 and fast.half(True if False else 1) == 0.5
    for arguments in ((2**31, 1), ("a", 1), (1.0, 2), (True, 1), (1,), (1, 2, 3), (2**70, 1)):
        with pytest.raises(TypeError, match="Fast.add cannot be called with"):
            fast.add(*arguments)
    assert fast.single(0.1) == pytest.approx(1.1)
    with pytest.raises(TypeError):
        fast.single(1e300)
    with pytest.raises(TypeError):
        fast.add(1, 2, nonsense=3)


def test_exceptions_and_time_limits(fast: Any) -> None:
    for _ in range(3):
        with pytest.raises(pvm.JavaError, match="ArithmeticException: / by zero"):
            fast.fail(0)
        assert fast.fail(5) == 2
        with pytest.raises(pvm.Timeout):
            fast.loop(9, timeout=0.05)
        assert fast.add(1, 2, timeout=5) == 3


def test_interrupted_from_outside(context: pvm.Context, fast: Any) -> None:
    assert fast.loop(3) == 0
    timer = threading.Timer(0.05, context.interrupt)
    timer.start()
    with pytest.raises(pvm.Interrupted):
        fast.loop(9)
    assert fast.loop(3) == 0


def test_any_thread(fast: Any) -> None:
    found: list[int] = []

    def work() -> None:
        found.append(sum(fast.add(each, 1) for each in range(1000)))

    assert fast.add(1, 1) == 2
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    work()
    for thread in threads:
        thread.join()
    assert found == [500500] * 5


def test_collections_meanwhile(fast: Any) -> None:
    assert sum(fast.collect(20_000) for _ in range(20)) == 400_000


def test_hot_calls(fast: Any) -> None:
    assert sum(fast.add(each, -each) + 1 for each in range(100_000)) == 100_000


def test_closed() -> None:
    with pvm.Context() as context:
        context.compile(SOURCE)
        add = context.cls("Fast").add
        assert add(1, 2) == 3
    with pytest.raises(pvm.ContextClosed):
        add(1, 2)


def test_a_context_that_limits_all_calls() -> None:
    with pvm.Context(timeout=0.5) as context:
        context.compile(SOURCE)
        fast = context.cls("Fast")
        assert fast.add(1, 2) == 3
        with pytest.raises(pvm.Timeout):
            fast.loop(9)


ENDS = """
    class Ends {
        static int[] made(int n) { return new int[] {n}; }
        static int fails(int n) { throw new IllegalStateException("number " + n); }
    }"""


def test_ends_of_python_objects_may_call_java_between_a_call_and_its_result() -> None:
    class Ring:
        def __init__(self) -> None:
            self.ring = self

        def __del__(self) -> None:
            ended.append(ends.made(-1)[0])
            with contextlib.suppress(pvm.JavaError):
                ends.fails(-1)

    ended: list[int] = []
    before = gc.get_threshold()
    with pvm.Context() as context:
        context.compile(ENDS)
        ends = context.cls("Ends")
        gc.set_threshold(1)         # a Python object ends wherever one is made
        try:
            for number in range(300):
                Ring()
                assert ends.made(number).tolist() == [number]
                with pytest.raises(pvm.JavaError, match=f"number {number}$"):
                    ends.fails(number)
        finally:
            gc.set_threshold(*before)
        assert len(ended) > 100 and set(ended) == {-1}
