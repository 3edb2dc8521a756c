"""Every operator on every type: plain Python, compiled code and a model of both agree."""

from __future__ import annotations

import math
import struct
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .compiled import Compiled, functions_of, module_of

INTEGERS = {"i8": (8, True), "i16": (16, True), "i32": (32, True), "i64": (64, True),
            "u8": (8, False), "u16": (16, False), "u32": (32, False), "u64": (64, False)}
FLOATS = ("f32", "f64")
WRAPPING = {"add": "+", "sub": "-", "mul": "*", "and": "&", "or": "|", "xor": "^"}
COMPARING = {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}


def wrap(value: int, kind: str) -> int:
    """The value modulo 2**bits, in the type's range."""
    bits, signed = INTEGERS[kind]
    value &= (1 << bits) - 1
    return value - (1 << bits) if signed and value >> (bits - 1) else value


def single(value: float) -> float:
    """Rounded to 32 bits."""
    try:
        return float(struct.unpack("<f", struct.pack("<f", value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)


def define(name: str, parameters: dict[str, str], result: str, body: str) -> str:
    listed = ", ".join(f"{n}: {t}" for n, t in parameters.items())
    return f"\n@lowlevel(export=True)\ndef {name}({listed}) -> {result}:\n    return {body}\n"


def source() -> str:
    parts = []
    for kind, (bits, signed) in INTEGERS.items():
        both = {"a": kind, "b": kind}
        parts += [define(f"{n}_{kind}", both, kind, f"a {o} b") for n, o in WRAPPING.items()]
        parts += [define(f"{n}_{kind}", both, "boolean", f"a {o} b")
                  for n, o in COMPARING.items()]
        parts += [define(f"{n}_{kind}", both, kind, f"a {o} (b & {bits - 1})")
                  for n, o in (("shl", "<<"), ("shr", ">>"))]
        quotient, rest = ("sdiv(a, b)", "srem(a, b)") if signed else ("a // b", "a % b")
        parts += [define(f"div_{kind}", both, kind, quotient),
                  define(f"rem_{kind}", both, kind, rest),
                  define(f"neg_{kind}", {"a": kind}, kind, "-a"),
                  define(f"inv_{kind}", {"a": kind}, kind, "~a")]
        parts += [define(f"{kind}_to_{to}", {"a": kind}, to, f"{to}(a)")
                  for to in (*INTEGERS, *FLOATS) if to != kind]
    for kind in FLOATS:
        both = {"a": kind, "b": kind}
        parts += [define(f"{n}_{kind}", both, kind, f"a {o} b")
                  for n, o in WRAPPING.items() if n in ("add", "sub", "mul")]
        parts += [define(f"{n}_{kind}", both, "boolean", f"a {o} b")
                  for n, o in COMPARING.items()]
        parts.append(define(f"div_{kind}", both, kind, "fdiv(a, b)"))
        parts += [define(f"{kind}_to_{to}", {"a": kind}, to, f"saturating({to}, a)")
                  for to in ("i32", "i64")]
    return "".join(parts)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Compiled]:
    module = module_of(tmp_path_factory.mktemp("operators"), source())
    return functions_of(module), Compiled(module)


def operands(kind: str) -> st.SearchStrategy[Any]:
    if kind in FLOATS:
        return st.floats(width=32 if kind == "f32" else 64)
    bits, signed = INTEGERS[kind]
    low, high = (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if signed else (0, (1 << bits) - 1)
    return st.one_of(st.integers(low, high),
                     st.sampled_from([low, high, high // 2, 1, 0, *([-1] if signed else [])]))


def same(one: Any, other: Any) -> bool:
    """Equal, with NaN equal to NaN and the zeros told apart."""
    if isinstance(one, float) and isinstance(other, float):
        both_nan = math.isnan(one) and math.isnan(other)
        return both_nan or (one == other and math.copysign(1, one) == math.copysign(1, other))
    return bool(one == other)


def check(sample: tuple[dict[str, Any], Compiled], name: str, expected: Any,
          *arguments: Any) -> None:
    functions, compiled = sample
    plain = functions[name](*arguments)
    plain = float(plain) if isinstance(plain, float) else int(plain)
    machine = compiled(name, *arguments)
    assert same(plain, expected), f"plain {name}{arguments}: {plain}, not {expected}"
    assert same(machine, expected), f"compiled {name}{arguments}: {machine}, not {expected}"


MODELS = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b,
          "and": lambda a, b: a & b, "or": lambda a, b: a | b, "xor": lambda a, b: a ^ b,
          "lt": lambda a, b: a < b, "le": lambda a, b: a <= b, "gt": lambda a, b: a > b,
          "ge": lambda a, b: a >= b, "eq": lambda a, b: a == b, "ne": lambda a, b: a != b}


@pytest.mark.parametrize("kind", INTEGERS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_integers(sample: Any, kind: str, data: st.DataObject) -> None:
    a, b = data.draw(operands(kind)), data.draw(operands(kind))
    bits, _ = INTEGERS[kind]
    for name, model in MODELS.items():
        value = model(a, b)
        check(sample, f"{name}_{kind}", value if name in COMPARING else wrap(value, kind), a, b)
    check(sample, f"shl_{kind}", wrap(a << (b & (bits - 1)), kind), a, b)
    check(sample, f"shr_{kind}", a >> (b & (bits - 1)), a, b)
    check(sample, f"neg_{kind}", wrap(-a, kind), a)
    check(sample, f"inv_{kind}", wrap(~a, kind), a)


@pytest.mark.parametrize("kind", INTEGERS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_division(sample: Any, kind: str, data: st.DataObject) -> None:
    a, b = data.draw(operands(kind)), data.draw(operands(kind).filter(lambda b: b not in (0, -1)))
    quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
    check(sample, f"div_{kind}", quotient, a, b)
    check(sample, f"rem_{kind}", a - quotient * b, a, b)


@pytest.mark.parametrize("kind", INTEGERS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_casts(sample: Any, kind: str, data: st.DataObject) -> None:
    a = data.draw(operands(kind))
    for to in INTEGERS:
        if to != kind:
            check(sample, f"{kind}_to_{to}", wrap(a, to), a)
    check(sample, f"{kind}_to_f64", float(a), a)


@pytest.mark.parametrize("kind", FLOATS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_floats(sample: Any, kind: str, data: st.DataObject) -> None:
    a, b = data.draw(operands(kind)), data.draw(operands(kind))
    rounded = single if kind == "f32" else float
    for name, model in MODELS.items():
        if name in ("and", "or", "xor"):
            continue
        value = model(a, b)
        check(sample, f"{name}_{kind}", value if name in COMPARING else rounded(value), a, b)


@pytest.mark.parametrize("kind", FLOATS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_saturating_casts(sample: Any, kind: str, data: st.DataObject) -> None:
    a = data.draw(operands(kind))
    for to in ("i32", "i64"):
        bits, _ = INTEGERS[to]
        low, high = -(1 << (bits - 1)), (1 << (bits - 1)) - 1
        if math.isnan(a):
            expected = 0
        elif math.isinf(a):
            expected = high if a > 0 else low
        else:
            expected = min(max(int(a), low), high)
        check(sample, f"{kind}_to_{to}", expected, a)
