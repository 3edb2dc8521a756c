"""Helpers of the parser's tests."""

from __future__ import annotations

from typing import Any

from pvm.lang.parse.parser import parse
from pvm.lang.source.log import Log
from pvm.lang.source.source import Source
from pvm.lang.tree.nodes import CompilationUnit


def parsed(text: str) -> tuple[CompilationUnit, Log]:
    log = Log()
    return parse(Source("T.java", text), log), log


def unit(text: str) -> CompilationUnit:
    tree, log = parsed(text)
    assert log.render() == ""
    return tree


def member(text: str) -> Any:
    """The first member of a class with this body."""
    return unit(f"class T {{ {text} }}").types[0].members[0]


def statement(text: str) -> Any:
    return member(f"void m() {{ {text} }}").body.statements[0]


def expression(text: str) -> Any:
    return statement(f"x = {text};").expr.value


def errors(text: str) -> list[tuple[str, str]]:
    """Of each error its message, and the text that its caret points at."""
    _, log = parsed(text)
    return [(d.message, text[d.pos : d.pos + 6]) for d in log.diagnostics]
