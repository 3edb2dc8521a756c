"""Statements but for switch, try and jumps (JLS 14); what pattern variables they bring into scope
(JLS 6.3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.attr.jumps import JumpTarget
from pvm.lang.flow.reachability import can_complete
from pvm.lang.symbols.symbols import VarSymbol
from pvm.lang.tree.nodes import (
    Assert,
    Block,
    Call,
    DoWhile,
    Empty,
    Expression,
    ExpressionStatement,
    For,
    ForEach,
    If,
    Labeled,
    Statement,
    Synchronized,
    While,
)
from pvm.lang.types.types import ERROR, NO_TYPE, NULL, VOID, ArrayType, ClassType, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

Bindings = dict[str, VarSymbol]
_NONE: Bindings = {}


class Statements(AttrBase):
    def statements(self, trees: list[Statement], env: Env) -> None:
        visitors = self.statement_visitors
        for tree in trees:
            visitors[tree.__class__](tree, env)

    def block(self, tree: Block, env: Env) -> None:
        around, types = env.locals, env.local_types
        visitors = self.statement_visitors
        for statement in tree.statements:
            visitors[statement.__class__](statement, env)
        env.locals, env.local_types = around, types

    def visit_expression_statement(self, tree: ExpressionStatement, env: Env) -> None:
        expr = tree.expr
        if expr.__class__ is Call:
            self.converted_call = (expr, VOID)
        expr.type = self.visitors[expr.__class__](expr, env, NO_TYPE)

    def visit_empty(self, tree: Empty, env: Env) -> None:
        pass

    def scoped(self, tree: Statement, env: Env, bindings: Bindings = _NONE) -> None:
        """A statement inside another, with more pattern variables in scope; its own stay in it."""
        around = env.locals
        if bindings:
            env.locals = {**around, **bindings}
        self.statement_visitors[tree.__class__](tree, env)
        env.locals = around

    def _condition_bindings(self, tree: Expression, env: Env) -> tuple[Bindings, Bindings]:
        """Attributes a condition; what it binds when true, and when false."""
        seen = self.patterns_seen
        self.condition(tree, env)
        if seen == self.patterns_seen:
            return _NONE, _NONE
        return self.bindings(tree, True), self.bindings(tree, False)

    def visit_if(self, tree: If, env: Env) -> None:
        when_true, when_false = self._condition_bindings(tree.condition, env)
        self.scoped(tree.then, env, when_true)
        if tree.otherwise is not None:
            self.scoped(tree.otherwise, env, when_false)
        if when_true or when_false:
            self._bind_after_if(tree, when_true, when_false, env)

    def _bind_after_if(self, tree: If, when_true: Bindings, when_false: Bindings, env: Env) -> None:
        """JLS 6.3.2.2."""
        then_completes = can_complete(tree.then)
        else_completes = tree.otherwise is None or can_complete(tree.otherwise)
        if when_true and then_completes and not else_completes:
            self.bind(when_true, env)
        if when_false and not then_completes and else_completes:
            self.bind(when_false, env)

    # --- loops ----------------------------------------------------------------------------------

    def loop_body(self, tree: Statement, body: Statement, env: Env, bindings: Bindings) -> bool:
        """Attributes a loop's body; whether a break leaves the loop."""
        target = JumpTarget(tree, env)
        self.jumps.append(target)
        self.scoped(body, env, bindings)
        self.jumps.pop()
        return target.is_left

    def visit_while(self, tree: While, env: Env) -> None:
        when_true, when_false = self._condition_bindings(tree.condition, env)
        left = self.loop_body(tree, tree.body, env, when_true)
        if when_false and not left:
            self.bind(when_false, env)

    def visit_do_while(self, tree: DoWhile, env: Env) -> None:
        left = self.loop_body(tree, tree.body, env, _NONE)
        _, when_false = self._condition_bindings(tree.condition, env)
        if when_false and not left:
            self.bind(when_false, env)

    def visit_for(self, tree: For, env: Env) -> None:
        around = env.locals
        self.statements(tree.init, env)
        when_true = when_false = _NONE
        if tree.condition is not None:
            when_true, when_false = self._condition_bindings(tree.condition, env)
        for update in tree.update:
            self.scoped(update, env, when_true)
        left = self.loop_body(tree, tree.body, env, when_true)
        env.locals = around
        if when_false and not left:
            self.bind(when_false, env)

    def visit_for_each(self, tree: ForEach, env: Env) -> None:
        found = self.value(tree.expr, env)
        element = self._element(tree, found)
        around = env.locals
        var = tree.var
        if var.vartype is None:
            declared = self.types.upward(element) if element.is_reference else element
            self.declare(var, declared, env)
        else:
            declared = self.type(var.vartype, env)
            self.declare(var, declared, env)
            if not self.types.is_assignable(element, declared):
                self.report_incompatible(tree.expr.pos, element, declared)
        self.loop_body(tree, tree.body, env, _NONE)
        env.locals = around

    def _element(self, tree: ForEach, found: Type) -> Type:
        """What the loop goes through (JLS 14.14.2); sets `iterable_type` and `element_type`."""
        tree.iterable_type = tree.element_type = ERROR
        if isinstance(found, ArrayType):
            tree.iterable_type, tree.element_type = found, found.element
        elif found is not ERROR:
            iterable = None
            if found.is_reference and found is not NULL:
                iterable = self.types.as_super(found, self.symtab.iterable.sym)
            if iterable is None:
                self.log.error(
                    tree.expr.pos,
                    "for-each not applicable to expression type\n"
                    f"  required: array or java.lang.Iterable\n  found:    {found}",
                )
            else:
                tree.iterable_type = iterable
                tree.element_type = self._iterated(iterable)
        return tree.element_type

    def _iterated(self, iterable: ClassType) -> Type:
        if not iterable.args:
            return self.symtab.object
        return self.types.upper_bound(iterable.args[0])

    # --- the rest -------------------------------------------------------------------------------

    def visit_labeled(self, tree: Labeled, env: Env) -> None:
        for target in self.jumps:
            if target.label == tree.label and target.encloses(env):
                self.log.error(tree.pos, f"label {tree.label} already in use")
                break
        self.jumps.append(JumpTarget(tree.body, env, tree.label))
        self.statement(tree.body, env)
        self.jumps.pop()

    def visit_synchronized(self, tree: Synchronized, env: Env) -> None:
        found = self.value(tree.lock, env)
        if not found.is_reference or found is NULL:
            message = f"unexpected type\n  required: reference\n  found:    {found}"
            self.log.error(tree.pos, message)
        self.block(tree.body, env)

    def visit_assert(self, tree: Assert, env: Env) -> None:
        _, when_false = self._condition_bindings(tree.condition, env)
        if tree.detail is not None:
            around = env.locals
            self.bind(when_false, env)
            self.value(tree.detail, env)
            env.locals = around
