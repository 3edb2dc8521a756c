"""Generic signatures and descriptors in class files (JVMS 4.3, 4.7.9.1), to types.

A descriptor is a signature without variables and arguments, so one reader serves both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pvm.lang.symbols.symbols import ClassSymbol, Symbol
from pvm.lang.types.types import (
    PRIMITIVE_BY_DESCRIPTOR,
    VOID,
    ArrayType,
    ClassType,
    IntersectionType,
    Type,
    TypeVar,
    WildcardType,
)

ClassOf = Callable[[str], ClassSymbol]


class SignatureReader:
    """Reads one signature from left to right.

    `variables`: the type variables in scope.  `class_of` gives the symbol of a binary name.
    Malformed text raises ValueError, KeyError or IndexError.
    """

    def __init__(self, text: str, class_of: ClassOf, variables: Mapping[str, TypeVar]) -> None:
        self._text = text
        self._at = 0
        self._class_of = class_of
        self.variables = variables

    def type_parameters(self, owner: Symbol) -> tuple[TypeVar, ...]:
        """The declared type parameters, if there are any; they come into scope."""
        if self._text[self._at] != "<":
            return ()
        names = self._parameter_names()
        declared = {name: TypeVar(name, owner) for name in names}
        self.variables = {**self.variables, **declared}
        self._at += 1
        for name in names:
            self._at += len(name)
            declared[name].bound = self._bounds()
        self._at += 1
        return tuple(declared.values())

    def _parameter_names(self) -> list[str]:
        """A bound may name a later parameter: so look for all the names first."""
        start = self._at
        self._at += 1
        names = []
        while self._text[self._at] != ">":
            end = self._text.index(":", self._at)
            names.append(self._text[self._at : end])
            self._at = end
            self._skip_bounds()
        self._at = start
        return names

    def _skip_bounds(self) -> None:
        while self._text[self._at] == ":":
            self._at += 1
            if self._text[self._at] != ":":
                self._skip_type()

    def _skip_type(self) -> None:
        while self._text[self._at] == "[":
            self._at += 1
        if self._text[self._at] not in "LT":
            self._at += 1
            return
        depth = 0
        while depth or self._text[self._at] != ";":
            depth += {"<": 1, ">": -1}.get(self._text[self._at], 0)
            self._at += 1
        self._at += 1

    def _bounds(self) -> Type:
        bounds = []
        while self._text[self._at] == ":":
            self._at += 1
            if self._text[self._at] != ":":  # no class bound: an interface bound follows
                bounds.append(self.type())
        if not bounds:
            return self._class_of("java/lang/Object").erasure
        return bounds[0] if len(bounds) == 1 else IntersectionType(tuple(bounds))

    def type(self) -> Type:
        """The type here (void included)."""
        letter = self._text[self._at]
        self._at += 1
        if letter == "L":
            return self._class_type()
        if letter == "[":
            return ArrayType(self.type())
        if letter == "T":
            end = self._text.index(";", self._at)
            name = self._text[self._at : end]
            self._at = end + 1
            return self.variables[name]
        if letter == "V":
            return VOID
        return PRIMITIVE_BY_DESCRIPTOR[letter]

    def _class_type(self) -> ClassType:
        text, start = self._text, self._at
        at = start
        while text[at] not in "<;.":
            at += 1
        flat_name = text[start:at]
        self._at = at
        sym = self._class_of(flat_name)
        result = self._applied(sym, None)
        while text[self._at] == ".":
            start = self._at = self._at + 1
            while text[self._at] not in "<;.":
                self._at += 1
            flat_name = f"{flat_name}${text[start : self._at]}"
            result = self._applied(self._class_of(flat_name), result)
        self._at += 1
        return result

    def _applied(self, sym: ClassSymbol, outer: ClassType | None) -> ClassType:
        args = self._arguments() if self._text[self._at] == "<" else ()
        if outer is not None and not outer.args and outer.outer is None:
            outer = None
        if not args and outer is None:
            return sym.erasure
        return ClassType(sym, args, outer)

    def _arguments(self) -> tuple[Type, ...]:
        self._at += 1
        args: list[Type] = []
        while self._text[self._at] != ">":
            args.append(self._argument())
        self._at += 1
        return tuple(args)

    def _argument(self) -> Type:
        letter = self._text[self._at]
        if letter == "*":
            self._at += 1
            return WildcardType("?")
        if letter in "+-":
            self._at += 1
            return WildcardType("extends" if letter == "+" else "super", self.type())
        return self.type()

    def method(self) -> tuple[tuple[Type, ...], Type, tuple[Type, ...]]:
        """Parameters, result and thrown types, after the type parameters."""
        self._at += 1
        params = []
        while self._text[self._at] != ")":
            params.append(self.type())
        self._at += 1
        ret = self.type()
        thrown = []
        while self._at < len(self._text):
            self._at += 1
            thrown.append(self.type())
        return tuple(params), ret, tuple(thrown)

    def class_supertypes(self) -> list[Type]:
        """Superclass and superinterfaces, after the type parameters."""
        found = []
        while self._at < len(self._text):
            found.append(self.type())
        return found
