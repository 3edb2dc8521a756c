"""The verifier's state before an instruction: types of locals and operand stack (JVMS 4.10.2.2).

Invariant: a J or D in a local is followed by a HALF, and there is no other HALF; so a long is whole
wherever its first half still is. The stack has one element a value.
"""

from pvm.vm.classfile.errors import LinkageFailure, verify_error
from pvm.vm.verify.types import (
    HALF,
    TOP,
    UNINITIALIZED_THIS,
    Type,
    is_object,
    is_reference,
    is_wide,
    merged,
    show,
)


class Frame:
    """`slots` counts the stack in slots. `changed`: a local was, since the handlers last saw it.
    `needs_super`: in a constructor, this() or super() has not been called on every path."""

    __slots__ = ("changed", "locals", "max_slots", "needs_super", "slots", "stack")

    def __init__(self, max_locals: int, max_slots: int) -> None:
        self.locals: list[Type] = [TOP] * max_locals
        self.stack: list[Type] = []
        self.slots = 0
        self.max_slots = max_slots
        self.changed = True
        self.needs_super = False

    def copy(self) -> "Frame":
        twin = Frame.__new__(Frame)
        twin.locals = self.locals.copy()
        twin.stack = self.stack.copy()
        twin.slots = self.slots
        twin.max_slots = self.max_slots
        twin.changed = True
        twin.needs_super = self.needs_super
        return twin

    # The operand stack

    def push(self, type_: Type) -> None:
        self.slots += 2 if is_wide(type_) else 1
        if self.slots > self.max_slots:
            raise verify_error("Stack size too large")
        self.stack.append(type_)

    def pop(self) -> Type:
        if not self.stack:
            raise verify_error("Unable to pop operand off an empty stack")
        type_ = self.stack.pop()
        self.slots -= 2 if is_wide(type_) else 1
        return type_

    def pop_kind(self, kind: str) -> None:
        """Pops a primitive value of exactly this type."""
        type_ = self.pop()
        if type_ != kind:
            raise bad_operand(show(kind), type_)

    def pop_object(self) -> Type:
        type_ = self.pop()
        if not is_object(type_):
            raise bad_operand("object/array", type_)
        return type_

    def pop_reference(self) -> Type:
        type_ = self.pop()
        if not is_reference(type_):
            raise bad_operand("object/array", type_)
        return type_

    # The locals

    def store(self, local: int, type_: Type) -> None:
        locals_ = self.locals
        self._cut(local)
        locals_[local] = type_
        if is_wide(type_):
            self._cut(local + 1)
            locals_[local + 1] = HALF
        self.changed = True

    def _cut(self, local: int) -> None:
        """A value of which half is about to be overwritten becomes unusable."""
        old = self.locals[local]
        if old == HALF:
            self.locals[local - 1] = TOP
        elif is_wide(old):
            self.locals[local + 1] = TOP

    # The frame as a whole

    def replace(self, old: Type, new: Type) -> None:
        """Every copy of `old`, which is of category 1, becomes `new`."""
        self.locals = [new if type_ == old else type_ for type_ in self.locals]
        self.stack = [new if type_ == old else type_ for type_ in self.stack]
        self.changed = True

    def initialize(self, old: Type, new: Type) -> None:
        """The constructor of `old` has returned (JVMS 4.10.2.4)."""
        self.replace(old, new)
        if old == UNINITIALIZED_THIS:
            self.needs_super = False

    def merge(self, other: "Frame") -> bool:
        """Takes in what another path brings; True if that changed anything."""
        if len(self.stack) != len(other.stack):
            raise verify_error(f"Inconsistent stack height {other.slots} != {self.slots}")
        stack = _merged_all(self.stack, other.stack)
        for before, brought, after in zip(self.stack, other.stack, stack, strict=True):
            if after == TOP:
                raise verify_error(f"Mismatched stack types: {show(brought)} and {show(before)}")
        changed = self.merge_locals(other)
        if stack != self.stack:
            self.stack = stack
            changed = True
        return changed

    def merge_locals(self, other: "Frame") -> bool:
        """As merge, but for the stack: what a handler takes in."""
        needs_super = self.needs_super or other.needs_super
        locals_ = self.locals
        if locals_ == other.locals and needs_super == self.needs_super:
            return False
        after = _merged_all(locals_, other.locals)
        for local, type_ in enumerate(after):
            if type_ == HALF and not is_wide(after[local - 1]):  # a long met a double
                after[local] = TOP
        changed = after != locals_ or needs_super != self.needs_super
        self.locals, self.needs_super = after, needs_super
        return changed


def _merged_all(first: list[Type], second: list[Type]) -> list[Type]:
    return [a if a == b else merged(a, b) for a, b in zip(first, second, strict=True)]


def bad_operand(expected: str, found: Type) -> LinkageFailure:
    return verify_error(
        f"Bad type on operand stack: expecting to find {expected} on stack, found {show(found)}"
    )
