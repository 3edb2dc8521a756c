"""The interpreter's profile as the builder asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.vm.interp.predecode import Code
from pvm.vm.interp.profile import profile_at
from pvm.vm.model.classes import JavaClass

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine


class CountedProfiles:
    """Answers from the cells of counted methods."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def receivers(self, code: Code, index: int) -> tuple[list[tuple[JavaClass, int]], int] | None:
        """The classes met with their counts, most frequent first, and the count of all others."""
        found = profile_at(self._machine, code, index)
        if not found.classes and not found.others:
            return None
        return list(found.classes), found.others

    def branch(self, code: Code, index: int) -> tuple[int, int] | None:
        """How often a branch was taken, and not taken."""
        found = profile_at(self._machine, code, index)
        if not found.taken and not found.not_taken:
            return None
        return found.taken, found.not_taken
