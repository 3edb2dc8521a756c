"""Loops (JLS 14.12 - 14.14)."""

from __future__ import annotations

from collections.abc import Callable

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.exits import Exit
from pvm.lang.gen.joins import Chain
from pvm.lang.gen.statements import Statements
from pvm.lang.gen.variables import ArrayElement
from pvm.lang.tree.nodes import (
    DoWhile,
    Expression,
    ExpressionStatement,
    For,
    ForEach,
    Statement,
    While,
)
from pvm.lang.types.types import INT, ArrayType, ClassType
from pvm.vm.classfile.opcodes import Op


class Loops(Statements, GenBase):
    def while_loop(self, tree: While) -> None:
        self._loop(tree, tree.condition, tree.body, [])

    def for_loop(self, tree: For) -> None:
        limit = self.code.next_local
        for statement in tree.init:
            self.statement(statement)
        inner = self.code.next_local
        self._loop(tree, tree.condition, tree.body, tree.update)
        if self.code.next_local == inner:  # else its pattern variables live on (JLS 6.3.2.5)
            self.code.end_scope(limit)

    def _loop(
        self,
        tree: Statement,
        condition: Expression | None,
        body: Statement,
        update: list[ExpressionStatement],
    ) -> None:
        """Tested at the top, as javac lays it out."""
        leave = Exit(tree)
        code = self.code
        head = code.loop_head()
        exits: Chain = []
        if condition is not None:
            self.line(condition.pos)
            exits = self.branch(condition, False)
        self._body(leave, body)
        code.resolve(leave.continues)
        for step in update:
            self.statement(step)
        code.resolve_to(code.goto(), head)
        code.resolve(exits + leave.breaks)

    def _body(self, leave: Exit, body: Statement) -> None:
        self.exits.append(leave)
        self.nested(body)
        self.exits.pop()

    def do_while(self, tree: DoWhile) -> None:
        leave = Exit(tree)
        code = self.code
        head = code.loop_head()
        self._body(leave, tree.body)
        code.resolve(leave.continues)
        if code.alive:
            self.line(tree.condition.pos)
            code.resolve_to(self.branch(tree.condition, True), head)
        code.resolve(leave.breaks)

    # --- for each (JLS 14.14.2) ---

    def for_each(self, tree: ForEach) -> None:
        limit = self.code.next_local
        self.line(tree.expr.pos)
        iterated = tree.iterable_type
        if isinstance(iterated, ArrayType):
            self._each_element(tree, iterated)
        else:
            self._each_iterated(tree)
        self.code.end_scope(limit)

    def _each_element(self, tree: ForEach, array_type: ArrayType) -> None:
        erased = self.erasure(array_type)
        assert isinstance(erased, ArrayType)
        code = self.code
        self.expr(tree.expr, erased)
        array = self.temporary(erased)
        self.store(array)
        self.load(array)
        code.op(Op.ARRAYLENGTH)
        length = self.temporary(INT)
        self.store(length)
        index = self.temporary(INT)
        code.push_int(0)
        self.store(index)

        def test() -> Chain:
            self.load(index)
            self.load(length)
            return code.jump(Op.IF_ICMPGE)

        def fetch() -> None:
            self.load(array)
            self.load(index)
            element = ArrayElement(self, erased.element)
            element.load()
            local = self.declare(tree.var.sym)
            self.coerce(element.type, tree.element_type, local.type)
            self.store(local)

        def step() -> None:
            code.increment(index.slot, 1)

        self._each(tree, test, fetch, step)

    def _each_iterated(self, tree: ForEach) -> None:
        code = self.code
        iterable = self.erasure(tree.expr.type)
        if not isinstance(iterable, ClassType):
            iterable = self.symtab.iterable
        elif self.symtab.iterable.sym not in self.shapes.supers(iterable.sym):
            iterable = self.erasure(tree.iterable_type)
        assert isinstance(iterable, ClassType)
        self.expr(tree.expr, iterable)
        self.pool.note(iterable)
        invoke = self.invoke_interface if iterable.sym.is_interface else self.invoke_virtual
        invoke(iterable.sym.flat_name, "iterator", "()Ljava/util/Iterator;")
        iterator = self.temporary(self.symtab.iterator)
        self.store(iterator)

        def test() -> Chain:
            self.load(iterator)
            self.invoke_interface("java/util/Iterator", "hasNext", "()Z")
            return code.jump(Op.IFEQ)

        def fetch() -> None:
            self.load(iterator)
            self.invoke_interface("java/util/Iterator", "next", "()Ljava/lang/Object;")
            local = self.declare(tree.var.sym)
            self.coerce(self.symtab.object, tree.element_type, local.type)
            self.store(local)

        self._each(tree, test, fetch, lambda: None)

    def _each(
        self,
        tree: ForEach,
        test: Callable[[], Chain],
        fetch: Callable[[], None],
        step: Callable[[], None],
    ) -> None:
        code = self.code
        leave = Exit(tree)
        head = code.loop_head()
        exits = test()
        inner = code.next_local
        fetch()
        self._body(leave, tree.body)
        code.end_scope(inner)
        code.resolve(leave.continues)
        self.line(tree.expr.pos)
        step()
        code.resolve_to(code.goto(), head)
        code.resolve(exits + leave.breaks)
