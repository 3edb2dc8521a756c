# low-level
"""Conversions between integers and floats, and between the formats (F, D).

To integers, what the host can do exactly (the value is well inside of the range) it does; all else
goes to `integers`, with RISC-V's saturation and exceptions. Conversions to integers have a second
meaning, `name.rtz`, for the rounding mode that C's casts have in the instruction.
"""

from typing import Any

from pvm.isa.hart import RTZ, Hart
from pvm.isa.meanings.arithmetic import extended
from pvm.isa.meanings.declaring import meaning
from pvm.isa.meanings.floatbits import DOUBLE, SINGLE, Format, double, single
from pvm.isa.meanings.floats import from_double, from_single
from pvm.isa.meanings.integers import host_rounding, to_integer
from pvm.lowlevel.intrinsics import (
    from_bits,
    likely,
    strict_add,
    strict_float,
    strict_rounded,
    strict_truncated,
)
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import f32, f64, i32, i64, u32, u64

EXACT = ("fcvt.d.w", "fcvt.d.wu", "fcvt.d.s")       # their rounding mode has no effect


@meaning("fcvt.s.d", strict_floats=True)
def fcvt_s_d(frs1: u64) -> u64:
    return from_single(strict_float(f32, from_bits(f64, frs1)))


@meaning("fcvt.d.s", strict_floats=True)
def fcvt_d_s(frs1: u64) -> u64:
    return from_double(strict_float(f64, from_bits(f32, single(frs1))))


def _declare_from_integers(s: str, kind: Any, result: Any, from_unsigned: Any) -> None:
    @meaning(f"fcvt.{s}.w", strict_floats=True)
    def from_w(rs1: u64) -> u64:
        return result(strict_float(kind, i64(i32(u32(rs1)))))

    @meaning(f"fcvt.{s}.wu", strict_floats=True)
    def from_wu(rs1: u64) -> u64:
        return result(strict_float(kind, i64(rs1 & 0xFFFFFFFF)))

    @meaning(f"fcvt.{s}.l", strict_floats=True)
    def from_l(rs1: u64) -> u64:
        return result(strict_float(kind, i64(rs1)))

    @meaning(f"fcvt.{s}.lu", strict_floats=True)
    def from_lu(rs1: u64) -> u64:
        if likely(i64(rs1) >= 0):
            return result(strict_float(kind, i64(rs1)))
        return result(from_unsigned(rs1))


@lowlevel(inline=True, strict_floats=True)
def unsigned_single(value: u64) -> f32:
    """Of 2**63 or more: half of it, where the lost bit still counts as such, doubled."""
    half = strict_float(f32, i64(value >> 1 | value & 1))
    return strict_add(half, half)


@lowlevel(inline=True, strict_floats=True)
def unsigned_double(value: u64) -> f64:
    half = strict_float(f64, i64(value >> 1 | value & 1))
    return strict_add(half, half)


def _limit(form: Format, bits: int) -> int:
    """Bits of 2**bits."""
    return form.bias + bits << form.fraction_bits


@lowlevel(inline=True)
def narrow_signed(value: i64) -> u64:
    return u64(value)


@lowlevel(inline=True)
def narrow_word(value: i64) -> u64:
    return extended(u32(u64(value)))


def _declare_to_integer(name: str, form: Format, kind: Any, bits_of: Any, width: int,
                        signed: int) -> None:
    """Below half of the range no rounding leaves it; negative numbers are special for unsigned."""
    limit = _limit(form, width - 2)
    mask = form.magnitude if signed else form.magnitude | form.sign
    narrow = narrow_word if width == 32 else narrow_signed

    @meaning(name, strict_floats=True)
    def dynamic(frs1: u64, hart: Ptr[Hart]) -> u64:
        bits = bits_of(frs1)
        if likely((bits & mask) < limit):
            return narrow(strict_rounded(from_bits(kind, bits)))
        return to_integer(form, width, signed, u64(bits), host_rounding(), hart)

    @meaning(f"{name}.rtz", strict_floats=True)
    def truncating(frs1: u64, hart: Ptr[Hart]) -> u64:
        bits = bits_of(frs1)
        if likely((bits & mask) < limit):
            return narrow(strict_truncated(i64, from_bits(kind, bits)))
        return to_integer(form, width, signed, u64(bits), u64(RTZ), hart)


INTEGERS = (("w", 32, 1), ("wu", 32, 0), ("l", 64, 1), ("lu", 64, 0))
_declare_from_integers("s", f32, from_single, unsigned_single)
_declare_from_integers("d", f64, from_double, unsigned_double)
for _s, _form, _kind, _bits_of in (("s", SINGLE, f32, single), ("d", DOUBLE, f64, double)):
    for _integer, _width, _signed in INTEGERS:
        _declare_to_integer(f"fcvt.{_integer}.{_s}", _form, _kind, _bits_of, _width, _signed)
