"""Which instruction pushed each value on the operand stack: a forward data-flow analysis.

It goes over the code in passes, from the first instruction to the last, and stops as soon as it
has come to the instruction that is asked about. So what a backward jump from behind that
instruction would bring does not count; this is HotSpot's choice, and shows in its messages.
"""

from typing import Final, NamedTuple

from pvm.vm.classfile.constants import ConstantPool
from pvm.vm.classfile.decode import Instruction, branch_targets
from pvm.vm.classfile.opcodes import OPCODES, Op, Opcode
from pvm.vm.verify.effects import FIXED, Effect, is_slotwise, pool_effect, values_in_slots
from pvm.vm.verify.flow import MethodFlow
from pvm.vm.verify.shapes import Shape

UNKNOWN: Final = -1
"""The source of a value that several instructions may have pushed, or none (an exception)."""

TRACKED_LOCALS: Final = 64
"""Stores into locals from this one on are not recorded: HotSpot keeps the record in 64 bits."""

_STEP_LIMIT: Final = 500_000


class State(NamedTuple):
    """What is known before an instruction.

    `stack`: for each value, bottom first, the index of the instruction that pushed it, or UNKNOWN.
    `written`: bit n is set if local variable n may have been stored into.
    """

    stack: tuple[int, ...]
    written: int

    def may_be_written(self, local: int) -> bool:
        """Whether a local variable may no longer hold the argument that it began with."""
        return local >= TRACKED_LOCALS or bool(self.written >> local & 1)


States = list[State | None]
"""By instruction index; None where no path has come."""


def effect_of(instruction: Instruction, pool: ConstantPool) -> Effect:
    """Number of values popped, kinds pushed; for all but the slotwise instructions."""
    return FIXED[instruction.op.code] or pool_effect(instruction, pool)


def _stored_local(op: Opcode) -> tuple[int, int]:
    """The local that a store names itself or -1, and the mask of a value's locals, lowest first."""
    number = op.mnemonic.partition("_")[2]
    return int(number) if number else -1, 0b11 if op.pops in ("J", "D") else 0b1


_STORES: Final = {
    op.code: _stored_local(op)
    for op in OPCODES
    if op is not None and op.mnemonic[1:].startswith("store")
}


class SourceAnalysis:
    """The analysis of one method; `shapes` are those of `verify.shapes`."""

    def __init__(self, flow: MethodFlow, pool: ConstantPool, shapes: list[Shape | None]) -> None:
        self._flow = flow
        self._pool = pool
        self._shapes = shapes
        self._states: States = [None] * len(flow.instructions)
        self._has_news = True

    def run(self, wanted: int) -> States | None:
        """The states, good for everything before the instruction `wanted` and for itself.

        None if the code is so large and tangled that it is not worth the time.
        """
        self._states[0] = State((), 0)
        for handler in self._flow.handlers:
            self._states[handler.target] = State((UNKNOWN,), 0)
        steps = 0
        while self._has_news and steps < _STEP_LIMIT:
            self._has_news = False
            for index in range(len(self._states)):
                state, shape = self._states[index], self._shapes[index]
                if state is None or shape is None:
                    continue
                if index == wanted:
                    return self._states
                self._step(index, shape, state)
            steps += len(self._states)
        return None

    def _step(self, index: int, shape: Shape, state: State) -> None:
        instruction = self._flow.instructions[index]
        after = self._after(index, instruction, shape, state)
        if not instruction.op.ends_block:
            self._merge(index + 1, after)
        for target in branch_targets(instruction):
            self._merge(target, after)

    def _merge(self, index: int, state: State) -> None:
        known = self._states[index]
        if known is None:
            self._has_news = True
        elif known != state:
            stack = tuple(a if a == b else UNKNOWN
                          for a, b in zip(known.stack, state.stack, strict=True))
            state = State(stack, known.written | state.written)
        self._states[index] = state

    def _after(self, index: int, instruction: Instruction, shape: Shape, state: State) -> State:
        code = instruction.op.code
        if code == Op.CHECKCAST:                # the same value: it keeps its source
            return state
        if is_slotwise(code):
            return State(_rearranged(instruction.op, shape, state.stack), state.written)
        popped, pushed = effect_of(instruction, self._pool)
        stack = state.stack[:len(state.stack) - popped] + (index,) * len(pushed)
        return State(stack, state.written | _written_by(instruction))


def _written_by(instruction: Instruction) -> int:
    """The locals that an instruction stores into. `iinc` is none for HotSpot."""
    row = _STORES.get(instruction.op.code)
    if row is None:
        return 0
    local, mask = row
    if local < 0:
        local = instruction.operands[0]
    return mask << local if local < TRACKED_LOCALS else 0


def _rearranged(op: Opcode, shape: Shape, stack: tuple[int, ...]) -> tuple[int, ...]:
    """The stack after pop, pop2, swap or a member of the dup family."""
    copied, involved = len(op.pushes) - len(op.pops), len(op.pops)
    kept = len(stack) - values_in_slots(shape, involved)
    if copied < 0:
        return stack[:kept]
    if copied == 0:  # swap
        return (*stack[:kept], stack[-1], stack[-2])
    moved = values_in_slots(shape, copied)
    return stack[:kept] + stack[len(stack) - moved:] + stack[kept:]
