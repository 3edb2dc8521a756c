# low-level
"""java.lang.Runtime: the heap's figures, and collecting on request."""

from pvm.gc.accounting import free_bytes, max_bytes, total_bytes
from pvm.gc.causes import Cause
from pvm.gc.collect import collect
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u32, u64
from pvm.native.registry import low_level_native
from pvm.vm.model.metadata import Thread
from pvm.vm.runtime.throwing import upcall
from pvm.vm.runtime.upcallcodes import Upcall

RUNTIME = "java/lang/Runtime"


@low_level_native(RUNTIME, "freeMemory", "()J")
@lowlevel(export=True)
def free_memory(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Bytes of the heap's present size that nothing uses."""
    return i64(free_bytes(thread.heap))


@low_level_native(RUNTIME, "totalMemory", "()J")
@lowlevel(export=True)
def total_memory(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """The heap's present size in bytes."""
    return i64(total_bytes(thread.heap))


@low_level_native(RUNTIME, "maxMemory", "()J")
@lowlevel(export=True)
def max_memory(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """-Xmx."""
    return i64(max_bytes(thread.heap))


@low_level_native(RUNTIME, "gc", "()V")
@lowlevel(export=True, collects="it collects")
def collect_garbage(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """A full collection; what it finds to be unloaded is given back now."""
    collect(thread, u32(Cause.SYSTEM_GC), True)
    if thread.heap.dead_loaders:
        upcall(thread, Upcall.UNLOAD, 0, 0)
    return 0
