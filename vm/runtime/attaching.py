# low-level
"""A thread's share of the heap comes and goes with the thread."""

from pvm.gc.tlab import attach_mutator, detach_mutator
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.vm.model.metadata import Thread
from pvm.vm.threads.nativestacks import set_native_limit
from pvm.vm.threads.states import enter_native, leave_native


@lowlevel(export=True, collects="waits while the world is stopped")
def attach_thread(thread: Ptr[Thread]) -> None:
    """Gives a thread in the native state its allocation state; to be called on that thread."""
    set_native_limit(thread)
    leave_native(thread)
    attach_mutator(thread.vm.heap, thread)
    enter_native(thread)


@lowlevel(export=True, collects="waits while the world is stopped")
def detach_thread(thread: Ptr[Thread]) -> None:
    """Takes it away again; to be called on the thread that ends."""
    leave_native(thread)
    detach_mutator(thread.vm.heap, thread)
    enter_native(thread)
