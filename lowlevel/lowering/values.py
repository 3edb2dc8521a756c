"""Typed IR values, constants and conversions between the subset's types."""

import struct
from dataclasses import dataclass
from typing import Any

from pvm.lowlevel.ir import FunctionWriter
from pvm.lowlevel.pointers import Fn, Ptr, is_pointer, target_of
from pvm.lowlevel.types import boolean, f32, f64, is_float, is_integer


class LowLevelError(Exception):
    """A rule of the low-level subset is broken; the text names rule, file and line."""


class Rule(Exception):
    """A broken rule before its place is known."""


@dataclass(frozen=True)
class Value:
    """`text` names an IR value of the low-level `type`."""

    type: Any
    text: str


@dataclass(frozen=True)
class Constant:
    """A compile-time Python object: a number without a type yet, a function, a type, a string."""

    value: Any


def llvm_type(type_: Any) -> str:
    """The type's IR text; None is void."""
    return "void" if type_ is None else str(type_.llvm)


def constant_text(type_: Any, number: Any) -> str:
    """IR text of a number as a constant of the type."""
    if is_float(type_):
        bits = struct.unpack("<Q", struct.pack("<d", float(type_(number))))[0]
        return f"0x{bits:016X}"
    if type_ is boolean:
        return "true" if number else "false"
    if is_pointer(type_):
        return "null" if int(number) == 0 else f"inttoptr (i64 {int(number)} to ptr)"
    value = int(number)
    low = -(1 << (type_.bits - 1))
    if not low <= value < 1 << type_.bits:
        raise Rule(f"constant {value} does not fit {type_.__name__}")
    return str(value)


def typed(value: Value | Constant, type_: Any) -> Value:
    """Gives a constant the type; a value must have it already."""
    if isinstance(value, Constant):
        if isinstance(value.value, float) and not is_float(type_):
            raise Rule(f"float constant where {type_.__name__} is wanted")
        if not isinstance(value.value, (int, float, Ptr)):
            raise Rule(f"{value.value!r} is no {type_.__name__}")
        return Value(type_, constant_text(type_, value.value))
    if value.type is type_ or _is_prefix_pointer(value.type, type_):
        return Value(type_, value.text)
    raise Rule(f"{name_of(value.type)} where {name_of(type_)} is wanted: cast explicitly")


def _is_prefix_pointer(actual: Any, wanted: Any) -> bool:
    """A pointer to a struct serves as a pointer to any struct that is its prefix."""
    if not (is_pointer(wanted) and is_pointer(actual)):
        return False
    if issubclass(wanted, Fn) or issubclass(actual, Fn):
        return False
    if actual.target == wanted.target:
        return True
    one, other = target_of(actual), target_of(wanted)
    return isinstance(one, type) and isinstance(other, type) and issubclass(one, other) \
        and hasattr(other, "fields")


def name_of(type_: Any) -> str:
    return "nothing" if type_ is None else str(type_.__name__)


def convert(writer: FunctionWriter, value: Value | Constant, type_: Any) -> Value:
    """An explicit cast, `i64(x)` or `Ptr[T](x)`."""
    if isinstance(value, Constant):
        number = value.value
        if is_integer(type_):
            number = type_(number)
        return Value(type_, constant_text(type_, number))
    if value.type is type_:
        return value
    text = _conversion(writer, value, type_)
    return Value(type_, text)


def _conversion(writer: FunctionWriter, value: Value, type_: Any) -> str:
    source = value.type
    if is_pointer(source) and is_pointer(type_):
        return value.text
    if is_pointer(source):
        return writer.value(f"ptrtoint ptr {value.text} to {type_.llvm}")
    if is_pointer(type_):
        if source.bits < 64:
            value = Value(source, writer.value(f"zext {source.llvm} {value.text} to i64"))
        return writer.value(f"inttoptr i64 {value.text} to ptr")
    instruction = _scalar_conversion(source, type_, value.text)
    return value.text if instruction is None else writer.value(instruction)


def _scalar_conversion(source: Any, type_: Any, text: str) -> str | None:
    """The converting instruction, or None where the bits stay as they are."""
    if type_ is boolean:
        return f"icmp ne {source.llvm} {text}, 0"
    if source is boolean:
        return f"zext i1 {text} to {type_.llvm}"
    if is_integer(source) and is_integer(type_):
        if source.bits == type_.bits:
            return None
        verb = "trunc" if source.bits > type_.bits else "sext" if source.signed else "zext"
        return f"{verb} {source.llvm} {text} to {type_.llvm}"
    if is_integer(source):
        return f"{'sitofp' if source.signed else 'uitofp'} {source.llvm} {text} to {type_.llvm}"
    if is_integer(type_):
        raise Rule("float to integer: use saturating(kind, value)")
    return f"{'fpext' if (source, type_) == (f32, f64) else 'fptrunc'} " \
        f"{source.llvm} {text} to {type_.llvm}"


def load(writer: FunctionWriter, type_: Any, pointer: str) -> Value:
    """Loads a scalar or pointer from memory."""
    if type_ is boolean:
        byte = writer.value(f"load i8, ptr {pointer}")
        return Value(boolean, writer.value(f"icmp ne i8 {byte}, 0"))
    return Value(type_, writer.value(f"load {type_.llvm}, ptr {pointer}"))


def store(writer: FunctionWriter, value: Value, pointer: str) -> None:
    """Stores a scalar or pointer to memory."""
    if value.type is boolean:
        byte = writer.value(f"zext i1 {value.text} to i8")
        writer.emit(f"store i8 {byte}, ptr {pointer}")
    else:
        writer.emit(f"store {value.type.llvm} {value.text}, ptr {pointer}")
