"""Whether a value agrees with the type it is wanted as (JLS 5.2), in javac's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.tree.nodes import Expression
from pvm.lang.types.types import BOOLEAN, ERROR, NO_TYPE, VOID, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

BAD_IN_CONDITIONAL = "bad type in conditional expression"
BAD_IN_SWITCH = "bad type in switch expression"
BAD_IN_LAMBDA = "bad return type in lambda expression"


def mismatch(found: Type, target: Type) -> str:
    """Why one cannot be assigned to the other."""
    if found.is_numeric and target.is_numeric:
        return f"possible lossy conversion from {found} to {target}"
    return f"{found} cannot be converted to {target}"


def incompatible(found: Type, target: Type, what: str = "") -> str:
    """`what`: the context, if the reason goes below it on a line of its own."""
    reason = mismatch(found, target)
    return f"incompatible types: {what}\n    {reason}" if what else f"incompatible types: {reason}"


class Checks(AttrBase):
    def report_incompatible(self, pos: int, found: Type, target: Type, what: str = "") -> None:
        self.report(pos, incompatible(found, target, what), found, target)

    def check(self, tree: Expression, env: Env, target: Type, what: str = "") -> Type:
        tree.type = found = self.visitors[tree.__class__](tree, env, target)
        if found is not target:
            self.check_assignable(tree, found, target, what)
        return found

    def check_assignable(self, tree: Expression, found: Type, target: Type, what: str = "") -> bool:
        if self.types.is_assignable(found, target, tree.const):
            return True
        self.report_incompatible(tree.pos, found, target, what)
        return False

    def value(self, tree: Expression, env: Env) -> Type:
        tree.type = found = self.visitors[tree.__class__](tree, env, NO_TYPE)
        if found is VOID:
            self.log.error(tree.pos, "'void' type not allowed here")
            tree.type = found = ERROR
        return found

    def condition(self, tree: Expression, env: Env) -> None:
        tree.type = found = self.visitors[tree.__class__](tree, env, BOOLEAN)
        if found is not BOOLEAN and not self.types.is_assignable(found, BOOLEAN):
            self.report_incompatible(tree.pos, found, BOOLEAN)
