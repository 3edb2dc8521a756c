"""Local variables and local classes: their declaration, the inference of `var`
(JLS 14.3, 14.4, 14.4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.attr.constants import convert
from pvm.lang.attr.names import SELF_REFERENCE
from pvm.lang.check.annotations import LOCAL
from pvm.lang.check.annotations import PARAMETER as PARAMETER_PLACE
from pvm.lang.enter.imports import kind_of
from pvm.lang.symbols.flags import EFFECTIVELY_FINAL, FINAL, HAS_INIT, PARAMETER
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, VarSymbol
from pvm.lang.tree.nodes import (
    ClassDecl,
    Expression,
    Lambda,
    MemberReference,
    NewArray,
    VarDecl,
)
from pvm.lang.types.types import ERROR, NULL, VOID, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

_WITHOUT_TYPE = {
    NewArray: "array initializer needs an explicit target-type",
    Lambda: "lambda expression needs an explicit target-type",
    MemberReference: "method reference needs an explicit target-type",
}


def describe_body(method: MethodSymbol | None, cls: ClassSymbol) -> str:
    """What messages call the body that a local declaration is in."""
    if method is None:
        return f"{kind_of(cls)} {cls.name}"
    if method.tree is None:
        kind = "static" if method.is_static else "instance"
        return f"{kind} initializer of {kind_of(cls)} {cls.name}"
    kind = "constructor" if method.is_constructor else "method"
    return f"{kind} {method}"


class Locals(AttrBase):
    def declare(self, tree: VarDecl, type_: Type, env: Env, flags: int = 0) -> VarSymbol:
        name = tree.name
        if name in env.locals:
            where = describe_body(env.method, env.cls)
            self.log.error(tree.pos, f"variable {name} is already defined in {where}")
        flags |= tree.mods.flags
        if not flags & FINAL:
            flags |= EFFECTIVELY_FINAL
        if tree.init is not None:
            flags |= HAS_INIT
        sym = VarSymbol(name, flags, env.method or env.cls, type_, tree.pos)
        sym.tree = tree
        tree.sym = sym
        env.locals = {**env.locals, name: sym}
        if tree.mods.annotations:
            places = PARAMETER_PLACE if flags & PARAMETER else LOCAL
            self.annotations(tree.mods, env, places)
        return sym

    def visit_var_decl(self, tree: VarDecl, env: Env) -> None:
        if tree.vartype is None:
            self._infer(tree, env)
            return
        type_ = self.type(tree.vartype, env)
        if type_ is VOID:
            self.log.error(tree.vartype.pos, "illegal start of expression")
            type_ = ERROR
        sym = self.declare(tree, type_, env)
        init = tree.init
        if init is not None:
            self.check(init, env, type_)
            if sym.flags & FINAL:
                self._set_constant(sym, init)

    def _set_constant(self, sym: VarSymbol, init: Expression) -> None:
        """JLS 4.12.4."""
        type_ = sym.type
        if init.const is not None and (type_.is_primitive or type_ is self.symtab.string):
            sym.const = convert(init.const, type_)

    # --- var ------------------------------------------------------------------------------------

    def _infer(self, tree: VarDecl, env: Env) -> None:
        sym = self.declare(tree, SELF_REFERENCE, env)
        if tree.init is None:
            self._cannot_infer(tree, "cannot use 'var' on variable without initializer")
            sym.type = ERROR
            return
        sym.type = self.inferred_type(tree, tree.init, env)
        if sym.flags & FINAL:
            self._set_constant(sym, tree.init)

    def inferred_type(self, tree: VarDecl, init: Expression, env: Env) -> Type:
        """The type that `init` gives to a `var` (JLS 14.4.1)."""
        reason = _WITHOUT_TYPE.get(init.__class__)
        if reason is not None and not (isinstance(init, NewArray) and init.element is not None):
            self._cannot_infer(tree, reason)
            return ERROR
        found = self.expr(init, env)
        if found is NULL or found is VOID:
            word = "null" if found is NULL else "void"
            self._cannot_infer(tree, f"variable initializer is '{word}'")
            return ERROR
        return self.types.upward(found) if found.is_reference else found

    def _cannot_infer(self, tree: VarDecl, reason: str) -> None:
        message = f"cannot infer type for local variable {tree.name}\n  ({reason})"
        self.log.error(tree.pos, message)

    # --- local classes --------------------------------------------------------------------------

    def visit_class_decl(self, tree: ClassDecl, env: Env) -> None:
        name = tree.name
        if name in env.local_types and env.local_types[name].owner is env.method:
            where = describe_body(env.method, env.cls)
            kind = kind_of(env.local_types[name])
            self.log.error(tree.pos, f"{kind} {name} is already defined in {where}")
        sym = self.context.enter.enter_local_class(tree, env)
        env.local_types = {**env.local_types, name: sym}
        self.attr_class(sym)
