"""Lowering of statements: one `FunctionLowering` for each function body."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pvm.lowlevel.ir import FunctionWriter
from pvm.lowlevel.lowering.expressions import Expressions
from pvm.lowlevel.lowering.values import Constant, LowLevelError, Rule, Value, load, store, typed
from pvm.lowlevel.marks import LowLevelFunction
from pvm.lowlevel.types import i64

Exits = dict[str, Callable[..., None]]


@dataclass
class Variable:
    """A local variable: its type and the alloca that holds it."""

    type: Any
    slot: str


@cache
def syntax(function: LowLevelFunction) -> tuple[ast.FunctionDef, str, int]:
    """The function's syntax tree, file name, and the line number that precedes the tree's."""
    lines, first = inspect.getsourcelines(function.python)
    tree = ast.parse(textwrap.dedent("".join(lines))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    return tree, inspect.getsourcefile(function.python) or "?", first - 1


class FunctionLowering(Expressions):
    """Lowers one function's body into a writer.

    `returns` is called with the lowered result (or None) at each return statement; `exits` holds
    what intrinsics that leave the function (`trap`) do where it is lowered in place.
    """

    def __init__(self, module: Any, writer: FunctionWriter, function: LowLevelFunction,
                 returns: Callable[[Value | None], None],
                 exits: Exits | None = None) -> None:
        self.module = module
        self.writer = writer
        self.function = function
        self.returns = returns
        self.exits = exits or {}
        closure = inspect.getclosurevars(function.python).nonlocals
        self.globals = {**function.python.__globals__, **closure}
        self.scope: dict[str, Any] = {}
        self.loops: list[tuple[str, str]] = []
        self.line = 0

    def body(self) -> None:
        """Lowers the statements; falling off the end returns nothing."""
        tree, file, before = syntax(self.function)
        try:
            self.block(tree.body)
            if not self.writer.terminated:
                if self.function.result is not None:
                    raise Rule("control reaches the end without a return")
                self.returns(None)
        except (Rule, TypeError, AttributeError, KeyError) as error:
            place = f"{file}:{before + self.line}: in {self.function.name}"
            raise LowLevelError(f"{place}: {error}") from error

    def bind(self, name: str, value: Value) -> None:
        """Gives a variable a value, declaring it at its first assignment."""
        variable = self.scope.get(name)
        if variable is None:
            size = value.type.llvm
            variable = self.scope[name] = Variable(value.type, self.writer.alloca(size))
        if isinstance(variable, Constant):
            raise Rule(f"assignment to the static parameter {name!r}")
        store(self.writer, typed(value, variable.type), variable.slot)

    def block(self, statements: list[ast.stmt]) -> None:
        for statement in statements:
            self.line = statement.lineno
            method = getattr(self, f"_lower_{type(statement).__name__}", None)
            if method is None:
                raise Rule(f"{type(statement).__name__} is not part of the subset")
            method(statement)

    def _lower_Pass(self, _: ast.Pass) -> None:
        pass

    def _lower_Expr(self, statement: ast.Expr) -> None:
        if isinstance(statement.value, ast.Constant) and isinstance(statement.value.value, str):
            return
        self.expression(statement.value)

    def _lower_Return(self, statement: ast.Return) -> None:
        if statement.value is None:
            self.returns(None)
            return
        result = self.expression(statement.value)
        if self.function.result is None:
            raise Rule("a value is returned, but no result is declared")
        self.returns(typed(result, self.function.result))

    def _lower_AnnAssign(self, statement: ast.AnnAssign) -> None:
        raise Rule("annotated local: write x = i32(0)")

    def _lower_Assign(self, statement: ast.Assign) -> None:
        if len(statement.targets) != 1:
            raise Rule("one target an assignment")
        self.assign(statement.targets[0], self.expression(statement.value))

    def assign(self, target: ast.expr, value: Value | Constant | None) -> None:
        if value is None:
            raise Rule("the call has no result")
        if isinstance(target, ast.Name):
            self._assign_name(target.id, value)
            return
        pointer = self._place(target)
        store(self.writer, typed(value, pointer.type.target), pointer.text)

    def _assign_name(self, name: str, value: Value | Constant) -> None:
        known = self.scope.get(name)
        if isinstance(value, Constant):
            if known is None:
                raise Rule(f"{name} = constant: give it a type, as in i32(0)")
            value = typed(value, known.type)
        self.bind(name, value)

    def _place(self, target: ast.expr) -> Value:
        if isinstance(target, ast.Attribute):
            return self.field_pointer(self.value(target.value), target.attr)
        if isinstance(target, ast.Subscript):
            return self.element_pointer(target)
        raise Rule(f"assignment to {type(target).__name__}")

    def _lower_AugAssign(self, statement: ast.AugAssign) -> None:
        target = statement.target
        if isinstance(target, ast.Name):
            left = self.expression(ast.copy_location(ast.Name(target.id, ast.Load()), target))
            right = self.expression(statement.value)
            self._assign_name(target.id, self._augmented(statement.op, left, right))
            return
        pointer = self._place(target)
        before = load(self.writer, pointer.type.target, pointer.text)
        after = self._augmented(statement.op, before, self.expression(statement.value))
        store(self.writer, after, pointer.text)

    def _augmented(self, operator: ast.operator, left: Value, right: Any) -> Value:
        if hasattr(left.type, "target"):
            return self.moved(left, right, isinstance(operator, ast.Sub))
        return self.arithmetic(operator, left, right)

    def _lower_If(self, statement: ast.If) -> None:
        test = self.expression(statement.test)
        if isinstance(test, Constant):
            self.block(statement.body if test.value else statement.orelse)
            return
        condition = self.truth(test)
        yes, no, done = (self.writer.label(hint) for hint in ("then", "else", "end"))
        other = no if statement.orelse else done
        self.writer.terminate(f"br i1 {condition.text}, label %{yes}, label %{other}")
        self.writer.place(yes)
        self.block(statement.body)
        closed = self.writer.terminated
        if not closed:
            self.writer.branch(done)
        if statement.orelse:
            self.writer.place(no)
            self.block(statement.orelse)
            closed = closed and self.writer.terminated
            if closed:
                return
        self.writer.place(done)

    def _lower_While(self, statement: ast.While) -> None:
        head, body, done = (self.writer.label(hint) for hint in ("while", "body", "end"))
        self.writer.place(head)
        test = self.expression(statement.test)
        if not (isinstance(test, Constant) and test.value):
            condition = self.truth(test)
            self.writer.terminate(f"br i1 {condition.text}, label %{body}, label %{done}")
        self.writer.place(body)
        self.loops.append((head, done))
        self.block(statement.body)
        self.loops.pop()
        if not self.writer.terminated:
            self.writer.branch(head)
        if not (isinstance(test, Constant) and test.value) or self._has_break(statement):
            self.writer.place(done)

    @staticmethod
    def _has_break(statement: ast.While) -> bool:
        return any(isinstance(part, ast.Break) for part in ast.walk(statement))

    def _lower_For(self, statement: ast.For) -> None:
        start, stop = self._range(statement)
        assert isinstance(statement.target, ast.Name)
        kind = next((bound.type for bound in (stop, start) if isinstance(bound, Value)), i64)
        # The counter is hidden: the body may assign to its name, as in Python.
        counter = Variable(kind, self.writer.alloca(kind.llvm))
        store(self.writer, typed(start, kind), counter.slot)
        limit = self.writer.alloca(kind.llvm)
        store(self.writer, typed(stop, kind), limit)
        self._counted_loop(statement, counter, limit)

    def _range(self, statement: ast.For) -> tuple[Any, Any]:
        call = statement.iter
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
                and call.func.id == "range" and 1 <= len(call.args) <= 2
                and isinstance(statement.target, ast.Name)):
            raise Rule("for loops run over range(stop) or range(start, stop)")
        bounds = [self.expression(argument) for argument in call.args]
        return (Constant(0), bounds[0]) if len(bounds) == 1 else (bounds[0], bounds[1])

    def _counted_loop(self, statement: ast.For, index: Variable, limit: str) -> None:
        head, body, step, done = (self.writer.label(hint)
                                  for hint in ("for", "body", "step", "end"))
        kind = index.type
        self.writer.place(head)
        now = load(self.writer, kind, index.slot)
        stop = load(self.writer, kind, limit)
        verb = "slt" if kind.signed else "ult"
        more = self.writer.value(f"icmp {verb} {kind.llvm} {now.text}, {stop.text}")
        self.writer.terminate(f"br i1 {more}, label %{body}, label %{done}")
        self.writer.place(body)
        assert isinstance(statement.target, ast.Name)
        self.bind(statement.target.id, now)
        self.loops.append((step, done))
        self.block(statement.body)
        self.loops.pop()
        self.writer.place(step)
        before = load(self.writer, kind, index.slot)
        after = self.writer.value(f"add {kind.llvm} {before.text}, 1")
        store(self.writer, Value(kind, after), index.slot)
        self.writer.branch(head)
        self.writer.place(done)

    def _lower_Break(self, _: ast.Break) -> None:
        self.writer.branch(self.loops[-1][1])

    def _lower_Continue(self, _: ast.Continue) -> None:
        self.writer.branch(self.loops[-1][0])

    def _lower_Assert(self, statement: ast.Assert) -> None:
        """Checked in plain-Python runs only."""


