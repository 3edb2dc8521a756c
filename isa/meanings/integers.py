# low-level
"""Floats to integers without the host's help: all rounding modes, saturation, exceptions."""

from pvm.isa.hart import INEXACT, INVALID, RDN, RMM, RNE, RUP, Hart
from pvm.isa.meanings.arithmetic import extended
from pvm.isa.meanings.floatbits import is_nan, note
from pvm.isa.meanings.hostfloats import guest_rounding
from pvm.lowlevel.intrinsics import float_control
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import Static, boolean, u32, u64


@lowlevel(cold=True, noinline=True, strict_floats=True)
def host_rounding() -> u64:
    """The rounding mode that the host is set to, as RISC-V numbers them."""
    return guest_rounding(float_control())


@lowlevel(cold=True, noinline=True)
def to_integer(form: Static, width: Static, signed: Static, bits: u64, mode: u64,
               hart: Ptr[Hart]) -> u64:
    """A float's bits as an integer of `width` bits, table 12.4 where it does not fit."""
    negative = (bits & form.sign) != 0
    magnitude = bits & form.magnitude
    exponent = magnitude >> form.fraction_bits
    if is_nan(form, bits):
        return out_of_range(width, signed, False, hart)
    if exponent >= form.bias + 64:
        return out_of_range(width, signed, negative, hart)
    significand = magnitude & form.fraction
    if exponent != 0:
        significand = significand | (1 << form.fraction_bits)
    else:
        exponent = u64(1)
    point = u64(form.bias + form.fraction_bits)
    whole = integer_part(significand, exponent, point)
    rest = fraction_part(significand, exponent, point)
    if rounds_up(mode, negative, whole, rest):
        whole += 1
        if whole == 0:      # rounded up to 2**64
            return out_of_range(width, signed, negative, hart)
    if does_not_fit(width, signed, negative, whole):
        return out_of_range(width, signed, negative, hart)
    if rest != 0:
        note(hart, u32(INEXACT))
    value = u64(0) - whole if negative else whole
    return narrowed(width, value)


@lowlevel
def integer_part(significand: u64, exponent: u64, point: u64) -> u64:
    """Of significand * 2**(exponent - point), which is less than 2**64."""
    if exponent >= point:
        return significand << (exponent - point)
    distance = point - exponent
    return significand >> distance if distance < 64 else u64(0)


@lowlevel
def fraction_part(significand: u64, exponent: u64, point: u64) -> u64:
    """The rest in units of 2**-64; what is smaller is 1."""
    if exponent >= point:
        return u64(0)
    distance = point - exponent
    if distance > 64:
        return u64(significand != 0)
    return significand << (64 - distance) if distance < 64 else significand


@lowlevel
def rounds_up(mode: u64, negative: boolean, whole: u64, rest: u64) -> boolean:
    """Whether a magnitude grows by rounding; `rest` is the fraction in units of 2**-64."""
    half = u64(1 << 63)
    if rest == 0:
        return False
    if mode == RNE:
        return rest > half or (rest == half and (whole & 1) != 0)
    if mode == RMM:
        return rest >= half
    if mode == RDN:
        return negative
    if mode == RUP:
        return not negative
    return False


@lowlevel
def does_not_fit(width: Static, signed: Static, negative: boolean, whole: u64) -> boolean:
    if signed:
        if negative:
            return whole > (1 << (width - 1))
        return whole > (1 << (width - 1)) - 1
    if negative:
        return whole != 0
    return whole > (1 << width) - 1


@lowlevel
def narrowed(width: Static, value: u64) -> u64:
    """Words are sign-extended, unsigned ones too."""
    if width == 32:
        return extended(u32(value))
    return value


@lowlevel
def out_of_range(width: Static, signed: Static, negative: boolean, hart: Ptr[Hart]) -> u64:
    """The nearest integer that there is; NaNs count as large (12.7)."""
    note(hart, u32(INVALID))
    if negative:
        return narrowed(width, u64(1 << (width - 1))) if signed else u64(0)
    if signed:
        return u64((1 << (width - 1)) - 1)
    return u64((1 << 64) - 1)
