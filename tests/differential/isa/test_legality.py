"""What is an instruction and what is not: the same as for qemu-riscv64 and objdump."""

from __future__ import annotations

import shutil
from random import Random

import pytest

from pvm.isa.instructions.decoding import decode

from .legality import may_wander, objdump_says, qemu_says
from .machines import pvm_says

PARCELS = [bits for bits in range(1 << 16) if bits & 3 != 3]
TRAPS_AFTER = 0x9002 << 16  # c.ebreak behind a parcel
SHORT, LONG = 20_000, 1_000_000
MISC_MEM, VECTOR = 0x0F, 0x57
FCVT_D_S, FCVT_D_W, FCVT_D_WU = 0x4200_0053, 0xD200_0053, 0xD210_0053
FLOAT_MEMORY = (0x07, 0x27)
FLOAT_WIDTHS = (2, 3)
BATCH = 50_000


def need(tool: str) -> None:
    """Skip the test where the tool is missing."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")


def random_words(count: int) -> list[int]:
    """Words of 32 bits that are no parcels."""
    random = Random(count)
    words = [random.getrandbits(32) | 3 for _ in range(count)]
    return [word for word in words if not may_wander(word)]


def is_vector(word: int) -> bool:
    """qemu-riscv64 7.2 executes some of the vector extension's words even without it (user mode
    always sets mstatus.VS); RV64GC does not have it, so they are illegal."""
    opcode, width = word & 0x7F, word >> 12 & 7
    return opcode == VECTOR or opcode in FLOAT_MEMORY and width not in FLOAT_WIDTHS


def objdump_differs(word: int) -> bool:
    """Where objdump 2.40 has another opinion: it wants the unused fields of fences to be 0, which
    "base implementations shall ignore" (FENCE, and Zifencei); c.addi16sp with 0, which is reserved,
    is an instruction to it; conversions to doubles that are always exact have a rounding mode field
    all the same, of which it knows only 0."""
    return (word & 0x7F == MISC_MEM or word == 0x6101
            or word & 0xFFF0_007F in (FCVT_D_S, FCVT_D_W, FCVT_D_WU))


def test_parcels_in_qemu() -> None:
    """All parcels that come back."""
    need("qemu-riscv64")
    asked = [parcel | TRAPS_AFTER for parcel in PARCELS if not may_wander(parcel)]
    expected = qemu_says(asked)
    assert [hex(w) for w, e in zip(asked, expected, strict=True)
            if (decode(w) is not None) != e] == []
    assert [hex(w) for w, e, f in zip(asked, expected, pvm_says(asked), strict=True)
            if e != f] == []


def test_parcels_in_objdump() -> None:
    """All parcels."""
    need("riscv64-linux-gnu-objdump")
    found = [hex(p) for p, known in zip(PARCELS, objdump_says(PARCELS, 2), strict=True)
             if (decode(p) is not None) != known and not objdump_differs(p)]
    assert found == []


def test_words(request: pytest.FixtureRequest) -> None:
    """Random words: executed as qemu executes them, or illegal."""
    need("qemu-riscv64")
    words = random_words(LONG if request.config.getoption("--long") else SHORT)
    for start in range(0, len(words), BATCH):
        asked = words[start : start + BATCH]
        answers = zip(asked, qemu_says(asked), pvm_says(asked), strict=True)
        assert [hex(w) for w, e, f in answers if e != f and not is_vector(w)] == []
    assert not any(pvm_says([word for word in words[:BATCH] if is_vector(word)]))


def test_words_in_objdump() -> None:
    """Random words: decoded if objdump knows them."""
    need("riscv64-linux-gnu-objdump")
    words = [word for word in random_words(SHORT) if word & 0x1C != 0x1C]  # those are longer
    found = [hex(w) for w, known in zip(words, objdump_says(words, 4), strict=True)
             if (decode(w) is not None) != known and not objdump_differs(w)]
    assert found == []


def test_longer_instructions() -> None:
    """Words that begin instructions of more than 32 bits (1.5) are illegal in RV64GC."""
    words = [word | 0x1F for word in random_words(2000)]
    assert all(decode(word) is None for word in words)
    assert not any(pvm_says(words))
