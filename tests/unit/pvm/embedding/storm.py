"""Contexts opened, used and closed by several threads at once, with limits of all kinds.

``python -m tests.unit.pvm.embedding.storm SEED SECONDS`` prints how many there were, and what was
left of them.
"""

from __future__ import annotations

import gc
import random
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pvm

THREADS = 4
SOURCE = """
    public class Job {
        static int words(int n) {
            var counts = new java.util.HashMap<String, Integer>();
            for (int i = 0; i < n; i++) counts.merge("word" + i % 50, 1, Integer::sum);
            return counts.size();
        }

        static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
    }
    """


def options(chance: random.Random) -> dict[str, Any]:
    """Some limits, or none."""
    found: dict[str, Any] = {"heap": chance.choice(["4m", "16m", "64m"])}
    if chance.random() < 0.3:
        found["fuel"] = chance.choice([1000, 10**6, 10**9])
    if chance.random() < 0.3:
        found["cpu"] = 5
    if chance.random() < 0.3:
        found["gc"] = chance.choice(["gencopy", "semispace", "marksweep"])
    return found


def uses(context: pvm.Context, chance: random.Random) -> list[Callable[[], object]]:
    """What may be done with a context."""
    job = context.cls("Job")
    return [
        lambda: job.words(chance.randint(1, 2000)),
        lambda: job.fib(chance.randint(5, 24)),
        lambda: job.fib(40, timeout=chance.random() * 0.02),
        lambda: context.cls("java.util.ArrayList")([3, 1, 2]).sort(lambda a, b: a - b),
        lambda: memoryview(context.array("int", 100))[3],
        lambda: context.cls("java.lang.Integer").parseInt("seven"),
    ]


def use_one(engine: pvm.Engine, code: pvm.Code, chance: random.Random) -> None:
    """A context's life; some are not closed."""
    try:
        context = engine.context(code, **options(chance))
        for use in chance.choices(uses(context, chance), k=chance.randint(0, 5)):
            try:
                use()
            except (pvm.LimitReached, pvm.JavaError):
                continue
        if chance.random() < 0.7:
            context.close()
    except pvm.LimitReached:
        return


def main() -> int:
    """Entry point."""
    seed, seconds = int(sys.argv[1]), float(sys.argv[2])
    engine = pvm.Engine()
    code = engine.compile(SOURCE)
    until, counts = time.monotonic() + seconds, [0] * THREADS

    def work(number: int) -> None:
        chance = random.Random(seed + number)
        while time.monotonic() < until:
            use_one(engine, code, chance)
            counts[number] += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    until = time.monotonic() + 30
    while time.monotonic() < until:
        gc.collect()
        engine.endings.attempt_all()
        if not engine.endings.left:
            break
        time.sleep(0.1)
    print(f"{min(counts)} contexts in each thread at least, {len(engine.endings.left)} left")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
