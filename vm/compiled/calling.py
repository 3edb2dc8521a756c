# low-level
"""Calls from compiled code to methods that are not compiled: through an entry frame."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u64
from pvm.vm.compiled.overflow import raise_stack_overflow
from pvm.vm.model.metadata import Frame, Method, Thread
from pvm.vm.runtime.entering import run_method
from pvm.vm.threads.nativestacks import is_native_stack_short


@lowlevel(export=True, noinline=True, collects="runs Java")
def run_from_compiled(thread: Ptr[Thread], method: Ptr[Method], anchor: Ptr[u64],
                      end: Ptr[u64]) -> i64:
    """Calls a method that need not be prepared; returns its result's bits.

    The arguments lie where the entry frame's operand stack will be, up to `end`: an adapter put
    them there, whose frame is the anchor. There is no native stack to spare for deep recursion
    that alternates between the two kinds of code, so that is looked at here as well.
    """
    marker = thread.frame
    marker.pc = anchor
    if is_native_stack_short(thread):
        raise_stack_overflow(thread)
        return 0
    entry = push_entry(thread, marker, method)
    run_method(thread, method, entry, end)
    thread.frame = marker
    thread.sp = Ptr[u64](u64(entry))
    return thread.result


@lowlevel(inline=True)
def push_entry(thread: Ptr[Thread], marker: Ptr[Frame], method: Ptr[Method]) -> Ptr[Frame]:
    """An entry frame above the marker, for a call of the method."""
    entry = Ptr[Frame](u64(thread.sp))
    entry.previous = marker
    entry.method = thread.vm.entry_method
    entry.pc = thread.vm.entry_method.code
    entry.lock = u64(method)
    return entry
