"""The conditional operator ? : (JLS 15.25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.attr.checks import BAD_IN_CONDITIONAL
from pvm.lang.attr.constants import convert
from pvm.lang.tree.nodes import (
    Call,
    Conditional,
    Expression,
    Lambda,
    MemberReference,
    New,
    Parens,
    SwitchExpression,
    TypeApply,
)
from pvm.lang.types.types import (
    BOOLEAN,
    BYTE,
    CHAR,
    ERROR,
    INT,
    NO_TYPE,
    SHORT,
    VOID,
    Type,
)

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

_NARROW = (BYTE, SHORT, CHAR)
_FUNCTIONAL = (Lambda, MemberReference)
_POLY_FORMS = (Call, New, Lambda, MemberReference, Conditional, SwitchExpression)


def without_parens(tree: Expression) -> Expression:
    while isinstance(tree, Parens):
        tree = tree.expr
    return tree


class Conditionals(AttrBase):
    def visit_conditional(self, tree: Conditional, env: Env, target: Type) -> Type:
        seen = self.patterns_seen
        self.condition(tree.condition, env)
        tree.const = None
        envs = (env, env)
        if seen != self.patterns_seen:
            envs = (
                env.dup(locals={**env.locals, **self.bindings(tree.condition, True)}),
                env.dup(locals={**env.locals, **self.bindings(tree.condition, False)}),
            )
        if target is NO_TYPE:
            then = self.value(tree.then, envs[0])
            otherwise = self.value(tree.otherwise, envs[1])
            return self._standalone(tree, then, otherwise)
        return self._with_target(tree, envs, target)

    def _standalone(self, tree: Conditional, then: Type, otherwise: Type) -> Type:
        found = self.conditional_type(tree, then, otherwise)
        condition, a, b = tree.condition.const, tree.then.const, tree.otherwise.const
        if condition is not None and a is not None and b is not None:
            tree.const = convert(a if condition else b, found)
        return found

    def _with_target(self, tree: Conditional, envs: tuple[Env, Env], target: Type) -> Type:
        """A poly expression, unless both operands are numeric or both boolean (JLS 15.25)."""
        operands = (tree.then, tree.otherwise)
        found = [self._trial(o, e) for o, e in zip(operands, envs, strict=True)]
        if all(t is not None and self._is_primitive_like(t) for t in found):
            types = [
                o.type if t is o.type else self.value(o, e)
                for o, e, t in zip(operands, envs, found, strict=True)
            ]
            return self._standalone(tree, types[0], types[1])
        for operand, operand_env, type_ in zip(operands, envs, found, strict=True):
            if type_ is None or type_ is not operand.type:
                self.check(operand, operand_env, target, BAD_IN_CONDITIONAL)
            else:
                self.check_assignable(operand, type_, target, BAD_IN_CONDITIONAL)
        return target

    def _is_primitive_like(self, t: Type) -> bool:
        return self.types.primitive_of(t) is not NO_TYPE

    def _trial(self, tree: Expression, env: Env) -> Type | None:
        """The standalone type of an operand, which `tree.type` is too if that is final; None if it
        has no type of its own."""
        form = without_parens(tree)
        if not isinstance(form, _POLY_FORMS):
            return self.value(tree, env)
        if isinstance(form, _FUNCTIONAL):
            return None
        with self.log.suspend() as trial:
            found = self.expr(tree, env)
        if not any(d.kind == "error" for d in trial.captured) and is_standalone(form):
            self.log.replay(trial.captured)
            return self._not_void(tree, found)
        tree.type = NO_TYPE
        return found

    def _not_void(self, tree: Expression, found: Type) -> Type:
        if found is not VOID:
            return found
        self.log.error(tree.pos, "'void' type not allowed here")
        tree.type = ERROR
        return ERROR

    def conditional_type(self, tree: Conditional, then: Type, otherwise: Type) -> Type:
        """Of a standalone one: JLS 15.25, tables 15.25-A to 15.25-E."""
        if then is otherwise or then is ERROR or otherwise is ERROR:
            return then
        a, b = self.types.primitive_of(then), self.types.primitive_of(otherwise)
        if a is not NO_TYPE and b is not NO_TYPE:
            if a is b:
                return a
            found = self._numeric_type(a, b, tree.then, tree.otherwise)
            if found is not NO_TYPE:
                return found
        return self.types.lub((self.types.boxed(then), self.types.boxed(otherwise)))

    def _numeric_type(self, a: Type, b: Type, then: Expression, otherwise: Expression) -> Type:
        if a in _NARROW and b is INT and _fits(otherwise, a):
            return a
        if b in _NARROW and a is INT and _fits(then, b):
            return b
        if (a, b) in ((BYTE, SHORT), (SHORT, BYTE)):
            return SHORT
        return NO_TYPE if BOOLEAN in (a, b) else self.types.binary_promotion(a, b)


def _fits(tree: Expression, narrow: Type) -> bool:
    return (
        tree.type is INT
        and tree.const is not None
        and bool(convert(tree.const, narrow) == tree.const)
    )


def is_standalone(tree: Expression) -> bool:
    """Whether an attributed call or creation has the type it has whatever its target is
    (JLS 15.9, 15.12)."""
    if isinstance(tree, Call):
        return tree.sym is not None and not tree.sym.type_params
    if isinstance(tree, New):
        diamond = isinstance(tree.clazz, TypeApply) and not tree.clazz.args
        return not diamond
    return False
