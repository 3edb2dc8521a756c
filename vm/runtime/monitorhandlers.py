"""Handlers that leave a monitor and throw on: what compilers make of a synchronized statement."""

from typing import TYPE_CHECKING

from pvm.vm.runtime.codestore import CodeStore

if TYPE_CHECKING:
    from pvm.vm.classfile.decode import Instruction
    from pvm.vm.interp.predecode import Code

_LOADS = {f"aload_{local}": local for local in range(4)}


def released_local(code: "Code", row: int) -> int:
    """The local variable whose monitor the handler of a row of the exception table leaves before
    it does anything else; -1 if the handler is of another kind (JLS 14.19)."""
    target = CodeStore.reachable_handlers(code)[row].target
    instructions = code.flow.instructions[target:target + 3]
    names = [each.op.mnemonic.partition("_")[0] for each in instructions]
    if names != ["astore", "aload", "monitorexit"]:
        return -1
    return _loaded(instructions[1])


def _loaded(load: "Instruction") -> int:
    found = _LOADS.get(load.op.mnemonic)
    return load.operands[0] if found is None else found
