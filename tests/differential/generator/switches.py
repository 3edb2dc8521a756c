"""Random switch expressions and statements, over all the types that Java 17 allows."""

from __future__ import annotations

from . import expressions, statements
from .context import CONDITIONAL, LOWEST, Code, Context
from .types import INTS, UNBOXED

_INT_LABELS = ("0", "1", "2", "3", "-1", "7", "10", "100", "'a'", "'0'", "1 << 4")
_STRING_LABELS = ('"a"', '"hello"', '""', '"Aa"', '"BB"', '"0"', '"x" + 1')
_FAR_LABELS = ("-2147483648", "2147483647", "1000000", "40000")
ENUM = "Color"
ENUM_CONSTANTS = ("RED", "GREEN", "BLUE")


def _selector(ctx: Context, depth: int) -> tuple[str, list[str]]:
    """What is switched over, and labels in random order."""
    kind = ctx.pick(("int", "int", "char", "byte", "Integer", "String", "String", ENUM))
    if kind == ENUM and ctx.in_enum:
        kind = "int"
    if kind == "String":
        labels = list(_STRING_LABELS)
        selector = str(expressions.expression(ctx, kind, depth))
    elif kind == ENUM:
        labels = list(ENUM_CONSTANTS)
        selector = f"{ENUM}.at({expressions.expression(ctx, 'int', depth)})"
    else:
        labels = list(_INT_LABELS[5:] if kind == "char" else _INT_LABELS)
        if kind == "Integer":
            labels = [label for label in labels if "'" not in label]
        if kind in ("int", "Integer") and ctx.chance(20):
            labels += _FAR_LABELS
        selector = str(expressions.expression(ctx, kind, depth))
        if ctx.chance(60):
            selector = f"{Code(selector, LOWEST).within(8)} & 3" if kind == "int" else selector
    ctx.random.shuffle(labels)
    return selector, labels


def _groups(ctx: Context, labels: list[str], most: int) -> list[str]:
    """Labels, one to three in a case."""
    groups = []
    for _ in range(1 + ctx.below(most)):
        count = min(ctx.pick((1, 1, 1, 2, 3)), len(labels))
        if count:
            groups.append(", ".join(labels.pop() for _ in range(count)))
    return groups


def expression_switch(ctx: Context, type_: str, depth: int) -> Code | None:
    """With arrows, or with statements that yield."""
    if type_ in UNBOXED:
        return None  # as a poly expression it would be of many types
    selector, labels = _selector(ctx, depth - 2)
    cases = [f"case {group}" for group in _groups(ctx, labels, 3)]
    cases.insert(ctx.below(len(cases) + 1), "default")
    with ctx.no_jumps():
        make = _arrow_case if ctx.chance(70) else _yielding_case
        bodies = [make(ctx, type_, case, depth - 1) for case in cases]
    return Code(f"switch ({selector}) {{ {' '.join(bodies)} }}", CONDITIONAL)


def _arrow_case(ctx: Context, type_: str, case: str, depth: int) -> str:
    if case != "default" and ctx.chance(8):
        return f'{case} -> throw new IllegalStateException("{ctx.fresh("t")}");'
    if ctx.chance(70):
        return f"{case} -> {expressions.expression(ctx, type_, depth)};"
    return f"{case} -> {{ {_yielding(ctx, type_, depth)} }}"


def _yielding_case(ctx: Context, type_: str, case: str, depth: int) -> str:
    """Sometimes it falls through to the next, but the last one must yield."""
    if ctx.chance(15):
        return f"{case}: if ({expressions.expression(ctx, 'boolean', depth - 1)}) " + (
            f"{{ {_yield(ctx, type_, depth)} }} else {{ {_yielding(ctx, type_, depth)} }}"
        )
    return f"{case}: {_yielding(ctx, type_, depth)}"


def _yielding(ctx: Context, type_: str, depth: int) -> str:
    with ctx.block():
        body = statements.block_text(ctx, depth - 1, 1 + ctx.below(2))
        return f"{{ {body} {_yield(ctx, type_, depth)} }}"


def _yield(ctx: Context, type_: str, depth: int) -> str:
    """What begins with a parenthesis may look like a call of a method `yield` (JLS 14.21)."""
    value = str(expressions.expression(ctx, type_, depth))
    return f"yield trace({value});" if value.startswith(("(", "+", "-")) else f"yield {value};"


def statement_switch(ctx: Context, depth: int) -> str:
    """Old, with falling through, or with arrows."""
    selector, labels = _selector(ctx, depth)
    old = ctx.chance(50)
    cases = [f"case {group}" for group in _groups(ctx, labels, 4)]
    if ctx.chance(70):
        cases.insert(ctx.below(len(cases) + 1), "default")
    bodies = [_old_case(ctx, case, depth) if old else _new_case(ctx, case, depth) for case in cases]
    return f"switch ({selector}) {{\n" + "\n".join(bodies) + "\n}"


def _old_case(ctx: Context, case: str, depth: int) -> str:
    if ctx.chance(10):
        return f"{case}:"
    with ctx.block():
        body = statements.block_text(ctx, depth - 1, 1 + ctx.below(2))
    return f"{case}: {{ {body} }}" + (" break;" if ctx.chance(60) else "")


def _new_case(ctx: Context, case: str, depth: int) -> str:
    if ctx.chance(30):
        return f"{case} -> p({expressions.expression(ctx, ctx.pick(INTS), depth)});"
    with ctx.block():
        body = statements.block_text(ctx, depth - 1, 1 + ctx.below(2))
    return f"{case} -> {{ {body} }}"
