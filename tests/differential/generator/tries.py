"""Random try statements: jumps through finally, suppressed exceptions."""

from __future__ import annotations

from . import expressions, statements
from .context import Context

_CAUGHT = (
    "ArithmeticException",
    "IndexOutOfBoundsException",
    "IllegalStateException",
    "NullPointerException | ClassCastException",
    "IllegalStateException | ArithmeticException",
)


def _thrower(ctx: Context) -> str:
    """A statement that throws sometimes."""
    if ctx.chance(60):
        return ""
    name = ctx.pick(("IllegalStateException", "ArithmeticException", "Checked"))
    if name == "Checked":
        return f"mayThrow({expressions.expression(ctx, 'int', 1)});"
    condition = expressions.expression(ctx, "boolean", 1)
    return f'if ({condition}) throw new {name}("{ctx.fresh("t")}");'


def try_statement(ctx: Context, depth: int) -> str:
    """With catches, finally, or both."""
    extra = _thrower(ctx)
    checked = extra.startswith("mayThrow")
    tried = statements.body(ctx, depth).replace("{", "{" + extra, 1)
    text = f"try {tried}"
    if checked:
        text += _catch(ctx, "Checked", depth)
    else:
        names = list(dict.fromkeys(ctx.pick(_CAUGHT) for _ in range(ctx.below(3))))
        if len(names) == 2 and "Illegal" in names[0] and "Illegal" in names[1]:
            names.pop()
        if len(names) == 2 and "Arithmetic" in names[0] and "Arithmetic" in names[1]:
            names.pop()
        text += "".join(_catch(ctx, name, depth) for name in names)
        if not names or ctx.chance(30):
            text += _catch(ctx, "RuntimeException", depth)
    if ctx.chance(60):
        text += f" finally {_finally(ctx)}"
    return text


def _catch(ctx: Context, name: str, depth: int) -> str:
    variable = ctx.fresh("x")
    inner = statements.body(ctx, depth - 1)
    return f" catch ({name} {variable}) " + inner.replace("{", f"{{\nshow({variable});", 1)


def _finally(ctx: Context) -> str:
    """Short, for it is compiled once for each way out."""
    return statements.body(ctx, 1).replace("{", f'{{\np("{ctx.fresh("finally")}");', 1)


def try_resources(ctx: Context, depth: int) -> str:
    """Resources that tell when they are closed, and may throw then."""
    opened = []
    for _ in range(1 + ctx.below(2)):
        fails = expressions.expression(ctx, "boolean", 1) if ctx.chance(40) else "false"
        opened.append(f'var {ctx.fresh("r")} = new Resource("{ctx.fresh("res")}", {fails})')
    if ctx.chance(10):
        opened.append(f"Resource {ctx.fresh('r')} = null")
    extra = _thrower(ctx)
    tried = statements.body(ctx, depth).replace("{", "{" + extra, 1)
    text = f"try ({'; '.join(opened)}) {tried}"
    text += _catch(ctx, "Checked", depth)
    if ctx.chance(60):
        text += _catch(ctx, "IllegalStateException", depth)
    if ctx.chance(40):
        text += f" finally {_finally(ctx)}"
    return text
