# low-level
"""Floating-point arithmetic, sign injection, extremes, comparisons, classes, moves (F, D).

Each is declared for both formats. The host does the arithmetic; results that are NaNs become the
canonical one. Where the host's exceptions differ (fused multiply-add of infinity, zero and a quiet
NaN) the hart's fflags are mended.
"""

from typing import Any

from pvm.isa.hart import INVALID, Hart
from pvm.isa.meanings.declaring import meaning
from pvm.isa.meanings.floatbits import (
    DOUBLE,
    SINGLE,
    Format,
    boxed,
    class_of,
    double,
    is_nan,
    note,
    note_signalling,
    single,
)
from pvm.lowlevel.intrinsics import (
    from_bits,
    strict_add,
    strict_divide,
    strict_equal,
    strict_fused,
    strict_less,
    strict_less_or_equal,
    strict_multiply,
    strict_square_root,
    strict_subtract,
    strict_unordered,
    to_bits,
    unlikely,
)
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import Static, f32, f64, i32, i64, u32, u64


@lowlevel(inline=True, strict_floats=True)
def from_single(value: f32) -> u64:
    """A result as a register's bits."""
    if unlikely(strict_unordered(value, value)):
        return boxed(u32(SINGLE.nan))
    return boxed(to_bits(value))


@lowlevel(inline=True, strict_floats=True)
def from_double(value: f64) -> u64:
    if unlikely(strict_unordered(value, value)):
        return u64(DOUBLE.nan)
    return to_bits(value)


@lowlevel(inline=True)
def single_bits(bits: u64) -> u64:
    return boxed(u32(bits))


@lowlevel(inline=True)
def double_bits(bits: u64) -> u64:
    return bits


def _declare_arithmetic(s: str, kind: Any, bits_of: Any, result: Any) -> None:
    @meaning(f"fadd.{s}", strict_floats=True)
    def fadd(frs1: u64, frs2: u64) -> u64:
        return result(strict_add(from_bits(kind, bits_of(frs1)), from_bits(kind, bits_of(frs2))))

    @meaning(f"fsub.{s}", strict_floats=True)
    def fsub(frs1: u64, frs2: u64) -> u64:
        return result(strict_subtract(from_bits(kind, bits_of(frs1)),
                                      from_bits(kind, bits_of(frs2))))

    @meaning(f"fmul.{s}", strict_floats=True)
    def fmul(frs1: u64, frs2: u64) -> u64:
        return result(strict_multiply(from_bits(kind, bits_of(frs1)),
                                      from_bits(kind, bits_of(frs2))))

    @meaning(f"fdiv.{s}", strict_floats=True)
    def fdiv(frs1: u64, frs2: u64) -> u64:
        return result(strict_divide(from_bits(kind, bits_of(frs1)), from_bits(kind, bits_of(frs2))))

    @meaning(f"fsqrt.{s}", strict_floats=True)
    def fsqrt(frs1: u64) -> u64:
        return result(strict_square_root(from_bits(kind, bits_of(frs1))))


def _declare_fused(s: str, form: Format, fused: Any, bits_of: Any) -> None:
    """Negated forms negate what goes in, which is exact in all rounding modes."""
    @meaning(f"fmadd.{s}", strict_floats=True)
    def fmadd(frs1: u64, frs2: u64, frs3: u64, hart: Ptr[Hart]) -> u64:
        return fused(bits_of(frs1), bits_of(frs2), bits_of(frs3), hart)

    @meaning(f"fmsub.{s}", strict_floats=True)
    def fmsub(frs1: u64, frs2: u64, frs3: u64, hart: Ptr[Hart]) -> u64:
        return fused(bits_of(frs1), bits_of(frs2), bits_of(frs3) ^ form.sign, hart)

    @meaning(f"fnmsub.{s}", strict_floats=True)
    def fnmsub(frs1: u64, frs2: u64, frs3: u64, hart: Ptr[Hart]) -> u64:
        return fused(bits_of(frs1) ^ form.sign, bits_of(frs2), bits_of(frs3), hart)

    @meaning(f"fnmadd.{s}", strict_floats=True)
    def fnmadd(frs1: u64, frs2: u64, frs3: u64, hart: Ptr[Hart]) -> u64:
        return fused(bits_of(frs1) ^ form.sign, bits_of(frs2), bits_of(frs3) ^ form.sign, hart)


@lowlevel(inline=True, strict_floats=True)
def fused_single(one: u32, two: u32, three: u32, hart: Ptr[Hart]) -> u64:
    value = strict_fused(from_bits(f32, one), from_bits(f32, two), from_bits(f32, three))
    if unlikely(strict_unordered(value, value)):
        return boxed(u32(fused_nan(SINGLE, u64(one), u64(two), hart)))
    return boxed(to_bits(value))


@lowlevel(inline=True, strict_floats=True)
def fused_double(one: u64, two: u64, three: u64, hart: Ptr[Hart]) -> u64:
    value = strict_fused(from_bits(f64, one), from_bits(f64, two), from_bits(f64, three))
    if unlikely(strict_unordered(value, value)):
        return fused_nan(DOUBLE, one, two, hart)
    return to_bits(value)


@lowlevel(cold=True, noinline=True)
def fused_nan(form: Static, one: u64, two: u64, hart: Ptr[Hart]) -> u64:
    """Infinity times zero is invalid even if a quiet NaN is added (12.6)."""
    first = one & form.magnitude
    second = two & form.magnitude
    if (first == form.infinity and second == 0) or (first == 0 and second == form.infinity):
        note(hart, u32(INVALID))
    return u64(form.nan)


def _declare_signs(s: str, form: Format, bits_of: Any, boxing: Any) -> None:
    @meaning(f"fsgnj.{s}")
    def fsgnj(frs1: u64, frs2: u64) -> u64:
        return boxing(u64(bits_of(frs1)) & form.magnitude | u64(bits_of(frs2)) & form.sign)

    @meaning(f"fsgnjn.{s}")
    def fsgnjn(frs1: u64, frs2: u64) -> u64:
        return boxing(u64(bits_of(frs1)) & form.magnitude | ~u64(bits_of(frs2)) & form.sign)

    @meaning(f"fsgnjx.{s}")
    def fsgnjx(frs1: u64, frs2: u64) -> u64:
        return boxing(u64(bits_of(frs1)) ^ u64(bits_of(frs2)) & form.sign)

    @meaning(f"fclass.{s}")
    def fclass(frs1: u64) -> u64:
        return class_of(form, u64(bits_of(frs1)))


@lowlevel(inline=True)
def order(bits: u64, form: Static) -> i64:
    """A number whose order among others of numbers that are no NaNs is theirs: -0 before +0."""
    wide = i64(bits << (64 - form.width)) >> (64 - form.width)
    return wide ^ i64(u64(wide >> 63) >> 1)


def _declare_extremes(s: str, form: Format, bits_of: Any, boxing: Any) -> None:
    """minimumNumber and maximumNumber of IEEE 754-2019 (12.6)."""
    @meaning(f"fmin.{s}")
    def fmin(frs1: u64, frs2: u64, hart: Ptr[Hart]) -> u64:
        one = u64(bits_of(frs1))
        two = u64(bits_of(frs2))
        if unlikely(is_nan(form, one) or is_nan(form, two)):
            return boxing(the_number(form, one, two, hart))
        return boxing(one if order(one, form) < order(two, form) else two)

    @meaning(f"fmax.{s}")
    def fmax(frs1: u64, frs2: u64, hart: Ptr[Hart]) -> u64:
        one = u64(bits_of(frs1))
        two = u64(bits_of(frs2))
        if unlikely(is_nan(form, one) or is_nan(form, two)):
            return boxing(the_number(form, one, two, hart))
        return boxing(one if order(one, form) > order(two, form) else two)


@lowlevel(cold=True, noinline=True)
def the_number(form: Static, one: u64, two: u64, hart: Ptr[Hart]) -> u64:
    """That of the two which is no NaN, if there is one."""
    note_signalling(form, hart, one, two)
    if not is_nan(form, one):
        return one
    return u64(form.nan) if is_nan(form, two) else two


def _declare_comparisons(s: str, kind: Any, bits_of: Any) -> None:
    @meaning(f"feq.{s}", strict_floats=True)
    def feq(frs1: u64, frs2: u64) -> u64:
        return u64(strict_equal(from_bits(kind, bits_of(frs1)), from_bits(kind, bits_of(frs2))))

    @meaning(f"flt.{s}", strict_floats=True)
    def flt(frs1: u64, frs2: u64) -> u64:
        return u64(strict_less(from_bits(kind, bits_of(frs1)), from_bits(kind, bits_of(frs2))))

    @meaning(f"fle.{s}", strict_floats=True)
    def fle(frs1: u64, frs2: u64) -> u64:
        return u64(strict_less_or_equal(from_bits(kind, bits_of(frs1)),
                                        from_bits(kind, bits_of(frs2))))


@meaning("fmv.x.w")
def fmv_x_w(frs1: u64) -> u64:
    return u64(i64(i32(u32(frs1))))


@meaning("fmv.w.x")
def fmv_w_x(rs1: u64) -> u64:
    return boxed(u32(rs1))


@meaning("fmv.x.d")
def fmv_x_d(frs1: u64) -> u64:
    return frs1


@meaning("fmv.d.x")
def fmv_d_x(rs1: u64) -> u64:
    return rs1


for _s, _kind, _form, _bits_of, _result, _fused, _boxing in (
        ("s", f32, SINGLE, single, from_single, fused_single, single_bits),
        ("d", f64, DOUBLE, double, from_double, fused_double, double_bits)):
    _declare_arithmetic(_s, _kind, _bits_of, _result)
    _declare_fused(_s, _form, _fused, _bits_of)
    _declare_signs(_s, _form, _bits_of, _boxing)
    _declare_extremes(_s, _form, _bits_of, _boxing)
    _declare_comparisons(_s, _kind, _bits_of)
