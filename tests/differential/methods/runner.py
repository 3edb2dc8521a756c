"""Runs programs of methods in several ways, many in a process, and compares what they print."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pvm.compilation import compile_sources, library_locations, write_classes
from pvm.lang.compiler import Options
from pvm.lang.source.source import Source

from .ways import Way

SUPPORT = Path(__file__).resolve().parent / "support"
# The machine is that of these tests, wherever it is installed from: what is installed may change.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
END = "end"
START_SECONDS = 60.0
PROGRAM_SECONDS = 30.0
PATIENCE = 10.0  # seconds that may pass for one of the processor's
SHOWN = 3  # lines around a difference
ENDED = "ended early: "

Program = str | Mapping[str, bytes]  # source text, or class files by binary name


class Difference(NamedTuple):
    """`package` names the program, `problem` tells what a way does otherwise than expected."""

    package: str
    way: str
    problem: str


def differences(programs: Mapping[str, Program], ways: Sequence[Way]) -> Iterator[Difference]:
    """Compare each way with the first.  Raises AssertionError if a program is not compiled."""
    with tempfile.TemporaryDirectory(prefix="pvm-methods-") as work:
        folder = Path(work)
        build(programs, folder)
        expected = run(ways[0], folder, list(programs))
        for way in ways[1:]:
            found = run(way, folder, list(programs))
            for package in programs:
                if found[package] != expected[package]:
                    yield _explained(ways[0], way, folder, package, expected, found)
        for package, text in expected.items():
            if ENDED in text or "uncaught" in text:
                yield Difference(package, ways[0].name, text[-2000:])


def build(programs: Mapping[str, Program], folder: Path) -> None:
    """The class files of the programs, and of what they share."""
    sources = [Source(str(p), p.read_text(encoding="utf-8")) for p in _support()]
    for package, program in programs.items():
        if isinstance(program, str):
            sources.append(Source(f"{package}/P.java", program))
            continue
        for name, data in program.items():
            path = folder / f"{name}.class"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    done = compile_sources(sources, library_locations(), Options())
    assert not done.error_count, done.messages
    write_classes(done.classes, str(folder))


def _support() -> list[Path]:
    return sorted(SUPPORT.glob("harness/*.java"))


def run(
    way: Way, folder: Path, packages: Sequence[str], flags: Sequence[str] = ()
) -> dict[str, str]:
    """What each program printed.  A process that ends early has its ending added to the program
    that it died of, and the rest is run by another."""
    texts: dict[str, str] = {}
    rest = list(packages)
    while rest:
        printed, ending = _run_process(way, folder, rest, flags)
        if not printed:  # not even the first began
            printed = {rest[0]: ""}
        texts |= printed
        if ending:
            last = list(printed)[-1]
            texts[last] += ENDED + ending
        rest = [package for package in rest if package not in texts]
    return texts


def _run_process(
    way: Way, folder: Path, packages: Sequence[str], flags: Sequence[str]
) -> tuple[dict[str, str], str]:
    """What the programs of one process printed, and how it ended if not as it should."""
    command = [*way.command, *flags, "-cp", str(folder), "harness.Main", *packages]
    seconds = START_SECONDS + PROGRAM_SECONDS * len(packages)
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            timeout=PATIENCE * seconds,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            env=ENVIRONMENT,
            preexec_fn=lambda: resource.setrlimit(
                resource.RLIMIT_CPU, (int(seconds), int(2 * seconds))
            ),
        )
        text, errors, ending = done.stdout, done.stderr, f"exit code {done.returncode}"
    except subprocess.TimeoutExpired as expired:
        text, errors, ending = expired.stdout or b"", expired.stderr or b"", "time ran out"
    parts = ("\n" + text.decode("utf-8", "backslashreplace")).split("\n== ")[1:]
    texts = {name: rest for name, _, rest in (part.partition("\n") for part in parts)}
    if texts.pop(END, None) is not None:
        return texts, ""
    return texts, f"{ending}\n{errors.decode('utf-8', 'replace')[-3000:]}"


def _explained(
    first: Way,
    way: Way,
    folder: Path,
    package: str,
    expected: Mapping[str, str],
    found: Mapping[str, str],
) -> Difference:
    """The first difference; of the method's calls, if it shows again when they are traced."""
    problem = _first_difference(expected[package], found[package])
    if ENDED in found[package]:
        return Difference(package, way.name, problem + found[package][-2000:])
    method = _method_at(expected[package], found[package])
    if method is None:
        return Difference(package, way.name, problem)
    traced = [f"-Dtrace={method}"]
    texts = [run(machine, folder, [package], traced)[package] for machine in (first, way)]
    detail = _first_difference(*texts) if texts[0] != texts[1] else "not when traced, alone"
    return Difference(package, way.name, f"{method}: {detail}\n{problem}")


def _place(expected: Sequence[str], found: Sequence[str]) -> int:
    """The first line that differs."""
    pairs = enumerate(zip(expected, found, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(expected), len(found)))


def _method_at(expected: str, found: str) -> str | None:
    """The method whose calls differ first: its line comes after them."""
    lines = expected.split("\n")
    behind = lines[_place(lines, found.split("\n")) :]
    ends = (re.match(r"(m\d+) \d+ thrown", line) for line in behind)
    return next((end[1] for end in ends if end), None)


def _first_difference(expected: str, found: str) -> str:
    want, got = expected.split("\n"), found.split("\n")
    place = _place(want, got)
    show = slice(max(0, place - SHOWN), place + SHOWN)
    return f"line {place + 1}\nexpected: {want[show]}\nfound:    {got[show]}"
