"""From a pc to a compiled region. Imported when something is first compiled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pvm.isa.instructions.decoding import Instruction, decode
from pvm.isa.memory.access import EXECUTE, PAGE_SHIFT
from pvm.isa.memory.faults import GuestFault
from pvm.isa.memory.space import AddressSpace
from pvm.isa.translate import thunks
from pvm.isa.translate.code import RegionCode, link
from pvm.isa.translate.emitter import emit
from pvm.isa.translate.regions import Region, Seen, discover
from pvm.lowlevel.code.block import Block
from pvm.lowlevel.code.linking import Linker
from pvm.lowlevel.code.session import compile_text

# LLVM's own pipeline. A few passes take half of the time, but what llvmlite has of them that finds
# equal values is new_gvn alone, which on some regions does not come to an end, sees that, and
# aborts the process; and without it calls and loops take half as long again.
LEVEL: Final = 2
Watch = Callable[[int], None]


class Source:
    """Instructions as they are in guest memory now. `watch` is told each page before its bytes are
    read for the first time."""

    def __init__(self, space: AddressSpace, watch: Watch) -> None:
        self._space = space
        self._watch = watch
        self._pages: dict[int, bool] = {}
        self._known: dict[int, Instruction | None] = {}

    @property
    def pages(self) -> set[int]:
        """All that were looked at."""
        return set(self._pages)

    def fetch(self, pc: int) -> Instruction | None:
        """The instruction at a pc; None if it is illegal or must not be executed."""
        if pc not in self._known:
            self._known[pc] = self._decoded(pc)
        return self._known[pc]

    def _decoded(self, pc: int) -> Instruction | None:
        if pc & 1 or not self._may_execute(pc):
            return None
        bits = self._read(pc)
        if bits & 3 == 3:
            if not self._may_execute(pc + 2):
                return None
            bits |= self._read(pc + 2) << 16
        return decode(bits)

    def _read(self, pc: int) -> int:
        return int.from_bytes(self._space.read(pc, 2), "little")

    def _may_execute(self, pc: int) -> bool:
        page = pc >> PAGE_SHIFT
        if page not in self._pages:
            allowed = (self._space.permissions(pc) or 0) & EXECUTE
            if allowed:
                self._watch(page)
            self._pages[page] = bool(allowed)
        return self._pages[page]


def find(space: AddressSpace, pc: int, seen: Seen, watch: Watch) -> Region | None:
    """The region at a pc; None if there is nothing to translate."""
    try:
        region = discover(pc, Source(space, watch).fetch, seen)
    except GuestFault:
        return None
    return region if region.blocks[region.entry].count else None


def translate(space: AddressSpace, region: Region) -> RegionCode:
    """A region's code. CompileError, LinkError: our own bugs."""
    written = emit(region)
    ranges = [(start, space.read(start, end - start)) for start, end in region.ranges()]
    return link(region.entry.pc, compile_text(written.text, LEVEL), written.symbol,
                written.targets, ranges)


def thunk_block() -> Block:
    """The thunks, compiled."""
    return Linker(compile_text(thunks.text(), 2)).block()
