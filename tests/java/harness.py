"""Compile the Java programs and run one on pvm or on java."""

from __future__ import annotations

import functools
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pvm.bench.compiling import compile_sources

from .programs import ANY_LINES, Program, lines_match

PVM = (sys.executable, "-m", "pvm", "run")
# Traces are to stay as they are however often an exception is thrown.
JAVA = ("java", "-XX:-OmitStackTraceInFastThrow")
STDERR_TAIL = 3000
ORACLE_SECONDS = 60.0
JAVAC_OPTIONS = "javac.options"
LIBRARY_FRAME = "\tat java.base/"


@dataclass(frozen=True)
class Outcome:
    """What one run did; ``exit_code`` is negative for a signal and None when time ran out."""

    command: tuple[str, ...]
    exit_code: int | None
    stdout: str
    stderr: str

    @property
    def ending(self) -> str:
        """The exit in words."""
        if self.exit_code is None:
            return "time ran out"
        if self.exit_code < 0:
            return f"CRASH: signal {signal.Signals(-self.exit_code).name}"
        return f"exit {self.exit_code}"


@functools.cache
def compiled_folder(folder: Path, compiler: str = "pvm") -> Path:
    """The class files of the Java sources in ``folder``, compiled together by "pvm" or "javac".

    The file ``javac.options`` in it, if there is one, holds the compiler's options.
    """
    options = folder / JAVAC_OPTIONS
    words = options.read_text(encoding="utf-8").split() if options.is_file() else ()
    return compile_sources(sorted(folder.glob("*.java")), tuple(words), compiler)


def run_command(command: Sequence[str], seconds: float) -> Outcome:
    """Run ``command`` to its end, or kill it after ``seconds``."""
    # Not the caller's locale, flags or class path: the expectations are of one environment.
    hidden = ("CLASSPATH", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")
    environment = {k: v for k, v in os.environ.items() if k not in hidden} | {"LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        try:
            stdout, stderr = process.communicate(timeout=seconds)
            code: int | None = process.returncode
        except subprocess.TimeoutExpired:
            process.kill()
            stdout, stderr = process.communicate()
            code = None
    decoded = (data.decode("utf-8", "backslashreplace") for data in (stdout, stderr))
    return Outcome(tuple(command), code, *decoded)


def run_program(
    program: Program,
    machine: Sequence[str],
    options: Sequence[str],
    seconds: float,
    compiler: str = "pvm",
) -> Outcome:
    """Run ``program`` on ``machine`` (PVM or JAVA) with ``options``."""
    classes = compiled_folder(program.folder, compiler)
    command = [*machine, *options, "-cp", str(classes), program.name, *program.args]
    return run_command(command, seconds)


def only_own_methods(program: Program) -> list[str]:
    """Options under which only the classes of the program's folder are compiled to machine code."""
    classes = compiled_folder(program.folder)
    files = [path.relative_to(classes) for path in classes.rglob("*.class")]
    names = sorted({str(file.parent / file.stem.partition("$")[0]) for file in files})
    return ["-XX:CompileCommand=quiet",
            *(f"-XX:CompileCommand=compileonly,{name}*::*" for name in names)]


def output_lines(text: str) -> list[str]:
    """The lines of an output; a last line without its end counts as one."""
    lines = text.split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def problems(program: Program, outcome: Outcome) -> list[str]:
    """How ``outcome`` differs from what ``program`` expects; empty when it does not."""
    found = []
    if outcome.exit_code != program.exit_code:
        found.append(f"{outcome.ending}, expected exit {program.exit_code}")
    if [line.rstrip(" ") for line in output_lines(outcome.stdout)] != list(program.stdout):
        found.append(_difference("stdout", program.stdout, output_lines(outcome.stdout)))
    expected = program.stderr if program.stderr is not None else ()
    if not lines_match(expected, output_lines(outcome.stderr)):
        found.append(_difference("stderr", expected, output_lines(outcome.stderr)))
    return found


def _difference(stream: str, expected: Sequence[str], actual: Sequence[str]) -> str:
    """Name the first line that differs (of stdout) and show both around it."""
    pairs = zip(expected, actual, strict=False)
    first = next(
        (i for i, (want, got) in enumerate(pairs) if want != got.rstrip(" ")),
        min(len(expected), len(actual)),
    )
    show = slice(max(0, first - 2), first + 3)
    return (
        f"{stream} differs from line {first + 1} on\n"
        f"  expected: {list(expected[show])}\n  actual:   {list(actual[show])}"
    )


def report(program: Program, outcome: Outcome, found: Sequence[str]) -> str:
    """The failure text: program, flags, what is wrong, the end of stderr."""
    return "\n".join(
        [
            f"{program.identity}: {outcome.ending}",
            f"command: {' '.join(outcome.command)}",
            *found,
            f"stderr ends:\n{outcome.stderr[-STDERR_TAIL:]}",
        ]
    )


def blessed_stderr(stderr: str) -> list[str]:
    """The lines to expect, with frames inside the class library left open."""
    lines: list[str] = []
    for line in output_lines(stderr):
        if not line.startswith(LIBRARY_FRAME):
            lines.append(line)
        elif not lines or lines[-1] != ANY_LINES:
            lines.append(ANY_LINES)
    return lines
