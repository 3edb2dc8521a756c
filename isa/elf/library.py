"""Shared objects in an address space."""

import struct
from typing import NamedTuple

from pvm.isa.elf import dynamic as tags
from pvm.isa.elf.dynamic import DynamicSection
from pvm.isa.elf.errors import ElfError
from pvm.isa.elf.headers import RELRO, SHARED, TLS, ElfFile, read_headers
from pvm.isa.elf.loading import LOWEST, place_segments
from pvm.isa.elf.relocations import (
    INDIRECT_FUNCTION,
    THREAD_LOCAL,
    External,
    IndirectPlace,
    Relocator,
    ThreadLocals,
)
from pvm.isa.memory.access import PAGE_SIZE, READ
from pvm.isa.memory.faults import GuestFault, OutOfSpace
from pvm.isa.memory.space import AddressSpace

_LOCAL = 0                      # STB_LOCAL
_HIDDEN = (1, 2)                # STV_INTERNAL, STV_HIDDEN


class ThreadLocalImage(NamedTuple):
    """What every thread gets a block of: `content`, then zeros up to `size` bytes."""

    content: bytes
    size: int
    alignment: int


class Library(NamedTuple):
    """A shared object in memory, relocated. All addresses are the guest's.

    Before anything else of it runs, somebody has to fill the `indirect` places and to call the
    `initialisers`, in this order. `symbols`: what it exports, but for thread-local variables.
    """

    base: int
    end: int
    name: bytes
    needed: tuple[bytes, ...]
    symbols: dict[bytes, int]
    initialisers: tuple[int, ...]
    finalisers: tuple[int, ...]
    indirect: tuple[IndirectPlace, ...]
    thread_locals: ThreadLocalImage | None


def _nothing(name: bytes) -> int | None:
    del name
    return None


def load_library(space: AddressSpace, content: bytes, external: External = _nothing,
                 thread_locals: ThreadLocals | None = None) -> Library:
    """Places a shared object into the space and relocates it. ElfError, with nothing mapped.

    `external` knows the symbols of others; `thread_locals` says where those of this object are,
    which `thread_local_image` tells beforehand.
    """
    file = read_headers(content)
    if file.kind != SHARED:
        raise ElfError("an executable, not a shared object")
    section = DynamicSection(file)
    first, end = file.extent()
    with space.lock:
        try:
            place = space.find_free(end - first, LOWEST)
        except OutOfSpace as error:
            raise ElfError(f"no memory for it: {error}") from None
        base = place - first
        try:
            place_segments(space, file, base)
            return _joined(space, file, section, base, external, thread_locals)
        except ElfError:
            space.unmap(place, end - first)
            raise


def thread_local_image(content: bytes) -> ThreadLocalImage | None:
    """The thread-local variables of a shared object; None if it has none. ElfError."""
    return _thread_local_image(read_headers(content))


def _thread_local_image(file: ElfFile) -> ThreadLocalImage | None:
    segment = file.segment(TLS)
    if segment is None:
        return None
    if segment.file_size > segment.memory_size:
        raise ElfError("more thread-local bytes in the file than in memory")
    return ThreadLocalImage(file.bytes_of(segment), segment.memory_size, max(segment.alignment, 1))


def _joined(space: AddressSpace, file: ElfFile, section: DynamicSection, base: int,
            external: External, thread_locals: ThreadLocals | None) -> Library:
    relocator = Relocator(space, section, base, external, thread_locals, file.extent())
    relocator.relocate()
    found = Library(
        base + file.extent()[0], base + file.extent()[1], section.name, tuple(section.needed),
        _exported(section, base),
        _functions(space, section, base, tags.INIT, tags.INIT_ARRAY, tags.INIT_ARRAY_SIZE),
        _functions(space, section, base, tags.FINI, tags.FINI_ARRAY, tags.FINI_ARRAY_SIZE)[::-1],
        tuple(relocator.indirect), _thread_local_image(file))
    _seal(space, file, base)
    return found


def _exported(section: DynamicSection, base: int) -> dict[bytes, int]:
    found = {}
    for index in range(1, section.symbol_count):
        symbol = section.symbol(index)
        if symbol.section and symbol.binding != _LOCAL and symbol.visibility not in _HIDDEN and (
                symbol.kind not in (THREAD_LOCAL, INDIRECT_FUNCTION)):
            found[symbol.name] = base + symbol.value
    return found


def _functions(space: AddressSpace, section: DynamicSection, base: int, single: int, array: int,
               array_size: int) -> tuple[int, ...]:
    """The functions to be called at a library's start or end, in the order of its start."""
    found = [base + section.value(single)] if section.value(single) else []
    size = section.value(array_size)
    if size % 8:
        raise ElfError(f"an array of functions has {size} bytes")
    try:
        words = space.read(base + section.value(array), size) if size else b""
    except GuestFault:
        raise ElfError("an array of functions lies outside of the file") from None
    # 0 and -1 mark empty places
    found += [word for word, in struct.iter_unpack("<Q", words) if 0 < word < (1 << 64) - 1]
    return tuple(found)


def _seal(space: AddressSpace, file: ElfFile, base: int) -> None:
    """Takes away the right to write what only relocations had to."""
    segment = file.segment(RELRO)
    if segment is None:
        return
    start, end = segment.address & -PAGE_SIZE, segment.end & -PAGE_SIZE
    first, limit = file.extent()
    try:
        if not first <= start <= end <= limit:
            raise GuestFault(start, READ)
        if end > start:
            space.protect(base + start, end - start, READ)
    except GuestFault:
        raise ElfError("what is to be read-only lies outside of the file") from None
