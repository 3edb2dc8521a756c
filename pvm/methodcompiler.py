"""Joins the method compiler to a machine; nothing of it is imported until a method is hot."""

import contextlib
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pvm.errors import CommandLineError
from pvm.jit.cache.hotlist import HotList
from pvm.jit.policy.thresholds import PATIENCE, PROFILE_AT

if TYPE_CHECKING:
    from pvm.jit.policy.backend import Backend
    from pvm.jit.policy.compilation import Compilation
    from pvm.jit.policy.options import CompilationOptions
    from pvm.logs import Logs
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.machine import Machine
    from pvm.vm.runtime.unloading import MortalLoaderData


class MethodCompiler:
    """Waits for the first hot method of a machine; `hot_list` is that of the program it runs."""

    def __init__(self, machine: "Machine", hot_list: HotList, given: Mapping[str, Any],
                 logs: "Logs | None", started: float) -> None:
        self._machine = machine
        self._given = given
        self._logs = logs
        self._started = started
        self._lock = threading.Lock()
        self._early: list[tuple[int, int]] = []
        self._thread: threading.Thread | None = None
        self._compilation: Compilation | None = None
        if given.get("mode") == "interpreted":
            return
        self._ended = threading.Event()
        machine.unloading.on_unloaded = self._unloaded
        machine.on_end = self._end
        self._hot_list = hot_list
        if given and given != {"mode": "mixed"}:
            self._start_as_asked()
        else:
            machine.first_heat = self._first_heat
            machine.on_hot = self._first

    def _start_as_asked(self) -> None:
        options, text = compilation_options(self._given)
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.write(text)
        if options.compiles:
            self._start_compilation(options, PATIENCE)

    def _first_heat(self, method: "JavaMethod") -> int:
        return 1 if method in self._hot_list else PROFILE_AT

    def _first(self, address: int, word: int) -> None:
        """Something is hot: the compiler is imported, while the program goes on."""
        with self._lock:
            self._early.append((address, word))
            if self._thread is None:
                self._thread = threading.Thread(target=self._begin, name="Compiler", daemon=True)
                self._thread.start()
        self._tell()

    def _begin(self) -> None:
        waited = 0.0 if self._hot_list else PATIENCE
        if self._ended.wait(waited):
            return
        self._start_compilation(compilation_options({})[0], PATIENCE - waited)
        self._tell()

    def _tell(self) -> None:
        with self._lock:        # all the time: these methods may have died since
            if self._compilation is not None:
                early, self._early = self._early, []
                for event in early:
                    self._compilation.on_hot(*event)

    def _unloaded(self, dead: "Sequence[MortalLoaderData]", free: Callable[[], None]) -> None:
        """See `vm.runtime.unloading`."""
        gone = {method.address for data in dead for method in data.methods}
        with self._lock:
            self._early = [event for event in self._early if event[0] not in gone]
        if self._compilation is None:
            free()
        else:
            self._compilation.on_unloaded(dead, free)

    def _end(self) -> bool:
        """See `Machine.on_end`."""
        self._ended.set()
        if self._thread is not None and self._thread.is_alive():
            return False
        return self._compilation is None or self._compilation.end()

    def _start_compilation(self, options: "CompilationOptions", patience: float) -> None:
        from pvm.jit.policy.compilation import Compilation
        from pvm.jit.policy.reporting import NoLog, Reporter

        report = Reporter(self._logs or NoLog(), self._started, options.print_compilation,
                          options.print_inlining, options.tiered)

        def make_compiler() -> "Backend":
            from pvm.jit.policy.backend import Backend

            return Backend(self._machine, options, report)

        self._compilation = Compilation(self._machine, make_compiler, options, report,
                                        self._hot_list, patience)
        self._compilation.start()


def compilation_options(given: Mapping[str, Any]) -> "tuple[CompilationOptions, str]":
    """What the flags mean, and what is to be printed about them."""
    from pvm.jit.policy.commands import read_commands
    from pvm.jit.policy.options import CompilationOptions
    from pvm.jit.policy.patterns import PatternError, parse_pattern

    settings = dict(given)
    lines = list(settings.pop("commands", ()))
    for path in settings.pop("command_files", ()):
        lines += _lines(path)
    commands, text = read_commands(lines)
    if "dump" in settings:
        try:
            settings["dump"] = parse_pattern(settings["dump"])
        except PatternError as error:
            raise CommandLineError(f"Error: --dump-ir {settings['dump']}: {error}") from None
    return CompilationOptions(commands=commands, **settings), text


def _lines(path: str) -> list[str]:
    """The lines of a file; none if it cannot be read, as java has it."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as stream:
            return stream.read().splitlines()
    except OSError:
        return []
