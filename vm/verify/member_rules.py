"""Rules of field accesses and invocations (JVMS 4.10.1.8, 4.10.1.9)."""

from typing import Final

from pvm.vm.classfile.constants import TAG_INTERFACE_METHOD_REF, MemberRef
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.descriptors import class_to_descriptor, parse_method_descriptor
from pvm.vm.classfile.errors import verify_error
from pvm.vm.classfile.names import INIT
from pvm.vm.classfile.opcodes import Op
from pvm.vm.verify.context import MethodContext
from pvm.vm.verify.frame import Frame, bad_operand
from pvm.vm.verify.rules import Rule
from pvm.vm.verify.types import UNINITIALIZED_THIS, Type, of_descriptor, show


def _getstatic(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    frame.push(of_descriptor(method.pool.member(instruction.operands[0]).descriptor))


def _putstatic(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    method.pop_assignable(frame, method.pool.member(instruction.operands[0]).descriptor)


def _getfield(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    field = method.pool.member(instruction.operands[0])
    _pop_owner(method, frame, field)
    frame.push(of_descriptor(field.descriptor))


def _putfield(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    field = method.pool.member(instruction.operands[0])
    method.pop_assignable(frame, field.descriptor)
    if frame.stack and frame.stack[-1] == UNINITIALIZED_THIS:
        frame.pop()
        _check_early_assignment(method, field)
    else:
        _pop_owner(method, frame, field)


def _check_early_assignment(method: MethodContext, field: MemberRef) -> None:
    """JVMS 4.10.1.9.putfield: before super(), a constructor may set fields its class declares."""
    declared = method.class_file.field(field.name, field.descriptor)
    if field.class_name != method.class_name or declared is None:
        raise bad_operand(class_to_descriptor(field.class_name), UNINITIALIZED_THIS)


def _pop_owner(method: MethodContext, frame: Frame, member: MemberRef) -> None:
    """The object whose field is accessed or virtual method called."""
    _tag, class_name, name, descriptor = member
    found = method.pop_assignable(frame, class_to_descriptor(class_name))
    method.check_protected(found, class_name, name, descriptor)


def _invokestatic(
    method: MethodContext, frame: Frame, index: int, instruction: Instruction
) -> None:
    called = method.pool.member(instruction.operands[0])
    parameters, returns = parse_method_descriptor(called.descriptor)
    method.pop_arguments(frame, parameters)
    method.push_result(frame, returns)


def _invokedynamic(
    method: MethodContext, frame: Frame, index: int, instruction: Instruction
) -> None:
    site = method.pool.dynamic(instruction.operands[0])
    parameters, returns = parse_method_descriptor(site.descriptor)
    method.pop_arguments(frame, parameters)
    method.push_result(frame, returns)


def _invokevirtual(
    method: MethodContext, frame: Frame, index: int, instruction: Instruction
) -> None:
    called = method.pool.member(instruction.operands[0])
    parameters, returns = parse_method_descriptor(called.descriptor)
    method.pop_arguments(frame, parameters)
    _pop_owner(method, frame, called)
    method.push_result(frame, returns)


def _invokeinterface(
    method: MethodContext, frame: Frame, index: int, instruction: Instruction
) -> None:
    """Any object passes for an interface: the invocation looks at run time."""
    called = method.pool.member(instruction.operands[0])
    parameters, returns = parse_method_descriptor(called.descriptor)
    method.pop_arguments(frame, parameters)
    method.pop_assignable(frame, class_to_descriptor(called.class_name))
    method.push_result(frame, returns)


def _invokespecial(
    method: MethodContext, frame: Frame, index: int, instruction: Instruction
) -> None:
    called = method.pool.member(instruction.operands[0])
    parameters, returns = parse_method_descriptor(called.descriptor)
    method.pop_arguments(frame, parameters)
    if called.name == INIT:
        _construct(method, frame, called)
        return
    _check_special_class(method, called)
    # JVMS 4.9.2: the receiver must be of the current class, not just of the class named
    method.pop_assignable(frame, method.this_type)
    method.push_result(frame, returns)


def _check_special_class(method: MethodContext, called: MemberRef) -> None:
    """JVMS 4.9.2: invokespecial names the current class, one above, or a direct superinterface."""
    if called.class_name in method.class_file.interfaces:
        return
    if called.tag == TAG_INTERFACE_METHOD_REF and called.class_name != method.class_name:
        raise verify_error(
            "Bad invokespecial instruction: interface method reference is in an indirect "
            "superinterface."
        )
    if not method.owner.is_superclass(called.class_name):
        raise verify_error("Illegal use of nonvirtual function call")


def _construct(method: MethodContext, frame: Frame, called: MemberRef) -> None:
    """JVMS 4.10.1.9.invokespecial, instance initialisation methods."""
    found = frame.pop()
    if found == UNINITIALIZED_THIS:
        if called.class_name not in (method.class_name, method.class_file.super_name):
            raise verify_error("Call to wrong initialization method")
        frame.initialize(found, method.this_type)
        return
    if not isinstance(found, str) or found[0] != "U":
        raise verify_error(f"Expecting to find uninitialized object on stack, found {show(found)}")
    made = _made_by(method, found)
    if made != called.class_name:
        raise verify_error("Call to wrong initialization method")
    type_: Type = class_to_descriptor(made)
    method.check_protected(type_, made, INIT, called.descriptor)
    frame.initialize(found, type_)


def _made_by(method: MethodContext, uninitialized: str) -> str:
    """The class named by the `new` instruction."""
    new = method.flow.instructions[int(uninitialized[1:])]
    return method.pool.class_name(new.operands[0])


MEMBER_RULES: Final[dict[int, Rule]] = {
    Op.GETSTATIC: _getstatic,
    Op.PUTSTATIC: _putstatic,
    Op.GETFIELD: _getfield,
    Op.PUTFIELD: _putfield,
    Op.INVOKEVIRTUAL: _invokevirtual,
    Op.INVOKESPECIAL: _invokespecial,
    Op.INVOKESTATIC: _invokestatic,
    Op.INVOKEINTERFACE: _invokeinterface,
    Op.INVOKEDYNAMIC: _invokedynamic,
}
