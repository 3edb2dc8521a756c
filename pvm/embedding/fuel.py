"""A context's fuel: see `vm.runtime.fuel` for what is counted, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

MOST = 1 << 62


def check_units(units: int) -> None:
    """Raises ValueError for what is no number of units."""
    if type(units) is not int or not 0 <= units <= MOST:
        raise ValueError(f"fuel={units!r} is no number of units")


class Fuel:
    """`granted`: how many units were given last; None where nothing is counted. `is_out`: they
    were not enough."""

    def __init__(self, machine: Machine, units: int | None) -> None:
        self._machine = machine
        self._used_before = 0
        self._given = 0
        self.granted: int | None = None
        self.is_out = False
        if units is not None:
            self._start()
            self.grant(units)

    def _start(self) -> None:
        """What has run so far is the machine's own."""
        for each in self._machine.threads.all.live():
            each.pointer.ticks, each.pointer.credit = 1, 0
        self._machine.vm.has_fuel = 1

    def grant(self, units: int) -> None:
        """So many from now on. Raises ValueError."""
        machine = self._machine
        if not machine.vm.has_fuel:
            raise ValueError("a context counts fuel only if it was made with some: fuel=...")
        check_units(units)
        self._used_before = self.used() or 0
        for each in machine.threads.all.live():
            if not each.pointer.nesting:
                each.pointer.ticks, each.pointer.credit = 1, 0   # what an idle thread has left
        machine.vm.fuel = units
        self._given = units + self._held()
        self.granted = units
        self.is_out = False

    def used(self) -> int | None:
        """Units used up since the beginning; None where nothing is counted."""
        if not self._machine.vm.has_fuel:
            return None
        return self._used_before + self._given - int(self._machine.vm.fuel) - self._held()

    def _held(self) -> int:
        """What threads have taken and not used yet."""
        return sum(max(int(each.pointer.ticks) - 1, 0) + int(each.pointer.credit)
                   for each in self._machine.threads.all.live() if not each.pointer.unmetered)
