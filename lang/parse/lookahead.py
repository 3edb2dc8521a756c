"""Looking ahead over tokens: where types, type arguments, casts and annotations end.

Type arguments nested more than some dozens deep are not seen as such: what looks ahead must not
take quadratic time, whatever the text.
"""

from __future__ import annotations

from typing import Final

from pvm.lang.parse.kinds import CLOSING_ANGLES, LITERALS, PRIMITIVES
from pvm.lang.parse.tokens import Tokens

STARTS_UNARY: Final = (
    frozenset(("IDENT", "(", "!", "~", "this", "super", "new", "switch", "void"))
    | LITERALS
    | PRIMITIVES
)
_OPERATORS_AFTER: Final = (
    frozenset(
        ("+", "-", "*", "/", "%", "!", "~", "++", "--", "super", "new", "switch", "<<")
    )
    | LITERALS
)
_COLON_KINDS: Final = frozenset("( ) [ ] { } ; : ?".split())
_DEEPEST_ARGUMENTS: Final = 50  # type arguments within type arguments
_DECLARATION_AFTER_PAREN: Final = frozenset(("{", "throws", "->", "default", "implements"))


class LookAhead:
    """Works on the token lists in place; `matches` pairs brackets of all three kinds."""

    def __init__(self, tokens: Tokens) -> None:
        self.kinds = tokens.kinds
        self.values = tokens.values
        self.tokens = tokens
        self.matches: dict[int, int] = {}

    # --- preparation ----------------------------------------------------------------------------

    def match_brackets(self) -> None:
        opened: dict[str, list[int]] = {"(": [], "[": [], "{": []}
        opener = {")": "(", "]": "[", "}": "{"}
        for index, kind in enumerate(self.kinds):
            if kind in opened:
                opened[kind].append(index)
            elif kind in opener and opened[opener[kind]]:
                start = opened[opener[kind]].pop()
                self.matches[start] = index
                self.matches[index] = start

    def find_ternary_colons(self) -> set[int]:
        """The colons that belong to a `?` (JLS 15.25)."""
        found: set[int] = set()
        pending = [0]  # how many `?` wait for their colons, by open brackets
        for index, kind in enumerate(self.kinds):
            if kind not in _COLON_KINDS:
                continue
            if kind in ("(", "[", "{"):
                pending.append(0)
            elif kind in (")", "]", "}"):
                pending.pop()
                pending = pending or [0]
            elif kind == ";":
                pending[-1] = 0
            elif kind == ":":
                if pending[-1]:
                    pending[-1] -= 1
                    found.add(index)
            elif not self._is_wildcard(index):
                pending[-1] += 1
        return found

    def _is_wildcard(self, index: int) -> bool:
        return self.kinds[index + 1] in ("extends", "super", ",", *CLOSING_ANGLES)

    # --- types ----------------------------------------------------------------------------------

    def skip_type(self, at: int) -> int:
        """The index after the type that begins at `at`; -1 if none does.  May end inside a `>>`:
        then `rest` says how many of its brackets are left."""
        kinds = self.kinds
        at = self.skip_annotations(at)
        if kinds[at] in PRIMITIVES:
            return self.skip_dims(at + 1)
        while True:
            at = self.skip_annotations(at)
            if kinds[at] != "IDENT":
                return -1
            at += 1
            if kinds[at] == "<":
                at = self.skip_arguments(at)
                if at < 0:
                    return -1
                if self.rest:
                    return at
            if kinds[at] != "." or kinds[at + 1] not in ("IDENT", "@"):
                return self.skip_dims(at)
            at += 1

    rest = 0  # closing brackets of a `>>` or `>>>` that were used up already

    def skip_dims(self, at: int) -> int:
        kinds = self.kinds
        while True:
            after = self.skip_annotations(at)
            if kinds[after] == "[" and kinds[after + 1] == "]":
                at = after + 2
            else:
                return at

    def skip_annotations(self, at: int) -> int:
        kinds = self.kinds
        while kinds[at] == "@" and kinds[at + 1] == "IDENT":
            at = self.skip_annotation(at)
        return at

    def skip_annotation(self, at: int) -> int:
        """The index after the annotation whose `@` is at `at`."""
        kinds = self.kinds
        at += 2
        while kinds[at] == "." and kinds[at + 1] == "IDENT":
            at += 2
        if kinds[at] == "(" and at in self.matches:
            return self.matches[at] + 1
        return at

    def skip_arguments(self, at: int) -> int:
        """The index after the type arguments or parameters whose `<` is at `at`; -1 if it is not
        the beginning of any.  With `rest` set, the index of the `>>` that they end in."""
        if self._depth >= _DEEPEST_ARGUMENTS:
            return -1
        self._depth += 1
        after = self._skip_arguments(at + 1)
        self._depth -= 1
        return after

    _depth = 0

    def _skip_arguments(self, at: int) -> int:
        kinds = self.kinds
        if kinds[at] == ">":
            self.rest = 0
            return at + 1
        while True:
            at = self._skip_argument(at)
            if at < 0:
                return -1
            if not self.rest:
                if kinds[at] == ",":
                    at += 1
                    continue
                closing = len(kinds[at]) if kinds[at] in (">", ">>", ">>>") else 0
                if not closing:
                    return -1
                self.rest = closing
            self.rest -= 1
            return at if self.rest else at + 1

    def _skip_argument(self, at: int) -> int:
        """A type, a wildcard, or a type parameter with bounds."""
        kinds = self.kinds
        self.rest = 0
        at = self.skip_annotations(at)
        if kinds[at] == "?":
            at += 1
            if kinds[at] not in ("extends", "super"):
                return at
            at += 1
        at = self.skip_type(at)
        if at > 0 and not self.rest and kinds[at] == "extends":
            at = self.skip_type(at + 1)
        while at > 0 and not self.rest and kinds[at] == "&":
            at = self.skip_type(at + 1)
        return at

    # --- questions ------------------------------------------------------------------------------

    def is_type_arguments(self, at: int) -> bool:
        """Whether the `<` at `at` begins type arguments or parameters, rather than comparing."""
        kinds = self.kinds
        before = kinds[at - 1]
        self.rest = 0
        if before == ")" and self._is_annotation_end(at - 1):
            return True
        if before != "IDENT":
            return before not in (")", "]", "this", "super") and before not in LITERALS
        after = self.skip_arguments(at)
        if after < 0 or self.rest:
            return False
        following = kinds[after]
        if following in _OPERATORS_AFTER:
            return False
        start = self._name_start(at - 1)
        if kinds[start - 1] == "@":
            return True  # of a generic method behind a marker annotation
        if following == "(":
            return self._is_created(start)
        if following in ("IDENT", "this"):
            return not self._has_comma(at, after) or self._is_declaration(start)
        return True

    def _name_start(self, at: int) -> int:
        """The first token of the qualified name whose last is at `at`."""
        kinds = self.kinds
        while kinds[at - 1] == "." and kinds[at - 2] == "IDENT":
            at -= 2
        return at

    def _is_created(self, start: int) -> bool:
        """Whether a name stands behind `new` (perhaps with annotations or type arguments)."""
        kinds = self.kinds
        before = kinds[start - 1]
        if before == "new":
            return True
        return (
            (before == "." and kinds[start - 2] in CLOSING_ANGLES)
            or before == "RECORD"
            or (before in CLOSING_ANGLES or self._is_annotation_end(start - 1))
        )

    def _is_annotation_end(self, index: int) -> bool:
        kinds = self.kinds
        if kinds[index] == ")" and index in self.matches:
            index = self.matches[index] - 1
        return kinds[index] == "IDENT" and kinds[self._name_start(index) - 1] == "@"

    def _has_comma(self, start: int, end: int) -> bool:
        depth = 0
        for index in range(start, end):
            kind = self.kinds[index]
            if kind == "<":
                depth += 1
            elif kind in (">", ">>", ">>>"):
                depth -= len(kind)
            elif kind == "," and depth == 1:
                return True
        return False

    def _is_declaration(self, start: int) -> bool:
        """Whether a type could stand at `start`: `f(a < b, c > d)` has an expression there."""
        kinds = self.kinds
        before = kinds[start - 1]
        if before not in ("(", ","):
            return True
        opening = start - 1
        while kinds[opening] != "(":
            if kinds[opening] in (")", "]", "}") and opening in self.matches:
                opening = self.matches[opening]
            elif kinds[opening] in ("{", ";", "[", "$start"):
                return kinds[opening] != "["
            opening -= 1
            if opening < 0:
                return True
        return self._is_declaring_paren(opening)

    def _is_declaring_paren(self, opening: int) -> bool:
        kinds = self.kinds
        before = kinds[opening - 1]
        if before in ("for", "try", "catch"):
            return True
        closing = self.matches.get(opening)
        if closing is None:
            return True
        if before == "IDENT" and kinds[self._name_start(opening - 1) - 1] == "new":
            return False
        after = self.skip_dims(closing + 1)
        if kinds[after] in _DECLARATION_AFTER_PAREN:
            return True
        if before != "IDENT" or kinds[after] != ";":
            return False
        type_end = kinds[opening - 2]
        return type_end in ("IDENT", "]", "void", *CLOSING_ANGLES) or type_end in PRIMITIVES

    def cast_end(self, at: int) -> int:
        """The index of the `)` of a cast whose `(` is at `at`; -1 if it is none (JLS 15.16)."""
        kinds = self.kinds
        self.rest = 0
        start = self.skip_annotations(at + 1)
        end = self.skip_type(start)
        if end < 0 or self.rest:
            return -1
        if kinds[end] == ")":
            if kinds[start] in PRIMITIVES and end == start + 1:
                return end
        while kinds[end] == "&":
            end = self.skip_type(end + 1)
            if end < 0 or self.rest:
                return -1
        if kinds[end] != ")":
            return -1
        return end if kinds[end + 1] in STARTS_UNARY else -1
