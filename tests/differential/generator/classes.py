"""Random class hierarchies, inner classes, enums, records."""

from __future__ import annotations

from . import statements
from .context import Context, Variable
from .features import Feature, hole, own_scope
from .types import PRIMITIVES, VALUES


def hierarchy(ctx: Context) -> Feature:
    """Overriding, covariant results, super calls, hidden fields, default methods."""
    base, middle, leaf, face = (ctx.fresh(n) for n in ("Base", "Mid", "Leaf", "Face"))
    kind = ctx.pick(VALUES)
    members = [
        _interface(ctx, face, kind),
        f"""static abstract class {base} implements {face} {{
{kind} f = {hole(ctx, kind)};
protected int n = 1;
{base}() {{ p("base"); init(); }}
void init() {{ p("base init"); }}
abstract Object get();
{base} self() {{ return this; }}
static String st() {{ return "base"; }}
}}""",
        _middle(ctx, base, middle, kind),
        f"""static final class {leaf} extends {middle} {{
int n = 3;
{leaf}() {{ this({hole(ctx, "int", 1)}); p(super.n + n + ((({base}) this).n)); }}
{leaf}(int a) {{ super(a); }}
@Override {leaf} self() {{ p("leaf self"); return this; }}
@Override public String hello(int n) {{ return super.hello(n + 1) + "leaf"; }}
}}""",
    ]
    code = [
        f"{base} b = {ctx.pick((f'new {leaf}()', f'new {middle}(5)', f'new {leaf}(9)'))};",
        f"p(b.get()); p(b.self().hello({hole(ctx, 'int')})); p(b.f); p(b.n);",
        f"p({base}.st() + {middle}.st()); p({face}.make()); p({face}.BASE);",
        f"if (b instanceof {leaf} q) {{ p(q.n); p(q.self().n); }}",
        f"p((({middle}) b).get().length()); b.f = {hole(ctx, kind)}; p(b.f);",
        f"{face} face = b; p(face.hello(0));",
    ]
    return Feature(members, code)


def _interface(ctx: Context, face: str, kind: str) -> str:
    """Without assertions: for those of interfaces javac keeps the state in the class that holds the
    maps of enum switches, so that reaching one initialises every enum that is switched over."""
    ctx.in_interface = True
    text = f"""interface {face} {{
int BASE = trace({ctx.below(100)});
default String hello(int n) {{ return "face" + n + secret() + {hole(ctx, "int")}; }}
private String secret() {{ return "s"; }}
static {kind} make() {{ return {hole(ctx, kind)}; }}
}}"""
    ctx.in_interface = False
    return text


def _middle(ctx: Context, base: str, middle: str, kind: str) -> str:
    fields = [Variable("n", "int", True, True, True), Variable("f", kind, True, True, True)]
    saved = ctx.scope
    own_scope(ctx, *fields)
    ctx.return_type = "void"
    body = statements.block_text(ctx, 2, 3)
    ctx.return_type = None
    ctx.scope = saved
    return f"""static class {middle} extends {base} {{
{middle}(int a) {{ n += a; p("middle " + n); work(); }}
@Override void init() {{ p("middle init " + n); }}
@Override String get() {{ return "got" + super.n++ + this.n; }}
static String st() {{ return "middle"; }}
void work() {{
{body}
}}
}}"""


def inner_classes(ctx: Context) -> Feature:
    """Instances with enclosing instances, local and anonymous classes that capture."""
    outer, inner = ctx.fresh("Outer"), ctx.fresh("Inner")
    kind = ctx.pick(VALUES)
    saved = ctx.scope
    own_scope(ctx, Variable("y", "int", True, True, True), Variable("x", "int", True, True, True))
    value = hole(ctx, "int", 3)
    ctx.scope = saved
    own_scope(ctx, Variable("x", "int", True, True, True), Variable("cap", kind))
    captured = hole(ctx, kind, 3)
    ctx.scope = saved
    code = [
        f"var out = new {outer}();",
        f"{outer}.{inner} in = out.new {inner}();",
        f"{outer}.{inner}.Deep deep = in.new Deep();",
        f"p(deep.sum()); in.outer().x += {hole(ctx, 'int')}; p(deep.sum());",
        f"p(out.local({hole(ctx, kind)})); p(out.local({hole(ctx, kind)}));",
        f"p(out.anonymous({hole(ctx, 'int')}));",
        "var anon = new Object() { int extra = 5; int twice() { return extra * 2; } };",
        "anon.extra++; p(anon.twice());",
    ]
    text = f"""static class {outer} {{
int x = 1;
private int hidden = 40;
private static int count;
{_inner(outer, inner, value)}
{_local(inner, kind, captured)}
Object anonymous(int cap) {{
return new Object() {{
int seen = cap;
{{ seen += x; }}
@Override public String toString() {{ return "anon" + seen + cap + x + hidden; }}
}};
}}
}}"""
    return Feature([text], code)


def _inner(outer: str, inner: str, value: str) -> str:
    return f"""class {inner} {{
int y = x + 1;
class Deep {{
int sum() {{ return {outer}.this.x + {inner}.this.y + hidden++ + ++count + {value}; }}
}}
{outer} outer() {{ return {outer}.this; }}
}}"""


def _local(inner: str, kind: str, captured: str) -> str:
    return f"""{kind} local({kind} cap) {{
class Loc {{
int z = x++;
{kind} get() {{ p(z + hidden); return {captured}; }}
}}
class Sub extends Loc {{
@Override {kind} get() {{ p("sub" + cap); return super.get(); }}
}}
Supplier<{inner}> maker = {inner}::new;
p(maker.get().y);
return ctxPick(new Loc(), new Sub()).get();
}}
private <T> T ctxPick(T a, T b) {{ return hidden % 2 == 0 ? a : b; }}"""


def enums(ctx: Context) -> Feature:
    """Constants with bodies and arguments, switches over them, their maps.

    A switch over any enum needs the maps of all (they lie in one class), this one's too: in its own
    constants it would fail or not, depending on what was initialised before."""
    name, kind = ctx.fresh("En"), ctx.pick(PRIMITIVES)
    ctx.in_enum = True
    members = [
        f"""enum {name} implements IntBinaryOperator {{
A({hole(ctx, kind, 1)}) {{ public int applyAsInt(int a, int b) {{ return a + b; }} }},
B({hole(ctx, kind, 1)}) {{
int extra = 3;
public int applyAsInt(int a, int b) {{ return a * b + extra++; }}
@Override String tag() {{ return super.tag() + "!"; }}
}},
C {{ public int applyAsInt(int a, int b) {{ return b; }} }};
private final {kind} value;
private static final Map<String, {name}> BY = new TreeMap<>();
static {{ for (var e : values()) BY.put(e.name().toLowerCase(), e); }}
{name}() {{ this({hole(ctx, kind, 1)}); }}
{name}({kind} value) {{ this.value = value; }}
String tag() {{ return name() + ordinal() + value; }}
}}"""
    ]
    ctx.in_enum = False
    code = [
        f"for (var e : {name}.values()) {{ p(e.tag()); p(e.applyAsInt({hole(ctx, 'int')}, 3)); }}",
        f'p({name}.BY); p({name}.valueOf("B").compareTo({name}.A));',
        f"for (var e : {name}.values()) switch (e) {{ case A: p(1); case C: p(2); break; "
        f"default: p(e.value); }}",
        f'p({name}.BY.get("c").getDeclaringClass().getSimpleName());',
        f"var em = new EnumMap<{name}, Integer>({name}.class); em.put({name}.B, 1);",
        f"em.merge({name}.B, 5, Integer::sum); p(em);",
        f"p(switch ({name}.values()[{ctx.below(3)}]) {{ case A -> {hole(ctx, 'int')}; "
        f"case B -> 2; case C -> 'c'; }});",
    ]
    return Feature(members, code)


def records(ctx: Context) -> Feature:
    """Compact constructors, nested and generic records, what is generated."""
    name, pair = ctx.fresh("Rec"), ctx.fresh("Pair")
    first, second = ctx.pick(VALUES), ctx.pick(PRIMITIVES)
    low = hole(ctx, "int", 1)
    members = [
        f"""record {name}({first} a, {second} b, int... rest) {{
static int made;
{name} {{
made++;
if (rest.length > 2) throw new IllegalStateException("rest");
rest = rest.clone();
}}
{name}({first} a) {{ this(a, {hole(ctx, second, 1)}, {low}); }}
int sum() {{ int s = 0; for (int r : rest) s += r; return s; }}
@Override public String toString() {{ return "R" + a + b + sum(); }}
}}""",
        f"record {pair}<A extends Comparable<A>, B>(A a, B b)\n"
        f"implements Comparable<{pair}<A, B>> {{\n"
        f"public int compareTo({pair}<A, B> o) {{ return a.compareTo(o.a); }}\n"
        f"<C> {pair}<A, C> with(C c) {{ return new {pair}<>(a, c); }}\n}}",
    ]
    code = [
        f"p(new {name}({hole(ctx, first)}, {hole(ctx, second)}, 1, {hole(ctx, 'int')}));",
        f"p(new {name}({hole(ctx, first)}).b()); p({name}.made);",
        f"var one = new {pair}<>({hole(ctx, 'String')}, {hole(ctx, 'int')});",
        f"p(one); p(one.with('z').b() + 1); p(one.equals(new {pair}<>(one.a(), one.b())));",
        "p(one.hashCode() == one.with(one.b()).hashCode()); p(one.compareTo(one));",
        f"try {{ new {name}({hole(ctx, first)}, {hole(ctx, second)}, 1, 2, 3); }} "
        "catch (IllegalStateException e) { show(e); }",
        f"record Point(int x, int y) {{ Point {{ x += {ctx.below(5)}; }} }}",
        f"p(new Point({hole(ctx, 'int')}, 2)); p(new Point(1, 2).equals(new Point(1, 2)));",
    ]
    return Feature(members, code)
