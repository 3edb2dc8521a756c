"""What the arithmetic instructions compute (JVMS 6.5), of constants: Python ints for I and J, the
bits for F and D. None where a result is not computed ahead: NaN, whose bits are the processor's."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from typing import Any, Final

Bits = int
_FLOAT, _DOUBLE = struct.Struct("<f"), struct.Struct("<d")
_INT, _LONG = struct.Struct("<I"), struct.Struct("<Q")


def to_int(value: int) -> int:
    """The low 32 bits, signed."""
    return (value + 0x80000000 & 0xFFFFFFFF) - 0x80000000


def to_long(value: int) -> int:
    """The low 64 bits, signed."""
    return (value + (1 << 63) & (1 << 64) - 1) - (1 << 63)


def from_float(bits: Bits) -> float:
    """The value of a float's bits (of either sign as Python int)."""
    return float(_FLOAT.unpack(_INT.pack(bits & 0xFFFFFFFF))[0])


def from_double(bits: Bits) -> float:
    """The value of a double's bits."""
    return float(_DOUBLE.unpack(_LONG.pack(bits & 0xFFFFFFFFFFFFFFFF))[0])


def float_bits(value: float) -> Bits:
    """The bits of the float nearest to a value: of a double, rounded once."""
    try:
        return int(_INT.unpack(_FLOAT.pack(value))[0])
    except OverflowError:  # rounds to infinity
        return 0x7F800000 if value > 0 else 0xFF800000


def double_bits(value: float) -> Bits:
    """The bits of a double."""
    return int(_LONG.unpack(_DOUBLE.pack(value))[0])


def quotient(dividend: int, divisor: int) -> int:
    """Rounded towards zero."""
    found = abs(dividend) // abs(divisor)
    return found if (dividend < 0) == (divisor < 0) else -found


def _divide(dividend: float, divisor: float) -> float:
    if divisor != 0.0:
        return dividend / divisor
    if dividend == 0.0 or dividend != dividend:
        return math.nan
    return math.copysign(math.inf, dividend) * math.copysign(1.0, divisor)


def _remainder(dividend: float, divisor: float) -> float:
    if math.isnan(dividend) or math.isnan(divisor) or math.isinf(dividend) or divisor == 0.0:
        return math.nan
    return math.fmod(dividend, divisor)


_INTEGERS: Final[dict[str, Callable[[int, int], int]]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": quotient,
    "rem": lambda a, b: a - quotient(a, b) * b,
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
}
_FLOATS: Final[dict[str, Callable[[float, float], float]]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": _divide,
    "rem": _remainder,
}


def _integer(compute: Callable[[int, int], int], wrap: Callable[[int], int]) -> Any:
    return lambda a, b: wrap(compute(a, b))


def _floating(compute: Callable[[float, float], float], read: Callable[[Bits], float],
              write: Callable[[float], Bits]) -> Any:  # fmt: skip
    # Operations on floats done on doubles and rounded once more are exact: 53 >= 2 * 24 + 2.
    def run(a: Bits, b: Bits) -> Bits | None:
        value = compute(read(a), read(b))
        return None if value != value else write(value)

    return run


def _saturated(read: Callable[[Bits], float], least: int) -> Callable[[Bits], int]:
    def run(bits: Bits) -> int:
        value = read(bits)
        if value != value:
            return 0
        if value in (math.inf, -math.inf):
            return least if value < 0 else ~least
        return max(least, min(~least, int(value)))

    return run


def _long_to_float(value: int) -> Bits:
    """Rounded once, from the integer: by way of a double it would be rounded twice."""
    magnitude = abs(value)
    excess = magnitude.bit_length() - 24
    if excess > 0:
        low = magnitude & (1 << excess) - 1
        magnitude >>= excess
        half = 1 << excess - 1
        magnitude += low > half or (low == half and magnitude & 1)
        magnitude <<= excess
    return float_bits(math.copysign(float(magnitude), value))


def _checked(read: Callable[[Bits], float], write: Callable[[float], Bits]) -> Any:
    def run(bits: Bits) -> Bits | None:
        value = read(bits)
        return None if value != value else write(value)

    return run


def compare_integers(one: int, other: int) -> int:
    """lcmp."""
    return (one > other) - (one < other)


def _compare(read: Callable[[Bits], float], unordered: int) -> Callable[[Bits, Bits], int]:
    def run(a: Bits, b: Bits) -> int:
        one, other = read(a), read(b)
        if one != one or other != other:
            return unordered
        return (one > other) - (one < other)

    return run


def _table() -> dict[str, Callable[..., int | None]]:
    table: dict[str, Callable[..., int | None]] = {}
    for name, compute in _INTEGERS.items():
        table["i" + name] = _integer(compute, to_int)
        table["l" + name] = _integer(compute, to_long)
    for name, calculate in _FLOATS.items():
        table["f" + name] = _floating(calculate, from_float, float_bits)
        table["d" + name] = _floating(calculate, from_double, double_bits)
    for letter, read in (("f", from_float), ("d", from_double)):
        table[letter + "2i"] = _saturated(read, -1 << 31)
        table[letter + "2l"] = _saturated(read, -1 << 63)
        table[letter + "cmpl"] = _compare(read, -1)
        table[letter + "cmpg"] = _compare(read, 1)
    return table


ARITHMETIC: Final[dict[str, Callable[..., int | None]]] = {
    **_table(),
    "ineg": lambda a: to_int(-a),
    "lneg": lambda a: to_long(-a),
    "fneg": lambda a: (a ^ 0x80000000) & 0xFFFFFFFF,
    "dneg": lambda a: (a ^ 1 << 63) & 0xFFFFFFFFFFFFFFFF,
    "ishl": lambda a, b: to_int(a << (b & 31)),
    "ishr": lambda a, b: a >> (b & 31),
    "iushr": lambda a, b: to_int((a & 0xFFFFFFFF) >> (b & 31)),
    "lshl": lambda a, b: to_long(a << (b & 63)),
    "lshr": lambda a, b: a >> (b & 63),
    "lushr": lambda a, b: to_long((a & 0xFFFFFFFFFFFFFFFF) >> (b & 63)),
    "i2l": lambda a: a,
    "i2f": _long_to_float,
    "i2d": lambda a: double_bits(float(a)),
    "l2i": to_int,
    "l2f": _long_to_float,
    "l2d": lambda a: double_bits(float(a)),
    "f2d": _checked(from_float, double_bits),
    "d2f": _checked(from_double, float_bits),
    "i2b": lambda a: (a + 128 & 255) - 128,
    "i2c": lambda a: a & 0xFFFF,
    "i2s": lambda a: (a + 32768 & 65535) - 32768,
    "lcmp": compare_integers,
}
"""By op; the operands must be within the op's domain (divisors not 0)."""

COMPARISONS: Final[dict[str, Callable[[int, int], bool]]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "ult": lambda a, b: a % 2**64 < b % 2**64,
    "uge": lambda a, b: a % 2**64 >= b % 2**64,
}
"""`cmp`, by relation; sign extension keeps the order of unsigned values."""


def compare_floating(predicate: str, one: float, other: float) -> bool:
    """`fcmp`, by LLVM's predicate: o.. is false and u.. true when either is NaN."""
    if one != one or other != other:
        return predicate[0] == "u"
    if predicate in ("ord", "uno"):
        return predicate == "ord"
    return COMPARISONS[predicate[1:]](one, other)  # type: ignore[arg-type]
