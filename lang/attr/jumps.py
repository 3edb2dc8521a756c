"""break, continue, yield, return: where they lead (JLS 14.15-14.17, 14.21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.symbols.flags import COMPACT
from pvm.lang.tree.nodes import (
    Break,
    Continue,
    DoWhile,
    Expression,
    For,
    ForEach,
    Return,
    Statement,
    Switch,
    SwitchExpression,
    Throw,
    While,
    Yield,
)
from pvm.lang.types.types import ERROR, NO_TYPE, VOID, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

_LOOPS = (While, DoWhile, For, ForEach)


class JumpTarget:
    """A labeled statement, loop, switch statement or switch expression being attributed.

    `cls` and `lambda_` say in which body it is: nothing jumps out of those (JLS 14.15)."""

    __slots__ = ("tree", "label", "cls", "lambda_", "is_left", "results", "arguments")

    def __init__(
        self, tree: Statement | SwitchExpression, env: Env, label: str | None = None
    ) -> None:
        self.tree = tree
        self.label = label
        self.cls = env.cls
        self.lambda_ = env.lambda_
        self.is_left = False  # by a break
        self.results: list[Yield] = []  # that give a switch expression its value
        # of a poly expression: the values as arguments are, else None
        self.arguments: list[tuple[Expression, Type]] | None = None

    def encloses(self, env: Env) -> bool:
        return self.cls is env.cls and self.lambda_ is env.lambda_


class Jumps(AttrBase):
    def visit_break(self, tree: Break, env: Env) -> None:
        for target in reversed(self.jumps):
            if not target.encloses(env):
                break
            if isinstance(target.tree, SwitchExpression):
                self.log.error(tree.pos, "attempt to break out of a switch expression")
                return
            if target.label == tree.label and (tree.label or _is_left_by_break(target)):
                assert isinstance(target.tree, Statement)
                tree.target = target.tree
                self._note_left(target)
                return
        if tree.label is None:
            self.log.error(tree.pos, "break outside switch or loop")
        else:
            self.log.error(tree.pos, f"undefined label: {tree.label}")

    def _note_left(self, target: JumpTarget) -> None:
        """A break leaves the statement: also the loop that a label names."""
        for other in self.jumps:
            if other.tree is target.tree:
                other.is_left = True

    def visit_continue(self, tree: Continue, env: Env) -> None:
        for target in reversed(self.jumps):
            if not target.encloses(env):
                break
            if isinstance(target.tree, SwitchExpression):
                self.log.error(tree.pos, "attempt to continue out of a switch expression")
                return
            if target.label == tree.label and (tree.label or isinstance(target.tree, _LOOPS)):
                if not isinstance(target.tree, _LOOPS):
                    self.log.error(tree.pos, f"not a loop label: {tree.label}")
                    return
                tree.target = target.tree
                return
        if tree.label is None:
            self.log.error(tree.pos, "continue outside of loop")
        else:
            self.log.error(tree.pos, f"undefined label: {tree.label}")

    def switch_expression_around(self, env: Env) -> JumpTarget | None:
        for target in reversed(self.jumps):
            if not target.encloses(env):
                return None
            if isinstance(target.tree, SwitchExpression):
                return target
        return None

    def visit_yield(self, tree: Yield, env: Env) -> None:
        target = self.switch_expression_around(env)
        if target is None:
            self.log.error(tree.pos, "yield outside of switch expression")
            self.expr(tree.value, env)
            return
        assert isinstance(target.tree, SwitchExpression)
        tree.target = target.tree
        target.results.append(tree)
        if target.arguments is None:
            self.value(tree.value, env)
            return
        found = self.argument(tree.value, env.dup())
        target.arguments.append((tree.value, found))

    def visit_return(self, tree: Return, env: Env) -> None:
        expected = env.return_type
        if self.switch_expression_around(env) is not None:
            self.log.error(tree.pos, "attempt to return out of a switch expression")
        elif expected is None:
            self.log.error(tree.pos, "return outside method")
        elif env.lambda_ is not None:
            self.lambda_return(tree, env)
        elif env.method is not None and env.method.flags & COMPACT:
            self.log.error(
                env.method.tree.pos if env.method.tree else tree.pos,
                f"invalid compact constructor in record {env.cls.name}\n"
                "  (compact constructor must not have return statements)",
            )
        elif tree.expr is None:
            if expected is not VOID and expected is not ERROR:
                self.log.error(tree.pos, "incompatible types: missing return value")
        elif expected is VOID:
            self.expr(tree.expr, env)
            self.log.error(tree.expr.pos, "incompatible types: unexpected return value")
        else:
            self.check(tree.expr, env, expected)
            return
        if tree.expr is not None and tree.expr.type is NO_TYPE and env.lambda_ is None:
            self.expr(tree.expr, env)

    def visit_throw(self, tree: Throw, env: Env) -> None:
        found = self.value(tree.expr, env)
        wanted = self.symtab.throwable
        if not self.types.is_assignable(found, wanted):
            self.report_incompatible(tree.pos, found, wanted)


def _is_left_by_break(target: JumpTarget) -> bool:
    return isinstance(target.tree, (*_LOOPS, Switch))
