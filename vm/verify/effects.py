"""How each instruction changes the operand stack, in values, derived from the opcode table.

A stack is a sequence with one element a value, top last; a stack of kinds is a str of the table's
letters I J F D A, and T for a value of no single kind.
"""

from typing import Final, TypeVar

from pvm.vm.classfile.constants import (
    TAG_DOUBLE,
    TAG_DYNAMIC,
    TAG_FLOAT,
    TAG_INTEGER,
    TAG_LONG,
    ConstantPool,
)
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.descriptors import parse_method_descriptor, value_type
from pvm.vm.classfile.errors import verify_error
from pvm.vm.classfile.opcodes import OPCODES, Op, Opcode

Effect = tuple[int, str]
"""Number of values popped, kinds pushed."""

S = TypeVar("S", str, list[str | frozenset[str]])
"""A stack of kinds, or of verification types."""

UNDERFLOW: Final = "Unable to pop operand off an empty stack"
SPLIT: Final = "Attempt to split long or double on the stack"

_CONSTANT_KIND: Final = {TAG_INTEGER: "I", TAG_FLOAT: "F", TAG_LONG: "J", TAG_DOUBLE: "D"}
_FIELD_POPS: Final = {
    Op.GETSTATIC: 0,
    Op.GETFIELD: 1,
    Op.PUTSTATIC: 1,
    Op.PUTFIELD: 2,
}
_GETS: Final = frozenset((Op.GETSTATIC, Op.GETFIELD))
_LOADS_CONSTANT: Final = frozenset((Op.LDC, Op.LDC_W, Op.LDC2_W))
_WITHOUT_RECEIVER: Final = frozenset((Op.INVOKESTATIC, Op.INVOKEDYNAMIC))


def _is_slotwise(op: Opcode) -> bool:
    return op.pops.islower()


def _fixed_effect(op: Opcode | None) -> Effect | None:
    if op is None or op.is_polymorphic or _is_slotwise(op):
        return None
    return len(op.pops), op.pushes.replace("R", "A")


FIXED: Final[tuple[Effect | None, ...]] = tuple(_fixed_effect(op) for op in OPCODES)
"""By opcode; None where it depends on the operands or on the categories of the values."""

_SLOTWISE: Final = {
    op.code: (len(op.pushes) - len(op.pops), len(op.pops))
    for op in OPCODES
    if op is not None and _is_slotwise(op)
}
"""The dup family and pop: opcode -> (slots copied down from the top, slots taken part in)."""


def is_slotwise(code: int) -> bool:
    """True for pop, pop2, swap and the dup family."""
    return code in _SLOTWISE


def slots_involved(code: int) -> int:
    """How many of the topmost slots pop, pop2, swap or one of the dup family takes part in."""
    return _SLOTWISE[code][1]


def values_in_slots(stack: S, slots: int) -> int:
    """How many values the topmost `slots` slots hold. VerifyError failure if one is cut in two."""
    index = len(stack)
    while slots > 0:
        index -= 1
        if index < 0:
            raise verify_error(UNDERFLOW)
        slots -= 2 if stack[index] in ("J", "D") else 1
    if slots < 0:
        raise verify_error(SPLIT)
    return len(stack) - index


def rearrange(code: int, stack: S) -> S:
    """The stack after pop, pop2, swap or a member of the dup family."""
    copied, involved = _SLOTWISE[code]
    kept = stack[: len(stack) - values_in_slots(stack, involved)]
    if copied < 0:
        return kept
    if copied == 0:  # swap: also for two values of category 1 alone
        if stack[-1] in ("J", "D") or stack[-2] in ("J", "D"):
            raise verify_error(SPLIT)
        return kept + stack[-1:] + stack[-2:-1]
    moved = values_in_slots(stack, copied)
    return kept + stack[len(stack) - moved :] + stack[len(kept) :]


_call_effects: dict[str, Effect] = {}


def call_effect(descriptor: str) -> Effect:
    """Number of parameters, kind of the result ("" for void)."""
    found = _call_effects.get(descriptor)
    if found is None:
        parsed = parse_method_descriptor(descriptor)
        found = (len(parsed.parameters), value_type(parsed.returns))
        _call_effects[descriptor] = found
    return found


def constant_kind(pool: ConstantPool, index: int) -> str:
    """The kind of value that ldc pushes for the entry."""
    tag = pool.tag(index)
    if tag == TAG_DYNAMIC:
        return value_type(pool.dynamic(index).descriptor)
    return _CONSTANT_KIND.get(tag, "A")


def pool_effect(instruction: Instruction, pool: ConstantPool) -> Effect:
    """The effect of an instruction whose table row says "?"."""
    code = instruction.op.code
    operands = instruction.operands
    if code in _FIELD_POPS:
        pushed = value_type(pool.member(operands[0]).descriptor) if code in _GETS else ""
        return _FIELD_POPS[code], pushed
    if code in _LOADS_CONSTANT:
        return 0, constant_kind(pool, operands[0])
    if code == Op.MULTIANEWARRAY:
        return operands[1], "A"
    if code == Op.INVOKEDYNAMIC:
        return call_effect(pool.dynamic(operands[0]).descriptor)
    pops, pushed = call_effect(pool.member(operands[0]).descriptor)
    return (pops if code in _WITHOUT_RECEIVER else pops + 1), pushed
