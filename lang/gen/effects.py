"""What each opcode does to the stack, slot by slot, from the opcode table.

Only opcodes whose effect does not depend on an operand, and whose results have no class, are here;
the emitter has a method for each of the others.
"""

from typing import Final

from pvm.lang.gen.verification import NULL_ITEM, PUSHED, Slots
from pvm.vm.classfile.opcodes import OPCODES, Op, Opcode


def _slots(letters: str) -> int:
    return sum(2 if letter in "JD" else 1 for letter in letters)


def _effect(opcode: Opcode) -> tuple[int, Slots] | None:
    if opcode.format or not set(opcode.pops + opcode.pushes) <= set("IJFDA"):
        return None
    if "A" in opcode.pushes:
        return None
    pushed: Slots = ()
    for letter in opcode.pushes:
        pushed += PUSHED[letter]
    return _slots(opcode.pops), pushed


EFFECTS: Final[dict[int, tuple[int, Slots]]] = {
    opcode.code: effect
    for opcode in OPCODES
    if opcode is not None and (effect := _effect(opcode)) is not None
} | {Op.ACONST_NULL: (0, (NULL_ITEM,))}  # fmt: skip
"""Opcode without operands -> (slots popped, slots pushed)."""
