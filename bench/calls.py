"""What calls between Python and guests cost: ``python -m pvm.bench.calls``.

Nanoseconds of add(int, int), of a callback out of a loop of the guest's, of a string of 1 KB there
and back, and seconds of fib(35), for pvm and for whichever of its peers the Python given with
``--python`` has: each in a process of its own, the best of several repetitions.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import timeit
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from pvm.bench.calling.guest import Guest
from pvm.bench.calling.guests import GUESTS

ROOT: Final = Path(__file__).resolve().parent.parent
TEXT: Final = "x" * 1024
FIB, FIB_RESULT = 35, 9_227_465
CALLS, TEXT_CALLS, CALLBACKS = 50_000, 10_000, 100_000
LONGEST_FIB: Final = 3              # of them
COLUMNS: Final = ("add(int, int)", "callback", "1 KB string", f"fib({FIB})")
PATIENCE: Final = 600               # seconds for a guest


def checked(guest: Guest) -> Guest:
    """The guest, once it has shown that it computes. Raises ValueError."""
    found = [guest.add(1, 2), guest.echo(TEXT), guest.fib(FIB)]
    if found != [3, TEXT, FIB_RESULT]:
        raise ValueError(f"wrong results: {found}")
    if guest.loop is not None and guest.loop(CALLBACKS) != CALLBACKS * (CALLBACKS + 1) // 2:
        raise ValueError("a wrong sum of callbacks")
    return guest


def best(function: Callable[..., Any], arguments: tuple[Any, ...], calls: int,
         repetitions: int) -> float:
    """Seconds of a call, of many one after the other."""
    names = {f"a{index}": each for index, each in enumerate(arguments)}
    statement = f"function({', '.join(names)})"
    seconds = timeit.repeat(statement, globals={"function": function, **names}, number=calls,
                            repeat=repetitions)
    return min(seconds) / calls


def measured(name: str, repetitions: int) -> list[float | None]:
    """Seconds in the order of COLUMNS; None where there is nothing to measure."""
    guest = checked(GUESTS[name]())
    time.sleep(1)                   # compilers in the background finish
    callback = None
    if guest.loop is not None:
        callback = best(guest.loop, (CALLBACKS,), 1, repetitions) / CALLBACKS
    return [best(guest.add, (1, 2), CALLS, repetitions), callback,
            best(guest.echo, (TEXT,), TEXT_CALLS, repetitions),
            best(guest.fib, (FIB,), 1, min(repetitions, LONGEST_FIB))]


def in_process(python: str, name: str, repetitions: int) -> Mapping[str, Any]:
    """The figures of a guest, or why there are none, from a process of its own."""
    command = [python, "-m", "pvm.bench.calls", "--one", name, "--repetitions", str(repetitions)]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=PATIENCE,
                          check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        return {"why": lines[-1]}
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


def figures_of(name: str, repetitions: int) -> str:
    """What `in_process` reads."""
    try:
        return json.dumps({"seconds": measured(name, repetitions)})
    except ImportError:
        return json.dumps({"why": "not installed"})


def row(name: str, found: Mapping[str, Any]) -> str:
    """A line of the table."""
    if "why" in found:
        return f"{name:14} {found['why']}"
    *calls, fib = found["seconds"]
    cells = [f"{'-':>13}" if each is None else f"{each * 1e9:10.0f} ns" for each in calls]
    return f"{name:14} {' '.join(cells)} {fib:10.3f} s"


def main() -> int:
    """Entry point."""
    parser = argparse.ArgumentParser(prog="pvm.bench.calls", description=__doc__)
    parser.add_argument("--python", default=sys.executable,
                        help="the Python that has the peers: lupa, quickjs, mini-racer, wasmtime, "
                             "jpype1")
    parser.add_argument("--repetitions", type=int, default=7, help="of which the best counts (7)")
    parser.add_argument("--one", choices=GUESTS, help="figures of one guest only, as JSON")
    arguments = parser.parse_args()
    if arguments.one:
        print(figures_of(arguments.one, arguments.repetitions))
        return 0
    print(f"{'':14} {' '.join(f'{each:>13}' for each in COLUMNS)}")
    for name in GUESTS:
        python = sys.executable if name == "pvm" else arguments.python
        print(row(name, in_process(python, name, arguments.repetitions)), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
