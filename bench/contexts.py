"""What contexts cost: ``python -m pvm.bench.contexts``.

Time of a process's first context and of the next ones, memory of each, a thousand opened, used and
closed, and four threads with a context each against one after the other.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pvm

HELD: Final = 200
THREADS: Final = 4
PARTS: Final = 10
_FIRST: Final = """
import time
started = time.perf_counter()
import pvm
context = pvm.Context()
print(time.perf_counter() - started)
"""
SOURCE: Final = """
    public class Job {
        static int used;

        static int words(int n) {
            var counts = new java.util.HashMap<String, Integer>();
            for (int i = 0; i < n; i++) counts.merge("word" + i % 50, 1, Integer::sum);
            used += counts.size();
            return used;
        }

        static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
    }
    """


def resident() -> int:
    """KiB of memory that this process has."""
    gc.collect()
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    raise OSError("/proc/self/status says nothing of VmRSS")


def timed(action: Callable[[], object]) -> float:
    """Seconds that it takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def first_contexts(runs: int) -> Iterator[float]:
    """Seconds from `import pvm` to the first context, each in a process of its own."""
    for _ in range(runs):
        done = subprocess.run([sys.executable, "-c", _FIRST], check=True, capture_output=True)
        yield float(done.stdout)


def next_contexts(engine: pvm.Engine) -> str:
    """Time and memory of contexts that are all open at once."""
    held = [engine.context() for _ in range(PARTS)]
    before = resident()
    seconds = [timed(lambda: held.append(engine.context())) for _ in range(HELD)]
    memory = (resident() - before) / HELD
    for context in held:
        context.close()
    return (f"next context: median {statistics.median(seconds) * 1e3:.2f} ms, "
            f"worst {max(seconds) * 1e3:.1f} ms, {memory:.0f} KiB each of {HELD}")


def used_contexts(engine: pvm.Engine, code: pvm.Code, count: int) -> Iterator[str]:
    """Contexts that are opened, used and closed one after the other."""
    for part in range(1, PARTS + 1):
        started = time.perf_counter()
        for _ in range(count // PARTS):
            with engine.context(code) as context:
                if context.cls("Job").words(500) != 50:
                    raise ValueError("statics were shared")
        each = (time.perf_counter() - started) / (count // PARTS)
        yield (f"opened, used, closed: {part * count // PARTS:5}, {each * 1e3:.1f} ms each, "
               f"{resident() / 1024:.1f} MiB")


def run_threads(contexts: list[pvm.Context], number: int) -> None:
    """fib in all contexts at once, each in a thread of its own."""
    threads = [threading.Thread(target=context.cls("Job").fib, args=(number,))
               for context in contexts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scaling(engine: pvm.Engine, code: pvm.Code, number: int) -> str:
    """Threads with a context each, against the same work one after the other."""
    contexts = [engine.context(code) for _ in range(THREADS)]
    for context in contexts:
        context.cls("Job").fib(30)          # hot, and soon compiled
    time.sleep(1)
    alone = timed(lambda: [context.cls("Job").fib(number) for context in contexts])
    together = timed(lambda: run_threads(contexts, number))
    for context in contexts:
        context.close()
    return (f"{THREADS} contexts: {alone:.2f} s one after the other, {together:.2f} s in "
            f"{THREADS} threads, {together / alone:.2f} of it")


def main() -> int:
    """Entry point."""
    parser = argparse.ArgumentParser(prog="pvm.bench.contexts", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="contexts to be used (1,000)")
    parser.add_argument("--runs", type=int, default=7, help="processes for first contexts (7)")
    parser.add_argument("--fib", type=int, default=41, help="work of a thread: fib of that (41)")
    arguments = parser.parse_args()
    first = [seconds * 1e3 for seconds in first_contexts(arguments.runs)]
    print(f"first context, with imports: median {statistics.median(first):.0f} ms, "
          f"best {min(first):.0f} ms")
    engine = pvm.Engine()
    print(next_contexts(engine))
    code = engine.compile(SOURCE)
    for line in used_contexts(engine, code, arguments.count):
        print(line, flush=True)
    print(scaling(engine, code, arguments.fib))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
