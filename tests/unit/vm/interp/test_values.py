"""Arithmetic, comparisons, conversions and branches by the machine's handlers, for every number
of cached values and as superinstructions, against what JVMS 6.5 says in Python's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.vm.classfile.opcodes import BY_NAME
from pvm.vm.classfile.writer import ClassWriter

from ..running import Running, Thrown, running, writer
from .bodies import VARIANTS, add_branch_method, add_value_method
from .reference import BRANCHES, VALUES, Raised, expect, same

CASES = [*VALUES, *BRANCHES]


def build() -> ClassWriter:
    made = writer("Values")
    for name in VALUES:
        row = BY_NAME[name]
        for variant in VARIANTS:
            add_value_method(made, row, row.pops, row.pushes, variant)
    for name in BRANCHES:
        row = BY_NAME[name]
        for variant in VARIANTS:
            for backward in (False, True):
                add_branch_method(made, row, row.pops, variant, backward)
    return made


@pytest.fixture(scope="module")
def machine() -> Iterator[Running]:
    with running(build()) as made:
        yield made


def whole(bits: int) -> st.SearchStrategy[int]:
    low, high = -(1 << (bits - 1)), (1 << (bits - 1)) - 1
    edges = [low, low + 1, -1, 0, 1, 2, 31, 32, 33, 63, 64, 65, high - 1, high]
    return st.one_of(st.integers(low, high), st.sampled_from(edges), st.integers(-70, 70))


FLOATS = [0.0, -0.0, 1.0, -1.0, float("inf"), -float("inf"), float("nan"), 2.0**31, -(2.0**31),
          2.0**63, -(2.0**63), 2.0**31 - 1, 5e-324, 1.5, 2.0**53 + 2]
OPERANDS: dict[str, st.SearchStrategy[Any]] = {
    "I": whole(32), "J": whole(64),
    "F": st.one_of(st.floats(width=32), st.sampled_from([f for f in FLOATS if f in (0, 1.5)
                   or f != f or abs(f) in (1.0, float("inf"), 2.0**31, 2.0**63)])),
    "D": st.one_of(st.floats(), st.sampled_from(FLOATS)),
}


def outcome(machine: Running, method: str, operands: list[Any]) -> Any:
    try:
        return machine.call_here("Values", method, *operands)
    except Thrown as thrown:
        return Raised(*thrown.args)


def check(machine: Running, name: str, operands: list[Any]) -> None:
    expected = expect(name, operands)
    backs = ("", "_back") if name in BRANCHES else ("",)
    for variant in VARIANTS:
        for back in backs:
            method = f"{name}_{variant}{back}"
            found = outcome(machine, method, operands)
            assert same(found, expected), f"{method}{operands}: {found}, not {expected}"


@pytest.mark.parametrize("name", [name for name in CASES if "A" not in BY_NAME[name].pops])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_values(machine: Running, name: str, data: st.DataObject) -> None:
    operands = [data.draw(OPERANDS[kind]) for kind in BY_NAME[name].pops]
    machine.do(check, machine, name, operands)


def both_zeros_and_nans() -> Iterator[list[float]]:
    special = [0.0, -0.0, float("nan"), float("inf"), -float("inf"), 1.0]
    for one in special:
        yield from ([one, other] for other in special)


@pytest.mark.parametrize("name", [name for name in CASES if BY_NAME[name].pops in ("FF", "DD")])
def test_special_floats(machine: Running, name: str) -> None:
    for operands in both_zeros_and_nans():
        machine.do(check, machine, name, operands)


@pytest.mark.parametrize("name", ["idiv", "irem", "ldiv", "lrem"])
def test_division_by_zero_and_overflow(machine: Running, name: str) -> None:
    low = -(1 << (31 if name[0] == "i" else 63))
    for operands in ([low, -1], [low, 0], [0, 0], [1, 0], [low, low], [low, 1], [-7, 2], [7, -2]):
        machine.do(check, machine, name, operands)


@pytest.mark.parametrize("name", ["if_acmpeq", "if_acmpne", "ifnull", "ifnonnull"])
def test_references(machine: Running, name: str) -> None:
    def run() -> None:
        held = [machine.machine.new_string(text) for text in ("one", "one")]
        for first in (None, *held):
            seconds = [None, *held] if "acmp" in name else [None]
            for second in seconds:
                operands = [first, second][:len(BY_NAME[name].pops)]
                check(machine, name, operands)

    machine.do(run)
