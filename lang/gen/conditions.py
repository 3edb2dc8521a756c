"""Conditions as jumps: no boolean is made where only control depends on it."""

from __future__ import annotations

from pvm.lang.gen.base import GenBase, Local
from pvm.lang.gen.joins import NEGATED, Chain
from pvm.lang.gen.shapes import pushed
from pvm.lang.symbols.symbols import VarSymbol
from pvm.lang.tree.nodes import (
    Binary,
    BindingPattern,
    Conditional,
    Expression,
    Ident,
    InstanceOf,
    Literal,
    Parens,
    Unary,
)
from pvm.lang.types.types import BOOLEAN, DOUBLE, FLOAT, LONG, Type
from pvm.vm.classfile.opcodes import Op

_WITH_ZERO = {
    "==": Op.IFEQ, "!=": Op.IFNE, "<": Op.IFLT, ">=": Op.IFGE, ">": Op.IFGT, "<=": Op.IFLE,
}  # fmt: skip
_OF_INTS = {
    "==": Op.IF_ICMPEQ, "!=": Op.IF_ICMPNE, "<": Op.IF_ICMPLT, ">=": Op.IF_ICMPGE,
    ">": Op.IF_ICMPGT, "<=": Op.IF_ICMPLE,
}  # fmt: skip
_WITH_NULL = {"==": Op.IFNULL, "!=": Op.IFNONNULL}
_OF_REFERENCES = {"==": Op.IF_ACMPEQ, "!=": Op.IF_ACMPNE}

# A comparison with NaN must come out false: whichever result of cmpl or cmpg makes it so.
_COMPARE: dict[Type, tuple[int, int]] = {
    LONG: (Op.LCMP, Op.LCMP),
    FLOAT: (Op.FCMPL, Op.FCMPG),
    DOUBLE: (Op.DCMPL, Op.DCMPG),
}


def _is_null(tree: Expression) -> bool:
    while isinstance(tree, Parens):
        tree = tree.expr
    return isinstance(tree, Literal) and tree.kind == "null"


class Conditions(GenBase):
    def branch(self, tree: Expression, sense: bool) -> Chain:
        if tree.const is not None:
            return self.code.goto() if tree.const is sense else []
        handler = self.branches.get(tree.__class__)
        if handler is not None:
            return handler(tree, sense)
        self.expr(tree, BOOLEAN)
        return self.code.jump(Op.IFNE if sense else Op.IFEQ)

    def branch_parens(self, tree: Parens, sense: bool) -> Chain:
        return self.branch(tree.expr, sense)

    def branch_unary(self, tree: Unary, sense: bool) -> Chain:
        if tree.op == "!":
            return self.branch(tree.operand, not sense)
        self.expr(tree, BOOLEAN)
        return self.code.jump(Op.IFNE if sense else Op.IFEQ)

    def branch_conditional(self, tree: Conditional, sense: bool) -> Chain:
        code = self.code
        self.line(tree.condition.pos)
        otherwise = self.branch(tree.condition, False)
        jumps: Chain = []
        done: Chain = []
        if code.alive:
            self.line(tree.then.pos)
            jumps = self.branch(tree.then, sense)
            done = code.goto()
        if otherwise:
            code.resolve(otherwise)
            self.line(tree.otherwise.pos)
            jumps = jumps + self.branch(tree.otherwise, sense)
        code.resolve(done)
        return jumps

    def branch_binary(self, tree: Binary, sense: bool) -> Chain:
        op = tree.op
        if op == "&&" or op == "||":
            return self._branch_both(tree, sense)
        if op in _OF_INTS:
            opcode = self._compare(tree)
            return self.code.jump(opcode if sense else NEGATED[opcode])
        self.expr_binary(tree)
        return self.code.jump(Op.IFNE if sense else Op.IFEQ)

    def _branch_both(self, tree: Binary, sense: bool) -> Chain:
        """Where the left operand decides, it decides for `decided`: false of &&, true of ||."""
        decided = tree.op == "||"
        first = self.branch(tree.left, decided)
        if not self.code.alive:
            second: Chain = []
        else:
            second = self.branch(tree.right, sense)
        if decided == sense:
            return first + second
        self.code.resolve(first)
        return second

    def _compare(self, tree: Binary) -> int:
        """Leaves what the conditional jump needs; the opcode that jumps if the comparison holds."""
        op, operands = tree.op, tree.operand_type
        if not operands.is_primitive:
            return self._compare_references(tree)
        self.expr(tree.left, operands)
        compare = _COMPARE.get(operands)
        if compare is not None:
            self.expr(tree.right, operands)
            self.code.op(compare[op[0] == "<"])
            return _WITH_ZERO[op]
        const = tree.right.const
        if const is not None and not isinstance(const, float) and int(const) == 0:
            return _WITH_ZERO[op]
        self.expr(tree.right, operands)
        return _OF_INTS[op]

    def _compare_references(self, tree: Binary) -> int:
        if _is_null(tree.right):
            self.value(tree.left)
            return _WITH_NULL[tree.op]
        self.value(tree.left)
        self.value(tree.right)
        return _OF_REFERENCES[tree.op]

    def branch_instanceof(self, tree: InstanceOf, sense: bool) -> Chain:
        if isinstance(tree.pattern, BindingPattern):
            return self._branch_pattern(tree, tree.pattern, sense)
        self.expr(tree.expr, self.erasure(tree.expr.type))
        self._instance_of(self.erasure(tree.pattern.type))
        return self.code.jump(Op.IFNE if sense else Op.IFEQ)

    def _instance_of(self, tested: Type) -> None:
        self.code.member(Op.INSTANCEOF, self.pool.type(tested), 1, pushed(BOOLEAN))

    def _branch_pattern(self, tree: InstanceOf, pattern: BindingPattern, sense: bool) -> Chain:
        """Pattern matching (JLS 14.30.2): the variable is assigned where the test holds."""
        code = self.code
        local = self._tested_local(tree.expr)
        tested = self.erasure(pattern.var.sym.type)
        self.load(local)
        self._instance_of(tested)
        failed = code.jump(Op.IFEQ)
        self.load(local)
        self.cast(local.type, tested)
        self.store(self.declare(pattern.var.sym))
        if not sense:
            return failed
        matched = code.goto()
        code.resolve(failed)
        return matched

    def _tested_local(self, tree: Expression) -> Local:
        while isinstance(tree, Parens):
            tree = tree.expr
        if isinstance(tree, Ident) and isinstance(tree.sym, VarSymbol) and tree.sym in self.vars:
            return self.vars[tree.sym]
        erased = self.erasure(tree.type)
        self.expr(tree, erased)
        local = self.temporary(erased)
        self.store(local)
        return local
