"""Idioms of control flow: handlers in nested loops, resources, monitors, switches of many kinds."""

from __future__ import annotations

from . import numbers, references
from .context import Context
from .numbers import at, number


def nested_handlers(ctx: Context) -> str:
    """Exceptions thrown in an inner loop, caught there or around it, with finally clauses."""
    outer, i, j, sum_, e = (ctx.fresh(prefix) for prefix in "Lijve")
    leave = ctx.pick((
        f"continue {outer};", "break;", f"throw new Oops({sum_});", "continue;", f"break {outer};",
    ))  # fmt: skip
    caught = ctx.pick(("ArithmeticException", "IndexOutOfBoundsException", "RuntimeException",
                       "ArithmeticException | IllegalStateException"))
    again = ctx.pick(("", f"throw {e};", "continue;", f"continue {outer};"))
    last = ctx.pick((f"{sum_} ^= {j};", f"note({sum_});", f"if ({sum_} == 77) continue;"))
    ctx.spend(20)
    return (
        f"int {sum_} = {number(ctx, 'int', 1)};\n"
        f"{outer}:\nfor (int {i} = 0; {i} < 5; {i}++) {{\ntry {{\n"
        f"for (int {j} = 0; {j} < {ctx.pick((4, 6))}; {j}++) {{\ntry {{\n"
        f"if (({at(ctx, j)} & 7) == {i})\n{leave}\n"
        f"{sum_} += {at(ctx, i)} / ({at(ctx, j)} & 3);\n"
        f"}} catch ({caught} {e}) {{\nnote(caught({e}) + {j});\n{again}\n"
        f"}} finally {{\n{last}\n}}\n}}\n"
        f"}} catch (RuntimeException {e}) {{\nnote(caught({e}));\n"
        f"}} finally {{\nnote({sum_} + {i});\n}}\n}}"
    )


def resources(ctx: Context) -> str:
    """try-with-resources: opening, the body and closing may all throw."""
    i, first, second, e = (ctx.fresh(prefix) for prefix in "iqqe")
    ctx.spend(30)
    return (
        f"for (int {i} = 0; {i} < 5; {i}++) {{\n"
        f"try (Resource {first} = new Resource({at(ctx, i)});\n"
        f"Resource {second} = new Resource({at(ctx, i, depth=1)} + {i})) {{\n"
        f"note({first}.id / ({second}.id & 3));\n"
        f"}} catch (RuntimeException {e}) {{\n"
        f"note(caught({e}) + {e}.getSuppressed().length);\n}}\n}}"
    )


def monitors(ctx: Context) -> str:
    """Monitors held twice and within each other, and left by break, return and exceptions."""
    i, sum_, e = (ctx.fresh(prefix) for prefix in "ive")
    inner = ctx.pick(("LOCK", "P.class", "p", "new Object()"))
    leave = ctx.pick((
        "break;", "continue;", f"throw new Oops({sum_});",
        f"return {numbers.value(ctx, ctx.result, 0)};",
    ))  # fmt: skip
    ctx.spend(20)
    return (
        f"int {sum_} = 0;\ntry {{\nfor (int {i} = 0; {i} < 8; {i}++) {{\nsynchronized (LOCK) {{\n"
        f"{sum_} += {at(ctx, i)};\nsynchronized ({inner}) {{\n"
        f"if (({at(ctx, i)} & 31) == {ctx.below(32)})\n{leave}\n"
        f"{sum_} += {i} / ({at(ctx, i, depth=1)} | 1);\n}}\n"
        f"if (!Thread.holdsLock(LOCK)) throw new Error();\n}}\n}}\n"
        f"}} catch (RuntimeException {e}) {{\nnote(caught({e}));\n}}\nnote({sum_});"
    )


def enum_switch(ctx: Context) -> str:
    """A switch over constants of an enum class, one of which may be null, and virtual calls."""
    i, sum_, kind = (ctx.fresh(prefix) for prefix in "ivk")
    ctx.spend(20)
    return (
        f"int {sum_} = 0;\nfor (int {i} = 0; {i} < 8; {i}++) {{\n"
        f"Kind {kind} = Kind.at({at(ctx, i)});\nswitch ({kind}) {{\n"
        f"case RED:\n{sum_} += {at(ctx, i)};\ncase GREEN:\n{sum_} ^= {kind}.of({i});\nbreak;\n"
        f"default:\n{sum_} += {kind}.ordinal() + {kind}.of({sum_});\n}}\n}}\n"
        f"note({sum_} + switch (Kind.at({number(ctx, 'int', 1)})) {{\ncase RED -> 1;\n"
        f"case GREEN -> {number(ctx, 'int', 1)};\n"
        f"case BLUE -> {{\nint y = {number(ctx, 'int', 1)};\nyield y * 3;\n}}\n}});"
    )


def wide_switch(ctx: Context) -> str:
    """Labels at both ends of int, and of char, with cases that fall through."""
    i, sum_ = ctx.fresh("i"), ctx.fresh("v")
    shift = ctx.pick(("", " >> 1", " << 28", " - 1"))
    ctx.spend(16)
    return (
        f"int {sum_} = 1;\nfor (int {i} = 0; {i} < 10; {i}++) {{\n"
        f"switch (({at(ctx, i)}){shift}) {{\n"
        f"case Integer.MIN_VALUE:\n{sum_}++;\ncase -1:\n{sum_} += 3;\nbreak;\n"
        f"case 0:\n{sum_} *= 5;\ncase 1:\ncase 2:\n{sum_} ^= {i};\nbreak;\n"
        f"case 1 << 28:\ncontinue;\ncase Integer.MAX_VALUE:\n{sum_} -= 7;\n"
        f"default:\n{sum_} += 11;\n}}\n"
        f"switch ((char) ('a' + ({at(ctx, i, depth=1)} & 7))) {{\n"
        f"case 'a', 'b' -> {sum_} += 1;\ncase 'e' -> {sum_} = -{sum_};\n"
        f"case 'h' -> note({sum_});\ndefault -> {{ }}\n}}\n}}\nnote({sum_});"
    )


def leaving_finally(ctx: Context) -> str:
    """A finally clause that ends abruptly hides the exception, in one round in some."""
    i, sum_ = ctx.fresh("i"), ctx.fresh("v")
    hidden = ctx.pick(("break", "continue"))
    return (
        f"int {sum_} = 0;\nfor (int {i} = 0; {i} < 7; {i}++) {{\ntry {{\n"
        f"{sum_} += fail({i}, {at(ctx, i)});\n"
        f"}} finally {{\n{sum_}++;\nif ({numbers.boolean(ctx, 1)} || {i} != 9)\n{hidden};\n"
        f"}}\n}}\nnote({sum_});"
    )


def unboxed_condition(ctx: Context) -> str:
    """Boxes that may be null or of the wrong class, in conditions and casts."""
    i, sum_, box = (ctx.fresh(prefix) for prefix in "ivo")
    source = references.reference(ctx, "Object", 2)
    return (
        f"int {sum_} = 0;\nfor (int {i} = 0; {i} < 6; {i}++) {{\nObject {box} = {source};\n"
        f"if ({box} instanceof Integer n{box} && n{box} > {at(ctx, i)}) {sum_} += n{box};\n"
        f"else if ({box} instanceof int[] a{box} && a{box}.length > {i}) {sum_} ^= a{box}[{i}];\n"
        f"else if ({box} instanceof Comparable<?>) {sum_} += 3;\n}}\nnote({sum_});"
    )
