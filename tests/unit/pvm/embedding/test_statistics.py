"""What a context tells of itself."""

from __future__ import annotations

import io
import time

import pytest

import pvm

SOURCE = """
public class Work {
    static Object kept;
    static int allocate(int count) {
        for (int i = 0; i < count; i++) kept = new long[1000];
        return count;
    }
    static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
    static void start() { Thread t = new Thread(() -> { while (true); }); t.start(); }
}
"""


def test_memory() -> None:
    with pvm.Context(heap="32m") as context:
        context.compile(SOURCE)
        work = context.cls("Work")
        before = context.stats
        work.allocate(20_000)
        after = context.stats
        assert 160_000_000 < after.allocated - before.allocated < 200_000_000
        assert after.collections > before.collections and after.pause_time > before.pause_time
        assert 0 < after.longest_pause <= after.pause_time
        assert after.live is not None and after.live <= after.heap_used < 32 << 20


def test_time_threads_and_output() -> None:
    output = io.StringIO()
    with pvm.Context(cpu=100, stdout=output, allow={"threads": True}) as context:
        context.compile(SOURCE)
        work = context.cls("Work")
        work.fib(27)
        before = context.stats
        work.fib(32)
        after = context.stats
        assert after.cpu > before.cpu and after.wall > before.wall
        context.cls("java.lang.System").out.print("four")
        work.start()
        last = context.stats
        assert (last.output, last.threads) == (4, 1) and last.fuel_used is None


def test_the_compiler() -> None:
    with pvm.Context() as context:
        context.compile(SOURCE)
        work = context.cls("Work")
        end = time.monotonic() + 20
        while not context.stats.methods_compiled and time.monotonic() < end:
            work.fib(25)
        assert context.stats.methods_compiled > 0 and context.stats.compile_time > 0


def test_not_of_a_closed_context() -> None:
    with pvm.Context() as context:
        assert context.stats.output == 0
    with pytest.raises(pvm.ContextClosed):
        _ = context.stats
