"""Random arithmetic."""

from __future__ import annotations

from collections.abc import Callable

from . import expressions
from .context import LOWEST, PRIMARY, UNARY, Code, Context
from .types import BOX, INTS, NUMERIC

Form = Callable[[Context, str, int], Code | None]

_ARITHMETIC = {"+": 11, "-": 11, "*": 12, "/": 12, "%": 12}
_BITWISE = {"&": 7, "^": 6, "|": 5}
_SHIFTS = ("<<", ">>", ">>>")
_COMPOUND = ("+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", ">>>=")
_WIDER = {
    "int": INTS,
    "long": (*INTS, "long"),
    "float": (*INTS, "long", "float"),
    "double": NUMERIC,
}


def forms(type_: str) -> list[Form]:
    """How to make an expression of a numeric type."""
    found: list[Form] = [_cast, _compound, _step, _library]
    if type_ in _WIDER:
        found += [_arithmetic, _arithmetic, _arithmetic, _negated]
    if type_ in ("int", "long"):
        found += [_bitwise, _shift, _complement]
    if type_ == "int":
        found += [_of_texts, _of_texts]
    return found


def operand(ctx: Context, kinds: tuple[str, ...], depth: int) -> Code:
    """A number of one of these types, sometimes boxed."""
    kind = ctx.pick(kinds)
    return expressions.expression(ctx, BOX[kind] if ctx.chance(12) else kind, depth - 1)


def _operands(ctx: Context, type_: str, depth: int) -> list[Code]:
    """Two operands that promote to the type (JLS 5.6): one has it, the other may be smaller."""
    kinds = [(type_,), _WIDER[type_]]
    if type_ == "int":
        kinds = [INTS, INTS]
    ctx.random.shuffle(kinds)
    return [operand(ctx, kind, depth) for kind in kinds]


def _arithmetic(ctx: Context, type_: str, depth: int) -> Code:
    operator = ctx.pick(tuple(_ARITHMETIC))
    return binary(operator, _ARITHMETIC[operator], *_operands(ctx, type_, depth))


def _bitwise(ctx: Context, type_: str, depth: int) -> Code:
    operator = ctx.pick(tuple(_BITWISE))
    return binary(operator, _BITWISE[operator], *_operands(ctx, type_, depth))


def binary(operator: str, precedence: int, left: Code, right: Code) -> Code:
    """A left-associative operation, with the parentheses that it needs."""
    text = f"{left.within(precedence)} {operator} {right.within(precedence + 1)}"
    return Code(text, precedence)


def _shift(ctx: Context, type_: str, depth: int) -> Code:
    left = operand(ctx, INTS if type_ == "int" else (type_,), depth)
    return binary(ctx.pick(_SHIFTS), 10, left, operand(ctx, (*INTS, "long"), depth))


def _negated(ctx: Context, type_: str, depth: int) -> Code:
    value = operand(ctx, INTS if type_ == "int" else (type_,), depth)
    return Code(f"{ctx.pick('-+')} {value.within(UNARY)}", UNARY)


def _complement(ctx: Context, type_: str, depth: int) -> Code:
    value = operand(ctx, INTS if type_ == "int" else (type_,), depth)
    return Code(f"~{value.within(UNARY)}", UNARY)


def _cast(ctx: Context, type_: str, depth: int) -> Code:
    value = expressions.expression(ctx, ctx.pick(NUMERIC), depth - 1)
    return Code(f"({type_}) {value.within(UNARY)}", UNARY)


def _compound(ctx: Context, type_: str, depth: int) -> Code | None:
    target = _target(ctx, type_, depth)
    if target is None:
        return None
    operator = ctx.pick(_COMPOUND)
    if operator in ("+=", "-=", "*=", "/=", "%="):
        value = operand(ctx, NUMERIC, depth)
    elif type_ in ("float", "double"):
        return None
    else:
        value = operand(ctx, (*INTS, "long"), depth)
    return Code(f"{target} {operator} {value}", LOWEST)


def _target(ctx: Context, type_: str, depth: int) -> Code | None:
    """A variable or an array element to assign to."""
    arrays = ctx.variables(f"{type_}[]")
    if arrays and ctx.chance(50):
        return Code(f"{ctx.pick(arrays).name}[{expressions.index(ctx, depth - 1)}]")
    targets = ctx.variables(type_, assignable=True)
    return Code(ctx.pick(targets).name) if targets else None


def _step(ctx: Context, type_: str, depth: int) -> Code | None:
    target = _target(ctx, type_, depth)
    if target is None:
        return None
    operator = ctx.pick(("++", "--"))
    return Code(f"{target}{operator}" if ctx.chance(50) else f"{operator}{target}", UNARY)


def _library(ctx: Context, type_: str, depth: int) -> Code | None:
    if type_ in ("byte", "short", "char"):
        box = expressions.expression(ctx, BOX[type_], depth - 1)
        return Code(f"{box.within(PRIMARY)}.{type_}Value()")
    name = ctx.pick(("max", "min", "abs"))
    first = operand(ctx, (type_,), depth)
    if name == "abs":
        return Code(f"Math.abs({first})")
    return Code(f"Math.{name}({first}, {operand(ctx, _WIDER[type_], depth)})")


def _of_texts(ctx: Context, type_: str, depth: int) -> Code:
    text = expressions.expression(ctx, "String", depth - 1)
    if ctx.chance(40):
        return Code(f"length({text})")
    if ctx.chance(50):
        other = expressions.expression(ctx, "String", depth - 1)
        return Code(f"{_receiver(ctx, text)}.compareTo({other})")
    return Code(f"{_receiver(ctx, text)}.{ctx.pick(('length', 'hashCode'))}()")


def _receiver(ctx: Context, text: Code) -> str:
    return text.within(PRIMARY)
