"""Fuel: used up at the same rate, and at an end at the same point, on every tier."""

from __future__ import annotations

import contextlib
import io
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pvm
from pvm import bench as benchmarks
from pvm.embedding import engine as engines
from pvm.methodcompiler import MethodCompiler

SOURCE = """
import java.util.*;

public class Work {
    interface Step { int apply(int x); }

    static long trace;
    static int count;
    static final int[] seen = new int[64];
    static final Object LOCK = new Object();

    static int leaf(int a) { seen[a & 63]++; return a * 31; }
    static synchronized int locked(int a) { count++; return leaf(a) + 1; }
    static int recursive(int n) {
        count++;
        return n < 2 ? n : recursive(n - 1) + recursive(n - 2);
    }
    static int loop(int n) {
        int s = 0;
        for (int i = 0; i < n; i++) { seen[i & 63] = i; s += i; trace += s; }
        return s;
    }
    static int tight(int[] a) {
        int s = 0;
        for (int i = 0; i < a.length; i++) { a[i] = i; s += a[i]; }
        return s;
    }
    static int same(int x) { return x; }
    static int find(int[] a, int x) {
        for (int i = 0; i < a.length; i++) if (same(a[i]) == x) return i;
        return -1;
    }
    static int all(int n) {
        Step[] steps = {x -> x + 1, x -> leaf(x), x -> locked(x)};
        int s = 0;
        int[] a = new int[200];
        for (int i = 0; i < n; i++) {
            trace = trace * 31 + i;
            s += steps[i % 3].apply(i) + loop(i % 50) + tight(a) + find(a, i % 250);
            s += recursive(i % 12);
            synchronized (LOCK) { count++; s += locked(i); }
            switch (i % 4) { case 0: continue; case 1: s++; break; default: s--; }
            try {
                if (i % 7 == 0) throw new RuntimeException("x" + i);
                s += seen[(i * 7) % 70];
            } catch (RuntimeException e) {
                s += e.getMessage().length();
                count += 2;
            }
        }
        return s;
    }
    static int library(int n) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < n; i++) counts.merge("k" + i % 100, i, Integer::sum);
        StringBuilder text = new StringBuilder();
        for (var each : counts.entrySet()) text.append(each.getKey()).append(each.getValue());
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < n; i++) list.add(i * 7919 % 1000);
        Collections.sort(list);
        return text.toString().hashCode() + list.hashCode();
    }
    static String state() {
        return trace + " " + count + Arrays.toString(seen) + Thread.holdsLock(LOCK)
            + Thread.holdsLock(Work.class);
    }
}
"""
TIERS: dict[str, dict[str, Any]] = {
    "mixed": {},
    "baseline": {"mode": "compiled", "highest_level": 1},
    "counting": {"mode": "compiled", "highest_level": 3},
    "optimised": {"mode": "compiled"},
    "at once": {"mode": "mixed", "compile_at": 500, "background": False},
    "deoptimising": {"mode": "mixed", "compile_at": 500, "background": False,
                     "deoptimize_every": 50},
    "collecting": {"mode": "mixed", "tiered": False, "compile_at": 1000, "background": False,
                   "collect_every": 100},
}
_random = random.Random(1)
PROGRAMS = Path(benchmarks.__file__).parent / "programs"
LIMITS = [*range(1, 40), *(_random.randrange(1, 60_000) for _ in range(40)),
          *(_random.randrange(1, 400_000) for _ in range(20))]


@pytest.fixture(scope="module")
def code() -> pvm.Code:
    return pvm.Engine().compile(SOURCE)


def on_tier(options: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Contexts that are made from now on compile as a command line would have it."""
    monkeypatch.setattr(engines, "MethodCompiler",
                        lambda machine, program, given, logs, started: MethodCompiler(
                            machine, program, options, logs, started))


def history(code: pvm.Code) -> Iterator[object]:
    """What happens to a program that runs again and again with some fuel, and what it uses."""
    with pvm.Context(code, fuel=1 << 60) as context:
        work = context.cls("Work")
        for _ in range(3):
            yield work.all(300), work.library(300), context.stats.fuel_used
        for limit in LIMITS:
            context.limits.fuel = limit
            with contextlib.suppress(pvm.OutOfFuel):
                yield work.all(200)
            used = context.stats.fuel_used
            context.limits.fuel = 1 << 60
            yield limit, used, work.state()
        yield context.stats.fuel_used


@pytest.fixture(scope="module")
def interpreted(code: pvm.Code) -> list[object]:
    with pytest.MonkeyPatch.context() as patch:
        on_tier({"mode": "interpreted"}, patch)
        return list(history(code))


@pytest.mark.parametrize("tier", TIERS)
def test_every_tier_uses_the_same_and_stops_where_the_interpreter_does(
        code: pvm.Code, interpreted: list[object], tier: str,
        monkeypatch: pytest.MonkeyPatch) -> None:
    on_tier(TIERS[tier], monkeypatch)
    for found, wanted in zip(history(code), interpreted, strict=True):
        assert found == wanted


def outcomes(name: str) -> list[object]:
    """What a benchmark program comes to with some fuel: how it ends, what is used, its output."""
    program = pvm.Engine().compile(PROGRAMS / f"{name}.java")
    output, found = io.StringIO(), list[object]()
    with pvm.Context(program, fuel=0, stdout=output, heap="256m") as context:
        main = context.cls(name)
        for fuel in (40_000, 400_000):
            context.limits.fuel = fuel
            before = context.stats.fuel_used
            with contextlib.suppress(pvm.OutOfFuel):
                main.main([])
            found.append((context.stats.fuel_used - before, output.getvalue()))
    return found


@pytest.mark.parametrize("name", sorted(path.stem for path in PROGRAMS.glob("*.java")
                                        if path.stem != "TwoThreads"))
def test_the_benchmark_programs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on_tier({"mode": "interpreted"}, monkeypatch)
    interpreted = outcomes(name)
    for tier in ("optimised", "baseline", "deoptimising"):
        on_tier(TIERS[tier], monkeypatch)
        assert outcomes(name) == interpreted, tier


def test_what_a_unit_is() -> None:
    source = """
        class Units {
            static void nothing() { }
            static void calls() { nothing(); nothing(); }
            static void loop(int n) { for (int i = 0; i < n; i++) { } }
            static void natives() { System.nanoTime(); System.nanoTime(); }
        }"""
    with pvm.Context(fuel=1000) as context:
        context.compile(source)
        units = context.cls("Units")
        units.nothing()
        for call, expected in ((units.nothing, 1), (units.calls, 3), (units.natives, 1),
                               (lambda: units.loop(10), 11)):
            call()
            before = context.stats.fuel_used
            call()
            assert context.stats.fuel_used - before == expected


def test_exactly_enough_is_enough(code: pvm.Code) -> None:
    with pvm.Context(code, fuel=10_000_000) as context:
        work = context.cls("Work")
        work.recursive(15)
        before = context.stats.fuel_used
        work.recursive(15)
        needed = context.stats.fuel_used - before
        assert needed == 1973
        for fuel in (needed, needed - 1, 0):
            context.limits.fuel = fuel
            if fuel == needed:
                assert work.recursive(15) == 610
                continue
            with pytest.raises(pvm.OutOfFuel, match=f"^{fuel} units"):
                work.recursive(15)
            with pytest.raises(pvm.LimitReached):
                work.leaf(1)
        context.limits.fuel = 100
        assert work.leaf(1) == 31


def test_threads_share_the_fuel() -> None:
    source = """
        class Threads {
            static void run(int count) throws Exception {
                Thread[] all = new Thread[count];
                for (int i = 0; i < count; i++) {
                    all[i] = new Thread(() -> { int n = 0; while (n >= 0) n = n + 1 & 0xFFFF; });
                    all[i].start();
                }
                for (Thread each : all) each.join();
            }
        }"""
    with pvm.Context(fuel=20_000_000, allow={"threads": True}) as context:
        context.compile(source)
        with pytest.raises(pvm.OutOfFuel):
            context.cls("Threads").run(3)
        assert 19_000_000 < context.stats.fuel_used <= 20_000_000


def test_no_fuel_without_asking_for_it() -> None:
    with pvm.Context() as context:
        assert context.limits.fuel is None and context.stats.fuel_used is None
        with pytest.raises(ValueError, match="only if it was made with some"):
            context.limits.fuel = 5
