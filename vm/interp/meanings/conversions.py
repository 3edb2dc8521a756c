# low-level
"""Conversions between primitive types, JVMS 6.5: narrowing truncates, d2i and its kin saturate."""

from pvm.lowlevel.intrinsics import saturating
from pvm.lowlevel.types import f32, f64, i8, i16, i32, i64, u16
from pvm.vm.interp.instructions import instruction


@instruction("i2l")
def i2l(value: i32) -> i64:
    return i64(value)


@instruction("i2f")
def i2f(value: i32) -> f32:
    return f32(value)


@instruction("i2d")
def i2d(value: i32) -> f64:
    return f64(value)


@instruction("l2i")
def l2i(value: i64) -> i32:
    return i32(value)


@instruction("l2f")
def l2f(value: i64) -> f32:
    return f32(value)


@instruction("l2d")
def l2d(value: i64) -> f64:
    return f64(value)


@instruction("f2i")
def f2i(value: f32) -> i32:
    return saturating(i32, value)


@instruction("f2l")
def f2l(value: f32) -> i64:
    return saturating(i64, value)


@instruction("f2d")
def f2d(value: f32) -> f64:
    return f64(value)


@instruction("d2i")
def d2i(value: f64) -> i32:
    return saturating(i32, value)


@instruction("d2l")
def d2l(value: f64) -> i64:
    return saturating(i64, value)


@instruction("d2f")
def d2f(value: f64) -> f32:
    return f32(value)


@instruction("i2b")
def i2b(value: i32) -> i32:
    return i32(i8(value))


@instruction("i2c")
def i2c(value: i32) -> i32:
    return i32(u16(value))


@instruction("i2s")
def i2s(value: i32) -> i32:
    return i32(i16(value))
