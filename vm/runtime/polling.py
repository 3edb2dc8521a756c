# low-level
"""What a set poll word asks of the thread that reads it."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.vm.model.metadata import POLL_UNWIND, SAMPLE_TICKS, Method, Thread
from pvm.vm.runtime.throwing import upcall
from pvm.vm.runtime.upcallcodes import Upcall
from pvm.vm.threads.states import safepoint


@lowlevel(collects="waits while the world is stopped")
def poll_back_edge(thread: Ptr[Thread]) -> None:
    """A backward jump with something to do."""
    if thread.ticks == 0:
        thread.ticks = SAMPLE_TICKS
        thread.frame.method.back_edges += SAMPLE_TICKS
    safepoint_and_unwind(thread)


@lowlevel(collects="waits while the world is stopped")
def poll_entry(thread: Ptr[Thread], method: Ptr[Method]) -> None:
    """A call with something to do, before the method's frame is made."""
    if thread.ticks == 0:
        thread.ticks = SAMPLE_TICKS
        method.invocations += SAMPLE_TICKS
    safepoint_and_unwind(thread)


@lowlevel(collects="waits while the world is stopped")
def safepoint_and_unwind(thread: Ptr[Thread]) -> None:
    """Waits for a stopped world; asks the control plane when the thread is to be unwound."""
    if thread.poll == 0:
        return
    safepoint(thread)
    if thread.poll & POLL_UNWIND:
        upcall(thread, Upcall.UNWIND, 0, 0)
