"""Unary and binary operators (JLS 15.15 - 15.24)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.attr.constants import fold_binary, fold_unary, shown
from pvm.lang.tree.nodes import Binary, Expression, Unary
from pvm.lang.types.types import (
    BOOLEAN,
    BYTE,
    CHAR,
    DOUBLE,
    ERROR,
    FLOAT,
    INT,
    LONG,
    NO_TYPE,
    NULL,
    PRIMITIVES,
    SHORT,
    VOID,
    Type,
)

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

_INTEGRAL = (BYTE, SHORT, CHAR, INT, LONG)
_ARITHMETIC = frozenset(("+", "-", "*", "/", "%"))
_SHIFT = frozenset(("<<", ">>", ">>>"))
_ORDER = frozenset(("<", "<=", ">", ">="))
_EQUALITY = frozenset(("==", "!="))
_BITWISE = frozenset(("&", "|", "^"))
_LAZY = frozenset(("&&", "||"))
_GIVES_BOOLEAN = _ORDER | _EQUALITY | _LAZY


def _promotions() -> dict[tuple[Type, Type], Type]:
    """Binary numeric promotion (JLS 5.6.2) of primitive types."""
    numeric = [t for t in PRIMITIVES if t.is_numeric]
    wide = (DOUBLE, FLOAT, LONG)
    return {(a, b): next((t for t in wide if t in (a, b)), INT) for a in numeric for b in numeric}


_PROMOTED = _promotions()


class Operators(AttrBase):
    # --- binary ---------------------------------------------------------------------------------

    def visit_binary(self, tree: Binary, env: Env, target: Type) -> Type:
        op = tree.op
        left_tree, right_tree = tree.left, tree.right
        if left_tree.__class__ is Binary and left_tree.left.__class__ is Binary:
            return self._chain(tree, env)
        if op in _LAZY:
            left, right = self._lazy_operands(tree, env)
        else:
            left = self.value(left_tree, env)
            right = self.value(right_tree, env)
        return self._binary(tree, left, right)

    def _binary(self, tree: Binary, left: Type, right: Type) -> Type:
        op = tree.op
        operand = self.operand_type(op, left, right)
        tree.const = None
        if operand is NO_TYPE:
            tree.operand_type = ERROR
            return self._bad_operands(tree, left, right)
        tree.operand_type = operand
        if op in _EQUALITY and operand is self.symtab.object:
            self._check_comparable(tree, left, right)
        a = tree.left.const
        if a is not None and tree.right.const is not None:
            tree.const = self._folded(op, operand, tree.left, tree.right)
        return BOOLEAN if op in _GIVES_BOOLEAN else operand

    def _chain(self, tree: Binary, env: Env) -> Type:
        """a + b + c + ...: a loop over the left operands, which may be thousands."""
        spine = [tree]
        while spine[-1].left.__class__ is Binary:
            spine.append(spine[-1].left)
        lazy = [node for node in spine if node.op in _LAZY]
        if lazy and self.may_bind(tree):
            left, right = self._operands(tree, env)
            return self._binary(tree, left, right)
        found = self.value(spine[-1].left, env)
        for node in reversed(spine):
            right = self.value(node.right, env)
            node.type = found = self._binary(node, found, right)
        return found

    def _operands(self, tree: Binary, env: Env) -> tuple[Type, Type]:
        if tree.op in _LAZY:
            return self._lazy_operands(tree, env)
        return self.value(tree.left, env), self.value(tree.right, env)

    def _lazy_operands(self, tree: Binary, env: Env) -> tuple[Type, Type]:
        """The right operand sees what a pattern on the left has bound (JLS 6.3.1.1, 6.3.1.2)."""
        seen = self.patterns_seen
        left = self.value(tree.left, env)
        if seen == self.patterns_seen:
            return left, self.value(tree.right, env)
        around = env.locals
        self.bind(self.bindings(tree.left, tree.op == "&&"), env)
        right = self.value(tree.right, env)
        env.locals = around
        self.check_bindings(tree, tree.left, tree.right)
        return left, right

    def operand_type(self, op: str, left: Type, right: Type) -> Type:
        """The type in which an operator works on operands of those types; NO_TYPE: it does not."""
        if left is ERROR or right is ERROR:
            return ERROR
        if op == "+" and self._is_concatenation(left, right):
            return self.symtab.string
        if op in _EQUALITY:
            return self._equality_operand(left, right)
        if op in _SHIFT:
            return self._shift_operand(left, right)
        promoted = _PROMOTED.get((left, right))
        if promoted is None:
            a, b = self.types.primitive_of(left), self.types.primitive_of(right)
            if a is BOOLEAN and b is BOOLEAN and (op in _BITWISE or op in _LAZY):
                return BOOLEAN
            promoted = _PROMOTED.get((a, b), NO_TYPE)
        if op in _ARITHMETIC or op in _ORDER or promoted is NO_TYPE:
            return promoted
        return promoted if op in _BITWISE and promoted in _INTEGRAL else NO_TYPE

    def _is_concatenation(self, left: Type, right: Type) -> bool:
        string = self.symtab.string
        if left is string:
            return right is not VOID
        if right is string:
            return left is not VOID
        return False

    def _shift_operand(self, left: Type, right: Type) -> Type:
        """Each operand is promoted by itself (JLS 15.19)."""
        a, b = self.types.unary_promotion(left), self.types.unary_promotion(right)
        return a if a in _INTEGRAL and b in _INTEGRAL else NO_TYPE

    def _equality_operand(self, left: Type, right: Type) -> Type:
        """JLS 15.21: numeric or boolean if one operand is of primitive type, else references."""
        if left.is_primitive or right.is_primitive:
            a, b = self.types.primitive_of(left), self.types.primitive_of(right)
            if a is BOOLEAN and b is BOOLEAN:
                return BOOLEAN
            return _PROMOTED.get((a, b), NO_TYPE)
        return self.symtab.object if left.is_reference and right.is_reference else NO_TYPE

    def _check_comparable(self, tree: Binary, left: Type, right: Type) -> None:
        """JLS 15.21.3: one must be castable to the other."""
        if left is right or left is NULL or right is NULL:
            return
        if not self.types.is_castable(left, right) and not self.types.is_castable(right, left):
            self.report(tree.pos, f"incomparable types: {left} and {right}", left, right)

    def _bad_operands(self, tree: Binary, left: Type, right: Type) -> Type:
        primitive_of = self.types.primitive_of
        if tree.op in _EQUALITY and NO_TYPE not in (primitive_of(left), primitive_of(right)):
            self.report(tree.pos, f"incomparable types: {left} and {right}", left, right)
            return BOOLEAN
        self.report_operands(tree.pos, tree.op, left, right)
        return BOOLEAN if tree.op in _GIVES_BOOLEAN else ERROR

    def report_operands(self, pos: int, op: str, left: Type, right: Type) -> None:
        self.report(
            pos,
            f"bad operand types for binary operator '{op}'\n"
            f"  first type:  {left}\n  second type: {right}",
            left,
            right,
        )

    def _folded(self, op: str, operand: Type, left: Expression, right: Expression) -> object:
        if operand is ERROR:
            return None
        if operand is self.symtab.string:
            return shown(left.const, left.type) + shown(right.const, right.type)
        return fold_binary(op, operand, left.const, right.const)

    # --- unary ----------------------------------------------------------------------------------

    def visit_unary(self, tree: Unary, env: Env, target: Type) -> Type:
        op = tree.op
        tree.const = None
        if "x" in op:
            return self._increment(tree, env)
        operand = self.value(tree.operand, env)
        if operand is ERROR:
            return ERROR
        found = self._unary_type(op, operand)
        tree.operand_type = found
        if found is NO_TYPE:
            return self._bad_operand(tree, operand)
        const = tree.operand.const
        if const is not None:
            tree.const = fold_unary(op, found, const)
        return found

    def _unary_type(self, op: str, operand: Type) -> Type:
        if op == "!":
            return BOOLEAN if self.types.primitive_of(operand) is BOOLEAN else NO_TYPE
        found = self.types.unary_promotion(operand)
        if op == "~" and found not in _INTEGRAL:
            return NO_TYPE
        return found

    def _increment(self, tree: Unary, env: Env) -> Type:
        """JLS 15.14.2, 15.15.1: works in the promoted type of the variable and 1."""
        operand = self.updated(tree.operand, env)
        if operand is ERROR:
            return ERROR
        tree.operand_type = self.types.unary_promotion(operand)
        if tree.operand_type is NO_TYPE:
            return self._bad_operand(tree, operand)
        return operand

    def _bad_operand(self, tree: Unary, operand: Type) -> Type:
        op = tree.op.replace("x", "")
        self.report(tree.pos, f"bad operand type {operand} for unary operator '{op}'", operand)
        return ERROR
