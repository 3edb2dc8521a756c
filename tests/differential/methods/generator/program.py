"""A random program from a seed: a class `P` of methods, each with its driver."""

from __future__ import annotations

from . import statements
from .calls import DEPTH
from .classes import classes
from .constants import PARAMETERS, RESULTS
from .context import Context, Method, Variable
from .numbers import number, value

METHODS = 20
PHASES = 3
_OSR_EVERY = 8  # among the methods, one in so many has a loop that gets hot in the middle
_RECURSIVE_EVERY = 7

_HEADER = """\
import static harness.Sum.note;
import static harness.Sum.result;

import harness.*;
import java.util.*;
"""
_STATICS = {
    "si": "int", "sl": "long", "sd": "double", "sf": "float", "sz": "boolean", "sb": "byte",
    "sc": "char", "ss": "short", "sn": "Node", "sia": "int[]", "sla": "long[]", "sba": "byte[]",
    "sda": "double[]", "ssa": "String[]", "st": "String", "so": "Object", "siaa": "int[][]",
    "sv": "int",
}  # fmt: skip
_FIELDS = {"fi": "int", "fl": "long", "fd": "double", "fn": "Node", "fia": "int[]", "fs": "Shape"}
_HELPERS = """\
static final int PHASES = 3;
static final Object LOCK = new Object();
static final Oops OOPS = new Oops(1);
static final int[] DATA = {1, -2, 3, 5, -7, 11, 13, 17};
static P p;
static int tick;
static volatile int sv;
static int si; static long sl; static double sd; static float sf; static boolean sz;
static byte sb; static char sc; static short ss; static Node sn; static int[] sia;
static long[] sla; static byte[] sba; static double[] sda; static String[] ssa; static String st;
static Object so; static int[][] siaa;
int fi; long fl; double fd; Node fn; int[] fia; Shape fs;
static int phase() { return Args.phase; }
static int tick() { return tick; }
static String cut(String s) { return s.length() > 40 ? s.substring(s.length() - 40) : s; }
static void poke(Object[] a, int i, Object o) { a[i] = o; }
static int caught(Throwable e) {
if (e instanceof Oops) return ((Oops) e).code;
if (tick < 8 || (tick & 31) == 0)
for (StackTraceElement frame : e.getStackTrace())
if (frame.getClassName().startsWith(P.class.getName())) return frame.getLineNumber();
return e.getClass().getName().length();
}
static int total(int... values) {
int sum = values.length;
for (int value : values) sum = sum * 3 + value;
return sum;
}
static <T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) < 0 ? b : a; }
static int fail(int i, int x) {
if ((i & 1) == 0) throw new Oops(x);
return 7 / (i - 3);
}
static int failDeep(int i, int x) {
try { return fail(i, x) + 1; } finally { note(x); }
}
static void reset() {
p = new P(); tick = 0;
si = 3; sl = 5; sd = 1.5; sf = 2f; sz = true; sb = 1; sc = 'c'; ss = 9;
st = "st"; so = "so"; sv = 0;
sn = new Node(4, 6); sia = new int[16]; sla = new long[16]; sba = new byte[16];
sda = new double[16]; ssa = new String[] {"a", "Aa", "", "x", "BB", "b", "c", "17"};
siaa = new int[6][8];
p.fi = 1; p.fl = 2; p.fd = 0.25; p.fn = new Node(8, 9); p.fia = new int[16]; p.fs = shape(0);
}
static void state() {
result(si); result(sl); result(sd); result(sf); result(sz ? 1 : 0); result(sb); result(sc);
result(ss); result(sn); result(sia); result(sla); result(sba); result(sda); result(ssa);
result(st); result(so); result(siaa); result(sv); result(p.fi); result(p.fl); result(p.fd);
result(p.fn); result(p.fia); result(p.fs); result(DATA);
if (Thread.holdsLock(LOCK) || Thread.holdsLock(p) || Thread.holdsLock(P.class))
throw new Error("a monitor is still held");
}
static Node node(int k, int slot) {
if (Args.phase == 1 && Args.below(k, slot + 40, 16) == 0) return null;
Node n = new Node(Args.i(k, slot), Args.l(k, slot + 1));
n.next = (k & 7) == 5 ? null : new Node(k & 15, slot);
n.a = Args.ia(k, slot + 2);
return n;
}
static Shape late() { return tick > 200 && Args.phase == 1 ? Later.make(tick) : shape(0); }
static Shape shapeOf(int k, int slot) {
if (Args.phase == 0) return shape(slot);
int choice = Args.below(k, slot + 50, 20);
return choice == 0 ? null : choice == 1 ? late() : shape(choice);
}
"""
_ARGUMENT = {
    "int": "Args.i", "long": "Args.l", "double": "Args.d", "float": "Args.f", "boolean": "Args.z",
    "int[]": "Args.ia", "long[]": "Args.la", "byte[]": "Args.ba", "char[]": "Args.ca",
    "short[]": "Args.sa", "double[]": "Args.da", "float[]": "Args.fa", "int[][]": "Args.iaa",
    "String[]": "Args.ss", "String": "Args.s", "Object": "Args.o", "Integer": "Args.i",
    "byte": "(byte) Args.i", "short": "(short) Args.i", "char": "(char) Args.i",
    "Node": "node", "Shape": "shapeOf", "Op": "opOf",
}  # fmt: skip


def program(seed: int, package: str) -> str:
    """The source text; the same for the same seed, but for the package."""
    ctx = Context(seed)
    ctx.shapes = ctx.pick((1, 2, 3, 6))
    ctx.scope = [Variable(name, kind, is_local=False) for name, kind in _STATICS.items()]
    parts = [_HELPERS, classes(ctx), _shapes(ctx), _ops(ctx)]
    runs = []
    for n in range(METHODS):
        text, method, calls = _method(ctx, n)
        parts += [text, _driver(n, method, calls)]
        runs.append(f"drive{n}();")
    parts.append(_run(runs))
    body = "\n".join(parts)
    state = "public void state(Sum sum) { sum.add(fi); }"
    members = f"{body}\n{state}"
    return f"package {package};\n\n{_HEADER}\npublic class P implements State {{\n{members}\n}}\n"


def _shapes(ctx: Context) -> str:
    cases = "\n".join(
        f"case {n}: return new Shape{n}(k);" for n in range(1, ctx.shapes)
    )
    return (
        f"static Shape shape(int k) {{\nswitch (k % {ctx.shapes}) {{\n{cases}\n"
        "default: return new Shape0(k);\n}\n}"
    )


def _ops(ctx: Context) -> str:
    ctx.is_plain = True
    bodies = []
    for _ in range(3):
        ctx.scope.append(Variable("x", "int"))
        bodies.append(number(ctx, "int", 3))
        ctx.scope.pop()
    ctx.is_plain = False
    return (
        f"static final Op FIRST = (x, y) -> {bodies[0]} + y;\n"
        "static Op opOf(int k, int slot) {\n"
        "if (Args.phase == 0) return FIRST;\nswitch (Args.below(k, slot, 7)) {\n"
        f"case 0: return (x, y) -> {bodies[1]} - k;\ncase 1: return (x, y) -> {bodies[2]} ^ y;\n"
        "case 2: return Math::floorDiv;\ncase 3: return shapeOf(k, slot);\n"
        "default: return FIRST;\n}\n}"
    )


def _method(ctx: Context, n: int) -> tuple[str, Method, int]:
    """The text of a method, what calls of it look like, and how often its driver calls it."""
    ctx.cost, ctx.weight, ctx.loops, ctx.labels = 0, 1, 0, []
    ctx.heaviest = ctx.pick((60, 200, 200, 600, 1500))
    outer, ctx.scope = ctx.scope, list(ctx.scope)
    ctx.is_static, ctx.result = ctx.chance(65), ctx.pick(RESULTS)
    if not ctx.is_static:
        ctx.scope += [Variable(name, kind, is_local=False) for name, kind in _FIELDS.items()]
    params = [ctx.pick(PARAMETERS) for _ in range(ctx.below(5))]
    if n % _OSR_EVERY == _OSR_EVERY - 1:
        lines, calls = _long_loop(ctx, n, params), 2
    elif n % _RECURSIVE_EVERY == _RECURSIVE_EVERY - 1:
        params.insert(0, DEPTH)
        lines, calls = _recursive(ctx, n, params), _calls(ctx)
    else:
        lines, calls = _ordinary(ctx, n, params), _calls(ctx)
    name = f"m{n}" if ctx.is_static else f"p.m{n}"
    method = Method(name, tuple(params), ctx.result, ctx.cost + 2)
    ctx.scope = outer
    if calls > 2:
        ctx.methods.append(method)
    return "\n".join(lines), method, calls


def _calls(ctx: Context) -> int:
    return 600 if ctx.cost < 150 else 320


def _heading(ctx: Context, n: int, params: list[str]) -> str:
    static = "static " if ctx.is_static else ""
    if ctx.chance(12):
        static += "synchronized "
    names = []
    for kind in params:
        name = "depth" if kind == DEPTH else ctx.declare(ctx.fresh("a"), kind)
        names.append(f"{'int' if kind == DEPTH else kind} {name}")
    return f"{static}{ctx.result} m{n}({', '.join(names)}) {{"


def _ordinary(ctx: Context, n: int, params: list[str]) -> list[str]:
    heading = _heading(ctx, n, params)
    lines = [statements.declaration(ctx) for _ in range(1 + ctx.below(3))]
    depth = ctx.pick((2, 2, 3))
    lines += [statements.statement(ctx, depth) for _ in range(1 + ctx.below(4))]
    lines += [statements.show(ctx) for _ in range(2)]
    return [heading, *lines, f"return {value(ctx, ctx.result, 3)};", "}"]


def _recursive(ctx: Context, n: int, params: list[str]) -> list[str]:
    """Calls itself once or twice, until `depth` is 0."""
    heading = _heading(ctx, n, params)
    ctx.heaviest = 100
    own = [v.name for v in ctx.scope[-len(params) + 1 :]] if len(params) > 1 else []
    lines = [heading, "if (depth <= 0)", f"return {value(ctx, ctx.result, 2)};"]
    lines += [statements.statement(ctx, 2) for _ in range(1 + ctx.below(2))]
    for step in range(1, 2 + ctx.below(2)):
        arguments = ", ".join([f"depth - {step}", *own])
        lines.append(f"{ctx.result} r{step} = m{n}({arguments});")
        ctx.declare(f"r{step}", ctx.result)
    ctx.cost *= 12
    return [*lines, f"return {value(ctx, ctx.result, 2)};", "}"]


def _long_loop(ctx: Context, n: int, params: list[str]) -> list[str]:
    """A loop that is compiled while it runs, with values of all kinds alive."""
    heading = _heading(ctx, n, params)
    ctx.heaviest = 40
    lines = [statements.declaration(ctx) for _ in range(3)]
    index, trips = ctx.fresh("i"), ctx.pick((4000, 12000, 30000))
    outer = ""
    if ctx.chance(30):
        trips //= 50
        outer = f"for (int {index}o = 0; {index}o < 50; {index}o++)\n"
    ctx.loops += 1
    ctx.weight = 1
    with ctx.block():
        ctx.declare(f"({index} & 15)", "int", is_index=True)
        counted = ctx.declare(ctx.fresh("v"), "int")
        inside = f"int {counted} = {index};\n{statements.block(ctx, 1, 1 + ctx.below(3))}"
    ctx.loops -= 1
    before, behind = ctx.pick((
        ("{", "}"), ("{", "}"), ("{", "}"), ("synchronized (LOCK) {", "}"),
        ("try {", "} finally {\nnote(tick());\n}"),
        ("try {", "} catch (ArithmeticException e) {\nnote(caught(e));\n}"),
    ))  # fmt: skip
    return [
        heading, *lines, before,
        f"{outer}for (int {index} = 0; {index} < {trips}; {index}++) {{", inside, "}", behind,
        statements.show(ctx), f"return {value(ctx, ctx.result, 2)};", "}",
    ]  # fmt: skip


def _driver(n: int, method: Method, calls: int) -> str:
    arguments = ", ".join(
        f"Args.below(k, {slot}, 8)" if kind == DEPTH else f"{_ARGUMENT[kind]}(k, {slot})"
        for slot, kind in enumerate(method.params)
    )
    shown = f"{method.name}({arguments})"
    if method.result == "boolean":
        shown += " ? 1 : 0"
    return (
        f"static void drive{n}() {{\nreset();\nSum.method(\"m{n}\");\n"
        f"for (int k = 0; k < {calls}; k++) {{\ntick = k;\nSum.call(k);\n"
        f"try {{\nresult({shown});\n}} catch (Throwable e) {{\nSum.thrown(e);\n}}\n}}\n"
        f"state();\nSum.end(\"m{n}\", {calls});\n}}"
    )


def _run(runs: list[str]) -> str:
    lines = "\n".join(runs)
    return (
        "public static void run() {\nfor (int n = 0; n < PHASES; n++) {\nArgs.phase = n;\n"
        f"System.out.println(\"phase \" + n);\n{lines}\n}}\n}}"
    )
