"""Small pieces of code that all spun methods are made of."""

from typing import Final

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.constants import (
    TAG_FIELD_REF,
    TAG_METHOD_REF,
    Class,
    MemberRef,
)
from pvm.vm.classfile.descriptors import descriptor_to_class, value_type
from pvm.vm.classfile.flags import ACC_FINAL, ACC_SUPER, ACC_SYNTHETIC
from pvm.vm.classfile.opcodes import BY_NAME, Op

SPUN_CLASS: Final = ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC
OBJECT: Final = "Ljava/lang/Object;"
STRING: Final = "Ljava/lang/String;"

_PREFIX: Final = {"I": "i", "J": "l", "F": "f", "D": "d", "A": "a"}


def load(code: CodeBuilder, descriptor: str, slot: int) -> None:
    """Pushes a local variable of that type."""
    mnemonic = _PREFIX[value_type(descriptor)] + "load"
    if slot < 4:
        code.emit(BY_NAME[f"{mnemonic}_{slot}"].code)
    else:
        code.emit(BY_NAME[mnemonic].code, slot)


def return_value(code: CodeBuilder, descriptor: str) -> None:
    """Returns the top of the stack as that type, or nothing for V."""
    kind = value_type(descriptor)
    code.emit(BY_NAME[_PREFIX[kind] + "return"].code if kind else Op.RETURN)


def call_static(code: CodeBuilder, owner: str, name: str, descriptor: str) -> None:
    code.emit(Op.INVOKESTATIC, MemberRef(TAG_METHOD_REF, owner, name, descriptor))


def call_virtual(code: CodeBuilder, owner: str, name: str, descriptor: str) -> None:
    code.emit(Op.INVOKEVIRTUAL, MemberRef(TAG_METHOD_REF, owner, name, descriptor))


def call_special(code: CodeBuilder, owner: str, name: str, descriptor: str) -> None:
    code.emit(Op.INVOKESPECIAL, MemberRef(TAG_METHOD_REF, owner, name, descriptor))


def field(owner: str, name: str, descriptor: str) -> MemberRef:
    return MemberRef(TAG_FIELD_REF, owner, name, descriptor)


def cast(code: CodeBuilder, source: str, target: str) -> None:
    """Makes a `source` reference a `target` one; a cast that surely succeeds is left out."""
    if target not in (source, OBJECT):
        code.emit(Op.CHECKCAST, Class(descriptor_to_class(target)))
