"""Code that is not entered any more: freed when no thread has a frame of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pvm.jit.policy.states import CompiledCode

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine


class RetiredCode:
    """Waits for collections, which look at all frames. Under the lock of its `Compilation`."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._waiting: list[tuple[CompiledCode, int]] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, code: CompiledCode) -> None:
        """Calls do not lead to the code any more."""
        self._waiting.append((code, int(self._machine.heap.event_count)))

    def reclaim(self, free: Callable[[Sequence[CompiledCode]], None]) -> None:
        """Calls `free` for the codes that no thread will return to, if there are any."""
        if not self._waiting:
            return
        collections = int(self._machine.heap.event_count)
        waiting, self._waiting = self._waiting, []
        left = []
        for code, since in waiting:
            if code.installed.is_left(since, collections):
                left.append(code)
            else:
                self._waiting.append((code, since))
        if left:
            free(left)
