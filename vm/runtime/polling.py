# low-level
"""What a set poll word asks of the thread that reads it."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.vm.model.metadata import POLL_UNWIND, Thread
from pvm.vm.runtime.throwing import upcall
from pvm.vm.runtime.upcallcodes import Upcall
from pvm.vm.threads.states import safepoint


@lowlevel(collects="waits while the world is stopped")
def safepoint_and_unwind(thread: Ptr[Thread]) -> None:
    """Waits for a stopped world; asks the control plane when the thread is to be unwound."""
    safepoint(thread)
    if thread.poll & POLL_UNWIND:
        upcall(thread, Upcall.UNWIND, 0, 0)
