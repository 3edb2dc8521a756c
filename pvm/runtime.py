"""The composition root of `pvm run`: options in, exit status out."""

import contextlib
import gc
import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, NoReturn

from pvm.coreimage import load_core
from pvm.jit.cache.hotlist import HotList
from pvm.library import library_jar
from pvm.methodcompiler import MethodCompiler
from pvm.native.binder import Binder
from pvm.native.environment import Environment
from pvm.options import VmOptions
from pvm.program import run_program
from pvm.vm.load.classpath import LibraryJar, entries_of
from pvm.vm.runtime.machine import Machine, Settings
from pvm.vm.threads.signals import SignalLoop

if TYPE_CHECKING:
    from pvm.logs import Logs


def run_main(options: VmOptions) -> NoReturn:
    """Runs the program and ends the process with its exit status."""
    started = time.monotonic()
    gc.disable()  # until the machine is booted: all that is made now stays
    image, facts = load_core()
    environment = Environment(options.properties, options.class_path_text, options.assertions,
                              options.system_assertions)
    natives = Binder(facts["natives"], environment, facts["leaves"])
    machine = Machine(image, facts, natives, _settings(options))
    logs = _logs(options, started) if options.logs else None
    hot_list = HotList(_program(options))
    joined = (_machine_logs(machine, logs) if logs else None,
              MethodCompiler(machine, hot_list, options.compilation, logs, started))
    ProgramRun(machine, options, joined).wait()


def _program(options: VmOptions) -> str:
    """What the compiler takes for the same program in another run."""
    return repr((options.main_class, [os.path.abspath(each) for each in options.class_path]))


def _logs(options: VmOptions, started: float) -> "Logs":
    from pvm.logs import Logs

    return Logs(options.logs, started)


def _machine_logs(machine: Machine, logs: "Logs") -> object:
    from pvm.machinelogs import MachineLogs

    return MachineLogs(machine, logs)


def _settings(options: VmOptions) -> Settings:
    settings = Settings(LibraryJar(library_jar()), entries_of(os.pathsep.join(options.class_path)))
    settings.plan = options.plan
    settings.heap_maximum = options.heap_maximum
    settings.heap_initial = options.heap_initial
    settings.nursery = options.nursery
    settings.stack = options.stack
    settings.gc_stress = options.gc_stress
    settings.gc_poison = options.gc_poison
    settings.gc_verify = options.gc_verify
    settings.verification = options.verification
    if options.grants is not None:
        from pvm.allowances import granted

        settings.grants = granted(options.grants)
    return settings


class ProgramRun:
    """One run of `pvm run`: the main Java thread, shutdown, and the waiting main Python thread."""

    def __init__(self, machine: Machine, options: VmOptions, joined: object) -> None:
        self.machine = machine
        self.options = options
        self.joined = joined  # kept alive: the machine calls it
        self.exit_code = 0
        self.is_booted = False  # Java can run: set by the main thread
        self._loop = SignalLoop(self._shut_down_by_signal, self._dump_threads)
        machine.threads.when_idle = self._last_thread_ended
        machine.halt = self.halt

    def wait(self) -> NoReturn:
        """Starts the main thread; waits, obeying signals, until the process ends."""
        with self._loop:
            self.machine.threads.run("main", False, lambda thread: run_program(self, thread))
            # Python's own way out would wait for threads, or unwind them where they are.
            self.halt(self._loop.run())

    def print_error(self, text: str) -> None:
        """A message of the launcher, on standard error."""
        print(text, file=sys.stderr, flush=True)

    def _last_thread_ended(self) -> None:
        """JLS 12.8: when the last thread that is no daemon has ended, hooks run, then the end."""
        self.machine.threads.run("DestroyJavaVM", True, lambda thread: self._destroy())

    def _destroy(self) -> None:
        from pvm.program import run_shutdown_hooks

        run_shutdown_hooks(self.machine)
        self.halt(self.exit_code)

    def _shut_down_by_signal(self, code: int) -> None:
        from pvm.program import run_shutdown_hooks

        if not self.is_booted:
            return  # there can be no hooks yet
        done = threading.Event()

        def body(thread: object) -> None:
            try:
                run_shutdown_hooks(self.machine)
            finally:
                done.set()

        self.machine.threads.run(f"{signal.Signals(code - 128).name} handler", True, body)
        done.wait()

    def _dump_threads(self) -> None:
        if not self.is_booted:
            return
        from pvm.threaddump import thread_dump

        with contextlib.suppress(OSError):
            print(thread_dump(self.machine), flush=True)

    def halt(self, code: int) -> NoReturn:
        """Ends the process: output is flushed, threads stop where they are."""
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError):  # its reader went away
                stream.flush()
        os._exit(code & 0xFF)
