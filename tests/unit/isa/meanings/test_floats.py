"""Float instructions by the interpreter, in all rounding modes, against exact fractions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pvm.isa.hart import BOX, CANONICAL_NAN, CANONICAL_NAN_SINGLE, INEXACT, INVALID, RMM

from ..machine import Machine, ins, machine
from .softfloat import DOUBLE, SINGLE, Form, root, rounded, whole

FORMS = {"s": SINGLE, "d": DOUBLE}
NANS = {"s": CANONICAL_NAN_SINGLE, "d": CANONICAL_NAN}
MODES = st.integers(0, RMM)
ONES = (1 << 64) - 1


@pytest.fixture(scope="module")
def bare() -> Iterator[Machine]:
    with machine() as made:
        yield made


def boxed(s: str, bits: int) -> int:
    return bits | BOX if s == "s" else bits


def finite(form: Form) -> st.SearchStrategy[int]:
    """Bits of numbers, near to each other often, so that sums and products are half-way."""
    fraction, exponent = form.fraction, (1 << form.exponent) - 2
    near = st.integers(form.bias - 3, form.bias + 3)
    edges = st.sampled_from([0, 1, 2, exponent // 2 - fraction, exponent - 1, exponent])
    exponents = st.one_of(near, edges, st.integers(0, exponent))
    simple = st.sampled_from([0, 1, 1 << fraction - 1, (1 << fraction) - 1, 3 << fraction - 2])
    fractions = st.one_of(simple, st.integers(0, (1 << fraction) - 1))
    return st.builds(lambda sign, high, low: sign * form.sign | high << fraction | low,
                     st.integers(0, 1), exponents, fractions)


def executed(bare: Machine, name: str, mode: int, static: bool, operands: list[int],
             rd: str = "frd") -> tuple[int, int]:
    """Result and fflags; the mode is in the instruction, or in frm."""
    bare.hart.fcsr = 0 if static else mode << 5
    for number, bits in enumerate(operands, 1):
        bare.hart.f[number] = bits
    sources = {f"frs{number}": number for number in range(1, len(operands) + 1)}
    bare.run(ins(name, rm=mode if static else 7, **{rd: 10}, **sources))
    return (bare.hart.f if rd == "frd" else bare.hart.x)[10], bare.hart.fcsr & 31


Exact = Callable[..., "Fraction | None"]
OPERATIONS: dict[str, tuple[int, Exact]] = {
    "fadd": (2, lambda a, b: a + b),
    "fsub": (2, lambda a, b: a - b),
    "fmul": (2, lambda a, b: a * b),
    "fdiv": (2, lambda a, b: a / b if b else None),
    "fmadd": (3, lambda a, b, c: a * b + c),
    "fmsub": (3, lambda a, b, c: a * b - c),
    "fnmsub": (3, lambda a, b, c: -a * b + c),
    "fnmadd": (3, lambda a, b, c: -a * b - c),
}
often = settings(max_examples=60, deadline=None,
                 suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("s", ["s", "d"])
@pytest.mark.parametrize("name", OPERATIONS)
@often
@given(data=st.data(), mode=MODES, static=st.booleans())
def test_arithmetic(bare: Machine, name: str, s: str, data: st.DataObject, mode: int,
                    static: bool) -> None:
    form, (count, exact) = FORMS[s], OPERATIONS[name]
    operands = data.draw(st.lists(finite(form), min_size=count, max_size=count))
    value = exact(*map(form.value, operands))
    if not value:
        return              # zeros and division by zero have a test of their own
    bits, flags = rounded(form, value, mode)
    found = executed(bare, f"{name}.{s}", mode, static, [boxed(s, each) for each in operands])
    assert found == (boxed(s, bits), flags)


@pytest.mark.parametrize("s", ["s", "d"])
@often
@given(data=st.data(), mode=MODES, static=st.booleans())
def test_square_root(bare: Machine, s: str, data: st.DataObject, mode: int, static: bool) -> None:
    form = FORMS[s]
    operand = data.draw(finite(form)) & ~form.sign
    if operand:
        bits, flags = root(form, form.value(operand), mode)
        found = executed(bare, f"fsqrt.{s}", mode, static, [boxed(s, operand)])
        assert found == (boxed(s, bits), flags)


@often
@given(operand=finite(DOUBLE), mode=MODES, static=st.booleans())
@example(operand=0x380FFFFFFFFFFFFF, mode=RMM, static=True)     # rounds up to a normal number
@example(operand=0x3690000000000000, mode=RMM, static=True)     # half of the least subnormal
@example(operand=0x47EFFFFFF0000000, mode=RMM, static=False)    # half-way to overflow
def test_narrowing(bare: Machine, operand: int, mode: int, static: bool) -> None:
    value = DOUBLE.value(operand)
    if value:
        bits, flags = rounded(SINGLE, value, mode)
        assert executed(bare, "fcvt.s.d", mode, static, [operand]) == (bits | BOX, flags)


RANGES = {"w": (-(1 << 31), (1 << 31) - 1), "wu": (0, (1 << 32) - 1),
          "l": (-(1 << 63), (1 << 63) - 1), "lu": (0, (1 << 64) - 1)}


@pytest.mark.parametrize("s", ["s", "d"])
@pytest.mark.parametrize("kind", RANGES)
@often
@given(data=st.data(), mode=MODES, static=st.booleans())
def test_to_integers(bare: Machine, kind: str, s: str, data: st.DataObject, mode: int,
                     static: bool) -> None:
    form, (low, high) = FORMS[s], RANGES[kind]
    border = st.sampled_from([rounded(form, Fraction(2 * edge + step, 2), 0)[0]
                              for edge in (low, high) for step in (-3, -2, -1, 1, 2, 3)])
    operand = data.draw(st.one_of(finite(form), border))
    value = form.value(operand)
    number = whole(abs(value), mode, value < 0) * (-1 if value < 0 else 1)
    flags = INEXACT if number != value else 0
    if not low <= number <= high:
        number, flags = (low if number < low else high), INVALID
    if kind == "wu":
        number -= (number >> 31) << 32
    found = executed(bare, f"fcvt.{kind}.{s}", mode, static, [boxed(s, operand)], "rd")
    assert found == (number & ONES, flags)


@pytest.mark.parametrize("s", ["s", "d"])
@pytest.mark.parametrize("kind", RANGES)
@often
@given(number=st.one_of(st.integers(0, ONES), st.integers(0, 1 << 33),
                        st.builds(lambda top, low: (1 << top) + low & ONES,
                                  st.integers(20, 63), st.integers(-3, 3))),
       mode=MODES, static=st.booleans())
def test_from_integers(bare: Machine, kind: str, s: str, number: int, mode: int,
                       static: bool) -> None:
    width = 32 if kind[0] == "w" else 64
    value = number & (1 << width) - 1
    if "u" not in kind and value >> width - 1:
        value -= 1 << width
    bits, flags = rounded(FORMS[s], Fraction(value), mode) if value else (0, 0)
    bare.hart.fcsr = 0 if static else mode << 5
    bare.hart.x[5] = number
    bare.run(ins(f"fcvt.{s}.{kind}", rm=mode if static else 7, frd=10, rs1=5))
    assert (bare.hart.f[10], bare.hart.fcsr & 31) == (boxed(s, bits), flags)


INF, NINF, QUIET, SIGNALLING = 0x7FF << 52, 0xFFF << 52, 0xFFF8 << 48 | 5, 0x7FF0 << 48 | 1
ONE, ZERO, NZERO = 0x3FF << 52, 0, 1 << 63


@pytest.mark.parametrize(("name", "operands", "result", "flags"), [
    ("fadd.d", [INF, NINF], CANONICAL_NAN, 16), ("fadd.d", [QUIET, ONE], CANONICAL_NAN, 0),
    ("fadd.d", [SIGNALLING, ONE], CANONICAL_NAN, 16), ("fadd.d", [ZERO, NZERO], ZERO, 0),
    ("fsub.d", [NZERO, ZERO], NZERO, 0), ("fmul.d", [INF, ZERO], CANONICAL_NAN, 16),
    ("fdiv.d", [ONE, NZERO], NINF, 8), ("fdiv.d", [ZERO, ZERO], CANONICAL_NAN, 16),
    ("fsqrt.d", [NZERO], NZERO, 0), ("fsqrt.d", [ONE | NZERO], CANONICAL_NAN, 16),
    ("fmadd.d", [INF, ZERO, QUIET], CANONICAL_NAN, 16),
    ("fmadd.d", [ONE, ZERO, QUIET], CANONICAL_NAN, 0),
    ("fnmadd.d", [ONE, ZERO, ZERO], NZERO, 0), ("fmsub.d", [INF, ONE, INF], CANONICAL_NAN, 16),
    ("fmin.d", [ZERO, NZERO], NZERO, 0), ("fmax.d", [NZERO, ZERO], ZERO, 0),
    ("fmin.d", [QUIET, ONE], ONE, 0), ("fmax.d", [ONE, SIGNALLING], ONE, 16),
    ("fmax.d", [QUIET, QUIET], CANONICAL_NAN, 0), ("fsgnjn.d", [ONE, ONE], ONE | NZERO, 0),
    ("fsgnjx.d", [QUIET, NZERO], QUIET ^ NZERO, 0),
    ("fadd.s", [ONE, ONE], CANONICAL_NAN_SINGLE | BOX, 0),      # not boxed
    ("fsgnj.s", [BOX | 1, ONE], BOX | 1, 0), ("fmin.s", [ONE, BOX | 1], BOX | 1, 0),
])
def test_special_values(bare: Machine, name: str, operands: list[int], result: int,
                        flags: int) -> None:
    bare.hart.fcsr = 0
    for number, bits in enumerate(operands, 1):
        bare.hart.f[number] = bits
    sources = {f"frs{number}": number for number in range(1, len(operands) + 1)}
    rounding = {"rm": 7} if name[:4] not in ("fmin", "fmax", "fsgn") else {}
    bare.run(ins(name, frd=10, **sources, **rounding))
    assert (bare.hart.f[10], bare.hart.fcsr) == (result, flags)


@pytest.mark.parametrize(("name", "operands", "result", "flags"), [
    ("feq.d", [QUIET, ONE], 0, 0), ("feq.d", [SIGNALLING, ONE], 0, 16), ("feq.d", [ONE, ONE], 1, 0),
    ("flt.d", [QUIET, ONE], 0, 16), ("fle.d", [ONE, QUIET], 0, 16), ("fle.d", [ZERO, NZERO], 1, 0),
    ("flt.d", [NZERO, ZERO], 0, 0), ("flt.d", [NINF, ONE], 1, 0),
    ("fcvt.w.d", [QUIET], (1 << 31) - 1, 16), ("fcvt.wu.d", [NINF], 0, 16),
    ("fcvt.lu.d", [INF], ONES, 16), ("fcvt.wu.d", [INF], ONES, 16),
    ("fclass.d", [NINF], 1, 0), ("fclass.d", [SIGNALLING], 256, 0), ("fclass.d", [QUIET], 512, 0),
    ("fclass.d", [1], 32, 0), ("fclass.d", [NZERO], 8, 0), ("fclass.d", [ONE], 64, 0),
    ("fclass.s", [ONE], 512, 0), ("fmv.x.w", [0x1234_8000_0000], ONES - (1 << 31) + 1, 0),
])
def test_special_values_in_integers(bare: Machine, name: str, operands: list[int], result: int,
                                    flags: int) -> None:
    bare.hart.fcsr = 0
    for number, bits in enumerate(operands, 1):
        bare.hart.f[number] = bits
    sources = {f"frs{number}": number for number in range(1, len(operands) + 1)}
    rounding = {"rm": 7} if name.startswith("fcvt") else {}
    bare.run(ins(name, rd=10, **sources, **rounding))
    assert (bare.hart.x[10], bare.hart.fcsr) == (result, flags)


@pytest.mark.parametrize("mode", [5, 6, 7])
def test_invalid_modes_in_frm_are_illegal(bare: Machine, mode: int) -> None:
    bare.hart.fcsr = mode << 5
    assert bare.run(ins("fadd.d", rm=7)).reason.name == "ILLEGAL"
    assert bare.run(ins("fcvt.d.w", rm=7)).reason.name == "ILLEGAL"
    assert bare.run(ins("fadd.d", rm=0)).reason.name == "ECALL"


def test_the_host_rounds_as_before_a_run(bare: Machine) -> None:
    bare.hart.fcsr = 3 << 5
    bare.run(ins("fadd.d", rm=7))
    assert 1.0 + 2.0**-60 == 1.0
