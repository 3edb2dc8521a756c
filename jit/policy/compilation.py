"""The service that turns hot methods into compiled ones."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from pvm.jit.bytecode.errors import Unsupported
from pvm.jit.cache.descriptions import NotThere
from pvm.jit.cache.hotlist import HotList
from pvm.jit.ir.reasons import NOT_ASSUMED, decoded
from pvm.jit.policy import thresholds
from pvm.jit.policy.entries import (
    enter_compiled,
    enter_interpreted,
    enter_loop,
    enter_unprepared,
    leave_loop,
)
from pvm.jit.policy.linking import resolve_ahead
from pvm.jit.policy.options import COUNTING, CompilationOptions
from pvm.jit.policy.reporting import Reporter, code_size
from pvm.jit.policy.retirement import RetiredCode
from pvm.jit.policy.states import CompiledCode, Installed, MethodState, Speculation, Speculations
from pvm.jit.policy.tasks import Task
from pvm.jit.policy.workers import Workers
from pvm.lowlevel.code.memory import CodeCacheFull
from pvm.vm.interp.counting import provide_cells, start_counting, stop_counting
from pvm.vm.runtime.upcallcodes import ENTERED

if TYPE_CHECKING:
    from pvm.vm.interp.predecode import Code
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.machine import Machine
    from pvm.vm.runtime.unloading import MortalLoaderData

# Its methods have an entry of their own in the interpreter, and run once an exception.
_NEVER_COMPILED = "pvm/internal/Traps"


class Compiler(Protocol):
    """What does the work. Called on the compiler thread alone."""

    def compile(self, task: Task, wrong: frozenset[Speculation], assumes: bool) -> Installed:
        """Code for a task, in memory, without what is known to be `wrong`; where not `assumes`,
        without any speculation. Raises Unsupported or CodeCacheFull."""

    def load(self, task: Task) -> Installed | None:
        """The code from the cache on disk; None if it has none. Raises NotThere when the machine
        has not yet got as far, or CodeCacheFull."""

    def discard(self, task: Task) -> None:
        """The next run is not to load the task's code. On any thread."""

    def remove(self, codes: Sequence[Installed]) -> None:
        """Frees code that no thread has a frame of."""

    def release(self) -> None:
        """Frees all code: the machine has ended."""

    def entry(self, method: JavaMethod) -> int:
        """Address of the handler by which the interpreter calls the method's code."""


class Compilation:
    """Obeys the machine's hooks; owns the compiler thread."""

    def __init__(self, machine: Machine, make_compiler: Callable[[], Compiler],
                 options: CompilationOptions, report: Reporter, hot_list: HotList,
                 patience: float = thresholds.PATIENCE) -> None:
        self.machine = machine
        self.options = options
        self.hot_list = hot_list
        self.speculations = Speculations()
        self._make_compiler = make_compiler
        self._made: Compiler | None = None
        self._making = threading.Lock()
        self._report = report
        self._states: dict[int, MethodState] = {}
        self._codes: dict[int, CompiledCode] = {}
        self._retired = RetiredCode(machine)
        self._numbers = itertools.count(1)
        self._lock = threading.RLock()
        self._is_enabled = True
        self._workers = Workers(self._lock, self._work, hot_list.write,
                                0.0 if options.waits else patience)
        self.queue, self.loads = self._workers.queue, self._workers.loads

    def start(self) -> None:
        """Asks the machine to tell what is hot; before any method is prepared."""
        machine = self.machine
        machine.on_hot = _safely(self.on_hot)
        machine.on_deoptimised = _safely(self.on_deoptimised)
        machine.first_heat = self._first_heat
        if self._is_eager:
            machine.on_prepared = self.on_prepared

    @property
    def _compiler(self) -> Compiler:
        """Made on one of the threads: importing it takes its time."""
        with self._making:
            if self._made is None:
                self._made = self._make_compiler()
            return self._made

    # -- hooks of the machine, on any Java thread

    def _first_heat(self, method: JavaMethod) -> int:
        """What was compiled in runs before is looked for at the first sample."""
        if not self._is_enabled:
            return 0
        is_listed = self.options.lists_hot_methods and method in self.hot_list
        return 1 if is_listed else self.options.warm_threshold

    def on_hot(self, address: int, word: int) -> None:
        """The method's heat has reached `Method.hot_at`: at its entry, or a jump back to `word`."""
        method = self._method_at(address)
        state = self._state(method)
        if state is None or not self._is_enabled:
            return
        info, options = method.info, self.options
        heat = _heat(info)
        level = options.level_at(heat)
        if heat < options.warm_threshold:
            info.hot_at = options.warm_threshold
            self._request_hot(method, word, heat, options.level, only_loads=True)
        elif options.profiles and not state.is_counted and not state.codes:
            self._count(state)
            info.hot_at = max(options.heat_of(level), heat + options.profile_at)
            self._request_hot(method, word, heat, options.level, only_loads=True)
        else:
            info.hot_at = options.compile_at + (heat if level == options.level else 0)
            loads = level != options.level and options.uses_cache and not options.waits
            self._request_hot(method, word, heat, level, loads)

    def on_prepared(self, method: JavaMethod) -> None:
        """-Xcomp: before the first call, and the first one after code was taken away."""
        state = self._state(method)
        if state is None or not self._is_enabled or -1 in state.codes:
            return
        resolve_ahead(self.machine, self._code(method))
        self._request(method, -1, 0, self.options.level)
        if -1 not in state.codes:
            enter_interpreted(self.machine, method)

    def on_deoptimised(self, number: int, address: int) -> None:
        """A guard failed; the interpreter goes on in the method at the address."""
        request = decoded(number)
        method = self._method_at(address)
        code = self._codes.get(request.compilation)
        self._report.deoptimised(request, method, None if code is None else code.task)
        if code is None or self.options.deoptimize_every or request.reason in NOT_ASSUMED:
            return
        with self._lock:
            if self.speculations.fail(method, request) and code.is_entrant:
                self._make_anew(code)

    def on_unloaded(self, dead: Sequence[MortalLoaderData], free: Callable[[], None]) -> None:
        """Classes have died: their code goes, and code that names them. `free` is called when no
        task can be using them."""
        methods = {method.number for data in dead for method in data.methods}
        with self._lock:
            for code in list(self._codes.values()):
                is_alive = code.task.method.number not in methods
                if code.is_entrant and is_alive and not code.installed.loaders.isdisjoint(dead):
                    self.make_not_entrant(code)
            for number in methods:
                self._drop(self._states.pop(number, None))
            self.speculations.forget(methods)
            for queue in (self.queue, self.loads):
                queue.drop(methods)
        self.reclaim()
        self.queue.when_idle(lambda: self.loads.when_idle(free))

    def end(self) -> bool:
        """Nothing is compiled any more; true when no thread is at it, and the code is freed."""
        self._is_enabled = False
        if not self._workers.end():
            return False
        if self._made is not None:
            self._made.release()
        self._states.clear()
        self._codes.clear()
        return True

    def _drop(self, state: MethodState | None) -> None:
        """The method is no more, and so is the code that would take the place of its best."""
        if state is not None:
            for code in (*state.codes.values(), *state.worse.values()):
                self._retire(code)

    # -- what is to be compiled

    def _method_at(self, address: int) -> JavaMethod:
        return self.machine.methods[self.machine.code.number_at(address)]

    def _state(self, method: JavaMethod) -> MethodState | None:
        """The state of a method; None if it stays interpreted."""
        state = self._states.get(method.number)
        if state is None:
            with self._lock:
                state = self._states.setdefault(method.number, MethodState(method))
                state.refusal = self._refusal(method)
                if state.refusal:
                    self._report.refused(method, state.refusal)
        return None if state.refusal else state

    def _refusal(self, method: JavaMethod) -> str:
        if method.owner.name == _NEVER_COMPILED:
            return "part of the interpreter"
        if code_size(method) > thresholds.LARGEST_METHOD:
            return "out of the bounds of size"
        only = self.options.patterns("compileonly")
        if (only and not only.matches(method)) or self.options.patterns("exclude").matches(method):
            self._report.excluded(method)
            return "excluded by CompileCommand"
        return ""

    def _count(self, state: MethodState) -> None:
        state.is_counted = True
        start_counting(self.machine, state.method)

    def _request_hot(self, method: JavaMethod, word: int, heat: int, level: int,
                     only_loads: bool = False) -> None:
        if word == ENTERED:
            self._request(method, -1, heat, level, only_loads)
            return
        self._request(method, self._code(method).index_at[word], heat, level, only_loads)
        if method.info.invocations or not _runs_once(method):
            # The loop comes first; the next call should find the whole method compiled.
            self._request(method, -1, heat if method.info.invocations else 0, level, only_loads)

    def _code(self, method: JavaMethod) -> Code:
        return self.machine.code.codes[method.number]

    def _request(self, method: JavaMethod, osr_index: int, heat: int, level: int,
                 only_loads: bool = False) -> None:
        """Lets a method or loop be compiled (or first loaded), unless it is.

        What cannot be loaded is compiled then if it is baseline code.
        """
        state = self._states[method.number]
        if only_loads and (osr_index, level) in state.not_cached:
            only_loads = level == self.options.level
        with self._lock:
            queue = self.loads if only_loads else self.queue
            task = queue.find((method.number, osr_index), heat)
            if task is None:
                if state.level(osr_index) >= level or osr_index in state.refused_loops:
                    return
                if only_loads and (not self.options.uses_cache
                                   or (osr_index, level) in state.not_cached):
                    return
                task = self._new_task(method, osr_index, heat, level, only_loads)
                self._workers.add(queue, task)
        if task.waited_for and not self._workers.have(threading.current_thread()):
            task.done.wait()

    def _new_task(self, method: JavaMethod, osr_index: int, heat: int, level: int,
                  only_loads: bool) -> Task:
        bci = -1 if osr_index < 0 else self._code(method).flow.instructions[osr_index].bci
        attempt = self._states[method.number].recompilations if self._is_eager else 0
        return Task(method, osr_index, level, next(self._numbers), bci, heat, self.options.waits,
                    only_loads, attempt)

    @property
    def _is_eager(self) -> bool:
        """-Xcomp: code is made before anything is resolved, so each run takes it away again; all
        that it makes of a method, one after the other, is kept."""
        return self.options.mode == "compiled"

    # -- on the threads of the compiler

    def _work(self, task: Task) -> None:
        before = time.thread_time()
        self.reclaim()
        self.carry_out(task)
        self.machine.compile_seconds[not task.only_loads] += time.thread_time() - before

    def carry_out(self, task: Task) -> None:
        """Compiles, and puts the code into place."""
        state = self._states.get(task.method.number)
        if state is None:
            return                       # its class was unloaded
        if not task.only_loads:
            self.loads.wait_for(task.key)
        if state.refusal or state.level(task.osr_index) >= task.level or not self._is_enabled:
            return
        started = time.perf_counter()
        try:
            if task.level == COUNTING:
                provide_cells(self.machine, task.method)
            installed, origin = self._load(state, task), "loaded"
            if installed is None:
                if task.only_loads:
                    self._compile_instead(task)
                    return
                self._report.begins(task)
                wrong, origin = frozenset(self.speculations.wrong), "compiled"
                installed = self._compiler.compile(task, wrong, state.assumes)
            entry = self._compiler.entry(task.method)
        except Unsupported as refusal:
            self._refuse(state, task, str(refusal))
        except CodeCacheFull:
            self._disable()
        except Exception as error:      # a mistake of the compiler; the program goes on
            _print_exception()
            self._refuse(state, task, f"internal error: {error}")
        else:
            self._install(state, task, installed, entry)
            self.machine.methods_compiled += 1
            seconds = time.perf_counter() - started
            self._report.installed(task, installed.size, seconds, origin)

    def _compile_instead(self, task: Task) -> None:
        """Baseline code that was not found on disk is made."""
        if task.level != self.options.level:
            self._request(task.method, task.osr_index, task.heat, task.level)

    def _load(self, state: MethodState, task: Task) -> Installed | None:
        """The code from the cache on disk, if it has any; it is asked again while it has some that
        cannot be used yet."""
        key = task.osr_index, task.level
        if key in state.not_cached or not self.options.uses_cache:
            return None
        try:
            installed = self._compiler.load(task)
        except NotThere as missing:
            self._report.not_loaded(task, str(missing))
            return None
        state.not_cached.add(key)               # code that is taken away is not loaded again
        if installed is not None:
            self._report.begins(task)
        return installed

    def _install(self, state: MethodState, task: Task, installed: Installed, entry: int) -> None:
        with self._lock:
            code = CompiledCode(task, installed, entry)
            self._codes[task.number] = code
            if any(data.is_dead for data in installed.loaders):
                self._retire(code)       # it names a class that has died meanwhile
                return
            worse = state.codes.get(task.osr_index)
            if worse is not None:
                worse.is_entrant = False
                self._report.made_not_entrant(worse.task)
                if task.osr_index in state.worse:
                    self._retire(state.worse[task.osr_index])
                state.worse[task.osr_index] = worse
            self._enter(state, code)
            if task.level == self.options.level and self.options.lists_hot_methods:
                self.hot_list.add(task.method)
            if state.is_counted and not task.is_osr and task.level == self.options.level:
                state.is_counted = False
                stop_counting(self.machine, task.method)

    def _enter(self, state: MethodState, code: CompiledCode) -> None:
        """Lets calls, or the loop, lead to the code."""
        task, address = code.task, code.installed.address
        state.codes[task.osr_index] = code
        code.is_entrant = True
        if task.is_osr:
            word = self._code(task.method).words_of[task.osr_index]
            leave_loop(task.method, word)
            enter_loop(self.machine, task.method, word, address, task.level == self.options.level)
        else:
            enter_compiled(task.method, address, code.entry)

    def _refuse(self, state: MethodState, task: Task, reason: str) -> None:
        """A loop that cannot be entered still lets its method be compiled as a whole."""
        self._report.skipped(task, reason)
        if task.is_osr:
            state.refused_loops.add(task.osr_index)
        else:
            state.refusal = reason
            task.method.info.hot_at = 0

    def _disable(self) -> None:
        self._is_enabled = False
        self._report.cache_full()
        for task in (*self.queue.clear(), *self.loads.clear()):
            task.done.set()

    # -- code that is not entered any more

    def _make_anew(self, code: CompiledCode) -> None:
        """Takes code away that assumed too much; the method is compiled again when it was warm for
        another while. Under the lock."""
        task = code.task
        state = self._states[task.method.number]
        info = task.method.info
        if task.level != self.options.level:
            self.make_not_entrant(code)
            self._compiler.discard(task)
            info.hot_at = _heat(info) + thresholds.BASELINE_AFTER
            return
        if not state.assumes:
            return                       # it can't be better than that
        state.recompilations += 1
        state.assumes = state.recompilations < thresholds.RECOMPILATIONS
        self.make_not_entrant(code)
        if self._is_eager:
            state.not_cached.clear()     # the next attempt's may be there
        else:
            self._compiler.discard(task)
        if self.options.profiles and not state.is_counted:
            self._count(state)
        info.hot_at = _heat(info) + thresholds.RECOMPILE_AFTER

    def make_not_entrant(self, code: CompiledCode) -> None:
        """Calls lead to the interpreter again, or to the code that was there before; frames that
        are in the code stay there."""
        task = code.task
        with self._lock:
            if not code.is_entrant:
                return
            state = self._states[task.method.number]
            del state.codes[task.osr_index]
            worse = state.worse.pop(task.osr_index, None)
            if worse is not None:
                self._enter(state, worse)
            elif task.is_osr:
                leave_loop(task.method, self._code(task.method).words_of[task.osr_index])
            elif self._is_eager:
                enter_unprepared(self.machine, task.method)
            else:
                enter_interpreted(self.machine, task.method)
            self._retire(code)
            self._report.made_not_entrant(task)

    def _retire(self, code: CompiledCode) -> None:
        code.is_entrant = False
        self._retired.add(code)

    def reclaim(self) -> None:
        """Frees code that is not entered any more and that no thread has a frame of."""
        if self._retired:
            with self._lock:
                self._retired.reclaim(self._free)

    def _free(self, codes: Sequence[CompiledCode]) -> None:
        for code in codes:
            del self._codes[code.task.number]
        self._compiler.remove([code.installed for code in codes])


def _safely(hook: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """The hook of a machine; its own mistakes are not the program's."""

    def call(first: int, second: int) -> None:
        try:
            hook(first, second)
        except Exception:
            _print_exception()

    return call


def _print_exception() -> None:
    import traceback  # seldom

    traceback.print_exc()


def _heat(info: Any) -> int:
    return int(info.invocations) + int(info.back_edges)


def _runs_once(method: JavaMethod) -> bool:
    return method.name == "<clinit>" or (method.name, method.descriptor) == (
        "main", "([Ljava/lang/String;)V")
