"""The dispatcher of attribution: which visitor each construct has."""

from __future__ import annotations

from pvm.lang.attr.access import Access
from pvm.lang.attr.annotations import Annotations
from pvm.lang.attr.arrays import Arrays
from pvm.lang.attr.assignments import Assignments
from pvm.lang.attr.base import Context, ExpressionVisitor, StatementVisitor
from pvm.lang.attr.casts import Casts
from pvm.lang.attr.checks import Checks
from pvm.lang.attr.classes import Classes
from pvm.lang.attr.conditionals import Conditionals
from pvm.lang.attr.jumps import Jumps
from pvm.lang.attr.lambdas import Lambdas
from pvm.lang.attr.literals import Literals
from pvm.lang.attr.locals import Locals
from pvm.lang.attr.operators import Operators
from pvm.lang.attr.patterns import Patterns
from pvm.lang.attr.statements import Statements
from pvm.lang.attr.switches import Switches
from pvm.lang.attr.tries import Tries
from pvm.lang.attr.unresolved import Unresolved
from pvm.lang.attr.variables import Variables
from pvm.lang.tree import nodes


class Attr(
    Checks,
    Access,
    Unresolved,
    Variables,
    Literals,
    Operators,
    Assignments,
    Conditionals,
    Casts,
    Patterns,
    Arrays,
    Locals,
    Statements,
    Jumps,
    Tries,
    Switches,
    Classes,
    Annotations,
    Lambdas,
):
    """One object attributes all classes of a compilation."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.visitors = self._expression_visitors()
        self.statement_visitors = self._statement_visitors()

    def _expression_visitors(self) -> dict[type[nodes.Tree], ExpressionVisitor]:
        return {
            nodes.Ident: self.visit_ident,
            nodes.Select: self.visit_select,
            nodes.Call: self.visit_call,
            nodes.Literal: self.visit_literal,
            nodes.Binary: self.visit_binary,
            nodes.Unary: self.visit_unary,
            nodes.Assign: self.visit_assign,
            nodes.CompoundAssign: self.visit_compound_assign,
            nodes.Index: self.visit_index,
            nodes.New: self.visit_new,
            nodes.NewArray: self.visit_new_array,
            nodes.Parens: self.visit_parens,
            nodes.Cast: self.visit_cast,
            nodes.Conditional: self.visit_conditional,
            nodes.InstanceOf: self.visit_instance_of,
            nodes.Lambda: self.visit_lambda,
            nodes.MemberReference: self.visit_member_reference,
            nodes.SwitchExpression: self.visit_switch_expression,
            nodes.Annotation: self.visit_annotation,
            nodes.Erroneous: self.visit_erroneous,
            nodes.PrimitiveTypeTree: self.visit_not_a_value,
            nodes.ArrayTypeTree: self.visit_not_a_value,
            nodes.TypeApply: self.visit_not_a_value,
            nodes.AnnotatedType: self.visit_not_a_value,
        }

    def _statement_visitors(self) -> dict[type[nodes.Tree], StatementVisitor]:
        return {
            nodes.Block: self.block,
            nodes.VarDecl: self.visit_var_decl,
            nodes.ClassDecl: self.visit_class_decl,
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
            nodes.Break: self.visit_break,
            nodes.Continue: self.visit_continue,
            nodes.Try: self.visit_try,
            nodes.Synchronized: self.visit_synchronized,
            nodes.Assert: self.visit_assert,
            nodes.Empty: self.visit_empty,
        }
