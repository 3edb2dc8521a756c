"""Random calls: of traced identities, of the program's methods, of lambdas."""

from __future__ import annotations

from . import expressions
from .context import PRIMARY, Code, Context
from .types import BOX, UNBOXED

_SUPPLIERS = {
    "int": ("IntSupplier", "getAsInt"),
    "long": ("LongSupplier", "getAsLong"),
    "double": ("DoubleSupplier", "getAsDouble"),
    "boolean": ("BooleanSupplier", "getAsBoolean"),
}


def traced(ctx: Context, type_: str, depth: int) -> Code:
    """An identity that prints, so that the order of evaluation is seen."""
    value = expressions.expression(ctx, type_, depth - 1)
    return Code(f"trace({value})")


def of_method(ctx: Context, type_: str, depth: int) -> Code | None:
    """A call of a method of the program that returns the type."""
    methods = [m for m in ctx.methods if m.result == type_]
    if not methods:
        return None
    method = ctx.pick(methods)
    arguments = [str(expressions.expression(ctx, p, depth - 2)) for p in method.params]
    return Code(f"{method.name}({', '.join(arguments)})")


def of_lambda(ctx: Context, type_: str, depth: int) -> Code:
    """A lambda that is called at once."""
    with ctx.captured():
        if type_ not in _SUPPLIERS:
            return _of_generic_lambda(ctx, type_, depth)
        interface, method = _SUPPLIERS[type_]
        body = expressions.expression(ctx, type_, depth - 2)
    text = f"{body}" if ctx.chance(60) else f"{{ tick(); return {body}; }}"
    return Code(f"(({interface}) () -> {text}).{method}()")


def _of_generic_lambda(ctx: Context, type_: str, depth: int) -> Code:
    """Through a generic method; primitives come back unboxed by a cast."""
    name = ctx.fresh("v")
    argument_type = ctx.pick(("Integer", "String", "Character"))
    argument = expressions.expression(ctx, argument_type, depth - 2)
    with ctx.block():
        ctx.declare(name, argument_type)
        body = expressions.expression(ctx, type_, depth - 2)
    box = BOX.get(type_, type_)
    lambda_ = f"{name} -> {body}" if ctx.chance(60) else f"({argument_type} {name}) -> {body}"
    call = f"Out.<{argument_type}, {box}>apply({argument}, {lambda_})"
    if type_ in BOX:
        return Code(f"({type_}) {call}", 14)
    return Code(call)


def through_generics(ctx: Context, type_: str, depth: int) -> Code:
    """Identities and lists: inference, and casts from the erased type."""
    box = BOX.get(type_, type_)
    value = expressions.expression(ctx, type_, depth - 1)
    if ctx.chance(30):
        call = f"new ArrayList<{box}>(Arrays.asList({value})).get(0)"
    elif ctx.chance(50):
        call = f"Optional.of({value}).get()"
    else:
        call = f"same({value})"
    if type_ in UNBOXED or type_ not in BOX:
        return Code(call)
    return Code(f"({type_}) {call}", 14) if ctx.chance(50) else Code(_unboxed(call, type_))


def _unboxed(call: str, type_: str) -> str:
    return f"{Code(call, PRIMARY)}.{type_}Value()"
