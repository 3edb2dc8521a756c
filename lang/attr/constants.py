"""Constant expressions (JLS 15.29): their values, with Java's arithmetic exactly.

A value is a bool, an int (of byte, short, char, int, long), a float (of float too, which is then
one that 32 bits can hold) or a str.
"""

from __future__ import annotations

import math
import operator
import struct
from collections.abc import Callable
from typing import Any

from pvm.lang.types.types import (
    BOOLEAN,
    BYTE,
    CHAR,
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    SHORT,
    Type,
)

_BITS: dict[Type, int] = {BYTE: 8, SHORT: 16, INT: 32, LONG: 64}
_F32 = struct.Struct("f")
_EXACT_IN_DOUBLE = 1 << 53
_KEPT_BITS = 26  # more than a float's 24 and the sticky bit


def wrap(value: int, bits: int) -> int:
    """The two's complement number that the low bits are."""
    half = 1 << (bits - 1)
    return ((value + half) & ((1 << bits) - 1)) - half


def to_float32(value: float) -> float:
    """The nearest number of 32 bits; infinite if there is none."""
    try:
        rounded: float = _F32.unpack(_F32.pack(value))[0]
    except OverflowError:
        return math.copysign(math.inf, value)
    return rounded


def _int_to_float32(value: int) -> float:
    magnitude = abs(value)
    if magnitude >= _EXACT_IN_DOUBLE:  # rounding to double first would round twice
        dropped = magnitude.bit_length() - _KEPT_BITS
        sticky = magnitude & ((1 << dropped) - 1) != 0
        magnitude = (magnitude >> dropped | sticky) << dropped
    return to_float32(math.copysign(float(magnitude), value))


def _to_integer(value: float, bits: int) -> int:
    """JLS 5.1.3: towards zero, saturating; NaN is zero."""
    if math.isnan(value):
        return 0
    limit = 1 << (bits - 1)
    if abs(value) >= limit:
        return limit - 1 if value > 0 else -limit
    return int(value)


def convert(value: Any, target: Type) -> Any:
    """A constant, in the type that it is cast or promoted to (JLS 5.1.2, 5.1.3)."""
    if target is INT and isinstance(value, int):
        return wrap(value, 32)
    if not target.is_numeric or isinstance(value, str):
        return value
    if target is DOUBLE:
        return float(value)
    if target is FLOAT:
        return to_float32(value) if isinstance(value, float) else _int_to_float32(value)
    if isinstance(value, float):
        value = _to_integer(value, 64 if target is LONG else 32)
    return value & 0xFFFF if target is CHAR else wrap(value, _BITS[target])


def _divide(a: float, b: float) -> float:
    if b != 0:
        return a / b
    if a == 0 or math.isnan(a):
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def _remainder(a: float, b: float) -> float:
    """JLS 15.17.3: truncating, with the dividend's sign."""
    if math.isnan(a) or math.isnan(b) or math.isinf(a) or b == 0:
        return math.nan
    return math.fmod(a, b)


def _divide_integers(a: int, b: int) -> int:
    quotient = abs(a) // abs(b)
    return quotient if (a < 0) == (b < 0) else -quotient


_INTEGER: dict[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": _divide_integers,
    "%": lambda a, b: a - b * _divide_integers(a, b),
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
}
_FLOATING: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": _divide,
    "%": _remainder,
}
_COMPARISON: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_LOGICAL: dict[str, Callable[[bool, bool], bool]] = {
    "&&": operator.and_,
    "&": operator.and_,
    "||": operator.or_,
    "|": operator.or_,
    "^": operator.xor,
}
SHIFTS = ("<<", ">>", ">>>")


def shift(op: str, type_: Type, value: int, distance: int) -> int:
    """JLS 15.19: the distance's low 5 or 6 bits count."""
    bits = 64 if type_ is LONG else 32
    distance &= bits - 1
    if op == "<<":
        return wrap(value << distance, bits)
    if op == ">>>":
        value &= (1 << bits) - 1
    return wrap(value >> distance, bits)


def fold_binary(op: str, operand_type: Type, a: Any, b: Any) -> Any:
    """The value of an operator that works in `operand_type` (not String); None if it has none,
    for division by zero."""
    if op in SHIFTS:
        return shift(op, operand_type, a, b)
    a, b = convert(a, operand_type), convert(b, operand_type)
    if op in _COMPARISON:
        return _COMPARISON[op](a, b)
    if operand_type is BOOLEAN:
        return _LOGICAL[op](a, b)
    if isinstance(a, float):
        return convert(_FLOATING[op](a, b), operand_type)
    if b == 0 and op in "/%":
        return None
    return convert(_INTEGER[op](a, b), operand_type)


def fold_unary(op: str, operand_type: Type, value: Any) -> Any:
    value = convert(value, operand_type)
    if op == "!":
        return not value
    if op == "-":
        return convert(-value, operand_type)
    return ~value if op == "~" else value


def shown(value: Any, type_: Type) -> str:
    """A constant as string concatenation shows it (JLS 5.1.11)."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if type_ is CHAR:
        return chr(value)
    if isinstance(value, float):
        return floating_text(value, type_ is FLOAT)
    return str(value)


def _shortest_digits(value: float, single: bool) -> tuple[str, int]:
    """The fewest digits, but at least two, that read as `value` again; the first's exponent."""
    texts = (f"{value:.{n}e}" for n in range(1, 9 if single else 17))
    read = to_float32 if single else float
    text = next(t for t in texts if read(float(t)) == value)
    mantissa, _, exponent = text.partition("e")
    return mantissa.replace(".", "").rstrip("0"), int(exponent)


def floating_text(value: float, single: bool) -> str:
    """Double.toString, or Float.toString."""
    if math.isnan(value):
        return "NaN"
    sign = "-" if math.copysign(1.0, value) < 0 else ""
    if math.isinf(value):
        return f"{sign}Infinity"
    if value == 0:
        return f"{sign}0.0"
    digits, exponent = _shortest_digits(abs(value), single)
    if -3 <= exponent < 0:
        return f"{sign}0.{'0' * (-exponent - 1)}{digits}"
    if 0 <= exponent < 7:
        digits = digits.ljust(exponent + 2, "0")
        return f"{sign}{digits[: exponent + 1]}.{digits[exponent + 1 :]}"
    return f"{sign}{digits[0]}.{digits[1:] or '0'}E{exponent}"
