"""instanceof and the scope of pattern variables (JLS 15.20.2, 14.30, 6.3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.symbols.flags import HAS_INIT
from pvm.lang.symbols.symbols import VarSymbol
from pvm.lang.tree.nodes import (
    Binary,
    BindingPattern,
    Conditional,
    Expression,
    InstanceOf,
    Parens,
    Tree,
    Unary,
)
from pvm.lang.types.types import BOOLEAN, ERROR, NULL, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

Bindings = dict[str, VarSymbol]
_NONE: Bindings = {}


class Patterns(AttrBase):
    def visit_instance_of(self, tree: InstanceOf, env: Env, target: Type) -> Type:
        value = self.value(tree.expr, env)
        pattern = tree.pattern
        if isinstance(pattern, BindingPattern):
            self._attr_pattern(tree, pattern, value, env)
        else:
            tested = self.type(pattern, env)
            if self._is_testable(tree, pattern, value, tested):
                self._check_reifiable(tree, value, tested)
        return BOOLEAN

    def _attr_pattern(
        self, tree: InstanceOf, pattern: BindingPattern, value: Type, env: Env
    ) -> None:
        var = pattern.var
        assert var.vartype is not None
        tested = self.type(var.vartype, env)
        around = env.locals
        self.declare(var, tested, env, HAS_INIT)
        env.locals = around
        self.patterns_seen += 1
        if not self._is_testable(tree, var.vartype, value, tested):
            return
        if self.types.is_subtype(value, tested) and ERROR not in (value, tested):
            self.log.error(
                tree.pos, f"expression type {value} is a subtype of pattern type {tested}"
            )
            return
        self._check_reifiable(tree, value, tested)

    def _is_testable(
        self, tree: InstanceOf, type_tree: Expression, value: Type, tested: Type
    ) -> bool:
        if value is ERROR or tested is ERROR:
            return False
        if not value.is_reference:
            message = f"unexpected type\n  required: reference\n  found:    {value}"
            self.log.error(tree.expr.pos, message)
            return False
        if tested.is_primitive:
            message = f"unexpected type\n  required: class or array\n  found:    {tested}"
            self.log.error(type_tree.pos, message)
            return False
        if value is not NULL and not self.types.is_castable(value, tested):
            self.report_incompatible(tree.expr.pos, value, tested)
            return False
        return True

    def _check_reifiable(self, tree: InstanceOf, value: Type, tested: Type) -> None:
        if not self.types.is_reifiable(tested) and self.types.is_unchecked_cast(value, tested):
            message = f"{value} cannot be safely cast to {tested}"
            self.report(tree.expr.pos, message, value, tested)

    # --- scope ----------------------------------------------------------------------------------

    def bindings(self, tree: Expression, when: bool) -> Bindings:
        """JLS 6.3.1: which operators pass on, exchange or join what their operands bind."""
        while isinstance(tree, Parens):
            tree = tree.expr
        if isinstance(tree, InstanceOf):
            pattern = tree.pattern
            if when and isinstance(pattern, BindingPattern):
                return {pattern.var.name: pattern.var.sym}
        elif isinstance(tree, Unary):
            if tree.op == "!":
                return self.bindings(tree.operand, not when)
        elif isinstance(tree, Binary):
            if tree.op in ("&&", "||") and when == (tree.op == "&&"):
                return self._joined(tree, when)
        return _NONE

    def _joined(self, tree: Binary, when: bool) -> Bindings:
        """What either operand of a chain of && (when true) or || (when false) binds."""
        parts: list[Expression] = []
        step: Expression = tree
        while isinstance(step, Binary) and step.op == tree.op:
            parts.append(step.right)
            step = step.left
        found: Bindings = dict(self.bindings(step, when))
        for part in reversed(parts):
            found.update(self.bindings(part, when))
        return found

    def check_bindings(self, tree: Expression, one: Expression, other: Expression) -> None:
        """JLS 6.3.1.1, 6.3.1.2, 6.3.1.4: the operands of && and ||, and the last two of ?:, must
        not both bind a name."""
        for when in (True, False):
            bound = self.bindings(one, when)
            if bound and not bound.keys().isdisjoint(self.bindings(other, when)):
                self.log.error(tree.pos, "illegal attempt to redefine an existing match binding")

    def bind(self, bindings: Bindings, env: Env) -> None:
        """Bring pattern variables into scope."""
        if bindings:
            env.locals = {**env.locals, **bindings}

    def may_bind(self, tree: Tree) -> bool:
        """Whether an expression, not attributed yet, contains a pattern outside of calls."""
        waiting: list[Tree] = [tree]
        while waiting:
            step = waiting.pop()
            if isinstance(step, InstanceOf):
                if isinstance(step.pattern, BindingPattern):
                    return True
            elif isinstance(step, Binary):
                waiting += (step.left, step.right)
            elif isinstance(step, Unary):
                waiting.append(step.operand)
            elif isinstance(step, Parens):
                waiting.append(step.expr)
            elif isinstance(step, Conditional):
                waiting += (step.condition, step.then, step.otherwise)
        return False
