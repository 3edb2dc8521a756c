"""Leaves: what a method handle runs in the end, a call of one method with boxed arguments."""

from typing import Final, NamedTuple

from pvm.vm.classfile.constants import (
    REF_INVOKE_INTERFACE,
    REF_INVOKE_SPECIAL,
    REF_INVOKE_STATIC,
    REF_INVOKE_VIRTUAL,
    REF_NEW_INVOKE_SPECIAL,
    TAG_INTERFACE_METHOD_REF,
    TAG_METHOD_REF,
    Class,
    MemberRef,
)
from pvm.vm.classfile.descriptors import class_to_descriptor, parse_method_descriptor
from pvm.vm.classfile.flags import ACC_PUBLIC
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.indy.boxed import BOXED_CALL, close_box, push_elements
from pvm.vm.indy.emitting import SPUN_CLASS, call_special, field

BODY: Final = "pvm/internal/MethodBody"
CALL: Final = ("call", BOXED_CALL)
INNER_BODY: Final = ("body", f"L{BODY};")
_INVOKERS: Final = {
    REF_INVOKE_VIRTUAL: Op.INVOKEVIRTUAL,
    REF_INVOKE_STATIC: Op.INVOKESTATIC,
    REF_INVOKE_SPECIAL: Op.INVOKESPECIAL,
    REF_NEW_INVOKE_SPECIAL: Op.INVOKESPECIAL,
    REF_INVOKE_INTERFACE: Op.INVOKEINTERFACE,
}


class Target(NamedTuple):
    """The method: `kind` is a REF_ constant of a method, `interface` whether the owner is one."""

    kind: int
    owner: str
    interface: bool
    name: str
    descriptor: str


def spin_speaker(name: str) -> bytes:
    """A class that implements pvm.internal.MethodBody by another body, which is in its field: it
    puts a frame of a caller's on the stack, beside which it is to be defined."""
    writer = ClassWriter(name, access_flags=SPUN_CLASS, interfaces=(BODY,))
    writer.add_field(0, *INNER_BODY)
    code = writer.code(ACC_PUBLIC, *CALL)
    code.emit(Op.ALOAD_0)
    code.emit(Op.GETFIELD, field(name, *INNER_BODY))
    code.emit(Op.ALOAD_1)
    code.emit(Op.INVOKEINTERFACE, MemberRef(TAG_INTERFACE_METHOD_REF, BODY, *CALL))
    code.emit(Op.ARETURN)
    return writer.to_bytes()


def spin_leaf(name: str, target: Target) -> bytes:
    """A class that implements pvm.internal.MethodBody, and has a constructor without parameters.
    It is to be defined beside the method's class."""
    writer = ClassWriter(name, access_flags=SPUN_CLASS | ACC_PUBLIC, interfaces=(BODY,))
    code = writer.code(ACC_PUBLIC, "<init>", "()V")
    code.emit(Op.ALOAD_0)
    call_special(code, "java/lang/Object", "<init>", "()V")
    code.emit(Op.RETURN)
    code = writer.code(ACC_PUBLIC, "call", BOXED_CALL)
    descriptor = parse_method_descriptor(target.descriptor)
    parameters, returns = descriptor.parameters, descriptor.returns
    if target.kind == REF_NEW_INVOKE_SPECIAL:
        code.emit(Op.NEW, Class(target.owner))
        code.emit(Op.DUP)
    elif target.kind != REF_INVOKE_STATIC:
        parameters = (class_to_descriptor(target.owner), *parameters)
    push_elements(code, parameters, 1, 0)
    tag = TAG_INTERFACE_METHOD_REF if target.interface else TAG_METHOD_REF
    code.emit(_INVOKERS[target.kind],
              MemberRef(tag, target.owner, target.name, target.descriptor))
    if target.kind != REF_NEW_INVOKE_SPECIAL:
        close_box(code, returns)
    code.emit(Op.ARETURN)
    return writer.to_bytes()
