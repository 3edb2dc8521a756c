"""Mutated Java sources for the compiler: some are broken anywhere, some are still syntax.

Each case is made of its number alone, so that a failure is found again by it.
"""

from __future__ import annotations

import random
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from pvm.compilation import library_locations
from pvm.lang.compiler import CompiledClass, Compiler, Options
from pvm.lang.source.source import Source

ROOT = Path(__file__).parents[3]
SECONDS = 5  # of processor time that a compilation may take
_FOLDERS = ("tests/java", "bench", "stdlib")
_LONGEST = 40_000  # characters of a source
_TOKEN = re.compile(
    r"""//[^\n]*|/\*[\s\S]*?\*/|\"{3}[\s\S]*?\"{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'"""
    r"""|[\w$]+|->|::|\+\+|--|&&|\|\||[=!<>+\-*/&|^%]=|\s+|."""
)
_NOISE = "(){}[];,.<>=+-*/&|?:@\"'\\#0aé\u0000 \n"
_OPERATORS = "+ - * / % & | ^ << >> >>> == != < > <= >= && || = += -= *= >>>=".split()
_WORDS = (
    "int long boolean char byte double String Object void var null this super true false 0 1 "
    "1L 1.5 'c' \"s\" static final private public abstract new return"
).split()


class Mutant(NamedTuple):
    number: int
    path: str
    text: str


class TooSlow(Exception):
    """The compiler has not come to an end in time."""


@cache
def _sources() -> tuple[list[Path], list[Path]]:
    """Programs, which try out the language, and other sources."""
    programs, *others = (sorted((ROOT / folder).rglob("*.java")) for folder in _FOLDERS)
    return _short(programs), _short([path for paths in others for path in paths])


def _short(paths: list[Path]) -> list[Path]:
    return [path for path in paths if path.stat().st_size < _LONGEST]


def mutant(number: int) -> Mutant:
    """The case of that number."""
    choice = random.Random(number)
    programs, others = _sources()
    path = choice.choice(choice.choice((programs, programs, others)))
    text = path.read_text(encoding="utf-8")
    for _ in range(choice.choice((1, 1, 1, 2, 3))):
        text = choice.choice(_MUTATIONS)(choice, text)
    return Mutant(number, str(path.relative_to(ROOT)), text)


# --- mutations ----------------------------------------------------------------------------------


def _on_tokens(change: Callable[[random.Random, list[str], list[int]], None]) -> Mutation:
    """A mutation that changes the list of tokens; it is given the places of those that count."""

    def mutation(choice: random.Random, text: str) -> str:
        tokens = _TOKEN.findall(text)
        places = [i for i, t in enumerate(tokens) if not t.isspace() and t[:2] not in ("//", "/*")]
        if places:
            change(choice, tokens, places)
        return "".join(tokens)

    return mutation


def _delete(choice: random.Random, tokens: list[str], places: list[int]) -> None:
    tokens[choice.choice(places)] = " "


def _duplicate(choice: random.Random, tokens: list[str], places: list[int]) -> None:
    place = choice.choice(places)
    tokens[place] += f" {tokens[place]}"


def _swap(choice: random.Random, tokens: list[str], places: list[int]) -> None:
    one, other = choice.choice(places), choice.choice(places)
    tokens[one], tokens[other] = tokens[other], tokens[one]


def _rename(choice: random.Random, tokens: list[str], places: list[int]) -> None:
    """A word becomes another of the file."""
    words = [place for place in places if tokens[place][0].isalpha()]
    if words:
        tokens[choice.choice(words)] = tokens[choice.choice(words)]


def _replace_word(choice: random.Random, tokens: list[str], places: list[int]) -> None:
    words = [place for place in places if tokens[place][0].isalnum()]
    if words:
        tokens[choice.choice(words)] = choice.choice(_WORDS)


def _replace_operator(choice: random.Random, tokens: list[str], places: list[int]) -> None:
    operators = [place for place in places if tokens[place] in _OPERATORS]
    if operators:
        tokens[choice.choice(operators)] = choice.choice(_OPERATORS)


def _noise(choice: random.Random, text: str) -> str:
    at = choice.randrange(len(text) + 1)
    return text[:at] + choice.choice(_NOISE) + text[at + choice.randrange(2) :]


def _truncate(choice: random.Random, text: str) -> str:
    return text[: choice.randrange(len(text) + 1)]


def _delete_line(choice: random.Random, text: str) -> str:
    lines = text.split("\n")
    del lines[choice.randrange(len(lines))]
    return "\n".join(lines)


def _move_line(choice: random.Random, text: str) -> str:
    lines = text.split("\n")
    line = lines.pop(choice.randrange(len(lines)))
    lines.insert(choice.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def _repeat_line(choice: random.Random, text: str) -> str:
    lines = text.split("\n")
    lines.insert(choice.randrange(len(lines) + 1), choice.choice(lines))
    return "\n".join(lines)


Mutation = Callable[[random.Random, str], str]
_MUTATIONS: list[Mutation] = [
    *map(_on_tokens, (_delete, _duplicate, _swap)),
    *map(_on_tokens, (_rename, _replace_word, _replace_operator) * 3),
    _noise, _truncate, _delete_line, _move_line, _repeat_line, _delete_line,
]  # fmt: skip


# --- compiling ----------------------------------------------------------------------------------


def compiled(text: str, name: str = "Mutant.java") -> tuple[list[CompiledClass], str]:
    """The class files, or messages of errors.  Raises TooSlow, and whatever the compiler does."""
    compiler = Compiler(library_locations(), Options(any_file_name=True))
    with _limited():
        classes = compiler.compile([Source(name, text)])
    assert classes or compiler.log.error_count or not compiler.units[0].tree.types
    return classes, compiler.log.render()


@contextmanager
def _limited() -> Iterator[None]:
    def give_up(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
