"""What an opening parenthesis, or an angle bracket, begins: found by looking ahead (JLS 15.8.5,
15.16, 15.27.1, 15.13), also in texts that are wrong further on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pvm.lang.parse.kinds import CLOSING_ANGLES, LITERALS, PRIMITIVES

CAST, EXPLICIT_LAMBDA, IMPLICIT_LAMBDA, PARENTHESES = "cast", "explicit", "implicit", "parentheses"
_NAMES: Final = frozenset(("IDENT", "_", "assert", "enum"))
_STARTS_CAST_OPERAND: Final = (
    frozenset(("!", "~", "(", "this", "super", "new", "switch", "void")) | _NAMES | LITERALS
    | PRIMITIVES
)  # fmt: skip
_LONGEST: Final = 1_000  # tokens of type arguments
_IN_TYPES: Final = frozenset(("IDENT", ".", ",", "?", "extends", "super", "&", "[", "]", "@")) | (
    PRIMITIVES
)


def meaning(kinds: Sequence[str], at: int) -> str:
    """What the `(` at `at` begins."""
    return _Scan(kinds, at).run()


class _Scan:
    """Reads on until one token settles it."""

    def __init__(self, kinds: Sequence[str], at: int) -> None:
        self.kinds = kinds
        self.at = at + 1
        self.depth = 0  # of angle brackets
        self.is_type = False
        self.default = PARENTHESES

    def run(self) -> str:
        if self.kinds[self.at] == ")":
            return EXPLICIT_LAMBDA
        while self.kinds[self.at] != "$end":
            found = self._step(self.kinds[self.at])
            if found:
                return found
            self.at += 1
        return self.default

    def _step(self, kind: str) -> str:
        if kind in _NAMES:
            return self._name()
        if kind in PRIMITIVES:
            return self._primitive()
        if kind in ("extends", "super", ".", "&"):
            return ""
        if kind in (",", "?", "@"):
            return self._type_sign(kind)
        if kind in ("final", "..."):
            return EXPLICIT_LAMBDA
        if kind == ")":
            is_cast = self.is_type or self._next() in _STARTS_CAST_OPERAND
            return CAST if is_cast else self.default
        if kind == "[":
            return self._bracket()
        if kind == "<":
            self.depth += 1
            return ""
        return self._closing_angle(kind) if kind in CLOSING_ANGLES else self.default

    def _next(self, distance: int = 1) -> str:
        at = self.at + distance
        return self.kinds[at] if at < len(self.kinds) else "$end"

    def _name(self) -> str:
        following = self._next()
        if following in _NAMES:
            return EXPLICIT_LAMBDA
        if following == ")" and self._next(2) == "->":
            return IMPLICIT_LAMBDA
        if not self.depth and following == ",":
            self.default = IMPLICIT_LAMBDA
        self.is_type = False
        return ""

    def _primitive(self) -> str:
        following = self._next()
        if following == ")":
            return CAST
        return EXPLICIT_LAMBDA if following in _NAMES else ""

    def _type_sign(self, kind: str) -> str:
        if kind == "?" and self._next() not in ("extends", "super", ",", *CLOSING_ANGLES):
            return self.default
        self.is_type = True
        if kind == "@":
            self._skip_annotation()
        return ""

    def _skip_annotation(self) -> None:
        self.at += 1
        while self._next() == ".":
            self.at += 2
        if self._next() != "(":
            return
        nesting = 0
        while self._next() != "$end":
            self.at += 1
            kind = self.kinds[self.at]
            nesting += (kind == "(") - (kind == ")")
            if not nesting:
                return

    def _bracket(self) -> str:
        if self._next() != "]":
            return PARENTHESES
        if self._next(2) in _NAMES:
            return EXPLICIT_LAMBDA
        if self._next(2) in (")", "&"):
            return CAST
        self.is_type = True
        self.at += 1
        return ""

    def _closing_angle(self, kind: str) -> str:
        self.depth -= len(kind)
        if self.depth < 0:
            return PARENTHESES
        if not self.depth:
            if self._next() in (")", "&"):
                return CAST
            if self._next() in _NAMES and self._next(2) in (",", ")", "["):
                return EXPLICIT_LAMBDA
            if self._next() == "...":
                return EXPLICIT_LAMBDA
            self.is_type = True
        return ""


def is_generic_reference(kinds: Sequence[str], at: int) -> bool:
    """Whether the `<` at `at` begins the type arguments of a member reference's type."""
    depth = 0
    for index in range(at, min(at + _LONGEST, len(kinds))):
        kind = kinds[index]
        if kind == "<":
            depth += 1
        elif kind in CLOSING_ANGLES:
            depth -= len(kind)
            if depth < 0:
                return False
        elif kind == "::":
            return depth == 0
        elif kind not in _IN_TYPES:
            return False
    return False
