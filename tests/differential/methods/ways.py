"""The ways that a program of methods is run in, as one table.

The first that can be run gives what is expected: java where it is installed, else the interpreter.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass

PVM = (sys.executable, "-m", "pvm", "run")
# Traces are to stay as they are however often an exception is thrown.
JAVA = ("java", "-Xverify:all", "-XX:-PrintWarnings", "-XX:-OmitStackTraceInFastThrow")


@dataclass(frozen=True)
class Way:
    """A machine with flags.  `is_short`: also in an ordinary test run."""

    name: str
    command: tuple[str, ...]
    is_short: bool = False

    @property
    def can_run(self) -> bool:
        """Whether the machine is installed."""
        return shutil.which(self.command[0]) is not None


# Of the class library only what the programs' methods inline is compiled: the rest takes long.
_OWN = " ".join(
    f"-XX:CompileCommand={command}"
    for command in ("quiet", "dontinline,harness/*.*", "compileonly,m*.*")
)
_SOON = f"-Xbatch -XX:CompileThreshold=1 {_OWN}"


def _pvm(name: str, flags: str, is_short: bool = False) -> Way:
    return Way(name, (*PVM, *flags.split()), is_short)


WAYS = (
    Way("java", JAVA, is_short=True),
    _pvm("interpreter", "-Xint", is_short=True),
    _pvm("tiers", "-Xmixed", is_short=True),
    _pvm("soon", _SOON, is_short=True),
    _pvm("baseline", "-Xcomp -XX:TieredStopAtLevel=1"),
    _pvm("optimised", f"-Xcomp {_OWN}"),
    _pvm("deoptimised", f"-Xcomp {_OWN} --jit-deoptimize-every 7"),
    _pvm("deoptimised-soon", f"{_SOON} --jit-deoptimize-every 3"),
    _pvm("not-inlined", f"{_SOON} -XX:-Inline"),
    _pvm("inlined-64", "-Xmixed -XX:MaxInlineSize=64 -XX:FreqInlineSize=64"),
    _pvm("collected", f"{_SOON} --gc-stress 211 --jit-collect-every 7"),
    _pvm("deoptimised-collected",
         f"{_SOON} --jit-deoptimize-every 3 --gc-stress 149 --jit-collect-every 11"),
    _pvm("small-nursery", f"{_SOON} -Xmn256k --gc marksweep"),
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
