"""`writeReplace` of a serializable lambda: what a stream holds in its place (SerializedLambda)."""

from typing import Final

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.constants import Class, MemberRef, String
from pvm.vm.classfile.descriptors import descriptor_to_class
from pvm.vm.classfile.flags import ACC_FINAL, ACC_PRIVATE
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.indy.conversions import convert
from pvm.vm.indy.emitting import OBJECT, STRING, call_special
from pvm.vm.indy.lambdas import Lambda

_SERIALIZED: Final = "java/lang/invoke/SerializedLambda"
_CONSTRUCTOR: Final = f"(Ljava/lang/Class;{3 * STRING}I{4 * STRING}[{OBJECT})V"


def emit_write_replace(writer: ClassWriter, site: Lambda, fields: list[MemberRef]) -> None:
    """A private method, as the object streams look for it."""
    code = writer.code(ACC_PRIVATE | ACC_FINAL, "writeReplace", f"(){OBJECT}")
    kind, reference = site.implementation.handle
    code.emit(Op.NEW, Class(_SERIALIZED))
    code.emit(Op.DUP)
    code.load_constant(Class(site.capturing))
    for text in (site.interfaces[0], site.name, str(site.erased)):
        code.load_constant(String(text))
    code.push_int(kind)
    for text in (
        reference.class_name,
        reference.name,
        reference.descriptor,
        str(site.instantiated),
    ):
        code.load_constant(String(text))
    _push_captured(code, fields)
    call_special(code, _SERIALIZED, "<init>", _CONSTRUCTOR)
    code.emit(Op.ARETURN)


def _push_captured(code: CodeBuilder, fields: list[MemberRef]) -> None:
    """An array of the captured values, boxed."""
    code.push_int(len(fields))
    code.emit(Op.ANEWARRAY, Class(descriptor_to_class(OBJECT)))
    for number, reference in enumerate(fields):
        code.emit(Op.DUP)
        code.push_int(number)
        code.emit(Op.ALOAD_0)
        code.emit(Op.GETFIELD, reference)
        convert(code, reference.descriptor, OBJECT)
        code.emit(Op.AASTORE)
