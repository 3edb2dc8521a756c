"""Random generics, lambdas, method references, streams."""

from __future__ import annotations

from .context import Context
from .features import Feature, hole
from .types import BOX, PRIMITIVES


def generic_classes(ctx: Context) -> Feature:
    """Bounds, bridge methods, wildcards, generic methods, raw casts from erasure."""
    node, cell = ctx.fresh("Node"), ctx.fresh("Cell")
    kind = ctx.pick(("Integer", "String", "Long", "Character"))
    members = [_cell(cell), *_nodes(node, cell, kind)]
    values = ", ".join(hole(ctx, kind, 1) for _ in range(3))
    code = [
        f"List<{kind}> list = list{node}({values});",
        f"{cell}<{kind}, Integer> cell = new {node}({hole(ctx, kind)});",
        "p(cell.best(list)); p(cell.group(list, v -> v.hashCode() & 1)); p(cell.value);",
        f"p(most{node}(list));",
        f"p(most{node}(list{node}({hole(ctx, 'int')}, {hole(ctx, 'int')})) + 1);",
        f"{cell}<? extends Comparable<?>, ?> wild = cell; p(wild.value); p(wild.best(List.of()));",
        f"p(list{node}(1, 'c', \"s\").size()); p(list{node}(1, 2L).get(0).longValue());",
        "list.sort(Comparator.reverseOrder()); p(list); list.remove(list.get(0)); p(list.size());",
    ]
    return Feature(members, code)


def _cell(cell: str) -> str:
    return f"""static abstract class {cell}<T, R extends Comparable<R>> {{
T value;
{cell}(T value) {{ this.value = value; }}
abstract R key(T other);
R best(List<? extends T> all) {{
R found = key(value);
for (T t : all) if (key(t).compareTo(found) > 0) found = key(t);
return found;
}}
<U> Map<U, List<T>> group(List<? extends T> all, Function<? super T, ? extends U> f) {{
Map<U, List<T>> map = new TreeMap<>();
for (T t : all) map.computeIfAbsent(f.apply(t), k -> new ArrayList<>()).add(t);
return map;
}}
}}"""


def _nodes(node: str, cell: str, kind: str) -> list[str]:
    return [
        f"""static class {node} extends {cell}<{kind}, Integer> {{
{node}({kind} v) {{ super(v); }}
@Override Integer key({kind} other) {{ return other.hashCode() % 100; }}
}}""",
        f"""static <T extends Comparable<? super T>> T most{node}(Collection<? extends T> all) {{
Iterator<? extends T> it = all.iterator();
T best = it.next();
while (it.hasNext()) {{ T next = it.next(); if (next.compareTo(best) > 0) best = next; }}
return best;
}}
@SafeVarargs static <T> List<T> list{node}(T... all) {{
return new ArrayList<>(Arrays.asList(all));
}}""",
    ]


def lambdas(ctx: Context) -> Feature:
    """Own functional interfaces, captures, composition, references of all kinds."""
    face, name = ctx.fresh("Fun"), ctx.fresh("lam")
    kind = ctx.pick(PRIMITIVES)
    box = BOX[kind]
    with ctx.block():
        ctx.declare("cap", kind)
        ctx.declare("arg", "int")
        with ctx.captured():
            value = hole(ctx, kind, 3)
            other = hole(ctx, kind, 2)
    members = [
        f"interface {face}<T> {{ T get(int arg) throws Checked;\n"
        f"default {face}<T> then({face}<? super T> o) {{\n"
        f"return n -> {{ o.get(n); return get(n); }};\n}} }}",
        f"static {kind} {name}({kind} cap) throws Checked {{\n"
        f"{face}<{box}> f = arg -> {value};\n"
        f"{face}<{box}> g = (int arg) -> {{ p(arg); mayThrow(arg); return {other}; }};\n"
        f"p(f.then(f).get({hole(ctx, 'int', 1)}));\n"
        f"return f.then(g).get({hole(ctx, 'int', 1)});\n}}",
        f"int field{name}; {kind} inst{name}({kind} v) {{ field{name}++; return v; }}",
    ]
    a, b = hole(ctx, "int", 1), hole(ctx, "int", 1)
    code = [
        f"try {{ p({name}({hole(ctx, kind)})); }} catch (Checked e) {{ show(e); }}",
        f"Function<Integer, Integer> inc = n -> n + {a}; p(inc.andThen(n -> n * 2).apply({b}));",
        "p(inc.compose((Integer n) -> n - 1).andThen(String::valueOf).apply(3));",
        f"BiFunction<Integer, Integer, Integer> max = Math::max; p(max.apply({a}, {b}));",
        "Function<Integer, int[]> mk = int[]::new; p(mk.apply(3).length);",
        f"UnaryOperator<{box}> up = new P()::inst{name}; p(up.apply({hole(ctx, kind)}));",
        f"ToIntFunction<String> len = String::length; p(len.applyAsInt({hole(ctx, 'String')}));",
        'Supplier<Supplier<String>> nest = () -> () -> "deep" + inc.apply(1); p(nest.get().get());',
        f"Runnable run = () -> {{ int q = {a}; p(q++); p(q); }}; run.run();",
        "Comparator<String> cmp = Comparator.comparing(String::length); "
        'p(cmp.thenComparing(Comparator.naturalOrder()).compare("ab", "ba"));',
        f"IntFunction<IntUnaryOperator> add = x -> y -> x + y; p(add.apply({a}).applyAsInt({b}));",
        'Object o = (Runnable & java.io.Serializable) () -> p("both"); ((Runnable) o).run();',
    ]
    return Feature(members, code)


def streams(ctx: Context) -> Feature:
    """A pipeline with collectors: inference through several levels."""
    numbers = ", ".join(hole(ctx, "int", 1) for _ in range(6))
    steps = ctx.random.sample(
        [
            ".filter(n -> n % 2 == 0)",
            f".map(n -> n + {ctx.below(9)})",
            ".sorted()",
            ".sorted(Comparator.comparing((Integer n) -> -n))",
            ".distinct()",
            ".limit(4)",
            ".peek(n -> p(n))",
            ".flatMap(n -> Stream.of(n, n / 2))",
        ],
        3,
    )
    ends = [
        ".collect(Collectors.groupingBy(n -> n % 3, TreeMap::new, Collectors.counting()))",
        '.map(String::valueOf).collect(Collectors.joining(",", "[", "]"))',
        ".mapToInt(Integer::intValue).sum()",
        ".reduce(0, (a, b) -> a * 31 + b)",
        ".collect(Collectors.partitioningBy(n -> n > 5, Collectors.mapping(n -> n & 7, "
        "Collectors.toList())))",
        '.map(n -> n > 3 ? "big" : n).map(Object::toString).collect(Collectors.toList())',
        '.collect(Collectors.toMap(n -> n, n -> "v" + n, (a, b) -> a + b, TreeMap::new))',
        ".count()",
        ".toList()",
    ]
    code = [
        f"var data = List.of({numbers});",
        *(f"p(data.stream(){''.join(steps)}{end});" for end in ctx.random.sample(ends, 4)),
        f'p(IntStream.range(0, {1 + ctx.below(6)}).mapToObj(i -> "i" + i).toList());',
        "p(Stream.iterate(1, n -> n * 3).limit(5).map(n -> n - 1).max(Integer::compare).get());",
    ]
    return Feature([], code)
