"""Statements but for loops, switch and try (JLS 14.22, 16.2)."""

from __future__ import annotations

from pvm.lang.flow.base import ALIVE, ALL, RECOVERED, Exit, FlowBase
from pvm.lang.tree.nodes import (
    Assert,
    Break,
    ClassDecl,
    Continue,
    Empty,
    ExpressionStatement,
    Ident,
    If,
    Labeled,
    Return,
    Synchronized,
    Throw,
    Tree,
    Yield,
)
from pvm.lang.types.types import BOOLEAN


class StatementFlow(FlowBase):
    def report_unreachable(self, tree: Tree) -> None:
        self.reachability_errors.append((tree.pos, "unreachable statement"))
        if not isinstance(tree, Empty):
            self.alive = RECOVERED

    def visit_expression_statement(self, tree: ExpressionStatement) -> None:
        expr = tree.expr
        self.visitors[expr.__class__](expr)

    def visit_class_decl(self, tree: ClassDecl) -> None:
        self.class_body(tree)

    def visit_if(self, tree: If) -> None:
        self.inits, self.uninits, inits, uninits = self.condition(tree.condition)
        self.statement(tree.then)
        if tree.otherwise is None:
            self.alive = ALIVE
            self.inits &= inits
            self.uninits &= uninits
            return
        then_alive, then_inits, then_uninits = self.alive, self.inits, self.uninits
        self.alive, self.inits, self.uninits = ALIVE, inits, uninits
        self.statement(tree.otherwise)
        self.alive = max(self.alive, then_alive)
        self.inits &= then_inits
        self.uninits &= then_uninits

    def visit_labeled(self, tree: Labeled) -> None:
        start = len(self.exits)
        self.statement(tree.body)
        if self.resolve(start, tree.body, Break):
            self.alive = ALIVE

    def visit_synchronized(self, tree: Synchronized) -> None:
        self.visitors[tree.lock.__class__](tree.lock)
        self.statements(tree.body.statements)

    def visit_assert(self, tree: Assert) -> None:
        inits, uninits = self.inits, self.uninits
        _, true_uninits, self.inits, self.uninits = self.condition(tree.condition)
        if tree.detail is not None:
            self.visitors[tree.detail.__class__](tree.detail)
        self.inits, self.uninits = inits, uninits & true_uninits

    # --- jumps ----------------------------------------------------------------------------------

    def visit_jump(self, tree: Break | Continue) -> None:
        self.exits.append(Exit(tree, tree.target, self.inits, self.uninits))
        self.alive = 0
        self.inits = self.uninits = ALL

    def visit_return(self, tree: Return) -> None:
        if tree.expr is not None:
            self.visitors[tree.expr.__class__](tree.expr)
        if self.keeps_returns:
            self.exits.append(Exit(tree, None, self.inits, self.uninits))
        self.alive = 0
        self.inits = self.uninits = ALL

    def visit_yield(self, tree: Yield) -> None:
        value, target = tree.value, tree.target
        if target.type is BOOLEAN:
            a, b, c, d = self.condition(value)
            self.exits.append(Exit(tree, target, a, b, when=True))
            self.exits.append(Exit(tree, target, c, d, when=False))
        else:
            self.visitors[value.__class__](value)
            self.exits.append(Exit(tree, target, self.inits, self.uninits))
        self.mark_dead()

    def visit_throw(self, tree: Throw) -> None:
        expr = tree.expr
        self.visitors[expr.__class__](expr)
        if isinstance(expr, Ident) and expr.sym in self.rethrown:
            self.rethrow(tree, expr)
        else:
            self.throw(tree.pos, expr.type)
        self.mark_dead()
