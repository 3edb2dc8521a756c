"""Files, classes and their members (JLS 7, 8, 9)."""

from __future__ import annotations

from typing import Final

from pvm.lang.parse.diagnosis.cursor import (
    END,
    RESUME_BODY,
    RESUME_IMPORT,
    RESUME_MEMBER,
    RESUME_UNIT,
)
from pvm.lang.parse.diagnosis.statements import StatementChecker

_UNIT_EXPECTED: Final = "class, interface, enum, or record expected"
_CLASS_WORDS: Final = ("class", "interface", "enum", "@")
_AFTER_CONSTANT: Final = ("(", "{", ",", ";", "}", END)
_RECEIVER: Final = (
    "as of release 8, 'this' is allowed as the parameter name for the receiver type only\n"
    "  which has to be the first parameter, and cannot be a lambda parameter"
)


class SyntaxChecker(StatementChecker):
    """`run` reports all syntax errors of a file."""

    def run(self) -> None:
        self._package()
        imports_allowed, is_first = True, True
        while self.kind != END:
            if self.in_doubt():
                self.skip_to(RESUME_IMPORT if imports_allowed else RESUME_UNIT)
                if self.kind == END:
                    return
            if imports_allowed and self.kind == "import":
                self._import()
            elif not self.take(";"):
                imports_allowed = False
                if is_first and self._is_module():
                    self._refuse_module()
                    return
                self._unit()
                is_first = False

    def _package(self) -> None:
        if self.kind == "@" and self.peek() != "interface":
            at = self.at
            self.modifiers()
            if self.kind != "package":
                self.at = at
                self._look()
        if self.take("package"):
            self.qualified_name()
            self.expect(";")

    def _import(self) -> None:
        self.advance()
        self.take("static")
        self.name()
        while True:
            self.expect(".")
            if self.take("*"):
                break
            self.name()
            if self.kind != ".":
                break
        self.expect(";")

    def _is_module(self) -> bool:
        return self.is_word("module") and self.peek() == "IDENT" and self.peek(2) in ("{", ".")

    def _refuse_module(self) -> None:
        self.log.error(self.pos, "module declarations should be in a file named module-info.java")

    def _unit(self) -> None:
        modifiers = self.modifiers()
        if self.kind == END and modifiers:
            return
        self.class_declaration(modifiers)

    # --- classes --------------------------------------------------------------------------------

    def is_record(self) -> bool:
        return self.is_word("record") and self.peek() == "IDENT" and self.peek(2) in ("(", "<")

    def class_declaration(self, modifiers: set[str]) -> None:
        """A class, or the report that there is none."""
        if self.kind == "class":
            self._class()
        elif self.kind == "interface":
            self._interface()
        elif self.kind == "enum":
            self._enum()
        elif self.kind == "@" and self.peek() == "interface":
            self.advance()
            self._interface()
        elif self.is_record():
            self._record()
        else:
            self._no_class()

    def _no_class(self) -> None:
        pos = self.pos
        if self.is_word("record") and self.peek() == "IDENT":
            self.fail(pos, "record header expected")
            return
        if self.is_name():
            self.name()
            self.doubt(self.pos)
        self.fail(pos, _UNIT_EXPECTED)

    def _class(self) -> None:
        self.advance()
        name = self.type_name()
        self.type_parameters_opt()
        if self.take("extends"):
            self.type()
        self._implements("implements")
        self._permits()
        self.class_body(name, "class")

    def _interface(self) -> None:
        self.advance()
        name = self.type_name()
        self.type_parameters_opt()
        self._implements("extends")
        self._permits()
        self.class_body(name, "interface")

    def _record(self) -> None:
        self.advance()
        name = self.type_name()
        self.type_parameters_opt()
        self._parameters(of_lambda=False)
        self._implements("implements")
        self.class_body(name, "record")

    def _implements(self, word: str) -> None:
        if self.take(word):
            self.types()

    def _permits(self) -> None:
        if self.is_word("permits"):
            self.advance()
            self.qualified_names()

    def class_body(self, class_name: str, kind: str) -> None:
        self.expect("{")
        if self.in_doubt():
            self.skip_to(RESUME_BODY)
            if not self.take("{"):
                return
        while self.kind not in ("}", END):
            self._checked_member(class_name, kind)
        self.expect("}")

    def _checked_member(self, class_name: str, kind: str) -> None:
        at = self.at
        self._member(class_name, kind)
        if self.in_doubt():
            self.skip_to(RESUME_MEMBER)
        if self.at == at:
            self._give_up_member()

    def _give_up_member(self) -> None:
        """The same token would fail in the same way for ever."""
        self.advance()

    # --- enums ----------------------------------------------------------------------------------

    def _enum(self) -> None:
        self.advance()
        name = self.type_name()
        self._implements("implements")
        self.expect("{")
        self._in_members = self._is_out_of_step = False
        if self.take(","):
            self._after_first_comma()
        while self.kind not in ("}", END):
            at = self.at
            if self.take(";"):
                self._in_members = True
            elif self._is_constant(name):
                self._constant()
            else:
                self._enum_member(name)
            if self.at == at:
                self.advance()
        self.expect("}")

    def _after_first_comma(self) -> None:
        if self.kind not in ("}", ";"):
            self.report(self.last_end, "'}' or ';' expected")

    def _is_constant(self, enum_name: str) -> bool:
        at = self.at
        if self.kind == "@" and self.peek() != "interface":
            self.at = self._after_annotations()
        found = self.kinds[self.at] == "IDENT" and self.peek() in _AFTER_CONSTANT
        if found and self.peek() == "(" and self._in_members:
            found = self.tokens.values[self.at] != enum_name
        elif not found and not self._in_members and self.kinds[self.at] == "IDENT":
            found = self.peek() == "IDENT" or self.peek() not in (".", "<", "[")
        self.at = at
        return found

    def _after_annotations(self) -> int:
        at, kinds = self.at, self.kinds
        while kinds[at] == "@":
            at += 2
            while kinds[at] == ".":
                at += 2
            if kinds[at] == "(":
                at = self._after_parentheses(at)
        return at

    def _after_parentheses(self, at: int) -> int:
        depth = 0
        while self.kinds[at] != END:
            depth += (self.kinds[at] == "(") - (self.kinds[at] == ")")
            at += 1
            if not depth:
                break
        return at

    def _constant(self) -> None:
        self._refuse_if(self._in_members, "enum constant not expected here")
        self.annotations()
        self.name()
        if self.kind == "(":
            self.arguments()
        if self.kind == "{":
            self.class_body("", "class")
        if not self.take(",") and self.kind not in ("}", ";", END):
            self.doubt(self.pos)
            self.report(self.last_end, "',', '}', or ';' expected")
            self._is_out_of_step = True

    def _enum_member(self, name: str) -> None:
        self._refuse_if(not self._in_members, "enum constant expected here")
        self._member(name, "enum")
        if self.in_doubt():
            self.skip_to(RESUME_MEMBER)

    def _refuse_if(self, wrong: bool, message: str) -> None:
        """One constant or member out of its place is told of, not those that follow."""
        if wrong and not self._is_out_of_step:
            self.report(self.pos, message)
            self._is_out_of_step = True

    # --- members --------------------------------------------------------------------------------

    def _member(self, class_name: str, kind: str) -> None:
        if self.take(";"):
            return
        modifiers = self.modifiers()
        if self.kind in _CLASS_WORDS or self.is_record():
            self.class_declaration(modifiers)
        elif self.kind == "{" and modifiers <= {"static"}:
            self._initializer(modifiers, kind)
        else:
            self._method_or_field(modifiers, class_name, kind)

    def _initializer(self, modifiers: set[str], kind: str) -> None:
        if kind == "interface":
            self.log.error(self.pos, "initializers not allowed in interfaces")
        elif kind == "record" and not modifiers:
            self.log.error(self.pos, "instance initializers not allowed in records")
        self.block()

    def _method_or_field(self, modifiers: set[str], class_name: str, kind: str) -> None:
        is_generic = self.type_parameters_opt()
        self.annotations()
        pos, is_void = self.pos, self.kind == "void"
        name = self.value if self.kind == "IDENT" else ""
        found_kind = self._result_type()
        if found_kind == "name" and self._is_constructor(kind):
            self._constructor(pos, name, class_name)
            return
        place = self.pos
        name = self.name()
        if self.kind == "(":
            self._method_rest()
        elif is_void or is_generic:
            self.fail(self.pos, "'(' expected")
        else:
            self._field_rest(modifiers, kind, place)

    def _result_type(self) -> str:
        return "void" if self.take("void") else self.type().kind

    def _is_constructor(self, kind: str) -> bool:
        return self.kind == "(" and kind != "interface" or self.kind == "{" and kind == "record"

    def _constructor(self, pos: int, name: str, class_name: str) -> None:
        if name != class_name:
            self.log.error(pos, "invalid method declaration; return type required")
        if self.kind == "{":
            self.block()
        else:
            self._method_rest()

    def _field_rest(self, modifiers: set[str], kind: str, place: int) -> None:
        if kind == "record" and "static" not in modifiers:
            self.log.error(
                place,
                "field declaration must be static\n"
                "  (consider replacing field with record component)",
            )
        self._first_declarator_rest(kind)
        while self.take(","):
            self.declarator()
        self.expect(";")

    def _first_declarator_rest(self, kind: str) -> None:
        self.dims_opt()
        if self.take("="):
            self.initializer()
        elif kind == "interface":
            self.fail(self.pos, "= expected")

    def _method_rest(self) -> None:
        self._parameters(of_lambda=False)
        self.dims_opt()
        if self.take("throws"):
            self.qualified_names()
        if self.kind == "{":
            self.block()
            return
        if self.take("default"):
            self.annotation_value()
        self.expect(";")
        if self.in_doubt():
            self.skip_to(RESUME_BODY)
            if self.kind == "{":
                self.block()

    # --- parameters -----------------------------------------------------------------------------

    def lambda_parameters(self) -> None:
        pos = self.pos
        found = self._parameters(of_lambda=True)
        problem = ""
        if "implicit" in found and "explicit" in found:
            problem = "cannot mix implicitly-typed and explicitly-typed parameters"
        elif "implicit" in found and "var" in found:
            problem = "cannot mix 'var' and implicitly-typed parameters"
        elif "explicit" in found and "var" in found:
            problem = "cannot mix 'var' and explicitly-typed parameters"
        if problem:
            self.log.error(pos, f"invalid lambda parameter declaration\n  ({problem})")

    def _parameters(self, of_lambda: bool) -> set[str]:
        """In what ways their types are given: "explicit", "implicit" or "var"."""
        found: set[str] = set()
        self.expect("(")
        if self.kind == ")":
            self.advance()
            return found
        is_first = True
        while True:
            name_pos, is_varargs, way = self._parameter(of_lambda, is_first)
            found.add(way)
            is_first = False
            if self.kind != ",":
                break
            if is_varargs:
                self.log.error(name_pos, "varargs parameter must be the last parameter")
            self.advance()
        if not self.take(")"):
            self.doubt(self.pos)
            self.report(self.last_end, "',', ')', or '[' expected")
        return found

    def _parameter(self, of_lambda: bool, is_first: bool) -> tuple[int, bool, str]:
        self.parameter_modifiers()
        if of_lambda and self.is_name() and self.peek() in (",", ")"):
            pos = self.pos
            self.lambda_name()
            return pos, False, "implicit"
        way = "var" if self.is_word("var") and self.peek() == "IDENT" else "explicit"
        self.type(allow_var=of_lambda)
        self.annotations()
        is_varargs = self.take("...")
        pos = self.pos
        self._parameter_name(is_first and not of_lambda)
        if is_varargs and self.kind == "[":
            self.log.error(
                self.pos, "legacy array notation not allowed on variable-arity parameter"
            )
        self.dims_opt()
        return pos, is_varargs, way

    def _parameter_name(self, may_be_receiver: bool) -> None:
        if self.kind == "IDENT" and self.peek() == "." or self.kind == "this":
            pos = self.pos
            while self.kind == "IDENT" and self.peek() == ".":
                self.advance()
                self.advance()
            if self.kind == "this":
                if not may_be_receiver:
                    self.log.error(pos, _RECEIVER)
                self.advance()
                return
        self.name()
