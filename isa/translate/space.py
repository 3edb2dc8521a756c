"""The translated code of one emulator, in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from pvm.isa.translate.cells import Cells
from pvm.isa.translate.code import RegionCode, cell_symbol
from pvm.lowlevel.code.block import Block
from pvm.lowlevel.code.farjumps import FarJumps
from pvm.lowlevel.code.memory import CodeMemory
from pvm.lowlevel.image.loader import c_function

if TYPE_CHECKING:
    from pvm.lowlevel.code.perfmap import PerfMap

INTERPRET: Final = "isa.region.interpret"
RESUME: Final = "isa.region.resume"
ENTER: Final = "isa.region.enter"
HANDLER_PREFIX: Final = "isa."


class Installed:
    """A region in the process: `entry` is its address, `pages` the guest pages that it is of."""

    def __init__(self, code: RegionCode, start: int) -> None:
        self.pc = code.pc
        self.start = start
        self.size = len(code.block.content)
        self.entry = start + code.entry
        self.pages = code.pages


class CodeSpace:
    """Memory for regions, their cells, and the thunks. Not thread-safe."""

    def __init__(self, limit: int, thunks: Block, handler: Callable[[str], int],
                 perf_map: PerfMap | None = None) -> None:
        """`limit` in bytes; `handler` gives the address of an interpreter's handler."""
        self.memory = CodeMemory(limit, perf_map is not None)
        self._perf_map = perf_map
        self._handler = handler
        self._far = FarJumps(self.memory)
        start = self._place(thunks, {})
        self._thunks = {name: start + offset for name, offset in thunks.symbols.items()}
        self.enter = self._thunks[ENTER]
        self.cells = Cells(self.memory, self._thunks[RESUME])

    def install(self, code: RegionCode) -> Installed:
        """Puts a region in place; nobody is led to it yet. CodeCacheFull."""
        symbols = {cell_symbol(pc): self.cells.address(pc) for pc in code.targets}
        symbols.update(self._thunks)
        start = self._place(code.block, symbols)
        made = Installed(code, start)
        if self._perf_map is not None:
            self._perf_map.add(start, made.size, f"riscv:{code.pc:x}")
        return made

    def free(self, installed: Installed) -> None:
        """Gives a region's memory back. Nobody is in it, or led to it."""
        self.memory.free(installed.start, installed.size)

    def release(self) -> None:
        """Unmaps everything; no hart will run."""
        self.memory.release()

    def _place(self, block: Block, symbols: dict[str, int]) -> int:
        start = self.memory.allocate(len(block.content))

        def resolve(name: str) -> int:
            if name.startswith(HANDLER_PREFIX):
                return symbols.get(name) or self._handler(name)
            return symbols.get(name) or c_function(name)

        self.memory.write(start, block.relocated(start, resolve, self._far.to))
        return start
