"""IEEE 754 by exact fractions: the reference that float meanings are checked against."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import NamedTuple

from pvm.isa.hart import INEXACT, OVERFLOW, RDN, RMM, RNE, RTZ, RUP, UNDERFLOW


class Form(NamedTuple):
    """A format: bits of exponent and fraction."""

    exponent: int
    fraction: int

    @property
    def bias(self) -> int:
        return (1 << self.exponent - 1) - 1

    @property
    def sign(self) -> int:
        return 1 << self.exponent + self.fraction

    @property
    def infinity(self) -> int:
        return (1 << self.exponent) - 1 << self.fraction

    def value(self, bits: int) -> Fraction:
        """A finite number's value."""
        exponent = (bits & self.infinity) >> self.fraction
        fraction = bits & (1 << self.fraction) - 1
        if exponent:
            fraction |= 1 << self.fraction
        power = max(exponent, 1) - self.bias - self.fraction
        size = Fraction(fraction) * Fraction(2) ** power
        return -size if bits & self.sign else size


SINGLE, DOUBLE = Form(8, 23), Form(11, 52)


def whole(value: Fraction, mode: int, negative: bool) -> int:
    """A magnitude rounded to an integer."""
    low = value.numerator // value.denominator
    rest = value - low
    half = Fraction(1, 2)
    up = {RNE: rest > half or (rest == half and low & 1 == 1), RTZ: False,
          RDN: negative and rest > 0, RUP: not negative and rest > 0, RMM: rest >= half}[mode]
    return low + up


def rounded(form: Form, value: Fraction, mode: int) -> tuple[int, int]:
    """The float nearest to a number that is not 0, and the exceptions."""
    negative, size = value < 0, abs(value)
    power = _power(size)
    least = 1 - form.bias
    unit = Fraction(2) ** (max(power, least) - form.fraction)
    count = whole(size / unit, mode, negative)
    inexact = INEXACT if count * unit != size else 0
    sign = form.sign if negative else 0
    if count * unit >= Fraction(2) ** (form.bias + 1):
        to_infinity = mode in (RNE, RMM) or mode == (RDN if negative else RUP)
        return sign | (form.infinity if to_infinity else form.infinity - 1), OVERFLOW | INEXACT
    free = Fraction(2) ** (power - form.fraction)       # as if exponents had no limit
    is_tiny = whole(size / free, mode, negative) * free < Fraction(2) ** least
    flags = inexact | (UNDERFLOW if inexact and is_tiny else 0)
    bits = count + (max(power, least) + form.bias - 1 << form.fraction)
    return sign | bits, flags


def _power(size: Fraction) -> int:
    """The exponent of the highest power of two that is not larger."""
    power = size.numerator.bit_length() - size.denominator.bit_length()
    return power if Fraction(2) ** power <= size else power - 1


def root(form: Form, value: Fraction, mode: int) -> tuple[int, int]:
    """The square root of a positive number: enough bits of it, and one that says there are more."""
    shift = 2 * (form.fraction + form.bias + form.fraction)
    scaled = value * (1 << 2 * shift)
    found = isqrt(scaled.numerator // scaled.denominator)
    exact = found * found == scaled
    return rounded(form, Fraction(2 * found + (not exact), 1 << shift + 1), mode)
