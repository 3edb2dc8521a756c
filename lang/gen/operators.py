"""Unary and binary operators (JLS 15.15 - 15.22); comparisons are in conditions.py."""

from __future__ import annotations

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.shapes import KIND
from pvm.lang.tree.nodes import Binary, Expression, Unary
from pvm.lang.types.types import INT, LONG, Type
from pvm.vm.classfile.opcodes import Op

_OPCODES = {
    "+": Op.IADD, "-": Op.ISUB, "*": Op.IMUL, "/": Op.IDIV, "%": Op.IREM,
    "<<": Op.ISHL, ">>": Op.ISHR, ">>>": Op.IUSHR, "&": Op.IAND, "|": Op.IOR, "^": Op.IXOR,
}  # fmt: skip
SHIFTS = frozenset(("<<", ">>", ">>>"))
_CONDITIONS = frozenset(("&&", "||", "==", "!=", "<", ">", "<=", ">="))


class Operators(GenBase):
    def binary(self, tree: Binary) -> Type:
        if tree.op in _CONDITIONS:
            return self.boolean(tree)
        if not tree.operand_type.is_primitive:
            return self.concatenation(tree)
        self.expr_binary(tree)
        return tree.operand_type

    def expr_binary(self, tree: Binary) -> None:
        self.expr(tree.left, tree.operand_type)
        self.operate(tree.op, tree.operand_type, tree.right)

    def operate(self, op: str, operands: Type, right: Expression) -> None:
        """The left operand is on the stack, converted."""
        if op in SHIFTS:
            self._shift_distance(right)
        else:
            self.expr(right, operands)
        self.code.op(_OPCODES[op] + KIND[operands])

    def _shift_distance(self, right: Expression) -> None:
        """An int, whatever the operand's promoted type (JVMS 6.5.ishl)."""
        promoted = self.types.unary_promotion(right.type)
        self.expr(right, INT if promoted is not LONG or right.const is not None else LONG)
        if promoted is LONG and right.const is None:
            self.code.op(Op.L2I)

    def unary(self, tree: Unary) -> Type:
        op = tree.op
        if len(op) == 3:  # ++x, x++, --x, x--
            return self.assign_step(tree)
        if op == "!":
            return self.boolean(tree)
        operands = tree.operand_type
        self.expr(tree.operand, operands)
        if op == "-":
            self.code.op(Op.INEG + KIND[operands])
        elif op == "~":
            self._complement(operands)
        return operands

    def _complement(self, operands: Type) -> None:
        if operands is LONG:
            self.constant(-1, LONG, LONG)
            self.code.op(Op.LXOR)
        else:
            self.code.push_int(-1)
            self.code.op(Op.IXOR)

    def instanceof(self, tree: Expression) -> Type:
        return self.boolean(tree)
