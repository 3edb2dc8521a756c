"""The types of the generated programs, and constants of them, many at the edges."""

from __future__ import annotations

from .context import Context

INTS = ("int", "byte", "short", "char")
NUMBERS = (*INTS, "long", "float", "double")
PRIMITIVES = (*NUMBERS, "boolean")
ARRAYS = (
    "int[]", "long[]", "byte[]", "char[]", "short[]", "double[]", "float[]", "int[][]", "String[]",
)  # fmt: skip
REFERENCES = ("String", "Node", "Shape", "Integer", "Long", "Object")
PARAMETERS = (
    "int", "int", "int", "int", "long", "long", "double", "float", "boolean", "byte", "short",
    "char", "int[]", "int[]", "long[]", "byte[]", "char[]", "short[]", "double[]", "float[]",
    "int[][]", "String[]", "String", "Node", "Node", "Shape", "Shape", "Op", "Integer", "Object",
)  # fmt: skip
RESULTS = (
    "int", "int", "int", "long", "long", "double", "float", "boolean", "byte", "char", "short",
    "String", "Node", "int[]", "Integer", "Object",
)  # fmt: skip

_SMALL = (0, 1, 2, 3, 4, 5, 7, 8, 10, 13, 16)
_INTS = (
    -1, -2, -7, 31, 32, 33, 63, 64, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, 65535,
    65536, 1000003, 0x7FFFFFFF, -0x80000000, 0x7FFFFFFE, -0x7FFFFFFF, 0x55555555, -1431655766,
)  # fmt: skip
_LONGS = (
    -1, -5, 31, 32, 63, 64, 1 << 31, (1 << 31) - 1, -(1 << 31), 1 << 32, (1 << 53) + 1,
    (1 << 63) - 1, -(1 << 63), (1 << 63) - 2, 0x5555555555555555, -1000000007,
)  # fmt: skip
_DOUBLES = (
    "0.0", "-0.0", "1.0", "-1.5", "0.1", "Double.NaN", "Double.POSITIVE_INFINITY", "1e300",
    "Double.NEGATIVE_INFINITY", "Double.MIN_VALUE", "2147483648.0", "-9.3e18", "3.0", "0.5",
)  # fmt: skip
_FLOATS = (
    "0f", "-0f", "1f", "-1.5f", "0.1f", "Float.NaN", "Float.POSITIVE_INFINITY", "1e38f",
    "Float.MIN_VALUE", "16777217f", "-9e18f", "3f", "0.5f",
)  # fmt: skip
_STRINGS = ('""', '"a"', '"hello"', '"Aa"', '"BB"', '"17"', '"\\u00e9"', '"\\u4e2d"')


def constant(ctx: Context, kind: str) -> str:
    """A constant of a primitive type or String."""
    if kind in INTS:
        value = ctx.pick(_SMALL if ctx.chance(60) else _INTS)
        return f"({value})" if kind == "int" else f"({kind}) {_parenthesised(value)}"
    if kind == "long":
        return f"({ctx.pick(_SMALL if ctx.chance(50) else _LONGS)}L)"
    if kind == "double":
        return f"({ctx.pick(_DOUBLES)})"
    if kind == "float":
        return f"({ctx.pick(_FLOATS)})"
    if kind == "boolean":
        return ctx.pick(("true", "false"))
    return ctx.pick(_STRINGS)


def _parenthesised(value: int) -> str:
    return f"({value})" if value < 0 else str(value)


def nonzero(ctx: Context) -> str:
    """An int constant to divide by."""
    return f"({ctx.pick([v for v in (*_SMALL, *_INTS) if v])})"
