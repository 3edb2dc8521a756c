"""Casting contexts (JLS 5.5): which casts can succeed, and which cannot be checked."""

from __future__ import annotations

from pvm.lang.symbols.flags import FINAL, SEALED
from pvm.lang.symbols.symbols import ClassSymbol
from pvm.lang.types.conversions import Conversions
from pvm.lang.types.types import (
    ERROR,
    NO_TYPE,
    NULL,
    ArrayType,
    ClassType,
    IntersectionType,
    Type,
    TypeVar,
    WildcardType,
)


class Casting(Conversions):
    def is_castable(self, a: Type, b: Type) -> bool:
        if a is b or a is ERROR or b is ERROR:
            return True
        if a.is_primitive and b.is_primitive:
            return a.is_numeric and b.is_numeric
        if a.is_primitive:
            return b.is_reference and self.is_subtype(self.boxed(a), b)
        if b.is_primitive:
            return self._is_unboxing_cast(a, b)
        if not a.is_reference or not b.is_reference:
            return False
        return a is NULL or self._is_reference_cast(a, b)

    def _is_unboxing_cast(self, a: Type, b: Type) -> bool:
        unboxed = self.unboxed(a)
        if unboxed is not NO_TYPE:
            return self.is_subtype(unboxed, b)
        # JLS 5.5: a checked cast to the box, then unboxing
        return a.is_reference and a is not NULL and self.is_subtype(self.boxed(b), self.erasure(a))

    def _is_reference_cast(self, a: Type, b: Type) -> bool:
        if self.is_subtype_unchecked(a, b):
            return True
        for s, t in ((a, b), (b, a)):
            if isinstance(s, IntersectionType):
                return all(self._is_reference_cast(part, t) for part in s.types)
            if isinstance(s, TypeVar):
                return self._is_reference_cast(self.bound_of(s), t)
        if isinstance(a, ArrayType) or isinstance(b, ArrayType):
            return self._is_array_cast(a, b)
        assert isinstance(a, ClassType) and isinstance(b, ClassType)
        return self._is_class_cast(a, b)

    def _is_array_cast(self, a: Type, b: Type) -> bool:
        if isinstance(a, ArrayType) and isinstance(b, ArrayType):
            x, y = a.element, b.element
            return x is y or (x.is_reference and y.is_reference and self._is_reference_cast(x, y))
        array, other = (a, b) if isinstance(a, ArrayType) else (b, a)
        return isinstance(other, ClassType) and self.as_super(array, other.sym) is not None

    def _is_class_cast(self, a: ClassType, b: ClassType) -> bool:
        related = b.sym in self.closure(a.sym) or a.sym in self.closure(b.sym)
        if not related and self._are_disjoint(a.sym, b.sym, ()):
            return False
        return not self._are_provably_distinct(a, b)

    def _are_disjoint(self, a: ClassSymbol, b: ClassSymbol, seen: tuple[ClassSymbol, ...]) -> bool:
        """JLS 5.1.6.1, for classes of which neither is below the other."""
        if a in self.closure(b) or b in self.closure(a):
            return False
        if not a.is_interface and not b.is_interface:
            return True
        for one, other in ((a, b), (b, a)):
            if one.flags & FINAL or one.is_enum:  # constants' bodies implement nothing more
                return True
            if one.flags & SEALED and one not in seen:
                below = one.permitted
                return all(self._are_disjoint(p, other, (*seen, one)) for p in below)
        return False

    def _are_provably_distinct(self, a: ClassType, b: ClassType) -> bool:
        """Whether some generic class has provably distinct instantiations above the two."""
        upper, lower = (a, b) if a.sym in self.closure(b.sym) else (b, a)
        for sym in self.closure(upper.sym):
            if sym.type.args:
                x, y = self.as_super(upper, sym), self.as_super(lower, sym)
                if x is not None and y is not None and x.args and y.args:
                    pairs = zip(x.args, y.args, strict=True)
                    if any(self._are_distinct_arguments(p, q, 0) for p, q in pairs):
                        return True
        return False

    def _are_distinct_arguments(self, x: Type, y: Type, depth: int) -> bool:
        """JLS 4.5: neither is a variable or wildcard, and they differ; or their bounds exclude
        each other."""
        if x is y or depth > 3:
            return False
        open_ended = (TypeVar, WildcardType)
        if not isinstance(x, open_ended) and not isinstance(y, open_ended):
            return self._are_different_types(x, y, depth)
        p, q = self._argument_bound(x), self._argument_bound(y)
        if isinstance(x, WildcardType) and x.kind == "super":
            return False
        if isinstance(y, WildcardType) and y.kind == "super":
            return False
        p, q = self.erasure(p), self.erasure(q)
        return not (self._is_reference_cast(p, q) or self._is_reference_cast(q, p))

    def _are_different_types(self, x: Type, y: Type, depth: int) -> bool:
        if isinstance(x, ClassType) and isinstance(y, ClassType) and x.sym is y.sym:
            pairs = zip(x.args, y.args, strict=False)
            return any(self._are_distinct_arguments(p, q, depth + 1) for p, q in pairs)
        return not self.same(x, y)

    def _argument_bound(self, t: Type) -> Type:
        if isinstance(t, WildcardType):
            return t.bound if t.kind == "extends" else self.object
        return self.bound_of(t) if isinstance(t, TypeVar) else t

    def is_unchecked_cast(self, a: Type, b: Type) -> bool:
        """Whether the machine cannot check the (legal) cast from `a` to `b` completely."""
        if a.is_primitive or b.is_primitive or self.is_reifiable(b) or self.is_subtype(a, b):
            return False
        if isinstance(b, IntersectionType):
            return any(self.is_unchecked_cast(a, part) for part in b.types)
        if isinstance(a, ArrayType) and isinstance(b, ArrayType):
            return self.is_unchecked_cast(a.element, b.element)
        if isinstance(a, IntersectionType):
            return all(self.is_unchecked_cast(part, b) for part in a.types)
        if isinstance(a, TypeVar):
            return self.is_unchecked_cast(self.bound_of(a), b)
        if not isinstance(a, ClassType) or not isinstance(b, ClassType):
            return True
        return not self._is_determined(a, b)

    def _is_determined(self, a: ClassType, b: ClassType) -> bool:
        """JLS 5.5: whether `b`, below `a`, is the only one of its class that is below `a`."""
        declared = self.as_super(b.sym.type, a.sym)
        if declared is None or not declared.args or not a.args:
            return False
        found: dict[Type, Type] = dict(zip(declared.args, a.args, strict=True))
        for parameter, argument in zip(b.sym.type_params, b.args, strict=True):
            if isinstance(argument, WildcardType) and argument.kind == "?":
                continue
            known = found.get(parameter)
            if known is None or not self.contains(known, argument):
                return False
        return True
