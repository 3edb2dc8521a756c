"""Renames tokens where one token of look-ahead does not tell constructs apart.

Java is not LALR(1) at five places: `<` may begin type arguments or compare, `(` may begin a lambda,
a cast or a parenthesized expression, `switch` a statement or an expression, some words are keywords
in places only, and annotations on types look like those on declarations.  Each is decided here by
looking ahead, and the grammar finds different tokens:

    TLT, TGT        the angle brackets of type parameters and arguments
    LAMBDA(, CAST(  the opening parenthesis of lambda parameters, of a cast
    LAMBDA          an identifier that is a lambda's only parameter
    DIM             `[` and `]` with nothing between
    CASE->          the arrow of a case
    SWITCHX         a switch expression
    NAME=           the name of an annotation's element, before its `=`
    RECORD, SEALED, NON-SEALED, PERMITS, YIELD, @INTERFACE
"""

from __future__ import annotations

from typing import Any, Final

from pvm.lang.parse.kinds import CLOSING_ANGLES
from pvm.lang.parse.lookahead import STARTS_UNARY, LookAhead
from pvm.lang.parse.tokens import Tokens

_MODIFIERS: Final = frozenset(
    "public private protected static final abstract strictfp default".split()
)
_CLASS_WORDS: Final = frozenset(("class", "interface", "enum", "@"))
_STATEMENT_ENDS: Final = frozenset((";", "{", "}", "else", "do"))
_LONGEST_LOOK_AHEAD: Final = 3
_NO_CAST_AFTER: Final = frozenset(
    ("IDENT", "this", "super", "TGT", "DIM", "]", "if", "while", "for", "switch", "SWITCHX",
     "synchronized", "catch", "try")
)  # fmt: skip
_TYPE_ANNOTATION_AFTER: Final = frozenset(
    ("new", ".", "extends", "implements", "throws", "instanceof", "&", "TLT", "CAST(", "PERMITS")
)


class Renamer(LookAhead):
    """The pass over all tokens, which writes new lists."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens)
        self.out = Tokens()
        self.angles: dict[int, int] = {}  # `>`, `>>`, `>>>`: how many close type arguments
        self.cast_ends: set[int] = set()
        self.case_arrows: set[int] = set()
        self.value_colons: set[int] = set()
        self._ternary_colons: set[int] = set()
        self._count = len(tokens.kinds)
        for _ in range(_LONGEST_LOOK_AHEAD):
            tokens.add("$end", "", 0, 0)

    def run(self) -> Tokens:
        self.match_brackets()
        if "?" in self.kinds:
            self._ternary_colons = self.find_ternary_colons()
        handlers: dict[str, Any] = {
            "<": self._angle,
            "(": self._paren,
            "IDENT": self._ident,
            "case": self._case,
            "default": self._case,
            "switch": self._switch,
            "assert": self._assert,
            "for": self._for,
            "@": self._at,
            "[": self._bracket,
            ">": self._closing_angle,
            ">>": self._closing_angle,
            ">>>": self._closing_angle,
            "->": self._arrow,
            "class": self._class,
            "interface": self._class,
        }
        kinds, add = self.kinds, self.out.add
        values, positions, ends = self.values, self.tokens.positions, self.tokens.ends
        index, count = 0, self._count
        while index < count:
            handler = handlers.get(kinds[index])
            if handler is None:
                add(kinds[index], values[index], positions[index], ends[index])
                index += 1
            else:
                index = handler(index)
        return self.out

    def _copy(self, index: int, kind: str = "") -> int:
        tokens = self.tokens
        self.out.add(
            kind or self.kinds[index], self.values[index], tokens.positions[index],
            tokens.ends[index],
        )  # fmt: skip
        return index + 1

    # --- brackets -------------------------------------------------------------------------------

    def _angle(self, index: int) -> int:
        if not self.is_type_arguments(index):
            return self._copy(index)
        self.rest = 0
        end = self.skip_arguments(index)
        if end < 0:
            return self._copy(index)
        self._mark_angles(index, end)
        return self._copy(index)

    def _mark_angles(self, start: int, end: int) -> None:
        """Everything between is types: all its angle brackets are TLT and TGT."""
        for index in range(start, end):
            if self.kinds[index] == "<":
                self.kinds[index] = "TLT"
            elif self.kinds[index] in (">", ">>", ">>>"):
                self.angles[index] = len(self.kinds[index])

    def _closing_angle(self, index: int) -> int:
        count = self.angles.get(index, 0)
        if not count:
            return self._copy(index)
        position = self.tokens.positions[index]
        for offset in range(count):
            self.out.add("TGT", ">", position + offset, position + offset + 1)
        return index + 1

    def _paren(self, index: int) -> int:
        closing = self.matches.get(index)
        if closing is not None:
            if self.kinds[closing + 1] == "->" and closing + 1 not in self.case_arrows:
                return self._copy(index, "LAMBDA(")
            before = self.out.kinds[-1] if self.out.kinds else ""
            if before not in _NO_CAST_AFTER and self.cast_end(index) == closing:
                self.cast_ends.add(closing)
                self._mark_angles(index, closing)
                return self._copy(index, "CAST(")
        return self._copy(index)

    def _bracket(self, index: int) -> int:
        if self.kinds[index + 1] != "]":
            return self._copy(index)
        tokens = self.tokens
        self.out.add("DIM", "[]", tokens.positions[index], tokens.ends[index + 1])
        return index + 2

    # --- words ----------------------------------------------------------------------------------

    def _ident(self, index: int) -> int:
        kinds = self.kinds
        following = kinds[index + 1]
        if following == "->" and index + 1 not in self.case_arrows:
            return self._copy(index, "LAMBDA")
        word = self.values[index]
        if word == "record":
            if following == "IDENT" and self._is_record_head(index):
                kinds[index] = "RECORD"
                return self._copy(index)
        elif word == "sealed":
            if self._starts_class(index + 1):
                return self._copy(index, "SEALED")
        elif word == "non" and following == "-" and self.values[index + 2] == "sealed":
            if self._starts_class(index + 3):
                tokens = self.tokens
                self.out.add(
                    "NON-SEALED", "non-sealed", tokens.positions[index], tokens.ends[index + 2]
                )
                return index + 3
        elif word == "yield" and self._is_yield(index):
            return self._copy(index, "YIELD")
        return self._copy(index)

    def _is_record_head(self, index: int) -> bool:
        after = index + 2
        if self.kinds[after] == "<":
            self.rest = 0
            after = self.skip_arguments(after)
        if after < 0 or self.kinds[after] != "(" or self.kinds[index - 1] in (".", "new"):
            return False
        closing = self.matches.get(after)
        return closing is not None and self.kinds[closing + 1] in ("{", "implements")

    def _starts_class(self, index: int) -> bool:
        kind = self.kinds[index]
        if kind in _MODIFIERS or kind in _CLASS_WORDS:
            return True
        return kind == "IDENT" and self.values[index] in ("sealed", "non", "record")

    def _is_yield(self, index: int) -> bool:
        kinds = self.kinds
        if not self._starts_statement(index):
            return False
        following = kinds[index + 1]
        if following in ("++", "--"):
            return kinds[index + 2] not in (";", ")")
        if following == "(":
            closing = self.matches.get(index + 1)
            return closing is not None and closing != index + 2
        return following in STARTS_UNARY or following in ("+", "-")

    def _starts_statement(self, index: int) -> bool:
        before = self.kinds[index - 1] if index else ";"
        if before == "->":
            return index - 1 in self.case_arrows
        if before == ":":
            return index - 1 not in self._ternary_colons and index - 1 not in self.value_colons
        if before == ")":
            return index - 1 not in self.cast_ends
        if before == "{":
            return not self._begins_array(index - 1)
        return before in _STATEMENT_ENDS

    def _begins_array(self, index: int) -> bool:
        """Whether a brace is that of an array initializer (JLS 10.6)."""
        before = self.kinds[index - 1] if index else ";"
        if before == "{":
            return self._begins_array(index - 1)
        return before in ("=", ",", "]")

    def _assert(self, index: int) -> int:
        """Finds the colon that an expression comes after, as in the head of a `for`."""
        self._find_value_colon(index + 1, ";")
        return self._copy(index)

    def _for(self, index: int) -> int:
        if self.kinds[index + 1] == "(":
            self._find_value_colon(index + 2, ")")
        return self._copy(index)

    def _find_value_colon(self, at: int, end: str) -> None:
        kinds = self.kinds
        while kinds[at] not in (end, ";", "$end"):
            if kinds[at] in ("(", "[", "{") and at in self.matches:
                at = self.matches[at]
            elif kinds[at] == ":" and at not in self._ternary_colons:
                self.value_colons.add(at)
                return
            at += 1

    def _class(self, index: int) -> int:
        """A class's head: `permits` is a keyword there."""
        at = index + 2
        kinds = self.kinds
        while kinds[at] not in ("{", ";", "$end", "(") and at < index + 200:
            if kinds[at] == "IDENT" and self.values[at] == "permits":
                if kinds[at - 1] in ("IDENT", *CLOSING_ANGLES) and kinds[at + 1] == "IDENT":
                    kinds[at] = "PERMITS"
            at += 1
        return self._copy(index)

    def _case(self, index: int) -> int:
        """Finds the arrow of a case, which no lambda can come before (JLS 14.11.1)."""
        kinds = self.kinds
        at, questions = index + 1, 0
        while kinds[at] not in (";", "{", "}", "case", "$end"):
            if kinds[at] in ("(", "[") and at in self.matches:
                at = self.matches[at]
            elif kinds[at] == "->":
                self.case_arrows.add(at)
                break
            elif kinds[at] == "?":
                questions += 1
            elif kinds[at] == ":":
                if not questions:
                    break
                questions -= 1
            at += 1
        return self._copy(index)

    def _arrow(self, index: int) -> int:
        return self._copy(index, "CASE->" if index in self.case_arrows else "")

    def _switch(self, index: int) -> int:
        before = self.kinds[index - 1] if index else ";"
        is_statement = self._starts_statement(index) and before != "->"
        return self._copy(index, "" if is_statement else "SWITCHX")

    # --- annotations ----------------------------------------------------------------------------

    def _at(self, index: int) -> int:
        if self.kinds[index + 1] == "interface":
            tokens = self.tokens
            self.out.add(
                "@INTERFACE", "@interface", tokens.positions[index + 1], tokens.ends[index + 1]
            )
            return index + 2
        before = self.out.kinds[-1] if self.out.kinds else ""
        end = self.skip_annotation(index)
        if self.kinds[index + 1] == "IDENT" and self._is_on_type(before, end):
            return end
        self._name_elements(end - 1)
        return self._copy(index)

    def _is_on_type(self, before: str, end: int) -> bool:
        """Whether an annotation is on the use of a type: it has no effect in class files, as far
        as programs see, and is dropped."""
        after = self.kinds[self.skip_annotations(end)]
        if after in ("[", "..."):
            return before not in ("(", ",", ";", "{", "}")
        if before == ",":
            recent = self.out.kinds[-50:]
            return recent.count("TLT") > recent.count("TGT")
        return before in _TYPE_ANNOTATION_AFTER

    def _name_elements(self, closing: int) -> None:
        """Inside the parentheses of an annotation names before `=` are no assignments."""
        opening = self.matches.get(closing)
        if opening is None or self.kinds[closing] != ")":
            return
        for at in range(opening + 1, closing):
            if self.kinds[at] == "=" and self.kinds[at - 1] == "IDENT":
                if self.kinds[at - 2] in ("(", ","):
                    self.kinds[at - 1] = "NAME="


def disambiguate(tokens: Tokens) -> Tokens:
    """The tokens that the grammar knows."""
    return Renamer(tokens).run()
