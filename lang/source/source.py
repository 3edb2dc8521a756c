"""A source file: its name, its text, and where its lines are."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

_TERMINATOR = re.compile(r"\r\n?|\n")  # JLS 3.4


class Source:
    """`name`: as messages show it.  Positions are offsets into `text`; a position beyond the end
    is on the last line."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        """The position of each line's first character."""
        return [0, *(found.end() for found in _TERMINATOR.finditer(self.text))]

    def line(self, pos: int) -> int:
        """The line of a position, the first being 1."""
        return bisect_right(self._starts, pos)

    def column(self, pos: int) -> int:
        """The characters before a position on its line."""
        return pos - self._starts[self.line(pos) - 1]

    def line_text(self, pos: int) -> str:
        """The line around a position, without its terminator."""
        start = self._starts[self.line(pos) - 1]
        end = _TERMINATOR.search(self.text, start)
        return self.text[start : end.start() if end else len(self.text)]
