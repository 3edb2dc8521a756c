"""What was null: the second half of a message, from the instructions that made the value."""

from typing import Final

from pvm.vm.classfile.constants import ConstantPool
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.opcodes import Op
from pvm.vm.interp.predecode import Code
from pvm.vm.runtime.nullmessages.names import class_text, local_text, method_text
from pvm.vm.runtime.nullmessages.sources import UNKNOWN, State, States, effect_of

_DEPTH: Final = 5
"""Fields and array accesses inside each other that are written down: as many as HotSpot writes."""

_TERMS: Final = 200
"""The values in one message at most: expressions that share parts could grow without end."""

_CALLS: Final = frozenset(
    (Op.INVOKEVIRTUAL, Op.INVOKESPECIAL, Op.INVOKESTATIC, Op.INVOKEINTERFACE)
)


class Causes:
    """Describes the values that the instructions of one method take.

    `states` must be those of every instruction that is asked about and of all before it.
    """

    def __init__(self, code: Code, pool: ConstantPool, states: States) -> None:
        self._code = code
        self._instructions = code.flow.instructions
        self._pool = pool
        self._states = states
        self._terms = _TERMS

    def null_cause(self, index: int) -> str:
        """The clause about the null that instruction `index` met; "" if nothing is known of it."""
        text = self._value(index, 0, _DEPTH)
        if text is None:
            return ""
        source = self._instructions[self._source(index, 0)]
        start = "the return value of " if source.op.code in _CALLS else ""
        return f' because {start}"{text}" is null'

    def _state(self, index: int) -> State:
        state = self._states[index]
        assert state is not None, f"no path leads to {self._instructions[index]}"
        return state

    def _source(self, index: int, operand: int) -> int:
        """Which instruction pushed an operand of instruction `index`, the deepest being 0."""
        stack = self._state(index).stack
        popped, _ = effect_of(self._instructions[index], self._pool)
        return stack[len(stack) - popped + operand]

    def _value(self, index: int, operand: int, depth: int) -> str | None:
        """An operand of instruction `index` as source text."""
        source = self._source(index, operand)
        if depth == 0 or source == UNKNOWN or self._terms == 0:
            return None
        self._terms -= 1
        instruction = self._instructions[source]
        mnemonic = instruction.op.mnemonic
        if mnemonic[1:].startswith("load") and mnemonic[0] in "ia":
            return self._local(index, instruction)
        if mnemonic in ("iaload", "aaload"):
            array = self._value(source, 0, depth - 1) or "<array>"
            return f"{array}[{self._value(source, 1, depth) or '...'}]"
        if mnemonic == "getfield":
            above = self._value(source, 0, depth - 1)
            name = self._pool.member(instruction.operands[0]).name
            return name if above is None else f"{above}.{name}"
        return self._leaf(instruction)

    def _local(self, index: int, load: Instruction) -> str:
        number = load.op.mnemonic.partition("_")[2]
        local = int(number) if number else load.operands[0]
        # what counts is whether it was stored into before the value is used, not before the load
        is_argument = not self._state(index).may_be_written(local)
        return local_text(self._code.method, local, load.bci, is_argument)

    def _leaf(self, instruction: Instruction) -> str | None:
        """A value that does not depend on other ones, or is written without them.

        Null may also come from a dynamic constant or call site; that stays unsaid.
        """
        code, mnemonic = instruction.op.code, instruction.op.mnemonic
        if mnemonic == "aconst_null":
            return "null"
        if mnemonic.startswith("iconst_"):
            return mnemonic.removeprefix("iconst_").replace("m", "-")
        if mnemonic in ("bipush", "sipush"):
            return str(instruction.operands[0])
        if code in _CALLS:
            return method_text(self._pool.member(instruction.operands[0]))
        if mnemonic == "getstatic":
            field = self._pool.member(instruction.operands[0])
            return f"{class_text(field.class_name)}.{field.name}"
        return None
