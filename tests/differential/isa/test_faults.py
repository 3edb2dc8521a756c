"""What is said of the oracles' faults: each explains what it is for, and nothing else."""

from __future__ import annotations

import pytest

from pvm.isa.instructions.assembling import assemble
from pvm.isa.instructions.decoding import decode
from pvm.isa.instructions.table import rows

from .cases import OUT, RECORD, Case
from .faults import FAULTS, explanation

BOXED = 0xFFFF_FFFF_3F80_0000
ONE = 0x3FF0_0000_0000_0000
INFINITY, NAN, SIGNALLING = 0x7FF << 52, 0x7FF8 << 48, (0x7FF << 52) + 1


def case_of(name: str) -> Case:
    """An instruction with frd 1 and frs1, frs2, frs3 2, 3, 4."""
    row = rows()[name]
    places = {"frd": 1, "frs1": 2, "frs2": 3, "frs3": 4, "rm": 0}
    operands = {n: v for n, v in places.items() if n in row.operands}
    instruction = decode(assemble(name, **operands))
    assert instruction is not None
    floats = tuple(sorted(v for n, v in operands.items() if n.startswith("fr")))
    return Case(name, instruction, (), floats, 5, 6, 7)


def record(*values: int) -> bytes:
    """A record's first registers."""
    return b"".join(v.to_bytes(8, "little") for v in values).ljust(RECORD, b"\0")


@pytest.mark.parametrize(("name", "before", "expected", "found", "fault"), [
    ("fadd.s", (0, 1, BOXED), (NAN,), (1,), 0),
    ("fadd.s", (0, BOXED, BOXED), (BOXED,), (BOXED & 0xFFFFFFFF,), 1),
    ("fadd.s", (0, BOXED, BOXED), (BOXED,), (BOXED - 1 & 0xFFFFFFFF,), None),
    ("fmin.d", (0, SIGNALLING, ONE), (ONE,), (NAN,), 2),
    ("fmin.d", (0, NAN, ONE), (ONE,), (NAN,), None),
    ("fmadd.d", (0, INFINITY, 0, NAN), (NAN, 0x10), (NAN,), 3),
    ("fmadd.d", (0, INFINITY, ONE, NAN), (NAN, 0x10), (NAN,), None),
    ("fadd.d", (0, ONE, ONE), (ONE,), (NAN,), None),
])
def test_faults(name: str, before: tuple[int, ...], expected: tuple[int, ...],
                found: tuple[int, ...], fault: int | None) -> None:
    """One difference of each kind, and one that nearly is."""
    after = [bytes(OUT) + record(*values)[:RECORD - OUT] for values in (expected, found)]
    case = case_of(name)
    assert explanation("unicorn", case, record(*before), *after) == (
        None if fault is None else FAULTS[fault])
    assert explanation("interpreted", case, record(*before), *after) is None
