"""Blocks and statements (JLS 14)."""

from __future__ import annotations

from typing import Any, Final

from pvm.lang.parse.diagnosis.cursor import END, RESUME_STATEMENT
from pvm.lang.parse.diagnosis.expressions import ExpressionChecker
from pvm.lang.parse.diagnosis.term import Term
from pvm.lang.parse.diagnosis.types import ANY, EXPRESSION, NO_LAMBDA
from pvm.lang.parse.kinds import LITERALS, PRIMITIVES

_BLOCK_ENDS: Final = ("}", "case", "default", END)
_CASE_EXPECTED: Final = "case, default, or '}' expected"
_STATEMENTS_BY_EXPRESSION: Final = ("statement", "class", "error")
_STARTS_YIELD: Final = (
    frozenset((";", "IDENT", "!", "~", "+", "-", "this", "super", "new", "switch", "void"))
    | LITERALS
    | PRIMITIVES
)


class StatementChecker(ExpressionChecker):
    """A statement's method answers what it was: "statement", "variable" or "class"."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._statements = {
            "{": self.block, ";": self.advance, "if": self._if, "for": self._for,
            "while": self._while, "do": self._do, "try": self._try, "switch": self._switch,
            "synchronized": self._synchronized, "return": self._return, "throw": self._throw,
            "break": self._jump, "continue": self._jump, "assert": self._assert,
            "else": self._else_alone, "finally": self._finally_alone, "catch": self._catch_alone,
        }  # fmt: skip

    def class_declaration(self, modifiers: set[str]) -> None:
        raise NotImplementedError

    def is_record(self) -> bool:
        raise NotImplementedError

    # --- blocks ---------------------------------------------------------------------------------

    def block(self) -> None:
        self.expect("{")
        self._block_statements()
        while self.kind in ("case", "default"):
            self.fail(self.pos, f"orphaned {self.kind}")
            self._case_group()
        self.expect("}")

    def _block_statements(self) -> None:
        stuck_at = -1
        while self.kind not in _BLOCK_ENDS:
            self._block_statement()
            if self.pos == stuck_at:
                return
            if self.in_doubt():
                self.skip_to(RESUME_STATEMENT)
                stuck_at = self.pos

    def _block_statement(self) -> str:
        kind = self.kind
        simple = self._statements.get(kind)
        if simple is not None:
            simple()
            return "statement"
        if kind in ("final", "@", "abstract", "strictfp"):
            return self._modified()
        if kind in ("class", "interface", "enum") or self.is_record():
            self.class_declaration(set())
            return "class"
        if kind == "IDENT":
            if self.value == "yield" and self._is_yield():
                self._yield()
                return "statement"
            if self._refuse_sealed():
                self.class_declaration(self.modifiers())
                return "class"
        return self._variable_or_expression()

    def _refuse_sealed(self) -> bool:
        if self._modifier() not in ("sealed", "non-sealed"):
            return False
        message = "sealed or non-sealed local classes are not allowed"
        self.log.error(self.pos, message)
        return True

    def _modified(self) -> str:
        modifiers = self.modifiers()
        if self.kind in ("class", "interface", "enum", "@") or self.is_record():
            self.class_declaration(modifiers)
            return "class"
        if modifiers & {"abstract", "strictfp"}:
            self.class_declaration(modifiers)
            return "class"
        if "static" in modifiers:
            self.log.error(self.pos, "modifier static not allowed here")
        self._local_variables(self.pos, self.type(allow_var=True))
        self.expect(";")
        return "variable"

    def _variable_or_expression(self) -> str:
        start, is_var = self.pos, self.is_word("var")
        found = self.term(ANY)
        if self.kind == ":" and found.kind == "name":
            self.advance()
            self.statement()
            return "statement"
        if found.is_type and self.is_name():
            self._local_variables(start, found, is_var)
            self.expect(";")
            return "variable"
        self._check_statement(found)
        self.expect(";")
        return "statement"

    def _check_statement(self, found: Term) -> None:
        if found.kind not in _STATEMENTS_BY_EXPRESSION:
            self.doubt(found.pos)
            self.log.error(found.pos, "not a statement")

    def _local_variables(self, start: int, found: Term, is_var: bool = False) -> None:
        """Declarators of one type; `var` declares one variable that is no array (JLS 14.4)."""
        self.declarators(start if is_var else -1, found)

    def declarators(self, var_at: int, found: Term) -> int:
        """How many; `var_at`: where their `var` stands, or -1."""
        if var_at >= 0 and found.kind == "type" and self.kinds[self.at - 1] == "]":
            self._refuse_var_array(var_at)
        count = 0
        while True:
            count += 1
            self.declarator(var_at)
            if self.kind != ",":
                return count
            if var_at >= 0:
                self.report(var_at, "'var' is not allowed in a compound declaration")
            self.advance()

    def _refuse_var_array(self, var_at: int) -> None:
        self.report(var_at, "'var' is not allowed as an element type of an array")

    def declarator(self, var_at: int = -1) -> None:
        self.name()
        if self.dims_opt() and var_at >= 0:
            self._refuse_var_array(var_at)
        if self.take("="):
            self.initializer()

    # --- statements -----------------------------------------------------------------------------

    def statement(self) -> None:
        """One that is part of another."""
        pos = self.pos
        if self.kind in _BLOCK_ENDS:
            self.fail(pos, "illegal start of statement")
            return
        at = self.at
        what = self._block_statement()
        if what == "variable":
            self.log.error(self._variable_pos(at), "variable declaration not allowed here")
        elif what == "class":
            self.log.error(pos, "class, interface or enum declaration not allowed here")

    def _variable_pos(self, at: int) -> int:
        """Where the name of the first variable stands that is declared from `at` on."""
        kinds = self.kinds
        while at < self.at:
            if kinds[at] == "IDENT" and kinds[at + 1] in (";", "=", ",", "["):
                return self.tokens.positions[at]
            at += 1
        return self.pos

    def _if(self) -> None:
        self.advance()
        self.parenthesized_condition()
        self.statement()
        if self.take("else"):
            self.statement()

    def _while(self) -> None:
        self.advance()
        self.parenthesized_condition()
        self.statement()

    def _do(self) -> None:
        self.advance()
        self.statement()
        self.expect("while")
        self.parenthesized_condition()
        self.expect(";")

    def _synchronized(self) -> None:
        self.advance()
        self.parenthesized_condition()
        self.block()

    def _return(self) -> None:
        self.advance()
        if self.kind != ";":
            self.expression()
        self.expect(";")

    def _throw(self) -> None:
        self.advance()
        self.expression()
        self.expect(";")

    def _jump(self) -> None:
        self.advance()
        if self.is_name():
            self.name()
        self.expect(";")

    def _assert(self) -> None:
        self.advance()
        self.expression()
        if self.take(":"):
            self.expression()
        self.expect(";")

    def _is_yield(self) -> bool:
        following = self.peek()
        if following in ("++", "--"):
            return self.peek(2) not in (";", ")")
        if following == "(":
            return self._is_yield_of_parentheses()
        return following in _STARTS_YIELD

    def _is_yield_of_parentheses(self) -> bool:
        """Not a call of a method `yield`, whose parenthesis a semicolon follows."""
        depth, at = 0, self.at + 1
        while self.kinds[at] not in (";", "{", END):
            depth += (self.kinds[at] == "(") - (self.kinds[at] == ")")
            at += 1
            if not depth:
                break
        return self.kinds[at] != ";" or self.kinds[self.at + 2] != ")"

    def _yield(self) -> None:
        self.advance()
        self.expression()
        self.expect(";")

    # --- for ------------------------------------------------------------------------------------

    def _for(self) -> None:
        self.advance()
        self.expect("(")
        is_each = self.kind != ";" and self._for_init()
        if is_each and self.take(":"):
            self.expression()
        else:
            self._for_rest()
        self.expect(")")
        self.statement()

    def _for_init(self) -> bool:
        """Whether it declares one variable, without a value: as the loop over a collection does."""
        if self.kind in ("final", "@"):
            self.modifiers()
            is_var = self.is_word("var")
            found, start = self.type(allow_var=True), -1
        else:
            start, is_var = self.pos, self.is_word("var")
            found = self.term(ANY)
            if not (found.is_type and self.is_name()):
                return self._for_expressions(found)
        at = self.at
        count = self.declarators(start if is_var else -1, found)
        return count == 1 and "=" not in self.kinds[at : self.at]

    def _for_expressions(self, first: Term) -> bool:
        if self.kind == ":":
            self.log.error(first.pos, "bad initializer for for-loop")
            return True
        self._expression_statements(first)
        return False

    def _expression_statements(self, first: Term) -> None:
        self._check_statement(first)
        while self.take(","):
            self._check_statement(self.expression())

    def _for_rest(self) -> None:
        self.expect(";")
        if self.kind != ";":
            self.expression()
        self.expect(";")
        if self.kind != ")":
            self._expression_statements(self.expression())

    # --- try ------------------------------------------------------------------------------------

    def _try(self) -> None:
        pos = self.pos
        self.advance()
        with_resources = self.take("(")
        if with_resources:
            self._resources()
        self.block()
        if self.kind in ("catch", "finally"):
            while self.kind == "catch":
                self._catch()
            if self.take("finally"):
                self.block()
        elif not with_resources:
            self.log.error(pos, "'try' without 'catch', 'finally' or resource declarations")

    def _resources(self) -> None:
        self._resource()
        while self.take(";") and self.kind != ")":
            self._resource()
        self.expect(")")

    def _resource(self) -> None:
        if self.kind in ("final", "@"):
            self.modifiers()
            self.type(allow_var=True)
            self._resource_variable()
        else:
            found = self.term(ANY)
            if found.is_type and self.is_name():
                self._resource_variable()

    def _resource_variable(self) -> None:
        self.name()
        if self.take("="):
            self.expression()
        else:
            self.fail(self.pos, "= expected")

    def _catch(self) -> None:
        self.advance()
        self.expect("(")
        self.parameter_modifiers()
        self.type()
        while self.take("|"):
            self.type()
        self.name()
        self.expect(")")
        self.block()

    def _else_alone(self) -> None:
        self._alone("else", "if", self.statement)

    def _finally_alone(self) -> None:
        self._alone("finally", "try", self.statement)

    def _catch_alone(self) -> None:
        self._alone("catch", "try", None)

    def _alone(self, word: str, partner: str, rest: Any) -> None:
        """A part whose beginning is missing: what follows it is read all the same."""
        pos, failed_at = self.pos, self.failed_at
        if rest is None:
            self._catch()
        else:
            self.advance()
            rest()
        self.failed_at = failed_at
        self.fail(pos, f"'{word}' without '{partner}'")

    def parameter_modifiers(self) -> None:
        for word in sorted(self.modifiers() - {"final", "@"}):
            self.log.error(self.pos, f"modifier {word} not allowed here")

    # --- switch ---------------------------------------------------------------------------------

    def _switch(self) -> None:
        self.advance()
        self.parenthesized_condition()
        self.expect("{")
        self._case_groups()
        self.expect("}")

    def _case_groups(self) -> None:
        while self.kind not in ("}", END):
            if self.kind in ("case", "default"):
                self._case_group()
            else:
                self._refuse_group()

    def _refuse_group(self) -> None:
        pos = self.pos
        self.advance()
        self.fail(pos, _CASE_EXPECTED)

    def _labels(self) -> None:
        if self.take("default"):
            return
        self.advance()
        while True:
            if not self.take("default"):
                self.term(EXPRESSION | NO_LAMBDA)
            if not self.take(","):
                return

    def _case_group(self) -> None:
        self._labels()
        if self.take("->"):
            self._case_action()
        else:
            self.expect(":", ": or -> expected")
            self._block_statements()

    def _case_action(self) -> None:
        pos, kind = self.pos, self.kind
        self.statement()
        is_expression = kind not in self._statements
        if not is_expression and kind not in ("{", "throw"):
            self.log.error(
                pos,
                "unexpected statement in case, expected is an expression, a block or a throw "
                "statement",
            )

    def switch_expression_body(self) -> None:
        self.expect("{")
        while self.kind not in ("}", END):
            if self.kind in ("case", "default"):
                self._value_group()
            else:
                self._refuse_group()
        self.expect("}")

    def _value_group(self) -> None:
        self._labels()
        if not self.take("->"):
            self.expect(":", ": or -> expected")
            self._block_statements()
        elif self.kind in ("{", "throw"):
            self.statement()
        else:
            self.expression()
            self.expect(";")
