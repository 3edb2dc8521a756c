# low-level
"""java.lang.Math by the C library's functions, with Java's special cases where C has others.

The C library (glibc) is within one unit in the last place where Java's specification asks for that,
but for cbrt, which is made so by a step of Newton's method.
"""

import math

from pvm.lowlevel.intrinsics import fdiv, square_root
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, f64, i64, u64
from pvm.native.compiled import libm
from pvm.native.compiled.operands import (
    double_argument,
    double_result,
    float_argument,
    float_result,
)
from pvm.native.registry import low_level_native
from pvm.vm.model.metadata import Thread

MATH = "java/lang/Math"
NAN = math.nan
SMALLEST_REFINED = 1e-270


@lowlevel(inline=True)
def is_nan(x: f64) -> boolean:
    """Whether x is not a number."""
    return x != x


@lowlevel(inline=True)
def is_finite(x: f64) -> boolean:
    """Whether x is neither an infinity nor NaN."""
    return x - x == 0.0


@low_level_native(MATH, "sin", "(D)D")
@lowlevel(export=True)
def sin(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.sin."""
    return double_result(libm.sin(double_argument(arguments, 0)))


@low_level_native(MATH, "cos", "(D)D")
@lowlevel(export=True)
def cos(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.cos."""
    return double_result(libm.cos(double_argument(arguments, 0)))


@low_level_native(MATH, "tan", "(D)D")
@lowlevel(export=True)
def tan(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.tan."""
    return double_result(libm.tan(double_argument(arguments, 0)))


@low_level_native(MATH, "asin", "(D)D")
@lowlevel(export=True)
def asin(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.asin."""
    return double_result(libm.asin(double_argument(arguments, 0)))


@low_level_native(MATH, "acos", "(D)D")
@lowlevel(export=True)
def acos(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.acos."""
    return double_result(libm.acos(double_argument(arguments, 0)))


@low_level_native(MATH, "atan", "(D)D")
@lowlevel(export=True)
def atan(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.atan."""
    return double_result(libm.atan(double_argument(arguments, 0)))


@low_level_native(MATH, "exp", "(D)D")
@lowlevel(export=True)
def exp(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.exp."""
    return double_result(libm.exp(double_argument(arguments, 0)))


@low_level_native(MATH, "log", "(D)D")
@lowlevel(export=True)
def log(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.log."""
    return double_result(libm.log(double_argument(arguments, 0)))


@low_level_native(MATH, "log10", "(D)D")
@lowlevel(export=True)
def log10(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.log10."""
    return double_result(libm.log10(double_argument(arguments, 0)))


@low_level_native(MATH, "sqrt", "(D)D")
@lowlevel(export=True)
def sqrt(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.sqrt."""
    return double_result(square_root(double_argument(arguments, 0)))


@low_level_native(MATH, "cbrt", "(D)D")
@lowlevel(export=True)
def cbrt(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.cbrt."""
    x = double_argument(arguments, 0)
    root = libm.cbrt(x)
    square = root * root
    # Where the errors of products are still numbers, one step brings the root within one unit.
    if is_finite(x) and (x > SMALLEST_REFINED or x < -SMALLEST_REFINED):
        low = libm.fma(root, root, -square)
        error = libm.fma(square, root, -x) + low * root
        root = root - fdiv(error, 3.0 * square)
    return double_result(root)


@low_level_native(MATH, "ceil", "(D)D")
@lowlevel(export=True)
def ceil(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.ceil."""
    return double_result(libm.ceil(double_argument(arguments, 0)))


@low_level_native(MATH, "floor", "(D)D")
@lowlevel(export=True)
def floor(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.floor."""
    return double_result(libm.floor(double_argument(arguments, 0)))


@low_level_native(MATH, "rint", "(D)D")
@lowlevel(export=True)
def rint(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.rint: to nearest, ties to even, which is the mode that threads run in."""
    return double_result(libm.rint(double_argument(arguments, 0)))


@low_level_native(MATH, "sinh", "(D)D")
@lowlevel(export=True)
def sinh(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.sinh."""
    return double_result(libm.sinh(double_argument(arguments, 0)))


@low_level_native(MATH, "cosh", "(D)D")
@lowlevel(export=True)
def cosh(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.cosh."""
    return double_result(libm.cosh(double_argument(arguments, 0)))


@low_level_native(MATH, "tanh", "(D)D")
@lowlevel(export=True)
def tanh(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.tanh."""
    return double_result(libm.tanh(double_argument(arguments, 0)))


@low_level_native(MATH, "expm1", "(D)D")
@lowlevel(export=True)
def expm1(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.expm1."""
    return double_result(libm.expm1(double_argument(arguments, 0)))


@low_level_native(MATH, "log1p", "(D)D")
@lowlevel(export=True)
def log1p(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.log1p."""
    return double_result(libm.log1p(double_argument(arguments, 0)))


@low_level_native(MATH, "atan2", "(DD)D")
@lowlevel(export=True)
def atan2(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.atan2."""
    return double_result(libm.atan2(double_argument(arguments, 0), double_argument(arguments, 1)))


@low_level_native(MATH, "pow", "(DD)D")
@lowlevel(export=True)
def pow(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.pow. C gives 1 for pow(1, anything) and pow(-1, infinity), Java NaN unless y is finite
    or x is not a unit."""
    x = double_argument(arguments, 0)
    y = double_argument(arguments, 1)
    if (x == 1.0 or x == -1.0) and not is_finite(y):
        return double_result(f64(NAN))
    return double_result(libm.pow(x, y))


@low_level_native(MATH, "hypot", "(DD)D")
@lowlevel(export=True)
def hypot(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.hypot."""
    return double_result(libm.hypot(double_argument(arguments, 0), double_argument(arguments, 1)))


@low_level_native(MATH, "IEEEremainder", "(DD)D")
@lowlevel(export=True)
def ieee_remainder(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.IEEEremainder."""
    x = double_argument(arguments, 0)
    return double_result(libm.remainder(x, double_argument(arguments, 1)))


@low_level_native(MATH, "fma", "(DDD)D")
@lowlevel(export=True)
def fma(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.fma of doubles."""
    x = double_argument(arguments, 0)
    y = double_argument(arguments, 1)
    return double_result(libm.fma(x, y, double_argument(arguments, 2)))


@low_level_native(MATH, "fma", "(FFF)F")
@lowlevel(export=True)
def fmaf(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Math.fma of floats."""
    x = float_argument(arguments, 0)
    y = float_argument(arguments, 1)
    return float_result(libm.fmaf(x, y, float_argument(arguments, 2)))
