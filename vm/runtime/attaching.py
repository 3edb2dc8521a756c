# low-level
"""What comes and goes with a thread: its share of the heap, a request to unwind."""

from pvm.gc.tlab import attach_mutator, detach_mutator
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32
from pvm.vm.model.metadata import POLL_UNWIND, Thread
from pvm.vm.runtime.fuel import give_back
from pvm.vm.threads.nativestacks import set_native_limit
from pvm.vm.threads.states import clear_poll, enter_native, leave_native


@lowlevel(export=True, collects="waits while the world is stopped")
def attach_thread(thread: Ptr[Thread]) -> None:
    """Gives a thread in the native state its allocation state; to be called on that thread."""
    set_native_limit(thread)
    leave_native(thread)
    attach_mutator(thread.vm.heap, thread)
    enter_native(thread)


@lowlevel(export=True)
def finish_unwinding(thread: Ptr[Thread]) -> None:
    """The thread was asked to unwind and has left all its Java: it may call Java again."""
    clear_poll(thread, u32(POLL_UNWIND))
    thread.pending = 0
    thread.trap_kind = 0


@lowlevel(export=True, collects="waits while the world is stopped")
def detach_thread(thread: Ptr[Thread]) -> None:
    """Takes it away again; to be called on the thread that ends."""
    give_back(thread)
    leave_native(thread)
    detach_mutator(thread.vm.heap, thread)
    enter_native(thread)
