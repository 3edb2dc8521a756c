"""Loops of all kinds; each ends after a few rounds, for one reason or another."""

from __future__ import annotations

from . import numbers, references, statements
from .constants import ARRAYS
from .context import TRIPS, Context


def loop(ctx: Context, depth: int) -> str:
    """One loop, if this place bears it."""
    if not ctx.may_loop():
        return statements.declaration(ctx)
    return ctx.weighted(_KINDS)(ctx, depth)


def _label(ctx: Context) -> tuple[str | None, str]:
    """The label of a loop, sometimes, and how it is written before it."""
    if not ctx.chance(25):
        return None, ""
    label = ctx.fresh("L")
    return label, f"{label}:\n"


def _body(ctx: Context, depth: int, label: str | None, index: str = "", kind: str = "int") -> str:
    with ctx.loop(label=label):
        if index:
            ctx.declare(index, kind, is_index=True)
        return statements.body(ctx, depth)


def _bound(ctx: Context) -> str:
    """Where a counted loop ends: mostly below 20."""
    arrays = [v.name for v in ctx.scope if v.type in ARRAYS]
    choice = ctx.below(100)
    if arrays and choice < 50:
        offset = ctx.pick(("", "", "", "", " - 1", " + 1", " / 2"))
        return f"{ctx.pick(arrays)}.length{offset}"
    if choice < 65:
        return str(ctx.pick((1, 3, 8, 16, 17)))
    if choice < 85:
        return f"({numbers.number(ctx, 'int', 2)} & 15)"
    # Not below -9: one less would be the largest int.
    return f"Math.max(-9, Math.min(20, {numbers.number(ctx, 'int', 2)}))"


def _up(ctx: Context, depth: int) -> str:
    label, written = _label(ctx)
    bound, name = _bound(ctx), ctx.fresh("i")
    if ctx.chance(30):  # not computed again in each round
        limit = ctx.fresh("n")
        written, bound = f"final int {limit} = {bound};\n{written}", limit
    start = ctx.pick(("0", "0", "0", "1", "-1", "2", f"({numbers.number(ctx, 'int', 1)} & 3)"))
    step = ctx.pick(("++", "++", "++", " += 2", " += 3"))
    relation = ctx.pick(("<", "<", "<", "<="))
    inside = _body(ctx, depth, label, name)
    return f"{written}for (int {name} = {start}; {name} {relation} {bound}; {name}{step}) {inside}"


def _down(ctx: Context, depth: int) -> str:
    label, written = _label(ctx)
    bound, name = _bound(ctx), ctx.fresh("i")
    start = ctx.pick((f"{bound} - 1", f"{bound} - 1", bound))
    step = ctx.pick(("--", "--", " -= 2", " -= 3"))
    end = ctx.pick((">= 0", ">= 0", "> 0", "> -2"))
    inside = _body(ctx, depth, label, name)
    return f"{written}for (int {name} = {start}; {name} {end}; {name}{step}) {inside}"


def _edge(ctx: Context, depth: int) -> str:
    """The counter passes the end of its type, or just does not."""
    label, written = _label(ctx)
    name = ctx.fresh("i")
    kind, start, condition, step = ctx.pick((
        ("int", "Integer.MAX_VALUE - 9", "# > 0", "++"),
        ("int", "Integer.MIN_VALUE + 9", "# < 0", "--"),
        ("int", "Integer.MAX_VALUE - 40", "# > 0", " += 7"),
        ("int", "Integer.MAX_VALUE - 12", "# < Integer.MAX_VALUE", "++"),
        ("int", "Integer.MAX_VALUE - 12", "# <= Integer.MAX_VALUE - 1", "++"),
        ("int", "-6", "# != 6", " += 2"),
        ("long", "Long.MAX_VALUE - 9", "# > 0", "++"),
        ("long", "0", "# < 11", "++"),
        ("long", "Integer.MAX_VALUE - 5L", "# < Integer.MAX_VALUE + 5L", "++"),
        ("byte", "120", "# > 0", "++"),
        ("short", "32760", "# > 0", "++"),
        ("char", "65530", "# > 0", "++"),
        ("int", "1", "# > 0", " <<= 2"),
        ("int", "-1", "# != 0", " >>>= 3"),
        ("double", "0", "# < 3", " += 0.3"),
        ("float", "16777210f", "# < 16777216f", "++"),
    ))  # fmt: skip
    inside = _body(ctx, depth, label, name, kind)
    end = condition.replace("#", name)
    return f"{written}for ({kind} {name} = {start}; {end}; {name}{step}) {inside}"


def _while(ctx: Context, depth: int) -> str:
    """Ends by a condition that changes, or when its fuel is spent."""
    label, written = _label(ctx)
    fuel, limit = ctx.fresh("w"), ctx.pick((3, 9, 20))
    with ctx.block():
        ctx.declare(fuel, "int", is_index=True)
        condition = numbers.boolean(ctx, 2)
    inside = _body(ctx, depth, label, fuel)
    text = f"int {fuel} = 0;\n{written}"
    if ctx.chance(30):
        return f"{text}do {inside} while ({fuel}++ < {limit} && {condition});"
    return f"{text}while ({condition} && {fuel}++ < {limit}) {inside}"


def _endless(ctx: Context, depth: int) -> str:
    """No condition: it is left from within."""
    label, written = _label(ctx)
    fuel = ctx.fresh("w")
    inside = _body(ctx, depth, label, fuel)
    leave = f"{{\nif ({fuel}++ >= {ctx.pick((5, 14))})\nbreak;"
    return f"int {fuel} = 0;\n{written}for (;;) {leave}{inside[1:]}"


def _two_indexes(ctx: Context, depth: int) -> str:
    """One counts up while the other counts down."""
    label, written = _label(ctx)
    up, down, bound = ctx.fresh("i"), ctx.fresh("j"), _bound(ctx)
    with ctx.loop(label=label):
        ctx.declare(up, "int", is_index=True)
        ctx.declare(down, "int", is_index=True)
        inside = statements.body(ctx, depth)
    return (
        f"{written}for (int {up} = 0, {down} = {bound} - 1; {up} < {down}; {up}++, {down}--) "
        f"{inside}"
    )


def _each(ctx: Context, depth: int) -> str:
    label, written = _label(ctx)
    kind = ctx.pick(("int[]", "long[]", "char[]", "byte[]", "String[]", "double[]", "int[][]"))
    source = references.reference(ctx, kind, 1)
    name = ctx.fresh("v")
    with ctx.loop(label=label):
        ctx.declare(name, references.ELEMENT[kind])
        inside = statements.body(ctx, depth)
    return f"{written}for ({references.ELEMENT[kind]} {name} : {source}) {inside}"


def _table(ctx: Context, depth: int) -> str:
    """Two loops over an array of arrays."""
    tables = ctx.visible("int[][]")
    if not tables or not ctx.may_loop(TRIPS * 6):
        return _up(ctx, depth)
    table, row, column = ctx.pick(tables).name, ctx.fresh("i"), ctx.fresh("j")
    with ctx.loop(6), ctx.loop():
        ctx.declare(row, "int", is_index=True)
        ctx.declare(column, "int", is_index=True)
        inside = statements.body(ctx, depth - 1)
        store = f"{table}[{row}][{column}] += {numbers.number(ctx, 'int', 2)};"
    return (
        f"for (int {row} = 0; {row} < {table}.length; {row}++)\n"
        f"for (int {column} = 0; {column} < {table}[{row}].length; {column}++) {{\n"
        f"{store}\n{inside}\n}}"
    )


_KINDS = [
    (_up, 40), (_down, 15), (_edge, 8), (_while, 15), (_endless, 5), (_two_indexes, 5), (_each, 10),
    (_table, 8),
]  # fmt: skip
