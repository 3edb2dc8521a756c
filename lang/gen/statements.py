"""Statements: the dispatch and the simple ones (JLS 14)."""

from __future__ import annotations

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.exits import Exit, Exits
from pvm.lang.tree.nodes import (
    Assert,
    Block,
    ClassDecl,
    Empty,
    ExpressionStatement,
    If,
    Labeled,
    Statement,
    Throw,
    VarDecl,
)
from pvm.lang.types.types import INT
from pvm.vm.classfile.opcodes import Op


class Statements(Exits, GenBase):
    def statement(self, tree: Statement) -> None:
        """Nothing, where control does not come."""
        code = self.code
        if code.alive:
            code.line(self.nest.line_of(tree.pos))
            self.statements[tree.__class__](tree)

    def block(self, tree: Block) -> None:
        code = self.code
        limit = code.next_local
        statements, line_of = self.statements, self.nest.line_of
        for each in tree.statements:
            if not code.alive:
                break
            code.line(line_of(each.pos))
            statements[each.__class__](each)
        code.end_scope(limit)

    def nested(self, tree: Statement) -> None:
        """A statement that is a scope of its own."""
        limit = self.code.next_local
        self.statement(tree)
        self.code.end_scope(limit)

    def empty(self, tree: Empty) -> None:
        pass

    def local_class(self, tree: ClassDecl) -> None:
        self.pool.note_class(tree.sym)
        self.nest.add_class(tree)

    def expression_statement(self, tree: ExpressionStatement) -> None:
        self.effect(tree.expr)

    def variable_declaration(self, tree: VarDecl) -> None:
        sym = tree.sym
        if tree.init is None:
            self.declare(sym)
            return
        local = self.declare(sym)
        self.expr(tree.init, local.type)
        self.store(local)

    def if_statement(self, tree: If) -> None:
        code = self.code
        otherwise = self.branch(tree.condition, False)
        done = []
        if code.alive:
            self.nested(tree.then)
            if tree.otherwise is not None and otherwise:
                done = code.goto()
        if otherwise:
            code.resolve(otherwise)
            if tree.otherwise is not None:
                self.nested(tree.otherwise)
        code.resolve(done)

    def labeled(self, tree: Labeled) -> None:
        """`break label` leaves the labeled statement's body (JLS 14.15)."""
        leave = Exit(tree.body)
        self.exits = [*self.exits, leave]
        self.statement(tree.body)
        self.exits = self.exits[:-1]
        self.code.resolve(leave.breaks)

    def throw(self, tree: Throw) -> None:
        thrown = self.erasure(tree.expr.type)
        if thrown.is_reference:
            self.expr(tree.expr, thrown)
        self.line(tree.pos)
        self.code.last(Op.ATHROW)

    def assertion(self, tree: Assert) -> None:
        """JLS 14.10: disabled unless the class's `desiredAssertionStatus` was set at its
        initialization."""
        code = self.code
        index = self.assertions_disabled()
        code.member(Op.GETSTATIC, index, 0, (1,))
        done = code.jump(Op.IFNE)
        done += self.branch(tree.condition, True)
        if code.alive:
            self.new("java/lang/AssertionError")
            self._assertion_error(tree)
            code.last(Op.ATHROW)
        code.resolve(done)

    def _assertion_error(self, tree: Assert) -> None:
        owner = "java/lang/AssertionError"
        if tree.detail is None:
            self.construct(owner, "()V")
            return
        t = tree.detail.type
        if t.is_primitive:
            letter = t.descriptor if t.descriptor not in "BS" else "I"  # type: ignore[attr-defined]
            self.expr(tree.detail, INT if letter == "I" else t)
            self.construct(owner, f"({letter})V")
        else:
            self.value(tree.detail)
            self.construct(owner, "(Ljava/lang/Object;)V")
