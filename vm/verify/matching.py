"""Whether a frame may arrive where another one is declared (JVMS 4.10.1.4, frameIsAssignable)."""

from collections.abc import Callable

from pvm.vm.verify.assign import Assignability
from pvm.vm.verify.frame import Frame
from pvm.vm.verify.problems import Describe, Problem
from pvm.vm.verify.types import HALF, TOP, Type, is_wide, second_half

Reason = Callable[[Describe], str]

Shown = tuple[list[Type], list[Type], bool]
"""What the details show of a frame: locals, stack, whether super() is still to be called."""


class FrameMismatch(Problem):
    """A Problem of two frames. `target`: index of the instruction where one is declared."""

    def __init__(
        self, headline: str, reason: Reason, arriving: Shown, declared: Frame, target: int
    ) -> None:
        super().__init__(headline, headline, reason, shows_frame=True)
        self.arriving = arriving
        self.declared: Shown = declared.locals, declared.stack, declared.needs_super
        self.target = target


def mismatch(assignability: Assignability, arriving: Frame, declared: Frame) -> Reason | None:
    """What is wrong, None if nothing is. A value on the stack keeps its size, whatever its type."""
    if arriving.locals != declared.locals:
        for local, (found, wanted) in enumerate(
            zip(arriving.locals, declared.locals, strict=True)
        ):
            if found != wanted and wanted != TOP and not _holds(assignability, found, wanted):
                return _unassignable(_whole(arriving.locals, local), wanted, f"locals[{local}]")
    if arriving.slots != declared.slots or len(arriving.stack) != len(declared.stack):
        return sizes_differ
    if arriving.stack != declared.stack:
        slot = 0
        for found, wanted in zip(arriving.stack, declared.stack, strict=True):
            if found != wanted and not _fits_on_stack(assignability, found, wanted):
                return _unassignable(found, wanted, f"stack[{slot}]")
            slot += 2 if is_wide(found) else 1
    if arriving.needs_super and not declared.needs_super:
        return lambda describe: "Current frame's flags are not assignable to stack map frame's."
    return None


def sizes_differ(describe: Describe) -> str:
    return "Current frame's stack size doesn't match stackmap."


def _holds(assignability: Assignability, found: Type, wanted: Type) -> bool:
    """Only classes have other types below them."""
    return isinstance(wanted, str) and wanted[0] in "L[" and assignability.holds(found, wanted)


def _fits_on_stack(assignability: Assignability, found: Type, wanted: Type) -> bool:
    if is_wide(found):
        return False
    return wanted == TOP or _holds(assignability, found, wanted)


def _whole(locals_: list[Type], local: int) -> Type:
    return second_half(locals_[local - 1]) if locals_[local] == HALF else locals_[local]


def _unassignable(found: Type, wanted: Type, place: str) -> Reason:
    return lambda describe: (
        f"Type {describe(found)} (current frame, {place}) is not assignable to "
        f"{describe(wanted)} (stack map, {place})"
    )
