"""Random expressions of primitive types.  All are written in parentheses."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import calls, references
from .constants import INTS, NUMBERS, constant, nonzero
from .context import Context

Maker = Callable[[Context, str, int], str]

_WIDER = {"int": INTS, "long": (*INTS, "long"), "float": NUMBERS[:6], "double": NUMBERS}


def value(ctx: Context, kind: str, depth: int) -> str:
    """An expression of the type, primitive or reference; `depth` bounds its nesting."""
    if kind == "boolean":
        return boolean(ctx, depth)
    if kind in NUMBERS:
        return number(ctx, kind, depth)
    return references.reference(ctx, kind, depth)


def number(ctx: Context, kind: str, depth: int) -> str:
    """A numeric expression of exactly the type."""
    ctx.spend()
    if depth <= 0 or ctx.chance(20):
        return leaf(ctx, kind)
    if kind in ("byte", "short", "char"):
        if ctx.chance(25):
            return element_or_leaf(ctx, kind, depth)
        source = ctx.pick(("int", "int", "long", "float", "double"))
        return f"(({kind}) {number(ctx, source, depth - 1)})"
    return ctx.weighted(_FORMS[kind])(ctx, kind, depth)


def at(ctx: Context, index: str, kind: str = "int", depth: int = 2) -> str:
    """An expression that sees a loop's counter."""
    with ctx.block():
        ctx.declare(index, "int", is_index=True)
        return number(ctx, kind, depth)


def leaf(ctx: Context, kind: str) -> str:
    """A variable, most often, or a constant."""
    variables = ctx.visible(kind)
    if kind == "int" and ctx.indexes() and ctx.chance(30):
        return ctx.pick(ctx.indexes()).name
    if variables and ctx.chance(75):
        return ctx.pick(variables).name
    return constant(ctx, kind)


def _arithmetic(ctx: Context, kind: str, depth: int) -> str:
    operator = ctx.pick("+ - * + - * & | ^".split() if kind in ("int", "long") else "+ - *".split())
    left, right = number(ctx, kind, depth - 1), number(ctx, _operand(ctx, kind), depth - 1)
    if ctx.chance(30):
        left, right = right, left
    return f"({left} {operator} {right})"


def _operand(ctx: Context, kind: str) -> str:
    """Sometimes a narrower type, that is converted (JLS 5.6)."""
    return ctx.pick(_WIDER[kind]) if ctx.chance(20) else kind


def _shift(ctx: Context, kind: str, depth: int) -> str:
    amount = constant(ctx, "int") if ctx.chance(60) else number(ctx, "int", depth - 1)
    return f"({number(ctx, kind, depth - 1)} {ctx.pick(('<<', '>>', '>>>'))} {amount})"


def _division(ctx: Context, kind: str, depth: int) -> str:
    operator, dividend = ctx.pick("/%"), number(ctx, kind, depth - 1)
    if kind in ("float", "double") or ctx.chance(4):
        divisor = number(ctx, kind, depth - 1)
    elif ctx.chance(50):
        divisor = nonzero(ctx)
    else:
        divisor = f"({number(ctx, kind, depth - 1)} | 1)"
    return f"({dividend} {operator} {divisor})"


def _unary(ctx: Context, kind: str, depth: int) -> str:
    operator = ctx.pick("-~" if kind in ("int", "long") else "-")
    return f"({operator}{number(ctx, kind, depth - 1)})"


def _conversion(ctx: Context, kind: str, depth: int) -> str:
    source = ctx.pick([k for k in NUMBERS if k != kind])
    return f"(({kind}) {number(ctx, source, depth - 1)})"


def _conditional(ctx: Context, kind: str, depth: int) -> str:
    first, second = (number(ctx, kind, depth - 1) for _ in range(2))
    return f"({boolean(ctx, depth - 1)} ? {first} : {second})"


def _assignment(ctx: Context, kind: str, depth: int) -> str:
    targets = ctx.assignable(kind)
    if not targets:
        return leaf(ctx, kind)
    target = ctx.pick(targets).name
    if ctx.chance(30):
        return ctx.pick((f"({target}++)", f"({target}--)", f"(++{target})"))
    if kind not in ("float", "double") and ctx.chance(25):
        return f"({target} {_compound(ctx, depth)})"
    operator = ctx.pick(("", "+", "-", "*", "^" if kind in ("int", "long") else "+"))
    return f"({target} {operator}= {number(ctx, kind, depth - 1)})"


def _compound(ctx: Context, depth: int) -> str:
    """An operator that converts its result to the variable's type (JLS 15.26.2)."""
    if ctx.chance(50):
        shifted = number(ctx, ctx.pick(("int", "long")), depth - 1)
        return f"{ctx.pick(('<<', '>>', '>>>'))}= {shifted}"
    operator = ctx.pick(("+", "-", "*", "/"))
    return f"{operator}= {number(ctx, ctx.pick(('float', 'double')), depth - 1)}"


def element_or_leaf(ctx: Context, kind: str, depth: int) -> str:
    """An element of an array, if there is one of that type; sometimes it is changed too."""
    element = references.element(ctx, kind, depth)
    if element is None:
        return leaf(ctx, kind)
    if ctx.chance(8) and not ctx.is_lambda:
        return f"({element}{ctx.pick(('++', '--'))})"
    return element


_MATH = {
    "int": (
        "Math.abs(I)", "Math.min(I, I)", "Math.max(I, I)", "Math.floorMod(I, I | 1)",
        "Integer.bitCount(I)", "Integer.numberOfLeadingZeros(I)", "Integer.reverse(I)",
        "Integer.numberOfTrailingZeros(I)", "Integer.rotateLeft(I, I)", "Integer.compare(I, I)",
        "Integer.compareUnsigned(I, I)", "Math.addExact(I, I)", "Math.multiplyExact(I, 3)",
        "Long.compare(J, J)", "Integer.signum(I)", "Float.floatToIntBits(F)", "Math.round(F)",
        "Integer.reverseBytes(I)", "Long.bitCount(J)", "Long.numberOfTrailingZeros(J)",
        "Double.compare(D, D)", "Math.toIntExact(J)", "Math.negateExact(I)",
        "Integer.remainderUnsigned(I, I | 1)", "Math.getExponent(D)",
    ),
    "long": (
        "Math.abs(J)", "Math.min(J, J)", "Math.max(J, J)", "Math.multiplyHigh(J, J)",
        "Long.rotateRight(J, I)", "Long.reverse(J)", "Math.addExact(J, J)", "Math.round(D)",
        "Double.doubleToLongBits(D)", "Math.floorDiv(J, J | 1L)", "Long.divideUnsigned(J, J | 1L)",
        "Math.multiplyFull(I, I)", "Integer.toUnsignedLong(I)", "Long.highestOneBit(J)",
        "Math.multiplyExact(J, J)", "Long.reverseBytes(J)",
    ),
    "float": (
        "Math.abs(F)", "Math.min(F, F)", "Math.max(F, F)", "Float.intBitsToFloat(I)",
        "(float) Math.sqrt(F)", "Math.signum(F)", "Math.fma(F, F, F)", "Math.ulp(F)",
        "Math.copySign(F, F)",
    ),
    "double": (
        "Math.abs(D)", "Math.min(D, D)", "Math.max(D, D)", "Math.sqrt(D)", "Math.floor(D)",
        "Math.ceil(D)", "Math.rint(D)", "Double.longBitsToDouble(J)", "Math.fma(D, D, D)",
        "Math.copySign(D, D)", "Math.signum(D)", "Math.scalb(D, I)", "StrictMath.cbrt(D)",
    ),
}  # fmt: skip
_LETTER = re.compile(r"\b[IJFD]\b")
_LETTERS = {"I": "int", "J": "long", "F": "float", "D": "double"}


def _mathematics(ctx: Context, kind: str, depth: int) -> str:
    """A method of the library that compilers know by heart."""
    template = ctx.pick(_MATH[kind])
    made = _LETTER.sub(lambda m: number(ctx, _LETTERS[m[0]], depth - 1), template)
    return f"({made})"


def _switch(ctx: Context, kind: str, depth: int) -> str:
    low = ctx.pick((0, 0, -2, 100))
    step = ctx.pick((1, 1, 37))
    cases = [
        f"case {low + n * step} -> {number(ctx, kind, depth - 2)};"
        for n in range(2 + ctx.below(4))
    ]
    choice = number(ctx, "int", depth - 1)
    rest = f"default -> {number(ctx, kind, depth - 2)};"
    return f"(switch (({choice}) & 7) {{ {' '.join(cases)} {rest} }})"


def _of_object(ctx: Context, kind: str, depth: int) -> str:
    return references.number_of_object(ctx, kind, depth) or leaf(ctx, kind)


def _call(ctx: Context, kind: str, depth: int) -> str:
    return calls.call(ctx, kind, depth) or leaf(ctx, kind)


_COMMON: list[tuple[Maker, int]] = [
    (_arithmetic, 40), (_division, 8), (_unary, 5), (_conversion, 9), (_conditional, 5),
    (_assignment, 6), (element_or_leaf, 16), (_mathematics, 8), (_of_object, 12), (_call, 10),
]  # fmt: skip
_FORMS: dict[str, list[tuple[Maker, int]]] = {
    "int": [*_COMMON, (_shift, 9), (_switch, 3)],
    "long": [*_COMMON, (_shift, 9), (_switch, 2)],
    "float": _COMMON,
    "double": _COMMON,
}


def boolean(ctx: Context, depth: int) -> str:
    """A condition."""
    ctx.spend()
    if depth <= 0:
        kind = ctx.pick(("int", "int", "boolean"))
        if kind == "boolean":
            return f"({leaf(ctx, kind)})"
        return f"({leaf(ctx, kind)} {ctx.pick(_RELATIONS)} {leaf(ctx, kind)})"
    choice = ctx.below(100)
    if choice < 60:
        kind = ctx.pick(("int", "int", "int", "long", "double", "float", "byte", "char"))
        left, right = number(ctx, kind, depth - 1), number(ctx, kind, depth - 1)
        return f"({left} {ctx.pick(_RELATIONS)} {right})"
    if choice < 75:
        left, right = boolean(ctx, depth - 1), boolean(ctx, depth - 1)
        return f"({left} {ctx.pick(('&&', '||', '&', '|', '^', '=='))} {right})"
    if choice < 82:
        return f"(!{boolean(ctx, depth - 1)})"
    if choice < 95 and not ctx.is_plain:
        return references.condition(ctx, depth)
    return f"({leaf(ctx, 'boolean')})"


_RELATIONS = ("<", "<=", ">", ">=", "==", "!=")
