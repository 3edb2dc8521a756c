"""switch statements and expressions (JLS 14.11, 15.28)."""

from __future__ import annotations

from typing import Any

from pvm.lang.gen.base import GenBase, Local
from pvm.lang.gen.captures import children
from pvm.lang.gen.exits import ConditionExit, Exit, YieldExit
from pvm.lang.gen.hashes import string_hash
from pvm.lang.gen.joins import Chain
from pvm.lang.gen.shapes import REFERENCE_KIND
from pvm.lang.gen.statements import Statements
from pvm.lang.gen.switch_patch import SwitchPatch
from pvm.lang.gen.verification import DOUBLE_ITEM, FLOAT_ITEM, HALF, INT_ITEM, LONG_ITEM
from pvm.lang.tree.nodes import (
    Case,
    ClassDecl,
    DefaultLabel,
    Expression,
    Ident,
    Lambda,
    Switch,
    SwitchExpression,
    Synchronized,
    Tree,
    Try,
)
from pvm.lang.types.types import INT, VOID, Type
from pvm.vm.classfile.opcodes import Op

_KIND_OF_ITEM = {INT_ITEM: 0, LONG_ITEM: 1, FLOAT_ITEM: 2, DOUBLE_ITEM: 3}


def prefers_table(keys: list[int]) -> bool:
    """javac's rule: a tableswitch if it is not worse, weighing space and (three times) time."""
    if not keys:
        return False
    table = 4 + (keys[-1] - keys[0] + 1) + 3 * 3
    lookup = 3 + 2 * len(keys) + 3 * len(keys)
    return table <= lookup


def _contains_try(tree: Any) -> bool:
    if isinstance(tree, list):
        return any(_contains_try(part) for part in tree)
    if isinstance(tree, (Try, Synchronized)):
        return True
    if not isinstance(tree, Tree) or isinstance(tree, (ClassDecl, Lambda)):
        return False
    return any(_contains_try(getattr(tree, name)) for name in children(tree))


class _Cases:
    """Which key leads to which case; `default` is an index or -1."""

    def __init__(self, cases: list[Case], key_of: Any) -> None:
        self.default = -1
        self.keys: dict[int, int] = {}
        for index, case in enumerate(cases):
            for label in case.labels:
                if isinstance(label, DefaultLabel):
                    self.default = index
                else:
                    self.keys[key_of(label)] = index


class Switches(Statements, GenBase):
    def switch_statement(self, tree: Switch) -> None:
        code = self.code
        limit = code.next_local
        if not tree.cases:
            self.effect(tree.selector)
            return
        leave = Exit(tree)
        cases = self._select(tree)
        patch = self._jump_table(cases)
        self.exits.append(leave)
        for index, case in enumerate(tree.cases):
            self._enter_case(patch, cases, index)
            self._case_body(case)
            if case.arrow:
                self.line(tree.end)
                leave.breaks += code.goto()
        self.exits.pop()
        if cases.default < 0:
            patch.enter()
            patch.fill_default()
        code.end_scope(limit)
        code.resolve(leave.breaks)

    def switch_expression(self, tree: SwitchExpression) -> Type:
        code = self.code
        if not code.alive:
            return self.erasure(tree.type)
        limit = code.next_local
        leave = YieldExit(tree, self.erasure(tree.type), self._stored_stack(tree))
        self._yielding_cases(tree, leave)
        code.end_scope(limit)
        code.resolve(leave.breaks)
        return leave.type

    def branch_switch(self, tree: SwitchExpression, sense: bool) -> Chain:
        code = self.code
        limit = code.next_local
        leave = ConditionExit(tree, self._stored_stack(tree), sense)
        if code.alive:
            self._yielding_cases(tree, leave)
        code.end_scope(limit)
        code.resolve(leave.breaks)
        return [(at, locals_[:limit], stack) for at, locals_, stack in leave.jumps]

    def _yielding_cases(self, tree: SwitchExpression, leave: YieldExit) -> None:
        cases = self._select(tree)
        patch = self._jump_table(cases)
        self.exits.append(leave)
        for index, case in enumerate(tree.cases):
            self._enter_case(patch, cases, index)
            self._case_body(case)
        if cases.default < 0:
            patch.enter()
            patch.fill_default()
            self.line(tree.pos)
            self.throw_new("java/lang/IncompatibleClassChangeError")
        self.exits.pop()

    def _stored_stack(self, tree: SwitchExpression) -> list[Local]:
        """Handlers clear the stack: what is on it waits in locals.  Bottom first."""
        code = self.code
        stored: list[Local] = []
        if not code.state()[1] or not _contains_try(tree.cases):
            return stored
        while code.stack:
            item = code.stack[-2] if code.stack[-1] == HALF else code.stack[-1]
            kind = _KIND_OF_ITEM.get(item, REFERENCE_KIND) if isinstance(item, int) else 4
            slot = code.new_local(2 if kind in (1, 3) else 1)
            local = Local(slot, kind, item, VOID)
            self.store(local)
            stored.append(local)
        return stored[::-1]

    # --- cases ---

    def _enter_case(self, patch: SwitchPatch, cases: _Cases, index: int) -> None:
        if index in patch.targets or cases.default == index:
            patch.enter()
            patch.fill(index)
            if cases.default == index:
                patch.fill_default()

    def _case_body(self, case: Case) -> None:
        limit = self.code.next_local
        for statement in case.body:
            self.statement(statement)
        if case.arrow:
            self.code.end_scope(limit)

    # --- selectors ---

    def _select(self, tree: Switch | SwitchExpression) -> _Cases:
        """Pushes an int; which ints lead where."""
        selector = tree.selector
        selector_type = tree.selector_type
        if selector_type is INT:
            self.expr(selector, INT)
            return _Cases(tree.cases, lambda label: int(label.const))
        if self.erasure(selector_type) is self.symtab.string:
            return self._select_string(selector, tree.cases)
        return self._select_enum(selector, self.erasure(selector_type), tree.cases)

    def _select_enum(self, selector: Expression, enum: Any, cases: list[Case]) -> _Cases:
        """The ordinals may change without this class being compiled again (JLS 13.4.26): a
        synthetic class maps those of the running program to the numbers used here."""
        switch_map = self.nest.switch_map(enum.sym, selector.pos)
        index = self.pool.named_field(switch_map.class_name, switch_map.field, "[I")
        self.pool.note_synthetic(switch_map.class_name)
        self.code.member(Op.GETSTATIC, index, 0, ("[I",))
        self.expr(selector, enum)
        self.pool.note(enum)
        self.invoke_virtual(enum.sym.flat_name, "ordinal", "()I")
        self.code.op(Op.IALOAD)

        def key_of(label: Tree) -> int:
            assert isinstance(label, Ident)
            return switch_map.number(label.name)

        return _Cases(cases, key_of)

    def _select_string(self, selector: Expression, cases: list[Case]) -> _Cases:
        """First by hash code, then by `equals`, to the label's number."""
        labels = [
            label.const for case in cases for label in case.labels if isinstance(label, Expression)
        ]
        code = self.code
        text = self.temporary(self.symtab.string)
        number = self.temporary(INT)
        self.expr(selector, self.symtab.string)
        self.store(text)
        code.push_int(-1)
        self.store(number)
        self.load(text)
        self.invoke_virtual("java/lang/String", "hashCode", "()I")
        self._find_label(labels, text, number)
        self.load(number)
        numbers = {label: i for i, label in enumerate(labels)}
        return _Cases(cases, lambda label: numbers[label.const])

    def _find_label(self, labels: list[str], text: Local, number: Local) -> None:
        code = self.code
        groups: dict[int, list[str]] = {}
        for label in labels:
            groups.setdefault(string_hash(label), []).append(label)
        if not groups:
            code.pop(1)
            return
        by_hash = _Cases([], None)
        by_hash.keys = {value: i for i, value in enumerate(groups)}
        patch = self._jump_table(by_hash)
        done = []
        for i, group in enumerate(groups.values()):
            self._enter_case(patch, by_hash, i)
            for label in group:
                self.load(text)
                self.push_string(label)
                self.invoke_virtual("java/lang/String", "equals", "(Ljava/lang/Object;)Z")
                different = code.jump(Op.IFEQ)
                self.push_int(labels.index(label))
                self.store(number)
                done += code.goto()
                code.resolve(different)
            done += code.goto()
        patch.enter()
        patch.fill_default()
        code.resolve(done)

    def _jump_table(self, cases: _Cases) -> SwitchPatch:
        """The switch instruction; `targets` of the result: the case of each row, -1 for default."""
        keys = sorted(cases.keys)
        if prefers_table(keys):
            low, count = keys[0], keys[-1] - keys[0] + 1
            patch = self.code.table_switch(low, count)
            patch.targets = [cases.keys.get(low + i, -1) for i in range(count)]
        else:
            patch = self.code.lookup_switch(keys)
            patch.targets = [cases.keys[key] for key in keys]
        return patch
