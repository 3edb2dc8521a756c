"""Names, types, type parameters, modifiers and annotations (JLS 4, 6, 8.1.1, 9.7)."""

from __future__ import annotations

from typing import Final

from pvm.lang.parse.diagnosis.cursor import Cursor
from pvm.lang.parse.diagnosis.term import Term
from pvm.lang.parse.kinds import CLOSING_ANGLES, MODIFIERS, PRIMITIVES

TYPE, EXPRESSION = 1, 2  # what may stand at a place
ANY: Final = TYPE | EXPRESSION
NO_LAMBDA: Final = 4
_RESTRICTED: Final = {"var": "10", "yield": "14", "record": "14", "sealed": "15", "permits": "15"}


class TypeChecker(Cursor):
    """`term` comes with expressions: types and expressions are read by the same hand."""

    def term(self, mode: int) -> Term:
        raise NotImplementedError

    def annotation_value(self) -> None:
        raise NotImplementedError

    def type(self, allow_var: bool = False) -> Term:
        """A type; `var` is one for local variables and lambda parameters alone (JLS 14.4.1)."""
        self.annotations()
        start, is_var = self.pos, self.is_word("var")
        found = self.term(TYPE)
        if is_var and found.kind == "name" and not allow_var:
            self.doubt(start)
            self.report(start, "'var' is not allowed here")
        return found

    def types(self) -> None:
        self.type()
        while self.take(","):
            self.type()

    def qualified_name(self) -> None:
        self.annotations()
        self.name()
        while self.take("."):
            self.annotations()
            self.name()

    def qualified_names(self) -> None:
        """Of classes: those that are permitted or thrown."""
        self._class_name()
        while self.take(","):
            self._class_name()

    def _class_name(self) -> None:
        self.qualified_name()
        if self.kind == "<":
            self.type_arguments(False)

    def type_name(self) -> str:
        """The name that a class or type parameter is given (JLS 3.9)."""
        pos, name = self.pos, self.name()
        if name in _RESTRICTED:
            self.report(
                pos,
                f"'{name}' not allowed here\n  as of release {_RESTRICTED[name]}, '{name}' is a "
                "restricted type name and cannot be used for type declarations",
            )
        return name

    # --- type arguments and parameters ----------------------------------------------------------

    def type_arguments(self, diamond: bool) -> None:
        """From the `<` on."""
        self.expect("<")
        if diamond and self.kind == ">":
            self.advance()
            return
        self._type_argument()
        while self.take(","):
            self._type_argument()
        self._close_angle()

    def _close_angle(self) -> None:
        """The first of `>>` is taken off the token, which becomes the rest."""
        if self.kind in CLOSING_ANGLES or self.kind in (">=", ">>=", ">>>="):
            if len(self.kind) == 1:
                self.advance()
            else:
                self._split()
        else:
            self.fail(self.pos, "> expected")

    def _split(self) -> None:
        self.kind = self.kinds[self.at] = self.kind[1:]
        self.tokens.positions[self.at] += 1
        self.pos += 1
        self.last_end = self.pos

    def _type_argument(self) -> None:
        self.annotations()
        pos = self.pos
        if not self.take("?"):
            self.type()
        elif self.kind in ("extends", "super"):
            self.advance()
            self.type()
        elif self.is_name():
            self.fail(pos, ">, extends, or super expected")
            self.name()

    def type_parameters_opt(self) -> bool:
        if not self.take("<"):
            return False
        self._type_parameter()
        while self.take(","):
            self._type_parameter()
        self._expect_angle()
        return True

    def _expect_angle(self) -> None:
        if self.kind in (">>", ">>>"):
            self._split()
        else:
            self.expect(">")

    def _type_parameter(self) -> None:
        self.annotations()
        self.type_name()
        if self.take("extends"):
            self.type()
            while self.take("&"):
                self.type()

    def dims_opt(self) -> int:
        """Brackets with nothing between; how many pairs."""
        count = 0
        while True:
            self.annotations()
            if not self.take("["):
                return count
            self.expect("]")
            count += 1

    # --- modifiers ------------------------------------------------------------------------------

    def annotations(self) -> bool:
        found = False
        while self.kind == "@" and self.peek() != "interface":
            self.annotation()
            found = True
        return found

    def modifiers(self) -> set[str]:
        """Also annotations ("@"); a repeated modifier is reported (JLS 8.1.1)."""
        found: set[str] = set()
        while True:
            word = self._modifier()
            if not word:
                return found
            if word == "@":
                self.annotation()
            elif word == "ERROR":  # what is no token hides what it was to be part of
                self.advance()
                self.advance()
                continue
            else:
                if word in found:
                    self.log.error(self.pos, "repeated modifier")
                for _ in range(3 if word == "non-sealed" else 1):
                    self.advance()
            found.add(word)

    def _modifier(self) -> str:
        """The modifier at the token, "" for none."""
        kind = self.kind
        if kind in MODIFIERS or kind == "ERROR":
            return kind
        if kind == "@":
            return "" if self.peek() == "interface" else kind
        if kind != "IDENT":
            return ""
        if self.value == "sealed" and self._starts_class(1):
            return "sealed"
        if self.value == "non" and self.peek() == "-" and self.peek_value(2) == "sealed":
            return "non-sealed" if self._starts_class(3) else ""
        return ""

    def _starts_class(self, distance: int) -> bool:
        kind = self.peek(distance)
        if kind == "IDENT":
            return self.peek_value(distance) in ("sealed", "non", "record")
        return kind in MODIFIERS or kind in ("class", "interface", "enum", "@")

    def annotation(self) -> None:
        """From the `@` on."""
        self.expect("@")
        self.name()
        while self.take("."):
            self.name()
        if self.take("("):
            if self.kind != ")":
                self._element()
                while self.take(","):
                    self._element()
            self.expect(")")

    def _element(self) -> None:
        if self.is_name() and self.peek() == "=":
            self.name()
            self.advance()
        self.annotation_value()

    def is_primitive(self) -> bool:
        return self.kind in PRIMITIVES
