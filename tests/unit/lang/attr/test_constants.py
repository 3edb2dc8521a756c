"""Constant folding against Java's arithmetic: the specification's own formulas, and values that
java prints."""

from __future__ import annotations

import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.lang.attr.constants import (
    convert,
    floating_text,
    fold_binary,
    fold_unary,
    shown,
    to_float32,
)
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

ints = st.integers(-(2**31), 2**31 - 1)
longs = st.integers(-(2**63), 2**63 - 1)
doubles = st.floats()
floats = st.floats(width=32)


def bits(value: int, fmt: str) -> int:
    """The low bytes of a number, read as `fmt`."""
    size = struct.calcsize(fmt)
    (found,) = struct.unpack("<" + fmt, (value % 256**8).to_bytes(8, "little")[:size])
    assert isinstance(found, int)
    return found


@given(ints, ints)
def test_int_arithmetic_wraps(a: int, b: int) -> None:
    assert fold_binary("+", INT, a, b) == bits(a + b, "i")
    assert fold_binary("-", INT, a, b) == bits(a - b, "i")
    assert fold_binary("*", INT, a, b) == bits(a * b, "i")
    assert fold_unary("-", INT, a) == bits(-a, "i")
    assert fold_unary("~", INT, a) == -a - 1


@given(longs, longs)
def test_long_arithmetic_wraps(a: int, b: int) -> None:
    assert fold_binary("*", LONG, a, b) == bits(a * b, "q")
    assert fold_binary("^", LONG, a, b) == a ^ b


@given(ints, ints.filter(bool))
def test_division_truncates(a: int, b: int) -> None:
    quotient, remainder = fold_binary("/", INT, a, b), fold_binary("%", INT, a, b)
    assert bits(quotient * b + remainder, "i") == a
    assert abs(remainder) < abs(b)
    assert remainder == 0 or (remainder < 0) == (a < 0)


def test_division_by_zero_has_no_value() -> None:
    assert fold_binary("/", INT, 1, 0) is None
    assert fold_binary("%", LONG, 1, 0) is None
    assert fold_binary("/", DOUBLE, 1, 0) == math.inf
    assert fold_binary("/", DOUBLE, -1.0, 0.0) == -math.inf
    assert fold_binary("/", DOUBLE, 1.0, -0.0) == -math.inf
    assert math.isnan(fold_binary("/", DOUBLE, 0.0, 0.0))
    assert math.isnan(fold_binary("%", DOUBLE, math.inf, 2.0))
    assert fold_binary("%", DOUBLE, -5.5, 2.0) == -1.5


@given(ints, st.integers(-100, 100))
def test_int_shifts_use_five_bits(a: int, n: int) -> None:
    assert fold_binary("<<", INT, a, n) == bits(a << (n % 32), "i")
    assert fold_binary(">>", INT, a, n) == a >> (n % 32)
    assert fold_binary(">>>", INT, a, n) == bits((a % 2**32) >> (n % 32), "i")


@given(longs, longs)
def test_long_shifts_use_six_bits(a: int, n: int) -> None:
    assert fold_binary("<<", LONG, a, n) == bits(a << (n % 64), "q")
    assert fold_binary(">>>", LONG, a, n) == bits((a % 2**64) >> (n % 64), "q")


@given(longs)
def test_narrowing_keeps_the_low_bits(a: int) -> None:
    assert convert(a, BYTE) == bits(a, "b")
    assert convert(a, SHORT) == bits(a, "h")
    assert convert(a, CHAR) == bits(a, "H")
    assert convert(a, INT) == bits(a, "i")


@given(doubles)
def test_floating_to_integer_saturates(a: float) -> None:
    found = convert(a, INT)
    if math.isnan(a):
        assert found == 0
    else:
        assert found == math.trunc(max(min(a, 2.0**31 - 1), -(2.0**31)))
    assert convert(a, BYTE) == bits(found, "b")


@given(longs)
def test_long_to_float_rounds_once(a: int) -> None:
    found = convert(a, FLOAT)
    step = abs(found) / 2**23 or 1.0
    below, above = to_float32(found - step), to_float32(found + step)
    distance = abs(int(found) - a)
    assert distance <= abs(int(below) - a) and distance <= abs(int(above) - a)


def test_long_to_float_ties_by_the_last_bit() -> None:
    assert convert((1 << 60) + (1 << 36) + 1, FLOAT) == float((1 << 60) + (1 << 37))
    assert convert((1 << 60) + (1 << 36), FLOAT) == float(1 << 60)


@given(floats, floats)
def test_float_results_are_rounded(a: float, b: float) -> None:
    for op in "+-*/%":
        found = fold_binary(op, FLOAT, a, b)
        assert math.isnan(found) or to_float32(found) == found


def test_float_overflow() -> None:
    assert fold_binary("*", FLOAT, 3e38, 10) == math.inf
    assert convert(1e300, FLOAT) == math.inf


@given(doubles.filter(math.isfinite))
def test_double_text_reads_back(a: float) -> None:
    assert float(floating_text(a, False)) == a


@given(floats.filter(math.isfinite))
def test_float_text_reads_back(a: float) -> None:
    assert to_float32(float(floating_text(a, True))) == a


@pytest.mark.parametrize(
    ("value", "type_", "text"),
    [
        (1.0, DOUBLE, "1.0"),
        (0.001, DOUBLE, "0.001"),
        (1e-4, DOUBLE, "1.0E-4"),
        (1e7, DOUBLE, "1.0E7"),
        (9999999.0, DOUBLE, "9999999.0"),
        (5e-324, DOUBLE, "4.9E-324"),
        (-0.0, DOUBLE, "-0.0"),
        (math.nan, DOUBLE, "NaN"),
        (-math.inf, FLOAT, "-Infinity"),
        (to_float32(0.1), FLOAT, "0.1"),
        (to_float32(3.4028235e38), FLOAT, "3.4028235E38"),
        (to_float32(1.4e-45), FLOAT, "1.4E-45"),
        (65, CHAR, "A"),
        (65, INT, "65"),
        (True, BOOLEAN, "true"),
        ("x", BOOLEAN, "x"),
    ],
)
def test_text(value: object, type_: Type, text: str) -> None:
    assert shown(value, type_) == text


def test_comparison_and_logic() -> None:
    assert fold_binary("<", DOUBLE, 1, 1.5) is True
    assert fold_binary("==", DOUBLE, math.nan, math.nan) is False
    assert fold_binary("==", DOUBLE, 0.0, -0.0) is True
    assert fold_binary("^", BOOLEAN, True, True) is False
    assert fold_unary("!", BOOLEAN, False) is True
