"""What break, continue, yield and return leave, and what runs on the way (JLS 14.15 - 14.17).

`exits` are the statements around, innermost last.  Leaving one that has a finalizer writes the
finalizer's code in place; the exception table has a gap there, from `gap` on until the jump.
"""

from __future__ import annotations

from collections.abc import Callable

from pvm.lang.gen.base import GenBase, Local
from pvm.lang.gen.joins import Chain
from pvm.lang.gen.shapes import KIND, REFERENCE_KIND, pushed
from pvm.lang.tree.nodes import Break, Continue, Expression, Return, Tree, Yield
from pvm.lang.types.types import BOOLEAN, VOID, Type
from pvm.vm.classfile.opcodes import Op


class Exit:
    """`tree`: what a jump names as its target, if it can."""

    finalizer: Callable[[], None] | None = None

    def __init__(self, tree: Tree | None) -> None:
        self.tree = tree
        self.breaks: Chain = []
        self.continues: Chain = []
        self.gaps: list[int] = []


class Guard(Exit):
    """A try or synchronized statement: `finalizer` writes what is to be done on every exit;
    `late_gap`: whether that is still guarded itself."""

    def __init__(self, finalizer: Callable[[], None] | None, late_gap: bool = False) -> None:
        super().__init__(None)
        self.finalizer = finalizer
        self.late_gap = late_gap


class YieldExit(Exit):
    """A switch expression: the erased type of its value, and what was on the stack before it if
    that had to be stored away."""

    def __init__(self, tree: Tree, type_: Type, stored: list[Local]) -> None:
        super().__init__(tree)
        self.type = type_
        self.stored = stored


class ConditionExit(YieldExit):
    """A switch expression as a condition: values that are `sense` leave by `jumps`, others by
    `breaks`."""

    def __init__(self, tree: Tree, stored: list[Local], sense: bool) -> None:
        super().__init__(tree, BOOLEAN, stored)
        self.sense = sense
        self.jumps: Chain = []


class Exits(GenBase):
    def finalize(self, guard: Exit) -> None:
        """Writes the finalizer in place and opens the gap."""
        code = self.code
        if guard.finalizer is None:
            guard.gaps.append(code.here())
            return
        late = isinstance(guard, Guard) and guard.late_gap
        if not late:
            guard.gaps.append(code.here())
        exits = self.exits
        self.exits = exits[: exits.index(guard)] if guard in exits else exits
        guard.finalizer()
        self.exits = exits
        if late:
            guard.gaps.append(code.here())

    def _unwind(self, position: int) -> list[Exit]:
        """Leaves all the exits above a position; those whose gaps are open now."""
        opened: list[Exit] = []
        for guard in reversed(self.exits[position:]):
            if isinstance(guard, Guard):
                self.finalize(guard)
                opened.append(guard)
        return opened

    def _close(self, opened: list[Exit]) -> None:
        for guard in opened:
            guard.gaps.append(self.code.here())

    def _position(self, tree: Tree) -> int:
        for i in range(len(self.exits) - 1, -1, -1):
            if self.exits[i].tree is tree:
                return i
        raise AssertionError("a jump without a target")

    def _has_guard(self, position: int) -> bool:
        """Whether finalizers on the way may do anything to the stack; a monitorexit does not."""
        return any(
            isinstance(e, Guard) and e.finalizer is not None and not e.late_gap
            for e in self.exits[position:]
        )

    def break_statement(self, tree: Break) -> None:
        position = self._position(tree.target)
        opened = self._unwind(position + 1)
        self.exits[position].breaks += self.code.goto()
        self._close(opened)

    def continue_statement(self, tree: Continue) -> None:
        position = self._position(tree.target)
        opened = self._unwind(position + 1)
        self.exits[position].continues += self.code.goto()
        self._close(opened)

    def yield_statement(self, tree: Yield) -> None:
        position = self._position(tree.target)
        target = self.exits[position]
        assert isinstance(target, YieldExit)
        if isinstance(target, ConditionExit):
            self._yield_condition(tree.value, position + 1, target)
            return
        for local in target.stored:
            self.load(local)
        self.expr(tree.value, target.type)
        self._retype(target.type)
        if self._has_guard(position + 1):
            self._store_while_unwinding(position + 1, target)
        else:
            opened = self._unwind(position + 1)
            target.breaks += self.code.goto()
            self._close(opened)

    def _yield_condition(self, value: Expression, position: int, target: ConditionExit) -> None:
        """What is assigned when the value is true may not be when it is false (JLS 16.1.7), so the
        two part at once, and each runs the finalizers."""
        holds = self.branch(value, target.sense)
        if self.code.alive:
            target.breaks += self._leave_condition(position, target)
        if holds:
            self.code.resolve(holds)
            target.jumps += self._leave_condition(position, target)

    def _leave_condition(self, position: int, target: ConditionExit) -> Chain:
        opened = self._unwind(position)
        for local in target.stored:
            self.load(local)
        left = self.code.goto()
        self._close(opened)
        return left

    def _retype(self, t: Type) -> None:
        self.code.retype(pushed(t))

    def _store_while_unwinding(self, position: int, target: YieldExit) -> None:
        """Finalizers run with an empty stack: what is on it waits in locals."""
        result = self.temporary(target.type)
        self.store(result)
        for local in reversed(target.stored):
            self.store(local)
        opened = self._unwind(position)
        if self.code.alive:
            for local in target.stored:
                self.load(local)
            self.load(result)
        target.breaks += self.code.goto()
        self._close(opened)

    def return_statement(self, tree: Return) -> None:
        code, returns = self.code, self.body.returns
        limit = code.next_local
        if tree.expr is None or returns is VOID:
            if tree.expr is not None:
                self.effect(tree.expr)
            opened = self._unwind(0)
            if opened:
                self.line(tree.pos)
            code.last(Op.RETURN)
        else:
            self.expr(tree.expr, returns)
            opened = self._return_value(tree, returns)
        self._close(opened)
        code.end_scope(limit)

    def _return_value(self, tree: Return, returns: Type) -> list[Exit]:
        opened: list[Exit] = []
        if self._has_guard(0):
            result = self.temporary(returns)
            self.store(result)
            opened = self._unwind(0)
            self.line(tree.pos)
            if self.code.alive:
                self.load(result)
        else:
            opened = self._unwind(0)
        self.code.last(Op.IRETURN + KIND.get(returns, REFERENCE_KIND))
        return opened
