"""One object file → bytes for an address.

A block holds the code first, then its read-only data. What lies outside is named by a symbol, whose
address the caller knows; calls go through a stub of the caller's where the target is too far away.
"""

import struct
from collections.abc import Callable
from typing import Final

from pvm.jit.code.memory import ALIGNMENT
from pvm.jit.code.objectfile import (
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

_SIGNED: Final = struct.Struct("<i")
_WIDE: Final = struct.Struct("<Q")
# x86-64 psABI 4.4.1: relocations by R_X86_64_ and their name
R_64, R_PC32, R_PLT32, R_32, R_32S = 1, 2, 4, 10, 11
_ABSOLUTE: Final = {R_64: _WIDE, R_32: struct.Struct("<I"), R_32S: _SIGNED}
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

    def relocated(self, address: int, resolve: Callable[[str], int],
                  stub: Callable[[int], int]) -> bytes:
        """The block's bytes for `address`. `resolve` gives the address of a symbol, `stub` that of
        code nearby which jumps to a far function."""
        content = self._content[:]
        for section, start in self._starts.items():
            for relocation in self._file.relocations.get(section, ()):
                self._relocate(content, address, start, relocation, resolve, stub)
        return bytes(content)

    def _relocate(self, content: bytearray, address: int, start: int, relocation: Relocation,
                  resolve: Callable[[str], int], stub: Callable[[int], int]) -> None:
        symbol, kind, addend = relocation.symbol, relocation.kind, relocation.addend
        place = start + relocation.place
        if symbol.section != SHN_UNDEF:
            target = address + self._offset(symbol)
        else:
            target = resolve(symbol.name)
            if kind == R_PLT32 and not _near(target + addend - address - place):
                target = stub(target)
        from_place = target + addend - address - place
        try:
            if kind in (R_PC32, R_PLT32):
                _SIGNED.pack_into(content, place, from_place)
            elif kind in _ABSOLUTE:
                _ABSOLUTE[kind].pack_into(content, place, target + addend)
            else:
                raise LinkError(f"relocation {kind} of {symbol.name!r} is not known")
        except struct.error:
            raise LinkError(f"{symbol.name!r} at {target:#x} is out of reach of relocation {kind} "
                            f"at {address + place:#x}") from None


def _near(distance: int) -> bool:
    return -1 << 31 <= distance < 1 << 31
