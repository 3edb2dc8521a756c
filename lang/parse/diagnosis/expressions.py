"""Expressions (JLS 15)."""

from __future__ import annotations

from typing import Any, Final

from pvm.lang.parse.diagnosis.parentheses import (
    CAST,
    EXPLICIT_LAMBDA,
    IMPLICIT_LAMBDA,
    is_generic_reference,
    meaning,
)
from pvm.lang.parse.diagnosis.term import Term
from pvm.lang.parse.diagnosis.types import EXPRESSION, NO_LAMBDA, TYPE, TypeChecker
from pvm.lang.parse.kinds import ASSIGNMENTS, BINARY, LITERALS, PRIMITIVES

_ASSIGNMENTS: Final = frozenset(("=", *ASSIGNMENTS))
_BINARY: Final = frozenset(BINARY)


class ExpressionChecker(TypeChecker):
    """`term` reads what may stand at a place: a type, an expression, or whichever it is."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._primaries = {
            "(": self._parenthesized, "this": self._this, "super": self._super,
            "new": self._new, "@": self._annotated, "void": self._void,
            "switch": self._switch_expression, "?": self._illegal,
        }  # fmt: skip
        self._primaries.update(dict.fromkeys(("++", "--", "!", "~", "+", "-"), self._prefixed))
        self._primaries.update(dict.fromkeys(LITERALS, self._literal))
        self._primaries.update(dict.fromkeys(("IDENT", "_", "assert", "enum"), self._named))
        self._primaries.update(dict.fromkeys(PRIMITIVES, self._primitive))

    def expression(self) -> Term:
        return self.term(EXPRESSION)

    def block(self) -> None:
        raise NotImplementedError

    def switch_expression_body(self) -> None:
        raise NotImplementedError

    def class_body(self, class_name: str, kind: str) -> None:
        raise NotImplementedError

    def lambda_parameters(self) -> None:
        raise NotImplementedError

    # --- operators ------------------------------------------------------------------------------

    def term(self, mode: int) -> Term:
        found = self._without_assignment(mode)
        if mode & EXPRESSION and found.kind != "type" and self.kind in _ASSIGNMENTS:
            pos = self.pos
            self.advance()
            self.expression()
            return Term("statement", pos)
        return found

    def _without_assignment(self, mode: int) -> Term:
        found = self._binary(mode)
        if not mode & EXPRESSION or found.kind == "type" or self.kind != "?":
            return found
        pos = self.pos
        self.advance()
        self.expression()
        self.expect(":")
        self._without_assignment(EXPRESSION | mode & NO_LAMBDA)
        return Term("value", pos)

    def _binary(self, mode: int) -> Term:
        """All binary operators alike: no order is needed to find mistakes.  The caret of the whole
        is at the operator that binds least."""
        found = self._unary(mode)
        if not mode & EXPRESSION or found.kind == "type":
            return found
        loosest = len(BINARY)
        while self.kind in _BINARY or self.kind == "instanceof":
            pos, kind = self.pos, self.kind
            self.advance()
            if kind == "instanceof":
                self._pattern()
                kind = "<"
            else:
                self._unary(EXPRESSION | mode & NO_LAMBDA)
            rank = _RANKS[kind]
            if rank <= loosest:
                loosest, found = rank, Term("value", pos)
        return found

    def _pattern(self) -> None:
        if self.kind in ("final", "@"):
            self.modifiers()
        self.term(TYPE)
        if self.is_name():
            self.name()

    # --- primaries ------------------------------------------------------------------------------

    def _unary(self, mode: int) -> Term:
        generic = self.kind == "<" and bool(mode & EXPRESSION)
        if generic:
            mode &= ~TYPE
            self.type_arguments(False)
        read = self._primaries.get(self.kind, self._illegal)
        if generic and self.kind not in ("this", "super"):
            read = self._illegal
        found = read(mode)
        is_name = found.kind in ("name", "select")
        if found.kind == "type" or is_name and self.kind == "[" and self.peek() == "]":
            return self._after_type(found, mode)
        return self._suffixes(found, mode)

    def _illegal(self, mode: int) -> Term:
        return self._illegal_at(self.pos, mode)

    def _illegal_at(self, pos: int, mode: int) -> Term:
        self.fail(pos, f"illegal start of {'expression' if mode & EXPRESSION else 'type'}")
        return Term("error", pos, bool(mode & TYPE))

    def _prefixed(self, mode: int) -> Term:
        if not mode & EXPRESSION:
            return self._illegal(mode)
        pos, kind = self.pos, self.kind
        self.advance()
        self._unary(EXPRESSION)
        return Term("statement" if kind in ("++", "--") else "value", pos)

    def _literal(self, mode: int) -> Term:
        if not mode & EXPRESSION:
            return self._illegal(mode)
        pos = self.pos
        self.advance()
        return Term("value", pos)

    def _parenthesized(self, mode: int) -> Term:
        if not mode & EXPRESSION:
            return self._illegal(mode)
        pos, what = self.pos, meaning(self.kinds, self.at)
        if what in (EXPLICIT_LAMBDA, IMPLICIT_LAMBDA):
            return self._lambda(pos, what == EXPLICIT_LAMBDA)
        self.advance()
        if what == CAST:
            self.type()
            while self.take("&"):
                self.type()
            self.expect(")")
            self._unary(EXPRESSION)
        else:
            self.expression()
            self.expect(")")
        return Term("value", pos)

    def _this(self, mode: int) -> Term:
        if not mode & EXPRESSION:
            return self._illegal(mode)
        pos = self.pos
        self.advance()
        return self._arguments_opt(Term("value", pos))

    def _super(self, mode: int) -> Term:
        if not mode & EXPRESSION:
            return self._illegal(mode)
        pos = self.pos
        self.advance()
        return self._after_super(pos)

    def _after_super(self, pos: int) -> Term:
        if self.kind == "(":
            self.arguments()
            return Term("statement", pos)
        if self.kind == "::":
            return Term("value", pos)
        pos = self.pos
        self.expect(".")
        if self.kind == "<":
            self.type_arguments(False)
        self.name()
        return self._arguments_opt(Term("value", pos))

    def _arguments_opt(self, found: Term) -> Term:
        if self.kind != "(":
            return found
        self.arguments()
        return Term("statement", found.pos)

    def arguments(self) -> None:
        self.expect("(")
        if self.kind != ")":
            self.expression()
            while self.take(","):
                self.expression()
        self.expect(")")

    def _annotated(self, mode: int) -> Term:
        """A type with annotations, perhaps of a member reference."""
        self.annotations()
        found = self.term(TYPE)
        return Term("value" if self.kind == "::" else "type", found.pos, found.is_type)

    def _void(self, mode: int) -> Term:
        pos = self.pos
        if not mode & EXPRESSION:
            self.advance()
            return self._illegal_at(pos, mode)
        self.advance()
        return self._class_literal(pos) if self.kind == "." else self._illegal_at(pos, mode)

    def _class_literal(self, pos: int) -> Term:
        dot = self.pos
        self.advance()
        if not self.expect("class") and self.is_name():
            self.name()
        return Term("value", dot)

    def _primitive(self, mode: int) -> Term:
        pos = self.pos
        self.advance()
        return Term("type", pos, True)

    def _after_type(self, found: Term, mode: int) -> Term:
        """A type that was read: its brackets, and what makes an expression of it."""
        self.dims_opt()
        if mode & EXPRESSION and self.kind == "::":
            return self._suffixes(Term("value", found.pos), mode)
        if mode & EXPRESSION and self.kind == ".":
            return self._suffixes(self._class_literal(found.pos), mode)
        if mode & TYPE:
            return Term("type", found.pos, True)
        self.fail(self.pos, "'.class' expected")
        return Term("value", found.pos)

    def _switch_expression(self, mode: int) -> Term:
        if not mode & EXPRESSION:
            return self._illegal(mode)
        pos = self.pos
        self.advance()
        self.parenthesized_condition()
        self.switch_expression_body()
        return Term("value", pos)

    def parenthesized_condition(self) -> None:
        self.expect("(")
        self.expression()
        self.expect(")")

    # --- names ----------------------------------------------------------------------------------

    def _named(self, mode: int) -> Term:
        if mode & EXPRESSION and not mode & NO_LAMBDA and self.peek() == "->":
            return self._lambda(self.pos, False)
        found = Term("name", self.pos, bool(mode & TYPE))
        word = self.name()
        while True:
            if self.kind == "(" and mode & EXPRESSION:
                if word == "yield" and found.kind == "name":
                    self.log.error(found.pos, _YIELD_CALLED)
                self.arguments()
                return Term("statement", found.pos)
            if self.kind == "<" and self._begins_type_arguments(mode):
                return self._generic()
            if self.kind != ".":
                return found
            selected = self._selected(found, mode)
            if selected.kind != "select":
                return selected
            found = selected

    def _begins_type_arguments(self, mode: int) -> bool:
        return bool(mode & TYPE) or is_generic_reference(self.kinds, self.at)

    def _generic(self) -> Term:
        pos = self.pos
        self.type_arguments(False)
        while self.kind == ".":
            self.advance()
            self.annotations()
            self.name()
            if self.kind == "<":
                self.type_arguments(False)
        return Term("type", pos, True)

    def _selected(self, found: Term, mode: int) -> Term:
        """After a name: one more name, or what ends it ("select": it may go on)."""
        dot = self.pos
        self.advance()
        if mode & EXPRESSION:
            if self.kind == "<":
                self.type_arguments(False)
                if self.kind == "super":
                    self.advance()
                    return self._after_super(dot)
                self.name()
                return self._arguments_opt(Term("value", dot))
            if self.kind in ("class", "this"):
                self.advance()
                return Term("value", dot)
            if self.kind == "super":
                self.advance()
                return self._after_super(dot)
            if self.kind == "new":
                return self._creation(self.pos)
        self.annotations()
        self.name()
        return Term("select", dot, bool(mode & TYPE))

    def _suffixes(self, found: Term, mode: int) -> Term:
        if not mode & EXPRESSION:
            return found
        while self.kind in (".", "[", "::"):
            pos = self.pos
            if self.take("["):
                self.expression()
                self.expect("]")
                found = Term("value", pos)
            elif self.take("::"):
                found = self._reference(found)
            else:
                found = self._selected_member()
        if self.kind in ("++", "--"):
            found = Term("statement", self.pos)
            while self.kind in ("++", "--"):
                self.advance()
        return found

    def _reference(self, found: Term) -> Term:
        if self.kind == "<":
            self.type_arguments(False)
        if not self.take("new"):
            self.name()
        return Term("value", found.pos)

    def _selected_member(self) -> Term:
        dot = self.pos
        self.advance()
        if self.kind == "<":
            self.type_arguments(False)
        if self.kind == "new":
            return self._creation(self.pos)
        if self.take("super"):
            self.arguments()
            return Term("statement", dot)
        self.name()
        return self._arguments_opt(Term("value", dot))

    # --- creation -------------------------------------------------------------------------------

    def _new(self, mode: int) -> Term:
        return self._creation(self.pos) if mode & EXPRESSION else self._illegal(mode)

    def _creation(self, pos: int) -> Term:
        self.advance()
        if self.kind == "<":
            self.type_arguments(False)
        self.annotations()
        if self.is_primitive():
            self.advance()
            if self.kind != "[":
                self.fail(self.pos, "'[' expected")
                return Term("class", pos)
            return self._new_array(pos)
        self.name()
        self._created_type_rest()
        self.annotations()
        if self.kind == "[":
            return self._new_array(pos)
        if self.kind == "(":
            self.arguments()
            if self.kind == "{":
                self.class_body("", "class")
        else:
            self.fail(self.pos, "'(' or '[' expected")
        return Term("statement", pos)

    def _created_type_rest(self) -> None:
        while True:
            if self.kind == "<":
                self.type_arguments(True)
            if not self.take("."):
                return
            self.annotations()
            self.name()

    def _new_array(self, pos: int) -> Term:
        self.expect("[")
        if self.take("]"):
            self.dims_opt()
            if self.kind == "{":
                self.array_initializer()
            else:
                self.fail(self.pos, "array dimension missing")
            return Term("value", pos)
        self.expression()
        self.expect("]")
        while self.annotations() or self.kind == "[":
            self.expect("[")
            if not self.take("]"):
                self.expression()
                self.expect("]")
        if self.kind == "{":
            brace = self.pos
            self.array_initializer()
            self.fail(
                brace, "array creation with both dimension expression and initialization is illegal"
            )
        return Term("value", pos)

    def array_initializer(self) -> None:
        self.expect("{")
        if not self.take(",") and self.kind != "}":
            self.initializer()
            while self.take(",") and self.kind != "}":
                self.initializer()
        self.expect("}")

    def initializer(self) -> Term:
        if self.kind == "{":
            pos = self.pos
            self.array_initializer()
            return Term("initializer", pos)
        return self.expression()

    def annotation_value(self) -> None:
        if self.kind == "@":
            self.annotation()
        elif self.take("{"):
            if not self.take(",") and self.kind != "}":
                self.annotation_value()
                while self.take(",") and self.kind != "}":
                    self.annotation_value()
            self.expect("}")
        else:
            self._without_assignment(EXPRESSION)

    # --- lambdas --------------------------------------------------------------------------------

    def _lambda(self, pos: int, is_explicit: bool) -> Term:
        if is_explicit:
            self.lambda_parameters()
        elif self.take("("):
            self.lambda_name()
            while self.take(","):
                self.lambda_name()
            self.expect(")")
        else:
            self.lambda_name()
        self.expect("->")
        if self.kind == "{":
            self.block()
        else:
            self.expression()
        return Term("value", pos)

    def lambda_name(self) -> None:
        if self.kind == "_":
            self.log.error(
                self.pos,
                "'_' used as an identifier\n"
                "  (use of '_' as an identifier is forbidden for lambda parameters)",
            )
            self.advance()
        else:
            self.name()


_YIELD_CALLED: Final = (
    "invalid use of a restricted identifier 'yield'\n"
    "  (to invoke a method called yield, qualify the yield with a receiver or type name)"
)
_LEVELS: Final = (
    ("||",), ("&&",), ("|",), ("^",), ("&",), ("==", "!="), ("<", ">", "<=", ">="),
    ("<<", ">>", ">>>"), ("+", "-"), ("*", "/", "%"),
)  # fmt: skip
_RANKS: Final = {kind: rank for rank, level in enumerate(_LEVELS) for kind in level}
