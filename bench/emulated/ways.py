"""The ways to run a program: natively, by qemu-riscv64, by pvm; and one timed run of one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pvm.bench.emulated.building import GUEST, NATIVE, built
from pvm.bench.machines import BenchError, environment

EMULATE = (sys.executable, "-m", "pvm", "emulate")


@dataclass(frozen=True)
class Way:
    """``command`` comes before the program, which ``compiler`` builds."""

    name: str
    command: tuple[str, ...]
    compiler: tuple[str, ...] = GUEST

    def program(self, source: Path) -> Path:
        """The program made from ``source``.  Raises BenchError."""
        return built(self.compiler, [source])


WAYS = (
    Way("native", (), NATIVE),
    Way("qemu", ("qemu-riscv64",)),
    Way("pvm", EMULATE),
    Way("interpret", (*EMULATE, "--interpret")),
)


def chosen_ways(names: str) -> list[Way]:
    """The ways in ``names`` (``native,pvm``).  Raises BenchError."""
    known = {way.name: way for way in WAYS}
    unknown = set(names.split(",")) - set(known)
    if unknown:
        raise BenchError(f"no way {', '.join(unknown)}; there are {', '.join(known)}")
    missing = [w for w in names.split(",") if w == "qemu" and not shutil.which("qemu-riscv64")]
    if missing:
        raise BenchError("qemu-riscv64 is not installed; leave it out with --ways")
    return [known[name] for name in names.split(",")]


def timed(
    command: Sequence[str], timeout: float, extra: Mapping[str, str] | None = None
) -> tuple[float, str]:
    """Wall-clock seconds of a whole process, and what it printed; ``extra`` is added to the
    environment.  Raises BenchError."""
    started = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout,
                              env=environment() | dict(extra or {}), check=False)
    except subprocess.TimeoutExpired as late:
        raise BenchError(f"{' '.join(command)}: over {timeout} s") from late
    seconds = time.perf_counter() - started
    if done.returncode != 0:
        raise BenchError(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return seconds, done.stdout
