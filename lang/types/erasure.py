"""Erasure (JLS 4.6), and the descriptors of erased types (JVMS 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.types.inference_variables import InferenceVariable
from pvm.lang.types.substitution import Substitution, map_all
from pvm.lang.types.types import (
    ArrayType,
    ClassType,
    IntersectionType,
    MethodType,
    PrimitiveType,
    Type,
    TypeVar,
    WildcardType,
)

if TYPE_CHECKING:
    from pvm.lang.symbols.symbols import MethodSymbol


class Erasure(Substitution):
    def erasure(self, t: Type) -> Type:
        """The erasure of a type variable is that of its leftmost bound."""
        kind = type(t)
        if kind is ClassType:
            assert isinstance(t, ClassType)
            return t.sym.erasure
        if kind is ArrayType:
            assert isinstance(t, ArrayType)
            element = self.erasure(t.element)
            return t if element is t.element else ArrayType(element)
        if isinstance(t, TypeVar):
            return self.erasure(self.bound_of(t))
        if kind is InferenceVariable:
            return self.erasure(self.instantiated(t)) if self.is_proper(t) else self.object
        if kind is IntersectionType:
            assert isinstance(t, IntersectionType)
            return self.erasure(t.types[0])
        if kind is MethodType:
            assert isinstance(t, MethodType)
            params, thrown = map_all(t.params, self.erasure), map_all(t.thrown, self.erasure)
            return MethodType(params, self.erasure(t.ret), thrown)
        if kind is WildcardType:
            assert isinstance(t, WildcardType)
            return self.erasure(t.bound) if t.kind == "extends" else self.object
        return t

    def erased_method(self, sym: MethodSymbol) -> MethodType:
        """What its descriptor is made of; cached on the symbol."""
        if sym.erased is None:
            erased = self.erasure(sym.type)
            assert isinstance(erased, MethodType)
            sym.erased = erased
        return sym.erased

    def descriptor(self, t: Type) -> str:
        """Of the erasure: "I", "Ljava/lang/String;", "[[D"."""
        t = self.erasure(t)
        if isinstance(t, ClassType):
            return f"L{t.sym.flat_name};"
        if isinstance(t, ArrayType):
            return "[" + self.descriptor(t.element)
        return t.descriptor if isinstance(t, PrimitiveType) else "V"

    def method_descriptor(self, sym: MethodSymbol) -> str:
        """Of the declared parameters, "(ILjava/lang/String;)V"."""
        erased = self.erased_method(sym)
        return f"({''.join(map(self.descriptor, erased.params))}){self.descriptor(erased.ret)}"
