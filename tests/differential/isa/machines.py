"""pvm's own two ways to run an image."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pvm.isa.emulator import Emulator
from pvm.isa.hart import Exit
from pvm.isa.memory.access import EXECUTE, READ, WRITABLE, WRITE
from pvm.isa.memory.space import AddressSpace

from .image import CODE, DATA, PAGE, Image
from .oracles import Failed

SIZE = 1 << 32
INSTRUCTIONS = 1 << 40  # more than any image has
CODE_PERMISSIONS = READ | EXECUTE
DATA_PERMISSIONS = READ | WRITE | WRITABLE


@contextmanager
def _space() -> Iterator[AddressSpace]:
    space = AddressSpace(SIZE)
    try:
        yield space
    finally:
        space.close()


def run_interpreted(image: Image) -> bytes:
    """The data at the end in pvm's interpreter.  Raises Failed."""
    with _space() as space:
        emulator = Emulator(space)
        try:
            return _run(space, emulator, image)
        finally:
            emulator.close()


def run_translated(image: Image) -> bytes:
    """The data at the end when code is translated as soon as it runs.  Raises Failed."""
    raise Failed("not yet")


def _run(space: AddressSpace, emulator: Emulator, image: Image) -> bytes:
    for address, content, permissions in ((CODE, image.code, CODE_PERMISSIONS),
                                          (DATA, image.data, DATA_PERMISSIONS)):
        space.map(address, -(-len(content) // PAGE) * PAGE, permissions, content)
    hart = emulator.new_hart()
    hart.pc = CODE
    left = emulator.run(hart, INSTRUCTIONS)
    if left.reason != Exit.ECALL:
        raise Failed(f"pvm: {left.reason.name} {left.detail:#x} at {hart.pc:#x}")
    return bytes(space.read(DATA, len(image.data)))


def pvm_says(words: Sequence[int]) -> list[bool]:
    """For each word: does pvm's interpreter execute it?"""
    with _space() as space:
        emulator = Emulator(space)
        try:
            space.map(CODE, 2 * PAGE, READ | EXECUTE | WRITE | WRITABLE)
            return [_executes(space, emulator, word) for word in words]
        finally:
            emulator.close()


def _executes(space: AddressSpace, emulator: Emulator, word: int) -> bool:
    hart = emulator.new_hart()
    space.write(CODE, word.to_bytes(4, "little"))
    for register in range(1, 32):
        hart.x[register] = DATA
    hart.pc = CODE
    return emulator.run(hart, 1).reason != Exit.ILLEGAL
