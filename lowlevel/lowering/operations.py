"""Lowering of the intrinsics, one function each, under the intrinsic's own name."""

from collections.abc import Callable
from typing import Any

from pvm.lowlevel.lowering.values import Constant, Rule, Value, convert, typed
from pvm.lowlevel.marks import LowLevelFunction
from pvm.lowlevel.pointers import Ptr, is_pointer, target_of
from pvm.lowlevel.types import boolean, f32, f64, i64, is_float, u8, u32, u64

Lowered = Callable[..., Any]
OPERATIONS: dict[str, Lowered] = {}


def operation(function: Lowered) -> Lowered:
    OPERATIONS[function.__name__] = function
    return function


def _pair(first: Any, second: Any) -> tuple[Value, Value]:
    type_ = first.type if isinstance(first, Value) else second.type
    return typed(first, type_), typed(second, type_)


def _binary(verb: str) -> Lowered:
    def lower(ctx: Any, first: Any, second: Any) -> Value:
        one, two = _pair(first, second)
        return Value(one.type, ctx.writer.value(
            f"{verb} {one.type.llvm} {one.text}, {two.text}"))

    return lower


for _name in ("sdiv", "srem", "frem", "fdiv"):
    OPERATIONS[_name] = _binary(_name)


def _call_intrinsic(ctx: Any, name: str, result: str, arguments: list[Value | str]) -> str:
    texts = [a if isinstance(a, str) else f"{a.type.llvm} {a.text}" for a in arguments]
    kinds = [text.split(" ")[0] for text in texts]
    ctx.module.declare(f"declare {result} @{name}({', '.join(kinds)})")
    return str(ctx.writer.value(f"call {result} @{name}({', '.join(texts)})"))


def _unary_intrinsic(llvm: str, extra: str = "") -> Lowered:
    def lower(ctx: Any, value: Value) -> Value:
        suffix = {f32: "f32", f64: "f64"}.get(value.type) or value.type.llvm
        arguments: list[Value | str] = [value, *([extra] if extra else [])]
        name = f"llvm.{llvm}.{suffix}"
        return Value(value.type, _call_intrinsic(ctx, name, value.type.llvm, arguments))

    return lower


OPERATIONS["square_root"] = _unary_intrinsic("sqrt")
OPERATIONS["leading_zeros"] = _unary_intrinsic("ctlz", "i1 false")
OPERATIONS["trailing_zeros"] = _unary_intrinsic("cttz", "i1 false")
OPERATIONS["one_bits"] = _unary_intrinsic("ctpop")


_STRICT = 'metadata !"fpexcept.strict"'
_ROUNDED = 'metadata !"round.dynamic"'
_FLOAT_SUFFIX = {f32: "f32", f64: "f64"}


def _constrained(ctx: Any, name: str, result: str, values: list[Value], *settings: str) -> str:
    """A call of one of LLVM's constrained floating-point intrinsics."""
    kinds = [*(value.type.llvm for value in values), *("metadata" for _ in settings)]
    texts = [*(f"{value.type.llvm} {value.text}" for value in values), *settings]
    full = f"llvm.experimental.constrained.{name}"
    ctx.module.declare(f"declare {result} @{full}({', '.join(kinds)})")
    return str(ctx.writer.value(f"call {result} @{full}({', '.join(texts)}) strictfp"))


def _strict_arithmetic(name: str) -> Lowered:
    def lower(ctx: Any, *values: Value) -> Value:
        kind = values[0].type
        return Value(kind, _constrained(ctx, f"{name}.{_FLOAT_SUFFIX[kind]}", kind.llvm,
                                        list(values), _ROUNDED, _STRICT))

    return lower


for _name, _llvm in (("add", "fadd"), ("subtract", "fsub"), ("multiply", "fmul"),
                     ("divide", "fdiv"), ("square_root", "sqrt"), ("fused", "fma")):
    OPERATIONS["strict_" + _name] = _strict_arithmetic(_llvm)


def _strict_comparison(name: str, condition: str) -> Lowered:
    def lower(ctx: Any, first: Value, second: Value) -> Value:
        suffix = _FLOAT_SUFFIX[first.type]
        return Value(boolean, _constrained(ctx, f"{name}.{suffix}", "i1", [first, second],
                                           f'metadata !"{condition}"', _STRICT))

    return lower


OPERATIONS["strict_equal"] = _strict_comparison("fcmp", "oeq")
OPERATIONS["strict_unordered"] = _strict_comparison("fcmp", "uno")
OPERATIONS["strict_less"] = _strict_comparison("fcmps", "olt")
OPERATIONS["strict_less_or_equal"] = _strict_comparison("fcmps", "ole")


@operation
def strict_float(ctx: Any, kind: Constant, value: Value) -> Value:
    target, source = kind.value, value.type
    if is_float(source):
        verb, settings = ("fpext", [_STRICT]) if target is f64 else ("fptrunc", [_ROUNDED, _STRICT])
        name = f"{verb}.{_FLOAT_SUFFIX[target]}.{_FLOAT_SUFFIX[source]}"
    else:
        settings = [_ROUNDED, _STRICT]
        name = f"sitofp.{_FLOAT_SUFFIX[target]}.{source.llvm}"
    return Value(target, _constrained(ctx, name, target.llvm, [value], *settings))


@operation
def strict_truncated(ctx: Any, kind: Constant, value: Value) -> Value:
    target = kind.value
    name = f"fptosi.{target.llvm}.{_FLOAT_SUFFIX[value.type]}"
    return Value(target, _constrained(ctx, name, target.llvm, [value], _STRICT))


@operation
def strict_rounded(ctx: Any, value: Value) -> Value:
    name = f"lrint.i64.{_FLOAT_SUFFIX[value.type]}"
    return Value(i64, _constrained(ctx, name, "i64", [value], _ROUNDED, _STRICT))


@operation
def float_control(ctx: Any) -> Value:
    place = ctx.writer.alloca("i32", align=4)
    ctx.module.declare("declare void @llvm.x86.sse.stmxcsr(ptr)")
    ctx.writer.emit(f"call void @llvm.x86.sse.stmxcsr(ptr {place})")
    return Value(u32, ctx.writer.value(f"load i32, ptr {place}"))


@operation
def set_float_control(ctx: Any, value: Any) -> None:
    place = ctx.writer.alloca("i32", align=4)
    ctx.writer.emit(f"store i32 {typed(value, u32).text}, ptr {place}")
    ctx.module.declare("declare void @llvm.x86.sse.ldmxcsr(ptr)")
    ctx.writer.emit(f"call void @llvm.x86.sse.ldmxcsr(ptr {place})")


def _high_product(extension: str) -> Lowered:
    def lower(ctx: Any, first: Value, second: Value) -> Value:
        kind, double = first.type, f"i{2 * first.type.bits}"
        wide = [ctx.writer.value(f"{extension} {kind.llvm} {each.text} to {double}")
                for each in _pair(first, second)]
        product = ctx.writer.value(f"mul {double} {wide[0]}, {wide[1]}")
        upper = ctx.writer.value(f"lshr {double} {product}, {kind.bits}")
        return Value(kind, ctx.writer.value(f"trunc {double} {upper} to {kind.llvm}"))

    return lower


OPERATIONS["high_product"] = _high_product("zext")
OPERATIONS["high_product_signed"] = _high_product("sext")


@operation
def saturating(ctx: Any, kind: Constant, value: Value) -> Value:
    target, suffix = kind.value, "f32" if value.type is f32 else "f64"
    name = f"llvm.fptosi.sat.{target.llvm}.{suffix}"
    return Value(target, _call_intrinsic(ctx, name, target.llvm, [value]))


@operation
def to_bits(ctx: Any, value: Value) -> Value:
    kind = u32 if value.type is f32 else u64
    return Value(kind, ctx.writer.value(
        f"bitcast {value.type.llvm} {value.text} to {kind.llvm}"))


@operation
def from_bits(ctx: Any, kind: Constant, bits: Value) -> Value:
    return Value(kind.value, ctx.writer.value(
        f"bitcast {bits.type.llvm} {bits.text} to {kind.value.llvm}"))


def _expect(outcome: str) -> Lowered:
    def lower(ctx: Any, condition: Any) -> Value:
        value = ctx.truth(condition)
        text = _call_intrinsic(ctx, "llvm.expect.i1", "i1", [value, f"i1 {outcome}"])
        return Value(boolean, text)

    return lower


OPERATIONS["likely"] = _expect("true")
OPERATIONS["unlikely"] = _expect("false")


@operation
def field_address(ctx: Any, pointer: Value, name: Constant) -> Value:
    return ctx.field_pointer(pointer, name.value)  # type: ignore[no-any-return]


def _element(pointer: Value) -> Any:
    if not is_pointer(pointer.type):
        raise Rule("an atomic operation takes a pointer")
    return target_of(pointer.type)


def _atomic_type(type_: Any) -> str:
    if type_ is boolean or is_float(type_):
        raise Rule("atomic operations work on integers and pointers")
    return str(type_.llvm)


@operation
def cas(ctx: Any, pointer: Value, old: Any, new: Any) -> Value:
    kind = _element(pointer)
    before, after = typed(old, kind), typed(new, kind)
    name = _atomic_type(kind)
    pair = ctx.writer.value(f"cmpxchg ptr {pointer.text}, {name} {before.text}, "
                            f"{name} {after.text} seq_cst seq_cst")
    return Value(boolean, ctx.writer.value(f"extractvalue {{ {name}, i1 }} {pair}, 1"))


@operation
def atomic_load(ctx: Any, pointer: Value) -> Value:
    kind = _element(pointer)
    return Value(kind, ctx.writer.value(
        f"load atomic {_atomic_type(kind)}, ptr {pointer.text} acquire, align {kind.size}"))


@operation
def atomic_store(ctx: Any, pointer: Value, value: Any) -> None:
    kind = _element(pointer)
    content = typed(value, kind)
    ctx.writer.emit(f"store atomic {_atomic_type(kind)} {content.text}, "
                    f"ptr {pointer.text} release, align {kind.size}")


def _read_modify_write(verb: str) -> Lowered:
    def lower(ctx: Any, pointer: Value, value: Any) -> Value:
        kind = _element(pointer)
        operand = typed(value, kind)
        return Value(kind, ctx.writer.value(
            f"atomicrmw {verb} ptr {pointer.text}, {_atomic_type(kind)} {operand.text} seq_cst"))

    return lower


OPERATIONS["atomic_add"] = _read_modify_write("add")
OPERATIONS["atomic_swap"] = _read_modify_write("xchg")


@operation
def fence(ctx: Any) -> None:
    ctx.writer.emit("fence seq_cst")


@operation
def spin_hint(ctx: Any) -> None:
    ctx.module.declare("declare void @llvm.x86.sse2.pause()")
    ctx.writer.emit("call void @llvm.x86.sse2.pause()")


@operation
def prefetch(ctx: Any, address: Any) -> None:
    place = convert(ctx.writer, address, Ptr[u8])
    ctx.module.declare("declare void @llvm.prefetch.p0(ptr, i32, i32, i32)")
    ctx.writer.emit(f"call void @llvm.prefetch.p0(ptr {place.text}, i32 1, i32 3, i32 1)")


@operation
def copy_bytes(ctx: Any, target: Any, source: Any, length: Any) -> None:
    to, start = (convert(ctx.writer, place, Ptr[u8]) for place in (target, source))
    size = convert(ctx.writer, length, u64)
    ctx.module.declare("declare void @llvm.memmove.p0.p0.i64(ptr, ptr, i64, i1)")
    ctx.writer.emit(f"call void @llvm.memmove.p0.p0.i64(ptr {to.text}, ptr {start.text}, "
                    f"i64 {size.text}, i1 false)")


@operation
def fill_bytes(ctx: Any, target: Any, value: Any, length: Any) -> None:
    to = convert(ctx.writer, target, Ptr[u8])
    byte, size = convert(ctx.writer, value, u8), convert(ctx.writer, length, u64)
    ctx.module.declare("declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)")
    ctx.writer.emit(f"call void @llvm.memset.p0.i64(ptr {to.text}, i8 {byte.text}, "
                    f"i64 {size.text}, i1 false)")


@operation
def local(ctx: Any, kind: Constant) -> Value:
    return _reserved(ctx, kind, 1)


@operation
def local_array(ctx: Any, kind: Constant, count: Constant) -> Value:
    return _reserved(ctx, kind, int(count.value))


def _reserved(ctx: Any, kind: Constant, count: int) -> Value:
    return Value(Ptr[kind.value], ctx.writer.alloca("i8", kind.value.size * count, 16))


@operation
def frame_address(ctx: Any) -> Value:
    ctx.module.declare("declare ptr @llvm.frameaddress.p0(i32)")
    pointer = ctx.writer.value("call ptr @llvm.frameaddress.p0(i32 0)")
    return Value(u64, ctx.writer.value(f"ptrtoint ptr {pointer} to i64"))


@operation
def address_of(ctx: Any, function: Constant) -> Value:
    if not isinstance(function.value, LowLevelFunction):
        raise Rule("address_of takes a low-level function")
    symbol = ctx.module.require(function.value, ())
    return Value(u64, ctx.writer.value(f"ptrtoint ptr {symbol} to i64"))


@operation
def unreachable(ctx: Any) -> None:
    ctx.writer.terminate("unreachable")
