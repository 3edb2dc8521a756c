"""What became of each method so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pvm.jit.ir.reasons import FIRST_USES, Request
from pvm.jit.policy import thresholds
from pvm.jit.policy.tasks import Task

if TYPE_CHECKING:
    from pvm.vm.model.loaderdata import LoaderData
    from pvm.vm.model.members import JavaMethod

Speculation = tuple[int, int, str]      # number of the method, index of the instruction, reason


class Installed(Protocol):
    """Code in memory."""

    address: int
    size: int
    loaders: frozenset[LoaderData]

    def is_left(self, since: int, collections: int) -> bool:
        """See `code.space.Installed`."""


class CompiledCode:
    """The result of a task. `entry`: how the interpreter calls it. `is_entrant`: calls (or the
    loop) lead to it."""

    def __init__(self, task: Task, installed: Installed, entry: int) -> None:
        self.task = task
        self.installed = installed
        self.entry = entry
        self.is_entrant = True


class MethodState:
    """A method that was hot once.

    `codes` by OSR index, -1 being the method's entry; `worse`: those that they took the place of.
    `refusal` says why it stays interpreted. `refused_loops`: the OSR indices that cannot be
    entered. `not_cached`: OSR indices and levels of which the cache on disk has nothing that is of
    any use.
    `assumes` is False when it is to be compiled without any assumption.
    """

    def __init__(self, method: JavaMethod) -> None:
        self.method = method
        self.is_counted = False
        self.refusal = ""
        self.recompilations = 0
        self.assumes = True
        self.codes: dict[int, CompiledCode] = {}
        self.worse: dict[int, CompiledCode] = {}
        self.refused_loops: set[int] = set()
        self.not_cached: set[tuple[int, int]] = set()

    def level(self, osr_index: int) -> int:
        """The level of its code, or 0."""
        code = self.codes.get(osr_index)
        return 0 if code is None else code.task.level


class Speculations:
    """What guards have found to be wrong too often, and how often the others failed."""

    def __init__(self) -> None:
        self.wrong: set[Speculation] = set()
        self._failures: dict[Speculation, int] = {}

    def forget(self, methods: set[int]) -> None:
        """Methods of these numbers are no more."""
        self.wrong = {each for each in self.wrong if each[0] not in methods}
        self._failures = {key: count for key, count in self._failures.items()
                          if key[0] not in methods}

    def fail(self, method: JavaMethod, request: Request) -> bool:
        """Notes a failed guard; True when the code should be made without it."""
        key = (method.number, request.place, request.reason)
        count = self._failures[key] = self._failures.get(key, 0) + 1
        is_first_use = request.reason in FIRST_USES
        if count < (thresholds.FAILURES_OF_A_FIRST_USE if is_first_use
                    else thresholds.FAILURES_OF_A_GUARD):
            return False
        if not is_first_use:        # the next code will find it resolved
            self.wrong.add(key)
        return True
