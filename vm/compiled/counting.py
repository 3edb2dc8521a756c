# low-level
"""What baseline code calls for its method's heat: it counts as the interpreter does, so that what
stays hot is compiled once more."""

from pvm.lowlevel.intrinsics import frame_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32, u64
from pvm.vm.model.metadata import POLL_UNWIND, SAMPLE_TICKS, Method, Thread
from pvm.vm.runtime.fuel import refill
from pvm.vm.runtime.limits import reach_limit
from pvm.vm.runtime.polling import is_hot, tell_if_hot
from pvm.vm.runtime.upcallcodes import ENTERED, Limit
from pvm.vm.threads.states import safepoint


@lowlevel(export=True, noinline=True, collects="the control plane may run")
def count_entry(thread: Ptr[Thread], method: Ptr[Method]) -> None:
    """A sample is due at a method's entry."""
    thread.frame.pc = Ptr[u64](frame_address())
    if not refill(thread):
        reach_limit(thread, u32(Limit.FUEL))     # which the entry's own poll finds
        return
    method.invocations += SAMPLE_TICKS
    tell_if_hot(thread, method, u64(ENTERED))


@lowlevel(export=True, noinline=True, collects="the control plane may run")
def poll_counting(thread: Ptr[Thread], method: Ptr[Method], word: u32) -> u32:
    """A backward jump to `word` with something to do: 1 when the interpreter is to go on, which
    then enters better code or unwinds. Better code is looked for as seldom as the control plane is
    told of the heat: a short loop does better to wait until its method is called again."""
    thread.frame.pc = Ptr[u64](frame_address())
    goes_on = u32(0)
    if thread.ticks == 0:
        if not refill(thread):
            reach_limit(thread, u32(Limit.FUEL))
            return 1
        method.back_edges += SAMPLE_TICKS
        if is_hot(method):
            if has_better_code(method, word):
                goes_on = u32(1)
            tell_if_hot(thread, method, u64(word))
    safepoint(thread)
    if thread.poll & POLL_UNWIND:
        return u32(1)
    return goes_on


@lowlevel
def has_better_code(method: Ptr[Method], word: u32) -> boolean:
    """Whether the loop can be entered in code that is not baseline."""
    entry = method.osr
    while entry and entry.word != word:
        entry = entry.next
    if not entry:
        return False
    return entry.is_optimised != 0
