"""What flow analysis refuses, in javac's words and at its places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pvm.compilation import library_locations
from pvm.lang.compiler import Compiler, Options
from pvm.lang.source.source import Source

PROGRAMS = Path(__file__).with_name("programs.txt")


def _programs() -> Iterator[tuple[str, str, str]]:
    for part in re.split(r"(?m)^=== ", PROGRAMS.read_text())[1:]:
        name, _, rest = part.partition("\n")
        text, _, errors = rest.partition("--- errors\n")
        yield name, text, errors


def _errors_in(text: str) -> str:
    compiler = Compiler(library_locations(), Options(any_file_name=True))
    source = Source("T.java", text)
    compiler.compile([source])
    return "".join(
        f"{source.line(d.pos)}:{source.column(d.pos) + 1}: {d.message}\n"
        for d in compiler.log.diagnostics
        if d.kind == "error"
    )


@pytest.mark.parametrize(
    ("text", "errors"), [p[1:] for p in _programs()], ids=[p[0] for p in _programs()]
)
def test_programs(text: str, errors: str) -> None:
    assert _errors_in(text) == errors
