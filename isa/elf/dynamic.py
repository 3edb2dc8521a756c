"""The dynamic section of a shared object: what a dynamic linker reads of it."""

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from pvm.isa.elf.errors import ElfError
from pvm.isa.elf.headers import DYNAMIC, LOAD, ElfFile, Segment

NEEDED: Final = 1
PLT_SIZE: Final = 2
HASH: Final = 4
STRINGS: Final = 5
SYMBOLS: Final = 6
RELOCATIONS: Final = 7
RELOCATIONS_SIZE: Final = 8
RELOCATION_ENTRY: Final = 9
STRINGS_SIZE: Final = 10
SYMBOL_ENTRY: Final = 11
INIT: Final = 12
FINI: Final = 13
NAME: Final = 14                # DT_SONAME
REL: Final = 17
PLT_KIND: Final = 20
PLT_RELOCATIONS: Final = 23
INIT_ARRAY: Final = 25
FINI_ARRAY: Final = 26
INIT_ARRAY_SIZE: Final = 27
FINI_ARRAY_SIZE: Final = 28
RELR: Final = 36
GNU_HASH: Final = 0x6FFFFEF5

_ENTRY: Final = struct.Struct("<qQ")
_SYMBOL: Final = struct.Struct("<IBBHQQ")
_RELOCATION: Final = struct.Struct("<QIIq")     # symbol and type are halves of r_info
_MOST_ENTRIES: Final = 4096
_LONGEST_NAME: Final = 1 << 16


class Symbol(NamedTuple):
    """A row of the symbol table. `section` 0: it is to be found elsewhere."""

    name: bytes
    kind: int
    binding: int
    visibility: int
    section: int
    value: int
    size: int


class Relocation(NamedTuple):
    """`place` is an address of the file; `symbol` an index, 0 for none."""

    place: int
    kind: int
    symbol: int
    addend: int


class DynamicSection:
    """What the tables say that the dynamic section leads to. ElfError, from every method: they do
    not lie in the file."""

    def __init__(self, file: ElfFile) -> None:
        self._file = file
        self._loads = [segment for segment in file.segments if segment.kind == LOAD]
        segment = file.segment(DYNAMIC)
        if segment is None:
            raise ElfError("no dynamic section: not a shared object")
        self._values, self._needed = _entries(file.bytes_of(segment))
        for tag, size in ((SYMBOL_ENTRY, _SYMBOL.size), (RELOCATION_ENTRY, _RELOCATION.size)):
            if self._values.get(tag, size) != size:
                raise ElfError(f"table entries of {self._values[tag]} bytes, not {size}")
        if REL in self._values or RELR in self._values or self.value(PLT_KIND, 7) != RELOCATIONS:
            raise ElfError("relocations without addends, or packed ones")
        self._strings = self._table(STRINGS, STRINGS_SIZE)
        self.symbol_count = self._count_symbols()
        size = self.symbol_count * _SYMBOL.size
        self._symbols = self._bytes(self.value(SYMBOLS), size) if size else b""

    def value(self, tag: int, default: int = 0) -> int:
        """The value of an entry."""
        return self._values.get(tag, default)

    @property
    def needed(self) -> list[bytes]:
        """Names of the libraries that it wants to be linked with."""
        return [self._string(offset) for offset in self._needed]

    @property
    def name(self) -> bytes:
        """What it calls itself; empty if it does not."""
        return self._string(self._values[NAME]) if NAME in self._values else b""

    def symbol(self, index: int) -> Symbol:
        """A row of the symbol table."""
        if not 0 <= index < self.symbol_count:
            raise ElfError(f"symbol {index} of {self.symbol_count}")
        name, info, other, section, value, size = _SYMBOL.unpack_from(
            self._symbols, index * _SYMBOL.size)
        return Symbol(self._string(name), info & 0xF, info >> 4, other & 3, section, value, size)

    def relocations(self) -> Iterator[Relocation]:
        """All relocations, those of the procedure linkage table last."""
        for address, size in ((RELOCATIONS, RELOCATIONS_SIZE), (PLT_RELOCATIONS, PLT_SIZE)):
            for place, kind, symbol, addend in _RELOCATION.iter_unpack(
                    self._table(address, size, _RELOCATION.size)):
                yield Relocation(place, kind, symbol, addend)

    def _table(self, address: int, size: int, entry: int = 1) -> bytes:
        length = self.value(size)
        if length % entry:
            raise ElfError(f"a table of {length} bytes has entries of {entry}")
        return self._bytes(self.value(address), length) if length else b""

    def _string(self, offset: int) -> bytes:
        end = self._strings.find(b"\0", offset, offset + _LONGEST_NAME)
        if end < 0:
            raise ElfError(f"no string at {offset} of the string table")
        return self._strings[offset:end]

    def _bytes(self, address: int, size: int) -> bytes:
        """What the file has for an address."""
        position = self._position(address, size)
        return self._file.content[position:position + size]

    def _position(self, address: int, size: int) -> int:
        for segment in self._loads:
            if _holds(segment, address, size):
                return segment.offset + address - segment.address
        raise ElfError(f"{size} bytes at {address:#x} are not in the file")

    def _word(self, address: int) -> int:
        return int.from_bytes(self._bytes(address, 4), "little")

    def _count_symbols(self) -> int:
        if HASH in self._values:
            return self._word(self._values[HASH] + 4)           # nchain
        return self._count_by_gnu_hash(self._values[GNU_HASH]) if GNU_HASH in self._values else 0

    def _count_by_gnu_hash(self, table: int) -> int:
        """The chains are sorted by bucket: the last one's end is the table's."""
        buckets, first, bloom = (self._word(table + 4 * index) for index in range(3))
        start = table + 16 + 8 * bloom
        chains = start + 4 * buckets
        words = self._bytes(start, 4 * buckets)
        last = max((word for word, in struct.iter_unpack("<I", words)), default=0)
        if last < first:
            return first
        position = self._position(chains + 4 * (last - first), 4)
        while not self._file.content[position] & 1:             # the low bit ends a chain
            last += 1
            position += 4
            if position + 4 > len(self._file.content):
                raise ElfError("a hash chain runs beyond the end of the file")
        return last + 1


def _holds(segment: Segment, address: int, size: int) -> bool:
    end = segment.address + segment.file_size
    return segment.address <= address <= address + size <= end


def _entries(content: bytes) -> tuple[dict[int, int], list[int]]:
    """Tag -> value, and the offsets of the names of needed libraries."""
    values: dict[int, int] = {}
    needed: list[int] = []
    for index in range(min(len(content) // _ENTRY.size, _MOST_ENTRIES)):
        tag, value = _ENTRY.unpack_from(content, index * _ENTRY.size)
        if tag == 0:
            return values, needed
        if tag == NEEDED:
            needed.append(value)
        else:
            values[tag] = value
    raise ElfError("the dynamic section has no end")
