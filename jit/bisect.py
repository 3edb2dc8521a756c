"""Finds the methods whose compiled code makes a program go wrong: ``python -m pvm.jit.bisect``.

    python -m pvm.jit.bisect -- -Xbatch -cp classes Main arguments...

The arguments after ``--`` are those of `pvm run`. The program's output and exit status under -Xint
are right; the compiled methods are halved (-XX:CompileCommandFile) as long as the rest still gives
something else. What remains is a smallest set of methods that fails together, mostly one.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

COMPILED = re.compile(r"^ *\d+ [ %][ s][ !][ b][ n] (?:\d )? +(\S+)::(\S+) .*\(\d+ bytes\)$")
_TIMED_OUT = 124


@dataclass(frozen=True)
class Outcome:
    """What a run left behind."""

    status: int
    output: bytes


class BisectError(Exception):
    """There is nothing to find."""


class Program:
    """A command of `pvm run`, started again and again."""

    def __init__(self, arguments: Sequence[str], timeout: float, folder: str) -> None:
        self._arguments = list(arguments)
        self._timeout = timeout
        self._list = os.path.join(folder, "methods")
        self._log = os.path.join(folder, "log")

    def run(self, *options: str) -> Outcome:
        """Runs with options that come last, so that they win."""
        command = [sys.executable, "-m", "pvm", "run", *self._with(options)]
        try:
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                  stdin=subprocess.DEVNULL, timeout=self._timeout)
        except subprocess.TimeoutExpired as expired:
            return Outcome(_TIMED_OUT, expired.stdout or b"")
        return Outcome(done.returncode, done.stdout)

    def _with(self, options: Sequence[str]) -> list[str]:
        """The command with options before the class's name: as late as can be told."""
        place = 0
        while place < len(self._arguments) and self._arguments[place].startswith("-"):
            place += 2 if self._arguments[place] in _WITH_VALUE else 1
        return [*self._arguments[:place], *options, *self._arguments[place:]]

    def compiled(self) -> tuple[Outcome, list[str]]:
        """A run with everything compiled, and the methods that were, as patterns."""
        outcome = self.run(f"-Xlog:jit+compilation:file={self._log}:none:filecount=0")
        with open(self._log, encoding="utf-8", errors="surrogateescape") as stream:
            return outcome, methods_of(stream.read())

    def only(self, methods: Sequence[str]) -> Outcome:
        """A run in which only these methods are compiled."""
        with open(self._list, "w", encoding="utf-8", errors="surrogateescape") as stream:
            stream.write("quiet\n" + "".join(f"compileonly {each}\n" for each in methods))
        return self.run(f"-XX:CompileCommandFile={self._list}")


_WITH_VALUE = ("-cp", "-classpath", "--class-path", "--gc", "--gc-stress", "--source",
               "--jit-deoptimize-every", "--jit-collect-every", "-jar")


def methods_of(log: str) -> list[str]:
    """The methods that lines of the compiler's log name, each once, as patterns."""
    found = (COMPILED.match(line) for line in log.splitlines())
    return list(dict.fromkeys(f"{each[1]}::{each[2]}" for each in found if each))


def smallest(methods: Sequence[str], fails: Callable[[Sequence[str]], bool]) -> list[str]:
    """A set none of whose parts can be left out: halves first, then smaller and smaller parts
    (Zeller and Hildebrandt's delta debugging)."""
    rest, parts = list(methods), 2
    while len(rest) > 1:
        size = -(-len(rest) // parts)
        chunks = [rest[start:start + size] for start in range(0, len(rest), size)]
        smaller = next((chunk for chunk in chunks if fails(chunk)), None)
        if smaller is not None:
            rest, parts = smaller, 2
            continue
        others = [[each for each in rest if each not in chunk] for chunk in chunks]
        left = next((other for other in others if len(chunks) > 2 and fails(other)), None)
        if left is not None:
            rest, parts = left, max(parts - 1, 2)
        elif parts >= len(rest):
            break
        else:
            parts = min(2 * parts, len(rest))
    return rest


def find(program: Program, say: Callable[[str], None]) -> list[str]:
    """The methods that fail together. Raises BisectError when the program does not fail, or not
    reliably."""
    right = program.run("-Xint")
    outcome, methods = program.compiled()
    if outcome == right:
        raise BisectError("the program does the same under -Xint: nothing to find")
    say(f"{len(methods)} methods compiled")

    def fails(chosen: Sequence[str]) -> bool:
        failed = program.only(chosen) != right
        say(f"{len(chosen)} of them: {'fails' if failed else 'right'}")
        return failed

    if not fails(methods):
        raise BisectError("it does not fail every time; -Xbatch makes runs alike")
    return smallest(methods, fails)


def main(arguments: list[str]) -> int:
    """Obeys a command line; 0 when methods were found."""
    parser = argparse.ArgumentParser(prog="python -m pvm.jit.bisect", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--timeout", type=float, default=60, help="seconds a run may take")
    parser.add_argument("program", nargs="+", help="arguments of pvm run, after --")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        program = Program(options.program, options.timeout, folder)
        try:
            found = find(program, lambda text: print(text, file=sys.stderr, flush=True))
        except BisectError as error:
            print(f"bisect: {error}", file=sys.stderr)
            return 1
    print("\n".join(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
