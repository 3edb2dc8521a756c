"""One object file → bytes for an address.

A block holds the code first, then its read-only data. What lies outside is named by a symbol, whose
address the caller knows; calls go through a stub of the caller's where the target is too far away.
"""

import struct
from collections.abc import Callable
from typing import Final

from pvm.lowlevel.code.block import Block
from pvm.lowlevel.code.memory import ALIGNMENT
from pvm.lowlevel.code.objectfile import (
    SHF_ALLOC,
    SHF_EXECINSTR,
    SHF_WRITE,
    SHN_UNDEF,
    LinkError,
    ObjectFile,
    Relocation,
    Section,
    Symbol,
)

_WIDE: Final = struct.Struct("<Q")
STACK_MAPS: Final = ".llvm_stackmaps"
_NOT_LOADED: Final = (STACK_MAPS, ".eh_frame")
# .data.rel.ro is writable to a linker that relocates it: here it is written before it is mapped.
_READ_ONLY: Final = ".data.rel.ro"


class Linker:
    """An object file laid out: its block's `size`, then its bytes at an address."""

    def __init__(self, data: bytes) -> None:
        self._file = ObjectFile(data)
        self._content = bytearray()
        self._starts: dict[int, int] = {}
        self._maps = -1
        self._lay_out()
        self.size = len(self._content)
        self.symbols = {s.name: self._starts[s.section] + s.value for s in self._file.symbols
                        if s.name and s.section in self._starts}
        self.undefined = [s.name for s in self._file.symbols
                          if s.name and s.section == SHN_UNDEF]

    def _lay_out(self) -> None:
        for wanted in (SHF_EXECINSTR, 0):
            for index, section in enumerate(self._file.sections):
                if section.name == STACK_MAPS:
                    self._maps = index
                if not section.flags & SHF_ALLOC or section.name.startswith(_NOT_LOADED):
                    continue
                if section.flags & SHF_WRITE and not section.name.startswith(_READ_ONLY):
                    if section.size:
                        raise LinkError(f"code with writable data: section {section.name}")
                elif section.flags & SHF_EXECINSTR == wanted:
                    self._place(index, section)

    def _place(self, index: int, section: Section) -> None:
        if section.align > ALIGNMENT:
            raise LinkError(f"section {section.name} is to be aligned to {section.align}")
        self._content.extend(bytes(-len(self._content) % max(section.align, 1)))
        self._starts[index] = len(self._content)
        self._content.extend(self._file.content(section))

    def _offset(self, symbol: Symbol) -> int:
        """A symbol's place in the block."""
        if symbol.section not in self._starts:
            raise LinkError(f"{symbol.name!r} is in section {symbol.section}, which is not loaded")
        return self._starts[symbol.section] + symbol.value

    def stack_maps(self) -> bytes:
        """The stack map section with its functions' addresses as offsets in the block; empty if
        there is none."""
        if self._maps < 0:
            return b""
        content = bytearray(self._file.content(self._file.sections[self._maps]))
        for relocation in self._file.relocations.get(self._maps, ()):
            value = self._offset(relocation.symbol) + relocation.addend
            _WIDE.pack_into(content, relocation.place, value)
        return bytes(content)

    def block(self) -> Block:
        """What was laid out, with what is still to be filled in."""
        relocations = [self._relocation(start, relocation)
                       for section, start in self._starts.items()
                       for relocation in self._file.relocations.get(section, ())]
        return Block(bytes(self._content), self.symbols, relocations)

    def _relocation(self, start: int, relocation: Relocation) -> tuple[int, int, str, int]:
        symbol = relocation.symbol
        place, kind, addend = start + relocation.place, relocation.kind, relocation.addend
        if symbol.section == SHN_UNDEF:
            return place, kind, symbol.name, addend
        return place, kind, "", addend + self._offset(symbol)

    def relocated(self, address: int, resolve: Callable[[str], int],
                  stub: Callable[[int], int]) -> bytes:
        """See `Block.relocated`."""
        return self.block().relocated(address, resolve, stub)
