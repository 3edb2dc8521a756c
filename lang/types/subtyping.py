"""Sameness, containment of type arguments (JLS 4.5.1) and subtyping (JLS 4.10).

Where an inference variable is met, the relation becomes a bound of it (JLS 18.2.2-18.2.4).
"""

from __future__ import annotations

from typing import Any

from pvm.lang.types.capture import Capture
from pvm.lang.types.inference_variables import BoundSets, InferenceVariable
from pvm.lang.types.types import (
    BOOLEAN,
    BYTE,
    CHAR,
    ERROR,
    NO_TYPE,
    NULL,
    ArrayType,
    CapturedType,
    ClassType,
    IntersectionType,
    PrimitiveType,
    Type,
    TypeVar,
    WildcardType,
)

# Comparisons inside comparisons: a type such as `C<T> implements Comparable<Comparable<C<C<T>>>>`
# can be unfolded without end.
DEEPEST = 50


def is_primitive_subtype(a: Type, b: Type) -> bool:
    """JLS 4.10.1."""
    if a is b:
        return True
    assert isinstance(a, PrimitiveType) and isinstance(b, PrimitiveType)
    if a is BOOLEAN or b is BOOLEAN or b is CHAR or (a is CHAR and b.rank <= CHAR.rank):
        return False
    return BYTE.rank <= a.rank < b.rank


class Subtyping(Capture):
    def __init__(self, symtab: Any) -> None:
        super().__init__(symtab)
        self.bound_sets = BoundSets(self.incorporate)
        self.depth = 0

    def same(self, a: Type, b: Type) -> bool:
        if a is b:
            return True
        kind = type(a)
        if kind is InferenceVariable or type(b) is InferenceVariable:
            return self._same_as_variable(a, b)
        if kind is ClassType:
            assert isinstance(a, ClassType)
            if type(b) is not ClassType:
                return b is ERROR
            return a.sym is b.sym and self._same_arguments(a, b)
        if kind is ArrayType and type(b) is ArrayType:
            return self.same(a.element, b.element)  # type: ignore[attr-defined]
        if kind is WildcardType and type(b) is WildcardType:
            return self._same_wildcards(a, b)  # type: ignore[arg-type]
        if kind is IntersectionType and type(b) is IntersectionType:
            return self._same_intersections(a, b)  # type: ignore[arg-type]
        return a is ERROR or b is ERROR

    def _same_arguments(self, a: ClassType, b: ClassType) -> bool:
        if len(a.args) != len(b.args):
            return False
        for x, y in zip(a.args, b.args, strict=True):
            if not self.same(x, y):
                return False
        if a.outer is None or b.outer is None:
            return True
        return self.same(a.outer, b.outer)

    def _same_wildcards(self, a: WildcardType, b: WildcardType) -> bool:
        if a.kind == "super" or b.kind == "super":
            return a.kind == b.kind and self.same(a.bound, b.bound)
        x, y = (self.object if w.bound is NO_TYPE else w.bound for w in (a, b))
        return self.same(x, y)

    def _same_intersections(self, a: IntersectionType, b: IntersectionType) -> bool:
        return len(a.types) == len(b.types) and all(
            any(self.same(x, y) for y in b.types) for x in a.types
        )

    def _same_as_variable(self, a: Type, b: Type) -> bool:
        if not isinstance(a, InferenceVariable):
            a, b = b, a
        assert isinstance(a, InferenceVariable)
        if a.instances:
            return self.same(a.inst, b)
        if isinstance(b, InferenceVariable):
            if b.instances:
                return self.same(a, b.inst)
            return self.bound_sets.add(a, "equal", b) and self.bound_sets.add(b, "equal", a)
        # JLS 18.2.4: an inference variable stands for a reference type, never for a wildcard
        usable = b.is_reference and b is not NULL
        return usable and self.bound_sets.add(a, "equal", b)

    def contains(self, argument: Type, formal: Type) -> bool:
        """Whether the type argument `formal` contains `argument` (argument <= formal)."""
        if type(formal) is not WildcardType:
            return self.same(argument, formal)
        if formal.kind == "?":
            return True
        if formal.kind == "extends":
            upper = self._wildcard_upper(argument)
            return self.is_subtype(upper, formal.bound)
        if isinstance(argument, WildcardType):
            return argument.kind == "super" and self.is_subtype(formal.bound, argument.bound)
        return self.is_subtype(formal.bound, argument)

    def _wildcard_upper(self, argument: Type) -> Type:
        if not isinstance(argument, WildcardType):
            return argument
        return argument.bound if argument.kind == "extends" else self.object

    def is_subtype(self, a: Type, b: Type) -> bool:
        """JLS 4.10; `a` is captured where that matters.  ERROR agrees with everything."""
        if a is b:
            return True
        if a is ERROR or b is ERROR:
            return True
        if a.is_primitive or b.is_primitive:
            return a.is_primitive and b.is_primitive and is_primitive_subtype(a, b)
        if type(a) is InferenceVariable or type(b) is InferenceVariable:
            return self._is_subtype_of_variable(a, b)
        if a is NULL:
            return b.is_reference
        if not a.is_reference:
            return False
        return self._is_reference_subtype(a, b)

    def _is_reference_subtype(self, a: Type, b: Type) -> bool:
        kind = type(b)
        if kind is ClassType:
            assert isinstance(b, ClassType)
            if isinstance(a, IntersectionType):
                return any(self.is_subtype(part, b) for part in a.types)
            if isinstance(a, CapturedType) and isinstance(a.bound, InferenceVariable):
                return self.is_subtype(a.bound, b)  # JLS 18.3.2, the third case of a wildcard
            if not b.args and b.outer is None:
                return b.sym is self.object.sym or self.as_super(a, b.sym) is not None
            return self._is_subtype_of_parameterized(a, b)
        if kind is IntersectionType:
            assert isinstance(b, IntersectionType)
            return all(self.is_subtype(a, part) for part in b.types)
        if isinstance(b, CapturedType) and b.lower is not NULL and self.is_subtype(a, b.lower):
            return True
        if isinstance(a, TypeVar):
            return self._climb(a, b)
        if isinstance(a, IntersectionType):
            return any(self.is_subtype(part, b) for part in a.types)
        if isinstance(a, ArrayType) and isinstance(b, ArrayType):
            x, y = a.element, b.element
            return x is y or (x.is_reference and y.is_reference and self.is_subtype(x, y))
        return False

    def _climb(self, a: TypeVar, b: Type) -> bool:
        if not isinstance(b, TypeVar | ArrayType):
            return False
        return self.is_subtype(self.bound_of(a), b)

    def _is_subtype_of_parameterized(self, a: Type, b: ClassType) -> bool:
        found = self.as_super(a, b.sym)
        if found is None or len(found.args) != len(b.args):
            return False
        if self.depth > DEEPEST:
            return False
        self.depth += 1
        try:
            captured = self.capture(a)
            if captured is not a:
                found = self.as_super(captured, b.sym)
            assert found is not None
            seen = found if type(a) is ClassType else self.capture(found)
            assert isinstance(seen, ClassType)
            return self._contains_all(seen, b)
        finally:
            self.depth -= 1

    def _contains_all(self, a: ClassType, b: ClassType) -> bool:
        for argument, formal in zip(a.args, b.args, strict=True):
            if argument is not formal and not self.contains(argument, formal):
                return False
        if a.outer is None or b.outer is None:
            return True
        return self.is_subtype(a.outer, b.outer)

    def is_subtype_unchecked(self, a: Type, b: Type) -> bool:
        """Also by unchecked conversion (JLS 5.1.9): raw to parameterized."""
        if isinstance(a, ArrayType) and isinstance(b, ArrayType):
            x, y = a.element, b.element
            if x.is_reference and y.is_reference:
                return self.is_subtype_unchecked(x, y)
        return self.needs_unchecked_conversion(a, b) or self.is_subtype(a, b)

    def needs_unchecked_conversion(self, a: Type, b: Type) -> bool:
        """Whether `a` has a raw supertype where `b` is a parameterization of the same class."""
        if not isinstance(b, ClassType) or not b.args or not isinstance(a, ClassType | TypeVar):
            return False
        found = self.as_super(a, b.sym)
        return found is not None and not found.args

    # --- inference variables ---

    def _is_subtype_of_variable(self, a: Type, b: Type) -> bool:
        if isinstance(a, InferenceVariable) and a.instances:
            return self.is_subtype(a.inst, b)
        if isinstance(b, InferenceVariable) and b.instances:
            return self.is_subtype(a, b.inst)
        if a is NULL or b is self.object:
            return True
        if not (a.is_reference and b.is_reference):
            return False
        if isinstance(a, InferenceVariable):
            if not self.bound_sets.add(a, "upper", b):
                return False
            return not isinstance(b, InferenceVariable) or self.bound_sets.add(b, "lower", a)
        assert isinstance(b, InferenceVariable)
        return self.bound_sets.add(b, "lower", a)

    def incorporate(self, variable: InferenceVariable, kind: str, bound: Type) -> bool:
        """Check a new bound against the others (JLS 18.3.1); this may add more of them."""
        if kind == "equal":
            return (
                all(self.same(bound, other) for other in list(variable.equal))
                and all(self._is_bound(other, bound) for other in list(variable.lower))
                and all(self._is_bound(bound, other) for other in list(variable.upper))
            )
        if kind == "lower":
            return all(self._is_bound(bound, other) for other in list(variable.equal)) and all(
                self._is_bound(bound, other) for other in list(variable.upper)
            )
        return (
            all(self._is_bound(other, bound) for other in list(variable.equal))
            and all(self._is_bound(other, bound) for other in list(variable.lower))
            and self._same_parameterizations(variable)
        )

    def _is_bound(self, a: Type, b: Type) -> bool:
        # A raw type that was converted unchecked is a lower bound all the same (JLS 18.2.2).
        return self.is_subtype_unchecked(a, b)

    def _same_parameterizations(self, variable: InferenceVariable) -> bool:
        """Two upper bounds that are parameterizations of one class have the same arguments."""
        new = variable.upper[-1]
        if not isinstance(new, ClassType) or not new.args:
            return True
        for old in variable.upper[:-1]:
            found = self.as_super(old, new.sym)
            other = self.as_super(new, old.sym) if isinstance(old, ClassType) else None
            pair = (found, new) if found is not None else (other, old)
            if pair[0] is not None and not self._agree(*pair):
                return False
        return True

    def _agree(self, a: Type | None, b: Type) -> bool:
        if not isinstance(a, ClassType) or not isinstance(b, ClassType):
            return True
        for x, y in zip(a.args, b.args, strict=False):
            if not isinstance(x, WildcardType) and not isinstance(y, WildcardType):
                if not self.same(x, y):
                    return False
        return True
