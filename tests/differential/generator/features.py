"""What a program is put together from: parts with members of its class, and code that uses them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from . import expressions, statements
from .context import PRIMARY, Context, Method, Variable
from .types import PRIMITIVES, VALUES


class Feature(NamedTuple):
    """Members of the program's class, and statements of a method that uses them."""

    members: list[str]
    code: list[str]


Maker = Callable[[Context], Feature]


def hole(ctx: Context, type_: str, depth: int = 2) -> str:
    """A random expression inside of fixed text."""
    return expressions.expression(ctx, type_, depth).within(PRIMARY)


def own_scope(ctx: Context, *variables: Variable) -> None:
    """The members of a nested class see the program's fields, and these."""
    ctx.scope = [v for v in ctx.scope if v.is_field] + list(variables)


def static_method(ctx: Context) -> Feature:
    """A method of random statements, which later code may call."""
    name, result = ctx.fresh("m"), ctx.pick((*VALUES, "int", "void"))
    params = [(ctx.pick(VALUES), ctx.fresh("a")) for _ in range(ctx.below(4))]
    with ctx.block():
        for kind, param in params:
            ctx.declare(param, kind, assignable=ctx.chance(50))
        ctx.return_type = result
        text = statements.block_text(ctx, 2, 2 + ctx.below(4))
        if result != "void":
            text += f"\nreturn {hole(ctx, result)};"
        ctx.return_type = None
    listed = ", ".join(f"{kind} {param}" for kind, param in params)
    arguments = ", ".join(hole(ctx, kind, 1) for kind, _ in params)
    call = f"{name}({arguments})"
    if result != "void":
        ctx.methods.append(Method(name, tuple(kind for kind, _ in params), result))
        call = f"p({call})"
    return Feature([f"static {result} {name}({listed}) {{\n{text}\n}}"], [f"{call};"])


def section(ctx: Context) -> Feature:
    """A long run of statements."""
    name = ctx.fresh("s")
    with ctx.block():
        ctx.return_type = "void"
        text = statements.block_text(ctx, 3, 4 + ctx.below(6))
        ctx.return_type = None
    return Feature([f"static void {name}() {{\n{text}\n}}"], [f"{name}();"])


def many_locals(ctx: Context) -> Feature:
    """More than 256 local variables: wide instructions."""
    name = ctx.fresh("wide")
    kinds = [ctx.pick(("int", "long", "double", "String", "float")) for _ in range(90)]
    names = [f"{name}_{i}" for i in range(90)]
    zeros = {"String": '"s"', "float": "1f", "long": "3L"}
    declared = [f"long {name}_x{i} = {i};" for i in range(90)]
    declared += [f"{k} {n} = {zeros.get(k, '2')};" for k, n in zip(kinds, names, strict=True)]
    with ctx.block():
        for kind, local in zip(kinds, names, strict=True):
            ctx.declare(local, kind, assignable=True)
        text = statements.block_text(ctx, 2, 8)
        shown = ' + " " + '.join(names[-6:])
    body = "\n".join([*declared, text, f"p({shown});"])
    return Feature([f"static void {name}() {{\n{body}\n}}"], [f"{name}();"])


def long_branches(ctx: Context) -> Feature:
    """A loop whose body is longer than the reach of a short jump; rarely made."""
    name = ctx.fresh("far")
    lines = "\n".join(f"a[i & 3] += a[{i & 3}] * {i * 77777} + i;" for i in range(1500))
    text = (
        f"int[] a = {{1, 2, 3, 4}};\nfor (int i = 0; i < 3 && a[0] != 12345; i++) {{\n{lines}\n}}"
    )
    return Feature([f"static void {name}() {{\n{text}\np(Arrays.toString(a));\n}}"], [f"{name}();"])


def overloads(ctx: Context) -> Feature:
    """Which of some overloaded methods is called (JLS 15.12.2)."""
    name = ctx.fresh("over")
    kinds = ["Object", *ctx.random.sample([*PRIMITIVES, "Integer", "Long", "Number", "String"], 5)]
    tails = ["int...", "Object...", "long...", "char...", "Integer...", "double..."]
    kinds += ctx.random.sample(tails, 1)
    members = [
        f'static String {name}({kind} a) {{ return "{kind}"; }}' for kind in dict.fromkeys(kinds)
    ]
    members.append(
        f"static String {name}(long a, {ctx.pick(('int', 'Integer', 'Object'))} b) "
        '{ return "two"; }'
    )
    code = []
    for _ in range(5):
        kind = ctx.pick(VALUES)
        code.append(f"p({name}({hole(ctx, kind)}));")
    code.append(f"p({name}({hole(ctx, 'int')}, {hole(ctx, 'int')}));")
    return Feature(members, code)


def initializers(ctx: Context) -> Feature:
    """The order in which static and instance initializers run."""
    name = ctx.fresh("Init")
    kinds = [ctx.pick(PRIMITIVES) for _ in range(3)]
    size = len(ctx.scope)
    lines = [f"static class {name} {{"]
    for i, kind in enumerate(kinds):
        mark = ctx.pick(("static ", "static final ", "", "final "))
        lines.append(f"{mark}{kind} g{i} = trace({hole(ctx, kind, 1)});")
        if ctx.chance(50):
            lines.append(f'{"static " if ctx.chance(50) else ""}{{ p("block{i}"); }}')
    lines.append(f"final int last; {{ last = trace({hole(ctx, 'int', 1)}); }}")
    lines.append(f"static final String CONST = \"c\" + {ctx.below(9)} + 'x' + (byte) 300;")
    lines.append(f"{name}(int a) {{ this(a, trace(2)); p(a); }}")
    lines.append(f"{name}(int a, int b) {{ super(); p(a + b + last); }}")
    lines.append("}")
    del ctx.scope[size:]
    return Feature(
        ["\n".join(lines)],
        [f"p({name}.CONST);", f"var o = new {name}(trace(1));", f"p(o.g0); p(new {name}(7).g1);"],
    )
