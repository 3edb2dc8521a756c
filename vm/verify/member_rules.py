"""Rules of field accesses and invocations (JVMS 4.10.1.8, 4.10.1.9)."""

from typing import Final

from pvm.vm.classfile.constants import TAG_INTERFACE_METHOD_REF, MemberRef
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.descriptors import class_to_descriptor, parse_method_descriptor
from pvm.vm.classfile.names import INIT
from pvm.vm.classfile.opcodes import Op
from pvm.vm.verify.context import ClassContext, MethodContext
from pvm.vm.verify.frame import REFERENCE, Frame
from pvm.vm.verify.problems import BAD_OPERAND, Problem, invalid_type
from pvm.vm.verify.rules import BASIC_RULES, Rule
from pvm.vm.verify.types import UNINITIALIZED_THIS, Type, is_reference, of_descriptor, word

_BAD_FIELD: Final = "Incompatible type for getting or setting field"
_BAD_RECEIVER: Final = "Incompatible object argument for function call"
_PROTECTED: Final = "Bad access to protected data"


def _getstatic(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    frame.push(of_descriptor(method.pool.member(instruction.operands[0]).descriptor))


def _putstatic(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    descriptor = method.pool.member(instruction.operands[0]).descriptor
    method.pop_assignable(frame, descriptor, _BAD_FIELD)


def _getfield(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    field = method.pool.member(instruction.operands[0])
    _pop_owner(method, frame, field, _BAD_FIELD, instruction)
    frame.push(of_descriptor(field.descriptor))


def _putfield(method: MethodContext, frame: Frame, index: int, instruction: Instruction) -> None:
    field = method.pool.member(instruction.operands[0])
    method.pop_assignable(frame, field.descriptor, _BAD_FIELD)
    if frame.stack and frame.stack[-1] == UNINITIALIZED_THIS:
        _check_early_assignment(method, frame, field, instruction)
        frame.pop()
    else:
        _pop_owner(method, frame, field, _BAD_FIELD, instruction)


def _check_early_assignment(
    method: MethodContext, frame: Frame, field: MemberRef, instruction: Instruction
) -> None:
    """JVMS 4.10.1.9.putfield: before super(), a constructor may set fields its class declares."""
    declared = method.class_file.field(field.name, field.descriptor)
    if field.class_name != method.class_name or declared is None:
        wanted = class_to_descriptor(field.class_name)
        raise frame.misfit(
            frame.pop(),
            wanted,
            "Expecting to find object/array on stack",
            f"{BAD_OPERAND} in putfield",
            f" (constant pool {instruction.operands[0]})",
        )


def _pop_owner(
    method: MethodContext, frame: Frame, member: MemberRef, message: str, instruction: Instruction
) -> None:
    """The object whose field is accessed or virtual method called."""
    _tag, class_name, name, descriptor = member
    found = method.pop_assignable(frame, class_to_descriptor(class_name), message)
    if method.is_protected_for(found, class_name, name, descriptor):
        headline = f"{_PROTECTED} in {instruction.op}"
        raise frame.misfit(found, method.this_type, _PROTECTED, headline)


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
    _pop_owner(method, frame, called, _BAD_RECEIVER, instruction)
    method.push_result(frame, returns)


def _invokeinterface(
    method: MethodContext, frame: Frame, index: int, instruction: Instruction
) -> None:
    """Any object passes for an interface: the invocation looks at run time."""
    called = method.pool.member(instruction.operands[0])
    parameters, returns = parse_method_descriptor(called.descriptor)
    method.pop_arguments(frame, parameters)
    method.pop_assignable(frame, class_to_descriptor(called.class_name), _BAD_RECEIVER)
    method.push_result(frame, returns)


def _invokespecial(
    method: MethodContext, frame: Frame, index: int, instruction: Instruction
) -> None:
    called = method.pool.member(instruction.operands[0])
    parameters, returns = parse_method_descriptor(called.descriptor)
    method.pop_arguments(frame, parameters)
    if called.name == INIT:
        _construct(method, frame, called, instruction)
        return
    check_special_class(method.owner, called)
    # JVMS 4.9.2: the receiver must be of the current class, not just of the class named
    method.pop_assignable(
        frame, method.this_type, "Incompatible object argument for invokespecial"
    )
    method.push_result(frame, returns)


def check_special_class(owner: ClassContext, called: MemberRef) -> None:
    """JVMS 4.9.2: invokespecial names the current class, one above, or a direct superinterface."""
    if called.class_name in owner.class_file.interfaces:
        return
    if called.tag == TAG_INTERFACE_METHOD_REF and called.class_name != owner.name:
        raise Problem(
            "Bad invokespecial instruction: interface method reference is in an indirect "
            "superinterface."
        )
    if not owner.is_superclass(called.class_name):
        if not owner.is_old and called.class_name[0] != "[":
            owner.hierarchy.is_interface(called.class_name)  # a class that is not there?
        raise Problem(
            "Illegal use of nonvirtual function call",
            "Bad invokespecial instruction: current class isn't assignable to reference class.",
        )


def _construct(
    method: MethodContext, frame: Frame, called: MemberRef, instruction: Instruction
) -> None:
    """JVMS 4.10.1.9.invokespecial, instance initialisation methods."""
    found = frame.pop()
    if not is_reference(found):
        message = "Expecting to find unitialized object on stack"
        raise frame.misfit(found, REFERENCE, message)
    if found == UNINITIALIZED_THIS:
        if called.class_name not in (method.class_name, method.class_file.super_name):
            words = _quoted(called.class_name), _quoted(method.class_name)
            raise _wrong_constructor("Bad <init> method call", *words)
        frame.initialize(found, method.this_type)
        return
    if not isinstance(found, str) or found[0] != "U":
        frame.restore(found)
        place = f"stack[{frame.slots - 1}]"
        message = "Expecting to find unitialized object on stack"
        raise invalid_type(found, place, message, "Bad operand type when invoking <init>")
    new = method.flow.instructions[int(found[1:])].operands[0]
    made = method.pool.class_name(new)
    entry = f"{_quoted(made)} (constant pool {new})"
    if made != called.class_name:
        wanted = f"{_quoted(called.class_name)} (constant pool {instruction.operands[0]})"
        raise _wrong_constructor("Call to wrong <init> method", entry, wanted)
    type_: Type = class_to_descriptor(made)
    if method.is_protected_for(type_, made, INIT, called.descriptor):
        headline = "Bad access to protected <init> method"
        raise _wrong_constructor(headline, entry, _quoted(method.class_name), _PROTECTED)
    frame.initialize(found, type_)


def _quoted(class_name: str) -> str:
    return word(class_to_descriptor(class_name))


def _wrong_constructor(
    headline: str, found: str, wanted: str, message: str = "Call to wrong initialization method"
) -> Problem:
    return Problem(message, headline, f"Type {found} is not assignable to {wanted}")


RULES: Final[dict[int, Rule]] = BASIC_RULES | {
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
"""Opcode -> rule, for all that occurs in a flow."""
