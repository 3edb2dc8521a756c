"""Mutated files: each is loaded or refused with an ElfError, in bounded time and memory."""

from __future__ import annotations

import random
import struct

import pytest
from elf_files import CODE, DATA, executable, library, relocation

from pvm.isa.elf.errors import ElfError
from pvm.isa.elf.library import load_library
from pvm.isa.elf.loading import load_program
from pvm.isa.elf.relocations import ThreadLocals
from pvm.isa.memory.space import AddressSpace

SEEDS = range(50)
MUTATIONS = 100                 # with each seed
EXTREMES = (0, 1, 7, 8, 24, 0xFFF, 0x1000, 0x7FFFFFFF, 0xFFFFFFFF, 1 << 32, (1 << 63) - 1, 1 << 63,
            (1 << 64) - 1, (1 << 64) - 8, (1 << 64) - 0x1000)
LIBRARY = library(relocation(DATA, 3, 0, CODE) + relocation(DATA + 8, 2, 1, 4)
                  + relocation(DATA + 16, 5, 2) + relocation(DATA + 24, 11, 0, 8))


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A few bytes, words or the end of the file changed; mostly in headers and tables."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(0x400) if chance.random() < 0.7 else chance.randrange(len(found))
        if chance.random() < 0.5:
            place &= ~7
            value = chance.choice(EXTREMES) + chance.randint(-1, 1)
            found[place:place + 8] = struct.pack("<Q", value & ((1 << 64) - 1))
        else:
            found[place:place + 1] = bytes([chance.randrange(256)])
    return bytes(found[:chance.randrange(len(found))]) if chance.random() < 0.1 else bytes(found)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_file_does_harm(seed: int) -> None:
    chance = random.Random(seed)
    outcomes = set()
    space = AddressSpace(1 << 28, limit=1 << 24)
    for _ in range(MUTATIONS):
        loads_library = chance.random() < 0.7
        content = mutated(LIBRARY if loads_library else executable(), chance)
        try:
            if loads_library:
                load_library(space, content, {b"missing": 0x5000}.get, ThreadLocals(1, 0))
            else:
                load_program(space, content)
            outcomes.add("loaded")
        except ElfError as error:
            assert str(error)
            outcomes.add("refused")
        space.unmap(0, space.size)
    space.close()
    assert outcomes == {"loaded", "refused"}
