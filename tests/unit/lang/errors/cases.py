"""Erroneous programs and what javac says about them, kept together in text files.

A file holds many cases:

    ### name
    the source
    --- javac
    its output

The source is `name.java` for the compilers.  `pytest --bless` asks javac anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
NEWLINE = "\n"
_HEAD, _EXPECTED = "### ", "--- javac\n"


class Case(NamedTuple):
    name: str
    source: str
    expected: str


def read_cases(file: Path) -> list[Case]:
    cases = []
    for part in f"\n{file.read_text(encoding='utf-8')}".split(f"\n{_HEAD}")[1:]:
        name, _, text = part.partition("\n")
        source, _, expected = f"\n{text}\n".partition(f"\n{_EXPECTED}")
        expected = f"{expected.strip(NEWLINE)}\n" if expected.strip() else ""
        cases.append(Case(name, source.strip(NEWLINE) + NEWLINE, expected))
    return cases


def write_cases(file: Path, cases: list[Case]) -> None:
    parts = [f"{_HEAD}{c.name}\n{c.source}{_EXPECTED}{c.expected.lstrip()}" for c in cases]
    file.write_text("".join(parts), encoding="utf-8")


def files() -> list[Path]:
    return sorted(FOLDER.glob("*.txt"))
