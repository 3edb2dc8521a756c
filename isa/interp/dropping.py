# low-level
"""Taking code away whose bytes change, or may no longer be executed."""

from pvm.isa.interp.blocks import (
    DEAD,
    PLACES,
    Block,
    CodeMap,
    block_end,
    cache_index,
    lock,
    unlock,
)
from pvm.isa.memory.access import PAGE_SHIFT, TRANSLATED, WRITABLE, WRITE
from pvm.lowlevel.intrinsics import atomic_store
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u8, u32, u64


@lowlevel
def drop_page(code: Ptr[CodeMap], access: Ptr[u8], page: u64) -> boolean:
    """Drops all blocks with bytes in the page; it can be written to then if it ever could. True if
    the translator has to hear of it."""
    lock(code)
    translated = (access[page] & TRANSLATED) != 0
    drop_locked(code, access, page)
    unlock(code)
    return translated


@lowlevel(export=True)
def drop_pages(code: Ptr[CodeMap], access: Ptr[u8], first: u64, end: u64) -> None:
    """Drops all blocks with bytes in the pages from `first` up to `end`."""
    lock(code)
    for page in range(first, end):
        drop_locked(code, access, page)
    unlock(code)


@lowlevel
def drop_locked(code: Ptr[CodeMap], access: Ptr[u8], page: u64) -> None:
    drop_blocks(code, page, False)
    if page > 0:
        drop_blocks(code, page - 1, True)
    access[page] = access[page] & ~u8(TRANSLATED)
    if (access[page] & WRITABLE) != 0:
        access[page] = access[page] | WRITE


@lowlevel
def drop_blocks(code: Ptr[CodeMap], page: u64, only_crossing: boolean) -> None:
    """Drops the blocks that begin in a page, or those of them that end in the next one."""
    places = Ptr[Ptr[Block]](code.directory[page])
    if not places:
        return
    for index in range(u64(PLACES)):
        block = places[index]
        if block:
            if not only_crossing or block_end(block) > (page + 1) << PAGE_SHIFT:
                drop_block(code, block)
                places[index] = Ptr[Block](0)


@lowlevel
def drop_block(code: Ptr[CodeMap], block: Ptr[Block]) -> None:
    """Whoever enters it from now on is sent to look again."""
    atomic_store(Ptr[u64](u64(block)), code.dead)
    block.state = u32(DEAD)
    block.entry = u64(0)
    block.linked = u64(0)
    place = code.cache + cache_index(block.pc)
    if place[0] == block:
        place[0] = code.empty
    code.dropped += 1
