"""All rules about paths through the code, checked in one walk over a class.

Reachability, definite assignment and exceptions are all computed forwards along the same paths, so
one walk keeps the state of all.  What it finds is reported at its end, one kind after the other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pvm.lang.flow.assignment import Assignment
from pvm.lang.flow.classes import ClassFlow
from pvm.lang.flow.conditions import ConditionFlow
from pvm.lang.flow.exceptions import ExceptionFlow
from pvm.lang.flow.expressions import ExpressionFlow
from pvm.lang.flow.loops import LoopFlow
from pvm.lang.flow.statements import StatementFlow
from pvm.lang.flow.switches import SwitchFlow
from pvm.lang.flow.tries import TryFlow
from pvm.lang.symbols.flags import EFFECTIVELY_FINAL, FINAL
from pvm.lang.tree import nodes

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context

Visitors = dict[type[nodes.Tree], Callable[[Any], None]]


def analyze(decl: nodes.ClassDecl, context: Context) -> None:
    """Check an attributed top level class without errors, with all classes in it; takes
    EFFECTIVELY_FINAL away from the variables that are not."""
    flow = Flow(context)
    flow.class_body(decl)
    flow.report()


class Flow(
    Assignment,
    ConditionFlow,
    ExpressionFlow,
    LoopFlow,
    SwitchFlow,
    TryFlow,
    ExceptionFlow,
    ClassFlow,
    StatementFlow,
):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.visitors = {**self._expressions(), **self._statements()}

    def _expressions(self) -> Visitors:
        nothing = self.visit_nothing
        return {
            nodes.Ident: self.visit_ident,
            nodes.Select: self.visit_select,
            nodes.Literal: nothing,
            nodes.Call: self.visit_call,
            nodes.New: self.visit_new,
            nodes.NewArray: self.visit_new_array,
            nodes.Lambda: self.visit_lambda,
            nodes.MemberReference: self.visit_member_reference,
            nodes.Parens: self.visit_parens,
            nodes.Assign: self.visit_assign,
            nodes.CompoundAssign: self.visit_compound_assign,
            nodes.Unary: self.visit_unary,
            nodes.Binary: self.visit_binary,
            nodes.Conditional: self.visit_conditional,
            nodes.Cast: self.visit_cast,
            nodes.InstanceOf: self.visit_cast,
            nodes.Index: self.visit_index,
            nodes.SwitchExpression: self.visit_switch_expression,
            nodes.PrimitiveTypeTree: nothing,
            nodes.ArrayTypeTree: nothing,
            nodes.TypeApply: nothing,
            nodes.AnnotatedType: nothing,
            nodes.Annotation: nothing,
        }

    def _statements(self) -> Visitors:
        return {
            nodes.ClassDecl: self.visit_class_decl,
            nodes.VarDecl: self.visit_var_decl,
            nodes.Block: self.visit_block,
            nodes.ExpressionStatement: self.visit_expression_statement,
            nodes.If: self.visit_if,
            nodes.While: self.visit_while,
            nodes.DoWhile: self.visit_do_while,
            nodes.For: self.visit_for,
            nodes.ForEach: self.visit_for_each,
            nodes.Labeled: self.visit_labeled,
            nodes.Switch: self.visit_switch,
            nodes.Yield: self.visit_yield,
            nodes.Return: self.visit_return,
            nodes.Throw: self.visit_throw,
            nodes.Break: self.visit_jump,
            nodes.Continue: self.visit_jump,
            nodes.Try: self.visit_try,
            nodes.Synchronized: self.visit_synchronized,
            nodes.Assert: self.visit_assert,
            nodes.Empty: self.visit_nothing,
        }

    def report(self) -> None:
        error = self.log.error
        for errors in (self.reachability_errors, self.assignment_errors, self.exception_errors):
            for pos, message in errors:
                error(pos, message)
        for capture in sorted(self.captures, key=lambda found: found.pos):
            sym = capture.sym
            if sym is None or not sym.flags & (FINAL | EFFECTIVELY_FINAL):
                error(capture.pos, capture.message)
