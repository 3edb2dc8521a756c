"""What to say about a token that does not fit, in javac's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pvm.lang.parse.lexer import Tokens

_CLOSERS: Final = (";", ")", "]", "{", "}")
_WITHOUT: Final = {"else": "if", "catch": "try", "finally": "try"}


def describe_error(
    tokens: Tokens, at: int, accepts: Callable[[str], bool]
) -> tuple[int, str]:
    """Position and message of the error that the token at `at` is; `accepts` tells whether another
    kind of token could stand there."""
    kind, pos = tokens.kinds[at], tokens.positions[at]
    if kind == "$end":
        return tokens.positions[at - 1] if at else 0, "reached end of file while parsing"
    after = tokens.ends[at - 1] if at else 0
    if kind in _WITHOUT and accepts("if"):
        return pos, f"'{kind}' without '{_WITHOUT[kind]}'"
    if kind in ("case", "default") and accepts("if"):
        return pos, f"orphaned {kind}"
    if accepts("import") and accepts("class"):
        return pos, "class, interface, enum, or record expected"
    if accepts(";"):
        return after, _separator(accepts)
    if accepts(")"):
        if accepts("STRING"):
            return pos, "illegal start of expression"
        return _closing(after, accepts)
    if accepts("STRING"):
        return pos, "illegal start of expression"
    if accepts("]"):
        return after, "']' expected"
    if accepts("int") and accepts("}"):
        return pos, "illegal start of type"
    return _expected(after, pos, accepts)


def _separator(accepts: Callable[[str], bool]) -> str:
    if accepts("IDENT"):
        return "<identifier> expected"
    return "';' expected"


def _closing(after: int, accepts: Callable[[str], bool]) -> tuple[int, str]:
    return after, "')' or ',' expected" if accepts(",") else "')' expected"


def _expected(
    after: int, pos: int, accepts: Callable[[str], bool]
) -> tuple[int, str]:
    if accepts("IDENT"):
        return after, "<identifier> expected"
    for kind in ("(", "{", ":", "->", "=", "while", "class"):
        if accepts(kind):
            return (after if kind != "->" else pos), f"'{kind}' expected"
    return pos, "illegal start of expression"
