"""switch statements and expressions (JLS 14.11, 15.28)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pvm.lang.attr.arguments import Branches, Deferred
from pvm.lang.attr.base import AttrBase
from pvm.lang.attr.checks import BAD_IN_SWITCH
from pvm.lang.attr.jumps import JumpTarget
from pvm.lang.symbols.flags import ENUM
from pvm.lang.symbols.symbols import VarSymbol
from pvm.lang.tree.nodes import (
    Case,
    DefaultLabel,
    Expression,
    Ident,
    Literal,
    Select,
    Switch,
    SwitchExpression,
    Tree,
    Yield,
)
from pvm.lang.types.types import (
    BOOLEAN,
    BYTE,
    CHAR,
    ERROR,
    INT,
    NO_TYPE,
    SHORT,
    ClassType,
    Type,
)

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

_INTS = (INT, CHAR, SHORT, BYTE)
_NOT_ENUM_CONSTANT = (
    "an enum switch case label must be the unqualified name of an enumeration constant"
)
_PREVIEW = (
    "patterns in switch statements are a preview feature and are disabled by default.\n"
    "  (use --enable-preview to enable patterns in switch statements)"
)


class Switches(AttrBase):
    def visit_switch(self, tree: Switch, env: Env) -> None:
        target = JumpTarget(tree, env)
        self._attr_switch(tree, env, target)

    def visit_switch_expression(self, tree: SwitchExpression, env: Env, target: Type) -> Type:
        """A poly expression where it has a target (JLS 15.28.1)."""
        if target is not NO_TYPE:
            found = self.switch_argument(tree, env)
            return found.complete(target) if isinstance(found, Deferred) else found
        jump = JumpTarget(tree, env)
        if not self._attr_switch_expression(tree, env, jump):
            return ERROR
        return self._standalone_switch(jump.results)

    def switch_argument(self, tree: SwitchExpression, env: Env) -> Type:
        """Its results as those of a poly expression; ERROR if it has none."""
        jump = JumpTarget(tree, env)
        jump.arguments = []
        if not self._attr_switch_expression(tree, env, jump):
            return ERROR
        return Branches(self, tree, jump.arguments, BAD_IN_SWITCH)

    def _attr_switch_expression(self, tree: SwitchExpression, env: Env, jump: JumpTarget) -> bool:
        """Whether it can have a value."""
        tree.const = None
        self._attr_switch(tree, env, jump)
        if not tree.cases:
            self.log.error(tree.pos, "switch expression does not have any case clauses")
            return False
        if not jump.results:
            self.log.error(tree.pos, "switch expression does not have any result expressions")
            return False
        self._check_exhaustive(tree)
        return True

    def _attr_switch(self, tree: Switch | SwitchExpression, env: Env, target: JumpTarget) -> None:
        selector = self.value(tree.selector, env)
        tree.selector_type = self._selector_type(tree, selector)
        around, types = env.locals, env.local_types
        self.jumps.append(target)
        labels = _Labels()
        kind: bool | None = None
        for case in tree.cases:
            if kind is not None and kind != case.arrow:
                self.log.error(case.pos, "different case kinds used in the switch")
            kind = case.arrow
            for label in case.labels:
                self._label(tree, selector, case, label, env, labels)
            self._case_body(case, env)
        self.jumps.pop()
        env.locals, env.local_types = around, types

    def _case_body(self, case: Case, env: Env) -> None:
        """Groups of statements share one scope (JLS 6.3); pattern variables do not go on."""
        if not case.arrow:
            self.statements(case.body, env)
            return
        around, types = env.locals, env.local_types
        self.statements(case.body, env)
        env.locals, env.local_types = around, types

    def _selector_type(self, tree: Switch | SwitchExpression, selector: Type) -> Type:
        if self.types.primitive_of(selector) in _INTS:
            return INT
        if selector is self.symtab.string or selector is ERROR:
            return selector
        if isinstance(selector, ClassType) and selector.sym.is_enum:
            return selector
        if tree.cases:
            self._report_preview(tree.selector.pos)
        return ERROR

    def _report_preview(self, pos: int) -> None:
        """Once a file."""
        if self.log.source not in self.previews_reported:
            self.previews_reported.add(self.log.source)
            self.log.error(pos, _PREVIEW)

    # --- labels ---------------------------------------------------------------------------------

    def _label(
        self,
        tree: Switch | SwitchExpression,
        selector: Type,
        case: Case,
        label: Tree,
        env: Env,
        labels: _Labels,
    ) -> None:
        if isinstance(label, DefaultLabel):
            if labels.add(None):
                self.log.error(label.pos, "duplicate default label")
            return
        assert isinstance(label, Expression)
        if tree.selector_type is ERROR:
            self._label_of_nothing(selector, label, env)
            return
        if isinstance(tree.selector_type, ClassType) and tree.selector_type.sym.is_enum:
            value: Any = self._enum_label(tree.selector_type, label)
        else:
            value = self._constant_label(tree, selector, label, env)
        if value is not None and labels.add(value):
            pos = label.pos if isinstance(value, VarSymbol) else case.pos
            self.log.error(pos, "duplicate case label")

    def _label_of_nothing(self, selector: Type, label: Expression, env: Env) -> None:
        found = ERROR if selector is ERROR and isinstance(label, Ident) else self.expr(label, env)
        if selector is not ERROR and found is not ERROR:
            self.log.error(
                label.pos,
                f"constant label of type {found} is not compatible with switch selector type "
                f"{selector}",
            )

    def _enum_label(self, enum: ClassType, label: Expression) -> VarSymbol | None:
        if isinstance(label, Ident):
            sym = enum.sym.fields.get(label.name)
            if sym is not None and sym.flags & ENUM:
                label.sym = sym
                label.type = enum
                return sym
        self.log.error(label.pos, _NOT_ENUM_CONSTANT)
        return None

    def _constant_label(
        self, tree: Switch | SwitchExpression, selector: Type, label: Expression, env: Env
    ) -> Any:
        if isinstance(label, Literal) and label.kind == "null":
            self._report_preview(label.pos)
            return None
        found = self.value(label, env)
        if found is ERROR:
            return None
        if not self.types.is_assignable(found, selector, label.const):
            self.report_incompatible(label.pos, found, selector)
            return None
        if label.const is None:
            is_string = selector is self.symtab.string
            word = "constant string expression required" if is_string else "constant expression"
            self.log.error(label.pos, word if is_string else f"{word} required")
            return None
        return label.const

    # --- expressions ----------------------------------------------------------------------------

    def _check_exhaustive(self, tree: SwitchExpression) -> None:
        """JLS 15.28.1: a default, or all constants of the enum."""
        selector = tree.selector_type
        labels = [label for case in tree.cases for label in case.labels]
        if selector is ERROR or any(isinstance(label, DefaultLabel) for label in labels):
            return
        if isinstance(selector, ClassType) and selector.sym.is_enum:
            named = {label.name for label in labels if isinstance(label, (Ident, Select))}
            if all(name in named for name in _enum_constants(selector)):
                return
        self.uncovered.append((self.log.source, tree.pos))

    def _standalone_switch(self, results: list[Yield]) -> Type:
        """JLS 15.28.1: one type, or boolean, or numeric, or boxed and their least upper bound."""
        types = [result.value.type for result in results]
        first = types[0]
        if all(t is first for t in types) or ERROR in types:
            return first
        primitive = [self.types.primitive_of(t) for t in types]
        if all(p is BOOLEAN for p in primitive):
            return BOOLEAN
        if all(p.is_numeric for p in primitive):
            return self._numeric(results, primitive)
        return self.types.lub([self.types.boxed(t) for t in types])

    def _numeric(self, results: list[Yield], types: list[Type]) -> Type:
        for narrow in (BYTE, SHORT, CHAR):
            if narrow in types and all(
                t is narrow or (t is BYTE and narrow is SHORT) or _fits(r, t, narrow, self.types)
                for t, r in zip(types, results, strict=True)
            ):
                return narrow
        found = types[0]
        for t in types[1:]:
            found = self.types.binary_promotion(found, t)
        return found


def _fits(result: Yield, found: Type, narrow: Type, types: Any) -> bool:
    const = result.value.const
    return found is INT and const is not None and types.is_assignable(INT, narrow, const)


def _enum_constants(enum: ClassType) -> Iterator[str]:
    return (name for name, field in enum.sym.fields.items() if field.flags & ENUM)


class _Labels:
    """The labels of a switch so far; None is `default`."""

    def __init__(self) -> None:
        self._seen: set[Any] = set()

    def add(self, value: Any) -> bool:
        """Whether it was there already."""
        if value in self._seen:
            return True
        self._seen.add(value)
        return False
