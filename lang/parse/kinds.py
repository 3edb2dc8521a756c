"""Kinds of tokens that more than one part looks for."""

from __future__ import annotations

from typing import Final

PRIMITIVES: Final = frozenset("boolean byte short char int long float double".split())
LITERALS: Final = frozenset("INT LONG FLOAT DOUBLE CHAR STRING BOOLEAN NULL".split())
CLOSING_ANGLES: Final = (">", ">>", ">>>")
MODIFIERS: Final = frozenset(
    "public private protected static final abstract native synchronized transient volatile "
    "strictfp default".split()
)
ASSIGNMENTS: Final = "*= /= %= += -= <<= >>= >>>= &= ^= |=".split()
BINARY: Final = "|| && | ^ & == != < > <= >= << >> >>> + - * / %".split()
