"""What a context may use up, and the end of what runs in it when it has."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from pvm.embedding.failures import (
    FileLimit,
    LimitReached,
    OutOfFuel,
    OutOfMemory,
    OutputLimit,
    ThreadLimit,
    Timeout,
)
from pvm.embedding.fuel import check_units
from pvm.embedding.settings import checked_count, checked_seconds
from pvm.embedding.usage import TimeBudget
from pvm.vm.runtime.machine import UNLIMITED
from pvm.vm.runtime.upcallcodes import Limit

if TYPE_CHECKING:
    from pvm.embedding.attachment import Attachments
    from pvm.embedding.fuel import Fuel
    from pvm.vm.runtime.machine import Machine


class Limits:
    """The limits of a context; None where there is none. To set one gives the program as much from
    now on, whatever it has used before; that of fuel only where the context was made with one.

    `cpu`, `wall`: seconds; `fuel`: units; `output`: bytes; `threads`, `files`: at a time.
    """

    def __init__(self, machine: Machine, threads: Attachments, fuel: Fuel,
                 suspend: Callable[[], None]) -> None:
        self._machine = machine
        self._threads = threads
        self._fuel = fuel
        self._suspend = suspend
        self._output: int | None = None
        self._ending = threading.RLock()
        usage = threads.usage
        self._wall = TimeBudget(usage.wall, lambda: usage.is_running, self._wall_passed, 1)
        self._cpu = TimeBudget(usage.cpu, self._uses_processor, self._cpu_passed,
                               os.cpu_count() or 1)
        machine.on_limit = self._reached
        machine.vm.ends_when_full = 1

    # -- as the program sees them

    @property
    def cpu(self) -> float | None:
        return self._cpu.seconds

    @cpu.setter
    def cpu(self, seconds: float | None) -> None:
        self._cpu.set(checked_seconds("cpu", seconds, 0))
        self._suspend()             # from now on every call has to be noticed

    @property
    def wall(self) -> float | None:
        return self._wall.seconds

    @wall.setter
    def wall(self, seconds: float | None) -> None:
        self._wall.set(checked_seconds("wall", seconds, 0))
        self._suspend()

    @property
    def fuel(self) -> int | None:
        return self._fuel.granted

    @fuel.setter
    def fuel(self, units: int) -> None:
        self._fuel.grant(units)

    @property
    def fuel_used(self) -> int | None:
        """Units used up in the context's life; None where none are counted."""
        return self._fuel.used()

    @property
    def output(self) -> int | None:
        return self._output

    @output.setter
    def output(self, count: int | None) -> None:
        self._output = checked_count("output", count)
        vm = self._machine.vm
        written = self.written
        vm.output_bytes = written
        vm.output_limit = UNLIMITED if count is None else min(written + count, UNLIMITED)

    @property
    def written(self) -> int:
        """Bytes that the standard streams have got."""
        vm = self._machine.vm
        return min(int(vm.output_bytes), int(vm.output_limit))

    @property
    def threads(self) -> int | None:
        return self._machine.quotas.threads

    @threads.setter
    def threads(self, count: int | None) -> None:
        self._machine.quotas.threads = checked_count("threads", count)

    @property
    def files(self) -> int | None:
        return self._machine.quotas.files

    @files.setter
    def files(self, count: int | None) -> None:
        self._machine.quotas.files = checked_count("files", count)

    # -- in force

    def close(self) -> None:
        """Nothing is looked at any more."""
        self._cpu.set(None)
        self._wall.set(None)

    @property
    def are_timed(self) -> bool:
        """Whether every call has to be noticed."""
        return self._cpu.seconds is not None or self._wall.seconds is not None

    def begin(self) -> None:
        """A call is to begin. Raises LimitReached where nothing is left."""
        for budget, reason in ((self._cpu, _cpu_reason), (self._wall, _wall_reason)):
            if budget.is_passed:
                raise reason(budget.seconds)
        if self._fuel.is_out:
            raise self._reason(Limit.FUEL)

    def watch(self) -> None:
        """A call runs."""
        self._cpu.watch()
        self._wall.watch()

    def _uses_processor(self) -> bool:
        return self._threads.usage.is_running or self._machine.quotas.live_threads() > 0

    def _cpu_passed(self) -> None:
        self.end(_cpu_reason(self._cpu.seconds))

    def _wall_passed(self) -> None:
        self.end(_wall_reason(self._wall.seconds))

    def _reached(self, limit: Limit) -> None:
        if limit is Limit.FUEL:
            self._fuel.is_out = True
        with self._ending:
            if not self._machine.threads.is_unwinding():    # since another's limit was reached:
                self.end(self._reason(limit))               # that would end the next call too

    def end(self, reason: LimitReached) -> None:
        """Ends all that runs; calls raise the reason."""
        self._suspend()
        self._threads.stop_all(reason)
        self._threads.stop_programs()

    def _reason(self, limit: Limit) -> LimitReached:
        if limit is Limit.FUEL:
            return OutOfFuel(f"{self.fuel} units of fuel are used up")
        if limit is Limit.HEAP:
            return out_of_memory(self._machine)
        if limit is Limit.OUTPUT:
            return OutputLimit(f"{self.output} bytes of output are written")
        if limit is Limit.THREADS:
            return ThreadLimit(f"{self.threads} threads are running")
        return FileLimit(f"{self.files} files are open")


def check_limits(cpu: float | None, wall: float | None, fuel: int | None, threads: int | None,
                 files: int | None, output: int | None) -> None:
    """Raises ValueError, TypeError for what the limits of a context cannot be."""
    checked_seconds("cpu", cpu, 0)
    checked_seconds("wall", wall, 0)
    if fuel is not None:
        check_units(fuel)
    checked_count("threads", threads)
    checked_count("files", files)
    checked_count("output", output)


def out_of_memory(machine: Machine) -> OutOfMemory:
    """The heap is full."""
    return OutOfMemory(f"no room in a heap of {int(machine.heap.max_bytes)} bytes")


def _cpu_reason(seconds: float | None) -> Timeout:
    return Timeout(f"{seconds:g} s of processor time are used up")


def _wall_reason(seconds: float | None) -> Timeout:
    return Timeout(f"{seconds:g} s of running time are used up")
