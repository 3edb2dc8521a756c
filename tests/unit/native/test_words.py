"""The inner loops of java.math on numbers of many words."""

from __future__ import annotations

import struct

import pytest

from .world import World

WORDS = "java/math/Words."
ROW = "([II[IIII)I"
LARGEST = 2**32 - 1
NUMBERS = (0, 1, 2**31, LARGEST, 2**64 - 1, 2**96 - 1, 0x123456789ABCDEF0FEDCBA98)


def _array(world: World, number: int, words: int) -> int:
    return world.array("I", number.to_bytes(4 * words, "little"))


def _number(world: World, array: int, words: int) -> int:
    return int.from_bytes(world.elements(array, 4 * words), "little")


def _word(result: int) -> int:
    return struct.unpack("<I", struct.pack("<i", result))[0]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("factor", (0, 1, 10**9, 2**31, LARGEST))
def test_rows_are_added_and_subtracted(world: World, number: int, factor: int) -> None:
    for start in NUMBERS:
        target, source = _array(world, start << 32, 4), _array(world, number << 64, 5)
        carry = world.call(WORDS + "multiplyAdd" + ROW, target, 1, source, 2, 3, factor)
        total = (_word(carry) << 96) + (_number(world, target, 4) >> 32)
        assert total == start + number * factor
        borrow = world.call(WORDS + "multiplySubtract" + ROW, target, 1, source, 2, 3, factor)
        assert borrow == carry
        assert _number(world, target, 4) == start << 32


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("divisor", (1, 3, 10**9, 2**31, LARGEST))
def test_scaling_undoes_division(world: World, number: int, divisor: int) -> None:
    array = _array(world, number, 3)
    rest = world.call(WORDS + "divide([I[III)I", array, array, 3, divisor)
    assert (_number(world, array, 3), _word(rest)) == divmod(number, divisor)
    assert world.call(WORDS + "scale([IIII)I", array, 3, divisor, rest) == 0
    assert _number(world, array, 3) == number
