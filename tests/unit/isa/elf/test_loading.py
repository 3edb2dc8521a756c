"""Executables in memory, and what is wrong with others."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pytest
from elf_files import PAGE, SHARED, executable, header, segment

from pvm.isa.elf.errors import ElfError
from pvm.isa.elf.loading import load_program
from pvm.isa.memory.access import EXECUTE, READ, WRITE
from pvm.isa.memory.space import AddressSpace

SIZE = 1 << 28


@pytest.fixture
def space() -> Iterator[AddressSpace]:
    made = AddressSpace(SIZE)
    yield made
    made.close()


def test_segments_are_where_the_file_says(space: AddressSpace) -> None:
    program = load_program(space, executable(b"\x73\0\0\0"))
    assert (program.entry, program.headers, program.header_count) == (0x10200, 0x10040, 2)
    assert (program.base, program.end) == (0, 0x14000)
    assert list(space.mappings()) == [(0x10000, 0x11000, READ | EXECUTE),
                                      (0x11000, 0x14000, READ | WRITE)]
    assert space.read(0x10200, 4) == b"\x73\0\0\0"
    assert space.read(0x11000, 24) == b"sixteen bytes..." + bytes(8)


def test_position_independent_ones_are_placed_high(space: AddressSpace) -> None:
    program = load_program(space, executable(base=0, kind=SHARED))
    assert program.base == SIZE // 4 and program.entry == SIZE // 4 + 0x200
    assert space.read(program.base + PAGE, 7) == b"sixteen"


def test_a_page_of_two_segments_gets_what_either_allows(space: AddressSpace) -> None:
    content = header(2, 0x10200, 2) + segment(1, 5, 0, 0x10000, 0x300)
    content += segment(1, 6, 0x300, 0x10300, 0x100, 2 * PAGE)
    load_program(space, content.ljust(0x300, b"a").ljust(0x400, b"b"))
    assert list(space.mappings()) == [(0x10000, 0x11000, READ | WRITE | EXECUTE),
                                      (0x11000, 0x13000, READ | WRITE)]
    assert space.read(0x102FF, 2) == b"ab"


def changed(offset: int, data: bytes, content: bytes | None = None) -> bytes:
    whole = executable() if content is None else content
    return whole[:offset] + data + whole[offset + len(data):]


def word(value: int) -> bytes:
    return struct.pack("<Q", value)


WRONG = [
    (b"", "not an ELF file"),
    (b"#!/bin/sh\n".ljust(100), "not an ELF file"),
    (executable()[:50], "not an ELF file"),
    (changed(4, b"\x01"), "not a 64-bit little-endian"),
    (changed(5, b"\x02"), "not a 64-bit little-endian"),
    (changed(18, b"\x3e\0"), "for machine 62, not for RISC-V"),
    (changed(16, b"\x01\0"), "of type 1"),
    (changed(48, b"\x08"), "RV32E"),
    (changed(48, b"\x06"), "the Q extension"),
    (changed(54, b"\x20\0"), "program headers of 32 bytes"),
    (changed(56, b"\0\0"), "0 program headers"),
    (changed(56, b"\xff\xff"), "65535 program headers"),
    (changed(32, word(1 << 63)), "beyond the end of the file"),
    (changed(64, b"\x09"), "out of order|executable segment"),
    (changed(64 + 8, word(1 << 40)), "beyond the end of the file"),
    (changed(64 + 32, word(1 << 40)), "beyond the end of the file"),
    (changed(64 + 40, word(8)), "more bytes in the file than in memory"),
    (changed(64 + 40, word((1 << 64) - 1)), "ends beyond all addresses"),
    (changed(64 + 48, word(3)), "has alignment 0x3"),
    (changed(64 + 16, word(0x10008)), "not aligned as its place"),
    (changed(64 + 56 + 16, word(0x10000)), "out of order or overlap"),
    (changed(64 + 16, word(0)), "cannot be mapped"),
    (changed(64 + 56 + 40, word(1 << 40)), "cannot be mapped"),
    (changed(24, word(0x11000)), "entry point 0x11000 lies in no executable segment"),
    (changed(64, b"\x03\0\0\0\x05\0\0\0" + word(1) + word(0) + word(0) + word(3)),
     "dynamically linked .it needs ELF"),
]


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_wrong_files(space: AddressSpace, content: bytes, message: str) -> None:
    with pytest.raises(ElfError, match=message):
        load_program(space, content)


def test_the_limit_of_memory(space: AddressSpace) -> None:
    space.limit = 3 * PAGE
    with pytest.raises(ElfError, match="no memory for it"):
        load_program(space, executable())
