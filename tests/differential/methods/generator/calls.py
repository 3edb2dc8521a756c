"""Calls of the methods made before: the program has no cycle but in its recursive methods."""

from __future__ import annotations

from . import numbers
from .context import Context, Method

DEPTH = "depth"  # the type of a parameter that bounds a recursion: a small int


def call(ctx: Context, result: str, depth: int) -> str | None:
    """A call of a method that returns the type and is not too heavy for this place."""
    if ctx.is_plain:
        return None
    able = [m for m in ctx.methods if m.result == result and _fits(ctx, m)]
    if not able:
        return None
    method = ctx.pick(able)
    ctx.spend(method.cost)
    arguments = [_argument(ctx, kind, min(depth - 1, 2)) for kind in method.params]
    return f"({method.name}({', '.join(arguments)}))"


def _argument(ctx: Context, kind: str, depth: int) -> str:
    if kind == DEPTH:
        return f"({numbers.number(ctx, 'int', depth)} & 7)"
    return numbers.value(ctx, kind, depth)


def _fits(ctx: Context, method: Method) -> bool:
    return method.cost * ctx.weight + ctx.cost < 2 * ctx.heaviest
