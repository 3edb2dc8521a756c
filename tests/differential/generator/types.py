"""The types that generated expressions have, and literals of them."""

from __future__ import annotations

from .context import PRIMARY, UNARY, Code, Context

INTS = ("byte", "short", "char", "int")
NUMERIC = (*INTS, "long", "float", "double")
PRIMITIVES = (*NUMERIC, "boolean")
BOX = {
    "byte": "Byte",
    "short": "Short",
    "char": "Character",
    "int": "Integer",
    "long": "Long",
    "float": "Float",
    "double": "Double",
    "boolean": "Boolean",
}
UNBOXED = {box: primitive for primitive, box in BOX.items()}
ARRAYS = ("int[]", "long[]", "byte[]", "char[]", "double[]", "String[]", "int[][]", "Object[]")
VALUES = (*PRIMITIVES, *UNBOXED, "String", "Object")

_INTERESTING = {
    "byte": (0, 1, -1, 7, 127, -128, 100),
    "short": (0, 1, -1, 300, 32767, -32768, 128),
    "int": (0, 1, 2, 3, 5, 10, -1, -7, 31, 33, 127, 128, 255, 32768, 65535, 65536, 1000000, 32767),
    "long": (0, 1, 2, 5, -1, 63, 65, 4294967296, -4294967297, 1 << 62, -(1 << 63), (1 << 63) - 1),
}
_CHARS = ("a", "z", "0", " ", "A", "\\n", "\\'", '"', "\\u00e9", "\\uffff", "\\0", "\\t", "\\\\")
_FLOATS = ("0f", "1.5f", "-0.0f", "3f", "1e10f", "0.1f", "Float.NaN", "Float.MAX_VALUE", "1e-3f")
_DOUBLES = ("0.0", "1.5", "-0.0", "3d", "1e18", "0.1", "Double.NaN", "1e300", "-2.5", "0x1p-3")
_STRINGS = ('""', '"a"', '"hello"', '"\\n\\t\\""', '"\\u00e9x"', '"0"', '"Aa"', '"BB"', '"null"')


def literal(ctx: Context, type_: str) -> Code:
    """A literal, or nearly one, that has the type exactly."""
    if type_ in ("byte", "short"):
        return Code(f"({type_}) {ctx.pick(_INTERESTING[type_])}", UNARY)
    if type_ == "int":
        return _int_literal(ctx)
    if type_ == "long":
        value = ctx.pick(_INTERESTING["long"])
        return Code(f"{value}L", PRIMARY if value >= 0 else UNARY)
    if type_ == "char":
        return Code(f"'{ctx.pick(_CHARS)}'")
    if type_ in ("float", "double"):
        text = ctx.pick(_FLOATS if type_ == "float" else _DOUBLES)
        return Code(text, UNARY if text.startswith("-") else PRIMARY)
    if type_ == "boolean":
        return Code(ctx.pick(("true", "false")))
    return Code(ctx.pick(_STRINGS))


def _int_literal(ctx: Context) -> Code:
    if ctx.chance(10):
        return Code(
            ctx.pick(("0x7fffffff", "0xFFFF_FFFF", "0b1011", "017", "1_000", "'x' - 'a'")), 11
        )
    if ctx.chance(10):
        return Code("-2147483648", UNARY)
    value = ctx.pick(_INTERESTING["int"])
    return Code(str(value), PRIMARY if value >= 0 else UNARY)
