"""Replacing type variables in types (JLS 4.5, 4.4)."""

from __future__ import annotations

from collections.abc import Callable

from pvm.lang.types.base import Relations
from pvm.lang.types.inference_variables import InferenceVariable
from pvm.lang.types.types import (
    NO_TYPE,
    ArrayType,
    CapturedType,
    ClassType,
    IntersectionType,
    MethodType,
    Type,
    TypeVar,
    WildcardType,
)

Mapping = Callable[[Type], Type]


def map_all(types: tuple[Type, ...], mapping: Mapping) -> tuple[Type, ...]:
    """The very same tuple if nothing changes."""
    mapped = tuple([mapping(t) for t in types])
    for old, new in zip(types, mapped, strict=True):
        if old is not new:
            return mapped
    return types


def map_parts(t: Type, mapping: Mapping) -> Type:
    """`t` with `mapping` applied to the types it consists of; `t` itself if nothing changes."""
    kind = type(t)
    if kind is ClassType:
        assert isinstance(t, ClassType)
        if not t.args and t.outer is None:
            return t
        args = map_all(t.args, mapping)
        outer = t.outer and mapping(t.outer)
        if args is t.args and outer is t.outer:
            return t
        assert outer is None or isinstance(outer, ClassType)
        return ClassType(t.sym, args, outer)
    if kind is ArrayType:
        assert isinstance(t, ArrayType)
        element = mapping(t.element)
        return t if element is t.element else ArrayType(element)
    if kind is WildcardType:
        assert isinstance(t, WildcardType)
        return _map_wildcard(t, mapping)
    if kind is IntersectionType:
        assert isinstance(t, IntersectionType)
        types = map_all(t.types, mapping)
        return t if types is t.types else IntersectionType(types)
    return t


def _map_wildcard(t: WildcardType, mapping: Mapping) -> Type:
    if t.bound is NO_TYPE:
        return t
    bound = mapping(t.bound)
    if bound is t.bound:
        return t
    if isinstance(bound, WildcardType):  # a variable stood for a wildcard
        return bound if bound.kind == t.kind else WildcardType("?")
    return WildcardType(t.kind, bound)


class Substitution(Relations):
    def subst(
        self, t: Type, variables: tuple[TypeVar, ...], replacements: tuple[Type, ...]
    ) -> Type:
        """`t` with each of the variables replaced; also in bounds of a generic method's type
        parameters, which are new variables then."""
        if not variables:
            return t
        return Substituter(dict(zip(variables, replacements, strict=True))).apply(t)

    def subst_method(
        self, t: MethodType, variables: tuple[TypeVar, ...], replacements: tuple[Type, ...]
    ) -> MethodType:
        found = self.subst(t, variables, replacements)
        assert isinstance(found, MethodType)
        return found

    def instantiated(self, t: Type) -> Type:
        """`t` with resolved inference variables replaced by their instantiations."""
        kind = type(t)
        if kind is InferenceVariable:
            assert isinstance(t, InferenceVariable)
            return self.instantiated(t.inst) if t.instances else t
        if kind is MethodType:
            assert isinstance(t, MethodType)
            return MethodType(
                map_all(t.params, self.instantiated),
                self.instantiated(t.ret),
                map_all(t.thrown, self.instantiated),
                t.type_params,
            )
        return map_parts(t, self.instantiated)

    def is_proper(self, t: Type) -> bool:
        """Whether it mentions no unresolved inference variable (JLS 18.1.1)."""
        kind = type(t)
        if kind is ClassType:
            assert isinstance(t, ClassType)
            for argument in t.args:
                if not self.is_proper(argument):
                    return False
            return t.outer is None or self.is_proper(t.outer)
        if kind is InferenceVariable:
            assert isinstance(t, InferenceVariable)
            return bool(t.instances) and self.is_proper(t.inst)
        if kind is ArrayType:
            assert isinstance(t, ArrayType)
            return self.is_proper(t.element)
        if kind is WildcardType:
            assert isinstance(t, WildcardType)
            return t.bound is NO_TYPE or self.is_proper(t.bound)
        if kind is IntersectionType:
            assert isinstance(t, IntersectionType)
            return all(map(self.is_proper, t.types))
        return True

    def mentions(self, t: Type, variables: tuple[TypeVar, ...]) -> bool:
        """Whether one of the variables occurs in it."""
        if not variables:
            return False
        return Substituter(dict.fromkeys(variables, NO_TYPE)).apply(t) is not t


class Substituter:
    """One substitution.  Captured variables whose bounds change are captured anew."""

    def __init__(self, replacements: dict[TypeVar, Type]) -> None:
        self.replacements: dict[Type, Type] = {}
        self.replacements.update(replacements.items())

    def apply(self, t: Type) -> Type:
        kind = type(t)
        if kind is ClassType:
            assert isinstance(t, ClassType)
            if not t.args and t.outer is None:
                return t
            return map_parts(t, self.apply)
        if kind is TypeVar:
            return self.replacements.get(t, t)
        if kind is MethodType:
            assert isinstance(t, MethodType)
            return self.method(t)
        if kind is CapturedType:
            assert isinstance(t, CapturedType)
            return self.captured(t)
        return map_parts(t, self.apply)

    def captured(self, t: CapturedType) -> Type:
        known = self.replacements.get(t)
        if known is not None:
            return known
        self.replacements[t] = t  # its bound may mention it
        wildcard = self.apply(t.wildcard)
        bound = self.apply(t.bound)
        if wildcard is t.wildcard and bound is t.bound:
            return t
        assert isinstance(wildcard, WildcardType)
        fresh = CapturedType(wildcard, bound, self.apply(t.lower))
        fresh.bound = Substituter({t: fresh}).apply(bound)
        self.replacements[t] = fresh
        return fresh

    def method(self, t: MethodType) -> MethodType:
        params = map_all(t.params, self.apply)
        thrown = map_all(t.thrown, self.apply)
        ret = self.apply(t.ret)
        if not t.type_params:
            if params is t.params and ret is t.ret and thrown is t.thrown:
                return t
            return MethodType(params, ret, thrown)
        return self.generic_method(t)

    def generic_method(self, t: MethodType) -> MethodType:
        fresh = tuple([TypeVar(v.name, v.owner) for v in t.type_params])
        inner = Substituter({})
        inner.replacements = {**self.replacements, **dict(zip(t.type_params, fresh, strict=True))}
        for old, new in zip(t.type_params, fresh, strict=True):
            new.bound = inner.apply(old.bound)
        params, thrown = map_all(t.params, inner.apply), map_all(t.thrown, inner.apply)
        return MethodType(params, inner.apply(t.ret), thrown, fresh)
