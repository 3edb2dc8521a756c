"""Names of classes: internal ("java/lang/String", "[I"), external ("java.lang.String", "int[]")."""

from typing import Final

PRIMITIVE_NAMES: Final = {
    "Z": "boolean", "B": "byte", "C": "char", "S": "short", "I": "int", "J": "long",
    "F": "float", "D": "double", "V": "void",
}  # fmt: skip
"""Descriptor letter -> name."""

# The classes of boxes (JLS 5.1.7).
BOX_NAMES: Final = {
    "Z": "java/lang/Boolean", "B": "java/lang/Byte", "C": "java/lang/Character",
    "S": "java/lang/Short", "I": "java/lang/Integer", "J": "java/lang/Long",
    "F": "java/lang/Float", "D": "java/lang/Double",
}  # fmt: skip


def external_name(name: str) -> str:
    """What Class.getName answers: "java.lang.String", "[Ljava.lang.String;"."""
    return name.replace("/", ".")


def type_name(descriptor: str) -> str:
    """A type as source text and messages have it: "[[I" -> "int[][]", "La/B;" -> "a.B"."""
    element = descriptor.lstrip("[")
    dimensions = len(descriptor) - len(element)
    name = PRIMITIVE_NAMES.get(element) or element[1:-1].replace("/", ".")
    return name + "[]" * dimensions


def package_of(name: str) -> str:
    """The package part of an internal name, "" for the unnamed package."""
    return name[: name.rfind("/")] if "/" in name else ""
