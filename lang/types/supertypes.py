"""The supertypes of a type (JLS 4.10.2), and the parameterizations of a class among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pvm.lang.types.erasure import Erasure
from pvm.lang.types.inference_variables import InferenceVariable
from pvm.lang.types.types import (
    NO_TYPE,
    ArrayType,
    CapturedType,
    ClassType,
    IntersectionType,
    Type,
    TypeVar,
    WildcardType,
)

if TYPE_CHECKING:
    from pvm.lang.symbols.symbols import ClassSymbol

Closure = dict["ClassSymbol", ClassType]


def parameters_and_arguments(t: ClassType) -> tuple[tuple[TypeVar, ...], tuple[Type, ...]]:
    """The type parameters of its class and the classes around it, and what stands for them."""
    if t.outer is None:
        return t.sym.type_params if t.args else (), t.args
    variables, arguments = parameters_and_arguments(t.outer)
    own = t.sym.type_params if t.args else ()
    return own + variables, t.args + arguments


class Supertypes(Erasure):
    def __init__(self, symtab: Any) -> None:
        super().__init__(symtab)
        self.closures: dict[ClassSymbol, Closure] = {}

    def is_generic(self, sym: ClassSymbol) -> bool:
        """Whether its type mentions type variables: its own, or of classes around it."""
        return bool(sym.type.args) or sym.type.outer is not None

    def is_raw(self, t: Type) -> bool:
        """JLS 4.8; arrays of raw types too."""
        if isinstance(t, ArrayType):
            return self.is_raw(t.element)
        if not isinstance(t, ClassType) or t.args or t.outer is not None:
            return False
        return self.is_generic(t.sym)

    def is_parameterized(self, t: Type) -> bool:
        if isinstance(t, ArrayType):
            return self.is_parameterized(t.element)
        return isinstance(t, ClassType) and (bool(t.args) or t.outer is not None)

    def as_member_of(self, declared: Type, t: ClassType) -> Type:
        """A type in the declaration of t's class, seen from `t`; erased if `t` is raw."""
        if t.args or t.outer is not None:
            return self.subst(declared, *parameters_and_arguments(t))
        return self.erasure(declared) if self.is_generic(t.sym) else declared

    def supertype(self, t: Type) -> Type:
        """The direct superclass with arguments substituted: NO_TYPE for Object and what is no
        reference; Object for interfaces and arrays; the bound of a type variable."""
        if isinstance(t, ClassType):
            if t.sym.superclass is NO_TYPE:
                return self.object if t.sym is not self.object.sym else NO_TYPE
            return self.as_member_of(t.sym.superclass, t)
        if isinstance(t, TypeVar):
            bound = self.bound_of(t)
            return bound.types[0] if isinstance(bound, IntersectionType) else bound
        if isinstance(t, IntersectionType):
            return t.types[0]
        return self.object if isinstance(t, ArrayType) else NO_TYPE

    def interfaces(self, t: Type) -> tuple[Type, ...]:
        """The direct superinterfaces with arguments substituted."""
        if isinstance(t, ClassType):
            return tuple([self.as_member_of(i, t) for i in t.sym.interfaces])
        if isinstance(t, TypeVar):
            bound = self.bound_of(t)
            return bound.types[1:] if isinstance(bound, IntersectionType) else ()
        if isinstance(t, IntersectionType):
            return t.types[1:]
        if isinstance(t, ArrayType):
            return (self.symtab.cloneable, self.symtab.serializable)
        return ()

    def closure(self, sym: ClassSymbol) -> Closure:
        """All supertypes of `sym.type` by class, itself first, superclasses before interfaces."""
        found = self.closures.get(sym)
        if found is None:
            self.closures[sym] = found = {sym: sym.type}  # a cycle ends here; it is reported later
            parents = [sym.superclass, *sym.interfaces]
            for parent in parents:
                if isinstance(parent, ClassType):
                    for ancestor, declared in self.closure(parent.sym).items():
                        if ancestor not in found:
                            seen = self.as_member_of(declared, parent)
                            assert isinstance(seen, ClassType)
                            found[ancestor] = seen
            found.setdefault(self.object.sym, self.object)
        return found

    def as_super(self, t: Type, sym: ClassSymbol) -> ClassType | None:
        """The supertype of `t` that is an instantiation of `sym`; None if there is none."""
        kind = type(t)
        if kind is ClassType:
            assert isinstance(t, ClassType)
            if t.sym is sym:
                return t
            declared = self.closure(t.sym).get(sym)
            if declared is None or not (declared.args or declared.outer):
                return declared
            seen = self.as_member_of(declared, t)
            assert isinstance(seen, ClassType)
            return seen
        if isinstance(t, TypeVar):
            return self.as_super(self.bound_of(t), sym)
        if kind is IntersectionType:
            assert isinstance(t, IntersectionType)
            found = [f for f in (self.as_super(part, sym) for part in t.types) if f is not None]
            return next((f for f in found if f.args), found[0] if found else None)
        if kind is ArrayType:
            known = (self.object, self.symtab.cloneable, self.symtab.serializable)
            return sym.erasure if any(sym is k.sym for k in known) else None
        if kind is InferenceVariable:
            assert isinstance(t, InferenceVariable)
            return self.as_super(t.inst, sym) if t.instances else None
        return None

    def as_outer_super(self, t: Type, sym: ClassSymbol) -> ClassType | None:
        """Like as_super, also of the types around `t`."""
        while True:
            found = self.as_super(t, sym)
            if found is not None or not isinstance(t, ClassType):
                return found
            outer = t.outer or self.enclosing_type(t.sym)
            if outer is None:
                return None
            t = outer

    def enclosing_type(self, sym: ClassSymbol) -> ClassType | None:
        """The type of the class lexically around `sym`, if there is one."""
        owner = sym.owner
        while owner is not None and not hasattr(owner, "superclass"):
            owner = owner.owner
        return owner.type if owner is not None else None  # type: ignore[attr-defined]

    def upper_bound(self, t: Type) -> Type:
        """Of a wildcard or captured variable its upper bound, else `t`."""
        if isinstance(t, WildcardType):
            return self.upper_bound(t.bound) if t.kind == "extends" else self.object
        return self.upper_bound(self.bound_of(t)) if isinstance(t, CapturedType) else t

    def lower_bound(self, t: Type) -> Type:
        """Of a wildcard or captured variable its lower bound (NO_TYPE if none), else `t`."""
        if isinstance(t, WildcardType):
            return self.lower_bound(t.bound) if t.kind == "super" else NO_TYPE
        return t

    def element_type(self, t: Type) -> Type:
        """Of an array (also by a type variable's bound); NO_TYPE if it is none."""
        while isinstance(t, (TypeVar, IntersectionType)):
            t = self.bound_of(t) if isinstance(t, TypeVar) else t.types[0]
        return t.element if isinstance(t, ArrayType) else NO_TYPE

    def is_checked_exception(self, t: Type) -> bool:
        """JLS 11.1.1: any throwable but RuntimeException, Error and what extends them."""
        unchecked = (self.symtab.runtime_exception.sym, self.symtab.error.sym)
        is_unchecked = any(self.as_super(t, sym) is not None for sym in unchecked)
        return self.as_super(t, self.symtab.throwable.sym) is not None and not is_unchecked
