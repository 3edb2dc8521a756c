"""The way of one task through the compiler: bytecode, graph, LLVM text, object code."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from pvm.jit.bytecode.builder import build_graph
from pvm.jit.bytecode.counted import CountedProfiles
from pvm.jit.bytecode.options import BuildOptions
from pvm.jit.cache.dependencies import classes_of
from pvm.jit.ir.editing import compact
from pvm.jit.ir.nodes import Graph
from pvm.jit.llvm.emitter import EmitOptions, emit
from pvm.jit.llvm.sites import CompiledText
from pvm.jit.passes.pipeline import optimise
from pvm.jit.policy.dumping import Dump, dump_of
from pvm.jit.policy.options import COUNTING, OPTIMISED, CompilationOptions
from pvm.jit.policy.reporting import Reporter, short_name
from pvm.jit.policy.states import Speculation
from pvm.jit.policy.tasks import Task
from pvm.lowlevel.code.session import assembly, compile_text, optimised_ir

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.machine import Machine

Note = Callable[[int, "JavaMethod", int, str], None]

# LLVM's level for each of ours.
_LLVM_LEVELS = {OPTIMISED: 3}


class Product(NamedTuple):
    """What became of a task. `used`: the classes that were looked at; `unkept`: why the code is of
    no use to another run, if it is not; `times`: processor time of each step, in ms, as text."""

    object_file: bytes
    compiled: CompiledText
    used: set[JavaClass]
    unkept: str
    times: str


class Stopwatch:
    """The compiler thread's processor time, step by step."""

    def __init__(self) -> None:
        self._steps: list[str] = []
        self._last = time.thread_time()

    def step(self, name: str) -> None:
        """A step is over."""
        now = time.thread_time()
        self._steps.append(f"{name} {1000 * (now - self._last):.1f}")
        self._last = now

    def __str__(self) -> str:
        return ", ".join(self._steps) + " ms"


class Pipeline:
    """The compiler as it is. Only the compiler thread may use it: LLVM is not for several."""

    def __init__(self, machine: Machine, options: CompilationOptions, report: Reporter) -> None:
        self._machine = machine
        self._options = options
        self._report = report
        self._profiles = CountedProfiles(machine)

    def compile(self, task: Task, wrong: frozenset[Speculation], assumes: bool) -> Product:
        """The object code of a task, without what is known to be `wrong`; where not `assumes`,
        without any speculation. Raises Unsupported."""
        dump, watch = dump_of(task, self._options), Stopwatch()
        used: set[JavaClass] = set()
        if dump is not None:
            dump.bytecode(self._machine, task.method)
        graph = build_graph(task.method, self._build_options(task, wrong, assumes, used),
                            task.osr_index)
        used |= classes_of(graph)
        watch.step("graph")
        self._optimise(graph, task.level != OPTIMISED, dump)
        used |= classes_of(graph)
        watch.step("passes")
        compiled = emit(graph, f"{short_name(task.method)}#{task.number}", EmitOptions(
            task.number, task.level < self._options.level, task.level != OPTIMISED,
            self._machine.settings.metered, self._options.deoptimize_every,
            self._options.collect_every))
        watch.step("text")
        level = _LLVM_LEVELS.get(task.level, 0)
        if dump is not None:
            dump.add("LLVM IR", compiled.text)
            dump.add("optimised LLVM IR", optimised_ir(compiled.text, level))
            dump.add("assembly", assembly(compiled.text, level))
        object_file = compile_text(compiled.text, level)
        watch.step("LLVM")
        return Product(object_file, compiled, used, graph.unkept, str(watch))

    @staticmethod
    def _optimise(graph: Graph, baseline: bool, dump: Dump | None) -> None:
        compact(graph)
        if dump is None:
            optimise(graph, baseline=baseline)
            return
        dump.graph("graph", graph)
        optimise(graph, lambda name, after: dump.graph(f"graph after {name}", after), baseline)

    def _build_options(self, task: Task, wrong: frozenset[Speculation], assumes: bool,
                       used: set[JavaClass]) -> BuildOptions:
        options = self._options
        build = BuildOptions(self._machine, self._profiles, wrong, assumes, options.inlines)
        if task.level != OPTIMISED:
            build.speculates = build.inlines = False
            build.counts = task.level == COUNTING
        if options.mode == "compiled":
            build.inline_limit = build.trivial_limit    # nothing says that a call is hot
        build.metered = self._machine.settings.metered
        limits = {"trivial_limit": options.trivial_limit, "inline_limit": options.inline_limit,
                  "max_depth": options.inline_depth}
        for name, value in limits.items():
            if value is not None:
                setattr(build, name, value)
        refused = options.patterns("dontinline")
        build.may_inline = lambda method: not refused.matches(method)
        build.note = self._noting(used)
        return build

    def _noting(self, used: set[JavaClass]) -> Note:
        """What decisions about calls are told to; the callees' classes are used in any case."""

        def note(depth: int, method: JavaMethod, bci: int, text: str) -> None:
            used.add(method.owner)
            self._report.inlining(depth, method, bci, text)

        return note
