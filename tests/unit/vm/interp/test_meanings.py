"""Each instruction on values, plain and compiled, against what JVMS 6.5 says in Python's words.

Divisors of 0 are left to the Java tests: a trap leaves the handler that a meaning is part of.
"""

from __future__ import annotations

import math
import operator
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.vm.interp import meanings as meanings
from pvm.vm.interp.instructions import INSTRUCTIONS

from ...lowlevel.compiled import Compiled, module_of

TRAPPING = ("idiv", "irem", "ldiv", "lrem")
BITS = {"i": 32, "l": 64, "b": 8, "s": 16}


def signed(value: int, bits: int) -> int:
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def single(value: float) -> float:
    try:
        return float(struct.unpack("<f", struct.pack("<f", value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)


def divided(a: float, b: float) -> float:
    if b != 0:
        return a / b
    if a == 0 or math.isnan(a):
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1, b)


def rest(a: float, b: float) -> float:
    return math.nan if math.isinf(a) or b == 0 else math.fmod(a, b)


def truncated(value: float, bits: int) -> int:
    low, high = -(1 << (bits - 1)), (1 << (bits - 1)) - 1
    if math.isnan(value):
        return 0
    if math.isinf(value):
        return high if value > 0 else low
    return min(max(int(value), low), high)


def compared(a: Any, b: Any, unordered: int = 0) -> int:
    return unordered if a != a or b != b else (a > b) - (a < b)


def integer_reference(letter: str) -> dict[str, Callable[..., int]]:
    bits = BITS[letter]
    plain: dict[str, Callable[..., int]] = {
        "add": operator.add, "sub": operator.sub, "mul": operator.mul, "and": operator.and_,
        "or": operator.or_, "xor": operator.xor, "neg": operator.neg,
        "div": lambda a, b: abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1),
        "rem": lambda a, b: abs(a) % abs(b) * (-1 if a < 0 else 1),
        "shl": lambda a, n: a << (n & (bits - 1)),
        "shr": lambda a, n: a >> (n & (bits - 1)),
        "ushr": lambda a, n: (a & ((1 << bits) - 1)) >> (n & (bits - 1)),
    }
    return {letter + name: lambda *a, f=f: signed(f(*a), bits) for name, f in plain.items()}


def float_reference(letter: str) -> dict[str, Callable[..., Any]]:
    rounded = single if letter == "f" else float
    plain = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": divided,
             "rem": rest, "neg": operator.neg}
    found = {letter + name: lambda *a, f=f: rounded(f(*a)) for name, f in plain.items()}
    return {**found, f"{letter}cmpl": lambda a, b: compared(a, b, -1),
            f"{letter}cmpg": lambda a, b: compared(a, b, 1),
            f"{letter}2i": lambda a: truncated(a, 32), f"{letter}2l": lambda a: truncated(a, 64)}


def to_single(value: int) -> float:
    """An integer rounded once to 24 bits, to the nearest, ties to even."""
    shift = max(0, abs(value).bit_length() - 24)
    kept, lost = divmod(abs(value), 1 << shift)
    half = (1 << shift) >> 1
    kept += shift > 0 and (lost > half or (lost == half and kept & 1 == 1))
    return math.copysign(kept << shift, value)


TESTS = {"eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "ge": operator.ge,
         "gt": operator.gt, "le": operator.le}
REFERENCE: dict[str, Callable[..., Any]] = {
    **integer_reference("i"), **integer_reference("l"), **float_reference("f"),
    **float_reference("d"), "lcmp": compared, "i2l": int, "i2d": float, "l2d": float,
    "i2f": to_single, "l2f": to_single, "f2d": float, "d2f": single,
    "l2i": lambda a: signed(a, 32), "i2b": lambda a: signed(a, 8), "i2s": lambda a: signed(a, 16),
    "i2c": lambda a: a & 0xFFFF,
    **{f"if{name}": lambda a, f=f: f(a, 0) for name, f in TESTS.items()},
    **{f"if_icmp{name}": f for name, f in TESTS.items()},
    "if_acmpeq": operator.eq, "if_acmpne": operator.ne, "ifnull": lambda a: a == 0,
    "ifnonnull": lambda a: a != 0,
}


def wrapper(name: str) -> str:
    """An exported low-level function that does what the instruction means."""
    meaning = INSTRUCTIONS[name].meaning
    assert meaning is not None
    listed = ", ".join(f"{n}: {t.__name__}" for n, t in meaning.parameters)
    passed = ", ".join(n for n, _ in meaning.parameters)
    return (f"from {meaning.module} import {meaning.name} as meaning_{name}\n"
            f"@lowlevel(export=True)\ndef do_{name}({listed}) -> {meaning.result.__name__}:\n"
            f"    return meaning_{name}({passed})\n")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    folder: Path = tmp_path_factory.mktemp("meanings")
    text = "".join(wrapper(name) for name in REFERENCE if name not in TRAPPING)
    return Compiled(module_of(folder, text))


def values(type_: Any) -> st.SearchStrategy[Any]:
    name = type_.__name__
    if name in ("f32", "f64"):
        return st.floats(width=int(name[1:]))
    bits = int(name[1:])
    low, high = (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if name[0] == "i" else (0, 2**bits - 1)
    return st.one_of(st.integers(low, high), st.integers(0, 70), st.sampled_from([low, high, 0]))


def same(one: Any, other: Any) -> bool:
    if isinstance(other, float):
        one = float(one)
        both_nan = math.isnan(one) and math.isnan(other)
        return both_nan or (one == other and math.copysign(1, one) == math.copysign(1, other))
    return int(one) == int(other)


@pytest.mark.parametrize("name", REFERENCE)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_meaning(compiled: Compiled, name: str, data: st.DataObject) -> None:
    meaning = INSTRUCTIONS[name].meaning
    assert meaning is not None
    operands = [data.draw(values(type_)) for _, type_ in meaning.parameters]
    if name in TRAPPING and operands[1] == 0:
        operands[1] = 1
    expected = REFERENCE[name](*operands)
    assert same(meaning(*operands), expected), f"plain {name}{operands}"
    if name not in TRAPPING:
        assert same(compiled(f"do_{name}", *operands), expected), f"compiled {name}{operands}"
