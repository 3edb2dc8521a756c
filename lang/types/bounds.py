"""Least upper bound (JLS 4.10.4) and greatest lower bound (JLS 5.1.10) of reference types."""

from __future__ import annotations

from collections.abc import Sequence

from pvm.lang.symbols.symbols import ClassSymbol
from pvm.lang.types.capture import UNBOUNDED
from pvm.lang.types.subtyping import Subtyping
from pvm.lang.types.types import (
    ERROR,
    NULL,
    ArrayType,
    ClassType,
    IntersectionType,
    Type,
    TypeVar,
    WildcardType,
)

# JLS 4.10.4 allows infinite types (`Comparable<? extends Comparable<...>>`); here they end in `?`.
DEEPEST_LUB = 1


class Bounds(Subtyping):
    def lub(self, types: Sequence[Type]) -> Type:
        """NULL if there is nothing but null types."""
        return self._lub(types, 0)

    def _lub(self, types: Sequence[Type], depth: int) -> Type:
        wanted = self._maximal([t for t in types if t is not NULL])
        if not wanted:
            return NULL
        if len(wanted) == 1:
            return wanted[0]
        if any(t is ERROR for t in wanted):
            return ERROR
        arrays = [t for t in wanted if isinstance(t, ArrayType)]
        if len(arrays) == len(wanted):
            return self._lub_of_arrays(arrays, depth)
        variable = self._common_variable(wanted)
        return self._lub_of_classes(wanted, depth) if variable is None else variable

    def _common_variable(self, types: list[Type]) -> TypeVar | None:
        """The least type variable that all (captured ones, of `? extends T`) are bounded by."""
        chains = [self._variables_from(t) for t in types]
        return next((v for v in chains[0] if all(v in chain for chain in chains[1:])), None)

    def _variables_from(self, t: Type) -> list[TypeVar]:
        found: list[TypeVar] = []
        while isinstance(t, TypeVar) and t not in found:
            found.append(t)
            t = self.bound_of(t)
        return found

    def _maximal(self, types: Sequence[Type]) -> list[Type]:
        """Without those that are subtypes of others."""
        kept: list[Type] = []
        for t in types:
            if any(self.is_subtype(t, k) for k in kept):
                continue
            kept = [k for k in kept if not self.is_subtype(k, t)]
            kept.append(t)
        return kept

    def _lub_of_arrays(self, arrays: list[ArrayType], depth: int) -> Type:
        elements = [t.element for t in arrays]
        if all(e.is_reference for e in elements):
            return ArrayType(self._lub(elements, depth))
        return self.intersection([self.object, self.symtab.cloneable, self.symtab.serializable])

    def _lub_of_classes(self, types: list[Type], depth: int) -> Type:
        candidates = self._minimal_candidates(types)
        found = [self._least_parameterization(c, types, depth) for c in candidates]
        return self.intersection(found)

    def _minimal_candidates(self, types: list[Type]) -> list[ClassSymbol]:
        """MEC: the common erased superclasses, without superclasses of others among them."""
        sets = [self._ancestors(t) for t in types]
        common = [sym for sym in sets[0] if all(sym in other for other in sets[1:])]
        return [
            sym
            for sym in common
            if not any(sym is not other and sym in self.closure(other) for other in common)
        ]

    def _ancestors(self, t: Type) -> list[ClassSymbol]:
        if isinstance(t, ClassType):
            return [*self.closure(t.sym)]
        if isinstance(t, ArrayType):
            known = (self.object, self.symtab.cloneable, self.symtab.serializable)
            return [k.sym for k in known]
        if isinstance(t, IntersectionType):
            merged: dict[ClassSymbol, None] = {}
            for part in t.types:
                merged.update(dict.fromkeys(self._ancestors(part)))
            return [*merged]
        upper = self.supertype(t)
        parents = [upper, *self.interfaces(t)]
        found: dict[ClassSymbol, None] = {}
        for parent in parents:
            found.update(dict.fromkeys(self._ancestors(parent)))
        return [*found]

    def _least_parameterization(self, sym: ClassSymbol, types: list[Type], depth: int) -> Type:
        if not self.is_generic(sym):
            return sym.erasure
        seen = [self.as_super(t, sym) for t in types]
        found = seen[0]
        for other in seen[1:]:
            if found is None or other is None or not found.args or not other.args:
                return sym.erasure
            found = self._least_containing(found, other, depth)
        return sym.erasure if found is None else found

    def _least_containing(self, a: ClassType, b: ClassType, depth: int) -> ClassType:
        pairs = zip(a.args, b.args, strict=True)
        args = tuple([self._containing_argument(x, y, depth) for x, y in pairs])
        return ClassType(a.sym, args, a.outer)

    def _containing_argument(self, x: Type, y: Type, depth: int) -> Type:
        """lcta(x, y)."""
        if x is y or self._is_known_same(x, y):
            return x
        if depth >= DEEPEST_LUB:
            return UNBOUNDED
        kinds = {w.kind for w in (x, y) if isinstance(w, WildcardType)}
        if "super" in kinds:
            lower = [self.lower_bound(t) for t in (x, y)]
            both = all(isinstance(t, WildcardType) and t.kind == "super" for t in (x, y))
            return WildcardType("super", self.glb(*lower)) if both else UNBOUNDED
        upper = self._lub([self._wildcard_upper(x), self._wildcard_upper(y)], depth + 1)
        if isinstance(upper, ClassType) and upper.sym is self.object.sym:
            return UNBOUNDED
        return WildcardType("extends", upper)

    def _is_known_same(self, x: Type, y: Type) -> bool:
        return self.is_proper(x) and self.is_proper(y) and self.same(x, y)

    def glb(self, a: Type, b: Type) -> Type:
        if self.is_subtype(a, b):
            return a
        if self.is_subtype(b, a):
            return b
        return self.intersection([a, b])

    def intersection(self, types: Sequence[Type]) -> Type:
        """The intersection of the types: flat, without duplicates, a class first."""
        flat: list[Type] = []
        for t in types:
            parts = t.types if isinstance(t, IntersectionType) else (t,)
            flat += [p for p in parts if not any(p is f or self._is_known_same(p, f) for f in flat)]
        if len(flat) > 1:
            flat = [t for t in flat if t is not self.object] or [self.object]
        if len(flat) == 1:
            return flat[0]
        flat.sort(key=self._is_interface_type)
        return IntersectionType(tuple(flat))

    def _is_interface_type(self, t: Type) -> bool:
        return isinstance(t, ClassType) and t.sym.is_interface
