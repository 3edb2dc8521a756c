"""The way of one task through the compiler: bytecode, graph, LLVM text, object code, memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.jit.policy.entries import Adapters
from pvm.jit.policy.errors import NotCompilable
from pvm.jit.policy.options import CompilationOptions
from pvm.jit.policy.reporting import Reporter
from pvm.jit.policy.states import Installed, Speculation
from pvm.jit.policy.tasks import Task

if TYPE_CHECKING:
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.machine import Machine


class Pipeline:
    """The compiler as it is. Only the compiler thread may use it: LLVM is not for several."""

    def __init__(self, machine: Machine, options: CompilationOptions, report: Reporter) -> None:
        self._machine = machine
        self._options = options
        self._report = report

    def compile(self, task: Task, wrong: frozenset[Speculation], assumes: bool) -> Installed:
        """See `compilation.Compiler`."""
        raise NotCompilable("the compiler is not joined to the machine yet")

    def adapters(self, method: JavaMethod) -> Adapters:
        """See `compilation.Compiler`."""
        raise NotCompilable("the compiler is not joined to the machine yet")
