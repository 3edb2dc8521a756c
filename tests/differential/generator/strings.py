"""Random strings."""

from __future__ import annotations

from collections.abc import Callable

from . import expressions
from .context import LOWEST, PRIMARY, Code, Context
from .types import VALUES

Form = Callable[[Context, str, int], Code | None]

_TEXT_BLOCKS = (
    '"""\n    one\n      two\\\n    three\\t|\n    "quoted" \\""" end\\s\n    """',
    '"""\n    a"""',
    '"""\n  x  \n    y\\040\n\n  z\n  """',
)


def _concatenation(ctx: Context, type_: str, depth: int) -> Code:
    """At least one of the first two is a String."""
    kinds = ["String", ctx.pick(VALUES)]
    ctx.random.shuffle(kinds)
    kinds += [ctx.pick(VALUES) for _ in range(ctx.below(3))]
    parts = [expressions.expression(ctx, kind, depth - 1).within(12) for kind in kinds]
    if ctx.chance(10):
        parts.append(ctx.pick(("null", "(char) 65", "'\\1'", "1 + 2", '"\\2"')))
    return Code(" + ".join(parts), 11)


def _compound(ctx: Context, type_: str, depth: int) -> Code | None:
    targets = ctx.variables("String", assignable=True)
    value = expressions.expression(ctx, ctx.pick(VALUES), depth - 1)
    arrays = ctx.variables("String[]")
    if arrays and ctx.chance(40):
        target = f"{ctx.pick(arrays).name}[{expressions.index(ctx, depth - 1)}]"
    elif targets:
        target = ctx.pick(targets).name
    else:
        return None
    return Code(f"cut({target} += {value})" if ctx.chance(60) else f"{target} += {value}", LOWEST)


def _value_of(ctx: Context, type_: str, depth: int) -> Code:
    value = expressions.expression(ctx, ctx.pick(VALUES), depth - 1)
    return Code(f"String.valueOf({value})")


def _cut(ctx: Context, type_: str, depth: int) -> Code:
    return Code(f"cut({expressions.expression(ctx, 'String', depth - 1)})")


def _to_string(ctx: Context, type_: str, depth: int) -> Code:
    value = expressions.expression(ctx, ctx.pick(("Object", "Integer", "Character")), depth - 1)
    return Code(f"{value.within(PRIMARY)}.toString()")


def _text_block(ctx: Context, type_: str, depth: int) -> Code:
    return Code(ctx.pick(_TEXT_BLOCKS))


FORMS: list[Form] = [
    _concatenation,
    _concatenation,
    _concatenation,
    _compound,
    _value_of,
    _cut,
    _to_string,
    _text_block,
]
