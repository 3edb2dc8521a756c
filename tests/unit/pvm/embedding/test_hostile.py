"""Programs that want all there is end at their limits again and again, and leave nothing behind.

With --long a hundred times each, and soon: see `pvm.bench.overshoot`.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time

import pytest

import pvm
from pvm.bench.hostile import KINDS, SOURCE
from pvm.bench.overshoot import make_context, run_once

ROUNDS, LONG_ROUNDS = 4, 100
SECONDS = 0.03
# Of a hundred, on a machine that has other things to do
MEDIAN_MILLISECONDS, WORST_MILLISECONDS = 4.0, 250.0
ROOM = 4 << 20                  # bytes that may be alive after all that


@pytest.fixture(scope="module")
def code() -> pvm.Code:
    return pvm.Engine().compile(SOURCE)


def collected(context: pvm.Context) -> int:
    """Bytes that are alive."""
    context.cls("java.lang.System").gc()
    live = context.stats.live
    assert live is not None
    return live


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "initialiser"])
def test_it_ends_again_and_again(code: pvm.Code, kind: str,
                                 request: pytest.FixtureRequest) -> None:
    is_long = request.config.getoption("--long")
    with make_context(code) as context:
        hostile = context.cls("Hostile")
        before, threads = collected(context), threading.active_count()
        late = []
        for number in range(LONG_ROUNDS if is_long else ROUNDS):
            seconds = 0.002 + SECONDS * (number % 10) / 10 if KINDS[kind] == "time" else 60
            late.append(1000 * run_once(context, kind, seconds))
            assert hostile.isFine()
        assert collected(context) < before + ROOM
        end = time.monotonic() + 20
        while context.stats.threads or threading.active_count() > threads + 2:
            assert time.monotonic() < end, "threads are left"
            time.sleep(0.01)
    if is_long:
        assert statistics.median(late[1:]) < MEDIAN_MILLISECONDS
        assert max(late[1:]) < WORST_MILLISECONDS


def test_an_initialiser_ends(code: pvm.Code, request: pytest.FixtureRequest) -> None:
    for _ in range(LONG_ROUNDS if request.config.getoption("--long") else 2):
        with make_context(code) as context:
            assert run_once(context, "initialiser", SECONDS) < 5
            assert context.cls("Hostile").isFine()


def test_a_callback_that_calls_a_loop(code: pvm.Code) -> None:
    with make_context(code) as context:
        hostile = context.cls("Hostile")
        action = context.implement("java.lang.Runnable", lambda: hostile.loop())
        for _ in range(5):
            started = time.monotonic()
            with pytest.raises(pvm.Timeout):
                action.run(timeout=SECONDS)
            assert time.monotonic() - started < 5 and hostile.isFine()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory_of_the_process_comes_back(code: pvm.Code, request: pytest.FixtureRequest) -> None:
    """Contexts whose heaps were full are closed: what they had is the system's again."""
    sizes = []
    for _ in range(100 if request.config.getoption("--long") else 12):
        with make_context(code) as context:
            run_once(context, "filling", 60)
        sizes.append(resident())
    assert sizes[-1] < sizes[len(sizes) // 2] + (24 << 20)


def resident() -> int:
    """Bytes of memory that the process has."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096
