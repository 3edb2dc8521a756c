"""try, catch and try-with-resources (JLS 14.20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.attr.checks import mismatch
from pvm.lang.symbols.flags import FINAL, PARAMETER, RESOURCE
from pvm.lang.symbols.symbols import VarSymbol
from pvm.lang.tree.nodes import Catch, Expression, Ident, Select, Try, UnionTypeTree, VarDecl
from pvm.lang.types.types import ERROR, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


class Tries(AttrBase):
    def visit_try(self, tree: Try, env: Env) -> None:
        around = env.locals
        for resource in tree.resources:
            if isinstance(resource, VarDecl):
                self._declared_resource(resource, env)
            else:
                self._named_resource(resource, env)
        self.block(tree.body, env)
        env.locals = around
        for clause in tree.catches:
            self._catch(clause, env)
        if tree.finalizer is not None:
            self.block(tree.finalizer, env)

    def _declared_resource(self, tree: VarDecl, env: Env) -> None:
        """JLS 14.20.3.1: implicitly final; it is not in scope in its own initializer."""
        tree.mods.flags |= FINAL | RESOURCE
        self.visit_var_decl(tree, env)
        self._check_closeable(tree.pos, tree.sym.type)

    def _named_resource(self, tree: Expression, env: Env) -> None:
        found = self.value(tree, env)
        is_variable = isinstance(tree, (Ident, Select)) and (
            isinstance(tree.sym, VarSymbol) or tree.name == "this"
        )
        if found is not ERROR and not is_variable:
            self.log.error(
                tree.pos,
                "the try-with-resources resource must either be a variable declaration or an "
                "expression denoting a reference to a final or effectively final variable",
            )
            return
        self._check_closeable(tree.pos, found)

    def _check_closeable(self, pos: int, found: Type) -> None:
        wanted = self.symtab.auto_closeable
        if not self.types.is_assignable(found, wanted):
            what = "try-with-resources not applicable to variable type"
            reason = mismatch(found, wanted)
            self.log.error(pos, f"incompatible types: {what}\n    ({reason})")

    def _catch(self, tree: Catch, env: Env) -> None:
        around = env.locals
        var = tree.param
        assert var.vartype is not None
        type_ = self.type(var.vartype, env)
        flags = PARAMETER
        if isinstance(var.vartype, UnionTypeTree):
            flags |= FINAL  # JLS 14.20
            self._check_alternatives(var.vartype)
        elif not self.types.is_assignable(type_, self.symtab.throwable):
            self.report_incompatible(var.vartype.pos, type_, self.symtab.throwable)
        self.declare(var, type_, env, flags)
        self.block(tree.body, env)
        env.locals = around

    def _check_alternatives(self, tree: UnionTypeTree) -> None:
        seen: list[Type] = []
        for alternative in tree.alternatives:
            found = alternative.type
            if not self.types.is_assignable(found, self.symtab.throwable):
                self.report_incompatible(alternative.pos, found, self.symtab.throwable)
                continue
            for other in seen:
                self._check_unrelated(alternative.pos, found, other)
            seen.append(found)

    def _check_unrelated(self, pos: int, found: Type, other: Type) -> None:
        if found is ERROR or other is ERROR:
            return
        for sub, above in ((found, other), (other, found)):
            if self.types.is_subtype(sub, above):
                self.log.error(
                    pos,
                    "Alternatives in a multi-catch statement cannot be related by subclassing\n"
                    f"  Alternative {sub} is a subclass of alternative {above}",
                )
                return
