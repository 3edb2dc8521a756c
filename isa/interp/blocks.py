# low-level
"""Predecoded code: ops, blocks, and the map from guest addresses to blocks."""

from pvm.isa.memory.access import PAGE_SIZE
from pvm.lowlevel.intrinsics import atomic_store, cas, field_address, one_bits, spin_hint
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import i32, u8, u32, u64

MAX_BLOCK = 64                      # instructions
CACHE_SIZE = 1 << 14                # places for blocks by pc, for indirect jumps
PLACES = PAGE_SIZE // 2             # instructions can begin at every other byte
NO_PC = 1                           # an odd pc: no block has it


@struct
class Op:
    """A predecoded instruction. Registers are indices into the hart's area (`pvm.isa.hart`)."""

    handler: u64
    rd: u8
    rs1: u8
    rs2: u8
    index: u8                       # of the instruction in its block
    imm: i32                        # of fused multiply-adds rs3, of CSR instructions the CSR


@struct
class Link:
    """What follows a control transfer's op: blocks to go on with, 0 before the first time."""

    taken: Ptr["Block"]
    other: u64                      # branch: the block after it; jal and jalr: the return address


@struct
class Block:
    """Header of a block; its ops follow. `start`, `entry`, `heat` and `linked` may change."""

    start: u64                      # handler that entering jumps to
    pc: u64
    count: u32                      # instructions
    heat: i32                       # entries left until it wants to be translated
    long: u64                       # bit i: instruction i has 4 bytes, not 2
    entry: u64                      # translated code with a handler's signature, or 0
    linked: u64                     # the translator's
    state: u32                      # LIVE or DEAD
    unused: u32
    spare: u64


LIVE, DEAD = 0, 1


@struct
class CodeMap:
    """All predecoded code of an address space. Shared by its harts; changed under `lock`."""

    lock: u64                       # 0: free
    cache: Ptr[Ptr[Block]]          # CACHE_SIZE places by cache_index(pc)
    directory: Ptr[u64]             # by page: address of PLACES pointers to blocks, or 0
    free: u64                       # where the next block goes
    limit: u64                      # where the memory for blocks ends
    empty: Ptr[Block]               # what is in unused places of the cache
    dead: u64                       # the handler `enter_dead`
    heat: u64                       # of a new block: entries until HOT; 0: never
    made: u64                       # blocks, altogether
    dropped: u64
    flushing: u64                   # not 0: nobody may run until it is 0 again


@lowlevel(inline=True)
def cache_index(pc: u64) -> u64:
    """The place of a pc in the cache."""
    return (pc >> 1) & (CACHE_SIZE - 1)


@lowlevel(inline=True)
def address_in(block: Ptr[Block], index: u64) -> u64:
    """Address of a block's instruction."""
    before = block.long & ((u64(1) << index) - 1) if index < 64 else block.long
    return block.pc + 2 * (index + one_bits(before))


@lowlevel(inline=True)
def block_end(block: Ptr[Block]) -> u64:
    """Address after a block's last instruction."""
    return address_in(block, u64(block.count))


@lowlevel
def lock(code: Ptr[CodeMap]) -> None:
    """Waits for the lock, which is held for microseconds."""
    while not cas(field_address(code, "lock"), u64(0), u64(1)):
        spin_hint()


@lowlevel
def unlock(code: Ptr[CodeMap]) -> None:
    atomic_store(field_address(code, "lock"), u64(0))
