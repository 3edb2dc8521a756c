"""The StackMapTable (JVMS 4.7.4) from the states that the emitter recorded."""

from __future__ import annotations

from collections.abc import Callable

from pvm.lang.gen.verification import (
    HALF,
    OBJECT_ITEM,
    UNINITIALIZED_ITEM,
    Slots,
    Uninitialized,
)
from pvm.vm.classfile.stackmap import FULL, SAME_EXTENDED, SAME_LOCALS_1_EXTENDED

Encoded = list[bytes]


class FrameWriter:
    """`class_index` gives the constant pool index of a class by name."""

    def __init__(self, class_index: Callable[[str], int]) -> None:
        self._class_index = class_index
        self._encoded: dict[str | int | None, bytes] = {None: b"\0"}

    def table(self, entry: Slots, frames: list[tuple[int, Slots, Slots]]) -> bytes:
        """The attribute's body."""
        out = bytearray(len(frames).to_bytes(2, "big"))
        previous, last_slots, last_pc = self._types(entry), entry, -1
        for pc, locals_, stack in frames:
            types = previous if locals_ is last_slots else self._types(locals_)
            out += _frame(pc - last_pc - 1, previous, types, self._types(stack))
            previous, last_slots, last_pc = types, locals_, pc
        return bytes(out)

    def _types(self, slots: Slots) -> Encoded:
        if not slots:
            return []
        known = self._encoded
        types = []
        for slot in slots:
            if slot == HALF:
                continue
            if isinstance(slot, Uninitialized):
                types.append(bytes((UNINITIALIZED_ITEM,)) + slot.pc.to_bytes(2, "big"))
                continue
            encoded = known.get(slot)
            if encoded is None:
                encoded = known[slot] = self._encode(slot)
            types.append(encoded)
        while types and types[-1] == b"\0":
            types.pop()
        return types

    def _encode(self, slot: int | str | None) -> bytes:
        if isinstance(slot, str):
            return bytes((OBJECT_ITEM,)) + self._class_index(slot).to_bytes(2, "big")
        return bytes((slot or 0,))


def _frame(delta: int, previous: Encoded, types: Encoded, stack: Encoded) -> bytes:
    """The shortest frame that turns the previous frame's locals into these."""
    same = types == previous
    if same and not stack:
        return _tag(delta, delta, SAME_EXTENDED)
    if same and len(stack) == 1:
        return _tag(64 + delta, delta, SAME_LOCALS_1_EXTENDED) + stack[0]
    growth = len(types) - len(previous)
    common = min(len(types), len(previous))
    if not stack and abs(growth) <= 3 and types[:common] == previous[:common]:
        head = bytes((SAME_EXTENDED + growth,)) + delta.to_bytes(2, "big")
        return head + b"".join(types[common:])
    head = bytes((FULL,)) + delta.to_bytes(2, "big")
    return head + _counted(types) + _counted(stack)


def _tag(short: int, delta: int, extended: int) -> bytes:
    return bytes((short,)) if delta < 64 else bytes((extended,)) + delta.to_bytes(2, "big")


def _counted(types: Encoded) -> bytes:
    return len(types).to_bytes(2, "big") + b"".join(types)
