"""What could not be done: the first half of a message."""

from typing import Final

from pvm.vm.classfile.constants import ConstantPool
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.opcodes import Op
from pvm.vm.runtime.nullmessages.names import method_text

_ELEMENTS: Final = {
    "i": "int", "l": "long", "f": "float", "d": "double", "a": "object", "b": "byte/boolean",
    "c": "char", "s": "short",
}  # fmt: skip

_PLAIN: Final = {
    Op.ARRAYLENGTH: "Cannot read the array length",
    Op.ATHROW: "Cannot throw exception",
    Op.MONITORENTER: "Cannot enter synchronized block",
    Op.MONITOREXIT: "Cannot exit synchronized block",
}

_FIELDS: Final = {Op.GETFIELD: "read", Op.PUTFIELD: "assign"}

_CALLS: Final = frozenset((Op.INVOKEVIRTUAL, Op.INVOKESPECIAL, Op.INVOKEINTERFACE))


def failed_action(instruction: Instruction, pool: ConstantPool) -> str | None:
    """The sentence for an instruction; None if null cannot have made it fail."""
    code, mnemonic = instruction.op.code, instruction.op.mnemonic
    if code in _PLAIN:
        return _PLAIN[code]
    if code in _FIELDS:
        return f'Cannot {_FIELDS[code]} field "{pool.member(instruction.operands[0]).name}"'
    if code in _CALLS:
        return _failed_call(instruction, pool)
    if mnemonic[1:] == "aload":
        return f"Cannot load from {_ELEMENTS[mnemonic[0]]} array"
    if mnemonic[1:] == "astore":
        return f"Cannot store to {_ELEMENTS[mnemonic[0]]} array"
    return None


def _failed_call(instruction: Instruction, pool: ConstantPool) -> str | None:
    reference = pool.member(instruction.operands[0])
    if reference.name == "<init>":     # its object was made by `new`, which never gives null
        return None
    return f'Cannot invoke "{method_text(reference)}"'
