"""Expressions that only pass on what their parts do, calls, and lambdas."""

from __future__ import annotations

from pvm.lang.flow.assignment import IN_LAMBDA
from pvm.lang.flow.base import ALIVE, ALL, FlowBase
from pvm.lang.tree.nodes import (
    Block,
    Call,
    Cast,
    Expression,
    Index,
    InstanceOf,
    Lambda,
    MemberReference,
    New,
    NewArray,
    Parens,
    Select,
    Tree,
)
from pvm.lang.types.types import ArrayType


class ExpressionFlow(FlowBase):
    def visit_nothing(self, tree: Tree) -> None:
        """Literals, types, empty statements."""

    def visit_parens(self, tree: Parens) -> None:
        self.visitors[tree.expr.__class__](tree.expr)

    def visit_cast(self, tree: Cast | InstanceOf) -> None:
        self.visitors[tree.expr.__class__](tree.expr)

    def visit_index(self, tree: Index) -> None:
        array, index = tree.array, tree.index
        self.visitors[array.__class__](array)
        self.visitors[index.__class__](index)

    def visit_new_array(self, tree: NewArray) -> None:
        self._all(tree.dims)
        if tree.init is not None:
            self._all(tree.init)

    def _all(self, trees: list[Expression]) -> None:
        visitors = self.visitors
        for tree in trees:
            visitors[tree.__class__](tree)

    # --- calls ----------------------------------------------------------------------------------

    def visit_call(self, tree: Call) -> None:
        visitors = self.visitors
        method = tree.method
        if method.__class__ is Select:
            target = method.target
            visitors[target.__class__](target)
        for arg in tree.args:
            visitors[arg.__class__](arg)
        call_type = tree.call_type
        if call_type is not None and call_type.thrown:
            for thrown in call_type.thrown:
                self.throw(tree.pos, thrown)

    def visit_new(self, tree: New) -> None:
        visitors = self.visitors
        if tree.outer is not None:
            visitors[tree.outer.__class__](tree.outer)
        for arg in tree.args:
            visitors[arg.__class__](arg)
        call_type = tree.call_type
        if call_type is not None and call_type.thrown:
            for thrown in call_type.thrown:
                self.throw(tree.pos, thrown)
        if tree.body is not None:
            # The anonymous class's constructor declares what its initializers throw (JLS 11.2.3).
            caught = self.caught
            if call_type is not None:
                self.caught = (*caught, *call_type.thrown)
            self.class_body(tree.body)
            self.caught = caught

    # --- functions ------------------------------------------------------------------------------

    def visit_member_reference(self, tree: MemberReference) -> None:
        target = tree.target
        self.visitors[target.__class__](target)
        call_type, function = tree.call_type, tree.descriptor_type
        if call_type is None or function is None or not call_type.thrown:
            return
        if isinstance(target.type, ArrayType):
            return  # JLS 10.7: an array's clone() throws nothing
        for thrown in call_type.thrown:
            if not self.is_handled(thrown, function.thrown):  # JLS 15.13.2
                names = ",".join(map(str, call_type.thrown))
                message = f"incompatible thrown types {names} in functional expression"
                self.exception_errors.append((tree.pos, message))
                return

    def visit_lambda(self, tree: Lambda) -> None:
        alive, inits, uninits = self.alive, self.inits, self.uninits
        outer_try, caught, thrown = self.try_uninits, self.caught, self.thrown
        uncaught, exits, keeps_returns = self.uncaught, self.exits, self.keeps_returns
        start, place = self.capture_start, self.capture_place
        self.alive, self.try_uninits = ALIVE, ALL
        self.caught = tree.descriptor_type.thrown if tree.descriptor_type is not None else ()
        self.thrown, self.uncaught, self.exits, self.keeps_returns = None, [], [], False
        self.capture_start = tree.params[0].pos if tree.params else tree.pos
        self.capture_place = IN_LAMBDA
        body = tree.body
        if isinstance(body, Block):
            self.statements(body.statements)
        else:
            self.visitors[body.__class__](body)
        self.report_uncaught()
        self.alive, self.inits, self.uninits = alive, inits, uninits
        self.try_uninits, self.caught, self.thrown = outer_try, caught, thrown
        self.uncaught, self.exits, self.keeps_returns = uncaught, exits, keeps_returns
        self.capture_start, self.capture_place = start, place
