"""Random statements.  Every loop counts down a counter of its own, and ticks."""

from __future__ import annotations

from collections.abc import Callable

from . import expressions, switches, tries
from .context import Code, Context
from .types import ARRAYS, BOX, INTS, NUMERIC, PRIMITIVES, UNBOXED, VALUES

Form = Callable[[Context, int], str]

_ARRAY_VALUES = {
    "int[][]": "new int[4][4]",
    "Object[]": "new Object[] {1, \"two\", '3', 4L}",
    "String[]": 'new String[] {"p", "q", null, ""}',
}


def block_text(ctx: Context, depth: int, count: int) -> str:
    """So many statements, with the declarations in scope after each other."""
    return "\n".join(statement(ctx, depth) for _ in range(count))


def body(ctx: Context, depth: int) -> str:
    """A block of one to three statements, in braces."""
    with ctx.block():
        return "{\n" + block_text(ctx, depth - 1, 1 + ctx.below(3)) + "\n}"


def statement(ctx: Context, depth: int) -> str:
    """One statement, or one with others inside."""
    if depth <= 0 or ctx.chance(45):
        return ctx.pick(_SIMPLE)(ctx, 2)
    return ctx.pick(_NESTING)(ctx, depth)


def declaration(ctx: Context, depth: int) -> str:
    """A local variable with a value: assigned to later, or fit to be captured."""
    type_ = ctx.pick(ctx.pick((PRIMITIVES, VALUES, ARRAYS)))
    name, assignable = ctx.fresh("v"), ctx.chance(65) and not type_.endswith("]")
    if type_.endswith("]"):
        value = Code(array(ctx, type_))
    else:
        value = expressions.expression(ctx, type_, depth)
    written = "var" if ctx.chance(20) else type_
    if not assignable and ctx.chance(20):
        written = "final " + written
    ctx.declare(name, type_, assignable)
    return f"{written} {name} = {value};"


def array(ctx: Context, type_: str) -> str:
    """An array of four elements."""
    if type_ in _ARRAY_VALUES:
        return _ARRAY_VALUES[type_]
    element = type_.removesuffix("[]")
    if ctx.chance(30):
        return f"new {element}[4]"
    values = [str(expressions.expression(ctx, element, 1)) for _ in range(4)]
    return f"new {type_} {{{', '.join(values)}}}"


def _late_declaration(ctx: Context, depth: int) -> str:
    """A variable that each branch assigns (JLS 16)."""
    type_, name = ctx.pick(VALUES), ctx.fresh("v")
    condition = expressions.expression(ctx, "boolean", depth)
    values = [expressions.expression(ctx, type_, depth) for _ in range(2)]
    ctx.declare(name, type_)
    mark = "final " if ctx.chance(30) else ""
    first, second = (f"{name} = {value};" for value in values)
    return f"{mark}{type_} {name};\nif ({condition}) {{ {first} }} else {{ {second} }}"


def _print(ctx: Context, depth: int) -> str:
    kind = ctx.pick(VALUES)
    return f"p({expressions.expression(ctx, kind, depth + 1)});"


def _print_mixed(ctx: Context, depth: int) -> str:
    """A conditional whose operands have different types (JLS 15.25)."""
    condition = expressions.expression(ctx, "boolean", depth)
    kinds = [ctx.pick(ctx.pick((NUMERIC, NUMERIC, VALUES))) for _ in range(2)]
    first, second = (expressions.standalone(ctx, kind, depth - 1) for kind in kinds)
    if ctx.chance(20):
        second = Code(ctx.pick(("null", "1", "'c'", "100000")))
    if ctx.chance(50):
        return f"p({condition.within(3)} ? {first} : {second.within(2)});"
    return f'p("" + ({condition.within(3)} ? {first} : {second.within(2)}));'


def _assign(ctx: Context, depth: int) -> str:
    targets = [v for v in ctx.scope if v.assignable]
    if not targets:
        return declaration(ctx, depth)
    target = ctx.pick(targets)
    return f"{target.name} = {expressions.expression(ctx, target.type, depth)};"


def _operate(ctx: Context, depth: int) -> str:
    """Compound assignments and steps as statements: their values are not used."""
    targets = [v for v in ctx.scope if v.assignable and v.type in (*NUMERIC, *UNBOXED, "String")]
    if not targets:
        return _print(ctx, depth)
    target = ctx.pick(targets)
    if target.type == "String":
        return f"{target.name} = cut({target.name} + {_operand(ctx, VALUES, depth).within(12)});"
    if target.type == "Boolean":
        return f"{target.name} = !{target.name};"
    if target.type in UNBOXED or ctx.chance(40):
        step = ctx.pick(("++", "--"))
        return f"{target.name}{step};" if ctx.chance(50) else f"{step}{target.name};"
    operator = ctx.pick(("+=", "-=", "*=", "/=", "%="))
    return f"{target.name} {operator} {_operand(ctx, NUMERIC, depth)};"


def _operand(ctx: Context, kinds: tuple[str, ...], depth: int) -> Code:
    return expressions.expression(ctx, ctx.pick(kinds), depth)


def _element(ctx: Context, depth: int) -> str:
    arrays = [v for v in ctx.scope if v.type in ("int[]", "long[]", "byte[]", "char[]", "double[]")]
    if not arrays:
        return declaration(ctx, depth)
    target = ctx.pick(arrays)
    position = expressions.index(ctx, depth)
    operator = ctx.pick(("+=", "-=", "*=", "/="))
    return f"{target.name}[{position}] {operator} {_operand(ctx, NUMERIC, depth)};"


def _jump(ctx: Context, depth: int) -> str:
    """Out of a loop or a labeled block, out of the method, or by an exception."""
    jumps = [f"break {label};" for label in ctx.breaks if label]
    jumps += [f"continue {label};" for label in ctx.continues if label]
    jumps += ["break;"] * ("" in ctx.breaks) + ["continue;"] * ("" in ctx.continues)
    if ctx.return_type == "void":
        jumps.append("return;")
    elif ctx.return_type:
        jumps.append(f"return {expressions.expression(ctx, ctx.return_type, depth)};")
    if not jumps or ctx.chance(15):
        name = ctx.pick(("IllegalStateException", "RuntimeException", "ArithmeticException"))
        jumps = [f'throw new {name}("{ctx.fresh("t")}");']
    condition = expressions.expression(ctx, "boolean", depth)
    return f"if ({condition}) {{ {ctx.pick(jumps)} }}"


def _assertion(ctx: Context, depth: int) -> str:
    condition = expressions.expression(ctx, "boolean", depth)
    detail = expressions.expression(ctx, ctx.pick(("String", "int", "char")), depth)
    detailed = ctx.chance(70)
    if ctx.in_interface:
        return f"if (!({condition})) {{ p({detail}); }}"
    return f"assert {condition} : {detail};" if detailed else f"assert {condition};"


def _if(ctx: Context, depth: int) -> str:
    text = f"if ({expressions.expression(ctx, 'boolean', 3)}) {body(ctx, depth)}"
    if ctx.chance(30):
        condition = expressions.expression(ctx, "boolean", 2)
        text += f" else if ({condition}) {body(ctx, depth)}"
    return text + (f" else {body(ctx, depth)}" if ctx.chance(50) else "")


def _if_pattern(ctx: Context, depth: int) -> str:
    """The variable is in scope inside, or after a body that does not complete."""
    kind, name = ctx.pick(("Integer", "String", "Character")), ctx.fresh("q")
    tested = expressions.expression(ctx, "Object", 2).within(9)
    if ctx.return_type == "void" and ctx.chance(40):
        ctx.declare(name, kind)
        return f'if (!({tested} instanceof {kind} {name})) {{ p("none"); return; }}'
    with ctx.block():
        ctx.declare(name, kind)
        guard = expressions.expression(ctx, "boolean", 1)
        inner = body(ctx, depth)
    return f"if ({tested} instanceof {kind} {name} && {guard.within(5)}) {inner}"


def _loop_body(ctx: Context, depth: int, label: str) -> str:
    """The body of a loop, and a tick; jumps may be to it."""
    ctx.breaks += ["", label]
    ctx.continues += ["", label]
    text = body(ctx, depth)
    for labels in (ctx.breaks, ctx.continues):
        del labels[-2:]
    return text.replace("{", "{\ntick();", 1)


def _label(ctx: Context) -> tuple[str, str]:
    """A label and how it is written before its statement; often none."""
    label = ctx.fresh("l") if ctx.chance(35) else ""
    return label, f"{label}: " if label else ""


def _for(ctx: Context, depth: int) -> str:
    label, before = _label(ctx)
    name, kind = ctx.fresh("i"), ctx.pick(("int", "int", "long", "byte", "char", "short"))
    count = 1 + ctx.below(4)
    with ctx.block():
        ctx.declare(name, kind, changes=True)
        guard = expressions.expression(ctx, "boolean", 1)
        extra = f" && {guard.within(5)}" if ctx.chance(20) else ""
        inner = _loop_body(ctx, depth, label)
    return f"{before}for ({kind} {name} = 0; {name} < {count}{extra}; {name}++) {inner}"


def _while(ctx: Context, depth: int) -> str:
    label, before = _label(ctx)
    name = ctx.fresh("i")
    guard = expressions.expression(ctx, "boolean", 2)
    inner = _loop_body(ctx, depth, label)
    count = 1 + ctx.below(4)
    if ctx.chance(50):
        return f"int {name} = {count};\n{before}while ({name}-- > 0 && {guard.within(5)}) {inner}"
    return f"int {name} = {count};\n{before}do {inner} while (--{name} > 0 && {guard.within(5)});"


def _for_each(ctx: Context, depth: int) -> str:
    label, before = _label(ctx)
    element = ctx.pick((*PRIMITIVES[:4], "String", "int", "Integer", "long"))
    name = ctx.fresh("e")
    arrays = ctx.variables(f"{element}[]")
    values = ", ".join(str(expressions.expression(ctx, element, 1)) for _ in range(3))
    if arrays and ctx.chance(50):
        source = ctx.pick(arrays).name
    elif element in BOX or ctx.chance(40):
        source = f"new {element}[] {{{values}}}"
    else:
        source = f"{ctx.pick(('List.of', 'Arrays.asList'))}({values})"
    with ctx.block():
        ctx.declare(name, element)
        inner = _loop_body(ctx, depth, label)
    written = "var" if ctx.chance(25) else element
    return f"{before}for ({written} {name} : {source}) {inner}"


def _endless(ctx: Context, depth: int) -> str:
    """Left by a break only."""
    label = ctx.fresh("l")
    name = ctx.fresh("i")
    inner = _loop_body(ctx, depth, label)
    head = ctx.pick(("for (;;)", "while (true)"))
    leave = f"if (++{name} > {1 + ctx.below(3)}) {{ break {label}; }}"
    return f"int {name} = 0;\n{label}: {head} {inner.replace('{', '{' + leave, 1)}"


def _labeled_block(ctx: Context, depth: int) -> str:
    label = ctx.fresh("l")
    ctx.breaks.append(label)
    text = f"{label}: {body(ctx, depth)}"
    ctx.breaks.pop()
    return text


def _synchronized(ctx: Context, depth: int) -> str:
    lock = ctx.pick(("LOCK", "LOCK", '"lock"', "Object.class"))
    return f"synchronized ({lock}) {body(ctx, depth)}"


def _switch(ctx: Context, depth: int) -> str:
    ctx.breaks.append("")
    text = switches.statement_switch(ctx, depth)
    ctx.breaks.pop()
    return text


def _print_all(ctx: Context, depth: int) -> str:
    """The state of some variables."""
    shown = [v for v in ctx.scope if v.type not in ("Object",) and not v.type.endswith("]")][-4:]
    if not shown:
        return _print(ctx, depth)
    return "p(" + ' + " " + '.join(['""', *(v.name for v in shown)]) + ");"


def _array_print(ctx: Context, depth: int) -> str:
    arrays = [v for v in ctx.scope if v.type.endswith("[]") and v.type != "int[][]"]
    if not arrays:
        return _print(ctx, depth)
    return f"p(Arrays.toString({ctx.pick(arrays).name}));"


def _matrix(ctx: Context, depth: int) -> str:
    """Arrays of arrays."""
    arrays = ctx.variables("int[][]")
    if not arrays:
        return f"p(new int[{1 + ctx.below(3)}][{ctx.below(3)}][].length);"
    name = ctx.pick(arrays).name
    first, second = expressions.index(ctx, depth), expressions.index(ctx, depth)
    operator = ctx.pick(("=", "+=", "-=", "<<=", "^="))
    value = expressions.expression(ctx, ctx.pick(INTS), depth)
    return f"p({name}[{first}][{second}] {operator} {value});"


_SIMPLE: list[Form] = [
    declaration,
    declaration,
    declaration,
    _late_declaration,
    _print,
    _print,
    _print,
    _print_mixed,
    _assign,
    _assign,
    _operate,
    _operate,
    _element,
    _jump,
    _jump,
    _assertion,
    _print_all,
    _array_print,
    _matrix,
]
_NESTING: list[Form] = [
    _if,
    _if,
    _if_pattern,
    _for,
    _for,
    _while,
    _for_each,
    _for_each,
    _endless,
    _labeled_block,
    _synchronized,
    _switch,
    _switch,
    tries.try_statement,
    tries.try_statement,
    tries.try_resources,
]
