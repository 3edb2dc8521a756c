"""break, continue, yield, return: where they lead (JLS 14.15-14.17, 14.21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.tree.nodes import Statement, SwitchExpression
from pvm.lang.types.types import Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


class JumpTarget:
    """A labeled statement, loop, switch statement or switch expression being attributed.

    `cls` and `lambda_` say in which body it is: nothing jumps out of those (JLS 14.15)."""

    __slots__ = ("tree", "label", "cls", "lambda_", "target", "results")

    def __init__(
        self, tree: Statement | SwitchExpression, env: Env, label: str | None = None
    ) -> None:
        self.tree = tree
        self.label = label
        self.cls = env.cls
        self.lambda_ = env.lambda_
        self.target: Type | None = None  # of a switch expression
        self.results: list[Type] = []  # of its yields

    def encloses(self, env: Env) -> bool:
        return self.cls is env.cls and self.lambda_ is env.lambda_
