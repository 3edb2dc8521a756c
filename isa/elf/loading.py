"""Segments into an address space."""

from typing import Final, NamedTuple

from pvm.isa.elf.errors import ElfError
from pvm.isa.elf.headers import (
    EXECUTABLE,
    INTERPRETER,
    ElfFile,
    Segment,
    read_headers,
)
from pvm.isa.memory.access import EXECUTE, PAGE_SIZE
from pvm.isa.memory.faults import OutOfSpace
from pvm.isa.memory.space import AddressSpace

LOWEST: Final = 0x1000          # nothing is ever mapped at address 0
_HEADER_SIZE: Final = 56


class LoadedProgram(NamedTuple):
    """An executable in memory. `headers`: the address of its program headers, 0 where they are not
    loaded; `end`: the first address behind it, on a page."""

    entry: int
    headers: int
    header_count: int
    base: int           # what was added to the file's addresses
    end: int

    @property
    def header_size(self) -> int:
        return _HEADER_SIZE


def load_program(space: AddressSpace, content: bytes) -> LoadedProgram:
    """Loads a static executable, position-independent or not. ElfError."""
    file = read_headers(content)
    interpreter = file.segment(INTERPRETER)
    if interpreter is not None:
        name = file.bytes_of(interpreter).rstrip(b"\0")[:100].decode("ascii", "backslashreplace")
        raise ElfError(f"dynamically linked (it needs {name}); only static programs can be run: "
                       "link with -static or -static-pie")
    base = 0 if file.kind == EXECUTABLE else (space.size >> 2) - file.extent()[0]
    place_segments(space, file, base)
    entry = (base + file.entry) & ((1 << 64) - 1)
    if not any(segment.address <= file.entry < segment.end and segment.permissions & EXECUTE
               for segment in file.loaded):
        raise ElfError(f"the entry point {file.entry:#x} lies in no executable segment")
    return LoadedProgram(entry, _headers_address(file, base), len(file.segments), base,
                         base + file.extent()[1])


def place_segments(space: AddressSpace, file: ElfFile, base: int) -> None:
    """Maps all segments at `base`, which is a multiple of PAGE_SIZE. ElfError: they do not fit."""
    first, end = file.extent()
    if base + first < LOWEST or base + end > space.size:
        raise ElfError(f"addresses {base + first:#x} to {base + end:#x} cannot be mapped")
    if not space.is_free(base + first, end - first):
        raise ElfError(f"addresses {base + first:#x} to {base + end:#x} are taken")
    try:
        for segment in file.loaded:
            if segment.memory_size:
                _place(space, file, segment, base)
    except OutOfSpace as error:
        raise ElfError(f"no memory for it: {error}") from None


def _place(space: AddressSpace, file: ElfFile, segment: Segment, base: int) -> None:
    """Maps one segment. A page that it shares with the one before gets what either allows."""
    start = (base + segment.address) & -PAGE_SIZE
    end = -(-(base + segment.end) // PAGE_SIZE) * PAGE_SIZE
    shared = space.permissions(start)
    if shared is not None:
        space.protect(start, PAGE_SIZE, shared | segment.permissions)
        start += PAGE_SIZE
    if start < end:
        space.map(start, end - start, segment.permissions)
    if segment.file_size:
        space.patch(base + segment.address, file.bytes_of(segment))


def _headers_address(file: ElfFile, base: int) -> int:
    """Where the program headers are in memory."""
    length = len(file.segments) * _HEADER_SIZE
    for segment in file.loaded:
        if segment.offset <= file.header_offset and (
                file.header_offset + length <= segment.offset + segment.file_size):
            return base + segment.address + file.header_offset - segment.offset
    return 0
