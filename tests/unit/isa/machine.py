"""A bare hart with some memory, for programs assembled on the spot."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pvm.isa.emulator import Emulator, ExitInfo, RunningHart
from pvm.isa.instructions.assembling import assemble
from pvm.isa.memory.access import EXECUTE, READ, WRITE
from pvm.isa.memory.space import AddressSpace

CODE, DATA, SIZE = 0x10000, 0x40000, 0x4000
Instruction = int | tuple[str, dict[str, int]]


def ins(name: str, **operands: int) -> int:
    """An instruction's bits."""
    return assemble(name, **operands)


def packed(words: Sequence[int]) -> bytes:
    """Instructions one after the other: those whose low bits are not 11 are compressed."""
    return b"".join(struct.pack("<I" if word & 3 == 3 else "<H", word) for word in words)


class Machine:
    """Code at CODE (readable and executable), data at DATA (readable and writable)."""

    def __init__(self, space: AddressSpace) -> None:
        self.space = space
        self.emulator = Emulator(space)
        self.hart: RunningHart = self.emulator.new_hart()
        space.map(CODE, SIZE, READ | EXECUTE)
        space.map(DATA, SIZE, READ | WRITE)

    def load(self, words: Sequence[int], at: int = CODE) -> None:
        self.space.patch(at, packed(words))
        self.hart.pc = at

    def run(self, *words: int, budget: int = 1_000_000) -> ExitInfo:
        """Runs instructions that end with an ecall, which is added."""
        self.load([*words, ins("ecall")])
        return self.emulator.run(self.hart, budget)


@contextmanager
def machine() -> Iterator[Machine]:
    space = AddressSpace(1 << 32)
    made = Machine(space)
    try:
        yield made
    finally:
        made.emulator.close()
        space.close()
