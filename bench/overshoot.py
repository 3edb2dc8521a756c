"""How late hostile programs end, past a limit: ``python -m pvm.bench.overshoot --help``.

Each kind runs again and again in one context of one process: with a deadline, a different one each
time unless one is given, or until it runs into its limit, which is timed from the moment of the
refusal to the error in Python.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import time
from collections.abc import Sequence

import pvm
from pvm.bench.hostile import KINDS, SOURCE, method_of
from pvm.vm.runtime.upcallcodes import Limit

_LIMITS = {"heap": "32m", "threads": 8, "output": 100_000}


def make_context(code: pvm.Code) -> pvm.Context:
    """With every limit on, where programs may start threads."""
    return pvm.Context(code, stdout=io.BytesIO(), allow={"threads": True}, cpu=1e6, wall=1e6,
                       **_LIMITS)  # type: ignore[arg-type]


def run_once(context: pvm.Context, kind: str, seconds: float) -> float:
    """Seconds from the limit to the error."""
    hostile = context.cls("Hostile")
    call = getattr(hostile, method_of(kind))
    passed: list[float] = []
    reach = context.machine.on_limit

    def reached(limit: Limit) -> None:
        passed.append(time.monotonic())
        reach(limit)

    context.machine.on_limit = reached
    started = time.monotonic()
    try:
        call(timeout=seconds)
    except pvm.LimitReached:
        ended = time.monotonic()
    finally:
        context.machine.on_limit = reach
    context.limits.output = _LIMITS["output"]       # type: ignore[assignment]
    return ended - (passed[0] if passed else started + seconds)


def measure(code: pvm.Code, kind: str, repetitions: int, deadline: float | None) -> list[float]:
    """Milliseconds, after a first run that is not counted."""
    with make_context(code) as context:
        seconds = [deadline or 0.005 + 0.0005 * (number % 40) for number in range(repetitions + 1)]
        if KINDS[kind] != "time":
            seconds = [60.0] * (repetitions + 1)
        if kind == "initialiser":
            return [1000 * _fresh(code, each) for each in seconds[1:]]
        return [1000 * run_once(context, kind, each) for each in seconds][1:]


def _fresh(code: pvm.Code, seconds: float) -> float:
    """A class is initialised once: each needs a context of its own."""
    with make_context(code) as context:
        context.cls("Hostile").isFine()
        return run_once(context, "initialiser", seconds)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m pvm.bench.overshoot", description=__doc__)
    parser.add_argument("--repetitions", type=int, default=30, metavar="N")
    parser.add_argument("--deadline", type=float, metavar="SECONDS",
                        help="for all programs that end by time, such as 0.1")
    parser.add_argument("--kinds", default=",".join(KINDS), metavar="NAME,...")
    chosen = parser.parse_args(arguments)
    code = pvm.Engine().compile(SOURCE)
    print(f"{'ms past the limit':<18}{'median':>9}{'worst':>9}")
    for kind in chosen.kinds.split(","):
        late = measure(code, kind, chosen.repetitions, chosen.deadline)
        print(f"{kind:<18}{statistics.median(late):>9.2f}{max(late):>9.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
