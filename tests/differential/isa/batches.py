"""A batch of random encodings, each with many operands, as one image; and what its data says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from pvm.isa.instructions.text import disassemble

from .cases import OUT, RECORD, SCRATCH, Case, emit_case, forms, random_case, record
from .emitting import Code
from .image import CODE, DATA, Image, finish

ENCODINGS = 200
RECORDS = 25
INSTANCES = ENCODINGS * RECORDS


@dataclass(frozen=True)
class Batch:
    """The cases of an image: the n-th one's records begin at DATA + n * RECORDS * RECORD."""

    seed: int
    cases: tuple[Case, ...]
    image: Image


@dataclass(frozen=True)
class Difference:
    """One instance on which two machines differ: its record before, and after on both."""

    case: Case
    before: bytes
    expected: bytes
    found: bytes

    def __str__(self) -> str:
        case = self.case
        registers = [f"x{n}" for n in case.integers] + [f"f{n}" for n in case.floats]
        bits, text = case.instruction.bits, disassemble(case.instruction, 0)
        return "\n".join([
            f"{case.name} {bits:#x} = {text}: {' '.join(registers)} fcsr; scratch from word "
            f"{SCRATCH // 8}, after: from {(SCRATCH - OUT) // 8}",
            f"  before   {words(self.before)}",
            f"  expected {words(self.expected[OUT:])}",
            f"  found    {words(self.found[OUT:])}"])


def words(data: bytes) -> str:
    """Memory as 64-bit words."""
    return " ".join(f"{int.from_bytes(data[i : i + 8], 'little'):x}"
                    for i in range(0, len(data), 8))


def batch(seed: int) -> Batch:
    """The batch of a seed: every form has its turn over a few seeds."""
    random = Random(seed)
    every = forms()
    chosen = [every[(seed * ENCODINGS + n) % len(every)] for n in range(ENCODINGS)]
    cases = tuple(random_case(random, form) for form in chosen)
    code = Code(CODE)
    data = bytearray()
    for case in cases:
        target = emit_case(code, case, DATA + len(data), RECORDS, random)
        for _ in range(RECORDS):
            data += record(random, case, DATA + len(data), target)
    return Batch(seed, cases, finish(code, bytes(data)))


def differences(made: Batch, expected: bytes, found: bytes) -> Iterator[Difference]:
    """The instances whose records differ."""
    assert len(expected) == len(found) == len(made.image.data)
    for start in range(0, len(expected), RECORD):
        one, other = expected[start : start + RECORD], found[start : start + RECORD]
        if one != other:
            case = made.cases[start // RECORD // RECORDS]
            yield Difference(case, made.image.data[start : start + RECORD], one, other)
