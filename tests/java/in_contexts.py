"""Java programs in contexts of one engine, one after the other in one process.

``python -m tests.java.in_contexts PART PARTS`` prints the name of each program, and the number of
its contexts that the engine still waits for at the end; what goes wrong follows a name.
"""

from __future__ import annotations

import io
import sys
import time

import pvm

from . import harness
from .programs import Program, all_programs

ALLOWED = dict.fromkeys(
    ("read", "write", "environment", "run", "reflect", "exit", "threads", "load"), True)
LONGEST_COMPILATION = 120.0      # seconds
# What a context does not do as `pvm run` does.
DIFFERENT = {
    "census/UnsafeOperations": "native memory is not for sandboxed code",
    "census/SystemMembers": "loading libraries is not for sandboxed code",
    "reflection/RawMemory": "native memory is not for sandboxed code",
    "threads/Daemons": "closing a context does not wait for Java's threads",
}


def suitable_programs() -> list[Program]:
    """The programs that need no options and end as programs mostly do."""
    return [program for program in all_programs()
            if not (program.flags or program.own_flags or program.exit_code or program.stderr)
            and program.identity not in DIFFERENT]


def run(engine: pvm.Engine, program: Program) -> list[str]:
    """How the program differs from what it expects in a context; empty when it does not."""
    output = io.BytesIO()
    folder = harness.compiled_folder(program.folder)
    with engine.context(class_path=[folder], allow=ALLOWED, heap="64m", threads=200,
                        stdout=output) as context:
        try:
            context.cls(program.name).main(list(program.args), timeout=harness.ORACLE_SECONDS)
        except (pvm.PvmError, TypeError) as error:
            return [f"{type(error).__name__}: {error}"]
    text = output.getvalue().decode("utf-8", "replace")
    return harness.problems(program, harness.Outcome((program.name,), 0, text, ""))


def left_after_all(engine: pvm.Engine) -> int:
    """How many closed contexts are never given back. The compiler may still be at work for some:
    a large method takes seconds on a busy machine."""
    until = time.monotonic() + LONGEST_COMPILATION
    while engine.endings.left and time.monotonic() < until:
        engine.endings.attempt_all()
        time.sleep(0.1)
    return len(engine.endings.left)


def main() -> int:
    """Runs every so manyth program."""
    part, parts = map(int, sys.argv[1:])
    engine = pvm.Engine()
    for program in suitable_programs()[part::parts]:
        print(program.identity, flush=True)
        for problem in run(engine, program):
            print(f"  {problem}", flush=True)
    print(left_after_all(engine), "left")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
