"""Where compiled code comes from: the cache on disk, or the compiler."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from pvm.jit.code.space import CodeSpace, Installed
from pvm.jit.llvm.signatures import signature_of
from pvm.jit.policy.options import CompilationOptions
from pvm.jit.policy.reporting import Reporter, short_name
from pvm.jit.policy.states import Speculation
from pvm.jit.policy.tasks import Task

if TYPE_CHECKING:
    from pvm.jit.cache.store import CompiledCodeCache
    from pvm.jit.policy.pipeline import Pipeline
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.machine import Machine


class Backend:
    """See `compilation.Compiler`. What only compiling needs is imported when something is."""

    def __init__(self, machine: Machine, options: CompilationOptions, report: Reporter) -> None:
        self._machine = machine
        self._options = options
        self._report = report

    @cached_property
    def _space(self) -> CodeSpace:
        options, perf_map = self._options, None
        if options.perf_map:
            from pvm.lowlevel.code.perfmap import PerfMap

            perf_map = PerfMap()
        space = CodeSpace(self._machine.vm, self._machine.image, options.code_cache, perf_map)
        space.adapters.store = self._cache
        return space

    @cached_property
    def _cache(self) -> CompiledCodeCache | None:
        if not self._options.uses_cache:
            return None
        from pvm.jit.cache.store import CompiledCodeCache

        guard = self._machine.guard
        # code has in it what was accessible where it was compiled
        grants = "" if guard is None else f" {guard.application!r}"
        return CompiledCodeCache(self._machine, self._options.code_text + grants)

    @cached_property
    def _pipeline(self) -> Pipeline:
        from pvm.jit.policy.pipeline import Pipeline

        return Pipeline(self._machine, self._options, self._report)

    def load(self, task: Task) -> Installed | None:
        """See `compilation.Compiler`."""
        if self._cache is None:
            return None
        method = task.method
        found = self._cache.load(method, task.part, task.number)
        if found is None:
            return None
        return self._space.install_linked(found.linked, method, found.externals,
                                          short_name(method))

    def compile(self, task: Task, wrong: frozenset[Speculation], assumes: bool) -> Installed:
        """See `compilation.Compiler`."""
        method = task.method
        product = self._pipeline.compile(task, wrong, assumes)
        self._report.timed(task, product.times)
        linked = self._space.link(product.object_file, product.compiled)
        externals = product.compiled.externals
        installed = self._space.install_linked(linked, method, externals, short_name(method))
        if self._cache is not None:
            refusal = product.unkept or self._cache.store(
                method, task.part, linked, externals, product.used)
            self._report.kept(task, refusal)
        return installed

    def discard(self, task: Task) -> None:
        """See `compilation.Compiler`."""
        if self._cache is not None:
            self._cache.discard(task.method, task.part)

    def remove(self, codes: Any) -> None:
        """See `compilation.Compiler`."""
        self._space.remove(codes)

    def release(self) -> None:
        """See `compilation.Compiler`."""
        if "_space" in self.__dict__:
            self._space.release()

    def entry(self, method: JavaMethod) -> int:
        """See `compilation.Compiler`."""
        return self._space.adapters.i2c(signature_of(method))
