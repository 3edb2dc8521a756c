"""The operand stack of a method in the making, and the instructions that shuffle it.

Types are letters: I J F D, A for Object, [ for int[].
"""

from __future__ import annotations

import random

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.constants import Double, Float, Integer, Long
from pvm.vm.classfile.opcodes import Op

WIDE = "JD"
# How many slots an instruction takes from the top, and which of them, counted from the lowest
# taken, are there afterwards.
SHUFFLES: dict[int, tuple[int, tuple[int, ...]]] = {
    Op.DUP: (1, (0, 0)),
    Op.DUP_X1: (2, (1, 0, 1)),
    Op.DUP_X2: (3, (2, 0, 1, 2)),
    Op.DUP2: (2, (0, 1, 0, 1)),
    Op.DUP2_X1: (3, (1, 2, 0, 1, 2)),
    Op.DUP2_X2: (4, (2, 3, 0, 1, 2, 3)),
    Op.SWAP: (2, (1, 0)),
    Op.POP: (1, ()),
    Op.POP2: (2, ()),
}
# The cut between what is moved and what it is moved over, in slots from the top: a value of two
# slots may not be cut (JVMS 2.11.1).
CUTS = {
    Op.DUP: (1,), Op.DUP_X1: (1, 2), Op.DUP_X2: (1, 3), Op.DUP2: (2,), Op.DUP2_X1: (2, 3),
    Op.DUP2_X2: (2, 4), Op.SWAP: (1, 2), Op.POP: (1,), Op.POP2: (2,),
}  # fmt: skip


class Stack:
    """The types on the operand stack, the top last."""

    def __init__(self, types: str) -> None:
        self.types = types

    def push(self, *types: str) -> None:
        """Values are pushed, the last on top."""
        self.types += "".join(types)

    def pop(self, count: int) -> None:
        """Values are popped."""
        if count:
            self.types = self.types[:-count]

    def ends(self, types: str) -> bool:
        """Whether the values on top have these types."""
        return self.types.endswith(types)

    def slots(self) -> str:
        """A letter for each slot; the second of a wide value is in lower case."""
        return "".join(t + t.lower() if t in WIDE else t for t in self.types)

    def able_shuffles(self) -> list[int]:
        """The instructions that cut no value in two, here."""
        slots = self.slots()
        boundaries = {len(slots)}
        position = len(slots)
        for t in reversed(self.types):
            position -= 2 if t in WIDE else 1
            boundaries.add(position)
        return [
            op
            for op, (taken, _) in SHUFFLES.items()
            if taken <= len(slots)
            and all(len(slots) - cut in boundaries for cut in CUTS[op])
            and not (taken == 1 and slots[-1].islower())
        ]

    def shuffle(self, op: int) -> None:
        """What one of them makes of the stack."""
        taken, order = SHUFFLES[op]
        slots = self.slots()
        moved = slots[len(slots) - taken :]
        after = slots[: len(slots) - taken] + "".join(moved[i] for i in order)
        self.types = "".join(t for t in after if not t.islower())


def push_constant(code: CodeBuilder, rng: random.Random, kind: str) -> None:
    """A constant of the type, often at an edge."""
    if kind == "I":
        code.load_constant(Integer(rng.choice((0, 1, -1, 7, 31, 1 << 30, -(1 << 31), 0x7FFFFFFF))))
    elif kind == "J":
        code.load_constant(Long(rng.choice((0, 1, -1, 63, 1 << 40, -(1 << 63), (1 << 63) - 1))))
    elif kind == "F":
        code.load_constant(Float(rng.choice((0, 0x80000000, 0x3F800000, 0x7FC00000, 0x4F000000))))
    elif kind == "D":
        bits = rng.choice((0, 1 << 63, 0x3FF0000000000000, 0x7FF8000000000000, 0x41E0000000000000))
        code.load_constant(Double(bits))
    elif kind == "A":
        code.emit(Op.ACONST_NULL)
    else:
        code.push_int(rng.choice((0, 4, 16)))
        code.emit(Op.NEWARRAY, 10)
