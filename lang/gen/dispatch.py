"""Which method of the generator writes which kind of tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pvm.lang.gen.joins import Chain
from pvm.lang.tree import nodes as t
from pvm.lang.types.types import Type

if TYPE_CHECKING:
    from pvm.lang.gen.classes import ClassGenerator


def value_table(gen: ClassGenerator) -> dict[type[t.Tree], Callable[[Any], Type]]:
    return {
        t.Ident: gen.ident,
        t.Select: gen.select,
        t.Literal: gen.literal,
        t.Call: gen.call,
        t.New: gen.new_object,
        t.NewArray: gen.array_creation,
        t.Lambda: gen.lambda_expression,
        t.MemberReference: gen.member_reference,
        t.Parens: gen.parens,
        t.Assign: gen.assign,
        t.CompoundAssign: gen.compound,
        t.Unary: gen.unary,
        t.Binary: gen.binary,
        t.Conditional: gen.conditional,
        t.SwitchExpression: gen.switch_expression,
        t.Cast: gen.cast_expression,
        t.InstanceOf: gen.instanceof,
        t.Index: gen.index,
    }


def effect_table(gen: ClassGenerator) -> dict[type[t.Tree], Callable[[Any], None]]:
    """Of those that can leave nothing on the stack for less."""
    return {
        t.Assign: gen.assign_effect,
        t.CompoundAssign: gen.compound_effect,
        t.Unary: gen.unary_effect,
        t.Call: gen.call_effect,
        t.Parens: gen.parens_effect,
    }


def branch_table(gen: ClassGenerator) -> dict[type[t.Tree], Callable[[Any, bool], Chain]]:
    """Of those that may be conditions by jumps."""
    return {
        t.Binary: gen.branch_binary,
        t.Unary: gen.branch_unary,
        t.Parens: gen.branch_parens,
        t.Conditional: gen.branch_conditional,
        t.SwitchExpression: gen.branch_switch,
        t.InstanceOf: gen.branch_instanceof,
    }


def statement_table(gen: ClassGenerator) -> dict[type[t.Tree], Callable[[Any], None]]:
    return {
        t.VarDecl: gen.variable_declaration,
        t.ClassDecl: gen.local_class,
        t.Block: gen.block,
        t.ExpressionStatement: gen.expression_statement,
        t.If: gen.if_statement,
        t.While: gen.while_loop,
        t.DoWhile: gen.do_while,
        t.For: gen.for_loop,
        t.ForEach: gen.for_each,
        t.Labeled: gen.labeled,
        t.Switch: gen.switch_statement,
        t.Yield: gen.yield_statement,
        t.Return: gen.return_statement,
        t.Throw: gen.throw,
        t.Break: gen.break_statement,
        t.Continue: gen.continue_statement,
        t.Try: gen.try_statement,
        t.Synchronized: gen.synchronized,
        t.Assert: gen.assertion,
        t.Empty: gen.empty,
    }
