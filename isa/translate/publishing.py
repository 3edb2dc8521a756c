# low-level
"""Blocks and regions: which block a region is the code of, told to the interpreter."""

from pvm.isa.interp.blocks import PLACES, Block, CodeMap, Op, lock, unlock
from pvm.isa.memory.access import PAGE_SHIFT, PAGE_SIZE, TRANSLATED, WRITE
from pvm.lowlevel.intrinsics import atomic_store, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u8, u64


@lowlevel
def block_at(code: Ptr[CodeMap], pc: u64) -> Ptr[Block]:
    """The block at a pc below the end of guest memory; null if it was never made."""
    places = Ptr[Ptr[Block]](code.directory[pc >> PAGE_SHIFT])
    if not places:
        return Ptr[Block](0)
    return places[((pc & (PAGE_SIZE - 1)) >> 1) & (PLACES - 1)]


@lowlevel(export=True)
def entries(code: Ptr[CodeMap], pc: u64) -> i64:
    """How often the interpreter has entered the block at a pc since it was made or rearmed."""
    block = block_at(code, pc)
    if not block:
        return i64(0)
    return i64(code.heat) - i64(block.heat) + 1


@lowlevel(export=True)
def rearm(code: Ptr[CodeMap], pc: u64) -> None:
    """The block at a pc is as if it had never been entered."""
    block = block_at(code, pc)
    if block:
        block.heat = i32(code.heat)


@lowlevel(export=True)
def publish(code: Ptr[CodeMap], pc: u64, region: u64, entry: u64, start: u64) -> boolean:
    """From now on the block at pc is translated; false if there is none."""
    lock(code)
    block = block_at(code, pc)
    if block:
        block.linked = region
        atomic_store(field_address(block, "entry"), entry)
        atomic_store(field_address(block, "start"), start)
    unlock(code)
    return u64(block) != 0


@lowlevel(export=True)
def withdraw(code: Ptr[CodeMap], pc: u64, region: u64) -> None:
    """The block at pc is interpreted again if the region was its code, until it is hot again."""
    lock(code)
    block = block_at(code, pc)
    if block:
        if block.linked == region:
            first = Ptr[Op](u64(block) + Block.size)
            atomic_store(field_address(block, "start"), first.handler)
            atomic_store(field_address(block, "entry"), u64(0))
            atomic_store(field_address(block, "linked"), u64(0))
            block.heat = i32(code.heat)
    unlock(code)


@lowlevel(export=True)
def mark_translated(code: Ptr[CodeMap], access: Ptr[u8], page: u64) -> None:
    """Code is about to be made of the page's bytes: who stores into it tells the translator."""
    lock(code)
    access[page] = (access[page] & ~u8(WRITE)) | u8(TRANSLATED)
    unlock(code)
