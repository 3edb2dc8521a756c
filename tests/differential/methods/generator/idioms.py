"""What programs are full of, with random parts: sums, lists, builders, boxes, iterators."""

from __future__ import annotations

from . import controlflow, numbers, objects, references
from .context import Context
from .numbers import at, number


def idiom(ctx: Context, depth: int) -> str:
    """One of them, if this place bears its loop."""
    if not ctx.may_loop(16):
        return f"note({number(ctx, 'int', 2)});"
    with ctx.loop(16):
        return ctx.pick(_IDIOMS)(ctx)


def _reduce(ctx: Context) -> str:
    kind = ctx.pick(("int", "long", "double", "float"))
    name, i = ctx.fresh("v"), ctx.fresh("i")
    array = references.reference(ctx, f"{kind}[]", 1)
    data = ctx.fresh("v")
    step = at(ctx, i, kind)
    operator = ctx.pick("+*-")
    return (
        f"{kind} {name} = {number(ctx, kind, 1)};\n{kind}[] {data} = {array};\n"
        f"for (int {i} = 0; {i} < {data}.length; {i}++)\n"
        f"{name} = {name} {operator} {data}[{i}] + {step};\nresult({name});"
    )


def _linked(ctx: Context) -> str:
    """A list is built, walked, and dropped or kept."""
    head, walk, i = ctx.fresh("n"), ctx.fresh("n"), ctx.fresh("i")
    length, sum_ = ctx.pick((3, 7, 15)), ctx.fresh("v")
    kept = f"\nsn = {head};" if ctx.chance(30) else ""
    return (
        f"Node {head} = null;\nfor (int {i} = 0; {i} < {length}; {i}++) {{\n"
        f"Node {walk} = new Node({at(ctx, i)}, {i});\n"
        f"{walk}.next = {head};\n{head} = {walk};\n}}\n"
        f"long {sum_} = 0;\nfor (Node {walk} = {head}; {walk} != null; {walk} = {walk}.next)\n"
        f"{sum_} += {walk}.i * 31L + {walk}.l;\nresult({sum_});{kept}"
    )


def _scalars(ctx: Context) -> str:
    """Objects that live for one round, but for some."""
    name, i, sum_ = ctx.fresh("n"), ctx.fresh("i"), ctx.fresh("v")
    escape = ctx.pick((
        "", f"if ({i} == {ctx.below(20)}) sn = {name};", f"if ({i} > 100) so = {name};",
        f"if (({at(ctx, i)} & 63) == 5) throw new Oops({name}.i);",
        f"synchronized ({name}) {{ {sum_} += {name}.sum({i}); }}",
    ))  # fmt: skip
    return (
        f"int {sum_} = 0;\nfor (int {i} = 0; {i} < {ctx.pick((5, 16))}; {i}++) {{\n"
        f"Node {name} = new Node({at(ctx, i)}, {at(ctx, i, 'long')});\n{escape}\n"
        f"{name}.i += {name}.sum({i});\n{sum_} += {name}.i + (int) {name}.l;\n}}\nnote({sum_});"
    )


def _builder(ctx: Context) -> str:
    name, i = ctx.fresh("s"), ctx.fresh("i")
    part = ctx.pick((at(ctx, i), f"(char) ('a' + ({i} & 15))", at(ctx, i, "long"), '"x"'))
    ctx.spend(30)
    return (
        f"StringBuilder {name} = new StringBuilder();\n"
        f"for (int {i} = 0; {i} < {ctx.pick((2, 5))}; {i}++)\n"
        f"{name}.append({part}).append(',');\nresult({name}.toString());"
    )


def _boxes(ctx: Context) -> str:
    """Boxed counters and sums, around the cache's end."""
    name, i = ctx.fresh("v"), ctx.fresh("i")
    same = f"if ({name} == (Integer) {number(ctx, 'int', 1)}) {name}++;" if ctx.chance(20) else ""
    return (
        f"Integer {name} = {number(ctx, 'int', 1)};\n"
        f"for (Integer {i} = {ctx.pick((0, 120, -130))}, n{i} = 0; n{i} < 9; {i}++, n{i}++) {{\n"
        f"{name} = {name} + {i};\n{same}\n}}\nresult({name});"
    )


def _collection(ctx: Context) -> str:
    """A list is filled and iterated over; changed meanwhile, sometimes."""
    name, i, element = ctx.fresh("c"), ctx.fresh("i"), ctx.fresh("v")
    kind = ctx.pick(("ArrayList", "ArrayList", "ArrayDeque", "LinkedList", "HashSet"))
    change = f"if ({element} == {ctx.below(9)}) {name}.add(77);" if ctx.chance(15) else ""
    ctx.spend(20)
    return (
        f"Collection<Integer> {name} = new {kind}<>();\n"
        f"for (int {i} = 0; {i} < 8; {i}++)\n{name}.add({at(ctx, i)} & 1023);\n"
        f"for (int {element} : {name}) {{\n{change}\nnote({element});\n}}"
    )


def _map(ctx: Context) -> str:
    name, i = ctx.fresh("c"), ctx.fresh("i")
    ctx.spend(30)
    return (
        f"Map<Integer, Long> {name} = new HashMap<>();\nfor (int {i} = 0; {i} < 8; {i}++)\n"
        f"{name}.merge({at(ctx, i)} & 7, {at(ctx, i, 'long')}, Long::sum);\nresult({name});"
    )


def _copy(ctx: Context) -> str:
    """System.arraycopy within an array and between two, with bounds that fail sometimes."""
    kind = ctx.pick(("int[]", "long[]", "char[]", "byte[]", "String[]", "double[]"))
    first, second = references.reference(ctx, kind, 0), references.reference(ctx, kind, 0)
    start, end = (number(ctx, "int", 1) for _ in range(2))
    count = f"{number(ctx, 'int', 1)} & 7"
    ctx.spend(8)
    return f"System.arraycopy({first}, {start} & 7, {second}, {end} & 7, {count});"


def _sort(ctx: Context) -> str:
    """Insertion sort of a copy."""
    source = references.reference(ctx, "int[]", 1)
    a, i, j, x = (ctx.fresh(prefix) for prefix in "aijx")
    ctx.spend(40)
    return (
        f"int[] {a} = {source}.clone();\nfor (int {i} = 1; {i} < {a}.length; {i}++) {{\n"
        f"int {x} = {a}[{i}], {j} = {i} - 1;\n"
        f"while ({j} >= 0 && {a}[{j}] > {x}) {{\n{a}[{j} + 1] = {a}[{j}];\n{j}--;\n}}\n"
        f"{a}[{j} + 1] = {x};\n}}\nresult({a});"
    )


def _throwing(ctx: Context) -> str:
    """An exception in most rounds, caught here; made by a callee that is inlined, or not."""
    i, e = ctx.fresh("i"), ctx.fresh("e")
    may = ctx.pick(("fail", "failDeep"))
    ctx.spend(20)
    return (
        f"for (int {i} = 0; {i} < 6; {i}++) {{\ntry {{\nnote({may}({i}, {at(ctx, i)}));\n"
        f"}} catch (RuntimeException {e}) {{\nnote(caught({e}) + {i});\n}}\n}}"
    )


def _sieve(ctx: Context) -> str:
    flags, i, j = (ctx.fresh(prefix) for prefix in "fij")
    size = ctx.pick((30, 64))
    ctx.spend(20)
    return (
        f"boolean[] {flags} = new boolean[{size}];\n"
        f"for (int {i} = 2; {i} < {flags}.length{ctx.pick(('', '', ' + 1'))}; {i}++) {{\n"
        f"if ({flags}[{i}]) continue;\nnote({i});\n"
        f"for (int {j} = {i} + {i}; {j} < {size}; {j} += {i})\n{flags}[{j}] = true;\n}}"
    )


def _dispatch(ctx: Context) -> str:
    """One call site, receivers of one, two or many classes."""
    i, sum_ = ctx.fresh("i"), ctx.fresh("v")
    other = f"shape({at(ctx, i)})"
    shape = ctx.pick((f"shape({i})", f"shape({i} & 1)", "shape(1)", "late()", other))
    method = ctx.pick(("area", "base", "area"))
    return (
        f"int {sum_} = 0;\nfor (int {i} = 0; {i} < 12; {i}++)\n"
        f"{sum_} = {sum_} * 31 + {shape}.{method}({at(ctx, i)});\nnote({sum_});"
    )


def _condition_kept(ctx: Context) -> str:
    """A condition that the loop does not change."""
    i, sum_ = ctx.fresh("i"), ctx.fresh("v")
    condition = numbers.boolean(ctx, 2)
    return (
        f"int {sum_} = 1;\nfor (int {i} = 0; {i} < 16; {i}++) {{\nif {condition}\n"
        f"{sum_} += {at(ctx, i)};\nelse\n{sum_} ^= {at(ctx, i)};\n}}\nnote({sum_});"
    )


_IDIOMS = (
    _reduce, _linked, _scalars, _scalars, _builder, _boxes, _collection, _map, _copy, _sort,
    _throwing, _sieve, _dispatch, _dispatch, _condition_kept,
    controlflow.nested_handlers, controlflow.nested_handlers, controlflow.resources,
    controlflow.monitors, controlflow.monitors, controlflow.enum_switch, controlflow.wide_switch,
    controlflow.leaving_finally, controlflow.unboxed_condition,
    objects.shapes, objects.operations, objects.covariant_stores, objects.tables,
    objects.concatenation, objects.generic, objects.walked, objects.record,
)  # fmt: skip
