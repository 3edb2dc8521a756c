"""Type tests, monitors, throwing."""

from __future__ import annotations

from pvm.jit.bytecode.builder import Activation, translates
from pvm.jit.bytecode.counting import count_class
from pvm.jit.bytecode.exceptions import throw
from pvm.jit.bytecode.memory import is_resolved
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.opcodes import Op


@translates(Op.CHECKCAST)
def _checkcast(a: Activation, instruction: Instruction) -> None:
    if is_resolved(a):
        wanted = a.machine.resolver.class_constant(a.code, instruction.operands[0])
        if a.stack[-1].op != "null":
            a.guard(a.add("can_cast", "Z", a.stack[-1], extra=wanted), "class_cast")
            count_class(a, a.stack[-1])


@translates(Op.INSTANCEOF)
def _instanceof(a: Activation, instruction: Instruction) -> None:
    if is_resolved(a):
        wanted = a.machine.resolver.class_constant(a.code, instruction.operands[0])
        count_class(a, a.stack[-1])
        is_one = a.add("is_instance", "Z", a.pop(), extra=wanted)
        a.push(a.add("select", "I", is_one, a.const("I", 1), a.const("I", 0)))


@translates(Op.MONITORENTER)
def _monitorenter(a: Activation, instruction: Instruction) -> None:
    a.null_check(a.stack[-1])
    a.add("monitorenter", "V", a.pop(), state=a.state())


@translates(Op.MONITOREXIT)
def _monitorexit(a: Activation, instruction: Instruction) -> None:
    a.null_check(a.stack[-1])
    a.add("monitorexit", "V", a.pop(), state=a.state())


@translates(Op.ATHROW)
def _athrow(a: Activation, instruction: Instruction) -> None:
    a.null_check(a.stack[-1])
    a.add("raise", "V", a.pop())
    throw(a)
