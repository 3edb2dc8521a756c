"""Capture conversion (JLS 5.1.10), and its way back: projections (JLS 4.10.5)."""

from __future__ import annotations

from pvm.lang.types.substitution import map_parts
from pvm.lang.types.supertypes import Supertypes
from pvm.lang.types.types import (
    NO_TYPE,
    NULL,
    ArrayType,
    CapturedType,
    ClassType,
    IntersectionType,
    Type,
    TypeVar,
    WildcardType,
)

UNBOUNDED = WildcardType("?")


class Capture(Supertypes):
    def capture(self, t: Type) -> Type:
        """`t` with a fresh type variable for each wildcard argument; `t` itself if it has none."""
        if type(t) is not ClassType:
            return t
        outer = t.outer and self.capture(t.outer)
        assert outer is None or isinstance(outer, ClassType)
        for argument in t.args:
            if type(argument) is WildcardType:
                return ClassType(t.sym, self._captured_arguments(t), outer)
        return t if outer is t.outer else ClassType(t.sym, t.args, outer)

    def member_site(self, t: Type) -> Type:
        """What members of a value of type `t` are looked up in: captured, of a type variable its
        bound."""
        while isinstance(t, TypeVar):
            t = self.bound_of(t)
        if isinstance(t, IntersectionType):
            return map_parts(t, self.member_site)
        return self.capture(t)

    def _captured_arguments(self, t: ClassType) -> tuple[Type, ...]:
        captured = tuple([CapturedType(a) if isinstance(a, WildcardType) else a for a in t.args])
        for old, variable, parameter in zip(t.args, captured, t.sym.type_params, strict=True):
            if isinstance(variable, CapturedType) and variable is not old:
                declared = self.subst(self.bound_of(parameter), t.sym.type_params, captured)
                self._set_bounds(variable, declared)
        return captured

    def _set_bounds(self, variable: CapturedType, declared: Type) -> None:
        wildcard = variable.wildcard
        variable.bound = declared
        if wildcard.kind == "super":
            variable.lower = wildcard.bound
        elif wildcard.kind == "extends" and wildcard.bound is not declared:
            bound = wildcard.bound
            variable.bound = bound if declared is self.object else self._meet(bound, declared)

    def _meet(self, bound: Type, declared: Type) -> Type:
        # The declared bound may mention the variable whose bound this will be.
        if isinstance(bound, ClassType) and isinstance(declared, ClassType):
            if self.as_super(bound, declared.sym) is not None:
                return bound
            if self.as_super(declared, bound.sym) is not None and not bound.args:
                return declared
        return self.glb(bound, declared)

    def upward(self, t: Type) -> Type:
        """The least supertype that mentions no captured variable: the type of a `var`."""
        return self._projection(t, True, ())

    def _projection(self, t: Type, up: bool, seen: tuple[Type, ...]) -> Type:
        """NO_TYPE for a downward projection that does not exist."""
        if isinstance(t, CapturedType):
            if up:
                return self._projection(self.bound_of(t), True, (*seen, t))
            return NO_TYPE if t.lower is NULL else self._projection(t.lower, False, seen)
        if isinstance(t, ClassType):
            if not t.args and t.outer is None:
                return t
            args = tuple([self._projected_argument(a, seen) for a in t.args])
            if all(a is b for a, b in zip(args, t.args, strict=True)):
                return t
            return ClassType(t.sym, args, t.outer) if up else NO_TYPE
        if isinstance(t, ArrayType | IntersectionType):
            return map_parts(t, lambda part: self._projection(part, up, seen))
        return t

    def _projected_argument(self, a: Type, seen: tuple[Type, ...]) -> Type:
        if isinstance(a, CapturedType):
            if a in seen:
                return UNBOUNDED
            if a.lower is not NULL:
                lower = self._projection(a.lower, False, (*seen, a))
                return UNBOUNDED if lower is NO_TYPE else WildcardType("super", lower)
            return self._at_most(self._projection(a, True, seen))
        if isinstance(a, WildcardType):
            return self._projected_wildcard(a, seen)
        projected = self._projection(a, True, seen)
        return a if projected is a else self._at_most(projected)

    def _projected_wildcard(self, a: WildcardType, seen: tuple[Type, ...]) -> Type:
        if a.bound is NO_TYPE:
            return a
        bound = self._projection(a.bound, a.kind == "extends", seen)
        if bound is a.bound:
            return a
        return UNBOUNDED if bound is NO_TYPE else WildcardType(a.kind, bound)

    def _at_most(self, bound: Type) -> Type:
        if isinstance(bound, ClassType) and bound.sym is self.object.sym:
            return UNBOUNDED
        return WildcardType("extends", bound)
