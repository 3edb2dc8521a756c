"""What the checker remembers about an expression or type that it has read."""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """`kind`: "name", "select", "type", "statement" (may be one, JLS 14.8), "class" (what `new`
    makes), "initializer", "error" or "value".  `pos`: where javac's caret is for it.  `is_type`:
    whether it may be a type, by its form and where it stands."""

    kind: str
    pos: int
    is_type: bool = False
