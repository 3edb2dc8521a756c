"""Conversions and the contexts that allow them (JLS 5.1, 5.2, 5.3), numeric promotion (JLS 5.6)."""

from __future__ import annotations

from typing import Any

from pvm.lang.types.bounds import Bounds
from pvm.lang.types.inference_variables import InferenceVariable
from pvm.lang.types.types import (
    BYTE,
    CHAR,
    DOUBLE,
    ERROR,
    FLOAT,
    INT,
    LONG,
    NO_TYPE,
    SHORT,
    ArrayType,
    ClassType,
    IntersectionType,
    PrimitiveType,
    Type,
    TypeVar,
    WildcardType,
)

NARROW_RANGES = {BYTE: (-128, 127), SHORT: (-32768, 32767), CHAR: (0, 65535)}


class Conversions(Bounds):
    def boxed(self, t: Type) -> Type:
        """The box of a primitive type, other types unchanged."""
        if not isinstance(t, PrimitiveType):
            return t
        found: Type = self.symtab.box(t)
        return found

    def unboxed(self, t: Type) -> Type:
        """The primitive type that `t`, a box or something below one, unboxes to, else NO_TYPE."""
        if type(t) is ClassType:
            found: Type | None = self.symtab.unbox(t)
            return NO_TYPE if found is None else found
        if isinstance(t, TypeVar):
            return self.unboxed(self.bound_of(t))
        if isinstance(t, IntersectionType):
            found_all = [self.unboxed(part) for part in t.types]
            return next((f for f in found_all if f is not NO_TYPE), NO_TYPE)
        return NO_TYPE

    def primitive_of(self, t: Type) -> Type:
        """`t` itself if primitive, else what it unboxes to, or NO_TYPE."""
        return t if t.is_primitive else self.unboxed(t)

    def is_numeric(self, t: Type) -> bool:
        return t.is_numeric or self.unboxed(t).is_numeric

    def unary_promotion(self, t: Type) -> Type:
        """JLS 5.6.1; NO_TYPE if it is not numeric."""
        t = self.primitive_of(t)
        if not t.is_numeric:
            return NO_TYPE
        return INT if t in (BYTE, SHORT, CHAR) else t

    def binary_promotion(self, a: Type, b: Type) -> Type:
        """JLS 5.6.2; NO_TYPE if one of them is not numeric."""
        if a is INT and b is INT:
            return INT
        a, b = self.primitive_of(a), self.primitive_of(b)
        if not (a.is_numeric and b.is_numeric):
            return NO_TYPE
        return next((t for t in (DOUBLE, FLOAT, LONG) if a is t or b is t), INT)

    def is_strictly_convertible(self, a: Type, b: Type) -> bool:
        """Strict invocation context (JLS 5.3): no boxing."""
        if a is b:
            return True
        if a.is_primitive or b.is_primitive:
            return self.is_subtype(a, b)
        return self.is_subtype_unchecked(a, b)

    def is_convertible(self, a: Type, b: Type) -> bool:
        """Loose invocation context (JLS 5.3)."""
        if a is b or a is ERROR or b is ERROR:
            return True
        if a.is_primitive == b.is_primitive:
            return self.is_strictly_convertible(a, b)
        if a.is_primitive:
            return b.is_reference and self.is_subtype(self.boxed(a), b)
        if type(a) is InferenceVariable:
            a = self.instantiated(a)
            if type(a) is InferenceVariable:  # JLS 18.2.2
                return b.is_primitive and self.same(a, self.boxed(b))
        unboxed = self.unboxed(a)
        return unboxed is not NO_TYPE and self.is_subtype(unboxed, b)

    def is_assignable(self, a: Type, b: Type, const: Any = None) -> bool:
        """Assignment context (JLS 5.2): also narrows constants."""
        if a is b:
            return True
        if const is not None and a in (INT, SHORT, CHAR, BYTE):
            narrow = b if b.is_primitive else self.unboxed(b) if type(b) is ClassType else NO_TYPE
            bounds = NARROW_RANGES.get(narrow)  # type: ignore[call-overload]
            if bounds is not None and bounds[0] <= const <= bounds[1]:
                return True
        return self.is_convertible(a, b)

    def is_reifiable(self, t: Type) -> bool:
        """JLS 4.7."""
        if isinstance(t, ArrayType):
            return self.is_reifiable(t.element)
        if isinstance(t, ClassType):
            plain = all(isinstance(a, WildcardType) and a.kind == "?" for a in t.args)
            return plain and (t.outer is None or self.is_reifiable(t.outer))
        return not isinstance(t, TypeVar | IntersectionType)
