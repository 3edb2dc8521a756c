"""What closed contexts leave behind: nothing."""

from __future__ import annotations

import gc
import itertools
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import pvm
from pvm.embedding import ending
from pvm.embedding.deadlines import DEADLINES

JOB = """
    public class Job {
        static int[] kept = new int[100_000];
        static int add(int a, int b) { return a + b; }
        static int run(int n) {
            var map = new java.util.HashMap<Integer, String>();
            for (int i = 0; i < n; i++) map.put(i % 100, "v" + i);
            synchronized (map) { map.hashCode(); }
            return map.size();
        }
        static int lasting(Object lock) {
            synchronized (lock) { while (true) kept[1]++; }
        }
    }"""
FEW, MANY = 10, 40
GROWTH = 3 << 20                # of 30 contexts: a twentieth of what one takes at work


@pytest.fixture(scope="module")
def engine() -> pvm.Engine:
    return pvm.Engine()


@pytest.fixture
def code(engine: pvm.Engine) -> Iterator[pvm.Code]:
    yield engine.compile(JOB)
    engine.endings.attempt_all()
    assert not engine.endings.left


def resident() -> int:
    """Bytes of memory that the process has."""
    gc.collect()
    status = Path("/proc/self/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) << 10


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
def test_memory_comes_back(engine: pvm.Engine, code: pvm.Code) -> None:
    after = {}
    for count in range(1, MANY + 1):
        with engine.context(code) as context:
            assert context.cls("Job").run(1000) == 100
        if count in (FEW, MANY):
            after[count] = resident()
    assert after[MANY] - after[FEW] < GROWTH


def use_and_forget(engine: pvm.Engine, code: pvm.Code, count: int) -> None:
    """Contexts that nobody closes; returns when all have ended."""
    forgotten = weakref.WeakSet[pvm.Context]()
    for _ in range(count):
        context = engine.context(code)
        assert context.cls("Job").run(1000) == 100
        forgotten.add(context)
        del context
        with pytest.raises(ValueError, match="fuel"):
            engine.context(code, fuel=-1)
        gc.collect()
    until = time.monotonic() + 60       # the compiler's threads stay a while
    while (forgotten or engine.endings.left) and time.monotonic() < until:
        time.sleep(0.05)
        gc.collect()
        engine.endings.attempt_all()
    assert not forgotten and not engine.endings.left


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
def test_who_forgets_to_close_loses_nothing(engine: pvm.Engine, code: pvm.Code) -> None:
    sizes = []
    for _ in range(4):          # what is lost is lost each time; the compiler takes some once
        use_and_forget(engine, code, FEW)
        sizes.append(resident())
    assert min(after - before for before, after in itertools.pairwise(sizes)) < GROWTH, sizes


def test_what_is_left_of_a_context_says_so(engine: pvm.Engine, code: pvm.Code) -> None:
    with engine.context(code) as context:
        job = context.cls("Job")
        assert [job.add(1, 2) for _ in range(3)] == [3, 3, 3]
        add, found = job.add, context.cls("java.util.ArrayList")()
    gc.collect()
    for use in (lambda: add(1, 2), lambda: found.size(), lambda: str(found), lambda: job.run(1)):
        with pytest.raises(pvm.ContextClosed):
            use()
    assert repr(job) == "<Java class Job>"
    context.close()


def repeat(use: Callable[[], object], failures: list[BaseException]) -> None:
    """Uses a context for ever, until that fails."""
    try:
        while True:
            use()
    except BaseException as error:
        failures.append(error)


def test_closed_while_others_are_in_it(engine: pvm.Engine, code: pvm.Code) -> None:
    for _ in range(5):
        context = engine.context(code)
        job, new = context.cls("Job"), context.cls("java.lang.Object")
        assert job.add(1, 2) + job.add(3, 4) == 10
        failures: list[BaseException] = []
        uses: list[Callable[[], object]] = [
            partial(job.add, 1, 2), partial(job.run, 10), partial(job.lasting, new()), new]
        threads = [threading.Thread(target=repeat, args=(use, failures)) for use in uses]
        for thread in threads:
            thread.start()
        context.close()
        for thread in threads:
            thread.join(60)
        assert [type(each) for each in failures] == [pvm.ContextClosed] * len(threads), failures


def test_an_error_outlives_its_context(engine: pvm.Engine) -> None:
    with pytest.raises(pvm.JavaError) as caught, engine.context() as context:
        context.cls("java.lang.Integer").parseInt("seven")
    gc.collect()
    assert caught.value.is_a("java.lang.IllegalArgumentException")
    assert not caught.value.is_a("java.lang.Error")
    assert caught.value.java_stack


def test_what_goes_with_a_context_may_close_another(monkeypatch: pytest.MonkeyPatch) -> None:
    class Owner:
        def __init__(self) -> None:
            self.context = pvm.Context()
            self.ring = self

        def __del__(self) -> None:
            self.context.close()
            ended.append(self.context)

    def end_with_garbage(machine: Any) -> None:
        gc.collect()
        end(machine)

    ended: list[pvm.Context] = []
    end = ending.end
    context = pvm.Context()
    Owner()
    monkeypatch.setattr(ending, "end", end_with_garbage)
    context.close()
    assert len(ended) == 1


def test_a_deadline_that_fails_does_not_keep_others_from_coming(
        monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("this one fails")

    failures: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", failures.append)
    done = threading.Event()
    DEADLINES.add(time.monotonic(), fail)
    DEADLINES.add(time.monotonic(), done.set)
    assert done.wait(10)
    assert [each.exc_type for each in failures] == [RuntimeError]


CHAIN = """
    class Chain {
        static void link() { new Thread(Chain::link).start(); }
        static void start(int n) { while (n-- > 0) new Thread(Chain::link).start(); }
    }"""


def test_threads_that_start_threads_end_too() -> None:
    engine = pvm.Engine()
    code = engine.compile(CHAIN)
    for number in range(12):
        context = engine.context(code, allow={"threads": True})
        context.cls("Chain").start(4)
        time.sleep(0.005 * (number % 4))
        context.close()
        assert not engine.endings.left
