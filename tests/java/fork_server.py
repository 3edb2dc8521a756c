"""Runs mutants in forks of one process whose machine is booted: some forty a second on one core.

The server (``python -m tests.java.fork_server``) reads a JSON list [folder, main class, file for
stderr] a line, and answers a line: ``exit N``, ``signal N`` or ``time``. Where the file is "", it
runs the program itself, which warms it: what the library needs is then loaded once. It forks on
the main Java thread while the world is stopped, so that the child has a machine that no lost
thread is in the middle of changing.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from .fuzz_mutations import STDERR_LIMIT, Mutant, Verdict
from .harness import compiled_folder
from .programs import Program

HEAP_BYTES = 64 << 20
RUN_SECONDS = 3.0
POLL_SECONDS = 0.002
SERVER = (sys.executable, "-m", "tests.java.fork_server")


def run_in_forks(mutants: Sequence[Mutant], warmers: Sequence[Program] = ()) -> Iterator[Verdict]:
    """An Executor: a fork for each mutant; one that runs too long is killed, which is no fault.

    `warmers` are run by the server before: programs that end by themselves and exit with 0.
    """
    with subprocess.Popen(SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        for program in warmers:
            _ask(server, str(compiled_folder(program.folder)), program.name, "")
        for mutant in mutants:
            yield Verdict(mutant, _run(server, mutant))
        assert server.stdin is not None
        server.stdin.close()


def _run(server: subprocess.Popen[bytes], mutant: Mutant) -> str | None:
    with tempfile.TemporaryDirectory(prefix="pvm-mutant-") as folder:
        for name, data in mutant.classes.items():
            Path(folder, f"{name}.class").write_bytes(data)
        errors = Path(folder, "stderr")
        answer = _ask(server, folder, mutant.program, str(errors))
        with errors.open("rb") as stream:
            text = stream.read(STDERR_LIMIT).decode("utf-8", "replace")
    return judge(answer, text)


def _ask(server: subprocess.Popen[bytes], *request: str) -> list[str]:
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(request).encode() + b"\n")
    server.stdin.flush()
    answer = server.stdout.readline().decode().split()
    if not answer:
        raise RuntimeError("the fork server ended")
    return answer


def judge(answer: Sequence[str], stderr: str) -> str | None:
    """What is wrong with a run that ended in this way, or None."""
    problem = None
    if answer[0] == "signal":
        problem = f"ended by signal {answer[1]}"
    elif "Traceback (most recent call last)" in stderr:
        problem = "a Python traceback"
    return f"{problem}\n{stderr[-3000:]}" if problem else None


class _Run:
    """What `run_main_class` needs of a run."""

    def __init__(self, machine: Any, main_class: str) -> None:
        self.machine = machine
        self.options = self
        self.main_class = main_class
        self.arguments = ()
        self.exit_code = 0

    def print_error(self, text: str) -> None:
        print(text, file=sys.stderr, flush=True)


def _serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Boots a machine and answers until the requests end."""
    from pvm.coreimage import load_core
    from pvm.library import library_jar
    from pvm.native.binder import Binder
    from pvm.native.environment import Environment
    from pvm.vm.load.classpath import LibraryJar
    from pvm.vm.runtime.machine import Machine, Settings

    image, facts = load_core()
    settings = Settings(LibraryJar(library_jar()), [])
    settings.heap_maximum = HEAP_BYTES
    natives = Binder(facts["natives"], Environment(), facts["leaves"])
    machine = Machine(image, facts, natives, settings)
    machine.halt = lambda code: os._exit(code & 0xFF)
    thread = machine.threads.run(
        "main", False, lambda thread: _answer_all(machine, thread, requests, answers)
    )
    assert thread.os_thread is not None
    thread.os_thread.join()


def _answer_all(machine: Any, thread: Any, requests: IO[bytes], answers: IO[bytes]) -> None:
    machine.start()
    world = _world_functions(machine)
    _silence(0, 1)
    for line in requests:
        folder, main_class, errors = json.loads(line)
        if errors:
            child = _fork(thread, *world)
            if child == 0:
                _run_child(machine, thread, folder, main_class, errors)
            answer = _await(child)
        else:
            answer = f"exit {_run_here(machine, thread, folder, main_class)}"
        answers.write(answer.encode() + b"\n")
        answers.flush()
    os._exit(0)


def _silence(*descriptors: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in descriptors:
        os.dup2(nothing, descriptor)


def _fork(thread: Any, stop: Any, resume: Any) -> int:
    gc.freeze()
    while not stop(thread.address):
        pass  # another thread's stop came first, and is over
    child = os.fork()
    resume(thread.address)
    return child


def _world_functions(machine: Any) -> tuple[Any, Any]:
    """stop_world and resume_world."""
    module = "vm.threads.stopping."
    stop = ctypes.CFUNCTYPE(ctypes.c_uint32, ctypes.c_uint64)
    resume = ctypes.CFUNCTYPE(None, ctypes.c_uint64)
    return (
        stop(machine.image.address(module + "stop_world")),
        resume(machine.image.address(module + "resume_world")),
    )


def _await(child: int) -> str:
    """How the child ended."""
    end = time.monotonic() + RUN_SECONDS
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return f"exit {code}" if code >= 0 else f"signal {-code}"
        time.sleep(POLL_SECONDS)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "time"


def _run_child(machine: Any, thread: Any, folder: str, main_class: str, errors: str) -> None:
    """Runs the mutant and ends the process."""
    try:
        os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        os._exit(_run_here(machine, thread, folder, main_class))
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(1)


def _run_here(machine: Any, thread: Any, folder: str, main_class: str) -> int:
    """Runs a program with a loader of its own; its exit code."""
    from pvm.program import run_main_class
    from pvm.vm.load.classpath import entries_of
    from pvm.vm.load.loader import PathLoader
    from pvm.vm.runtime.javathreads import JAVA_THREAD

    machine.application = PathLoader(machine, "'app'", entries_of(folder), parent=machine.boot)
    run = _Run(machine, main_class)
    run_main_class(run, thread.address + JAVA_THREAD)
    return run.exit_code


def main() -> None:
    """The server's entry point: requests on standard input, answers on standard output."""
    _serve(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))


if __name__ == "__main__":
    main()
