# low-level
"""Floating-point values as bits: NaN boxing, NaNs and their kinds, signs, classes."""

from pvm.isa.hart import BOX, CANONICAL_NAN, CANONICAL_NAN_SINGLE, INVALID, Hart
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import Static, boolean, i32, i64, u32, u64


class Format:
    """The constants of an IEEE format: `word` holds its bits."""

    def __init__(self, word: type, signed: type, exponent_bits: int, nan: int) -> None:
        self.word, self.signed = word, signed
        width = word.bits
        self.fraction_bits = width - 1 - exponent_bits
        self.sign = 1 << (width - 1)
        self.quiet = 1 << (self.fraction_bits - 1)
        self.fraction = (1 << self.fraction_bits) - 1
        self.infinity = self.sign - 1 - self.fraction
        self.bias = (1 << (exponent_bits - 1)) - 1
        self.magnitude = self.sign - 1
        self.width = width
        self.nan = nan


SINGLE = Format(u32, i32, 8, CANONICAL_NAN_SINGLE)
DOUBLE = Format(u64, i64, 11, CANONICAL_NAN)


@lowlevel(inline=True)
def single(register: u64) -> u32:
    """A register's single; what is not NaN-boxed is the canonical NaN (unprivileged, 12.2)."""
    return u32(register) if register >= BOX else u32(CANONICAL_NAN_SINGLE)


@lowlevel(inline=True)
def boxed(bits: u32) -> u64:
    """A single as a register holds it."""
    return u64(bits) | BOX


@lowlevel(inline=True)
def double(register: u64) -> u64:
    """A register's double."""
    return register


@lowlevel(inline=True)
def is_nan(form: Static, bits: u64) -> boolean:
    return (bits & form.magnitude) > form.infinity


@lowlevel(inline=True)
def note(hart: Ptr[Hart], flags: u32) -> None:
    """Accrues exceptions that the host did not."""
    hart.fflags = hart.fflags | flags


@lowlevel(cold=True, noinline=True)
def note_signalling(form: Static, hart: Ptr[Hart], first: u64, second: u64) -> None:
    """INVALID if one of the two is a signalling NaN."""
    if is_signalling(form, first) or is_signalling(form, second):
        note(hart, u32(INVALID))


@lowlevel
def is_signalling(form: Static, bits: u64) -> boolean:
    return (bits & form.magnitude) > form.infinity and (bits & form.quiet) == 0


@lowlevel
def class_of(form: Static, bits: u64) -> u64:
    """The bit that fclass sets, table 11.5."""
    negative = (bits & form.sign) != 0
    magnitude = bits & form.magnitude
    if magnitude > form.infinity:
        return u64(1 << 9) if (bits & form.quiet) != 0 else u64(1 << 8)
    if magnitude == form.infinity:
        return u64(1 << 0) if negative else u64(1 << 7)
    if magnitude == 0:
        return u64(1 << 3) if negative else u64(1 << 4)
    if magnitude <= form.fraction:
        return u64(1 << 2) if negative else u64(1 << 5)
    return u64(1 << 1) if negative else u64(1 << 6)
