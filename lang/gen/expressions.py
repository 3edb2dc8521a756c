"""Expressions: the dispatch, and the ones that take a line."""

from __future__ import annotations

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.calls import Calls
from pvm.lang.gen.conversions import Conversions
from pvm.lang.gen.shapes import pushed, width
from pvm.lang.tree.nodes import Cast, Conditional, Expression, Literal, Parens
from pvm.lang.types.types import BOOLEAN, NULL, Type
from pvm.vm.classfile.opcodes import Op


class Expressions(Calls, Conversions, GenBase):
    def value(self, tree: Expression) -> Type:
        if tree.const is not None:
            erased = self.erasure(tree.type)
            self.constant(tree.const, tree.type, erased)
            return erased
        return self.values[tree.__class__](tree)

    def expr(self, tree: Expression, target: Type) -> None:
        if tree.const is not None:
            self.constant(tree.const, tree.type, target)
            return
        actual = self.values[tree.__class__](tree)
        if actual is not target:
            if target.is_primitive and not actual.is_primitive:
                self.line(tree.pos)  # unboxing may throw
            self.coerce(actual, tree.type, target)

    def own(self, tree: Expression) -> Type:
        """The value in the expression's own type, cast if it was generic; its erasure."""
        erased = self.erasure(tree.type)
        self.expr(tree, erased)
        return erased

    def effect(self, tree: Expression) -> None:
        handler = self.effects.get(tree.__class__)
        if handler is not None:
            handler(tree)
        else:
            self.code.pop(width(self.value(tree)))

    def literal(self, tree: Literal) -> Type:
        """null: all the others are constants."""
        self.code.op(Op.ACONST_NULL)
        return NULL

    def parens(self, tree: Parens) -> Type:
        return self.value(tree.expr)

    def parens_effect(self, tree: Parens) -> None:
        self.effect(tree.expr)

    def cast_expression(self, tree: Cast) -> Type:
        target, inner = tree.type, tree.expr
        if target.is_primitive:
            self.expr(inner, target)
            return target
        erased = self.erasure(target)
        if inner.type.is_primitive:
            self.expr(inner, erased)
            return erased
        return self.cast_to_all(self.value(inner), target)

    def conditional(self, tree: Conditional) -> Type:
        return self.conditional_as(tree, self.erasure(tree.type))

    def conditional_as(self, tree: Conditional, target: Type) -> Type:
        code = self.code
        self.line(tree.condition.pos)
        otherwise = self.branch(tree.condition, False)
        done = []
        if code.alive:
            self.line(tree.then.pos)
            self._arm(tree.then, target)
            done = code.goto()
        if otherwise:
            code.resolve(otherwise)
            self.line(tree.otherwise.pos)
            self._arm(tree.otherwise, target)
        code.resolve(done)
        return target

    def _arm(self, tree: Expression, target: Type) -> None:
        self.expr(tree, target)
        if target is not NULL and not target.is_primitive:
            self.code.retype(pushed(target))

    def boolean(self, tree: Expression) -> Type:
        """The value of a condition."""
        code = self.code
        false = self.branch(tree, False)
        done = []
        if code.alive:
            code.push_int(1)
            done = code.goto()
        if false:
            code.resolve(false)
            code.push_int(0)
        code.resolve(done)
        return BOOLEAN
