"""Assignments (JLS 15.26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.tree.nodes import Assign, CompoundAssign
from pvm.lang.types.types import ERROR, NO_TYPE, VOID, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


class Assignments(AttrBase):
    def visit_assign(self, tree: Assign, env: Env, target: Type) -> Type:
        variable = self.variable(tree.target, env)
        if variable is ERROR:
            self.expr(tree.value, env, ERROR)
            return ERROR
        self.check(tree.value, env, variable)
        return self.types.capture(variable) if variable.is_reference else variable

    def visit_compound_assign(self, tree: CompoundAssign, env: Env, target: Type) -> Type:
        """JLS 15.26.2: the result is cast to the variable's type."""
        variable = self.updated(tree.target, env)
        value = self.value(tree.value, env)
        tree.operand_type = operand = self.operand_type(tree.op, variable, value)
        if operand is NO_TYPE:
            self.report_operands(tree.pos, tree.op, variable, value)
            return ERROR
        if operand is ERROR or variable is VOID:
            return ERROR
        if not self.types.is_castable(operand, variable):
            self.report_incompatible(tree.value.pos, operand, variable)
        return variable
