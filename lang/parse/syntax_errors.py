"""What to say about a token that does not fit, in javac's words, and what to go on with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from pvm.lang.parse.lexer import ERRONEOUS, Tokens
from pvm.lang.parse.lookahead import PRIMITIVES

_WITHOUT: Final = {"else": "if", "catch": "try", "finally": "try"}
_QUOTED: Final = frozenset("( ) [ ] { } ; , .".split())
_TRY_ALONE: Final = "'try' without 'catch', 'finally' or resource declarations"
_SIZED_AND_FILLED: Final = (
    "array creation with both dimension expression and initialization is illegal"
)
_TOP_LEVEL: Final = "class, interface, enum, or record expected"
_EXPECTED: Final = ("(", "{", ":", "->", "=", "while", "class", ".", "}")

Accepts = Callable[[str], bool]


class Mistake(NamedTuple):
    """`missing`: kinds of the tokens with which, put before this one, it may fit."""

    pos: int
    message: str
    missing: tuple[str, ...] = ()


class SyntaxErrors:
    """`accepts` tells whether another kind of token could stand at `at`, where one does not fit."""

    def __init__(self, tokens: Tokens, at: int, accepts: Accepts) -> None:
        self._tokens = tokens
        self._at = at
        self._accepts = accepts
        self._kind = tokens.kinds[at]
        self._pos = tokens.positions[at]
        self._before = tokens.kinds[at - 1] if at else ""
        self._after = tokens.ends[at - 1] if at else 0

    def describe(self) -> Mistake:
        if self._kind == "$end":
            return Mistake(self._after, "reached end of file while parsing")
        return self._misplaced() or self._unfinished() or self._cannot_start() or self._not_closed()

    def _misplaced(self) -> Mistake | None:
        """A keyword that belongs to a statement that is not there, or not here."""
        kind, accepts = self._kind, self._accepts
        if kind in _WITHOUT and accepts("if"):
            return Mistake(self._pos, f"'{kind}' without '{_WITHOUT[kind]}'")
        if kind in ("case", "default") and accepts("if"):
            return Mistake(self._pos, f"orphaned {kind}")
        if self._is_record_without_header():
            return Mistake(self._pos, "record header expected")
        if accepts("import") and accepts("class"):
            return Mistake(self._pos, _TOP_LEVEL)
        return None

    def _is_record_without_header(self) -> bool:
        tokens, at = self._tokens, self._at
        return tokens.values[at] == "record" and tokens.kinds[at + 1 : at + 3] == ["IDENT", "{"]

    def _unfinished(self) -> Mistake | None:
        """What came before is missing an end of its own."""
        accepts = self._accepts
        if self._before == "}" and accepts("catch") and not accepts("if"):
            return Mistake(self._try_position(), _TRY_ALONE, ("finally", "{", "}"))
        if self._before == "DIM" and self._kind != "{" and accepts("{") and not accepts(";"):
            return Mistake(self._pos, "array dimension missing", ("{", "}"))
        if self._before == "]" and self._kind == "{" and accepts("["):
            return Mistake(self._pos, _SIZED_AND_FILLED)
        if self._kind == "[" and accepts("DIM") and accepts(";") and not accepts("["):
            return Mistake(self._tokens.ends[self._at], "']' expected")
        if self._kind == "<" and not accepts("<"):
            return Mistake(self._tokens.ends[self._at + 1], "> expected")
        if self._before in PRIMITIVES and accepts("."):
            return self._lonely_primitive()
        if accepts("case") and not accepts("if"):
            return Mistake(self._pos, "case, default, or '}' expected")
        return None

    def _lonely_primitive(self) -> Mistake:
        """The name of a primitive type, and no name after it that may be declared."""
        if self._kind == "IDENT":
            return Mistake(self._pos, "variable declaration not allowed here")
        start = self._tokens.positions[self._at - 1]
        return Mistake(start, "not a statement", (".", "class"))

    def _try_position(self) -> int:
        """Of the `try` whose block ends before this token."""
        kinds, at, depth = self._tokens.kinds, self._at - 1, 0
        while at > 0:
            depth += (kinds[at] == "}") - (kinds[at] == "{")
            at -= 1
            if depth == 0:
                break
        return self._tokens.positions[at]

    def _cannot_start(self) -> Mistake | None:
        """An expression, a statement, a type or a member may begin here, but not with this."""
        accepts = self._accepts
        if accepts("STRING"):
            missing = () if accepts("if") else (ERRONEOUS,)
            return Mistake(self._pos, "illegal start of expression", missing)
        if accepts("static") or (accepts("int") and self._before not in ("throws", "new")):
            return Mistake(self._pos, "illegal start of type")
        return None

    def _not_closed(self) -> Mistake:
        accepts = self._accepts
        if accepts(";"):
            return self._missing_semicolon()
        if accepts(")"):
            if accepts("DIM") and accepts(",") and not accepts("+"):
                return Mistake(self._after, "',', ')', or '[' expected", (")",))
            return self._missing(")")
        if accepts("]"):
            return self._missing("]")
        if accepts("IDENT"):
            return Mistake(self._after, "<identifier> expected", ("IDENT",))
        for kind in _EXPECTED:
            if accepts(kind):
                return self._missing(kind)
        return Mistake(self._pos, "illegal start of expression")

    def _missing(self, kind: str) -> Mistake:
        shown = f"'{kind}'" if kind in _QUOTED else kind
        return Mistake(self._after, f"{shown} expected", (kind,))

    def _missing_semicolon(self) -> Mistake:
        kinds = self._tokens.kinds
        if self._accepts(",") and self._accepts("}"):
            return Mistake(self._after, "',', '}', or ';' expected", (";",))
        if self._at > 1 and kinds[self._at - 2] == "import":
            return Mistake(self._after, "'.' expected")
        return self._missing(";")
