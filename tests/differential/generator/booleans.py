"""Random conditions."""

from __future__ import annotations

from collections.abc import Callable

from . import expressions, numbers
from .context import LOWEST, PRIMARY, UNARY, Code, Context
from .types import NUMERIC

Form = Callable[[Context, str, int], Code | None]

_LOGIC = {"&&": 4, "||": 3, "&": 7, "|": 5, "^": 6, "==": 8, "!=": 8}


def _logic(ctx: Context, type_: str, depth: int) -> Code:
    operator = ctx.pick(("&&", "&&", "||", "||", "&", "|", "^", "==", "!="))
    kinds = ("boolean", ctx.pick(("boolean", "boolean", "boolean", "Boolean")))
    left, right = (expressions.expression(ctx, kind, depth - 1) for kind in kinds)
    return numbers.binary(operator, _LOGIC[operator], left, right)


def _not(ctx: Context, type_: str, depth: int) -> Code:
    kind = ctx.pick(("boolean", "boolean", "Boolean"))
    return Code(f"!{expressions.expression(ctx, kind, depth - 1).within(UNARY)}", UNARY)


def _comparison(ctx: Context, type_: str, depth: int) -> Code:
    operator = ctx.pick(("<", ">", "<=", ">="))
    left, right = (numbers.operand(ctx, NUMERIC, depth) for _ in range(2))
    return numbers.binary(operator, 9, left, right)


def _equality(ctx: Context, type_: str, depth: int) -> Code:
    """Of numbers, one of which may be boxed: both would be compared as references."""
    left = expressions.expression(ctx, ctx.pick(NUMERIC), depth - 1)
    right = numbers.operand(ctx, NUMERIC, depth)
    if ctx.chance(50):
        left, right = right, left
    return numbers.binary(ctx.pick(("==", "!=")), 8, left, right)


def _of_null(ctx: Context, type_: str, depth: int) -> Code:
    value = expressions.expression(ctx, ctx.pick(("String", "Object", "Integer")), depth - 1)
    return numbers.binary(ctx.pick(("==", "!=")), 8, value, Code("null"))


def _instance(ctx: Context, type_: str, depth: int) -> Code:
    kind = ctx.pick(("Integer", "String", "Number", "Comparable<?>", "int[]", "Character"))
    value = expressions.expression(ctx, "Object", depth - 1)
    return Code(f"{value.within(9)} instanceof {kind}", 9)


def _pattern_and(ctx: Context, type_: str, depth: int) -> Code:
    """A pattern variable used right of && or ||."""
    name, kind = ctx.fresh("q"), ctx.pick(("Integer", "String", "Long"))
    tested = expressions.expression(ctx, "Object", depth - 1).within(9)
    with ctx.block():
        ctx.declare(name, kind)
        then = expressions.expression(ctx, "boolean", depth - 1)
    if ctx.chance(60):
        return Code(f"{tested} instanceof {kind} {name} && {then.within(5)}", 4)
    return Code(f"!({tested} instanceof {kind} {name}) || {then.within(4)}", 3)


def _equals(ctx: Context, type_: str, depth: int) -> Code:
    text = expressions.expression(ctx, ctx.pick(("String", "Integer", "Object")), depth - 1)
    other = expressions.expression(ctx, ctx.pick(("String", "Object", "int")), depth - 1)
    if ctx.chance(50):
        return Code(f"Objects.equals({text}, {other})")
    return Code(f"{text.within(PRIMARY)}.equals({other})")


def _compound(ctx: Context, type_: str, depth: int) -> Code | None:
    targets = ctx.variables("boolean", assignable=True)
    if not targets:
        return None
    value = expressions.expression(ctx, "boolean", depth - 1)
    return Code(f"{ctx.pick(targets).name} {ctx.pick(('&=', '|=', '^='))} {value}", LOWEST)


FORMS: list[Form] = [
    _logic,
    _logic,
    _logic,
    _not,
    _comparison,
    _comparison,
    _comparison,
    _equality,
    _of_null,
    _instance,
    _pattern_and,
    _equals,
    _compound,
]
