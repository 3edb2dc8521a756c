"""Random references: boxes and objects of any class."""

from __future__ import annotations

from collections.abc import Callable

from . import expressions
from .context import LOWEST, PRIMARY, UNARY, Code, Context
from .types import INTS, UNBOXED

Form = Callable[[Context, str, int], Code | None]


def boxed(ctx: Context, value: Code, box: str) -> Code:
    """The boxed value, by a cast or a call."""
    if ctx.chance(50):
        return Code(f"({box}) {value.within(PRIMARY)}", UNARY)
    return Code(f"{box}.valueOf({value})")


def _boxing(ctx: Context, type_: str, depth: int) -> Code:
    return boxed(ctx, expressions.expression(ctx, UNBOXED[type_], depth - 1), type_)


def _step(ctx: Context, type_: str, depth: int) -> Code | None:
    targets = ctx.variables(type_, assignable=True)
    if not targets or type_ == "Boolean":
        return None
    name, operator = ctx.pick(targets).name, ctx.pick(("++", "--"))
    return Code(f"{name}{operator}" if ctx.chance(50) else f"{operator}{name}", UNARY)


def _compound(ctx: Context, type_: str, depth: int) -> Code | None:
    """A box is only assigned what its own type unboxed promotes to."""
    targets = ctx.variables(type_, assignable=True)
    allowed = {"Integer": INTS, "Long": (*INTS, "long"), "Double": (*INTS, "float", "double")}
    if not targets or type_ not in allowed:
        return None
    value = expressions.expression(ctx, ctx.pick(allowed[type_]), depth - 1)
    return Code(f"{ctx.pick(targets).name} {ctx.pick(('+=', '-=', '*='))} {value}", LOWEST)


def _cast(ctx: Context, type_: str, depth: int) -> Code:
    value = expressions.expression(ctx, "Object", depth - 1)
    name = ctx.fresh("q")
    other = expressions.expression(ctx, type_, depth - 1)
    if ctx.chance(4):
        return Code(f"({type_}) {value.within(PRIMARY)}", UNARY)
    return Code(f"{value.within(9)} instanceof {type_} {name} ? {name} : {other.within(2)}", 2)


def _upcast(ctx: Context, type_: str, depth: int) -> Code:
    kind = ctx.pick(("String", "int", "char", "Integer", "long", "double", "boolean", "byte"))
    value = expressions.expression(ctx, kind, depth - 1)
    if kind == "boolean":  # javac 17 fails on `(Object) (a && b) instanceof Boolean c`
        return Code(f"(Object) trace({value})", UNARY)
    return Code(f"(Object) {value.within(PRIMARY)}", UNARY)


def _identity(ctx: Context, type_: str, depth: int) -> Code:
    kind = ctx.pick(("String", "Integer", "Character", "Double"))
    value = expressions.expression(ctx, kind, depth - 1)
    return Code(f"Out.<Object>same({value})")


BOX_FORMS: list[Form] = [_boxing, _boxing, _boxing, _step, _compound, _cast]
OBJECT_FORMS: list[Form] = [_upcast, _upcast, _identity]
