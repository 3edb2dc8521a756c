# low-level
"""Rounding to nearest with ties to the larger magnitude (RMM), which the host does not have.

The meaning `name.rmm` first lets the host do it, to nearest even: a result that is exact is right,
and all special values are exact. Otherwise operands and result are finite and not zero, and the
exact value is made of integers here: a `Wide` number, whose lowest bit stands for all bits below.
Sums are fused multiply-adds with a factor of one. A square root is never half-way between floats:
its square would have more bits than an operand has.
"""

from typing import Any

from pvm.isa.hart import INEXACT, OVERFLOW, RMM, UNDERFLOW, Hart
from pvm.isa.meanings.conversions import EXACT, INTEGERS
from pvm.isa.meanings.declaring import MEANINGS, meaning
from pvm.isa.meanings.floatbits import DOUBLE, SINGLE, Format, boxed, double, note, single
from pvm.isa.meanings.floats import double_bits, single_bits
from pvm.isa.meanings.hostfloats import HOST_MODE
from pvm.isa.meanings.integers import to_integer
from pvm.lowlevel.intrinsics import (
    float_control,
    high_product,
    leading_zeros,
    local,
    set_float_control,
)
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import Static, boolean, i32, i64, u32, u64

_HOST_INEXACT = 32


@struct
class Wide:
    """±(high * 2**64 + low) * 2**exponent."""

    high: u64
    low: u64
    exponent: i64
    negative: u64


@lowlevel(inline=True, strict_floats=True)
def begin() -> u32:
    """The control register; afterwards nothing was inexact, and the host rounds to nearest."""
    before = float_control()
    set_float_control(before & ~u32(_HOST_INEXACT | HOST_MODE))
    return before


@lowlevel(inline=True, strict_floats=True)
def end(before: u32) -> None:
    """The host's result holds, and its exceptions."""
    now = float_control()
    set_float_control((now & ~u32(HOST_MODE)) | (before & (_HOST_INEXACT | HOST_MODE)))


@lowlevel(inline=True, strict_floats=True)
def was_exact(before: u32) -> boolean:
    """Whether the host's result will do; otherwise it is as if the host had done nothing."""
    if (float_control() & _HOST_INEXACT) == 0:
        end(before)
        return True
    set_float_control(before)
    return False


@lowlevel
def unpack(form: Static, bits: u64, wide: Ptr[Wide]) -> None:
    """A finite float as a Wide with its first bit in bit 126; 0 stays 0."""
    exponent = (bits & form.infinity) >> form.fraction_bits
    significand = bits & form.fraction
    if exponent != 0:
        significand = significand | (1 << form.fraction_bits)
    else:
        exponent = u64(1)
    wide.high = significand
    wide.low = u64(0)
    wide.exponent = i64(exponent) - (form.bias + form.fraction_bits + 64)
    wide.negative = u64((bits & form.sign) != 0)
    normalise(wide)


@lowlevel
def normalise(wide: Ptr[Wide]) -> None:
    """Moves the first bit to bit 126, bits that fall off are kept in the lowest one."""
    if (wide.high | wide.low) == 0:
        return
    if wide.high == 0:
        wide.high = wide.low
        wide.low = u64(0)
        wide.exponent -= 64
    zeros = leading_zeros(wide.high)
    if zeros == 0:
        shift_right(wide, u64(1))
    elif zeros > 1:
        shift = zeros - 1
        wide.high = (wide.high << shift) | (wide.low >> (64 - shift))
        wide.low = wide.low << shift
        wide.exponent -= i64(shift)


@lowlevel
def shift_right(wide: Ptr[Wide], distance: u64) -> None:
    """Divides by a power of two; what is lost is kept in the lowest bit."""
    lost = u64(0)
    left = distance
    if left >= 128:
        lost = wide.high | wide.low
        wide.high = u64(0)
        wide.low = u64(0)
        left = u64(0)
    if left >= 64:
        lost = wide.low
        wide.low = wide.high
        wide.high = u64(0)
        left -= 64
    if left != 0:
        lost = lost | (wide.low << (64 - left))
        wide.low = (wide.low >> left) | (wide.high << (64 - left))
        wide.high = wide.high >> left
    wide.low = wide.low | u64(lost != 0)
    wide.exponent += i64(distance)


@lowlevel
def multiply(one: Ptr[Wide], two: Ptr[Wide]) -> None:
    """one *= two, where both have all their bits in the upper half."""
    high = high_product(one.high, two.high)
    one.low = one.high * two.high
    one.high = high
    one.exponent += two.exponent + 128
    one.negative = one.negative ^ two.negative
    normalise(one)


@lowlevel
def add(one: Ptr[Wide], two: Ptr[Wide]) -> None:
    """one += two, neither of which is 0."""
    if one.exponent < two.exponent:
        shift_right(one, u64(two.exponent - one.exponent))
    else:
        shift_right(two, u64(one.exponent - two.exponent))
    if one.negative == two.negative:
        low = one.low + two.low
        one.high = one.high + two.high + u64(low < two.low)
        one.low = low
    elif one.high > two.high or (one.high == two.high and one.low >= two.low):
        one.high = one.high - two.high - u64(one.low < two.low)
        one.low = one.low - two.low
    else:
        one.high = two.high - one.high - u64(two.low < one.low)
        one.low = two.low - one.low
        one.negative = two.negative
    one.exponent = one.exponent if one.exponent > two.exponent else two.exponent
    normalise(one)


@lowlevel
def divide(one: Ptr[Wide], two: Ptr[Wide]) -> None:
    """one /= two, where both have all their bits in the upper half: long division."""
    rest = one.high >> 1
    divisor = two.high >> 1
    quotient = u64(0)
    for _ in range(64):
        quotient = quotient << 1
        if rest >= divisor:
            rest -= divisor
            quotient = quotient | 1
        rest = rest << 1
    one.high = quotient
    one.low = u64(rest != 0)
    one.exponent = one.exponent - two.exponent - 127
    one.negative = one.negative ^ two.negative
    normalise(one)


@lowlevel
def pack(form: Static, wide: Ptr[Wide], hart: Ptr[Hart]) -> u64:
    """The nearest float, ties away from zero; overflow and underflow (tininess after rounding)."""
    sign = u64(form.sign) if wide.negative != 0 else u64(0)
    significand = (wide.high << 1) | (wide.low >> 63)
    rest = wide.low << 1
    significand = significand | u64(rest != 0)
    exponent = wide.exponent + (126 + form.bias)
    shift = u64(63 - form.fraction_bits)
    if exponent < 1:
        return pack_tiny(form, sign, significand, exponent, shift, hart)
    rounded = away(significand, shift)
    bits = ((u64(exponent) - 1) << form.fraction_bits) + rounded
    if exponent >= 2 * form.bias + 1 or bits >= form.infinity:
        note(hart, u32(OVERFLOW | INEXACT))
        return sign | form.infinity
    if (significand << (64 - shift)) != 0:
        note(hart, u32(INEXACT))
    return sign | bits


@lowlevel
def pack_tiny(form: Static, sign: u64, significand: u64, exponent: i64, shift: u64,
              hart: Ptr[Hart]) -> u64:
    """Below the normal numbers."""
    grows = away(significand, shift) == 2 << form.fraction_bits
    distance = shift + u64(1 - exponent)
    bits = u64(0)
    inexact = boolean(True)
    if distance < 64:
        bits = away(significand, distance)
        inexact = (significand << (64 - distance)) != 0
    elif distance == 64:
        bits = u64(1)
    if inexact:
        is_tiny = exponent < 0 or not grows
        note(hart, u32(INEXACT | UNDERFLOW) if is_tiny else u32(INEXACT))
    return sign | bits


@lowlevel
def away(significand: u64, shift: u64) -> u64:
    """Divided by 2**shift (1 to 63), to nearest."""
    return (significand >> shift) + ((significand >> (shift - 1)) & 1)


@lowlevel(noinline=True, cold=True)
def fused_away(form: Static, one: u64, two: u64, three: u64, hart: Ptr[Hart]) -> u64:
    """one * two + three."""
    product = local(Wide)
    factor = local(Wide)
    term = local(Wide)
    unpack(form, one, product)
    unpack(form, two, factor)
    unpack(form, three, term)
    if (product.high | product.low) == 0 or (factor.high | factor.low) == 0:
        return pack(form, term, hart)
    multiply(product, factor)
    if (term.high | term.low) != 0:
        add(product, term)
    return pack(form, product, hart)


@lowlevel(noinline=True, cold=True)
def quotient_away(form: Static, one: u64, two: u64, hart: Ptr[Hart]) -> u64:
    """one / two."""
    dividend = local(Wide)
    divisor = local(Wide)
    unpack(form, one, dividend)
    unpack(form, two, divisor)
    divide(dividend, divisor)
    return pack(form, dividend, hart)


@lowlevel(noinline=True, cold=True)
def narrowed_away(bits: u64, hart: Ptr[Hart]) -> u64:
    """A double as a single."""
    wide = local(Wide)
    unpack(DOUBLE, bits, wide)
    return pack(SINGLE, wide, hart)


@lowlevel(noinline=True, cold=True)
def integer_away(form: Static, magnitude: u64, negative: boolean, hart: Ptr[Hart]) -> u64:
    """An integer that is not 0."""
    wide = local(Wide)
    wide.high = magnitude
    wide.low = u64(0)
    wide.exponent = i64(-64)
    wide.negative = u64(negative)
    normalise(wide)
    return pack(form, wide, hart)



def _declare_sums(s: str, form: Format, bits_of: Any, boxing: Any) -> None:
    one = form.bias << form.fraction_bits
    host_sum, host_difference = MEANINGS[f"fadd.{s}"], MEANINGS[f"fsub.{s}"]

    @meaning(f"fadd.{s}.rmm", strict_floats=True)
    def fadd(frs1: u64, frs2: u64, hart: Ptr[Hart]) -> u64:
        before = begin()
        result = host_sum(frs1, frs2)
        if was_exact(before):
            return result
        return boxing(fused_away(form, u64(bits_of(frs1)), u64(one), u64(bits_of(frs2)), hart))

    @meaning(f"fsub.{s}.rmm", strict_floats=True)
    def fsub(frs1: u64, frs2: u64, hart: Ptr[Hart]) -> u64:
        before = begin()
        result = host_difference(frs1, frs2)
        if was_exact(before):
            return result
        return boxing(fused_away(form, u64(bits_of(frs1)), u64(one),
                                 u64(bits_of(frs2)) ^ form.sign, hart))


def _declare_products(s: str, form: Format, bits_of: Any, boxing: Any) -> None:
    host_product, host_quotient, host_root = (
        MEANINGS[f"{name}.{s}"] for name in ("fmul", "fdiv", "fsqrt"))

    @meaning(f"fmul.{s}.rmm", strict_floats=True)
    def fmul(frs1: u64, frs2: u64, hart: Ptr[Hart]) -> u64:
        before = begin()
        result = host_product(frs1, frs2)
        if was_exact(before):
            return result
        return boxing(fused_away(form, u64(bits_of(frs1)), u64(bits_of(frs2)), u64(0), hart))

    @meaning(f"fdiv.{s}.rmm", strict_floats=True)
    def fdiv(frs1: u64, frs2: u64, hart: Ptr[Hart]) -> u64:
        before = begin()
        result = host_quotient(frs1, frs2)
        if was_exact(before):
            return result
        return boxing(quotient_away(form, u64(bits_of(frs1)), u64(bits_of(frs2)), hart))

    @meaning(f"fsqrt.{s}.rmm", strict_floats=True)
    def fsqrt(frs1: u64) -> u64:
        before = begin()
        result = host_root(frs1)
        end(before)
        return result


def _declare_fused(name: str, form: Format, bits_of: Any, boxing: Any, negated: int,
                   subtracted: int) -> None:
    host = MEANINGS[name]

    @meaning(f"{name}.rmm", strict_floats=True)
    def fused(frs1: u64, frs2: u64, frs3: u64, hart: Ptr[Hart]) -> u64:
        before = begin()
        result = host(frs1, frs2, frs3, hart)
        if was_exact(before):
            return result
        return boxing(fused_away(form, u64(bits_of(frs1)) ^ negated, u64(bits_of(frs2)),
                                 u64(bits_of(frs3)) ^ subtracted, hart))


def _declare_from_integer(name: str, form: Format, boxing: Any, width: int, signed: int) -> None:
    host = MEANINGS[name]

    @meaning(f"{name}.rmm", strict_floats=True)
    def converted(rs1: u64, hart: Ptr[Hart]) -> u64:
        before = begin()
        result = host(rs1)
        if was_exact(before):
            return result
        value = rs1
        if width == 32:
            value = u64(i64(i32(u32(rs1)))) if signed else rs1 & 0xFFFFFFFF
        negative = signed != 0 and i64(value) < 0
        return boxing(integer_away(form, u64(0) - value if negative else value, negative, hart))


def _declare_to_integer(name: str, form: Format, bits_of: Any, width: int, signed: int) -> None:
    @meaning(f"{name}.rmm")
    def converted(frs1: u64, hart: Ptr[Hart]) -> u64:
        return to_integer(form, width, signed, u64(bits_of(frs1)), u64(RMM), hart)


_narrow = MEANINGS["fcvt.s.d"]


@meaning("fcvt.s.d.rmm", strict_floats=True)
def narrowed(frs1: u64, hart: Ptr[Hart]) -> u64:
    before = begin()
    result = _narrow(frs1)
    if was_exact(before):
        return result
    return boxed(u32(narrowed_away(frs1, hart)))


for _s, _form, _bits_of, _boxing in (("s", SINGLE, single, single_bits),
                                     ("d", DOUBLE, double, double_bits)):
    _declare_sums(_s, _form, _bits_of, _boxing)
    _declare_products(_s, _form, _bits_of, _boxing)
    for _name, _negated, _subtracted in (("fmadd", 0, 0), ("fmsub", 0, _form.sign),
                                         ("fnmsub", _form.sign, 0),
                                         ("fnmadd", _form.sign, _form.sign)):
        _declare_fused(f"{_name}.{_s}", _form, _bits_of, _boxing, _negated, _subtracted)
    for _integer, _width, _signed in INTEGERS:
        _declare_to_integer(f"fcvt.{_integer}.{_s}", _form, _bits_of, _width, _signed)
        if f"fcvt.{_s}.{_integer}" not in EXACT:
            _declare_from_integer(f"fcvt.{_s}.{_integer}", _form, _boxing, _width, _signed)
