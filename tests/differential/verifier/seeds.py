"""The valid class files that are mutated, and the folder of classes that they refer to."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from pathlib import Path

from pvm.vm.classfile.reader import parse
from pvm.vm.classfile.writer import write

from ...java.programs import ROOT as PROGRAMS
from ...unit.vm.verify.cases import CASES
from ...unit.vm.verify.onemethod import WORLD
from .mutating import VERSIONS
from .oddflow import odd_class

FOLDERS = ("bytecode", "exceptions", "objects", "init", "strings", "lambdas", "invoke")
_NEEDS_51 = (15, 16, 17, 18)  # tags of constants that old versions have not

Make = Callable[[random.Random], bytes]


class Seeds:
    """`work`: where classes are compiled to, by javac, once."""

    def __init__(self, work: Path) -> None:
        self.class_path = [work / "world", *(work / folder for folder in FOLDERS)]
        write_world(work / "world")
        self.files: list[bytes] = []
        for folder in FOLDERS:
            self.files += _compiled(work / folder, PROGRAMS / folder)
        self.old = [data for data in self.files if not _is_new(data)]
        self.cases = [write(make()) for _, make in CASES.values()]

    def pick(self, rng: random.Random) -> bytes:
        kind = rng.random()
        if kind < 0.45:
            return rng.choice(self.files)
        if kind < 0.70:
            return _with_version(rng.choice(self.old), rng.choice(VERSIONS))
        if kind < 0.80:
            return _with_version(rng.choice(self.cases), rng.choice(VERSIONS))
        return odd_class(rng.randrange(1 << 40))


def write_world(folder: Path) -> None:
    for name, class_file in WORLD.items():
        if not name.startswith("java/"):
            path = folder / f"{name}.class"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(write(class_file))


def _compiled(out: Path, sources: Path) -> list[bytes]:
    if not out.exists():
        options = ("-nowarn", "-Xlint:-options", "-XDstringConcat=inline", "-g")
        files = map(str, sorted(sources.glob("*.java")))
        subprocess.run(["javac", *options, "-d", str(out), *files], check=True)
    return [path.read_bytes() for path in sorted(out.rglob("*.class"))]


def _is_new(data: bytes) -> bool:
    pool = parse(data, "seed", trusted=True).constants
    return any(pool.tag(index) in _NEEDS_51 for index in range(len(pool)))


def _with_version(data: bytes, major: int) -> bytes:
    return data[:6] + major.to_bytes(2, "big") + data[8:]
