"""The ways that a program of methods is run in, as one table.

The first that can be run gives what is expected: java where it is installed, else the interpreter.
"""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from dataclasses import dataclass

PVM = (sys.executable, "-m", "pvm", "run")
# Traces are to stay as they are however often an exception is thrown.
JAVA = ("java", "-Xverify:all", "-XX:-PrintWarnings", "-XX:-OmitStackTraceInFastThrow")
PROBE_SECONDS = 60.0


@dataclass(frozen=True)
class Way:
    """A machine with flags.  `is_short`: also in an ordinary test run."""

    name: str
    command: tuple[str, ...]
    is_short: bool = False

    @functools.cached_property
    def can_run(self) -> bool:
        """Whether the machine is there and knows the flags."""
        if shutil.which(self.command[0]) is None:
            return False
        done = subprocess.run(
            [*self.command, "-version"], capture_output=True, check=False, timeout=PROBE_SECONDS
        )
        return done.returncode == 0


def _pvm(name: str, flags: str, is_short: bool = False) -> Way:
    return Way(name, (*PVM, *flags.split()), is_short)


WAYS = (
    Way("java", JAVA, is_short=True),
    _pvm("interpreter", "-Xint", is_short=True),
    _pvm("tiers", "-Xmixed", is_short=True),
    _pvm("soon", "-Xbatch -XX:CompileThreshold=1", is_short=True),
    _pvm("baseline", "-Xcomp -XX:TieredStopAtLevel=1"),
    _pvm("optimised", "-Xcomp"),
    _pvm("deoptimised", "-Xcomp --jit-deoptimize-every 7"),
    _pvm("deoptimised-soon", "-Xbatch -XX:CompileThreshold=1 --jit-deoptimize-every 3"),
    _pvm("not-inlined", "-Xbatch -XX:CompileThreshold=1 -XX:-Inline"),
    _pvm("inlined-64", "-Xmixed -XX:MaxInlineSize=64 -XX:FreqInlineSize=64"),
    _pvm("collected", "-Xbatch -XX:CompileThreshold=1 --gc-stress 211 --jit-collect-at-polls"),
    _pvm("small-nursery", "-Xbatch -XX:CompileThreshold=1 -Xmn256k --gc marksweep"),
)


def chosen(names: str | None) -> list[Way]:
    """The ways named in ``names``, separated by commas, or all.  Raises ValueError."""
    if names is None:
        return list(WAYS)
    known = {way.name: way for way in WAYS}
    wrong = [name for name in names.split(",") if name not in known]
    if wrong:
        raise ValueError(f"no way {wrong[0]!r}; there are {', '.join(known)}")
    return [known[name] for name in names.split(",")]


def usable(ways: list[Way]) -> list[Way]:
    """Those that can be run here."""
    return [way for way in ways if way.can_run]
