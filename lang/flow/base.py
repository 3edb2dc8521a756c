"""What the parts of flow analysis share: the state at the point that the walk has reached.

`inits` and `uninits` are sets of tracked variables as bits of an int: those that are definitely
assigned there, and those that are definitely unassigned (JLS 16).  Where the walk cannot come from
anywhere both are ALL: every variable is vacuously both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from pvm.lang.tree.nodes import Block, Statement, SwitchExpression, Tree

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context
    from pvm.lang.symbols.symbols import ClassSymbol, Symbol, VarSymbol
    from pvm.lang.tree import nodes
    from pvm.lang.types.types import Type

ALL: Final = -1

# Whether a statement is reachable (JLS 14.22).  RECOVERED: it is not, which has been reported.
DEAD: Final = 0
RECOVERED: Final = 1
ALIVE: Final = 2

Report = tuple[int, str]  # position and message
Conditions = tuple[int, int, int, int]  # inits and uninits when true, then when false


class Exit:
    """A jump and the state in which it leaves; `when`: of a yield, for which boolean value that
    holds, None if for any."""

    __slots__ = ("tree", "target", "inits", "uninits", "when")

    def __init__(
        self,
        tree: Statement,
        target: Tree | None,
        inits: int,
        uninits: int,
        when: bool | None = None,
    ) -> None:
        self.tree = tree
        self.target = target
        self.inits = inits
        self.uninits = uninits
        self.when = when


class Uncaught:
    """A checked exception that nothing around handles; `resource`: whose close() throws it."""

    __slots__ = ("pos", "type", "resource")

    def __init__(self, pos: int, type_: Type, resource: str | None) -> None:
        self.pos = pos
        self.type = type_
        self.resource = resource


class Capture:
    """A use of a local variable where it must be effectively final; `sym` is None if it is known
    not to be."""

    __slots__ = ("pos", "sym", "message")

    def __init__(self, pos: int, sym: VarSymbol | None, message: str) -> None:
        self.pos = pos
        self.sym = sym
        self.message = message


class FlowBase:
    """The state, the dispatch, and the signatures of what the mixins define for each other.

    tracked: the variables whose assignments are followed, with their bits: blank final fields of
    the classes around, and local variables declared without initializer.
    field_bits: of the fields among them.
    try_uninits: what has nowhere been assigned since the innermost try began.
    assignments: those made while a variable was definitely unassigned, for loops to look at again:
    its bit, the position, the variable, and how many loops were around.
    caught: what may be thrown here; thrown: the checked exceptions that are thrown in the innermost
    try statement's body, None if nobody asks.
    capture_start: where the innermost lambda or local class begins, 0 if there is none."""

    visitors: dict[type[Tree], Callable[[Any], None]]

    def __init__(self, context: Context) -> None:
        self.log = context.log
        self.types = context.types
        self.symtab = context.symtab
        self.alive = ALIVE
        self.inits = 0
        self.uninits = 0
        self.try_uninits = ALL
        self.tracked: dict[Symbol | None, int] = {}
        self.field_bits = 0
        self.next_bit = 1
        self.assignments: list[tuple[int, int, VarSymbol, int]] = []
        self.loops = 0
        self.exits: list[Exit] = []
        self.keeps_returns = False
        self.caught: Sequence[Type] = ()
        self.thrown: list[Type] | None = None
        self.uncaught: list[Uncaught] = []
        self.rethrown: dict[VarSymbol, tuple[list[Type], Block]] = {}
        self.is_checked: dict[ClassSymbol, bool] = {}
        self.capture_start = 0
        self.capture_place = ""
        self.captures: list[Capture] = []
        # In javac's order: one kind of error for the whole class, then the next.
        self.reachability_errors: list[Report] = []
        self.assignment_errors: list[Report] = []
        self.exception_errors: list[Report] = []

    # --- statements -----------------------------------------------------------------------------

    def visit_block(self, tree: Block) -> None:
        visitors = self.visitors
        for statement in tree.statements:
            if not self.alive:
                self.report_unreachable(statement)
            visitors[statement.__class__](statement)

    def statement(self, tree: Statement) -> None:
        if not self.alive:
            self.report_unreachable(tree)
        self.visitors[tree.__class__](tree)

    def statements(self, trees: Sequence[Statement]) -> None:
        visitors = self.visitors
        for tree in trees:
            if not self.alive:
                self.report_unreachable(tree)
            visitors[tree.__class__](tree)

    def report_unreachable(self, tree: Tree) -> None:
        raise NotImplementedError

    def mark_dead(self) -> None:
        self.alive = DEAD
        self.inits = self.uninits = ALL

    # --- jumps ----------------------------------------------------------------------------------

    def resolve(
        self, start: int, target: Tree, kind: type[Statement], when: bool | None = None
    ) -> bool:
        """Join the exits from `start` on that lead here into the state; whether there are any."""
        exits = self.exits
        if len(exits) == start:
            return False
        others = []
        for exit_ in exits[start:]:
            if (
                exit_.target is target
                and exit_.tree.__class__ is kind
                and (when is None or exit_.when is not (not when))
            ):
                self.inits &= exit_.inits
                self.uninits &= exit_.uninits
            else:
                others.append(exit_)
        if len(others) == len(exits) - start:
            return False
        exits[start:] = others
        return True

    # --- assignment.py --------------------------------------------------------------------------

    def track(self, sym: VarSymbol) -> int:
        """Follow a variable from its declaration on; its bit."""
        raise NotImplementedError

    def assigned_in_loop(self, start: int, lost: int) -> None:
        """Assignments from `start` on to the variables `lost` happen again and again."""
        raise NotImplementedError

    def check_initialized(self, pos: int, sym: VarSymbol, bit: int) -> None:
        raise NotImplementedError

    # --- conditions.py, switches.py -------------------------------------------------------------

    def condition(self, tree: nodes.Expression) -> Conditions:
        raise NotImplementedError

    def switch_condition(self, tree: SwitchExpression) -> Conditions:
        raise NotImplementedError

    # --- exceptions.py --------------------------------------------------------------------------

    def throw(self, pos: int, type_: Type, resource: str | None = None) -> None:
        """An exception may be thrown here."""
        raise NotImplementedError

    def is_checked_exception(self, type_: Type) -> bool:
        raise NotImplementedError

    def is_handled(self, type_: Type, handled: Sequence[Type]) -> bool:
        raise NotImplementedError

    def rethrow(self, tree: nodes.Throw, parameter: nodes.Ident) -> None:
        """`throw` of a catch clause's parameter."""
        raise NotImplementedError

    def report_uncaught(self) -> None:
        """Report what nothing has handled, and forget it."""
        raise NotImplementedError

    # --- classes.py -----------------------------------------------------------------------------

    def class_body(self, tree: nodes.ClassDecl) -> None:
        raise NotImplementedError
