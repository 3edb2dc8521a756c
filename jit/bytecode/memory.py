"""Fields, array elements, allocation."""

from __future__ import annotations

from pvm.jit.bytecode.builder import Activation, translates
from pvm.jit.bytecode.counting import count_class
from pvm.jit.ir.nodes import Node
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.descriptors import value_type
from pvm.vm.classfile.opcodes import Op
from pvm.vm.interp.translation import ARRAY_TYPES, UNRESOLVED
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField
from pvm.vm.model.metadata import INITIALISED

_ELEMENT = {
    Op.IALOAD: "I", Op.LALOAD: "J", Op.FALOAD: "F", Op.DALOAD: "D", Op.AALOAD: "A",
    Op.BALOAD: "B", Op.CALOAD: "C", Op.SALOAD: "S", Op.IASTORE: "I", Op.LASTORE: "J",
    Op.FASTORE: "F", Op.DASTORE: "D", Op.AASTORE: "A", Op.BASTORE: "B", Op.CASTORE: "C",
    Op.SASTORE: "S",
}  # fmt: skip


def is_resolved(a: Activation) -> bool:
    """Whether the instruction was executed, and so resolved; otherwise the rest is deoptimised."""
    if a.code.names[a.index] == UNRESOLVED:
        a.deoptimise("unresolved")
        return False
    return True


def _field(a: Activation, instruction: Instruction) -> JavaField | None:
    if not is_resolved(a):
        return None
    field = a.machine.resolver.field_use(a.code, instruction.operands[0], int(instruction.op.code))
    if field.is_static and field.owner.state != INITIALISED:
        a.deoptimise("uninitialized")
        return None
    return field


@translates(Op.GETFIELD)
def _getfield(a: Activation, instruction: Instruction) -> None:
    field = _field(a, instruction)
    if field is not None:
        a.null_check(a.stack[-1])
        a.push(a.add("getfield", value_type(field.descriptor), a.pop(), extra=field))


@translates(Op.PUTFIELD)
def _putfield(a: Activation, instruction: Instruction) -> None:
    field = _field(a, instruction)
    if field is not None:
        a.null_check(a.stack[-2])
        value = a.pop()
        a.add("putfield", "V", a.pop(), value, extra=field)
        if field.is_volatile:
            a.add("fence", "V")


@translates(Op.GETSTATIC)
def _getstatic(a: Activation, instruction: Instruction) -> None:
    field = _field(a, instruction)
    if field is not None:
        a.push(a.add("getstatic", value_type(field.descriptor), extra=field))


@translates(Op.PUTSTATIC)
def _putstatic(a: Activation, instruction: Instruction) -> None:
    field = _field(a, instruction)
    if field is not None:
        a.add("putstatic", "V", a.pop(), extra=field)
        if field.is_volatile:
            a.add("fence", "V")


def _checked(a: Activation, array: Node, index: Node) -> None:
    """Null, then bounds (JVMS 6.5 xaload)."""
    a.null_check(array)
    length = a.add("length", "I", array)
    a.guard(a.add("cmp", "Z", index, length, extra="ult"), "range_check", index, length)


@translates(Op.ARRAYLENGTH)
def _arraylength(a: Activation, instruction: Instruction) -> None:
    a.null_check(a.stack[-1])
    a.push(a.add("length", "I", a.pop()))


@translates(Op.IALOAD, Op.LALOAD, Op.FALOAD, Op.DALOAD, Op.AALOAD, Op.BALOAD, Op.CALOAD, Op.SALOAD)
def _load(a: Activation, instruction: Instruction) -> None:
    kind = _ELEMENT[instruction.op.code]
    _checked(a, a.stack[-2], a.stack[-1])
    index = a.pop()
    a.push(a.add("aload", "I" if kind in "BCS" else kind, a.pop(), index, extra=kind))


@translates(Op.IASTORE, Op.LASTORE, Op.FASTORE, Op.DASTORE, Op.AASTORE, Op.BASTORE, Op.CASTORE,
            Op.SASTORE)  # fmt: skip
def _store(a: Activation, instruction: Instruction) -> None:
    kind = _ELEMENT[instruction.op.code]
    array, index, value = a.stack[-3:]
    _checked(a, array, index)
    if kind == "A" and value.op != "null":
        a.guard(a.add("can_store", "Z", array, value), "array_store", value)
        count_class(a, value)
    del a.stack[-3:]
    if kind == "B":
        value = a.add("iand", "I", value, a.add("byte_mask", "I", array))
    a.add("astore", "V", array, index, value, extra=kind)


@translates(Op.NEW)
def _new(a: Activation, instruction: Instruction) -> None:
    if not is_resolved(a):
        return
    java_class = a.machine.resolver.class_to_instantiate(a.code, instruction.operands[0])
    if java_class.state != INITIALISED:
        a.deoptimise("uninitialized")
        return
    a.push(a.add("new", "A", extra=java_class, state=a.state()))


@translates(Op.NEWARRAY)
def _newarray(a: Activation, instruction: Instruction) -> None:
    descriptor = ARRAY_TYPES[instruction.operands[0]]
    _allocate(a, a.machine.class_at(a.machine.primitive_array(descriptor)))


@translates(Op.ANEWARRAY)
def _anewarray(a: Activation, instruction: Instruction) -> None:
    if is_resolved(a):
        component = a.machine.resolver.class_constant(a.code, instruction.operands[0])
        _allocate(a, a.machine.resolver.array_of(component))


def _allocate(a: Activation, array_class: JavaClass) -> None:
    length = a.stack[-1]
    a.guard(a.add("cmp", "Z", length, a.const("I", 0), extra="ge"), "negative_size", length)
    a.pop()
    a.push(a.add("newarray", "A", length, extra=array_class, state=a.state()))


@translates(Op.MULTIANEWARRAY)
def _multianewarray(a: Activation, instruction: Instruction) -> None:
    """The dimensions travel in the state: the runtime reads them like any deoptimisation."""
    if is_resolved(a):
        java_class = a.machine.resolver.class_constant(a.code, instruction.operands[0])
        count = instruction.operands[1]
        dimensions = a.stack[len(a.stack) - count:]
        for dimension in dimensions:
            is_size = a.add("cmp", "Z", dimension, a.const("I", 0), extra="ge")
            a.guard(is_size, "negative_size", dimension)
        del a.stack[len(a.stack) - count:]
        a.push(a.add("multinewarray", "A", *dimensions, extra=java_class, state=a.state()))
