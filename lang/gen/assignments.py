"""Assignment, compound assignment, increments (JLS 15.26, 15.14.2, 15.15.1), array access."""

from __future__ import annotations

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.names import Names
from pvm.lang.gen.operators import Operators
from pvm.lang.gen.shapes import KIND, width
from pvm.lang.gen.variables import (
    AccessedField,
    ArrayElement,
    InstanceField,
    LocalVariable,
    StaticField,
    Variable,
)
from pvm.lang.symbols.flags import STATIC
from pvm.lang.symbols.symbols import ClassSymbol, VarSymbol
from pvm.lang.tree.nodes import (
    Assign,
    CompoundAssign,
    Expression,
    Ident,
    Index,
    Parens,
    Select,
    Unary,
)
from pvm.lang.types.types import INT, ArrayType, PrimitiveType, Type
from pvm.vm.classfile.opcodes import Op


class Assignments(Operators, Names, GenBase):
    def variable(self, tree: Expression) -> Variable:
        """What an expression names; its address is pushed."""
        while isinstance(tree, Parens):
            tree = tree.expr
        if isinstance(tree, Index):
            return ArrayElement(self, self._address(tree))
        assert isinstance(tree, (Ident, Select))
        sym = tree.sym
        assert isinstance(sym, VarSymbol)
        local = self.vars.get(sym)
        if local is not None:
            return LocalVariable(self, local)
        if isinstance(tree, Ident):
            return self._field(sym, self.field_home(sym), None)
        home, site = self.qualified_home(tree, sym)
        return self._field(sym, home, site)

    def _field(self, sym: VarSymbol, home: ClassSymbol, site: Type | None) -> Variable:
        erased = self.erasure(sym.type)
        is_static = bool(sym.flags & STATIC)
        if self.needs_accessor(sym, site):
            cls = self.accessor_home(sym, site)
            getter, setter = self.nest.field_getter(cls, sym), self.nest.field_setter(cls, sym)
            return AccessedField(self, erased, getter, setter, 0 if is_static else 1)
        index = self.pool.field(sym, home, erased)
        return (StaticField if is_static else InstanceField)(self, erased, index)

    def _address(self, tree: Index) -> Type:
        """Pushes array and index; the erased element type."""
        array = self.erasure(tree.array.type)
        self.expr(tree.array, array)
        self.expr(tree.index, INT)
        assert isinstance(array, ArrayType)
        return array.element

    def index(self, tree: Index) -> Type:
        element = ArrayElement(self, self._address(tree))
        element.load()
        return element.type

    # --- simple assignment ---

    def assign(self, tree: Assign) -> Type:
        variable = self._assign_value(tree)
        variable.keep()
        variable.store()
        return variable.type

    def assign_effect(self, tree: Assign) -> None:
        self._assign_value(tree).store()

    def _assign_value(self, tree: Assign) -> Variable:
        variable = self.variable(tree.target)
        self.expr(tree.value, variable.type)
        return variable

    # --- compound assignment ---

    def compound(self, tree: CompoundAssign) -> Type:
        if self._increments_local(tree):
            return self.value(tree.target)
        variable = self._compound_value(tree)
        variable.keep()
        variable.store()
        return variable.type

    def compound_effect(self, tree: CompoundAssign) -> None:
        if not self._increments_local(tree):
            self._compound_value(tree).store()

    def _compound_value(self, tree: CompoundAssign) -> Variable:
        variable = self.variable(tree.target)
        variable.duplicate()
        operands = tree.operand_type
        if not operands.is_primitive:
            self.append(variable, tree)
            return variable
        variable.load()
        self.coerce(variable.type, tree.target.type, operands)
        self.operate(tree.op, operands, tree.value)
        self._convert_back(operands, variable, tree.target.type)
        return variable

    def _convert_back(self, operands: Type, variable: Variable, static: Type) -> None:
        """The implicit cast to the variable's type (JLS 15.26.2)."""
        if variable.type.is_primitive:
            self.convert(operands, variable.type)
            return
        primitive = self.types.unboxed(static)
        assert isinstance(primitive, PrimitiveType)
        self.convert(operands, primitive)
        self.cast(self.box(primitive), variable.type)

    def _increments_local(self, tree: CompoundAssign) -> bool:
        """`i += constant` of an int local, done by iinc."""
        const = tree.value.const
        if tree.op not in ("+", "-") or not isinstance(const, int) or isinstance(const, bool):
            return False
        by = const if tree.op == "+" else -const
        if tree.operand_type is not INT or not -32768 <= by < 32768:
            return False
        return self._increment(tree.target, by)

    def _increment(self, tree: Expression, by: int) -> bool:
        while isinstance(tree, Parens):
            tree = tree.expr
        if not isinstance(tree, Ident) or not isinstance(tree.sym, VarSymbol):
            return False
        local = self.vars.get(tree.sym)
        if local is None or local.type is not INT:
            return False
        self.code.increment(local.slot, by)
        return True

    # --- ++ and -- ---

    def assign_step(self, tree: Unary) -> Type:
        is_prefix = tree.op[2] == "x"
        by = 1 if "+" in tree.op else -1
        if is_prefix:
            if self._increment(tree.operand, by):
                return self.value(tree.operand)
        elif self._is_int_local(tree.operand):
            erased = self.value(tree.operand)
            self._increment(tree.operand, by)
            return erased
        variable = self._stepped(tree, keep_old=not is_prefix)
        if is_prefix:
            variable.keep()
        variable.store()
        return variable.type

    def _is_int_local(self, tree: Expression) -> bool:
        while isinstance(tree, Parens):
            tree = tree.expr
        if not isinstance(tree, Ident) or not isinstance(tree.sym, VarSymbol):
            return False
        local = self.vars.get(tree.sym)
        return local is not None and local.type is INT

    def unary_effect(self, tree: Unary) -> None:
        if len(tree.op) != 3:
            self.code.pop(width(self.value(tree)))
        elif not self._increment(tree.operand, 1 if "+" in tree.op else -1):
            self._stepped(tree, keep_old=False).store()

    def _stepped(self, tree: Unary, keep_old: bool) -> Variable:
        """Leaves address and new value, perhaps above the old value."""
        variable = self.variable(tree.operand)
        variable.duplicate()
        variable.load()
        if keep_old:
            variable.keep()
        static = tree.operand.type
        operands = self.types.unary_promotion(static)
        self.coerce(variable.type, static, operands)
        self.constant(1, INT, operands)
        self.code.op((Op.IADD if "+" in tree.op else Op.ISUB) + KIND[operands])
        self._convert_back(operands, variable, static)
        return variable
