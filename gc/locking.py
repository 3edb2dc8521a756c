# low-level
"""The heap's spin lock: held for a few instructions, never across `stop_world`."""

from pvm.gc.heap import Heap
from pvm.gc.system import sched_yield
from pvm.lowlevel.intrinsics import atomic_load, atomic_store, cas, field_address, spin_hint
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32

SPINS_BEFORE_YIELD = 64


@lowlevel
def lock_heap(heap: Ptr[Heap]) -> None:
    """Waits until the lock is this thread's."""
    word = field_address(heap, "lock")
    spins = u32(0)
    while not cas(word, u32(0), u32(1)):
        while atomic_load(word) != 0:
            spins += 1
            if spins % SPINS_BEFORE_YIELD == 0:
                sched_yield()
            else:
                spin_hint()


@lowlevel(inline=True)
def unlock_heap(heap: Ptr[Heap]) -> None:
    """Lets the next thread in."""
    atomic_store(field_address(heap, "lock"), u32(0))
