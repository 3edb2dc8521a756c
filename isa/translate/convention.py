"""How regions are entered: which guest registers travel in the host's.

A region is a `preserve_nonecc` function. The hart, the two bases and fuel are where interpreter
handlers have them too. Registers that do not travel are in the hart whenever code leaves a region.
"""

from __future__ import annotations

from typing import Final

from pvm.isa.hart import Hart
from pvm.lowlevel.structs import offset_of

CONVENTION: Final = "preserve_nonecc"
# On x86-64 preserve_none passes twelve words and eight doubles in registers; a twelfth would leave
# none for the address of an indirect jump. sp, ra, a0 to a5; fa0 to fa5, fs0, fs1.
TRAVELLING: Final = (2, 1, 10, 11, 12, 13, 14, 15)
TRAVELLING_FLOATS: Final = (10, 11, 12, 13, 14, 15, 8, 9)

_FIRST, _FOURTH, _FIFTH, *_OTHERS = (f"i64 %x{number}" for number in TRAVELLING)
PARAMETERS: Final = ", ".join([
    _FIRST, "ptr noalias %hart", "ptr noalias %memory", _FOURTH, _FIFTH, "i64 %fuel", *_OTHERS,
    *(f"double %f{number}" for number in TRAVELLING_FLOATS)])
TYPES: Final = ", ".join(part.split()[0] for part in PARAMETERS.split(", "))

HELD_INTEGERS: Final = frozenset(TRAVELLING)
HELD_FLOATS: Final = frozenset(TRAVELLING_FLOATS)


def arguments(integers: dict[int, str], floats: dict[int, str], fuel: str) -> str:
    """The arguments of a jump to a region."""
    first, fourth, fifth, *others = (f"i64 {integers[number]}" for number in TRAVELLING)
    return ", ".join([first, "ptr %hart", "ptr %memory", fourth, fifth, f"i64 {fuel}", *others,
                      *(f"double {floats[number]}" for number in TRAVELLING_FLOATS)])


def integer_offset(number: int) -> int:
    """Where the hart has an integer register."""
    return offset_of(Hart, "x") + 8 * number


def float_offset(number: int) -> int:
    """Where the hart has a floating-point register."""
    return offset_of(Hart, "f") + 8 * number
