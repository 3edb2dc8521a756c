"""Relocations: what of a shared object depends on where it and others lie.

The RISC-V ELF psABI, chapter 8.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from pvm.isa.elf.dynamic import DynamicSection, Relocation, Symbol
from pvm.isa.elf.errors import ElfError
from pvm.isa.memory.access import WRITE
from pvm.isa.memory.faults import GuestFault
from pvm.isa.memory.space import AddressSpace

NONE: Final = 0
ABSOLUTE: Final = 2             # R_RISCV_64
RELATIVE: Final = 3
COPY: Final = 4
JUMP_SLOT: Final = 5
TLS_MODULE: Final = 7           # R_RISCV_TLS_DTPMOD64
TLS_OFFSET: Final = 9           # R_RISCV_TLS_DTPREL64
TLS_FROM_TP: Final = 11         # R_RISCV_TLS_TPREL64
INDIRECT: Final = 58            # R_RISCV_IRELATIVE

INDIRECT_FUNCTION: Final = 10   # STT_GNU_IFUNC
THREAD_LOCAL: Final = 6         # STT_TLS
WEAK: Final = 2                 # STB_WEAK
_DTV_OFFSET: Final = 0x800      # the thread pointer's bias of offsets in a module
_ABSOLUTE_SECTION: Final = 0xFFF1
_BITS: Final = (1 << 64) - 1

External = Callable[[bytes], int | None]
"""Name of a symbol that the object lacks -> its guest address, None if there is none."""


class ThreadLocals(NamedTuple):
    """Where a library's thread-local variables are: `module` is its number, `offset` the distance
    of its block from the thread pointer."""

    module: int
    offset: int


class IndirectPlace(NamedTuple):
    """A word at guest address `place` that is to hold the result of the function `resolver`."""

    place: int
    resolver: int


class Relocator:
    """Relocates an object that lies at `base`. `indirect`: what only guest code can fill in."""

    def __init__(self, space: AddressSpace, dynamic: DynamicSection, base: int,
                 external: External, thread_locals: ThreadLocals | None,
                 extent: tuple[int, int]) -> None:
        """`extent`: first and end address of the object's pages, as the file has them."""
        self._space = space
        self._extent = extent
        self._dynamic = dynamic
        self._base = base
        self._external = external
        self._thread_locals = thread_locals
        self.indirect: list[IndirectPlace] = []
        self.missing: list[bytes] = []

    def relocate(self) -> None:
        """Obeys all relocations. ElfError: one of them cannot be, or symbols are missing."""
        for relocation in self._dynamic.relocations():
            self._obey(relocation)
        if self.missing:
            names = b", ".join(sorted(set(self.missing))[:10]).decode("utf-8", "backslashreplace")
            raise ElfError(f"undefined symbols: {names}")

    def _obey(self, relocation: Relocation) -> None:
        kind, addend = relocation.kind, relocation.addend
        if kind == NONE:
            return
        if kind == RELATIVE:
            self._store(relocation, self._base + addend)
        elif kind == INDIRECT:
            self._resolve_later(relocation, self._base + addend)
        elif kind in (ABSOLUTE, JUMP_SLOT):
            self._store_symbol(relocation, addend if kind == ABSOLUTE else 0)
        elif kind in (TLS_MODULE, TLS_OFFSET, TLS_FROM_TP):
            self._store(relocation, self._thread_local(relocation))
        else:
            raise ElfError(f"relocation of type {kind} at {relocation.place:#x} is not known")

    def _store(self, relocation: Relocation, value: int) -> None:
        place, (first, end) = relocation.place, self._extent
        try:
            if not first <= place <= end - 8:
                raise GuestFault(place, WRITE)
            self._space.patch(self._base + place, (value & _BITS).to_bytes(8, "little"))
        except GuestFault:
            raise ElfError(f"a relocation at {place:#x}, outside of the file") from None

    def _resolve_later(self, relocation: Relocation, resolver: int) -> None:
        self._store(relocation, 0)
        self.indirect.append(IndirectPlace(self._base + relocation.place, resolver & _BITS))

    def _store_symbol(self, relocation: Relocation, addend: int) -> None:
        symbol = self._dynamic.symbol(relocation.symbol)
        if symbol.section and symbol.kind == INDIRECT_FUNCTION and relocation.symbol:
            self._resolve_later(relocation, self._base + symbol.value)
            return
        self._store(relocation, self._address(relocation.symbol, symbol) + addend)

    def _address(self, index: int, symbol: Symbol) -> int:
        """Where a symbol is: in the object itself first, so that no other can get in between."""
        if index == 0:
            return self._base
        if symbol.section:
            return symbol.value + (0 if symbol.section == _ABSOLUTE_SECTION else self._base)
        found = self._external(symbol.name)
        if found is None:
            if symbol.binding != WEAK:
                self.missing.append(symbol.name)
            return 0
        return found

    def _thread_local(self, relocation: Relocation) -> int:
        if self._thread_locals is None:
            raise ElfError("it has thread-local variables, which have no place here")
        symbol = self._dynamic.symbol(relocation.symbol)
        if relocation.symbol and not symbol.section:
            self.missing.append(symbol.name)
        if relocation.kind == TLS_MODULE:
            return self._thread_locals.module
        offset = symbol.value + relocation.addend
        if relocation.kind == TLS_OFFSET:
            return offset - _DTV_OFFSET
        return self._thread_locals.offset + offset
