"""Functional interfaces and their function types (JLS 9.8, 9.9)."""

from __future__ import annotations

from typing import Any

from pvm.lang.symbols.flags import ABSTRACT, PUBLIC, SEALED, STATIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.types.members import Members
from pvm.lang.types.types import (
    NO_TYPE,
    ClassType,
    IntersectionType,
    MethodType,
    Type,
    WildcardType,
)


class Functional(Members):
    def __init__(self, symtab: Any) -> None:
        super().__init__(symtab)
        self.functions: dict[ClassSymbol, MethodSymbol | str] = {}

    def function_of(self, sym: ClassSymbol) -> MethodSymbol | str:
        """The one abstract method of a functional interface, else the reason why it is none, as
        messages give it."""
        found = self.functions.get(sym)
        if found is None:
            found = self.functions[sym] = self._find_function(sym)
        return found

    def _find_function(self, sym: ClassSymbol) -> MethodSymbol | str:
        if not sym.is_interface or sym.is_annotation:
            return f"{sym} is not a functional interface"
        abstract = self.abstract_methods(sym)
        if not abstract:
            return (
                f"{sym} is not a functional interface\n"
                f"  no abstract method found in interface {sym.display_name}"
            )
        for candidate in abstract:
            if all(self._can_stand_for(candidate, other, sym) for other in abstract):
                return candidate
        return (
            f"{sym} is not a functional interface\n"
            f"  multiple non-overriding abstract methods found in interface {sym.display_name}"
        )

    def abstract_methods(self, sym: ClassSymbol) -> list[MethodSymbol]:
        """Those that an interface has, without the public ones of Object."""
        names: dict[str, None] = {}
        for ancestor in self.closure(sym):
            if ancestor.is_interface:
                names.update(dict.fromkeys(ancestor.methods))
        return [
            method
            for name in names
            for method in self.methods_of_class(sym, name)
            if method.flags & ABSTRACT and not self._is_of_object(method, sym)
        ]

    def _is_of_object(self, method: MethodSymbol, sym: ClassSymbol) -> bool:
        return any(
            other.flags & PUBLIC
            and not other.flags & STATIC
            and len(other.params) == len(method.params)
            and self.same_parameters(method.type, other.type)
            for other in self.object.sym.methods.get(method.name, ())
        )

    def _can_stand_for(self, a: MethodSymbol, b: MethodSymbol, sym: ClassSymbol) -> bool:
        if a is b:
            return True
        if a.name != b.name:
            return False
        x, y = self.method_type(sym.type, a), self.method_type(sym.type, b)
        return self.is_subsignature(x, y) and self.return_type_substitutable(x, y)

    def find_descriptor(self, t: Type) -> tuple[MethodSymbol, MethodType] | None:
        """The method of a functional interface, and the function type of the ground type of `t`;
        None if it is no functional interface."""
        if isinstance(t, IntersectionType):
            found = [d for d in map(self.find_descriptor, t.types) if d is not None]
            return found[0] if len(found) == 1 else None
        if not isinstance(t, ClassType) or t.sym.flags & SEALED:
            return None
        function = self.function_of(t.sym)
        if isinstance(function, str):
            return None
        return function, self.method_type(self.ground_type(t), function)

    def why_not_functional(self, t: Type) -> str:
        """The reason, as messages give it."""
        if isinstance(t, ClassType):
            found = self.function_of(t.sym)
            if isinstance(found, str):
                return found
        return f"{t} is not a functional interface"

    def ground_type(self, t: ClassType) -> ClassType:
        """The non-wildcard parameterization (JLS 9.9)."""
        if not any(isinstance(a, WildcardType) for a in t.args):
            return t
        parameters = t.sym.type_params
        pairs = zip(t.args, parameters, strict=True)
        args = [self._ground_argument(a, self.bound_of(p), parameters) for a, p in pairs]
        return ClassType(t.sym, tuple(args), t.outer)

    def _ground_argument(self, a: Type, bound: Type, parameters: tuple[Any, ...]) -> Type:
        if not isinstance(a, WildcardType):
            return a
        if a.kind == "super":
            return a.bound
        if self.mentions(bound, parameters):
            return self.erasure(bound) if a.bound is NO_TYPE else a.bound
        if a.bound is NO_TYPE:
            return bound
        if bound is self.object or not self.is_proper(a.bound):
            return a.bound
        return self.glb(a.bound, bound)
