"""Mutate class files at random and see that the machine survives them.

A mutant is made from a test program's class file and a seed alone.  Whatever it does as a Java
program is right: run, fail to load, throw.  What it may not do is end the process by a signal,
show a Python traceback, or make the machine deaf: a mutant may loop for ever, but the machine must
then still answer SIGTERM.
"""

from __future__ import annotations

import base64
import json
import random
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pvm.vm.classfile.reader import parse

from .harness import PVM, compiled_folder
from .programs import ROOT, Program

CASES = ROOT / "mutation_cases"
# Programs without threads, waiting or large heaps: a mutant of these says most in least time.
FOLDERS = ("bytecode", "exceptions", "objects", "init", "strings", "lambdas")
LAST_OPCODE = 201
INTERESTING_BYTES = (0x00, 0x01, 0x7F, 0x80, 0xFF)
OPTIONS = ("-Xmx64m",)
RUN_SECONDS = 10.0
TERMINATE_SECONDS = 10.0
STDERR_LIMIT = 1 << 20


@dataclass(frozen=True)
class Mutant:
    """The class files of one program (name without .class -> bytes), one of them mutated."""

    program: str
    changed: str
    seed: int
    classes: dict[str, bytes]


@dataclass(frozen=True)
class Verdict:
    """What is wrong with the machine's behaviour; None when nothing is."""

    mutant: Mutant
    problem: str | None


# Runs a batch of mutants; one that keeps them in a single process has the same shape.
Executor = Callable[[Sequence[Mutant]], Iterator[Verdict]]


def mutate(data: bytes, rng: random.Random) -> bytes:
    """``data`` (not empty) with one to eight random changes."""
    result = bytearray(data)
    count = 1 if rng.random() < 0.6 else rng.randint(2, 8)
    for _ in range(count):
        _change(result, rng)
    return bytes(result)


def mutate_code(data: bytes, rng: random.Random) -> bytes:
    """A class file with one to four bytes of its methods' code changed: most such mutants are
    still class files, and get as far as the verifier and the interpreter."""
    bodies = [m.code.code for m in parse(data, "the original").methods if m.code is not None]
    starts = {data.find(code): len(code) for code in bodies}
    result = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        start = rng.choice(sorted(starts))
        at = start + rng.randrange(starts[start])
        other = rng.choice(sorted(starts))
        result[at] = rng.choice(
            (
                rng.randrange(256),
                rng.randrange(LAST_OPCODE + 1),
                (result[at] + rng.choice((-1, 1))) % 256,
                result[other + rng.randrange(starts[other])],
            )
        )
    return bytes(result)


def _change(data: bytearray, rng: random.Random) -> None:
    """Change one place: set, flip a bit, step by one, copy a byte, delete, insert, cut off."""
    at = rng.randrange(len(data)) if data else 0
    kind = rng.random()
    if not data or kind < 0.03:
        data.insert(at, rng.randrange(256))
    elif kind < 0.06:
        del data[at]
    elif kind < 0.07:
        del data[at:]
    elif kind < 0.30:
        data[at] = rng.choice(INTERESTING_BYTES)
    elif kind < 0.50:
        data[at] ^= 1 << rng.randrange(8)
    elif kind < 0.70:
        data[at] = (data[at] + rng.choice((-1, 1))) % 256
    elif kind < 0.80:
        data[at] = data[rng.randrange(len(data))]
    else:
        data[at] = rng.randrange(256)


def class_files(program: Program) -> dict[str, bytes]:
    """The class files that belong to ``program``: its main class and the classes nested in it."""
    folder = compiled_folder(program.folder)
    own = [folder / f"{program.name}.class", *folder.glob(f"{program.name}$*.class")]
    return {path.stem: path.read_bytes() for path in sorted(own)}


def make_mutant(programs: Sequence[Program], seed: int) -> Mutant:
    """The mutant number ``seed`` of ``programs``."""
    rng = random.Random(seed)
    program = rng.choice(programs)
    classes = class_files(program)
    changed = rng.choice(sorted(classes))
    classes[changed] = _mutated(classes[changed], rng)
    return Mutant(program.name, changed, seed, classes)


def _mutated(data: bytes, rng: random.Random) -> bytes:
    has_code = any(m.code is not None for m in parse(data, "the original").methods)
    return mutate_code(data, rng) if has_code and rng.random() < 0.5 else mutate(data, rng)


def suitable(programs: Sequence[Program]) -> list[Program]:
    """The programs worth mutating: of FOLDERS, without options of their own."""
    return [p for p in programs if p.folder.name in FOLDERS and not p.flags and not p.needs_gc]


def run_in_subprocesses(
    mutants: Sequence[Mutant], machine: Sequence[str] = PVM
) -> Iterator[Verdict]:
    """An Executor: a new process for each mutant."""
    for mutant in mutants:
        with tempfile.TemporaryDirectory(prefix="pvm-mutant-") as folder:
            for name, data in mutant.classes.items():
                Path(folder, f"{name}.class").write_bytes(data)
            command = [*machine, *OPTIONS, "-cp", folder, mutant.program]
            yield Verdict(mutant, run_and_judge(command))


def run_and_judge(
    command: Sequence[str],
    run_seconds: float = RUN_SECONDS,
    terminate_seconds: float = TERMINATE_SECONDS,
) -> str | None:
    """Run one mutant; what the machine did wrong, or None."""
    with tempfile.TemporaryFile() as stderr:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=stderr
        )
        problem = _wait_and_judge(process, run_seconds, terminate_seconds)
        stderr.seek(0)
        text = stderr.read(STDERR_LIMIT).decode("utf-8", "replace")
    if problem is None and "Traceback (most recent call last)" in text:
        problem = "a Python traceback"
    return f"{problem}\n{text[-3000:]}" if problem else None


def _wait_and_judge(
    process: subprocess.Popen[bytes], run_seconds: float, terminate_seconds: float
) -> str | None:
    """Wait for the end; a process that takes too long is asked, then made, to stop."""
    terminated = False
    try:
        process.wait(run_seconds)
    except subprocess.TimeoutExpired:
        terminated = True
        process.terminate()
    try:
        process.wait(terminate_seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return "deaf: neither ended nor answered SIGTERM"
    # Our own SIGTERM may end it as a signal: the machine was loading, not yet running Java.
    if process.returncode < 0 and not terminated:
        return f"ended by signal {-process.returncode}"
    if process.returncode < 0 and process.returncode != -15:
        return f"ended by signal {-process.returncode} after SIGTERM"
    return None


def save_case(verdict: Verdict) -> Path:
    """Write the mutant with its problem to CASES, where every later run replays it."""
    mutant = verdict.mutant
    CASES.mkdir(exist_ok=True)
    path = CASES / f"{mutant.program}-{mutant.seed}.json"
    encoded = {name: base64.b64encode(data).decode() for name, data in mutant.classes.items()}
    case = {
        "program": mutant.program,
        "changed": mutant.changed,
        "seed": mutant.seed,
        "problem": (verdict.problem or "").split("\n")[0],
        "classes": encoded,
    }
    path.write_text(json.dumps(case, indent=1) + "\n")
    return path


def load_case(path: Path) -> Mutant:
    """The mutant that `save_case` wrote."""
    case = json.loads(path.read_text())
    classes = {name: base64.b64decode(data) for name, data in case["classes"].items()}
    return Mutant(case["program"], case["changed"], case["seed"], classes)
