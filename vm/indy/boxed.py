"""Code that passes arguments and results as objects: primitives in their boxes."""

from collections.abc import Sequence
from typing import Final

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.constants import Class
from pvm.vm.classfile.descriptors import MethodDescriptor, parse_method_descriptor, slots
from pvm.vm.classfile.opcodes import Op
from pvm.vm.indy.conversions import WRAPPERS, convert, is_primitive, is_reference
from pvm.vm.indy.emitting import OBJECT, call_virtual, load

BOXED_CALL: Final = "([Ljava/lang/Object;)Ljava/lang/Object;"


def push_array(code: CodeBuilder, parameters: Sequence[str], slot: int) -> None:
    """Pushes a new Object[] of the locals from `slot` on."""
    code.push_int(len(parameters))
    code.emit(Op.ANEWARRAY, Class("java/lang/Object"))
    for index, parameter in enumerate(parameters):
        code.emit(Op.DUP)
        code.push_int(index)
        load(code, parameter, slot)
        convert(code, parameter, OBJECT)
        code.emit(Op.AASTORE)
        slot += slots(parameter)


def push_elements(code: CodeBuilder, parameters: Sequence[str], array: int, first: int) -> None:
    """Pushes the elements from `first` on of the Object[] in a local, which surely are what the
    parameters want: the class of the code is trusted, so no casts are needed."""
    for index, parameter in enumerate(parameters, first):
        load(code, OBJECT, array)
        code.push_int(index)
        code.emit(Op.AALOAD)
        open_box(code, parameter)


def open_box(code: CodeBuilder, descriptor: str) -> None:
    """Makes an object that surely is one a value of the type; nothing of it for V."""
    if is_primitive(descriptor):
        wrapper = WRAPPERS[descriptor]
        call_virtual(code, wrapper.name, wrapper.value_method, f"(){descriptor}")
    elif descriptor == "V":
        code.emit(Op.POP)


def close_box(code: CodeBuilder, descriptor: str) -> None:
    """Makes a result an object: null for V."""
    if descriptor == "V":
        code.emit(Op.ACONST_NULL)
    else:
        convert(code, descriptor, OBJECT)


def erased(descriptor: str) -> MethodDescriptor:
    """The method descriptor with Object for every reference type."""
    parsed = parse_method_descriptor(descriptor)
    parameters = tuple([_erased_type(parameter) for parameter in parsed.parameters])
    return MethodDescriptor(parameters, _erased_type(parsed.returns))


def _erased_type(descriptor: str) -> str:
    return OBJECT if is_reference(descriptor) else descriptor
