"""Boolean expressions, whose operands assign variables on one outcome only (JLS 16.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from pvm.lang.flow.base import ALL, Conditions, FlowBase
from pvm.lang.tree.nodes import Binary, Conditional, Expression, Parens, SwitchExpression, Unary
from pvm.lang.types.types import BOOLEAN


class ConditionFlow(FlowBase):
    def condition(self, tree: Expression) -> Conditions:
        """Walks over a condition; the state after it when it is true, and when it is false."""
        const = tree.const
        if const is not None:
            if const:
                return self.inits, self.uninits, ALL, ALL
            return ALL, ALL, self.inits, self.uninits
        cls = tree.__class__
        if self.tracked:
            split = self._split.get(cls)
            if split is not None:
                return split(self, tree)
        self.visitors[cls](tree)
        return self.inits, self.uninits, self.inits, self.uninits

    def _either(self, tree: Expression) -> Conditions:
        self.visitors[tree.__class__](tree)
        return self.inits, self.uninits, self.inits, self.uninits

    def _parens(self, tree: Parens) -> Conditions:
        return self.condition(tree.expr)

    def _unary(self, tree: Unary) -> Conditions:
        if tree.op != "!":
            return self._either(tree)
        a, b, c, d = self.condition(tree.operand)
        return c, d, a, b

    def _binary(self, tree: Binary) -> Conditions:
        op = tree.op
        if op == "&&":
            self.inits, self.uninits, inits, uninits = self.condition(tree.left)
            a, b, c, d = self.condition(tree.right)
            return a, b, c & inits, d & uninits
        if op == "||":
            inits, uninits, self.inits, self.uninits = self.condition(tree.left)
            a, b, c, d = self.condition(tree.right)
            return a & inits, b & uninits, c, d
        return self._either(tree)

    def _conditional(self, tree: Conditional) -> Conditions:
        if tree.then.type is not BOOLEAN or tree.otherwise.type is not BOOLEAN:
            return self._either(tree)
        self.inits, self.uninits, inits, uninits = self.condition(tree.condition)
        then = self.condition(tree.then)
        self.inits, self.uninits = inits, uninits
        a, b, c, d = self.condition(tree.otherwise)
        return then[0] & a, then[1] & b, then[2] & c, then[3] & d

    def _switch(self, tree: SwitchExpression) -> Conditions:
        return self.switch_condition(tree) if tree.type is BOOLEAN else self._either(tree)

    _split: ClassVar[dict[type[Expression], Callable[[Any, Any], Conditions]]] = {
        Parens: _parens,
        Unary: _unary,
        Binary: _binary,
        Conditional: _conditional,
        SwitchExpression: _switch,
    }

    # --- as values ------------------------------------------------------------------------------

    def visit_binary(self, tree: Binary) -> None:
        """Goes down the left operands in a loop: chains of + may be long."""
        if tree.const is not None:
            return
        tracked = self.tracked
        rights: list[Expression] = []
        step: Expression = tree
        while isinstance(step, Binary):
            if tracked and step.op in ("&&", "||"):
                break
            rights.append(step.right)
            step = step.left
        if isinstance(step, Binary):
            a, b, c, d = self._binary(step)
            self.inits, self.uninits = a & c, b & d
        else:
            self.visitors[step.__class__](step)
        for right in reversed(rights):
            self.visitors[right.__class__](right)

    def visit_conditional(self, tree: Conditional) -> None:
        self.inits, self.uninits, inits, uninits = self.condition(tree.condition)
        then, otherwise = tree.then, tree.otherwise
        self.visitors[then.__class__](then)
        then_inits, then_uninits = self.inits, self.uninits
        self.inits, self.uninits = inits, uninits
        self.visitors[otherwise.__class__](otherwise)
        self.inits &= then_inits
        self.uninits &= then_uninits
