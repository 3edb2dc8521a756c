# low-level
"""From a guest address to its block: the cache, the directory, or a new block."""

from pvm.isa.hart import Exit, Hart
from pvm.isa.interp.blocks import (
    LIVE,
    MAX_BLOCK,
    PLACES,
    Block,
    Op,
    address_in,
    cache_index,
    lock,
    unlock,
)
from pvm.isa.interp.predecoding import BLOCK_ROOM, predecode
from pvm.isa.memory.access import EXECUTE, PAGE_SHIFT, PAGE_SIZE, WRITE
from pvm.lowlevel.intrinsics import atomic_store, field_address, fill_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u8, u32, u64


@lowlevel(noinline=True)
def find_block(hart: Ptr[Hart]) -> Ptr[Block]:
    """The block at hart.pc; null after a fault or lack of room, which the hart tells."""
    code = hart.code
    place = code.cache + cache_index(hart.pc)
    block = place[0]
    if block.pc != hart.pc or block.state != LIVE:
        block = known_block(hart)
        if not block:
            return make_block(hart)
        place[0] = block
    return block


@lowlevel
def known_block(hart: Ptr[Hart]) -> Ptr[Block]:
    """The block at hart.pc if it was made already."""
    page = hart.pc >> PAGE_SHIFT
    if page < hart.pages and (hart.pc & 1) == 0:
        places = Ptr[Ptr[Block]](hart.code.directory[page])
        if places:
            return places[(hart.pc & (PAGE_SIZE - 1)) >> 1]
    return Ptr[Block](0)


@lowlevel
def may_execute(hart: Ptr[Hart], address: u64) -> boolean:
    """Whether instructions may be fetched there; otherwise the hart tells the fault."""
    page = address >> PAGE_SHIFT
    if page < hart.pages:
        if (hart.access[page] & EXECUTE) != 0:
            return True
    hart.exit = u32(Exit.EXECUTE_FAULT)
    hart.detail = address
    return False


@lowlevel(noinline=True)
def make_block(hart: Ptr[Hart]) -> Ptr[Block]:
    """Predecodes the block at hart.pc, unless another hart does so first."""
    if not may_execute(hart, hart.pc):
        return Ptr[Block](0)
    code = hart.code
    lock(code)
    block = known_block(hart)
    if not block:
        block = make_locked(hart)
    unlock(code)
    return block


@lowlevel
def make_locked(hart: Ptr[Hart]) -> Ptr[Block]:
    code = hart.code
    page = hart.pc >> PAGE_SHIFT
    size = u64(PLACES * 8)
    if code.limit - code.free < size + BLOCK_ROOM:
        hart.exit = u32(Exit.CODE_FULL)
        return Ptr[Block](0)
    if code.directory[page] == 0:
        fill_bytes(Ptr[u8](code.free), 0, size)
        code.directory[page] = code.free
        code.free += size
    block = Ptr[Block](code.free)
    watch(hart.access, page)    # before the bytes are read: who writes later drops the block
    used = predecode(hart, block, hart.pc, u64(MAX_BLOCK), True)
    if used == 0:
        return Ptr[Block](0)
    block.heat = i32(code.heat)
    code.free += used
    code.made += 1
    places = Ptr[Ptr[Block]](code.directory[page])
    atomic_store(places + ((hart.pc & (PAGE_SIZE - 1)) >> 1), block)
    code.cache[cache_index(hart.pc)] = block
    return block


@lowlevel
def watch(access: Ptr[u8], page: u64) -> None:
    """Stores into the page take the slow way from now on."""
    flags = access[page]
    if (flags & WRITE) != 0:
        access[page] = flags & ~u8(WRITE)


@lowlevel(noinline=True)
def find_partial(hart: Ptr[Hart]) -> Ptr[Block]:
    """A block of no more instructions than there is fuel for, in the hart's own room."""
    if not may_execute(hart, hart.pc):
        return Ptr[Block](0)
    block = Ptr[Block](u64(field_address(hart, "scratch")) + 63 & ~u64(63))
    most = u64(hart.fuel) if hart.fuel < i64(MAX_BLOCK) else u64(MAX_BLOCK)
    if predecode(hart, block, hart.pc, most, False) == 0:
        return Ptr[Block](0)
    return block


@lowlevel(noinline=True)
def link_block(hart: Ptr[Hart], op: Ptr[Op], link: Ptr[Ptr[Block]],
               taken: boolean) -> Ptr[Block]:
    """The block that follows an op, put into its link. hart.pc is its address."""
    block = Ptr[Block](u64(op) - u64(op.index) * Op.size - Block.size)
    if taken:
        hart.pc = address_in(block, u64(op.index)) + u64(i64(op.imm))
    else:
        # `next` stands after the last instruction, a branch is the last one itself.
        hart.pc = address_in(block, u64(block.count))
    found = find_block(hart)
    if found:
        atomic_store(link, found)
    return found
