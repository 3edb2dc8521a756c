# low-level
"""The C library's mathematics, and what it is in plain Python."""

import math
from collections.abc import Callable

from pvm.lowlevel.marks import external
from pvm.lowlevel.types import f32, f64


def _simulated(function: Callable[..., float], *arguments: float) -> f64:
    """What C returns where Python raises: NaN outside the domain, infinity for a pole."""
    try:
        return f64(function(*arguments))
    except ValueError:
        pole = arguments[0] == 0 or (function is math.log1p and arguments[0] == -1)
        return f64(-math.inf if pole else math.nan)
    except OverflowError:
        return f64(math.copysign(math.inf, arguments[0]) if function is math.sinh else math.inf)


@external
def sin(x: f64) -> f64:
    return _simulated(math.sin, x)


@external
def cos(x: f64) -> f64:
    return _simulated(math.cos, x)


@external
def tan(x: f64) -> f64:
    return _simulated(math.tan, x)


@external
def asin(x: f64) -> f64:
    return _simulated(math.asin, x)


@external
def acos(x: f64) -> f64:
    return _simulated(math.acos, x)


@external
def atan(x: f64) -> f64:
    return _simulated(math.atan, x)


@external
def exp(x: f64) -> f64:
    return _simulated(math.exp, x)


@external
def log(x: f64) -> f64:
    return _simulated(math.log, x)


@external
def log10(x: f64) -> f64:
    return _simulated(math.log10, x)


@external
def cbrt(x: f64) -> f64:
    return _simulated(math.cbrt, x)


@external
def ceil(x: f64) -> f64:
    return f64(math.copysign(math.ceil(x), x)) if math.isfinite(x) else x


@external
def floor(x: f64) -> f64:
    return f64(math.copysign(math.floor(x), x)) if math.isfinite(x) else x


@external
def rint(x: f64) -> f64:
    return f64(math.copysign(round(x), x)) if math.isfinite(x) else x


@external
def sinh(x: f64) -> f64:
    return _simulated(math.sinh, x)


@external
def cosh(x: f64) -> f64:
    return _simulated(math.cosh, x)


@external
def tanh(x: f64) -> f64:
    return _simulated(math.tanh, x)


@external
def expm1(x: f64) -> f64:
    return _simulated(math.expm1, x)


@external
def log1p(x: f64) -> f64:
    return _simulated(math.log1p, x)


@external
def atan2(y: f64, x: f64) -> f64:
    return _simulated(math.atan2, y, x)


@external
def pow(x: f64, y: f64) -> f64:
    is_odd = math.isfinite(y) and math.fmod(y, 2.0) in (1.0, -1.0)
    if x == 0 and y < 0:
        return f64(math.copysign(math.inf, x) if is_odd else math.inf)
    power = _simulated(math.pow, x, y)
    overflows = math.isinf(power) and math.isfinite(x)
    return f64(-math.inf) if overflows and x < 0 and is_odd else power


@external
def hypot(x: f64, y: f64) -> f64:
    return _simulated(math.hypot, x, y)


@external
def remainder(x: f64, y: f64) -> f64:
    return f64(math.nan) if y == 0 else _simulated(math.remainder, x, y)


@external
def fma(x: f64, y: f64, z: f64) -> f64:
    return f64(_exact_fma(x, y, z))


@external
def fmaf(x: f32, y: f32, z: f32) -> f32:
    return f32(_exact_fma(x, y, z))


def _exact_fma(x: float, y: float, z: float) -> float:
    from fractions import Fraction

    if not (math.isfinite(x) and math.isfinite(y) and math.isfinite(z)):
        return x * y + z
    exact = Fraction(x) * Fraction(y) + Fraction(z)
    return x * y + z if exact == 0 else float(exact)
