"""Shared objects: relocations, symbols, initialisers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from elf_files import CODE, DATA, DEFINED, MISSING, PAGE, WEAK, executable, library, relocation

from pvm.isa.elf.errors import ElfError
from pvm.isa.elf.library import ThreadLocalImage, load_library, thread_local_image
from pvm.isa.elf.relocations import IndirectPlace, ThreadLocals
from pvm.isa.memory.access import EXECUTE, READ, WRITE
from pvm.isa.memory.space import AddressSpace

RELATIVE, ABSOLUTE, SLOT, MODULE, OFFSET, FROM_TP, INDIRECT = 3, 2, 5, 7, 9, 11, 58
PLACE = DATA + 8


@pytest.fixture
def space() -> Iterator[AddressSpace]:
    made = AddressSpace(1 << 28)
    yield made
    made.close()


def test_what_a_library_says(space: AddressSpace) -> None:
    found = load_library(space, library())
    assert found.base == space.size - 3 * PAGE and found.end == space.size
    assert (found.name, found.needed) == (b"name.so", (b"needed.so",))
    assert found.symbols == {b"defined": found.base + CODE}
    assert found.initialisers == (CODE,)            # nothing has relocated the array
    assert found.thread_locals == ThreadLocalImage(b"data", 16, 8)
    assert thread_local_image(library()) == found.thread_locals
    assert [row[2] for row in space.mappings()] == [READ | EXECUTE, READ | WRITE]


@pytest.mark.parametrize(("kind", "index", "addend", "expected", "is_relative"), [
    (RELATIVE, 0, 0x123, 0x123, True),
    (RELATIVE, 0, -8, -8, True),
    (ABSOLUTE, DEFINED, 4, CODE + 4, True),
    (ABSOLUTE, MISSING, 4, 0x5004, False),
    (ABSOLUTE, WEAK, 4, 4, False),
    (SLOT, MISSING, 0, 0x5000, False),
    (SLOT, DEFINED, 0, CODE, True),
    (MODULE, 0, 0, 3, False),
    (OFFSET, 0, 0x808, 8, False),
    (FROM_TP, 0, 8, 0x108, False),
])
def test_relocations(space: AddressSpace, kind: int, index: int, addend: int, expected: int,
                     is_relative: bool) -> None:
    found = load_library(space, library(relocation(PLACE, kind, index, addend)),
                         {b"missing": 0x5000}.get, ThreadLocals(3, 0x100))
    value = int.from_bytes(space.read(found.base + PLACE, 8), "little")
    assert value == expected + (found.base if is_relative else 0)


def test_initialisers_are_relocated(space: AddressSpace) -> None:
    found = load_library(space, library(relocation(DATA + 0x100, RELATIVE, 0, CODE),
                                        {12: CODE + 2}))
    assert found.initialisers == (found.base + CODE + 2, found.base + CODE)


def test_what_only_code_can_resolve(space: AddressSpace) -> None:
    found = load_library(space, library(relocation(PLACE, INDIRECT, 0, CODE)))
    assert found.indirect == (IndirectPlace(found.base + PLACE, found.base + CODE),)


def test_read_only_code_can_be_relocated(space: AddressSpace) -> None:
    found = load_library(space, library(relocation(CODE + 8, RELATIVE, 0, 1)))
    assert int.from_bytes(space.read(found.base + CODE + 8, 8), "little") == found.base + 1


@pytest.mark.parametrize(("content", "message"), [
    (executable(), "an executable, not a shared object"),
    (executable(kind=3, base=0), "no dynamic section"),
    (library(relocation(PLACE, ABSOLUTE, MISSING)), "undefined symbols: missing"),
    (library(relocation(PLACE, 99)), "relocation of type 99"),
    (library(relocation(PLACE, ABSOLUTE, 77)), "symbol 77 of 5"),
    (library(relocation(3 * PAGE - 4, RELATIVE)), "outside of the file"),
    (library(relocation((1 << 64) - 8, RELATIVE)), "outside of the file"),
    (library(relocation(PLACE, FROM_TP)), "thread-local variables"),
    (library(extra={11: 16}), "table entries of 16 bytes"),
    (library(extra={17: 0}), "relocations without addends"),
    (library(extra={8: 25}), "has entries of 24"),
    (library(extra={6: 1 << 60}), "are not in the file"),
    (library(extra={27: 1 << 50}), "outside of the file"),
    (library(extra={27: 7}), "an array of functions has 7 bytes"),
    (library(extra={14: 1 << 40}), "no string at"),
])
def test_wrong_libraries(space: AddressSpace, content: bytes, message: str) -> None:
    with pytest.raises(ElfError, match=message):
        load_library(space, content)
    assert list(space.mappings()) == []
