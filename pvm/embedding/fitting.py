"""Whether a Python value may become a Java value of a type, and how well it does (lower: better).

The order is that of an overload's choice: the value's own type, a widening, a box, a copy into a
collection, java.lang.Object.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from pvm.embedding.interfaces import functional_name
from pvm.embedding.objects import JavaObject, JavaType

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass

EXACT, NEAR, BOXED, ARRAY, COPIED, ANY = 0, 1, 4, 5, 6, 9
_INTEGERS: Final = {"I": (31, EXACT), "J": (63, NEAR), "S": (15, NEAR + 1), "B": (7, NEAR + 2)}
_NUMBERS: Final = {"D": EXACT, "F": NEAR}
_MOST_BITS: Final = 100          # of an int that becomes a float or double
_LARGEST_FLOAT: Final = (2 - 2 ** -23) * 2.0 ** 127
# What Python's values may become where a reference is wanted: classes, the nearest first.
_BOXES: Final = {
    bool: ("java/lang/Boolean",),
    int: ("java/lang/Integer", "java/lang/Long", "java/lang/Short", "java/lang/Byte",
          "java/math/BigInteger"),
    float: ("java/lang/Double", "java/lang/Float"),
    str: ("java/lang/String", "java/lang/Character"),
    list: ("java/util/ArrayList",), tuple: ("java/util/ArrayList",),
    dict: ("java/util/LinkedHashMap",), set: ("java/util/LinkedHashSet",),
    frozenset: ("java/util/LinkedHashSet",),
}  # fmt: skip
BOX_BITS: Final = {"java/lang/Integer": 31, "java/lang/Long": 63, "java/lang/Short": 15,
                   "java/lang/Byte": 7}
_LEVELS: Final = {"java/lang/Integer": BOXED, "java/lang/Long": BOXED + 1}


def fit(value: Any, target: JavaClass) -> int | None:
    """How well a value fits a parameter or field of that type; None: it does not."""
    if target.primitive:
        return _fit_primitive(value, target.primitive)
    if value is None:
        return EXACT
    if isinstance(value, JavaObject):
        return _fit_object(value.pvm_class, target)
    if isinstance(value, JavaType):
        return EXACT if target.name == "java/lang/Class" else _as_object(target)
    if target.component is not None:
        return _fit_array(value, target.component)
    box = box_for(value, target)
    if box is not None:
        return box[1]
    return COPIED if is_implementation(value, target) else None


def is_implementation(value: Any, target: JavaClass) -> bool:
    """Whether a value is a callable where a functional interface is wanted."""
    return callable(value) and functional_name(target) is not None


def fits_bits(value: int, bits: int) -> bool:
    """Whether an int fits a two's complement number with so many bits beside the sign."""
    return -(1 << bits) <= value < 1 << bits


def box_for(value: Any, target: JavaClass) -> tuple[str, int] | None:
    """The class of the object to be made of a value for a reference type, and how well it fits."""
    kind = next((each for each in type(value).__mro__ if each in _BOXES), None)
    if kind is None:
        return None
    for name in _BOXES[kind]:
        if _holds(value, name) and _is_supertype(target, name):
            return name, _level(kind, name, target)
    return None


def _holds(value: Any, name: str) -> bool:
    if name in BOX_BITS:
        return fits_bits(value, BOX_BITS[name])
    return name != "java/lang/Character" or (len(value) == 1 and ord(value) <= 0xFFFF)


def _level(kind: type, name: str, target: JavaClass) -> int:
    if target.name == "java/lang/Object":
        return ANY
    if name == "java/lang/String":
        return EXACT if target.name == name else NEAR + 2
    if kind in (bool, int, float, str):
        return _LEVELS.get(name, BOXED + 1) if target.name == name else COPIED
    return COPIED


def _is_supertype(target: JavaClass, name: str) -> bool:
    return target in target.loader.host.boot.load(name).supertypes


def _as_object(target: JavaClass) -> int | None:
    return ANY if target.name == "java/lang/Object" else None


def _fit_primitive(value: Any, descriptor: str) -> int | None:
    if isinstance(value, bool):
        return EXACT if descriptor == "Z" else None
    if isinstance(value, int):
        bits, level = _INTEGERS.get(descriptor, (0, EXACT))
        if bits:
            return level if fits_bits(value, bits) else None
        is_number = descriptor in _NUMBERS and fits_bits(value, _MOST_BITS)
        return NEAR + 4 + _NUMBERS[descriptor] if is_number else None
    if isinstance(value, float):
        return _fit_float(value, descriptor)
    if isinstance(value, str) and descriptor == "C":
        return NEAR if len(value) == 1 and ord(value) <= 0xFFFF else None
    return None


def _fit_float(value: float, descriptor: str) -> int | None:
    is_small = abs(value) <= _LARGEST_FLOAT or not math.isfinite(value)
    return None if descriptor == "F" and not is_small else _NUMBERS.get(descriptor)


def _fit_object(java_class: JavaClass, target: JavaClass) -> int | None:
    if java_class is target:
        return EXACT
    if not java_class.is_subtype_of(target):
        return None
    return NEAR + 1 if target.name == "java/lang/Object" else NEAR


def _fit_array(value: Any, component: JavaClass) -> int | None:
    """Sequences are copied, element by element; bytes are byte[] and need no look."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return EXACT if component.primitive == "B" else None
    if not isinstance(value, (list, tuple)):
        return None
    fits = [fit(each, component) for each in value]
    return None if None in fits else ARRAY
