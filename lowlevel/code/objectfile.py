"""Reads the ELF object files that LLVM makes for x86-64: sections, symbols, relocations.

Only what linking one small object needs; reading takes some 0.1 ms.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

_HEADER = struct.Struct("<40xQ10xHHH")         # e_shoff, e_shentsize, e_shnum, e_shstrndx
_SECTION = struct.Struct("<IIQQQQIIQQ")
_SYMBOL = struct.Struct("<IBBHQQ")
_RELOCATION = struct.Struct("<QIIq")           # r_offset, type, symbol, r_addend
_MAGIC = b"\x7fELF\x02\x01"

SHT_SYMTAB, SHT_RELA = 2, 4
SHF_WRITE, SHF_ALLOC, SHF_EXECINSTR = 1, 2, 4
SHN_UNDEF = 0


class LinkError(Exception):
    """The object file has something that cannot be linked."""


class Section(NamedTuple):
    """`info` is, of relocations, the index of the section that they belong to."""

    name: str
    type: int
    flags: int
    offset: int
    size: int
    info: int
    align: int


class Symbol(NamedTuple):
    """`section` is SHN_UNDEF for what is defined elsewhere; a section's own symbol has no name."""

    name: str
    section: int
    value: int


class Relocation(NamedTuple):
    """`place` is an offset in the section that is relocated."""

    place: int
    kind: int
    symbol: Symbol
    addend: int


class ObjectFile:
    """One object file. `relocations` are by index of the section that they belong to."""

    def __init__(self, data: bytes) -> None:
        if data[:len(_MAGIC)] != _MAGIC:
            raise LinkError("not a 64-bit ELF object file")
        try:
            self._read(data)
        except (struct.error, IndexError, ValueError) as error:
            raise LinkError(f"damaged object file: {error}") from error

    def _read(self, data: bytes) -> None:
        self.data = data
        start, _, count, names = _HEADER.unpack_from(data)
        headers = data[start:start + count * _SECTION.size]
        rows = list(_SECTION.iter_unpack(headers))
        strings = rows[names][4]
        self.sections = [Section(_text(data, strings + name), type_, flags, offset, size, info,
                                 align)
                         for name, type_, flags, _, offset, size, _, info, align, _ in rows]
        self.symbols: list[Symbol] = []
        self.relocations: dict[int, list[Relocation]] = {}
        for row, section in zip(rows, self.sections, strict=True):
            if section.type == SHT_SYMTAB:
                self._read_symbols(section, rows[row[6]][4])
        for section in self.sections:
            if section.type == SHT_RELA:
                self.relocations[section.info] = list(self._read_relocations(section))

    def _read_relocations(self, section: Section) -> Iterator[Relocation]:
        size = self.sections[section.info].size
        for place, kind, symbol, addend in _RELOCATION.iter_unpack(self.content(section)):
            if place >= size:
                raise LinkError(f"relocation at {place} of a section of {size} bytes")
            yield Relocation(place, kind, self.symbols[symbol], addend)

    def _read_symbols(self, section: Section, strings: int) -> None:
        for name, _, _, index, value, _ in _SYMBOL.iter_unpack(self.content(section)):
            text = _text(self.data, strings + name) if name else ""
            self.symbols.append(Symbol(text, index, value))

    def content(self, section: Section) -> bytes:
        """A section's bytes."""
        return self.data[section.offset:section.offset + section.size]


def _text(data: bytes, start: int) -> str:
    return data[start:data.index(b"\0", start)].decode()
