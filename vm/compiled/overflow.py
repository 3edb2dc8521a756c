# low-level
"""StackOverflowError in compiled code: of the native stack, or of the Java stack in adapters.

Compiled code cannot raise it by deoptimising, which takes more stack. So the error is made here, by
the same Java code that the interpreter calls, and left pending.
"""

from pvm.lowlevel.intrinsics import frame_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Method, Thread
from pvm.vm.runtime.entering import call_in_java
from pvm.vm.runtime.fuel import refill
from pvm.vm.runtime.limits import reach_limit
from pvm.vm.runtime.polling import safepoint_and_unwind
from pvm.vm.runtime.upcallcodes import Limit
from pvm.vm.threads.nativestacks import (
    close_stack_guards,
    is_native_stack_short,
    open_stack_guards,
)


@lowlevel(noinline=True, cold=True, collects="runs Java")
def raise_stack_overflow(thread: Ptr[Thread]) -> None:
    """Leaves a StackOverflowError pending, whose trace starts at the marker's anchor."""
    maker = thread.vm.trap_methods[Trap.STACK_OVERFLOW]
    if not maker or not maker.code or not open_stack_guards(thread):
        thread.pending = thread.vm.spare_stack_overflow[0]
        return
    call_in_java(thread, Ptr[Method](u64(maker)), Ptr[u64](0), u64(0))
    close_stack_guards(thread)


@lowlevel(export=True, noinline=True, collects="runs Java")
def enter_slow(thread: Ptr[Thread]) -> None:
    """A compiled method's entry with the poll word set, no tick or little native stack left."""
    thread.frame.pc = Ptr[u64](frame_address())
    if thread.ticks == 0 and not refill(thread):
        reach_limit(thread, u32(Limit.FUEL))
        return
    safepoint_and_unwind(thread)
    if thread.pending == 0 and is_native_stack_short(thread):
        raise_stack_overflow(thread)


@lowlevel(export=True, noinline=True, collects="runs Java")
def java_stack_overflow(thread: Ptr[Thread], anchor: Ptr[u64]) -> None:
    """The Java stack has no room for the arguments of a call to the interpreter."""
    thread.frame.pc = anchor
    raise_stack_overflow(thread)
