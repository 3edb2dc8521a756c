"""StringConcatFactory: makeConcat and makeConcatWithConstants (java.lang.invoke documentation)."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Final, NamedTuple

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.constants import Constant, Double, Float, Integer, Long, String
from pvm.vm.classfile.descriptors import MethodDescriptor, slots
from pvm.vm.classfile.flags import ACC_STATIC
from pvm.vm.classfile.mutf8 import encode_mutf8
from pvm.vm.classfile.pool_builder import MAX_UTF8_BYTES
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.indy.bootstrap import BootstrapCall
from pvm.vm.indy.emitting import OBJECT, SPUN_CLASS, STRING, load, return_value
from pvm.vm.indy.failures import string_concat
from pvm.vm.indy.text import Piece, Value, emit_concat
from pvm.vm.model.names import type_name

METHOD: Final = "concat"
_ARGUMENT: Final = "\1"
_CONSTANT: Final = "\2"
_MARKS: Final = re.compile("([\1\2])")
_MAX_SLOTS: Final = 200
_STRINGS_SUPERTYPES: Final = {
    STRING, OBJECT, "Ljava/lang/CharSequence;", "Ljava/lang/Comparable;", "Ljava/io/Serializable;",
    "Ljava/lang/constant/Constable;", "Ljava/lang/constant/ConstantDesc;",
}  # fmt: skip
_PRIMITIVE_CONSTANTS: Final[dict[type, str]] = {Integer: "I", Long: "J", Float: "F", Double: "D"}
_SURELY_FITS: Final = MAX_UTF8_BYTES // 6  # a supplementary char takes six bytes


class StringConcat(NamedTuple):
    """A recognised call site: the string is the pieces' texts, in order."""

    descriptor: MethodDescriptor
    pieces: tuple[Piece, ...]


def recognise_plain(call: BootstrapCall) -> StringConcat:
    """makeConcat: all arguments, one after the other."""
    call.check_count(0)
    _check_types(call.descriptor)
    return StringConcat(call.descriptor, tuple(_arguments(call.descriptor)))


def recognise_recipe(call: BootstrapCall) -> StringConcat:
    """makeConcatWithConstants: the recipe has \\1 for an argument, \\2 for a constant."""
    recipe = call.argument(0, String).value
    constants = call.arguments[1:]
    _check_types(call.descriptor)
    _check_number("arguments", recipe.count(_ARGUMENT), len(call.descriptor.parameters))
    _check_number("constants", recipe.count(_CONSTANT), len(constants))
    values = {_ARGUMENT: _arguments(call.descriptor), _CONSTANT: map(_as_piece, constants)}
    parts = _MARKS.split(recipe)
    pieces = [next(values[part]) if part in values else part for part in parts]
    return StringConcat(call.descriptor, tuple(_joined(pieces)))


def spin(site: StringConcat, class_name: str) -> bytes:
    """The class with the method METHOD."""
    writer = ClassWriter(class_name, access_flags=SPUN_CLASS)
    code = writer.code(ACC_STATIC, METHOD, str(site.descriptor))
    emit_concat(code, site.pieces)
    return_value(code, STRING)
    return writer.to_bytes()


def _check_types(descriptor: MethodDescriptor) -> None:
    if descriptor.returns not in _STRINGS_SUPERTYPES:
        raise string_concat(
            "The return type should be compatible with String, but it is "
            + type_name(descriptor.returns)
        )
    count = descriptor.parameter_slots
    if count > _MAX_SLOTS:
        raise string_concat(
            f"Too many concat argument slots: {count}, can only accept {_MAX_SLOTS}"
        )


def _check_number(what: str, wanted: int, given: int) -> None:
    if wanted != given:
        raise string_concat(
            f"Mismatched number of concat {what}: recipe wants {wanted} {what}, "
            f"but signature provides {given}"
        )


def _arguments(descriptor: MethodDescriptor) -> Iterator[Piece]:
    slot = 0
    for parameter in descriptor.parameters:
        yield Value(parameter, partial(load, descriptor=parameter, slot=slot))
        slot += slots(parameter)


def _as_piece(constant: Constant) -> Piece:
    if isinstance(constant, String):
        return constant.value
    descriptor = _PRIMITIVE_CONSTANTS.get(type(constant), OBJECT)
    return Value(descriptor, partial(CodeBuilder.load_constant, constant=constant))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring texts become one, as far as a constant can hold it (JVMS 4.4.7)."""
    for is_text, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        if is_text:
            yield from _chunks("".join(map(str, group)))
        else:
            yield from group


def _chunks(text: str) -> Iterator[str]:
    if text and len(encode_mutf8(text)) <= MAX_UTF8_BYTES:
        yield text
        return
    for start in range(0, len(text), _SURELY_FITS):
        yield text[start : start + _SURELY_FITS]
