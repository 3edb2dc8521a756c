# low-level
"""The map of an address space's code, when it is new."""

from pvm.isa.interp.blocks import CACHE_SIZE, NO_PC, Block, CodeMap
from pvm.isa.interp.decodetable import ENTER_DEAD, special
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64


@lowlevel(export=True)
def prepare_code(code: Ptr[CodeMap], start: u64, end: u64, cache: u64, directory: u64) -> None:
    """Fills in a map that has memory for blocks from `start` to `end` and knows no code.

    `cache` has room for CACHE_SIZE pointers, `directory` for one a page, all 0.
    """
    empty = Ptr[Block](start)
    empty.pc = u64(NO_PC)
    code.empty = empty
    code.free = start + Block.size
    code.limit = end
    code.cache = Ptr[Ptr[Block]](cache)
    code.directory = Ptr[u64](directory)
    code.dead = special(u64(ENTER_DEAD))
    for index in range(u64(CACHE_SIZE)):
        code.cache[index] = empty
