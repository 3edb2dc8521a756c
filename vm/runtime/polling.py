# low-level
"""What a set poll word asks of the thread that reads it."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32, u64
from pvm.vm.compiled.osr import find_osr_code
from pvm.vm.model.metadata import POLL_UNWIND, SAMPLE_TICKS, Method, Thread
from pvm.vm.runtime.fuel import refill
from pvm.vm.runtime.limits import reach_limit
from pvm.vm.runtime.throwing import raise_thread_death, upcall
from pvm.vm.runtime.upcallcodes import ENTERED, Limit, Upcall
from pvm.vm.threads.states import safepoint


@lowlevel(collects="the control plane may run")
def poll_back_edge(thread: Ptr[Thread]) -> u64:
    """A backward jump with something to do; compiled code to go on with, or 0."""
    if thread.ticks == 0:
        frame = thread.frame
        if not refill(thread):
            reach_limit(thread, u32(Limit.FUEL))
            return 0
        frame.method.back_edges += SAMPLE_TICKS
        tell_if_hot(thread, frame.method, (u64(frame.pc) - u64(frame.method.code)) >> 3)
    safepoint_and_unwind(thread)
    return find_osr_code(thread)


@lowlevel(collects="the control plane may run")
def poll_entry(thread: Ptr[Thread], method: Ptr[Method]) -> None:
    """A call with something to do, before the method's frame is made."""
    if thread.ticks == 0:
        if not refill(thread):
            reach_limit(thread, u32(Limit.FUEL))
            return
        method.invocations += SAMPLE_TICKS
        tell_if_hot(thread, method, u64(ENTERED))
    safepoint_and_unwind(thread)
    thread.ticks += 1               # the call is made, and counted, once more


@lowlevel(collects="the control plane may run")
def tell_if_hot(thread: Ptr[Thread], method: Ptr[Method], word: u64) -> None:
    """Tells the control plane, once, that a method is hot, and where it was found to be."""
    if is_hot(method):
        method.hot_at = 0
        upcall(thread, Upcall.HOT, u64(method), word)


@lowlevel
def is_hot(method: Ptr[Method]) -> boolean:
    """Whether the method's heat has reached `hot_at`."""
    if method.hot_at == 0:
        return False
    return method.invocations + method.back_edges >= method.hot_at


@lowlevel(collects="waits while the world is stopped")
def safepoint_and_unwind(thread: Ptr[Thread]) -> None:
    """Waits for a stopped world; raises what ends the thread when it is to be unwound."""
    if thread.poll == 0:
        return
    safepoint(thread)
    if thread.poll & POLL_UNWIND:
        raise_thread_death(thread)
