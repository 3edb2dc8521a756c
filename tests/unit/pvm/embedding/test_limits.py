"""Limits of a context's life: past each the call ends, no handler runs, and the context goes on."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import pvm
from pvm.embedding.deadlines import DEADLINES

SOURCE = """
import java.io.FileInputStream;
import java.util.*;

public class Greedy {
    static int handled, n;
    static void loop() {
        while (true)
            try { while (true) n++; } catch (Throwable t) { handled++; } finally { handled++; }
    }
    static void fill() {
        List<Object> all = new ArrayList<>();
        while (true) try { all.add(new int[1000]); } catch (Throwable t) { handled++; }
    }
    static void large(int length) {
        try { Object made = new long[length]; } catch (Throwable t) { handled++; }
    }
    static void doubled() {
        String text = "x";
        try { while (true) text += text; } catch (Throwable t) { handled++; }
    }
    static void start() {
        while (true)
            try { new Thread(Greedy::loop).start(); } catch (Throwable t) { handled++; }
    }
    static void bomb() {
        while (true)
            try { new Thread(Greedy::bomb).start(); } catch (Throwable t) { handled++; }
    }
    static int startAndJoin(int count) throws Exception {
        int[] ran = new int[1];
        for (int i = 0; i < count; i++) {
            Thread started = new Thread(() -> ran[0]++);
            started.start();
            started.join();
        }
        return ran[0];
    }
    static void print() {
        while (true)
            try { System.out.println("hello"); } catch (Throwable t) { handled++; }
    }
    static void complain() {
        while (true)
            try { System.err.print("no"); } catch (Throwable t) { handled++; }
    }
    static void open(String path) {
        List<Object> all = new ArrayList<>();
        while (true)
            try { all.add(new FileInputStream(path)); } catch (Throwable t) { handled++; }
    }
    static int openAndClose(String path, int count) throws Exception {
        for (int i = 0; i < count; i++)
            try (FileInputStream file = new FileInputStream(path)) { n += file.read(); }
        return count;
    }
    static int deep(int n) { return n == 0 ? 0 : 1 + deep(n - 1); }
    static int fine() { return 7; }
    static int handled() { return handled; }
}
"""


@pytest.fixture(scope="module")
def code() -> pvm.Code:
    return pvm.Engine().compile(SOURCE)


@pytest.fixture
def output() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def limited(code: pvm.Code, output: io.StringIO) -> Iterator[pvm.Context]:
    with pvm.Context(code, heap="32m", threads=5, files=4, output=1000, stdout=output,
                     stderr=output, allow={"read": True, "threads": True}) as context:
        yield context


def ends(call: Callable[[], Any], error: type[Exception], greedy: Any) -> None:
    """The call raises the error, and Java has noticed nothing."""
    with pytest.raises(error):
        call()
    assert greedy.fine() == 7 and greedy.handled() == 0


@pytest.mark.parametrize("limit", ["cpu", "wall"])
def test_time_is_a_budget_of_all_calls(limited: pvm.Context, limit: str) -> None:
    greedy = limited.cls("Greedy")
    setattr(limited.limits, limit, 0.2)
    started = time.process_time() if limit == "cpu" else time.monotonic()
    with pytest.raises(pvm.Timeout, match=r"0\.2 s of"):
        greedy.loop()
    taken = (time.process_time() if limit == "cpu" else time.monotonic()) - started
    assert 0.19 < taken < 1.5
    with pytest.raises(TimeoutError):
        greedy.fine()
    setattr(limited.limits, limit, 60)
    assert greedy.fine() == 7 and greedy.handled() == 0


@pytest.mark.parametrize("limit", ["cpu", "wall"])
def test_a_smaller_budget_counts_at_once(code: pvm.Code, limit: str) -> None:
    with pvm.Context(code, **{limit: 1000}) as context:
        greedy = context.cls("Greedy")
        assert greedy.fine() == 7
        setattr(context.limits, limit, 0.1)
        with pytest.raises(pvm.Timeout):
            greedy.loop(timeout=20)
        assert getattr(context.limits, limit) == 0.1
        setattr(context.limits, limit, None)
        assert greedy.fine() == 7


def test_deadlines_that_are_over_are_forgotten(code: pvm.Code) -> None:
    with pvm.Context(code, timeout=1000) as context:
        greedy = context.cls("Greedy")
        for _ in range(2000):
            greedy.fine()
    assert len(DEADLINES._waiting) < 1000


def test_what_python_does_between_calls_is_free(code: pvm.Code) -> None:
    with pvm.Context(code, wall=0.4, cpu=0.4) as context:
        greedy = context.cls("Greedy")
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            pass
        assert greedy.fine() == 7
        with pytest.raises(pvm.Timeout):
            greedy.loop()


def test_processor_time_of_all_threads_counts(code: pvm.Code) -> None:
    with pvm.Context(code, cpu=0.3, allow={"threads": True}) as context:
        greedy = context.cls("Greedy")
        ended: list[float] = []

        def work() -> None:
            with pytest.raises(pvm.Timeout):
                greedy.loop()
            ended.append(time.thread_time())

        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(ended) == 3 and 0.25 < sum(ended) < 10   # others may keep the limit waiting


def test_a_full_heap_is_the_end_of_the_call(limited: pvm.Context) -> None:
    greedy = limited.cls("Greedy")
    for _ in range(3):
        ends(greedy.fill, pvm.OutOfMemory, greedy)
        ends(greedy.doubled, MemoryError, greedy)
        for length in (1 << 24, (1 << 31) - 1):
            ends(lambda length=length: greedy.large(length), pvm.OutOfMemory, greedy)
    greedy.large(1 << 20)


def test_values_from_python_may_not_fit_either(limited: pvm.Context) -> None:
    with pytest.raises(pvm.OutOfMemory):
        limited.cls("java.lang.String").valueOf("x" * (64 << 20))
    assert limited.cls("Greedy").fine() == 7


def test_threads(limited: pvm.Context) -> None:
    greedy = limited.cls("Greedy")
    for _ in range(5):
        ends(greedy.start, pvm.ThreadLimit, greedy)
        ends(greedy.bomb, pvm.ThreadLimit, greedy)
        end = time.monotonic() + 20
        while limited.machine.quotas.live_threads():
            assert time.monotonic() < end
            time.sleep(0.001)
    assert greedy.startAndJoin(20) == 20


def test_output(limited: pvm.Context, output: io.StringIO) -> None:
    greedy = limited.cls("Greedy")
    for number in range(1, 4):
        ends(greedy.print, pvm.OutputLimit, greedy)
        assert len(output.getvalue()) == number * 1000
        ends(greedy.complain, pvm.OutputLimit, greedy)
        limited.limits.output = 1000


def test_output_of_the_process_counts(code: pvm.Code, capfd: pytest.CaptureFixture[str]) -> None:
    with pvm.Context(code, output=30) as context, pytest.raises(pvm.OutputLimit):
        context.cls("Greedy").print()
    assert capfd.readouterr().out == "hello\n" * 5


def test_files(limited: pvm.Context) -> None:
    greedy = limited.cls("Greedy")
    assert greedy.openAndClose(__file__, 50) == 50
    ends(lambda: greedy.open(__file__), pvm.FileLimit, greedy)


def test_a_small_stack(code: pvm.Code) -> None:
    with pvm.Context(code, stack="256k") as context:
        greedy = context.cls("Greedy")
        assert greedy.deep(1000) == 1000
        with pytest.raises(pvm.JavaError, match="StackOverflowError"):
            greedy.deep(10_000_000)
        assert greedy.fine() == 7


@pytest.mark.parametrize(("name", "value"), [
    ("cpu", -1), ("wall", -0.5), ("files", -1), ("threads", 1.5), ("output", "x"), ("fuel", -1),
    ("fuel", 1.5), ("stack", 7), ("heap", "much"),
])
def test_what_is_no_limit(code: pvm.Code, name: str, value: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        pvm.Context(code, **{name: value})


@pytest.mark.parametrize("before", [None, 1000.0])
@pytest.mark.parametrize("name", ["cpu", "wall"])
def test_limits_that_are_set_later_hold_for_built_in_functions_too(
        name: str, before: float | None) -> None:
    with pvm.Context(**{name: before}) as context:
        context.compile("class Spin { static int run(int n) { while (n != 0); return 1; } }")
        run = context.cls("Spin").run
        assert run(0) == 1
        run = context.cls("Spin").run
        assert run(0) == 1
        setattr(context.limits, name, 0.05)
        with pytest.raises(pvm.Timeout):
            run(1)
