"""Superinstructions do what their instructions do one by one, faults in the middle included."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from pvm.isa.hart import Exit
from pvm.isa.image import handler_address
from pvm.isa.instructions.table import rows
from pvm.isa.interp.blocks import Block
from pvm.isa.interp.sequences import SEQUENCES, steps
from pvm.lowlevel.pointers import Ptr

from ..machine import CODE, DATA, Machine, ins, machine

ONES = (1 << 64) - 1
TRANSFERS = ("branch", "jump", "indirect")


@pytest.fixture(scope="module")
def bare() -> Iterator[Machine]:
    with machine() as made:
        yield made


def encoded(names: list[tuple[str, bool]], chance: random.Random) -> list[int]:
    """Instructions of a sequence, with registers that depend as it says."""
    words, before = [], 0
    for name, depends in names:
        register = before if depends else chance.choice([5, 6, 7, 8, 9])
        made = chance.choice([5, 6, 7, 10, 11])
        words.append(one(name, register, made, chance))
        before = made
    return words


def one(name: str, register: int, made: int, chance: random.Random) -> int:
    if name == "move":
        return ins("addi", rd=made, rs1=register, imm_i=0)
    operands: dict[str, int] = {}
    for operand in rows()[name].operands:
        if operand in ("rd", "frd"):
            operands[operand] = made
        elif operand in ("rs1", "frs1"):
            operands[operand] = register
        elif operand[0] in "rf":
            operands[operand] = 7 if operand == "rm" else chance.choice([5, 6, 7, 10])
        elif operand in ("imm_b", "imm_j"):
            operands[operand] = 8
        else:
            operands[operand] = chance.choice([1, 8, 16]) << (12 if operand == "imm_u" else 0)
    return ins(name, **operands)


def outcome(bare: Machine, seed: int, budget: int) -> tuple[object, ...]:
    """Registers, memory and exit after some runs of `budget` instructions, up to an exit."""
    chance = random.Random(seed)
    hart = bare.hart
    for number in range(1, 32):
        hart.x[number] = chance.choice([DATA + 8 * chance.randrange(64), chance.getrandbits(64),
                                        DATA + chance.randrange(64), CODE + 64, 3])
        hart.f[number] = chance.getrandbits(64)
    bare.space.write(DATA, chance.randbytes(2048))
    hart.fcsr, hart.pc, start = 0, CODE, hart.retired
    for _ in range(20):
        found = bare.emulator.run(hart, budget)
        if found.reason is not Exit.SLICE:
            break
    return (found, list(hart.x), list(hart.f), hart.pc, hart.fcsr, hart.retired - start,
            bare.space.read(DATA, 4096))


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_sequences(bare: Machine, sequence: str) -> None:
    chance = random.Random(sequence)
    for seed in range(12):
        code = encoded(steps(sequence), chance)
        bare.load([*code, ins("ecall"), ins("ecall"), ins("ecall")])
        together = outcome(bare, seed, 1000)
        assert together == outcome(bare, seed, 1), [hex(word) for word in code]


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_sequences_are_found(bare: Machine, sequence: str) -> None:
    """The first op of such a block has the handler of the sequence, or of a closer one."""
    code = encoded(steps(sequence), random.Random(1))
    bare.load([*code, ins("ecall"), ins("ecall"), ins("ecall")])
    outcome(bare, 1, 1000)
    page = int(bare.emulator.code.map.directory[CODE >> 12])
    block = Ptr[Block](int(Ptr[Ptr[Block]](page)[0]))
    singles = {handler_address(name) for name, _ in steps(sequence)}
    assert int(block.start) not in singles
