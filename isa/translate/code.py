"""Compiled regions as plain data, and how they are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pvm.lowlevel.code.block import Block


class RegionCode(NamedTuple):
    """`block` is its code, whose entry is at `entry`; `targets` are the pcs of the cells that it
    names, `ranges` (address, bytes) what it was made from. All of it can be marshalled."""

    pc: int
    block: Block
    entry: int
    targets: list[int]
    ranges: list[tuple[int, bytes]]

    @property
    def pages(self) -> frozenset[int]:
        """Guest pages that the ranges lie in."""
        from pvm.isa.memory.access import PAGE_SHIFT

        return frozenset(page for start, data in self.ranges for page in
                         range(start >> PAGE_SHIFT, (start + len(data) - 1 >> PAGE_SHIFT) + 1))


def cell_symbol(pc: int) -> str:
    """The name of a pc's cell in the text of regions."""
    return f"cell:{pc:x}"


def link(pc: int, object_file: bytes, symbol: str, targets: Sequence[int],
         ranges: Sequence[tuple[int, bytes]]) -> RegionCode:
    """A compiled region."""
    from pvm.lowlevel.code.linking import Linker

    block = Linker(object_file).block()
    return RegionCode(pc, block, block.symbols[symbol], list(targets), list(ranges))
