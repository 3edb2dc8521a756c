"""JVMS 6.5 in Python's words: what instructions make of numbers.

Nothing here comes from the low-level subset: integers are Python's, cut to size; singles are
rounded by `struct`; remainders are C's `fmod` by way of `math`.
"""

from __future__ import annotations

import math
import operator
import struct
from collections.abc import Callable
from typing import Any, NamedTuple

BITS = {"i": 32, "l": 64}
SINGLE_DIGITS, DOUBLE_DIGITS = 24, 53


class Raised(NamedTuple):
    """An exception as the outcome."""

    name: str
    message: str | None


BY_ZERO = Raised("java/lang/ArithmeticException", "/ by zero")


def signed(value: int, bits: int) -> int:
    """The value modulo 2**bits, in two's complement."""
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def single(value: float) -> float:
    """The nearest binary32 number."""
    try:
        return float(struct.unpack("<f", struct.pack("<f", value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)


def rounded(value: int, digits: int) -> float:
    """An integer rounded once to so many binary digits: to the nearest, ties to even."""
    shift = max(0, abs(value).bit_length() - digits)
    kept, lost = divmod(abs(value), 1 << shift)
    half = (1 << shift) >> 1
    if shift and (lost > half or (lost == half and kept & 1)):
        kept += 1
    return math.copysign(kept << shift, value)


def quotient(a: int, b: int) -> Any:
    if b == 0:
        return BY_ZERO
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def remainder(a: int, b: int) -> Any:
    return BY_ZERO if b == 0 else abs(a) % abs(b) * (-1 if a < 0 else 1)


def divided(a: float, b: float) -> float:
    if b != 0:
        return a / b
    if a == 0 or math.isnan(a):
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1, b)


def rest(a: float, b: float) -> float:
    return math.nan if math.isinf(a) or b == 0 else math.fmod(a, b)


def truncated(value: float, bits: int) -> int:
    low, high = -(1 << (bits - 1)), (1 << (bits - 1)) - 1
    if math.isnan(value):
        return 0
    if math.isinf(value):
        return high if value > 0 else low
    return min(max(int(value), low), high)


def compared(a: Any, b: Any, unordered: int = 0) -> int:
    return unordered if a != a or b != b else (a > b) - (a < b)


def _cut(function: Callable[..., Any], bits: int) -> Callable[..., Any]:
    def run(*operands: int) -> Any:
        result = function(*operands)
        return result if isinstance(result, Raised) else signed(result, bits)

    return run


def _integers(letter: str) -> dict[str, Callable[..., Any]]:
    bits = BITS[letter]
    plain: dict[str, Callable[..., Any]] = {
        "add": operator.add, "sub": operator.sub, "mul": operator.mul, "and": operator.and_,
        "or": operator.or_, "xor": operator.xor, "neg": operator.neg, "div": quotient,
        "rem": remainder,
        "shl": lambda a, n: a << (n & (bits - 1)), "shr": lambda a, n: a >> (n & (bits - 1)),
        "ushr": lambda a, n: (a & ((1 << bits) - 1)) >> (n & (bits - 1)),
    }
    return {letter + name: _cut(function, bits) for name, function in plain.items()}


def _floats(letter: str) -> dict[str, Callable[..., Any]]:
    fit = single if letter == "f" else float
    plain: dict[str, Callable[..., float]] = {
        "add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": divided,
        "rem": rest, "neg": operator.neg}
    found: dict[str, Callable[..., Any]] = {
        letter + name: lambda *a, f=f: fit(f(*a)) for name, f in plain.items()}
    return {**found, f"{letter}cmpl": lambda a, b: compared(a, b, -1),
            f"{letter}cmpg": lambda a, b: compared(a, b, 1),
            f"{letter}2i": lambda a: truncated(a, 32), f"{letter}2l": lambda a: truncated(a, 64)}


VALUES: dict[str, Callable[..., Any]] = {
    **_integers("i"), **_integers("l"), **_floats("f"), **_floats("d"), "lcmp": compared,
    "i2l": int, "i2f": lambda a: rounded(a, SINGLE_DIGITS), "i2d": float,
    "l2i": lambda a: signed(a, 32), "l2f": lambda a: rounded(a, SINGLE_DIGITS),
    "l2d": lambda a: rounded(a, DOUBLE_DIGITS), "f2d": float, "d2f": single,
    "i2b": lambda a: signed(a, 8), "i2c": lambda a: a & 0xFFFF, "i2s": lambda a: signed(a, 16),
}
_TESTS = {"eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "ge": operator.ge,
          "gt": operator.gt, "le": operator.le}
BRANCHES: dict[str, Callable[..., Any]] = {
    **{f"if{name}": lambda a, f=f: f(a, 0) for name, f in _TESTS.items()},
    **{f"if_icmp{name}": f for name, f in _TESTS.items()},
    "if_acmpeq": operator.is_, "if_acmpne": operator.is_not,
    "ifnull": lambda a: a is None, "ifnonnull": lambda a: a is not None,
}


def expect(name: str, operands: list[Any]) -> Any:
    """The instruction's outcome; for a branch, whether it is taken, as 0 or 1."""
    if name in BRANCHES:
        return int(BRANCHES[name](*operands))
    return VALUES[name](*operands)


def same(one: Any, other: Any) -> bool:
    """Equal, of the same type, with NaN equal to NaN and the zeros told apart."""
    if isinstance(one, float) and isinstance(other, float):
        both_nan = math.isnan(one) and math.isnan(other)
        return both_nan or (one == other and math.copysign(1, one) == math.copysign(1, other))
    return type(one) is type(other) and bool(one == other)
