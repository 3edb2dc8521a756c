"""What the translator did, for people: files of regions, LLVM text, assembly; names for `perf`."""

from __future__ import annotations

import os
import sys

from pvm.isa.instructions.text import disassemble
from pvm.isa.translate.code import RegionCode
from pvm.isa.translate.regions import BasicBlock, Region
from pvm.lowlevel.code.perfmap import PerfMap


class Reporter:
    """`folder`: where files go, three for each region (`10594.region`, `.ll`, `.s`); none without
    it. `names_code`: regions are named for `perf`."""

    def __init__(self, folder: str | None = None, names_code: bool = False) -> None:
        self._folder = folder
        self.perf_map = PerfMap() if names_code else None
        if folder is not None:
            os.makedirs(folder, exist_ok=True)

    def compiled(self, region: Region, code: RegionCode) -> None:
        """A region was compiled."""
        if self._folder is None:
            return
        from pvm.isa.translate.compiling import LEVEL
        from pvm.isa.translate.emitter import emit
        from pvm.lowlevel.code.session import assembly, optimised_ir

        written = emit(region).text
        self._write(code.pc, "region", region_text(region))
        self._write(code.pc, "ll", optimised_ir(written, LEVEL))
        self._write(code.pc, "s", assembly(written, LEVEL))

    def failed(self, pc: int, error: BaseException) -> None:
        """A region could not be compiled, and is interpreted."""
        print(f"pvm: no code for {pc:#x}: {error}", file=sys.stderr)

    def _write(self, pc: int, kind: str, content: str) -> None:
        assert self._folder is not None
        with open(os.path.join(self._folder, f"{pc:x}.{kind}"), "w", encoding="utf-8") as stream:
            stream.write(content)


def region_text(region: Region) -> str:
    """A region's blocks and instructions as text."""
    return "\n".join(line for block in region.blocks.values() for line in _lines(region, block))


def _lines(region: Region, block: BasicBlock) -> list[str]:
    returns = "".join(f" in {place:#x}" for place in block.key.returns)
    needed = region.heads.get(block.key)
    head = f" (needs {needed} fuel)" if needed is not None else ""
    lines = [f"{block.key.pc:#x}{returns}:{head}"]
    steps = [*block.steps, *([block.last] if block.last is not None else [])]
    lines += [f"    {step.pc:#x}  {disassemble(step.instruction, step.pc)}" for step in steps]
    ways = [f"{key.pc:#x}{'' if key in region.blocks else ' (exit)'}" for key in block.successors]
    return [*lines, f"    -> {', '.join(ways) or block.kind}"]
