"""switch statements and expressions (JLS 14.22, 16.1.7, 16.2.9)."""

from __future__ import annotations

from pvm.lang.flow.base import ALIVE, ALL, DEAD, Conditions, FlowBase
from pvm.lang.tree.nodes import (
    Block,
    Break,
    Case,
    DefaultLabel,
    Switch,
    SwitchExpression,
    VarDecl,
    Yield,
)


class SwitchFlow(FlowBase):
    def visit_switch(self, tree: Switch) -> None:
        self.visitors[tree.selector.__class__](tree.selector)
        start = len(self.exits)
        inits, uninits = self.inits, self.uninits
        end_alive, end_inits, end_uninits = DEAD, ALL, ALL
        has_default = False
        self.mark_dead()
        for case in tree.cases:
            has_default = has_default or case.labels[0].__class__ is DefaultLabel
            self._case(case, inits, uninits)
            if case.arrow:  # as if a break followed
                end_alive = max(end_alive, self.alive)
                end_inits &= self.inits
                end_uninits &= self.uninits
                self.mark_dead()
            else:
                inits, uninits = self._declared_in(case, inits, uninits)
        self.alive = max(end_alive, self.alive)
        self.inits &= end_inits
        self.uninits &= end_uninits
        if not has_default:
            self.alive = ALIVE
            self.inits &= inits
            self.uninits &= uninits
        if self.resolve(start, tree, Break):
            self.alive = ALIVE

    def _case(self, case: Case, inits: int, uninits: int) -> None:
        """A group or rule, begun by the selector or by falling through from the last one."""
        self.inits &= inits
        self.uninits &= uninits
        self.alive = ALIVE
        self.statements(case.body)

    def _declared_in(self, case: Case, inits: int, uninits: int) -> tuple[int, int]:
        """The variables that a group declares are in scope in the later ones, unassigned."""
        for statement in case.body:
            if isinstance(statement, VarDecl):
                bit = self.tracked.get(statement.sym)
                if bit is None:
                    bit = self._track_initialized(statement)
                inits &= ~bit
                uninits |= bit
        return inits, uninits

    def _track_initialized(self, tree: VarDecl) -> int:
        """Its initializer has run if the group falls through."""
        is_dead = self.inits == ALL
        bit = self.track(tree.sym)
        self.inits |= bit
        if not is_dead:
            self.uninits &= ~bit
        return bit

    # --- expressions ----------------------------------------------------------------------------

    def visit_switch_expression(self, tree: SwitchExpression) -> None:
        start = len(self.exits)
        self._cases(tree)
        self.resolve(start, tree, Yield)

    def switch_condition(self, tree: SwitchExpression) -> Conditions:
        start = len(self.exits)
        self._cases(tree)
        self.resolve(start, tree, Yield, when=True)
        inits, uninits = self.inits, self.uninits
        self.inits = self.uninits = ALL
        self.resolve(start, tree, Yield, when=False)
        return inits, uninits, self.inits, self.uninits

    def _cases(self, tree: SwitchExpression) -> None:
        self.visitors[tree.selector.__class__](tree.selector)
        alive, inits, uninits = self.alive, self.inits, self.uninits
        self.mark_dead()
        for case in tree.cases:
            self._case(case, inits, uninits)
            if case.arrow:
                self._check_rule(case)
                self.mark_dead()
            else:
                inits, uninits = self._declared_in(case, inits, uninits)
        if self.alive is ALIVE:
            message = (
                "switch expression completes without providing a value\n  (switch expressions "
                "must either provide a value or throw for all possible input values)"
            )
            self.reachability_errors.append((tree.end, message))
        self.mark_dead()
        self.alive = alive

    def _check_rule(self, case: Case) -> None:
        body = case.body[0]
        if self.alive is ALIVE and isinstance(body, Block):
            message = (
                "switch rule completes without providing a value\n  (switch rules in switch "
                "expressions must either provide a value or throw)"
            )
            self.reachability_errors.append((body.end, message))
