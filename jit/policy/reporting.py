"""What users see of compilations: -XX:+PrintCompilation and -Xlog:jit*, as HotSpot writes them."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Protocol

from pvm.jit.ir.reasons import Request
from pvm.jit.policy.tasks import Task

if TYPE_CHECKING:
    from pvm.vm.model.members import JavaMethod

COMPILATION, INLINING = ("jit", "compilation"), ("jit", "inlining")
DEOPTIMIZATION = ("jit", "deoptimization")


class Log(Protocol):
    """Where -Xlog's messages go."""

    def wants(self, tags: tuple[str, ...], level: str = "info") -> bool: ...

    def write(self, tags: tuple[str, ...], message: str, level: str = "info") -> None: ...


class NoLog:
    """Nothing was asked for."""

    def wants(self, tags: tuple[str, ...], level: str = "info") -> bool:
        return False

    def write(self, tags: tuple[str, ...], message: str, level: str = "info") -> None:
        pass


def task_line(task: Task, tiered: bool) -> str:
    """ "   7 %     3       P::loop @ 4 (38 bytes)": number, attributes, level, method.

    Attributes: entered in a loop, synchronized, has exception handlers, is waited for, native.
    """
    method = task.method
    code = method.code
    attributes = "".join((
        "%" if task.is_osr else " ",
        "s" if method.is_synchronized else " ",
        "!" if code is not None and code.exception_table else " ",
        "b" if task.waited_for else " ",
        "n" if method.is_native else " ",
    ))
    level = f"{task.level} " if tiered else ""
    place = f" @ {task.osr_bci}" if task.is_osr else ""
    return f"{task.number:4} {attributes} {level}     {described(method, place)}"


def short_name(method: JavaMethod) -> str:
    """ "java.lang.String::length"."""
    return f"{method.owner.external_name}::{method.name}"


def described(method: JavaMethod, place: str = "") -> str:
    """ "java.lang.String::length (11 bytes)"."""
    size = "native" if method.is_native else f"{code_size(method)} bytes"
    return f"{short_name(method)}{place} ({size})"


def code_size(method: JavaMethod) -> int:
    """Bytes of bytecode."""
    code = method.code
    return 0 if code is None else len(code.code)


class Reporter:
    """`started` is `time.monotonic()` at the start of the machine."""

    def __init__(self, log: Log, started: float, prints: bool = False,
                 prints_inlining: bool = False, tiered: bool = True) -> None:
        self.log = log
        self._started = started
        self._prints = prints
        self._prints_inlining = prints_inlining
        self._tiered = tiered

    def _line(self, text: str) -> None:
        if self._prints:
            stamp = int(1000 * (time.monotonic() - self._started))
            sys.stdout.write(f"{stamp:7} {text}\n")
            sys.stdout.flush()
        self.log.write(COMPILATION, text)

    def inlining(self, depth: int, method: JavaMethod, bci: int, text: str) -> None:
        """What was decided about a call: `depth` is 1 in the compiled method itself."""
        line = f"{' ' * (28 + 2 * depth)}@ {bci}   {described(method)}   {text}"
        if self._prints_inlining:
            sys.stdout.write(line + "\n")
        self.log.write(INLINING, line)

    def begins(self, task: Task) -> None:
        """The compiler thread turns to a task."""
        self._line(task_line(task, self._tiered))

    def installed(self, task: Task, size: int, seconds: float, origin: str) -> None:
        """The code is in place; it is `compiled`, or `loaded` from the cache."""
        self.log.write(COMPILATION, f"{task.number:4} {origin}: {size} bytes of code, "
                       f"{1000 * seconds:.1f} ms", "debug")

    def timed(self, task: Task, times: str) -> None:
        """What the steps of a compilation took."""
        self.log.write(COMPILATION, f"{task.number:4} {times}", "debug")

    def kept(self, task: Task, refusal: str) -> None:
        """The code was written to the cache on disk, or not: `refusal` says why."""
        text = f"not kept: {refusal}" if refusal else "kept"
        self.log.write(COMPILATION, f"{task.number:4} {text}", "debug")

    def not_loaded(self, task: Task, reason: str) -> None:
        """The cache on disk has code that cannot be used yet."""
        self.log.write(COMPILATION, f"{task.number:4} cached, but not there yet: {reason}", "debug")

    def made_not_entrant(self, task: Task) -> None:
        """The code is not entered any more."""
        self._line(task_line(task, self._tiered) + "   made not entrant")

    def skipped(self, task: Task, reason: str) -> None:
        """The method stays interpreted."""
        self._line(task_line(task, self._tiered) + f"   COMPILE SKIPPED: {reason}")

    def refused(self, method: JavaMethod, reason: str) -> None:
        """The method stays interpreted; nothing was even tried."""
        self.log.write(COMPILATION, f"not compilable: {described(method)}: {reason}")

    def deoptimised(self, request: Request, method: JavaMethod, root: Task | None) -> None:
        """A guard failed; the interpreter goes on in `method`."""
        inside = "" if root is None or root.method is method else f" in {short_name(root.method)}"
        self.log.write(DEOPTIMIZATION, f"{request.compilation:4} {request.reason}: "
                       f"{short_name(method)} instruction {request.place}{inside}")

    def excluded(self, method: JavaMethod) -> None:
        """-XX:CompileCommand keeps it from being compiled; -XX:+PrintCompilation tells it."""
        if self._prints:
            static = "static " if method.is_static else ""
            sys.stdout.write(f"### Excluding compile: {static}{short_name(method)}\n")
            sys.stdout.flush()

    def cache_full(self) -> None:
        """There is no room for more code."""
        for text in ("CodeCache is full. Compiler has been disabled.",
                     "Try increasing the code cache size using -XX:ReservedCodeCacheSize="):
            print(f"pvm warning: {text}", file=sys.stderr, flush=True)
