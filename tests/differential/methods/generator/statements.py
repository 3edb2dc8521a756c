"""Random statements, one on a line, so that the lines of stack traces tell them apart."""

from __future__ import annotations

from . import exceptions, idioms, loops, numbers, references
from .constants import ARRAYS, PRIMITIVES, REFERENCES
from .context import Context
from .numbers import number, value

_LOCALS = (*PRIMITIVES, "int", "int", "long", *REFERENCES, *ARRAYS, "Node", "Op")


def block(ctx: Context, depth: int, count: int) -> str:
    """So many statements; what they declare is not visible behind them."""
    with ctx.block():
        lines = [statement(ctx, depth) for _ in range(count)]
        if ctx.chance(50):
            lines.append(show(ctx))
        return "\n".join(lines)


def show(ctx: Context) -> str:
    """A use of one of the last local variables: what nobody uses is not computed."""
    able = [v for v in ctx.scope[-4:] if v.is_local and v.type != "Op"]
    if not able:
        return _note(ctx)
    name, kind = ctx.pick(able)[:2]
    if kind == "boolean":
        return f"note({name} ? 5 : 6);"
    return f"result({name});" if kind not in ARRAYS or ctx.weight == 1 else f"so = {name};"


def body(ctx: Context, depth: int) -> str:
    """One to three statements in braces."""
    return "{\n" + block(ctx, depth - 1, 1 + ctx.below(3)) + "\n}"


def statement(ctx: Context, depth: int) -> str:
    """One statement, or one with others inside."""
    ctx.spend()
    if depth <= 0 or ctx.cost > ctx.heaviest or ctx.chance(40):
        return ctx.weighted(_SIMPLE)(ctx)
    return ctx.weighted(_NESTING)(ctx, depth)


def declaration(ctx: Context) -> str:
    """A local variable with a value."""
    kind = ctx.pick(_LOCALS)
    text = value(ctx, kind, ctx.pick((1, 2, 3)))
    return f"{kind} {ctx.declare(ctx.fresh('v'), kind)} = {text};"


def _assignment(ctx: Context) -> str:
    kind = ctx.pick(("int", "int", "long", "double", ctx.pick(PRIMITIVES), ctx.pick(REFERENCES)))
    targets = ctx.assignable(kind)
    if not targets:
        return declaration(ctx)
    target = ctx.pick(targets).name
    operators = ("", "", "+", "-", "^", "*") if kind in ("int", "long") else ("",)
    return f"{target} {ctx.pick(operators)}= {value(ctx, kind, ctx.pick((2, 3, 4)))};"


def _element(ctx: Context) -> str:
    """An array store: the index is evaluated before the value, the checks come after both."""
    kind = ctx.pick(("int", "int", "long", "byte", "char", "short", "double", "float", "String"))
    target = references.element(ctx, kind, 2)
    if target is None:
        return declaration(ctx)
    operators = ("",) if kind == "String" else ("", "", "+", "-", "*")
    return f"{target} {ctx.pick(operators)}= {value(ctx, kind, 3)};"


def _field(ctx: Context) -> str:
    node = references.reference(ctx, "Node", 1)
    name, kind = ctx.pick((
        ("i", "int"), ("l", "long"), ("d", "double"), ("b", "byte"), ("next", "Node"),
        ("o", "Object"), ("a", "int[]"),
    ))  # fmt: skip
    return f"{node}.{name} = {value(ctx, kind, 2)};"


def _note(ctx: Context) -> str:
    return f"note({number(ctx, 'int', 2)});"


def _leave(ctx: Context) -> str:
    """A break, continue or return under a condition."""
    condition = numbers.boolean(ctx, 2)
    choice = ctx.below(3)
    if ctx.loops and choice < 2:
        label = f" {ctx.pick(ctx.labels)}" if ctx.labels and ctx.chance(40) else ""
        return f"if {condition}\n{ctx.pick(('break', 'continue'))}{label};"
    return f"if {condition}\nreturn {value(ctx, ctx.result, 1)};"


def _poke(ctx: Context) -> str:
    """An object array of some class, stored into: the element must fit it."""
    source = ctx.pick(("String", "Integer", "Object", "Node"))
    stored = value(ctx, ctx.pick((source, source, source, "Object")), 1)
    return f"poke(new {source}[4], {number(ctx, 'int', 1)} & 3, {stored});"


def _lambda(ctx: Context) -> str:
    """A lambda expression that captures a local variable."""
    kind = ctx.pick(("int", "long", "Node", "int[]"))
    captured = ctx.fresh("c")
    before = f"final {kind} {captured} = {value(ctx, kind, 2)};"
    ctx.declare(captured, kind, is_index=True)
    seen = [v for v in ctx.scope if not v.is_local or v.name == captured]
    text = references.lambda_of(ctx, seen, 2)
    return f"{before}\nOp {ctx.declare(ctx.fresh('v'), 'Op')} = {text};"


def _if(ctx: Context, depth: int) -> str:
    text = f"if {numbers.boolean(ctx, 2)} {body(ctx, depth)}"
    if ctx.chance(45):
        text += f" else {body(ctx, depth)}"
    return text


def _rare(ctx: Context, depth: int) -> str:
    """A branch that is not taken for long: a compiler may leave it out."""
    condition = ctx.pick((
        "(phase() == 1 && tick() % 7 == 3)", "(tick() == 150)", "(tick() > 230 && phase() != 1)",
    ))  # fmt: skip
    return f"if {condition} {body(ctx, depth)}"


def _switch(ctx: Context, depth: int) -> str:
    low, step = ctx.pick((0, 0, -3, 1000)), ctx.pick((1, 1, 1, 50))
    choice = f"({number(ctx, 'int', 3)} & 7) * {step} + {low}"
    lines = [f"switch ({choice}) {{"]
    # A switch is left by break too: what is inside may not continue an outer loop by accident.
    for n in range(2 + ctx.below(5)):
        ending = "" if ctx.chance(30) else "\nbreak;"
        lines.append(f"case {low + n * step}:\n{body(ctx, depth - 1)}{ending}")
    if ctx.chance(70):
        lines.append(f"default:\n{body(ctx, depth - 1)}")
    return "\n".join([*lines, "}"])


def _string_switch(ctx: Context, depth: int) -> str:
    labels = ['"a"', '"Aa"', '"BB"', '"hello"', '"17"'][: ctx.below(4) + 1]
    cases = "\n".join(f"case {text} -> {body(ctx, depth - 1)}" for text in labels)
    ctx.spend(8)
    return (
        f"switch ({references.reference(ctx, 'String', 2)}) {{\n{cases}\n"
        f"default -> {body(ctx, depth - 1)}\n}}"
    )


_SIMPLE = [
    (declaration, 25), (_assignment, 30), (_element, 22), (_field, 10), (_note, 3), (_leave, 8),
    (_poke, 2), (_lambda, 4), (exceptions.throw, 2),
]  # fmt: skip
_NESTING = [
    (_if, 22), (_rare, 6), (_switch, 6), (_string_switch, 3), (loops.loop, 40),
    (exceptions.handled, 10), (exceptions.synchronized, 5), (idioms.idiom, 14),
]  # fmt: skip
