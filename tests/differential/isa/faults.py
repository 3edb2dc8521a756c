"""Where the oracles are wrong, and what in the specification says so.

Quotations are from "The RISC-V Instruction Set Manual, Volume I: Unprivileged ISA".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .cases import OUT, Case
from .values import BOX

_HALF = 0xFFFF_FFFF
_QUIET_DOUBLE, _QUIET_SINGLE = 1 << 51, 1 << 22
_INFINITY_DOUBLE, _INFINITY_SINGLE = 0x7FF << 52, 0xFF << 23


class Fault(NamedTuple):
    """`explains(case, before, expected, found)`: is a difference of this kind?"""

    oracle: str
    reason: str
    explains: Callable[[Case, bytes, bytes, bytes], bool]


def _registers(case: Case, data: bytes) -> dict[int, int]:
    """The values of the floating-point registers in a half of a record."""
    first = 8 * len(case.integers)
    return {register: int.from_bytes(data[first + 8 * n : first + 8 * n + 8], "little")
            for n, register in enumerate(case.floats)}


def _is_badly_boxed(case: Case, before: bytes) -> bool:
    """Whether it computes with singles, of which one is not boxed."""
    if not case.instruction.name.endswith(".s"):
        return False
    values = _registers(case, before)
    sources = [v for name, v in case.operands.items() if name in ("frs1", "frs2", "frs3")]
    return any(values[register] < BOX for register in sources)  # BOX: the least boxed value


def _writes_single(case: Case) -> bool:
    name = case.instruction.name
    return "frd" in case.operands and (
        ".s" in name and name != "fcvt.d.s" or name == "fmv.w.x")


def _unicorn_ignores_boxes(case: Case, before: bytes, expected: bytes, found: bytes) -> bool:
    return _is_badly_boxed(case, before)


def _unicorn_makes_no_boxes(case: Case, before: bytes, expected: bytes, found: bytes) -> bool:
    """Everything but the upper half of frd must be equal."""
    if not _writes_single(case):
        return False
    upper = 8 * (len(case.integers) + case.floats.index(case.operands["frd"])) + 4
    mended = found[:upper] + b"\xff" * 4 + found[upper + 4 :]
    return mended == expected


def _unicorn_orders_signalling_nans(
    case: Case, before: bytes, expected: bytes, found: bytes
) -> bool:
    name = case.instruction.name
    if not name.startswith(("fmin.", "fmax.")):
        return False
    values = [_registers(case, before)[case.operands[n]] for n in ("frs1", "frs2")]
    if name.endswith(".s"):
        return any(_is_signalling(v & _HALF, _INFINITY_SINGLE, _QUIET_SINGLE) for v in values)
    return any(_is_signalling(v, _INFINITY_DOUBLE, _QUIET_DOUBLE) for v in values)


def _unicorn_multiplies_infinity_by_zero(
    case: Case, before: bytes, expected: bytes, found: bytes
) -> bool:
    name = case.instruction.name
    if "frs3" not in case.operands:
        return False
    values = _registers(case, before)
    factors = {_magnitude(values[case.operands[n]], name) for n in ("frs1", "frs2")}
    return factors == {0, _INFINITY_SINGLE if name.endswith(".s") else _INFINITY_DOUBLE}


def _magnitude(bits: int, name: str) -> int:
    return bits & (_HALF >> 1) if name.endswith(".s") else bits & ~(1 << 63)


def _is_signalling(bits: int, infinity: int, quiet: int) -> bool:
    return bits & infinity == infinity and bits & quiet - 1 != 0 and not bits & quiet


FAULTS = (
    Fault("unicorn", "it takes singles that are not NaN-boxed for their lower half. NaN Boxing of "
          "Narrower Values: \"all other floating-point operations ... check if the input operands "
          "are correctly NaN-boxed ... If so, the n least-significant bits of the input are used "
          "as the input value, otherwise the input value is treated as an n-bit canonical NaN.\"",
          _unicorn_ignores_boxes),
    Fault("unicorn", "it leaves zeros above a single's bits. NaN Boxing of Narrower Values: \"Any "
          "operation that writes a narrower result to an f register must write all 1s to the "
          "uppermost FLEN-n bits to yield a legal NaN-boxed value.\"",
          _unicorn_makes_no_boxes),
    Fault("unicorn", "fmin and fmax of a signalling NaN and a number make a NaN. Single-Precision "
          "Floating-Point Computational Instructions: \"If only one operand is a NaN, the result "
          "is the non-NaN operand. Signaling NaN inputs set the invalid operation exception flag, "
          "even when the result is not NaN.\"",
          _unicorn_orders_signalling_nans),
    Fault("unicorn", "infinity times zero plus a quiet NaN raises nothing. Single-Precision "
          "Floating-Point Computational Instructions: \"The fused multiply-add instructions must "
          "set the invalid operation exception flag when the multiplicands are infinity and zero, "
          "even when the addend is a quiet NaN.\"",
          _unicorn_multiplies_infinity_by_zero),
)


def explanation(
    oracle: str, case: Case, before: bytes, expected: bytes, found: bytes
) -> Fault | None:
    """The known fault of the oracle by which ``found`` differs from ``expected``."""
    for fault in FAULTS:
        if fault.oracle == oracle and fault.explains(case, before, expected[OUT:], found[OUT:]):
            return fault
    return None
