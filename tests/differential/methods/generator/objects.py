"""Idioms of objects: arrays of them, interfaces, text, generic and inner classes, records."""

from __future__ import annotations

from . import references
from .context import Context
from .numbers import at, number


def shapes(ctx: Context) -> str:
    """An array of shapes, filled and called; null in it sometimes."""
    a, i, each, sum_ = (ctx.fresh(prefix) for prefix in "aixv")
    size = ctx.pick((4, 8))
    hole = f"if ({i} == {ctx.below(9)} && phase() == 1) continue;" if ctx.chance(30) else ""
    method = ctx.pick((f"area({sum_})", f"twice({sum_}, 3)", f"op({sum_}, {sum_})", "f"))
    ctx.spend(20)
    return (
        f"Shape[] {a} = new Shape[{size}];\nfor (int {i} = 0; {i} < {a}.length; {i}++) {{\n{hole}\n"
        f"{a}[{i}] = shape({at(ctx, i)});\n}}\nint {sum_} = 1;\n"
        f"for (Shape {each} : {a})\n{sum_} = {sum_} * 31 + {each}.{method};\nnote({sum_});"
    )


def operations(ctx: Context) -> str:
    """Interface calls whose receivers are lambdas, method references and objects."""
    a, i, sum_ = (ctx.fresh(prefix) for prefix in "aiv")
    receivers = ["FIRST", "Math::max", f"shape({number(ctx, 'int', 1)})", "Integer::compare",
                 references.reference(ctx, "Op", 1), f"opOf({number(ctx, 'int', 0)} & 63, 3)"]
    ctx.random.shuffle(receivers)
    chosen = receivers[: 1 + ctx.below(4)]
    ctx.spend(20)
    return (
        f"Op[] {a} = {{{', '.join(chosen)}}};\nint {sum_} = 2;\n"
        f"for (int {i} = 0; {i} < 12; {i}++)\n"
        f"{sum_} += {a}[{i} % {a}.length].{ctx.pick(('op', 'op', 'twice'))}({sum_}, {at(ctx, i)});"
        f"\nnote({sum_});"
    )


def covariant_stores(ctx: Context) -> str:
    """Stores into arrays whose elements' class is narrower than it looks."""
    a, i, e = (ctx.fresh(prefix) for prefix in "aie")
    made = ctx.pick(("new Integer[8]", "new Object[8]", "new Number[8]", "new Comparable[8]"))
    other = ctx.pick(("new String[8]", "new Object[8]", "new Node[8]"))
    stored = ctx.pick((f"(Integer) {at(ctx, i)}", f"(Long) {at(ctx, i, 'long')}", '"text"'))
    ctx.spend(16)
    return (
        f"Object[] {a} = ({number(ctx, 'int', 1)} & 7) != 3 ? {made} : {other};\n"
        f"for (int {i} = 0; {i} < 8; {i}++) {{\ntry {{\n{a}[{i}] = {stored};\n"
        f"}} catch (ArrayStoreException {e}) {{\nnote(caught({e}) + {i});\n}}\n}}\nresult({a});"
    )


def tables(ctx: Context) -> str:
    """Arrays of arrays of longs or doubles, rows of different lengths."""
    kind = ctx.pick(("long", "double", "byte", "float"))
    a, i, j, sum_ = (ctx.fresh(prefix) for prefix in "aijv")
    shared = f"{a}[3] = {a}[{ctx.below(3)}];" if ctx.chance(40) else ""
    ctx.spend(40)
    return (
        f"{kind}[][] {a} = new {kind}[4][];\nfor (int {i} = 0; {i} < 4; {i}++)\n"
        f"{a}[{i}] = new {kind}[{i} + {ctx.pick((1, 3))}];\n{shared}\n{kind} {sum_} = 0;\n"
        f"for (int {i} = 0; {i} < {a}.length; {i}++)\n"
        f"for (int {j} = 0; {j} < {a}[{i}].length; {j}++) {{\n"
        f"{a}[{i}][{j}] += {at(ctx, j, kind)};\n{sum_} += {a}[{i}][{j}];\n}}\n"
        f"result({sum_});"
    )


def concatenation(ctx: Context) -> str:
    """Text made of values of all types, null among them."""
    i, text = ctx.fresh("i"), ctx.fresh("s")
    kinds = ["int", "long", "char", "byte", "short"]
    parts = [at(ctx, i, ctx.pick(kinds), 1) for _ in range(2 + ctx.below(3))]
    # Eighths: java 17 does not give the shortest text of every number (JDK-4511638).
    parts += [f"((int) {at(ctx, i, kind, 1)} % 1000 / 8{kind[0]})" for kind in ("float", "double")]
    parts += ["sz", references.reference(ctx, "Integer", 1), references.reference(ctx, "String", 1)]
    ctx.random.shuffle(parts)
    between = ctx.pick(('"-"', '""', "','"))
    joined = f" + {between} + ".join(parts)
    ctx.spend(60)
    return (
        f'String {text} = "";\nfor (int {i} = 0; {i} < 3; {i}++) {{\n'
        f"{text} = cut({text} + {joined});\n{text} += {i};\n}}\nresult({text});"
    )


def generic(ctx: Context) -> str:
    """Calls through bridges and with a variable number of arguments."""
    i, sum_ = ctx.fresh("i"), ctx.fresh("v")
    count = ctx.below(4)
    arguments = ", ".join(at(ctx, i, depth=1) for _ in range(count))
    ctx.spend(24)
    return (
        f"int {sum_} = 0;\nfor (int {i} = 0; {i} < 6; {i}++) {{\n"
        f"{sum_} += total({arguments}) + larger({at(ctx, i)}, {i});\n"
        f'if (larger("m", {references.reference(ctx, "String", 1)}).length() > 1) {sum_}++;\n'
        f"}}\nnote({sum_});"
    )


def walked(ctx: Context) -> str:
    """An iterator of an inner class that changes what is around it, in two loops."""
    span, a, b, sum_ = (ctx.fresh(prefix) for prefix in "cxyv")
    ctx.spend(40)
    return (
        f"Span {span} = new Span({number(ctx, 'int', 1)} & 7, {ctx.pick((3, 5))});\n"
        f"int {sum_} = 0;\nfor (int {a} : {span})\nfor (int {b} : {span}) {{\n"
        f"if ({b} > {a}) break;\n{sum_} += {at(ctx, b)} ^ {a};\n}}\n"
        f"note({sum_} + {span}.walked);"
    )


def record(ctx: Context) -> str:
    """Records that are compared, and mostly do not escape."""
    i, last, sum_, now = (ctx.fresh(prefix) for prefix in "ipvp")
    ctx.spend(30)
    return (
        f"Pair {last} = new Pair(0, 0L);\nint {sum_} = 0;\nfor (int {i} = 0; {i} < 8; {i}++) {{\n"
        f"Pair {now} = new Pair({at(ctx, i)} & 3, {at(ctx, i, 'long')} & 1);\n"
        f"if ({now}.equals({last})) {sum_} += 10;\n"
        f"{sum_} += {now}.hashCode() + (int) {now}.b();\n"
        f"if (({sum_} & 3) == 1) {last} = {now};\n}}\nresult({last}.toString());\nnote({sum_});"
    )
