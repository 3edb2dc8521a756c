"""The -XX flags: ``-XX:+Switch``, ``-XX:-Switch``, ``-XX:Name=value``, in java's words.

Each sets a field of `jit.policy.options.CompilationOptions`; `VmOptions.compilation` has them.
"""

from typing import Any, NamedTuple

from pvm.errors import machine_refused, unrecognized_option
from pvm.sizes import parse_size

SMALLEST_CODE_CACHE = 4096
LARGEST_NUMBER = (1 << 31) - 1


class Flag(NamedTuple):
    """`kind`: ``switch``, ``number`` (from `least` to `most`), ``size`` or ``text`` (one or more).

    A diagnostic flag must be unlocked before it.
    """

    field: str
    kind: str
    least: int = 0
    most: int = LARGEST_NUMBER
    is_diagnostic: bool = False


UNLOCK = "UnlockDiagnosticVMOptions"
FLAGS = {
    UNLOCK: Flag("", "switch"),
    "TieredCompilation": Flag("tiered", "switch"),
    "TieredStopAtLevel": Flag("highest_level", "number", most=4),
    "BackgroundCompilation": Flag("background", "switch"),
    "CompileThreshold": Flag("compile_at", "number"),
    "Inline": Flag("inlines", "switch"),
    "MaxInlineSize": Flag("trivial_limit", "number"),
    "FreqInlineSize": Flag("inline_limit", "number"),
    "MaxInlineLevel": Flag("inline_depth", "number"),
    "PrintCompilation": Flag("print_compilation", "switch"),
    "PrintInlining": Flag("print_inlining", "switch", is_diagnostic=True),
    "DumpPerfMapAtExit": Flag("perf_map", "switch", is_diagnostic=True),
    "CacheCompiledCode": Flag("caches", "switch"),
    "ReservedCodeCacheSize": Flag("code_cache", "size", SMALLEST_CODE_CACHE),
    "CompileCommand": Flag("commands", "text"),
    "CompileCommandFile": Flag("command_files", "text"),
}


def set_flag(compilation: dict[str, Any], unlocked: set[str], text: str) -> None:
    """Obeys what follows ``-XX:``; `unlocked` remembers the unlocking flags that are on."""
    sign = text[:1] if text[:1] in ("+", "-") else ""
    name, equals, value = text.removeprefix(sign).partition("=")
    flag = FLAGS.get(name)
    if flag is None:
        raise unrecognized_option(f"-XX:{text}")
    if flag.is_diagnostic and UNLOCK not in unlocked:
        raise machine_refused(
            f"Error: VM option '{name}' is diagnostic and must be enabled via -XX:+{UNLOCK}.",
            f"Error: The unlock option must precede '{name}'.")
    if flag.kind == "switch":
        _switch(flag, name, sign, text, compilation, unlocked)
    elif sign:
        raise machine_refused(f"Unexpected +/- setting in VM option '{name}'")
    elif not equals:
        raise machine_refused(f"Improperly specified VM option '{text}'")
    else:
        _value(flag, text, value, compilation)


def _switch(flag: Flag, name: str, sign: str, text: str, compilation: dict[str, Any],
            unlocked: set[str]) -> None:
    if not sign or "=" in text:
        raise machine_refused(f"Missing +/- setting for VM option '{text.removeprefix(sign)}'")
    if flag.field:
        compilation[flag.field] = sign == "+"
    elif sign == "+":
        unlocked.add(name)


def _value(flag: Flag, text: str, value: str, compilation: dict[str, Any]) -> None:
    if flag.kind == "text":
        compilation[flag.field] = (*compilation.get(flag.field, ()), value)
    elif flag.kind == "size":
        compilation[flag.field] = _size(text, value, flag)
    else:
        compilation[flag.field] = _number(text, value, flag)


def _number(text: str, value: str, flag: Flag) -> int:
    improper = f"Improperly specified VM option '{text}'"
    digits = value.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 20):
        raise machine_refused(improper)
    if not flag.least <= int(value) <= flag.most:
        raise machine_refused(
            f"intx {text} is outside the allowed range [ {flag.least} ... {flag.most} ]", improper)
    return int(value)


def _size(text: str, value: str, flag: Flag) -> int:
    size = parse_size(value)
    if size is None:
        raise machine_refused(f"Invalid maximum code cache size: -XX:{text}.")
    if size < flag.least:
        raise machine_refused(f"uintx {text} is outside the allowed range "
                              f"[ {flag.least} ... {(1 << 64) - 1} ]")
    return size
