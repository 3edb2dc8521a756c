"""What can be assigned to (JLS 15.26), and what is final (JLS 4.12.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.names import Names
from pvm.lang.symbols.flags import COMPACT, FINAL, HAS_INIT, RESOURCE, STATIC
from pvm.lang.symbols.symbols import VarSymbol
from pvm.lang.tree.nodes import Erroneous, Expression, Ident, Index, Parens, Select
from pvm.lang.types.types import ERROR, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


class Variables(Names):
    def variable(self, tree: Expression, env: Env) -> Type:
        if isinstance(tree, Ident):
            tree.type = found = self._assigned_ident(tree, env)
        elif isinstance(tree, Select) and tree.name not in ("class", "this", "super"):
            tree.type = found = self._assigned_select(tree, env)
        elif isinstance(tree, Parens):
            tree.type = found = self.variable(tree.expr, env)
        elif isinstance(tree, Index):
            tree.type = found = self.element(tree, env)
        elif isinstance(tree, Erroneous):
            found = self.expr(tree, env)
        else:
            self.expr(tree, env)
            self.log.error(tree.pos, "unexpected type\n  required: variable\n  found:    value")
            tree.type = found = ERROR
        tree.const = None
        return found

    def _assigned_ident(self, tree: Ident, env: Env) -> Type:
        sym = env.locals.get(tree.name)
        if sym is not None:
            type_ = sym.type
        else:
            if tree.name in ("this", "super"):
                self.log.error(tree.pos, f"cannot assign to '{tree.name}'")
                return ERROR
            found = self._nonlocal(tree, env)
            if not isinstance(found, VarSymbol):
                return found
            sym = found
            if sym.flags & STATIC:
                self.check_enum_initializer(tree.pos, sym, env)
            type_ = self._field_type(sym, env)
        tree.sym = sym
        if sym.flags & FINAL:
            self._check_not_final(tree.pos, sym, env, by_simple_name=True)
        return type_

    def _assigned_select(self, tree: Select, env: Env) -> Type:
        target = tree.target
        found = self._member(tree, self.qualifier(target, env), env)
        sym = tree.sym
        if isinstance(sym, VarSymbol) and sym.flags & FINAL:
            own = isinstance(target, Ident) and target.name == "this"
            self._check_not_final(tree.pos, sym, env, by_simple_name=own)
        return found

    def _check_not_final(self, pos: int, sym: VarSymbol, env: Env, by_simple_name: bool) -> None:
        """Final variables are assigned once; whether it is just once, flow analysis tells."""
        if not sym.flags & HAS_INIT and by_simple_name and self._is_blank_here(sym, env):
            return
        if sym.flags & RESOURCE:
            self.log.error(pos, f"auto-closeable resource {sym.name} may not be assigned")
        else:
            self.log.error(pos, f"cannot assign a value to final variable {sym.name}")

    def _is_blank_here(self, sym: VarSymbol, env: Env) -> bool:
        """Whether it is a local variable of the same body, or a field in its class's constructor
        or initializer."""
        if not sym.is_field:
            return sym.owner is (env.method or env.cls)
        method = env.method
        if sym.owner is not env.cls or method is None or env.lambda_ is not None:
            return False
        if method.flags & COMPACT:
            return False
        return method.name == ("<clinit>" if sym.is_static else "<init>")

    def updated(self, tree: Expression, env: Env) -> Type:
        """A variable that is read and written, by ++ or a compound assignment."""
        found = self.variable(tree, env)
        if isinstance(tree, Ident) and isinstance(tree.sym, VarSymbol) and tree.sym.is_field:
            self._check_initialized(tree, tree.sym, env)
        return found

    def visit_parens(self, tree: Parens, env: Env, target: Type) -> Type:
        found = self.expr(tree.expr, env, target)
        tree.const = tree.expr.const
        return found

    def visit_erroneous(self, tree: Erroneous, env: Env, target: Type) -> Type:
        return ERROR

    def visit_not_a_value(self, tree: Expression, env: Env, target: Type) -> Type:
        """A type where an expression should stand."""
        self.type(tree, env)
        self.log.error(tree.pos, "illegal start of expression")
        return ERROR
