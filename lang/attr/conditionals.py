"""The conditional operator ? : (JLS 15.25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.arguments import Branches, Deferred, leaves_of
from pvm.lang.attr.base import AttrBase
from pvm.lang.attr.checks import BAD_IN_CONDITIONAL
from pvm.lang.attr.constants import convert
from pvm.lang.tree.nodes import (
    Conditional,
    Expression,
    Parens,
)
from pvm.lang.types.types import (
    BOOLEAN,
    BYTE,
    CHAR,
    ERROR,
    INT,
    NO_TYPE,
    NULL,
    SHORT,
    VOID,
    Type,
)

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

_NARROW = (BYTE, SHORT, CHAR)


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
            self.check_bindings(tree, tree.then, tree.otherwise)
            return self._standalone(tree, then, otherwise)
        found = self._branches(tree, envs, True)
        return found.complete(target) if isinstance(found, Deferred) else found

    def conditional_argument(self, tree: Conditional, env: Env) -> Type:
        """Its type, or its branches if it is a poly expression (JLS 15.25)."""
        self.condition(tree.condition, env)
        tree.const = None
        bindings = self.bindings
        return self._branches(
            tree,
            (
                env.dup(locals={**env.locals, **bindings(tree.condition, True)}),
                env.dup(locals={**env.locals, **bindings(tree.condition, False)}),
            ),
            False,
        )

    def _branches(self, tree: Conditional, envs: tuple[Env, Env], keeps_void: bool) -> Type:
        """Standalone if both operands are numeric or both boolean."""
        found = [self.argument(tree.then, envs[0]), self.argument(tree.otherwise, envs[1])]
        self.check_bindings(tree, tree.then, tree.otherwise)
        if not keeps_void:
            found = [
                self._not_void(operand, type_)
                for operand, type_ in zip((tree.then, tree.otherwise), found, strict=True)
            ]
        if all(self._is_primitive_like(leaf) for t in found for leaf in leaves_of(t)):
            operands = zip((tree.then, tree.otherwise), found, envs, strict=True)
            types = [self._alone(operand, t, inner) for operand, t, inner in operands]
            return self._standalone(tree, *types)
        if found[0] is self.symtab.string and found[1] is found[0]:
            self._fold(tree, found[0])
        results = [(tree.then, found[0]), (tree.otherwise, found[1])]
        return Branches(self, tree, results, BAD_IN_CONDITIONAL)

    def _alone(self, tree: Expression, found: Type, env: Env) -> Type:
        """A switch expression, too, is standalone where all its results are numeric, or boolean."""
        return self.value(tree, env) if isinstance(found, Deferred) else found

    def _standalone(self, tree: Conditional, then: Type, otherwise: Type) -> Type:
        found = self.conditional_type(tree, then, otherwise)
        self._fold(tree, found)
        return found

    def _fold(self, tree: Conditional, found: Type) -> None:
        condition, a, b = tree.condition.const, tree.then.const, tree.otherwise.const
        if condition is not None and a is not None and b is not None:
            tree.const = convert(a if condition else b, found)

    def _is_primitive_like(self, t: Type) -> bool:
        """null too, as javac has it: `int i = b ? null : 3` is accepted."""
        if isinstance(t, Deferred):
            return False
        return t is NULL or self.types.primitive_of(t) is not NO_TYPE

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
