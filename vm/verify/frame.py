"""The verifier's state before an instruction: types of locals and operand stack (JVMS 4.10.2.2).

Invariant: a J or D in a local is followed by a HALF, and there is no other HALF; so a long is whole
wherever its first half still is. The stack has one element a value.
"""

from typing import Final

from pvm.vm.classfile.errors import verify_error
from pvm.vm.verify.effects import UNDERFLOW
from pvm.vm.verify.problems import BAD_OPERAND, Problem, not_assignable
from pvm.vm.verify.types import (
    HALF,
    TOP,
    UNINITIALIZED_THIS,
    Type,
    is_object,
    is_reference,
    is_storable,
    is_wide,
    merged,
    second_half,
    word,
)

REFERENCE: Final = "reference type"
CATEGORY_1: Final = "category1 type"
NOT_TYPES: Final = (REFERENCE, CATEGORY_1)
"""What may be wanted of a value besides a type."""


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
        slots = self.slots + (2 if is_wide(type_) else 1)
        if slots > self.max_slots:
            raise _overflow()
        self.slots = slots
        self.stack.append(type_)

    def pop(self) -> Type:
        if not self.stack:
            raise underflow()
        type_ = self.stack.pop()
        self.slots -= 2 if is_wide(type_) else 1
        return type_

    def pop_kind(self, kind: str) -> None:
        """Pops a primitive value of exactly this type."""
        type_ = self.pop()
        if type_ != kind:
            raise self.misfit(type_, kind, f"Expecting to find {word(kind)} on stack")

    def pop_object(self, wanted: str = REFERENCE) -> Type:
        type_ = self.pop()
        if not is_object(type_):
            raise self.no_object(type_, wanted)
        return type_

    def pop_reference(self) -> Type:
        type_ = self.pop()
        if not is_reference(type_):
            raise self.no_object(type_)
        return type_

    def pop_storable(self) -> Type:
        type_ = self.pop()
        if not is_storable(type_):
            raise self.no_object(type_)
        return type_

    def no_object(self, found: Type, wanted: str = REFERENCE) -> Problem:
        return self.misfit(found, wanted, "Expecting to find object/array on stack")

    def misfit(
        self, found: Type, wanted: str, message: str, headline: str = BAD_OPERAND, suffix: str = ""
    ) -> Problem:
        """For `found`, just popped, which is not of the type wanted (a descriptor, a primitive type
        or words)."""
        slot = self.slots
        self.restore(found)
        if is_wide(wanted):
            if self.slots < 2:
                return underflow()
            if not is_wide(found):  # a long is looked for two slots below the top
                found, slot = second_half(self.stack[-2]), slot - 1
        elif is_wide(found):
            found, slot = second_half(found), slot + 1
        words = wanted if wanted in NOT_TYPES else word(wanted)
        return not_assignable(found, f"stack[{slot}]", words, message, headline, suffix)

    def restore(self, popped: Type) -> None:
        """Pushes back what was popped."""
        self.stack.append(popped)
        self.slots += 2 if is_wide(popped) else 1

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

    def thrown(self, caught: Type) -> "Frame":
        """The frame of a handler that catches what is thrown here. The locals are shared."""
        entry = Frame(0, self.max_slots)
        entry.locals, entry.needs_super = self.locals, self.needs_super
        entry.push(caught)
        return entry

    def merge(self, other: "Frame") -> bool:
        """Takes in what another path brings; True if that changed anything."""
        if len(self.stack) != len(other.stack):
            raise verify_error(f"Inconsistent stack height {other.slots} != {self.slots}")
        stack = _merged_all(self.stack, other.stack)
        if TOP in stack:
            raise verify_error("Mismatched stack types")
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


def underflow() -> Problem:
    return Problem(
        UNDERFLOW, "Operand stack underflow", "Attempt to pop empty stack.", shows_frame=True
    )


def _overflow() -> Problem:
    return Problem(
        "Stack size too large",
        "Operand stack overflow",
        "Exceeded max stack size.",
        shows_frame=True,
    )
