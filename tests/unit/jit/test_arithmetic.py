"""Arithmetic of constants, against values from the specification's words."""

from __future__ import annotations

import math

import pytest

from pvm.jit.passes.arithmetic import ARITHMETIC, double_bits, float_bits, from_double, from_float

LEAST, MOST = -(2**31), 2**31 - 1
LEAST_LONG, MOST_LONG = -(2**63), 2**63 - 1


@pytest.mark.parametrize(
    ("op", "operands", "result"),
    [
        ("iadd", (MOST, 1), LEAST),
        ("isub", (LEAST, 1), MOST),
        ("imul", (65537, 65537), 131073),
        ("idiv", (-7, 2), -3),
        ("idiv", (LEAST, -1), LEAST),
        ("irem", (-7, 2), -1),
        ("irem", (7, -2), 1),
        ("irem", (LEAST, -1), 0),
        ("ldiv", (LEAST_LONG, -1), LEAST_LONG),
        ("ladd", (MOST_LONG, 1), LEAST_LONG),
        ("ineg", (LEAST,), LEAST),
        ("ishl", (1, 33), 2),
        ("ishr", (-8, 1), -4),
        ("iushr", (-1, 28), 15),
        ("iushr", (-1, 32), -1),
        ("lushr", (-1, 60), 15),
        ("lshl", (1, 63), LEAST_LONG),
        ("l2i", (2**31,), LEAST),
        ("i2b", (200,), -56),
        ("i2c", (-1,), 65535),
        ("i2s", (40000,), -25536),
        ("lcmp", (1, 2), -1),
    ],
)
def test_integers(op: str, operands: tuple[int, ...], result: int) -> None:
    assert ARITHMETIC[op](*operands) == result


@pytest.mark.parametrize(
    ("op", "operands", "result"),
    [
        ("dadd", (0.1, 0.2), 0.30000000000000004),
        ("ddiv", (1.0, -0.0), -math.inf),
        ("ddiv", (0.0, 0.0), None),
        ("drem", (-7.5, 2.0), -1.5),
        ("drem", (1.0, math.inf), 1.0),
        ("drem", (math.inf, 1.0), None),
        ("dmul", (1e300, 1e300), math.inf),
        ("dsub", (math.inf, math.inf), None),
        ("dneg", (0.0,), -0.0),
    ],
)
def test_doubles(op: str, operands: tuple[float, ...], result: float | None) -> None:
    found = ARITHMETIC[op](*map(double_bits, operands))
    assert found == (None if result is None else double_bits(result))


def test_floats_are_rounded_once() -> None:
    assert from_float(float_bits(16777217.0)) == 16777216.0
    assert ARITHMETIC["fadd"](float_bits(16777216.0), float_bits(1.0)) == float_bits(16777216.0)
    assert ARITHMETIC["fmul"](float_bits(3e38), float_bits(10.0)) == 0x7F800000
    assert ARITHMETIC["d2f"](double_bits(-1e300)) == 0xFF800000
    # Between two floats, just above the middle: by way of a double it would be rounded down.
    above = (1 << 54) + (1 << 30) + 1
    assert from_float(ARITHMETIC["l2f"](above) or 0) == float((1 << 54) + (1 << 31))
    assert ARITHMETIC["i2f"](-16777219) == float_bits(-16777220.0)


@pytest.mark.parametrize(
    ("value", "as_int", "as_long"),
    [(1.9, 1, 1), (-1.9, -1, -1), (math.nan, 0, 0), (1e10, MOST, 10**10),
     (-math.inf, LEAST, LEAST_LONG), (1e300, MOST, MOST_LONG)],
)  # fmt: skip
def test_conversions_saturate(value: float, as_int: int, as_long: int) -> None:
    assert ARITHMETIC["d2i"](double_bits(value)) == as_int
    assert ARITHMETIC["d2l"](double_bits(value)) == as_long


def test_comparisons_with_nan() -> None:
    nan, one = double_bits(math.nan), double_bits(1.0)
    assert ARITHMETIC["dcmpl"](nan, one) == -1
    assert ARITHMETIC["dcmpg"](nan, one) == 1
    assert ARITHMETIC["dcmpg"](one, double_bits(2.0)) == -1
    assert from_double(one) == 1.0
