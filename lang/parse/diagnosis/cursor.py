"""The tokens as the checker walks over them, and how it reports and goes on after a mistake."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from pvm.lang.parse.tokens import Tokens
from pvm.lang.source.log import Log

END: Final = "$end"
_BARE: Final = frozenset(("->", ":", ">", "=", "class", "while", "case", "default", "import"))
_LAX_NAMES: Final = frozenset(("IDENT", "_", "assert", "enum"))

_CLASSES: Final = frozenset(("public", "final", "abstract", "@", "class", "interface", "enum", END))
_MEMBERS: Final = frozenset(
    "{ } private protected static transient native volatile synchronized strictfp < byte short "
    "char int long float double boolean void".split()
)
_STATEMENTS: Final = frozenset(
    "case default if for while do try switch return throw break continue else finally catch this "
    "super new assert".split()
)
RESUME_UNIT: Final = _CLASSES
RESUME_IMPORT: Final = _CLASSES | {"import"}
RESUME_BODY: Final = _CLASSES | _MEMBERS
RESUME_MEMBER: Final = _CLASSES | _MEMBERS | {"IDENT"}
RESUME_STATEMENT: Final = _CLASSES | _MEMBERS | _STATEMENTS | {"IDENT"}


class Cursor:
    """`kind`, `pos`: of the token looked at; `last_end`: where the one before it ends.

    `failed_at`: the last position reported; `failed_until`: how far what has been read is in
    doubt: who sees the present token not beyond it looks for a place to go on."""

    def __init__(self, tokens: Tokens, log: Log) -> None:
        self.tokens = tokens
        self.log = log
        self.kinds = tokens.kinds
        self.at = 0
        self.failed_at = -1
        self.failed_until = -1
        self._next_error = 0
        self._look()

    def _look(self) -> None:
        at = self.at
        self.kind = self.kinds[at]
        self.pos = self.tokens.positions[at]
        self.last_end = self.tokens.ends[at - 1] if at else 0
        errors, end = self.tokens.errors, self.tokens.ends[at]
        while self._next_error < len(errors) and self._is_due(errors[self._next_error].pos, end):
            error = errors[self._next_error]
            self.log.error(error.pos, error.message)
            self.failed_at = max(self.failed_at, error.until)
            self._next_error += 1

    def _is_due(self, pos: int, end: int) -> bool:
        return pos <= end or self.kind == END

    @property
    def value(self) -> str:
        value: str = self.tokens.values[self.at]
        return value

    def peek(self, distance: int = 1) -> str:
        at = self.at + distance
        return self.kinds[at] if at < len(self.kinds) else END

    def peek_value(self, distance: int = 1) -> str:
        at = self.at + distance
        return str(self.tokens.values[at]) if at < len(self.kinds) else ""

    def is_word(self, word: str) -> bool:
        """Whether the token is an identifier that has a meaning in places."""
        return self.kind == "IDENT" and self.value == word

    def advance(self) -> None:
        if self.kind != END:
            self.at += 1
            self._look()

    def take(self, kind: str) -> bool:
        """Go over the token if it is of that kind."""
        if self.kind == kind:
            self.advance()
            return True
        return False

    def expect(self, kind: str, message: str = "") -> bool:
        """Go over a token that must be there, or report that it is not."""
        if self.kind == kind:
            self.advance()
            return True
        self.doubt(self.pos)
        self.report(self.last_end, message or f"{shown(kind)} expected")
        return False

    def fail(self, pos: int, message: str) -> None:
        """Report a mistake at a place that must be left."""
        self.doubt(pos)
        self.report(pos, message)

    def doubt(self, pos: int) -> None:
        self.failed_until = max(self.failed_until, pos)

    def report(self, pos: int, message: str) -> None:
        """Unless something was reported there or later."""
        if pos > self.failed_at:
            at_end = self.kind == END
            self.log.error(pos, "reached end of file while parsing" if at_end else message)
            self.failed_at = pos

    def in_doubt(self) -> bool:
        return self.pos <= self.failed_until

    def skip_to(self, kinds: Collection[str]) -> None:
        """Leave tokens out: to one of these, or over a semicolon."""
        while self.kind not in kinds:
            if self.take(";"):
                return
            self.advance()

    def name(self) -> str:
        """Go over an identifier.  A keyword that once was none has a message of its own."""
        kind = self.kind
        if kind == "IDENT":
            name = self.value
            self.advance()
            return name
        if kind in _RELEASES:
            self.log.error(
                self.pos,
                f"as of release {_RELEASES[kind]}, '{kind}' is a keyword, and may not be used as "
                "an identifier",
            )
            self.advance()
        else:
            self.expect("IDENT", "<identifier> expected")
        return ""

    def is_name(self) -> bool:
        """Whether the token is a name, or used to be one."""
        return self.kind in _LAX_NAMES


_RELEASES: Final = {"_": "9", "assert": "1.4", "enum": "5"}


def shown(kind: str) -> str:
    """A kind of token as messages name it."""
    return kind if kind in _BARE else f"'{kind}'"
