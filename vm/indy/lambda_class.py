"""The classes of lambdas: a field for each captured value, and the methods of the interface."""

from typing import Final

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.constants import Class, MemberRef
from pvm.vm.classfile.descriptors import (
    MethodDescriptor,
    class_to_descriptor,
    descriptor_to_class,
    slots,
)
from pvm.vm.classfile.flags import ACC_FINAL, ACC_PRIVATE, ACC_PUBLIC, ACC_STATIC
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.indy.conversions import convert
from pvm.vm.indy.emitting import SPUN_CLASS, call_special, field, load, return_value
from pvm.vm.indy.lambdas import Lambda
from pvm.vm.indy.serialized import emit_write_replace

_INSTANCE: Final = "instance"


def spin(site: Lambda, class_name: str) -> bytes:
    """The class with the factory method."""
    writer = ClassWriter(class_name, access_flags=SPUN_CLASS, interfaces=site.interfaces)
    fields = [
        field(class_name, f"arg${number}", descriptor)
        for number, descriptor in enumerate(site.captured, 1)
    ]
    for _tag, _owner, name, descriptor in fields:
        writer.add_field(ACC_PRIVATE | ACC_FINAL, name, descriptor)
    _emit_constructor(writer, fields)
    if fields:
        _emit_factory(writer, site)
    else:
        _emit_single_instance(writer, site)
    for method_type in site.methods:
        code = writer.code(ACC_PUBLIC, site.name, str(method_type))
        _emit_body(code, site, fields, method_type)
    if site.serializable:
        emit_write_replace(writer, site, fields)
    return writer.to_bytes()


def _emit_constructor(writer: ClassWriter, fields: list[MemberRef]) -> None:
    descriptors = "".join([reference.descriptor for reference in fields])
    code = writer.code(ACC_PRIVATE, "<init>", f"({descriptors})V")
    code.emit(Op.ALOAD_0)
    call_special(code, "java/lang/Object", "<init>", "()V")
    slot = 1
    for reference in fields:
        code.emit(Op.ALOAD_0)
        load(code, reference.descriptor, slot)
        code.emit(Op.PUTFIELD, reference)
        slot += slots(reference.descriptor)
    code.emit(Op.RETURN)


def _emit_factory(writer: ClassWriter, site: Lambda) -> None:
    code = writer.code(ACC_STATIC, site.factory, str(site.descriptor))
    code.emit(Op.NEW, Class(writer.name))
    code.emit(Op.DUP)
    slot = 0
    for parameter in site.captured:
        load(code, parameter, slot)
        slot += slots(parameter)
    call_special(code, writer.name, "<init>", f"({''.join(site.captured)})V")
    code.emit(Op.ARETURN)


def _emit_single_instance(writer: ClassWriter, site: Lambda) -> None:
    """A lambda that captures nothing is one object, as it is on HotSpot."""
    instance = field(writer.name, _INSTANCE, class_to_descriptor(writer.name))
    writer.add_field(ACC_PRIVATE | ACC_STATIC | ACC_FINAL, instance.name, instance.descriptor)
    code = writer.code(ACC_STATIC, "<clinit>", "()V")
    code.emit(Op.NEW, Class(writer.name))
    code.emit(Op.DUP)
    call_special(code, writer.name, "<init>", "()V")
    code.emit(Op.PUTSTATIC, instance)
    code.emit(Op.RETURN)
    code = writer.code(ACC_STATIC, site.factory, str(site.descriptor))
    code.emit(Op.GETSTATIC, instance)
    code.emit(Op.ARETURN)


def _emit_body(
    code: CodeBuilder, site: Lambda, fields: list[MemberRef], descriptor: MethodDescriptor
) -> None:
    """A method of the interface: the captured values and the arguments go to the implementation,
    its result comes back, each converted."""
    implementation = site.implementation
    if implementation.is_constructor:
        code.emit(Op.NEW, Class(descriptor_to_class(implementation.returns)))
        code.emit(Op.DUP)
    wanted = iter(implementation.parameters)
    for reference in fields:
        code.emit(Op.ALOAD_0)
        code.emit(Op.GETFIELD, reference)
        convert(code, reference.descriptor, next(wanted))
    slot = 1
    for given, instantiated in zip(
        descriptor.parameters, site.instantiated.parameters, strict=True
    ):
        load(code, given, slot)
        convert(code, given, instantiated)
        convert(code, instantiated, next(wanted))
        slot += slots(given)
    code.emit(implementation.op, implementation.reference)
    convert(code, implementation.returns, descriptor.returns)
    return_value(code, descriptor.returns)
