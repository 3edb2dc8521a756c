"""Verification types of locals and stack entries (JVMS 4.10.1.2), as the emitter holds them.

One entry a slot: a small int for what has no class (its item tag), the class's internal name or
array descriptor as a str, an `Uninitialized` for an object made but not constructed, None for a
local without a value, and HALF for the upper slot of a long or double.
"""

from __future__ import annotations

from typing import Final

from pvm.vm.classfile.stackmap import (
    ITEM_DOUBLE,
    ITEM_FLOAT,
    ITEM_INTEGER,
    ITEM_LONG,
    ITEM_NULL,
    ITEM_OBJECT,
    ITEM_UNINITIALIZED,
    ITEM_UNINITIALIZED_THIS,
)


class Uninitialized:
    """The object made by the `new` at `pc`."""

    __slots__ = ("pc",)

    def __init__(self, pc: int) -> None:
        self.pc = pc


Slot = int | str | Uninitialized | None
Slots = tuple[Slot, ...]

INT_ITEM: Final = ITEM_INTEGER
FLOAT_ITEM: Final = ITEM_FLOAT
LONG_ITEM: Final = ITEM_LONG
DOUBLE_ITEM: Final = ITEM_DOUBLE
NULL_ITEM: Final = ITEM_NULL
THIS_ITEM: Final = ITEM_UNINITIALIZED_THIS
OBJECT_ITEM: Final = ITEM_OBJECT
UNINITIALIZED_ITEM: Final = ITEM_UNINITIALIZED
HALF: Final = -1

PUSHED: Final[dict[str, Slots]] = {
    "I": (INT_ITEM,),
    "F": (FLOAT_ITEM,),
    "J": (LONG_ITEM, HALF),
    "D": (DOUBLE_ITEM, HALF),
}


def merged(left: Slots, right: Slots) -> Slots:
    """The locals where two paths join: what both agree on."""
    if left is right or left == right:
        return left
    return tuple([a if a == b else None for a, b in zip(left, right, strict=False)])
