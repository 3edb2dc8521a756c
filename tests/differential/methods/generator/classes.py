"""The classes of a program beside its own: nodes, shapes with virtual methods, late and lazy ones.

Their methods are plain: they call nothing of the program, so that calls end.
"""

from __future__ import annotations

from .context import Context, Variable
from .numbers import number

_NODE = """\
static class Node implements State {
int i; long l; double d; byte b; Node next; Object o; int[] a = DATA;
Node(int i, long l) { this.i = i; this.l = l; this.d = i * 0.5; this.b = (byte) l;
if ((i & 31) != 7) next = this; }
int sum(int x) { return i + x * 3; }
Node with(int x) { Node n = new Node(x, l); n.next = this; return n; }
synchronized int bump(int x) { i += x; if (x == 1 << 30) throw OOPS; return i; }
public void state(Sum sum) { sum.add(i); sum.add(l); sum.add(d);
sum.add(b); sum.add(next); sum.add(o); }
}
static class Oops extends RuntimeException {
final int code;
Oops(int code) { super("oops " + code); this.code = code; }
}
static class Resource implements AutoCloseable {
final int id;
Resource(int id) { if ((id & 15) == 9) throw new Oops(id); this.id = id; note(id); }
public void close() { note(~id); if ((id & 7) == 3) throw new IllegalStateException("close"); }
}
enum Kind {
RED, GREEN, BLUE { int of(int x) { return x * 3; } };
private static final Kind[] ALL = {RED, GREEN, BLUE, RED, BLUE, GREEN, GREEN, null};
int of(int x) { return x + ordinal(); }
static Kind at(int x) { return ALL[x == 63 ? 7 : (x & 63) % 7]; }
}
record Pair(int a, long b) { }
static class Span implements Iterable<Integer> {
final int low, size; int walked;
Span(int low, int size) { this.low = low; this.size = size; }
public Iterator<Integer> iterator() {
return new Iterator<>() {
int at = low;
public boolean hasNext() { return at < low + size; }
public Integer next() { walked++; return at++; }
};
}
}
interface Op {
int op(int a, int b);
default int twice(int a, int b) { return op(op(a, b), b); }
}
abstract static class Shape implements Op, State {
int f;
Shape(int f) { this.f = f; }
abstract int area(int x);
long mix(long y) { return y * 31 + f; }
final int base(int x) { return f ^ x; }
public int op(int a, int b) { return a - b + f; }
public void state(Sum sum) { sum.add(f); }
}
static class Later { static Shape make(int f) { return new Late(f); } }
"""
_LATE = "Late"


def classes(ctx: Context) -> str:
    """All of them."""
    ctx.is_plain = True
    shapes = [_shape(ctx, f"Shape{n}", n) for n in range(ctx.shapes)]
    shapes.append(_shape(ctx, _LATE, ctx.below(max(ctx.shapes - 1, 1)) + 1))
    lazy = [_lazy(ctx, n) for n in range(3)]
    ctx.is_plain = False
    return _NODE + "\n".join([*shapes, *lazy])


def _shape(ctx: Context, name: str, number_: int) -> str:
    """A subclass, of Shape or of one made before; some override more methods than others."""
    base = "Shape" if number_ == 0 or ctx.chance(60) else f"Shape{ctx.below(number_)}"
    if name == _LATE and base == "Shape":
        base = "Shape0"
    members = [f"{name}(int f) {{ super(f); }}"]
    if base == "Shape" or ctx.chance(60):
        members.append(f"int area(int x) {{ return {_body(ctx, 'int', 'x')}; }}")
    if ctx.chance(40):
        members.append(f"long mix(long y) {{ return {_body(ctx, 'long', 'y')}; }}")
    if ctx.chance(40):
        members.append(f"public int op(int a, int b) {{ return {_body(ctx, 'int', 'a', 'b')}; }}")
    if ctx.chance(20):
        members.append("public int twice(int a, int b) { return area(a) + b; }")
    return "\n".join([f"static class {name} extends {base} {{", *members, "}"])


def _body(ctx: Context, kind: str, *parameters: str) -> str:
    outer = ctx.scope
    fields = [v for v in outer if v.type in ("int", "long", "double", "int[]")]
    ctx.scope = [*fields, Variable("f", "int"), *(Variable(p, kind) for p in parameters)]
    text = number(ctx, kind, 3)
    ctx.scope = outer
    return text


def _lazy(ctx: Context, number_: int) -> str:
    """A class whose initialisation shows; one of them fails."""
    fails = number_ == 2 and ctx.chance(50)
    failure = "\nif (PHASES > 0) throw new Oops(5);" if fails else ""
    return (
        f"static class Lazy{number_} {{\nstatic int value = 3, f = 7;\n"
        f"static {{ note({number_} + 100);{failure} }}\n"
        f"static int get(int x) {{ return value++ + {_body(ctx, 'int', 'x')}; }}\n}}"
    )
