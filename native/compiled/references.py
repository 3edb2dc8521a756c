# low-level
"""java.lang.ref.Reference: the references that a collection has cleared."""

from pvm.lowlevel.intrinsics import atomic_load, atomic_store, atomic_swap, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u32, u64
from pvm.native.registry import low_level_native
from pvm.vm.model.metadata import POLL_UNWIND, Thread
from pvm.vm.threads.parking import park

REFERENCE = "java/lang/ref/Reference"

# How often the one thread that waits looks at the list: the collector, which fills it, wakes
# nobody.
LOOK_EVERY_NANOS = 20_000_000


@low_level_native(REFERENCE, "getAndClearPending", "()Ljava/lang/ref/Reference;")
@lowlevel(export=True)
def get_and_clear_pending(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Takes the whole list; no collection runs meanwhile, since the thread is in Java."""
    return i64(atomic_swap(field_address(thread.heap, "pending_references"), u64(0)))


@low_level_native(REFERENCE, "waitForPending", "()V")
@lowlevel(export=True, collects="parks")
def wait_for_pending(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Waits until the list is not empty, or the thread is to end."""
    while atomic_load(field_address(thread.heap, "pending_references")) == 0:
        if (atomic_load(field_address(thread, "poll")) & POLL_UNWIND) != 0:
            return 0
        # An interrupt, which nobody may send to this thread, would end every park at once.
        atomic_store(field_address(thread, "interrupted"), u32(0))
        park(thread, LOOK_EVERY_NANOS)
    return 0
