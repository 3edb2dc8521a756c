"""Casts (JLS 15.16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.attr.conditionals import without_parens
from pvm.lang.attr.constants import convert
from pvm.lang.tree.nodes import Call, Cast, Lambda, MemberReference
from pvm.lang.types.types import ERROR, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


class Casts(AttrBase):
    def visit_cast(self, tree: Cast, env: Env, target: Type) -> Type:
        wanted = self.type(tree.target, env)
        tree.const = None
        if isinstance(without_parens(tree.expr), (Lambda, MemberReference)):
            self.expr(tree.expr, env, wanted)
            return wanted
        if isinstance(tree.expr, Call):
            self.converted_call = (tree.expr, wanted)
        found = self.expr(tree.expr, env)
        if found is ERROR or wanted is ERROR:
            return wanted
        if not self.types.is_castable(found, wanted):
            self.report_incompatible(tree.expr.pos, found, wanted)
            return wanted
        const = tree.expr.const
        if const is not None and (wanted.is_primitive or wanted is self.symtab.string):
            tree.const = convert(const, wanted)
        return self.types.capture(wanted) if wanted.is_reference else wanted
