"""Entries of host code's JNIEnv for the functions of `quick`, as LLVM text: each tries low-level
code first, and calls Python's where that is not enough."""

from typing import Final

from pvm.lowlevel.structs import offset_of
from pvm.native.jni.functions import FIRST, FUNCTIONS, Function
from pvm.native.jni.quick.dispatch import QUICK
from pvm.native.jni.references import NativeEnvironment

_TYPES: Final = {"float": "float", "double": "double", "void": "void"}
_MOST: Final = 4                    # arguments


def quick_functions() -> list[Function]:
    """The rows of the table that have such entries."""
    found = [FUNCTIONS[number - FIRST] for number in QUICK]
    return [each for each in found if "more" not in each.parameters]


def quick_definition(function: Function) -> str:
    """The C function under the name of the JNI function."""
    kinds = [_TYPES.get(kind, "i64") for kind in function.parameters]
    named = ", ".join(["ptr %env", *(f"{kind} %p{at}" for at, kind in enumerate(kinds))])
    words = [line for at, kind in enumerate(kinds) for line in _word(at, kind)]
    given = [f"i64 %w{at}" if at < len(kinds) else "i64 0" for at in range(_MOST)]
    result = _TYPES.get(function.result, "i64")
    slow = f"call {result} %f({named})"
    return "\n".join((
        f"define {result} @{function.name}({named}) {{",
        "  %out = alloca i64", *words,
        *_loaded("%q", "quick"),
        f"  %ok = call i32 %q(ptr %env, i32 {function.number}, {', '.join(given)}, ptr %out)",
        "  %is = icmp ne i32 %ok, 0", "  br i1 %is, label %quick, label %slow", "quick:",
        *_result(result), "slow:", *_loaded("%table", "slow"),
        f"  %place = getelementptr i64, ptr %table, i64 {function.number}",
        "  %f = load ptr, ptr %place", f"  {slow}" if result == "void" else f"  %r = {slow}",
        "  ret void" if result == "void" else f"  ret {result} %r", "}"))


def _loaded(name: str, field: str) -> tuple[str, str]:
    """A pointer of the environment's."""
    return (f"  {name}.at = getelementptr i8, ptr %env, i64 {offset_of(NativeEnvironment, field)}",
            f"  {name} = load ptr, ptr {name}.at")


def _word(at: int, kind: str) -> list[str]:
    """A parameter as a word."""
    if kind == "float":
        return [f"  %h{at} = bitcast float %p{at} to i32", f"  %w{at} = zext i32 %h{at} to i64"]
    if kind == "double":
        return [f"  %w{at} = bitcast double %p{at} to i64"]
    return [f"  %w{at} = add i64 %p{at}, 0"]


def _result(kind: str) -> list[str]:
    """A word as the result."""
    if kind == "void":
        return ["  ret void"]
    lines = ["  %v = load i64, ptr %out"]
    if kind == "float":
        return [*lines, "  %n = trunc i64 %v to i32", "  %x = bitcast i32 %n to float",
                "  ret float %x"]
    if kind == "double":
        return [*lines, "  %x = bitcast i64 %v to double", "  ret double %x"]
    return [*lines, "  ret i64 %v"]
