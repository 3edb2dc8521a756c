"""A random program from a seed: one class `P` in a package of its own."""

from __future__ import annotations

from . import expressions, statements
from .classes import enums, hierarchy, inner_classes, records
from .context import Context, Variable
from .features import (
    Feature,
    Maker,
    initializers,
    long_branches,
    many_locals,
    overloads,
    section,
    static_method,
)
from .functional import generic_classes, lambdas, streams
from .types import PRIMITIVES, VALUES, literal

_IMPORTS = """\
import static support.Checked.*;
import static support.Out.*;

import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import support.*;
"""
_PARTS: list[tuple[Maker, int]] = [
    (hierarchy, 10),
    (inner_classes, 10),
    (enums, 10),
    (records, 10),
    (generic_classes, 10),
    (lambdas, 12),
    (streams, 8),
    (overloads, 10),
    (initializers, 10),
    (many_locals, 2),
    (long_branches, 1),
]


def program(seed: int, package: str) -> str:
    """The source text; the same for the same seed, but for the package."""
    ctx = Context(seed)
    fields = [*_constants(ctx), *_fields(ctx)]
    makers: list[Maker] = [static_method, section]
    makers += ctx.random.choices([m for m, _ in _PARTS], [w for _, w in _PARTS], k=2)
    makers += [static_method] * ctx.below(2)
    ctx.random.shuffle(makers)
    features = [_in_order(ctx, maker) for maker in makers]
    members = [member for feature in features for member in feature.members]
    runs = [_run_method(feature, number) for number, feature in enumerate(features)]
    calls = [_guarded(f"run{number}()") for number in range(len(runs))]
    main = "public static void run() {\n" + "\n".join(calls) + "\n}"
    body = "\n\n".join(["\n".join(fields), *members, *runs, main])
    return f"package {package};\n\n{_IMPORTS}\npublic class P {{\n{_indented(body)}}}\n"


def _in_order(ctx: Context, maker: Maker) -> Feature:
    ctx.scope = [v for v in ctx.scope if v.is_field]
    return maker(ctx)


def _constants(ctx: Context) -> list[str]:
    """Constant variables, made of each other (JLS 15.29)."""
    lines = []
    for _ in range(1 + ctx.below(4)):
        kind = ctx.pick((*PRIMITIVES, "String"))
        name = ctx.fresh("K")
        lines.append(f"static final {kind} {name} = {expressions.leaf(ctx, kind)};")
        ctx.constants.append(Variable(name, kind))
    return lines


def _fields(ctx: Context) -> list[str]:
    lines = ["static final Object LOCK = new Object();"]
    for _ in range(2 + ctx.below(5)):
        kind = ctx.pick(VALUES)
        name = ctx.fresh("f")
        lines.append(f"static {kind} {name} = {literal_or_leaf(ctx, kind)};")
        ctx.declare_field(name, kind)
    kind = ctx.pick(("int[]", "byte[]", "String[]", "char[]", "long[]"))
    name = ctx.fresh("f")
    lines.append(f"static final {kind} {name} = {statements.array(ctx, kind)};")
    ctx.declare_field(name, kind, assignable=False)
    return lines


def literal_or_leaf(ctx: Context, kind: str) -> str:
    """What a field begins with."""
    return str(literal(ctx, kind) if kind in PRIMITIVES else expressions.leaf(ctx, kind))


def _run_method(feature: Feature, number: int) -> str:
    code = "\n".join(feature.code)
    return f"static void run{number}() throws Throwable {{\n{code}\n}}"


def _guarded(call: str) -> str:
    return f"try {{ {call}; }} catch (Throwable e) {{ show(e); }}"


def _indented(text: str) -> str:
    """The text as it is: text blocks are in it, whose lines mean something."""
    return text + "\n"
