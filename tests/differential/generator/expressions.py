"""Random expressions of a given type: `expression` gives one whose static type is exactly that."""

from __future__ import annotations

from collections.abc import Callable

from . import booleans, calls, numbers, objects, strings, switches
from .context import CONDITIONAL, LOWEST, PRIMARY, UNARY, Code, Context
from .types import BOX, UNBOXED, literal

Form = Callable[[Context, str, int], Code | None]


def expression(ctx: Context, type_: str, depth: int) -> Code:
    """An expression of this static type; `depth` limits how deep it nests."""
    if depth <= 0 or ctx.chance(12):
        return leaf(ctx, type_)
    for _ in range(4):
        found = ctx.pick(_forms(type_))(ctx, type_, depth)
        if found is not None:
            return Code(f"({found})") if ctx.chance(5) else found
    return leaf(ctx, type_)


def _forms(type_: str) -> list[Form]:
    if type_ == "boolean":
        return [*booleans.FORMS, *_COMMON]
    if type_ == "String":
        return [*strings.FORMS, *_COMMON]
    if type_ in BOX:
        return [*numbers.forms(type_), *_COMMON]
    if type_ in UNBOXED:
        return [*objects.BOX_FORMS, *_COMMON]
    return [*objects.OBJECT_FORMS, *_COMMON]


def leaf(ctx: Context, type_: str) -> Code:
    """A variable, a constant or a literal."""
    named = ctx.variables(type_)
    if named and ctx.chance(75):
        return Code(ctx.pick(named).name)
    constants = [c for c in ctx.constants if c.type == type_]
    if constants and ctx.chance(40):
        return Code(ctx.pick(constants).name)
    if type_ == "boolean" and ctx.chance(70):
        return Code("flip()")
    if type_ in UNBOXED:
        return objects.boxed(ctx, literal(ctx, UNBOXED[type_]), type_)
    if type_ == "Object":
        kind = ctx.pick(("String", "int", "char", "double", "boolean", "long"))
        return Code(f"(Object) {literal(ctx, kind).within(PRIMARY)}", UNARY)
    return literal(ctx, type_)


def _conditional(ctx: Context, type_: str, depth: int) -> Code:
    """One branch may be the boxed type: then the other unboxes it (JLS 15.25)."""
    condition = expression(ctx, "boolean", depth - 1)
    kinds = [type_, type_]
    if type_ in BOX and ctx.chance(20):
        kinds[ctx.below(2)] = BOX[type_]
    branches = [standalone(ctx, kind, depth - 1) for kind in kinds]
    first, second = branches
    return Code(f"{condition.within(3)} ? {first} : {second.within(2)}", CONDITIONAL)


def standalone(ctx: Context, type_: str, depth: int) -> Code:
    """An expression that is no poly expression: a conditional with it is not either."""
    value = expression(ctx, type_, depth)
    return Code(f"({type_}) {value.within(PRIMARY)}", UNARY) if type_ in UNBOXED else value


def _assignment(ctx: Context, type_: str, depth: int) -> Code | None:
    targets = ctx.variables(type_, assignable=True)
    if not targets:
        return None
    value = expression(ctx, type_, depth - 1)
    return Code(f"{ctx.pick(targets).name} = {value}", LOWEST)


def _element(ctx: Context, type_: str, depth: int) -> Code | None:
    arrays = ctx.variables(f"{type_}[]")
    if not arrays:
        return None
    return Code(f"{ctx.pick(arrays).name}[{index(ctx, depth - 1)}]")


def _element_assignment(ctx: Context, type_: str, depth: int) -> Code | None:
    element = _element(ctx, type_, depth)
    if element is None or type_ == "Object":
        return None
    return Code(f"{element} = {expression(ctx, type_, depth - 1)}", LOWEST)


def index(ctx: Context, depth: int) -> Code:
    """An index that fits arrays of four elements, nearly always."""
    if ctx.chance(50) or depth <= 0:
        return Code(str(ctx.below(4) if ctx.chance(97) else 4))
    value = expression(ctx, ctx.pick(("int", "byte", "char", "Integer")), depth)
    return Code(f"{value.within(8)} & 3" if ctx.chance(98) else value.text, 7)


def _pattern(ctx: Context, type_: str, depth: int) -> Code:
    """A pattern variable in the part where it is in scope (JLS 6.3.1)."""
    matched = ctx.pick(("Integer", "String", "Character", "Long", "Double"))
    name = ctx.fresh("q")
    tested = expression(ctx, "Object", depth - 1).within(9)
    with ctx.block():
        ctx.declare(name, matched)
        used = expression(ctx, type_, depth - 1)
    other = expression(ctx, type_, depth - 1)
    if ctx.chance(50):
        return Code(
            f"{tested} instanceof {matched} {name} ? {used} : {other.within(2)}", CONDITIONAL
        )
    test = f"!({tested} instanceof {matched} {name})"
    return Code(f"{test} ? {other} : {used.within(2)}", CONDITIONAL)


_COMMON: list[Form] = [
    _conditional,
    _conditional,
    _assignment,
    _element,
    _element_assignment,
    _pattern,
    calls.traced,
    calls.of_method,
    calls.of_lambda,
    calls.through_generics,
    switches.expression_switch,
]
