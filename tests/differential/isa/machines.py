"""pvm's own two ways to run an image."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from pvm.isa.emulator import Emulator
from pvm.isa.hart import Exit
from pvm.isa.memory.access import EXECUTE, READ, WRITABLE, WRITE
from pvm.isa.memory.space import AddressSpace
from pvm.isa.translate.translator import BackgroundTranslator

from .image import CODE, DATA, PAGE, Image
from .oracles import Failed

SIZE = 1 << 32
HEAT = 2  # entries of a block until it is translated
INSTRUCTIONS = 1 << 40  # more than any image has
CODE_PERMISSIONS = READ | EXECUTE
DATA_PERMISSIONS = READ | WRITE | WRITABLE

MakeEmulator = Callable[[AddressSpace], Emulator]


@contextmanager
def new_space() -> Iterator[AddressSpace]:
    """An address space for a while."""
    space = AddressSpace(SIZE)
    try:
        yield space
    finally:
        space.close()


def interpreting(space: AddressSpace) -> Emulator:
    """An emulator that only interprets."""
    return Emulator(space)


def translating(space: AddressSpace) -> Emulator:
    """An emulator that translates each block at its second entry, and waits for it."""
    return Emulator(space, BackgroundTranslator(heat=HEAT, keeps=False, waits=True))


@contextmanager
def emulator_of(space: AddressSpace, make: MakeEmulator) -> Iterator[Emulator]:
    """An emulator for a while; what failed in its translator fails here."""
    emulator = make(space)
    try:
        yield emulator
    finally:
        emulator.close()
    if isinstance(emulator.translator, BackgroundTranslator) and emulator.translator.error:
        raise emulator.translator.error


def run_interpreted(image: Image) -> bytes:
    """The data at the end in pvm's interpreter.  Raises Failed."""
    return _run(image, interpreting)


def run_translated(image: Image) -> bytes:
    """The data at the end when code is translated as soon as it runs.  Raises Failed."""
    return _run(image, translating)


def load(space: AddressSpace, image: Image) -> None:
    """Put an image into an address space."""
    for address, content, permissions in ((CODE, image.code, CODE_PERMISSIONS),
                                          (DATA, image.data, DATA_PERMISSIONS)):
        space.map(address, -(-len(content) // PAGE) * PAGE, permissions, content)


def _run(image: Image, make: MakeEmulator) -> bytes:
    with new_space() as space, emulator_of(space, make) as emulator:
        load(space, image)
        hart = emulator.new_hart()
        hart.pc = CODE
        left = emulator.run(hart, INSTRUCTIONS)
        if left.reason != Exit.ECALL:
            raise Failed(f"pvm: {left.reason.name} {left.detail:#x} at {hart.pc:#x}")
        return bytes(space.read(DATA, len(image.data)))


def pvm_says(words: Sequence[int]) -> list[bool]:
    """For each word: does pvm's interpreter execute it?"""
    with new_space() as space, emulator_of(space, interpreting) as emulator:
        space.map(CODE, 2 * PAGE, READ | EXECUTE | WRITE | WRITABLE)
        return [_executes(space, emulator, word) for word in words]


def _executes(space: AddressSpace, emulator: Emulator, word: int) -> bool:
    hart = emulator.new_hart()
    space.write(CODE, word.to_bytes(4, "little"))
    for register in range(1, 32):
        hart.x[register] = DATA
    hart.pc = CODE
    return emulator.run(hart, 1).reason != Exit.ILLEGAL
