"""Statements that throw, catch, and hold monitors."""

from __future__ import annotations

from . import numbers, references, statements
from .context import Context

_CAUGHT = (
    "ArithmeticException", "NullPointerException", "ArrayIndexOutOfBoundsException",
    "IndexOutOfBoundsException", "RuntimeException", "ClassCastException", "Throwable",
    "NegativeArraySizeException", "Oops", "ArrayStoreException", "IllegalStateException",
)  # fmt: skip


def throw(ctx: Context) -> str:
    """An exception under a condition that is not met often."""
    condition = f"({numbers.number(ctx, 'int', 2)} & 31) == {ctx.below(32)}"
    thrown = ctx.pick((
        f"new Oops({numbers.number(ctx, 'int', 1)})", "new IllegalStateException(\"state\")",
        "OOPS",
    ))  # fmt: skip
    return f"if ({condition})\nthrow {thrown};"


def handled(ctx: Context, depth: int) -> str:
    """try, with catch or finally or both."""
    text = f"try {statements.body(ctx, depth)}"
    clauses = _clauses(ctx) if ctx.chance(85) else []
    for name in clauses:
        variable = ctx.fresh("e")
        text += f" catch ({name} {variable}) {{\nnote(caught({variable}));\n"
        text += statements.block(ctx, depth - 1, ctx.below(2)) + "\n}"
    if not clauses or ctx.chance(30):
        text += f" finally {_finally(ctx, depth)}"
    return text


def _clauses(ctx: Context) -> list[str]:
    """One or two classes; the second is not a subclass of the first (JLS 11.2.3)."""
    first = ctx.pick(_CAUGHT)
    general = ("Throwable", "RuntimeException", "IndexOutOfBoundsException")
    if first in general or ctx.chance(60):
        return [first]
    return [first, ctx.pick(("RuntimeException", "Throwable"))]


def _finally(ctx: Context, depth: int) -> str:
    # A finally clause that ends abruptly hides exceptions: rarely.
    loops, labels = ctx.loops, ctx.labels
    if ctx.chance(85):
        ctx.loops, ctx.labels = 0, []
    text = "{\n" + f"note({numbers.number(ctx, 'int', 1)});\n"
    text += statements.block(ctx, min(depth - 1, 1), 1) + "\n}"
    ctx.loops, ctx.labels = loops, labels
    return text


def synchronized(ctx: Context, depth: int) -> str:
    """A monitor that is held for some statements: shared, or of a new object."""
    lock = ctx.pick((
        "LOCK", "LOCK", "new Object()", references.reference(ctx, "Node", 1),
        references.reference(ctx, "Shape", 1),
    ))  # fmt: skip
    return f"synchronized ({lock}) {statements.body(ctx, depth)}"
