"""The tokens of a file, in parallel lists.

A token's kind is its own text for keywords, operators and separators, else "IDENT" or the kind of
a literal.  Lists, so that the look-ahead can rename cheaply; `rply_tokens` makes what the parser
eats.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from rply import Token


class LexicalError(NamedTuple):
    """`until`: up to where other mistakes would follow from this one alone; -1 where the token is
    one all the same."""

    pos: int
    message: str
    until: int


class Tokens:
    """`kinds`, `values` (of literals: their value) and `positions`; the last kind is "$end", and
    what is no token is "ERROR".

    `ends`: where each token ends in the text."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.values: list[Any] = []
        self.positions: list[int] = []
        self.ends: list[int] = []
        self.errors: list[LexicalError] = []

    def add(self, kind: str, value: Any, start: int, end: int) -> None:
        self.kinds.append(kind)
        self.values.append(value)
        self.positions.append(start)
        self.ends.append(end)

    def add_error(self, pos: int, message: str, start: int, end: int) -> None:
        self.add("ERROR", "", start, end)
        self.errors.append(LexicalError(pos, message, pos))

    def rply_tokens(self) -> Iterator[Token]:
        return map(Token, self.kinds, self.values, self.positions)
