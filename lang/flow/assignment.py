"""Variables: where they are assigned and used (JLS 16), and which are effectively final (4.12.4).

Parameters and variables with initializer are not tracked: their first assignment makes them not
effectively final.
"""

from __future__ import annotations

from pvm.lang.flow.base import Capture, FlowBase
from pvm.lang.symbols.flags import EFFECTIVELY_FINAL, FINAL, PARAMETER
from pvm.lang.symbols.symbols import VarSymbol
from pvm.lang.tree.nodes import (
    Assign,
    CompoundAssign,
    Expression,
    Ident,
    Parens,
    Select,
    Unary,
    UnionTypeTree,
    VarDecl,
)

IN_LAMBDA = "a lambda expression"
IN_CLASS = "an inner class"


def assigned_name(tree: Expression) -> Ident | Select | None:
    """What is assigned to, if it is a variable's simple name or a field of `this`."""
    while isinstance(tree, Parens):
        tree = tree.expr
    if isinstance(tree, Ident) or (isinstance(tree, Select) and is_of_this(tree)):
        return tree
    return None


def is_of_this(tree: Select) -> bool:
    target = tree.target
    return target.__class__ is Ident and target.name == "this"


class Assignment(FlowBase):
    def track(self, sym: VarSymbol) -> int:
        bit = self.next_bit
        self.next_bit = bit << 1
        self.tracked[sym] = bit
        self.inits &= ~bit
        self.uninits |= bit
        return bit

    def visit_var_decl(self, tree: VarDecl) -> None:
        init = tree.init
        if init is None:
            self.track(tree.sym)
        elif init.const is None:
            self._initialize(tree.sym, init)

    def _initialize(self, sym: VarSymbol, init: Expression) -> None:
        """In its own initializer a variable is in scope, and not yet assigned."""
        bit = self.next_bit
        self.next_bit = bit << 1
        self.tracked[sym] = bit
        self.inits &= ~bit
        self.visitors[init.__class__](init)
        del self.tracked[sym]

    # --- uses -----------------------------------------------------------------------------------

    def visit_ident(self, tree: Ident) -> None:
        sym = tree.sym
        bit = self.tracked.get(sym)
        if bit is not None and not self.inits & bit:
            assert isinstance(sym, VarSymbol)
            self.check_initialized(tree.pos, sym, bit)
        if self.capture_start and sym.__class__ is VarSymbol:
            self._capture(tree.pos, sym)

    def visit_select(self, tree: Select) -> None:
        target = tree.target
        self.visitors[target.__class__](target)
        bit = self.tracked.get(tree.sym)
        if bit is not None and is_of_this(tree):
            assert isinstance(tree.sym, VarSymbol)
            self.check_initialized(tree.pos, tree.sym, bit)

    def check_initialized(self, pos: int, sym: VarSymbol, bit: int) -> None:
        if not self.inits & bit:
            message = f"variable {sym.name} might not have been initialized"
            self.assignment_errors.append((pos, message))
            self.inits |= bit

    def _is_captured(self, sym: VarSymbol) -> bool:
        """Whether it is a local variable of what is around the innermost lambda or class."""
        return sym.pos < self.capture_start and not sym.is_field

    def _capture(self, pos: int, sym: VarSymbol) -> None:
        """JLS 8.1.3, 15.27.2; whether it is effectively final shows when all is walked over."""
        if not sym.flags & FINAL and self._is_captured(sym):
            self.captures.append(Capture(pos, sym, self._not_final()))

    def _not_final(self) -> str:
        return (
            f"local variables referenced from {self.capture_place} must be final or "
            "effectively final"
        )

    # --- assignments ----------------------------------------------------------------------------

    def visit_assign(self, tree: Assign) -> None:
        target, value = tree.target, tree.value
        name = assigned_name(target)
        if name is None:
            self.visitors[target.__class__](target)
        self.visitors[value.__class__](value)
        if name is not None:
            self._assign(name)

    def visit_compound_assign(self, tree: CompoundAssign) -> None:
        target, value = tree.target, tree.value
        self.visitors[target.__class__](target)
        self.visitors[value.__class__](value)
        name = assigned_name(target)
        if name is not None:
            self._assign(name)

    def visit_unary(self, tree: Unary) -> None:
        operand = tree.operand
        self.visitors[operand.__class__](operand)
        if len(tree.op) > 1:  # ++ and --
            name = assigned_name(operand)
            if name is not None:
                self._assign(name)

    def _assign(self, tree: Ident | Select) -> None:
        sym = tree.sym
        if not isinstance(sym, VarSymbol):
            return
        if self.capture_start and self._is_captured(sym):
            self.captures.append(Capture(tree.pos, None, self._not_final()))
            return
        bit = self.tracked.get(sym)
        if bit is None:
            self._assign_again(tree.pos, sym)
            return
        if self.uninits & bit:
            self.assignments.append((bit, tree.pos, sym, self.loops))
            self.uninits &= ~bit
            if not self.inits & bit:
                self.try_uninits &= ~bit
        else:
            self._assign_again(tree.pos, sym)
        self.inits |= bit

    def _assign_again(self, pos: int, sym: VarSymbol) -> None:
        """An assignment to what may have been assigned already."""
        if not sym.flags & FINAL:
            sym.flags &= ~EFFECTIVELY_FINAL
        elif sym.flags & PARAMETER:
            is_multiple = sym.tree is not None and isinstance(sym.tree.vartype, UnionTypeTree)
            kind = "multi-catch" if is_multiple else "final"
            message = f"{kind} parameter {sym.name} may not be assigned"
            self.assignment_errors.append((pos, message))
        elif not sym.is_field or sym in self.tracked:
            message = f"variable {sym.name} might already have been assigned"
            self.assignment_errors.append((pos, message))

    def assigned_in_loop(self, start: int, lost: int) -> None:
        """Of the assignments from `start` on those to the variables `lost` happen again and again:
        these were unassigned only in the first round."""
        for bit, pos, sym, loops in self.assignments[start:]:
            if not bit & lost:
                continue
            if sym.flags & FINAL and loops == self.loops:
                message = f"variable {sym.name} might be assigned in loop"
                self.assignment_errors.append((pos, message))
            else:  # also in a loop inside this one, which it leaves at once
                self._assign_again(pos, sym)
