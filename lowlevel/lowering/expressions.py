"""Lowering of expressions."""

import ast
from typing import Any

from pvm.lowlevel.intrinsics import Intrinsic
from pvm.lowlevel.lowering.operations import OPERATIONS
from pvm.lowlevel.lowering.values import (
    Constant,
    Rule,
    Value,
    convert,
    llvm_type,
    load,
    name_of,
    typed,
)
from pvm.lowlevel.marks import LowLevelFunction
from pvm.lowlevel.pointers import Array, Fn, PointerTypes, Ptr, is_pointer, target_of
from pvm.lowlevel.types import boolean, is_float, is_integer, u64

_INTEGER_VERBS = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.BitAnd: "and",
                  ast.BitOr: "or", ast.BitXor: "xor", ast.LShift: "shl"}
_FLOAT_VERBS = {ast.Add: "fadd", ast.Sub: "fsub", ast.Mult: "fmul"}
_SIGNED = {ast.Lt: "slt", ast.LtE: "sle", ast.Gt: "sgt", ast.GtE: "sge"}
_UNSIGNED = {ast.Lt: "ult", ast.LtE: "ule", ast.Gt: "ugt", ast.GtE: "uge"}
_FLOAT = {ast.Lt: "olt", ast.LtE: "ole", ast.Gt: "ogt", ast.GtE: "oge", ast.Eq: "oeq",
          ast.NotEq: "une"}
Operand = Value | Constant


class Expressions:
    """The expression half of a function's lowering; mixed into `FunctionLowering`."""

    writer: Any
    module: Any
    scope: dict[str, Any]
    globals: dict[str, Any]
    exits: dict[str, Any]

    def expression(self, node: ast.expr) -> Any:
        """Lowers an expression to a Value, a Constant, or None (a call without result)."""
        self.line = node.lineno
        static = self._static(node)
        if static is not None:
            return static
        method = getattr(self, f"_lower_{type(node).__name__}", None)
        if method is None:
            raise Rule(f"{type(node).__name__} is not part of the subset")
        return method(node)

    def value(self, node: ast.expr) -> Value:
        """Lowers an expression that must be a typed value."""
        result = self.expression(node)
        if not isinstance(result, Value):
            raise Rule(f"{ast.unparse(node)}: a typed value is wanted here")
        return result

    def truth(self, operand: Operand) -> Value:
        """A value's truth: booleans themselves, integers and pointers compared with zero."""
        if isinstance(operand, Constant):
            return Value(boolean, "true" if operand.value else "false")
        if operand.type is boolean:
            return operand
        if is_float(operand.type):
            raise Rule("a float has no truth value")
        zero = "null" if is_pointer(operand.type) else "0"
        return Value(boolean, self.writer.value(
            f"icmp ne {operand.type.llvm} {operand.text}, {zero}"))

    # -- compile-time values

    def _static(self, node: ast.expr) -> Constant | None:
        """Evaluates what names no local variable and calls nothing but types, in Python."""
        for part in ast.walk(node):
            if isinstance(part, ast.Call):
                return None
            if isinstance(part, ast.Name) and not self._is_static_name(part.id):
                return None
        names = {name: item.value for name, item in self.scope.items()
                 if isinstance(item, Constant)}
        code = compile(ast.Expression(node), "<low-level>", "eval")
        return Constant(eval(code, {**self.globals, **names}))  # our own source

    def _is_static_name(self, name: str) -> bool:
        if name in self.scope:
            return isinstance(self.scope[name], Constant)
        return name in self.globals or name in ("True", "False", "None")

    # -- names, fields, elements

    def _lower_Name(self, node: ast.Name) -> Operand:
        variable = self.scope.get(node.id)
        if variable is None:
            raise Rule(f"name {node.id!r} is not defined here")
        return load(self.writer, variable.type, variable.slot)

    def _lower_Attribute(self, node: ast.Attribute) -> Value:
        return self.load_place(self.field_pointer(self.value(node.value), node.attr))

    def _lower_Subscript(self, node: ast.Subscript) -> Value:
        return self.load_place(self.element_pointer(node))

    def load_place(self, pointer: Value) -> Value:
        """Loads what a typed pointer points to; structs and arrays in place stay pointers."""
        target = target_of(pointer.type)
        if isinstance(target, Array):
            return Value(Ptr[target.element], pointer.text)
        if hasattr(target, "fields"):
            return pointer
        return load(self.writer, target, pointer.text)

    def field_pointer(self, pointer: Value, name: str) -> Value:
        """Pointer to a field of the struct that `pointer` points to."""
        if not is_pointer(pointer.type) or pointer.type.target is None:
            raise Rule(f".{name} on {name_of(pointer.type)}: no pointer to a struct")
        fields = getattr(target_of(pointer.type), "fields", {})
        if name not in fields:
            raise Rule(f"{name_of(target_of(pointer.type))} has no field {name!r}")
        field = fields[name]
        text = pointer.text if field.offset == 0 else self.writer.value(
            f"getelementptr i8, ptr {pointer.text}, i64 {field.offset}")
        return Value(Ptr[field.type] if not isinstance(field.type, Array)
                     else _array_pointer(field.type), text)

    def element_pointer(self, node: ast.Subscript) -> Value:
        base = self.value(node.value)
        if not is_pointer(base.type):
            raise Rule(f"subscript of {name_of(base.type)}")
        return self.moved(base, self.expression(node.slice))

    def moved(self, base: Value, count: Operand, negative: bool = False) -> Value:
        """Pointer arithmetic by elements."""
        size = target_of(base.type).size
        if isinstance(count, Constant):
            distance = int(count.value) * size * (-1 if negative else 1)
            offset = str(distance)
        else:
            wide = self._wide(count)
            if negative:
                wide = self.writer.value(f"sub i64 0, {wide}")
            offset = self.writer.value(f"mul i64 {wide}, {size}") if size != 1 else wide
        if offset == "0":
            return Value(Ptr[target_of(base.type)], base.text)
        return Value(Ptr[target_of(base.type)], self.writer.value(
            f"getelementptr i8, ptr {base.text}, i64 {offset}"))

    def _wide(self, index: Value) -> str:
        if not is_integer(index.type):
            raise Rule("an index is an integer")
        return convert(self.writer, index, u64).text

    # -- operators

    def _lower_BinOp(self, node: ast.BinOp) -> Value:
        left, right = self.expression(node.left), self.expression(node.right)
        if isinstance(left, Value) and is_pointer(left.type):
            if isinstance(node.op, (ast.Add, ast.Sub)):
                return self.moved(left, right, isinstance(node.op, ast.Sub))
            raise Rule("pointers can only be moved by + and -")
        return self.arithmetic(node.op, left, right)

    def arithmetic(self, operator: ast.operator, left: Operand, right: Operand) -> Value:
        """An arithmetic operator on two operands of one type."""
        kind = left.type if isinstance(left, Value) else right.type  # type: ignore[union-attr]
        if isinstance(operator, (ast.LShift, ast.RShift)) and isinstance(right, Value):
            right = convert(self.writer, right, kind)
        one, two = typed(left, kind), typed(right, kind)
        verb = _verb(operator, kind)
        return Value(kind, self.writer.value(f"{verb} {kind.llvm} {one.text}, {two.text}"))

    def _lower_UnaryOp(self, node: ast.UnaryOp) -> Value:
        operand = self.expression(node.operand)
        if isinstance(node.op, ast.Not):
            truth = self.truth(operand)
            return Value(boolean, self.writer.value(f"xor i1 {truth.text}, true"))
        if not isinstance(operand, Value):
            raise Rule("operator on an untyped constant")
        kind = operand.type
        if isinstance(node.op, ast.USub):
            verb = "fneg " if is_float(kind) else "sub "
            first = "" if is_float(kind) else "0, "
            return Value(kind, self.writer.value(f"{verb}{kind.llvm} {first}{operand.text}"))
        if isinstance(node.op, ast.Invert) and is_integer(kind):
            return Value(kind, self.writer.value(f"xor {kind.llvm} {operand.text}, -1"))
        raise Rule(f"unary {type(node.op).__name__} on {name_of(kind)}")

    def _lower_Compare(self, node: ast.Compare) -> Value:
        if len(node.ops) != 1:
            raise Rule("chained comparison: write `a < b and b < c`")
        left, right = self.expression(node.left), self.expression(node.comparators[0])
        kind = left.type if isinstance(left, Value) else right.type
        one, two = typed(left, kind), typed(right, kind)
        verb = _comparison(node.ops[0], kind)
        return Value(boolean, self.writer.value(f"{verb} {kind.llvm} {one.text}, {two.text}"))

    def _lower_BoolOp(self, node: ast.BoolOp) -> Value:
        slot = self.writer.alloca("i1", align=1)
        done = self.writer.label("bool")
        for operand in node.values[:-1]:
            truth = self.truth(self.expression(operand))
            self.writer.emit(f"store i1 {truth.text}, ptr {slot}")
            more = self.writer.label("more")
            both = (more, done) if isinstance(node.op, ast.And) else (done, more)
            self.writer.terminate(
                f"br i1 {truth.text}, label %{both[0]}, label %{both[1]}")
            self.writer.place(more)
        truth = self.truth(self.expression(node.values[-1]))
        self.writer.emit(f"store i1 {truth.text}, ptr {slot}")
        self.writer.place(done)
        return Value(boolean, self.writer.value(f"load i1, ptr {slot}"))

    def _lower_IfExp(self, node: ast.IfExp) -> Value:
        condition = self.truth(self.expression(node.test))
        yes, no, done = (self.writer.label(hint) for hint in ("then", "else", "join"))
        self.writer.terminate(f"br i1 {condition.text}, label %{yes}, label %{no}")
        self.writer.place(yes)
        first = self.expression(node.body)
        mark = len(self.writer.lines)
        self.writer.branch(done)
        self.writer.place(no)
        second = self.expression(node.orelse)
        kind = first.type if isinstance(first, Value) else getattr(second, "type", None)
        if kind is None:
            raise Rule("a conditional expression of two untyped constants")
        slot = self.writer.alloca(kind.llvm)
        self.writer.lines.insert(
            mark, f"  store {kind.llvm} {typed(first, kind).text}, ptr {slot}")
        self.writer.emit(f"store {kind.llvm} {typed(second, kind).text}, ptr {slot}")
        self.writer.place(done)
        return Value(kind, self.writer.value(f"load {kind.llvm}, ptr {slot}"))

    # -- calls

    def _lower_Call(self, node: ast.Call) -> Any:
        if node.keywords:
            raise Rule("keyword arguments are not part of the subset")
        callee = self._static(node.func)
        arguments = [self.expression(argument) for argument in node.args]
        if callee is None:
            return self._indirect_call(self.value(node.func), arguments)
        return self.call_static(callee.value, arguments)

    def call_static(self, target: Any, arguments: list[Any]) -> Any:
        """Calls a low-level function or an intrinsic, or casts to a type."""
        if isinstance(target, LowLevelFunction):
            return self.module.call(self, target, arguments)
        if isinstance(target, Intrinsic):
            if target.name in self.exits:
                return self.exits[target.name](self, *arguments)
            if target.name not in OPERATIONS:
                raise Rule(f"{target.name} is only for code that is lowered in place")
            return OPERATIONS[target.name](self, *arguments)
        if is_integer(target) or is_float(target) or is_pointer(target) or target is boolean:
            return convert(self.writer, arguments[0], target)
        raise Rule(f"call of {target!r}: not a low-level function, intrinsic or type")

    def _indirect_call(self, callee: Value, arguments: list[Operand]) -> Value | None:
        if not issubclass(callee.type, Fn):
            raise Rule(f"call of a {name_of(callee.type)}")
        parameters, result = callee.type.parameters, callee.type.result
        if len(parameters) != len(arguments):
            raise Rule(f"{len(parameters)} arguments are wanted")
        texts = [f"{p.llvm} {typed(a, p).text}"
                 for p, a in zip(parameters, arguments, strict=True)]
        call = f"call {llvm_type(result)} {callee.text}({', '.join(texts)})"
        if result is None:
            self.writer.emit(call)
            return None
        return Value(result, self.writer.value(call))


def _array_pointer(array: Array) -> Any:
    return PointerTypes("PtrToArray", (Ptr,), {"target": array, "__slots__": ()})


def _verb(operator: ast.operator, kind: Any) -> str:
    if is_float(kind):
        verb = _FLOAT_VERBS.get(type(operator))
    elif isinstance(operator, ast.RShift):
        verb = "ashr" if kind.signed else "lshr"
    elif isinstance(operator, (ast.FloorDiv, ast.Mod)):
        if kind.signed:
            raise Rule("// and % on a signed type: use sdiv or srem")
        verb = "udiv" if isinstance(operator, ast.FloorDiv) else "urem"
    else:
        verb = _INTEGER_VERBS.get(type(operator)) if kind is not boolean else None
    if verb is None:
        raise Rule(f"{type(operator).__name__} on {name_of(kind)}")
    return verb


def _comparison(operator: ast.cmpop, kind: Any) -> str:
    if isinstance(operator, (ast.Is, ast.IsNot, ast.In, ast.NotIn)):
        raise Rule("is and in are not part of the subset")
    if is_float(kind):
        return f"fcmp {_FLOAT[type(operator)]}"
    if isinstance(operator, (ast.Eq, ast.NotEq)):
        return "icmp eq" if isinstance(operator, ast.Eq) else "icmp ne"
    signed = is_integer(kind) and kind.signed
    return f"icmp {(_SIGNED if signed else _UNSIGNED)[type(operator)]}"
