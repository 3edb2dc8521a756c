"""Method invocations, `this(...)` and `super(...)` (JLS 15.12, 8.8.7.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pvm.lang.attr.arguments import Deferred
from pvm.lang.attr.candidates import VARARGS, Candidate
from pvm.lang.attr.invocations import Invocation
from pvm.lang.attr.polymorphic import Polymorphic
from pvm.lang.symbols.flags import ABSTRACT, INTERFACE, STATIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, VarSymbol
from pvm.lang.tree import nodes
from pvm.lang.types.types import (
    ERROR,
    NO_TYPE,
    NULL,
    ArrayType,
    ClassType,
    IntersectionType,
    MethodType,
    Type,
    TypeVar,
    WildcardType,
)

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


class Calls(Polymorphic):
    def visit_call(self, tree: nodes.Call, env: Env, target: Type) -> Type:
        found = self.call_argument(tree, env)
        return found.complete(target) if isinstance(found, Deferred) else found

    def call_argument(self, tree: nodes.Call, env: Env) -> Type:
        """Its type; an Invocation, if it is a poly expression."""
        method = tree.method
        if isinstance(method, nodes.Ident):
            if method.name in ("this", "super"):
                return self.constructor_call(tree, env, None)
            args = self.arguments(tree.args, env)
            explicit = self.explicit_arguments(tree.type_args, env)
            return self._simple(tree, method, env, args, explicit)
        if method.name == "super":
            return self.constructor_call(tree, env, method.target)
        args = self.arguments(tree.args, env)
        explicit = self.explicit_arguments(tree.type_args, env)
        return self._qualified(tree, method, env, args, explicit)

    def explicit_arguments(self, trees: list[nodes.Expression], env: Env) -> tuple[Type, ...]:
        if not trees:
            return ()
        return tuple([self.type_trees.reference_type(tree, env) for tree in trees])

    # --- by simple name (JLS 15.12.1) -----------------------------------------------------------

    def _simple(
        self,
        tree: nodes.Call,
        method: nodes.Ident,
        env: Env,
        args: list[Type],
        explicit: tuple[Type, ...],
    ) -> Type:
        name = method.name
        around: Env | None = env
        is_static = False
        while around is not None and around.outer is not None:
            is_static = is_static or around.static
            methods = self._members(around.cls, name)
            if methods:
                site = around.cls.type
                found = self._chosen(tree, env, site, methods, args, explicit)
                if found is None:
                    return ERROR
                if not found.sym.flags & STATIC:
                    self._check_instance(method, found.sym, is_static, around)
                return self.decorated(tree, site, found, args)
            is_static = is_static or bool(around.cls.flags & (STATIC | INTERFACE))
            around = around.outer
        methods = env.unit.static_methods(name)
        site = env.cls.type
        found = self._chosen(tree, env, site, methods, args, explicit)
        return ERROR if found is None else self.decorated(tree, found.sym.owner.type, found, args)

    def _members(self, cls: ClassSymbol, name: str) -> Sequence[MethodSymbol]:
        """Those of that name that the class has; a superclass's private ones are no members."""
        methods = self.types.methods_of_class(cls, name)
        if any(m.is_private and m.owner is not cls for m in methods):
            return [m for m in methods if not m.is_private or m.owner is cls]
        return methods

    def _check_instance(
        self, method: nodes.Ident, sym: MethodSymbol, is_static: bool, env: Env
    ) -> None:
        if is_static:
            self._report_static(method.pos, sym)
        elif env.in_prologue:
            self.log.error(
                method.pos,
                "cannot reference this before supertype constructor has been called",
            )

    def _report_static(self, pos: int, sym: MethodSymbol) -> None:
        self.log.error(pos, f"non-static method {sym} cannot be referenced from a static context")

    # --- by qualified name ----------------------------------------------------------------------

    def _qualified(
        self,
        tree: nodes.Call,
        method: nodes.Select,
        env: Env,
        args: list[Type],
        explicit: tuple[Type, ...],
    ) -> Type:
        receiver = self.qualifier(method.target, env)
        if receiver is ERROR:
            self.complete_arguments(args, None)
            return ERROR
        if not receiver.is_reference or receiver is NULL:
            self.log.error(method.pos, f"{receiver} cannot be dereferenced")
            self.complete_arguments(args, None)
            return ERROR
        site = self.types.member_site(receiver)
        methods = self._inherited(self.types.methods_named(site, method.name), site)
        location = self._location(method.target, receiver)
        found = self._chosen(tree, env, site, methods, args, explicit, location)
        if found is None:
            return ERROR
        self._check_receiver(method, found.sym, env)
        return self.decorated(tree, site, found, args)

    def _inherited(self, methods: tuple[MethodSymbol, ...], site: Type) -> Sequence[MethodSymbol]:
        """Private methods of superclasses are no members (JLS 8.2)."""
        if not any(m.is_private for m in methods):
            return methods
        cls = site.sym if isinstance(site, ClassType) else None
        return [m for m in methods if not m.is_private or m.owner is cls]

    def _location(self, target: nodes.Expression, receiver: Type) -> str:
        sym = getattr(target, "sym", None)
        if isinstance(sym, VarSymbol) and sym.name not in ("this", "super"):
            return f"variable {sym.name} of type {receiver}"
        if isinstance(target, nodes.Ident | nodes.Select) and target.name in ("this", "super"):
            return "none"
        return ""

    def is_type_name(self, tree: nodes.Expression) -> bool:
        """Whether an attributed qualifier names a type."""
        if isinstance(tree, nodes.Select) and tree.name in ("this", "super", "class"):
            return False
        return isinstance(getattr(tree, "sym", None), ClassSymbol) and not _is_super(tree)

    def _check_receiver(self, method: nodes.Select, sym: MethodSymbol, env: Env) -> None:
        target = method.target
        if _is_super(target):
            if sym.flags & ABSTRACT:
                owner = sym.owner.display_name
                self.log.error(
                    method.pos, f"abstract method {sym} in {owner} cannot be accessed directly"
                )
        elif self.is_type_name(target):
            if not sym.flags & STATIC:
                self._report_static(method.pos, sym)
        elif sym.flags & STATIC and sym.owner.is_interface:
            self.log.error(
                method.pos,
                "illegal static interface method call\n  the receiver expression should be "
                f"replaced with the type qualifier '{sym.owner.display_name}'",
            )

    # --- what both have in common ---------------------------------------------------------------

    def _chosen(
        self,
        tree: nodes.Call,
        env: Env,
        site: Type,
        methods: Sequence[MethodSymbol],
        args: list[Type],
        explicit: tuple[Type, ...],
        location: str = "",
    ) -> Candidate | None:
        if isinstance(site, ArrayType) and tree.method.name == "clone" and not args:
            usable = list(methods)  # JLS 10.7: public in arrays
        else:
            usable = self.accessible(env, methods, self._access_site(tree, site))
        choice = self.choose(site, usable, args, explicit)
        if isinstance(choice, Candidate):
            return choice
        name, pos = tree.method.name, tree.method.pos
        self.report_choice(env, pos, site, name, methods, args, choice, tree.args, location)
        self.complete_arguments(args, None)
        return None

    def _access_site(self, tree: nodes.Call, site: Type) -> Type | None:
        """None where access is through `this` or `super`."""
        if isinstance(tree.method, nodes.Ident) or _is_super(tree.method.target):
            return None
        return site

    def decorated(self, tree: nodes.Call, site: Type, found: Candidate, args: list[Type]) -> Type:
        """Decorate the call; its type, or an Invocation if that depends on the target."""
        sym = found.sym
        tree.method.sym = tree.sym = sym
        tree.site = self.site_of(site, sym)
        if sym.is_signature_polymorphic:
            return self.polymorphic_call(tree, sym, args)
        if found.variables:
            invocation = Invocation(self, tree, found, args, found.type.ret)
            if invocation.is_poly:
                return invocation
            return invocation.complete(NO_TYPE)
        self.complete_arguments(args, found.formals)
        call_type = found.type
        if args and self.is_unchecked(args, found.formals):
            call_type = self._erased_result(found)
        if sym.name in ("getClass", "clone") and not args:
            call_type = self._special(sym, site, call_type)
        tree.call_type = call_type
        tree.varargs_element = varargs_element(found)
        return self.types.capture(call_type.ret)

    def _erased_result(self, found: Candidate) -> MethodType:
        """JLS 15.12.2.6: after unchecked conversion."""
        thrown = tuple([self.types.erasure(t) for t in found.type.thrown])
        return MethodType(found.type.params, self.types.erasure(found.type.ret), thrown)

    def result_of(self, sym: MethodSymbol, site: Type, call_type: MethodType) -> Type:
        """The declared result of a method of `site`; two methods of Object have special ones."""
        if sym.name in ("getClass", "clone") and not call_type.params:
            return self._special(sym, site, call_type).ret
        return call_type.ret

    def _special(self, sym: MethodSymbol, site: Type, call_type: MethodType) -> MethodType:
        if sym.owner is not self.symtab.object.sym:
            return call_type
        if sym.name == "clone":
            return MethodType((), site) if isinstance(site, ArrayType) else call_type
        # JLS 4.3.2: Class<? extends |T|>
        bound = WildcardType("extends", self.types.erasure(site))
        return MethodType((), ClassType(self.symtab.class_.sym, (bound,)))

    def site_of(self, site: Type, sym: MethodSymbol) -> Type:
        """The type to name in the constant pool (JLS 13.1)."""
        while isinstance(site, TypeVar):
            site = self.types.bound_of(site)
        if isinstance(site, IntersectionType):
            parts = [t for t in site.types if self.types.as_super(t, sym.owner) is not None]
            return self.site_of(parts[0], sym) if parts else site
        if isinstance(site, ClassType) and site.sym.is_interface:
            if sym.owner is self.symtab.object.sym:
                return self.symtab.object
        return site


def _is_super(tree: nodes.Expression) -> bool:
    return isinstance(tree, nodes.Ident | nodes.Select) and tree.name == "super"


def varargs_element(found: Candidate) -> Type | None:
    if found.phase != VARARGS:
        return None
    last = found.type.params[-1]
    assert isinstance(last, ArrayType)
    return last.element
