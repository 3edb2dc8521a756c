"""Random expressions of reference types, and what is read from objects and arrays."""

from __future__ import annotations

from . import calls, numbers
from .constants import ARRAYS, constant
from .context import Context, Variable

ELEMENT = {array: array[: array.index("[")] + array[array.index("]") + 1 :] for array in ARRAYS}


def reference(ctx: Context, kind: str, depth: int) -> str:
    """An expression of the type; now and then null."""
    ctx.spend()
    if ctx.chance(0.3):
        return f"(({kind}) null)"
    variables = ctx.visible(kind)
    if variables and (depth <= 0 or ctx.chance(60)):
        return ctx.pick(variables).name
    if kind not in ("String", "Op") and depth > 0 and ctx.chance(15):
        made = calls.call(ctx, kind, depth)
        if made is not None:
            return made
    if kind in ARRAYS:
        return array(ctx, kind, depth)
    return _MAKERS[kind](ctx, depth)


def array(ctx: Context, kind: str, depth: int) -> str:
    """A new array, nearly always of a length that makes sense."""
    ctx.spend(4)
    if kind == "String[]" and ctx.chance(70):
        return "(ssa.clone())"
    if kind == "int[][]" or ctx.chance(40):
        return f"(new {'int[4][8]' if kind == 'int[][]' else ELEMENT[kind] + '[16]'})"
    element_type = ELEMENT[kind]
    if ctx.chance(15):
        size = numbers.number(ctx, "int", depth - 1)
        mask = ctx.pick(("& 31", "& 15", "& 7", "+ 16", ""))
        return f"(new {element_type}[({size} % 20) {mask}])"
    values = [numbers.value(ctx, element_type, min(depth - 1, 1)) for _ in range(2 + ctx.below(7))]
    return f"(new {kind} {{{', '.join(values)}}})"


def _string(ctx: Context, depth: int) -> str:
    if depth <= 0 or ctx.chance(30):
        return constant(ctx, "String")
    part = numbers.value(ctx, ctx.pick(("int", "long", "char", "String", "boolean")), depth - 1)
    first = reference(ctx, "String", depth - 1)
    choices = (
        f"cut({first} + {part})",
        f"cut({constant(ctx, 'String')} + {part} + {first})",
        f"String.valueOf({part})",
        f"{first}.trim()",
        f"{first}.concat({constant(ctx, 'String')}).replace('a', 'b')",
        f"new StringBuilder().append({part}).append({constant(ctx, 'char')}).toString()",
        f"cut({first}.repeat({numbers.number(ctx, 'int', 0)} & 3))",
        f"{first}.substring({numbers.number(ctx, 'int', depth - 1)} & 1)",
    )
    ctx.spend(8)
    return f"({ctx.pick(choices)})"


def _node(ctx: Context, depth: int) -> str:
    choice = ctx.below(10)
    nodes = ctx.visible("Node")
    if nodes and choice < 4:
        return f"({ctx.pick(nodes).name}.next)"
    if nodes and choice < 6 and depth > 0:
        return f"({ctx.pick(nodes).name}.with({numbers.number(ctx, 'int', depth - 1)}))"
    first = numbers.number(ctx, "int", depth - 1)
    return f"(new Node({first}, {numbers.number(ctx, 'long', depth - 1)}))"


def _shape(ctx: Context, depth: int) -> str:
    if ctx.chance(60):
        return f"(shape({numbers.number(ctx, 'int', depth - 1)}))"
    return f"(new Shape{ctx.below(ctx.shapes)}({numbers.number(ctx, 'int', depth - 1)}))"


def _integer(ctx: Context, depth: int) -> str:
    return f"((Integer) {numbers.number(ctx, 'int', depth - 1)})"


def _long(ctx: Context, depth: int) -> str:
    return f"((Long) {numbers.number(ctx, 'long', depth - 1)})"


def _object(ctx: Context, depth: int) -> str:
    kind = ctx.pick(("String", "Node", "Shape", "Integer", "Long", "int[]", "String[]"))
    return f"((Object) {reference(ctx, kind, depth - 1)})"


def _op(ctx: Context, depth: int) -> str:
    """A lambda expression that captures nothing, or an object."""
    if ctx.chance(40):
        return f"((Op) {reference(ctx, 'Shape', depth - 1)})"
    return lambda_of(ctx, [v for v in ctx.scope if not v.is_local], depth)


def lambda_of(ctx: Context, scope: list[Variable], depth: int) -> str:
    """A lambda expression whose body sees these variables."""
    names = [ctx.fresh("x"), ctx.fresh("y")]
    outer, ctx.scope = ctx.scope, [*scope, *(Variable(name, "int") for name in names)]
    was_lambda, ctx.is_lambda = ctx.is_lambda, True
    body = numbers.number(ctx, "int", max(depth - 1, 1))
    ctx.scope, ctx.is_lambda = outer, was_lambda
    return f"((Op) (({', '.join(names)}) -> {body}))"


_MAKERS = {
    "String": _string, "Node": _node, "Shape": _shape, "Integer": _integer, "Long": _long,
    "Object": _object, "Op": _op,
}  # fmt: skip


def index(ctx: Context, length: str, depth: int) -> str:
    """An index that is mostly below `length`, an expression that may be written twice."""
    indexes = [v.name for v in ctx.indexes()]
    choice = ctx.below(100)
    if indexes and choice < 45:
        name = ctx.pick(indexes)
        offset = ctx.pick(("", "", "", " + 1", " - 1", " + 2", " * 2", " >> 1", " & 7", " ^ 1"))
        return f"{name}{offset}"
    if choice < 60:
        return str(ctx.pick((0, 0, 1, 2, 3, 5)))
    if choice < 98:
        mask = ctx.pick((f"({length} - 1)", f"({length} - 1)", "7", "3", "15"))
        return f"{numbers.number(ctx, 'int', depth - 1)} & {mask}"
    return numbers.number(ctx, "int", depth - 1)


def element(ctx: Context, kind: str, depth: int) -> str | None:
    """An element of a visible array, as something that may be assigned to too."""
    arrays = ctx.visible(kind + "[]")
    tables = ctx.visible("int[][]") if kind == "int" else []
    if tables and (not arrays or ctx.chance(25)):
        name = ctx.pick(tables).name
        row = f"{numbers.number(ctx, 'int', depth - 1)} & 3"
        if ctx.indexes() and ctx.chance(30):
            row = ctx.pick(ctx.indexes()).name
        return f"{name}[{row}][{index(ctx, '8', depth - 1)}]"
    if not arrays:
        return None
    name = ctx.pick(arrays).name
    return f"{name}[{index(ctx, name + '.length', depth - 1)}]"


def number_of_object(ctx: Context, kind: str, depth: int) -> str | None:
    """A number read or computed from an object; None where there is no such."""
    if ctx.is_plain or kind not in ("int", "long", "double"):
        return None
    node = reference(ctx, "Node", depth - 1)
    if kind == "double":
        return f"({node}.d)"
    if kind == "long":
        return _long_of_object(ctx, node, depth)
    ctx.spend(3)
    return ctx.pick(_INT_OF)(ctx, node, depth)


def _long_of_object(ctx: Context, node: str, depth: int) -> str:
    shape, argument = reference(ctx, "Shape", depth - 1), numbers.number(ctx, "long", depth - 1)
    boxed = reference(ctx, "Long", depth - 1)
    return ctx.pick((f"({node}.l)", f"({shape}.mix({argument}))", f"((long) {boxed})"))


def _of_node(ctx: Context, node: str, depth: int) -> str:
    argument = numbers.number(ctx, "int", depth - 1)
    return ctx.pick((
        f"({node}.i)", f"({node}.sum({argument}))", f"({node}.bump({argument}))",
        f"({node}.a[{index(ctx, '8', depth - 1)}])", f"({node}.i++)", f"({node}.i += {argument})",
    ))  # fmt: skip


def _of_shape(ctx: Context, node: str, depth: int) -> str:
    shape, argument = reference(ctx, "Shape", depth - 1), numbers.number(ctx, "int", depth - 1)
    other = numbers.number(ctx, "int", depth - 1)
    return ctx.pick((
        f"({shape}.area({argument}))", f"({shape}.area({argument}))", f"({shape}.f)",
        f"({shape}.base({argument}))", f"({shape}.twice({argument}, {other}))",
    ))  # fmt: skip


def _of_op(ctx: Context, node: str, depth: int) -> str:
    op = reference(ctx, "Op", depth - 1)
    first, second = (numbers.number(ctx, "int", depth - 1) for _ in range(2))
    return f"({op}.{ctx.pick(('op', 'op', 'twice'))}({first}, {second}))"


def _of_string(ctx: Context, node: str, depth: int) -> str:
    text = reference(ctx, "String", depth - 1)
    other = reference(ctx, "String", 0)
    ctx.spend(6)
    return ctx.pick((
        f"({text}.length())", f"(0 + {text}.charAt({numbers.number(ctx, 'int', depth - 1)} & 1))",
        f"({text}.hashCode())", f"({text}.compareTo({other}))", f"({text}.indexOf('a'))",
        f"(Integer.parseInt({ctx.pick(('17', '-3', '7f'))!r}))".replace("'", '"'),
    ))  # fmt: skip


def _of_box(ctx: Context, node: str, depth: int) -> str:
    if ctx.chance(5):
        return f"((int) (Integer) {reference(ctx, 'Object', depth - 1)})"
    return f"((int) {reference(ctx, 'Integer', depth - 1)})"


def _of_array(ctx: Context, node: str, depth: int) -> str:
    kind = ctx.pick(ARRAYS)
    return f"({reference(ctx, kind, depth - 1)}.length)"


def _of_lazy(ctx: Context, node: str, depth: int) -> str:
    """The class is initialised at the first call, wherever that is."""
    return f"(Lazy{ctx.below(3)}.get({numbers.number(ctx, 'int', depth - 1)}))"


_INT_OF = (
    _of_node, _of_node, _of_shape, _of_shape, _of_op, _of_string, _of_box, _of_array, _of_array,
    _of_lazy,
)  # fmt: skip


def condition(ctx: Context, depth: int) -> str:
    """A condition on objects."""
    something = reference(ctx, "Object", depth - 1)
    name = ctx.fresh("t")
    kind = ctx.pick(("Node", "Shape", "String"))
    first, second = (reference(ctx, kind, depth - 1) for _ in range(2))
    ctx.spend(2)
    return ctx.pick((
        f"({something} instanceof {ctx.pick(('Integer', 'String', 'Node', 'int[]', 'Op'))})",
        f"({something} instanceof Node {name} && {name}.i > {numbers.number(ctx, 'int', 0)})",
        f"((Object) {first} == {second})", f"({first} != null)", f"({first} == null)",
        f"({reference(ctx, 'String', depth - 1)}.equals({something}))",
        f"({reference(ctx, 'Integer', depth - 1)}.equals({something}))",
        f"((Shape) {reference(ctx, 'Shape', depth - 1)} instanceof Shape{ctx.below(ctx.shapes)})",
    ))  # fmt: skip
