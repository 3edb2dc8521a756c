"""Field and method descriptors (JVMS 4.3), parsed once and cached.

A type is kept in descriptor form: "I", "Ljava/lang/String;", "[[J". Malformed descriptors raise a
ClassFormatError failure.
"""

import re
from typing import Final, NamedTuple

from pvm.vm.classfile.errors import class_format_error

MAX_ARRAY_DIMENSIONS: Final = 255
"""JVMS 4.3.2."""

# The name part excludes what JVMS 4.2.2 forbids in unqualified names, and empty name parts.
_FIELD: Final = r"\[{0,255}(?:[BCDFIJSZ]|L[^.;\[/]+(?:/[^.;\[/]+)*;)"
_FIELD_TYPE: Final = re.compile(_FIELD)
_METHOD: Final = re.compile(rf"\(((?:{_FIELD})*)\)(V|{_FIELD})")


class MethodDescriptor(NamedTuple):
    """Parameter types and return type ("V" for void), all in descriptor form."""

    parameters: tuple[str, ...]
    returns: str

    @property
    def parameter_slots(self) -> int:
        """Local variables that the arguments take, `this` not counted."""
        return sum(map(slots, self.parameters))

    @property
    def return_slots(self) -> int:
        return slots(self.returns)

    def __str__(self) -> str:
        return f"({''.join(self.parameters)}){self.returns}"


def slots(descriptor: str) -> int:
    """Slots of a value of this type: 2 for long and double, 0 for void, else 1 (JVMS 2.6.1)."""
    return 2 if descriptor in ("J", "D") else 0 if descriptor == "V" else 1


def value_type(descriptor: str) -> str:
    """The type on the operand stack, in the opcode table's letters: I J F D A, "" for void."""
    return _VALUE_TYPES.get(descriptor, "A")


_VALUE_TYPES: Final = dict.fromkeys("BCISZ", "I") | {"J": "J", "F": "F", "D": "D", "V": ""}


def is_field_descriptor(text: str) -> bool:
    return _FIELD_TYPE.fullmatch(text) is not None


def is_method_descriptor(text: str) -> bool:
    return _METHOD.fullmatch(text) is not None


_method_cache: dict[str, MethodDescriptor] = {}


def parse_method_descriptor(text: str) -> MethodDescriptor:
    """Parses e.g. "(I[J)V". The result is shared between calls."""
    found = _method_cache.get(text)
    if found is None:
        match = _METHOD.fullmatch(text)
        if match is None:
            raise class_format_error(f'Illegal method descriptor "{text}"')
        parameters = tuple(_FIELD_TYPE.findall(match.group(1)))
        found = _method_cache[text] = MethodDescriptor(parameters, match.group(2))
    return found


class FieldDescriptor(NamedTuple):
    """`element` is the innermost type: a primitive's letter or an internal class name."""

    dimensions: int
    element: str
    is_primitive: bool


_field_cache: dict[str, FieldDescriptor] = {}


def parse_field_descriptor(text: str) -> FieldDescriptor:
    """Parses e.g. "[[Ljava/lang/String;". The result is shared between calls."""
    found = _field_cache.get(text)
    if found is None:
        if not is_field_descriptor(text):
            raise class_format_error(f'Illegal field descriptor "{text}"')
        element = text.lstrip("[")
        primitive = len(element) == 1
        name = element if primitive else element[1:-1]
        found = FieldDescriptor(len(text) - len(element), name, primitive)
        _field_cache[text] = found
    return found


def descriptor_to_class(descriptor: str) -> str:
    """Reference type descriptor -> class name as in CONSTANT_Class ("La/B;" -> "a/B", "[I")."""
    return descriptor[1:-1] if descriptor[0] == "L" else descriptor


def class_to_descriptor(name: str) -> str:
    """CONSTANT_Class name -> descriptor ("a/B" -> "La/B;", "[I" -> "[I")."""
    return name if name[0] == "[" else f"L{name};"
