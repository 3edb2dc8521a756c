"""Conversions between types as LambdaMetafactory's documentation has them, emitted."""

from typing import Final, NamedTuple

from pvm.vm.classfile.assembler import CodeBuilder
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.opcodes import Op
from pvm.vm.indy.emitting import call_static, call_virtual, cast
from pvm.vm.indy.failures import lambda_conversion
from pvm.vm.model.names import BOX_NAMES, PRIMITIVE_NAMES, type_name


class Wrapper(NamedTuple):
    """A primitive type's class, and the method that takes the value out."""

    name: str
    value_method: str

    @property
    def descriptor(self) -> str:
        return f"L{self.name};"


WRAPPERS: Final = {
    letter: Wrapper(name, f"{PRIMITIVE_NAMES[letter]}Value") for letter, name in BOX_NAMES.items()
}
_PRIMITIVE_OF: Final = {wrapper.descriptor: letter for letter, wrapper in WRAPPERS.items()}
_NUMBER: Final = "java/lang/Number"

# JLS 5.1.2; the instruction by the types on the stack, none within int.
_WIDER: Final = {"B": "SIJFD", "S": "IJFD", "C": "IJFD", "I": "JFD", "J": "FD", "F": "D"}
_WIDENING: Final = {
    "IJ": Op.I2L, "IF": Op.I2F, "ID": Op.I2D, "JF": Op.L2F, "JD": Op.L2D, "FD": Op.F2D,
}  # fmt: skip


def is_primitive(descriptor: str) -> bool:
    """Whether it is one of the eight; V is not."""
    return descriptor in WRAPPERS


def is_reference(descriptor: str) -> bool:
    return descriptor[0] in "L["


def primitive_of(descriptor: str) -> str | None:
    """The primitive type that a wrapper class wraps; None for other classes."""
    return _PRIMITIVE_OF.get(descriptor)


def is_widening(source: str, target: str) -> bool:
    """Whether one primitive type becomes the other without a cast (JLS 5.1.2), or is the same."""
    return source == target or target in _WIDER.get(source, "")


def convert(code: CodeBuilder, source: str, target: str) -> None:
    """Converts the top of the stack. Raises LambdaConversionException's failure if no conversion
    exists; between classes one always does, for it is checked when it runs."""
    if source == target:
        return
    if target == "V":
        code.emit(Op.POP2 if source in ("J", "D") else Op.POP)
    elif is_reference(source) and is_reference(target):
        cast(code, source, target)
    elif is_primitive(source) and is_reference(target):
        _box(code, source, target)
    elif is_reference(source) and is_primitive(target):
        _unbox(code, source, target)
    else:
        _widen(code, source, target)


def no_conversion(source: str, target: str) -> LinkageFailure:
    return lambda_conversion(f"{type_name(source)} is not convertible to {type_name(target)}")


def _widen(code: CodeBuilder, source: str, target: str) -> None:
    if not is_widening(source, target):
        raise no_conversion(source, target)
    on_stack = "I" if source in "BSC" else source
    op = _WIDENING.get(on_stack + target)
    if op is not None:
        code.emit(op)


def _box(code: CodeBuilder, source: str, target: str) -> None:
    wrapper = WRAPPERS[source]
    call_static(code, wrapper.name, "valueOf", f"({source}){wrapper.descriptor}")
    cast(code, wrapper.descriptor, target)


def _unbox(code: CodeBuilder, source: str, target: str) -> None:
    boxed = primitive_of(source)
    if boxed is not None:
        wrapper = WRAPPERS[boxed]
        call_virtual(code, wrapper.name, wrapper.value_method, f"(){boxed}")
        _widen(code, boxed, target)
        return
    # The documentation has the target's own wrapper, HotSpot any Number.
    wrapper = WRAPPERS[target]
    owner = wrapper.name if target in "ZC" else _NUMBER
    cast(code, source, f"L{owner};")
    call_virtual(code, owner, wrapper.value_method, f"(){target}")
