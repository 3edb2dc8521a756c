"""Clocks of a context's own, and seeds: two contexts see and draw the same."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

import pytest

import pvm

SOURCE = """
import java.util.*;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.security.SecureRandom;

public class Chance {
    static class Key { }

    static String draw() {
        StringBuilder text = new StringBuilder();
        text.append(new Random().nextLong()).append(' ').append(Math.random());
        text.append(' ').append(ThreadLocalRandom.current().nextInt());
        text.append(' ').append(new SplittableRandom().nextInt());
        text.append(' ').append(new SecureRandom().nextLong());
        text.append(' ').append(UUID.randomUUID());
        Map<Key, Integer> keys = new HashMap<>();
        for (int i = 0; i < 20; i++) keys.put(new Key(), i);
        return text.append(' ').append(keys.values()).append(new Object().hashCode()).toString();
    }
    static String times() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            text.append(System.currentTimeMillis()).append(' ').append(System.nanoTime());
            text.append(' ').append(java.time.Instant.now());
            text.append(' ').append(new Date().getTime());
            text.append('\\n');
            Thread.sleep(1000 * 3600);
        }
        synchronized (Chance.class) { Chance.class.wait(5); }
        return text.append(System.nanoTime()).toString();
    }
    static long joined() throws Exception {
        Thread waits = new Thread(() -> { while (true) LockSupport.park(); });
        waits.setDaemon(true);
        waits.start();
        long before = System.currentTimeMillis();
        waits.join(20);
        return System.currentTimeMillis() - before;
    }
}
"""


@pytest.fixture(scope="module")
def code() -> pvm.Code:
    return pvm.Engine().compile(SOURCE)


def drawn(code: pvm.Code, **options: Any) -> list[str]:
    with pvm.Context(code, **options) as context:
        chance = context.cls("Chance")
        return [chance.draw() for _ in range(3)]


def test_a_seed_decides_all_that_is_random(code: pvm.Code) -> None:
    found = drawn(code, seed=42)
    assert found == drawn(code, seed=42) and len(set(found)) == 3
    other = drawn(code, seed=43)
    assert not {part for text in found for part in text.split()[:6]}.intersection(
        part for text in other for part in text.split()[:6])
    assert drawn(code) != drawn(code)


def test_a_frozen_clock(code: pvm.Code) -> None:
    started = time.monotonic()
    with pvm.Context(code, clock="frozen") as context:
        lines = context.cls("Chance").times().splitlines()
    assert time.monotonic() - started < 60
    start = int(datetime(2000, 1, 1, tzinfo=UTC).timestamp())
    for hours, line in enumerate(lines[:3]):
        millis = (start + 3600 * hours) * 1000
        assert line == (f"{millis} {3600 * hours * 10**9} 2000-01-01T0{hours}:00:00Z {millis}")
    assert lines[3] == str(3 * 3600 * 10**9 + 5_000_000)


@pytest.mark.parametrize("clock", [86400.5, datetime(1970, 1, 2, 0, 0, 0, 500_000, tzinfo=UTC)])
def test_where_a_clock_starts(code: pvm.Code, clock: Any) -> None:
    with pvm.Context(code, clock=clock) as context:
        assert context.cls("Chance").times().startswith("86400500 0 1970-01-02T00:00:00.500Z")


def test_waiting_for_so_long_moves_it_on(code: pvm.Code) -> None:
    with pvm.Context(code, clock="frozen", allow={"threads": True}) as context:
        assert 20 <= context.cls("Chance").joined() < 25


@pytest.mark.parametrize("options", [{"clock": "slow"}, {"clock": -1}, {"clock": 1e15},
                                     {"seed": "x"}, {"seed": 1.5}])
def test_what_is_no_clock_or_seed(code: pvm.Code, options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="is n"):
        pvm.Context(code, **options)
