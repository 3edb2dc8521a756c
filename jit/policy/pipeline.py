"""The way of one task through the compiler: bytecode, graph, LLVM text, object code, memory."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pvm.jit.bytecode.builder import build_graph
from pvm.jit.bytecode.counted import CountedProfiles
from pvm.jit.bytecode.options import BuildOptions
from pvm.jit.code.perfmap import PerfMap
from pvm.jit.code.space import CodeSpace
from pvm.jit.ir.editing import compact
from pvm.jit.llvm.emitter import EmitOptions, emit
from pvm.jit.llvm.session import assembly, compile_text, optimised_ir
from pvm.jit.llvm.signatures import signature_of
from pvm.jit.llvm.sites import CompiledText
from pvm.jit.passes.pipeline import optimise
from pvm.jit.policy.dumping import Dump, dump_of
from pvm.jit.policy.options import OPTIMISED, CompilationOptions
from pvm.jit.policy.reporting import Reporter, short_name
from pvm.jit.policy.states import Installed, Speculation
from pvm.jit.policy.tasks import Task

if TYPE_CHECKING:
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.machine import Machine

# LLVM's level for each of ours.
_LLVM_LEVELS = {OPTIMISED: 3}


class Pipeline:
    """The compiler as it is. Only the compiler thread may use it: LLVM is not for several."""

    def __init__(self, machine: Machine, options: CompilationOptions, report: Reporter) -> None:
        self._machine = machine
        self._options = options
        self._report = report
        self._profiles = CountedProfiles(machine)

    @cached_property
    def _space(self) -> CodeSpace:
        perf_map = PerfMap() if self._options.perf_map else None
        return CodeSpace(self._machine.vm, self._machine.image, self._options.code_cache, perf_map)

    def compile(self, task: Task, wrong: frozenset[Speculation], assumes: bool) -> Installed:
        """See `compilation.Compiler`."""
        dump = dump_of(task, self._options)
        compiled = self._text(task, self._build_options(task, wrong, assumes), dump)
        level = _LLVM_LEVELS.get(task.level, 0)
        if dump is not None:
            dump.add("LLVM IR", compiled.text)
            dump.add("optimised LLVM IR", optimised_ir(compiled.text, level))
            dump.add("assembly", assembly(compiled.text, level))
        return self._space.install(compile_text(compiled.text, level), compiled,
                                   short_name(task.method))

    def entry(self, method: JavaMethod) -> int:
        """See `compilation.Compiler`."""
        return self._space.adapters.i2c(signature_of(method))

    def _text(self, task: Task, build: BuildOptions, dump: Dump | None) -> CompiledText:
        if dump is not None:
            dump.bytecode(self._machine, task.method)
        graph = build_graph(task.method, build, task.osr_index)
        compact(graph)
        if dump is not None:
            dump.graph("graph", graph)
        optimise(graph, None if dump is None else lambda name, after: dump.graph(
            f"graph after {name}", after))
        symbol = f"{short_name(task.method)}#{task.number}"
        return emit(graph, symbol, EmitOptions(
            task.number, self._options.deoptimize_every, self._options.collect_every))

    def _build_options(self, task: Task, wrong: frozenset[Speculation],
                       assumes: bool) -> BuildOptions:
        options = self._options
        build = BuildOptions(self._machine, self._profiles, wrong, assumes, options.inlines)
        if task.level != OPTIMISED:
            build.speculates = build.inlines = False
        limits = {"trivial_limit": options.trivial_limit, "inline_limit": options.inline_limit,
                  "max_depth": options.inline_depth}
        for name, value in limits.items():
            if value is not None:
                setattr(build, name, value)
        refused = options.patterns("dontinline")
        build.may_inline = lambda method: not refused.matches(method)
        build.note = self._report.inlining
        return build
