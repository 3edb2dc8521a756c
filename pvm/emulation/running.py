"""Runs one program to its end, and tells how it ended."""

from __future__ import annotations

import math
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from types import FrameType
from typing import TYPE_CHECKING, Final

from pvm.emulatecommand import CANNOT_RUN, EmulateOptions
from pvm.emulation.world import GrantedWorld
from pvm.errors import CommandLineError
from pvm.isa.elf.errors import ElfError
from pvm.isa.emulator import Emulator, Translator
from pvm.isa.memory.faults import OutOfSpace
from pvm.isa.memory.space import AddressSpace
from pvm.isa.process.endings import Ending
from pvm.isa.process.process import Process
from pvm.isa.process.stack import StackError

if TYPE_CHECKING:
    from pvm.isa.emulator import Translator
    from pvm.isa.translate.reporting import Reporter

TIMED_OUT: Final = 124          # as timeout(1) has it
_FORWARDED: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM",
                     "SIGWINCH")


def run_program(options: EmulateOptions, content: bytes, path: bytes,
                streams: Sequence[int | None]) -> int:
    """Runs a program; its status, or CANNOT_RUN with a line on standard error. `streams`: see
    `streams.program_streams`."""
    sys.stdout.flush()
    try:
        process = _made(options, content, path, streams)
    except (ElfError, OutOfSpace, StackError) as error:
        print(f"pvm: {options.program}: {error}", file=sys.stderr)
        return CANNOT_RUN
    if options.gdb_port is None:
        ending = _Run(process, options).ending()
    else:
        ending = _debugged(process, options, options.gdb_port)
    process.close()
    _report(options, process, ending)
    return ending.status


def _made(options: EmulateOptions, content: bytes, path: bytes,
          streams: Sequence[int | None]) -> Process:
    """The process, ready to begin. ElfError, OutOfSpace, StackError."""
    world = GrantedWorld(options.granted(), streams)
    emulator = Emulator(AddressSpace(limit=options.memory), _translator(options))
    process = Process(emulator, world)
    process.load(content, path)
    if options.traces:
        from pvm.isa.process.traces import attach_traces

        attach_traces(process, options.traces, sys.stderr)
    arguments = [os.fsencode(text) for text in (options.program, *options.arguments)]
    process.prepare(arguments, world.environment(os.environb))
    return process


def _translator(options: EmulateOptions) -> Translator | None:
    """Who is to see each instruction has it interpreted."""
    if (not options.translates or options.traces & {"insn", "block"}
            or options.gdb_port is not None):
        return None
    from pvm.isa.translate.translator import BackgroundTranslator

    return BackgroundTranslator(reporter=_reporter(options))


def _reporter(options: EmulateOptions) -> Reporter | None:
    """CommandLineError: its files cannot be written."""
    if options.dump is None and not options.names_code:
        return None
    from pvm.isa.translate.reporting import Reporter

    try:
        return Reporter(options.dump, options.names_code)
    except OSError as error:
        raise CommandLineError(
            f"Error: cannot write to {error.filename}: {error.strerror}") from None


def _debugged(process: Process, options: EmulateOptions, port: int) -> Ending:
    """Runs it under a debugger. CommandLineError: the port cannot be had."""
    from pvm.isa.process.gdb.server import GdbServer

    try:
        server = GdbServer(process, port)
    except OSError as error:
        raise CommandLineError(f"Error: cannot listen on port {port}: {error.strerror}") from None
    server.start(lambda text: print(f"pvm: {text}", file=sys.stderr, flush=True))
    ending = _Run(process, options).ending()
    server.finish()
    return ending


class _Run:
    """A process in a Python thread of its own, while this one waits for signals."""

    def __init__(self, process: Process, options: EmulateOptions) -> None:
        self._process = process
        self._options = options
        self._is_over = threading.Event()
        self._error: BaseException | None = None    # of ours: a program's faults are no errors

    def ending(self) -> Ending:
        """Runs it."""
        before = {}
        for name in _FORWARDED:
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, self._forward)
        try:
            threading.Thread(target=self._work, name="guest", daemon=True).start()
            if not self._is_over_within(self._options.timeout):
                self._process.end(Ending(TIMED_OUT, reason="timed out after "
                                         f"{self._options.timeout:g} s"))
                self._is_over.wait(_PATIENCE)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            if self._process.emulator.translator is not None:
                self._process.emulator.translator.finish()
        if self._error is not None:
            raise self._error
        assert self._process.ending is not None
        return self._process.ending

    def _is_over_within(self, seconds: float | None) -> bool:
        """Waits, but not for long at a time: a signal that comes just before a wait does not wake
        it, and Python's handler runs when this thread does."""
        end = math.inf if seconds is None else time.monotonic() + seconds
        while not self._is_over.wait(max(0.0, min(_LOOK, end - time.monotonic()))):
            if time.monotonic() >= end:
                return False
        return True

    def _work(self) -> None:
        process = self._process
        try:
            process.run_thread(next(iter(process.threads.values())))
        except BaseException as error:
            self._error = error
        finally:
            self._is_over.set()

    def _forward(self, number: int, frame: FrameType | None) -> None:
        del frame
        self._process.send_signal(number)


_LOOK: Final = 0.2              # seconds between two looks for signals
_PATIENCE: Final = 10.0         # seconds that a program which was ended has to end in


def _report(options: EmulateOptions, process: Process, ending: Ending) -> None:
    if options.counts:
        print(f"pvm: {process.retired} instructions", file=sys.stderr)
    if ending.registers:
        print(f"pvm: {options.program}: {ending.reason}\n{ending.registers}", end="",
              file=sys.stderr)
    elif ending.status == TIMED_OUT and not ending.signal and ending.reason:
        print(f"pvm: {options.program}: {ending.reason}", file=sys.stderr)
