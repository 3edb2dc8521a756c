"""Method signatures: subsignatures, return types, overriding (JLS 8.4.2, 8.4.5, 8.4.8)."""

from __future__ import annotations

from pvm.lang.symbols.flags import PRIVATE, PROTECTED, PUBLIC, STATIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, VarSymbol
from pvm.lang.types.casting import Casting
from pvm.lang.types.types import NO_TYPE, VOID, ClassType, MethodType, Type, TypeVar


class Signatures(Casting):
    def member_type(self, site: Type, sym: VarSymbol | MethodSymbol) -> Type:
        """The type of the field or method `sym` as a member of `site`; erased if `site` is raw
        (JLS 4.8).  A method's is a MethodType."""
        owner = sym.owner
        if not isinstance(owner, ClassSymbol) or sym.flags & STATIC:
            return sym.type
        if owner.type is owner.erasure or not self.is_generic(owner):
            return sym.type
        seen = self.as_outer_super(site, owner)
        if seen is None or seen is owner.type:
            return sym.type
        if not isinstance(site, ClassType):  # a variable's bound may have wildcards
            captured = self.capture(seen)
            assert isinstance(captured, ClassType)
            seen = captured
        return self.as_member_of(sym.type, seen)

    def method_type(self, site: Type, sym: MethodSymbol) -> MethodType:
        found = self.member_type(site, sym)
        assert isinstance(found, MethodType)
        return found

    def same_parameters(self, a: MethodType, b: MethodType) -> bool:
        """Same signature (JLS 8.4.2), after adapting the type parameters of `b` to those of `a`."""
        if len(a.params) != len(b.params) or len(a.type_params) != len(b.type_params):
            return False
        if a.type_params:
            if not self._same_bounds(a.type_params, b.type_params):
                return False
            b = self.with_type_params(b, a.type_params)
        return all(self.same(x, y) for x, y in zip(a.params, b.params, strict=True))

    def _same_bounds(self, a: tuple[TypeVar, ...], b: tuple[TypeVar, ...]) -> bool:
        return all(
            self.same(self.bound_of(x), self.subst(self.bound_of(y), b, a))
            for x, y in zip(a, b, strict=True)
        )

    def with_type_params(self, t: MethodType, variables: tuple[TypeVar, ...]) -> MethodType:
        """`t` with the given type parameters in place of its own (as many)."""
        plain = MethodType(t.params, t.ret, t.thrown)
        done = self.subst_method(plain, t.type_params, variables)
        return MethodType(done.params, done.ret, done.thrown, variables)

    def is_subsignature(self, a: MethodType, b: MethodType) -> bool:
        """Whether `a` has b's signature, or that of its erasure."""
        if len(a.params) != len(b.params):
            return False
        return self.same_parameters(a, b) or self._is_erasure_of(a, b)

    def _is_erasure_of(self, a: MethodType, b: MethodType) -> bool:
        if a.type_params:
            return False
        return all(self.same(x, self.erasure(y)) for x, y in zip(a.params, b.params, strict=True))

    def override_equivalent(self, a: MethodType, b: MethodType) -> bool:
        return self.is_subsignature(a, b) or self.is_subsignature(b, a)

    def return_type_substitutable(self, a: MethodType, b: MethodType) -> bool:
        """JLS 8.4.5: whether a method of type `a` may override one of type `b`."""
        if a.ret is VOID or b.ret is VOID or a.ret.is_primitive or b.ret.is_primitive:
            return a.ret is b.ret
        if not self.same_parameters(a, b):
            return self.is_subtype(self.erasure(a.ret), self.erasure(b.ret))
        if a.type_params:
            b = self.with_type_params(b, a.type_params)
        return self.is_subtype_unchecked(a.ret, b.ret) or self.same(a.ret, self.erasure(b.ret))

    def overrides(self, a: MethodSymbol, b: MethodSymbol, site: ClassSymbol) -> bool:
        """Whether `a` overrides (or hides, or implements) `b` in `site`, a subclass of both owners,
        as far as the signatures go and as `b` may be overridden there."""
        if a is b:
            return True
        if a.name != b.name or len(a.params) != len(b.params) or a.is_constructor:
            return False
        if not self.is_overridable(b, a.owner):
            return False
        if not a.params:
            return True
        return self.is_subsignature(self.method_type(site.type, a), self.method_type(site.type, b))

    def same_erasure(self, a: MethodSymbol, b: MethodSymbol) -> bool:
        """Whether two methods of the same name would have the same parameters in class files."""
        if len(a.params) != len(b.params):
            return False
        erased = zip(self.erased_method(a).params, self.erased_method(b).params, strict=True)
        return all(self.same(x, y) for x, y in erased)

    def is_overridable(self, method: MethodSymbol, by: ClassSymbol) -> bool:
        if method.flags & (PUBLIC | PROTECTED):
            return True
        return not method.flags & PRIVATE and method.owner.package is by.package

    def as_class_type(self, t: Type) -> ClassType | None:
        """The class type whose members `t` has, of arrays Object; None for primitives."""
        while isinstance(t, TypeVar):
            t = self.bound_of(t)
        if isinstance(t, ClassType):
            return t
        upper = self.supertype(t)
        return None if upper is NO_TYPE else self.as_class_type(upper)
