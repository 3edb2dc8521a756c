# low-level
"""Raising exceptions from low-level code, and the way into the control plane."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u32, u64
from pvm.vm.model.metadata import Thread
from pvm.vm.threads.states import enter_native, leave_native


@lowlevel(inline=True)
def raise_trap(thread: Ptr[Thread], kind: u32, first: i64, second: i64) -> None:
    """Asks for an implicit exception; the interpreter makes it when the caller returns."""
    thread.trap_kind = kind
    thread.trap_first = first
    thread.trap_second = second


@lowlevel
def raise_thread_death(thread: Ptr[Thread]) -> None:
    """The thread was asked to unwind: nothing of its program handles this."""
    thread.pending = thread.vm.spare_thread_death[0]


@lowlevel(noinline=True, collects="the control plane may allocate and run Java")
def upcall(thread: Ptr[Thread], code: u32, first: u64, second: u64) -> u64:
    """Runs the control plane's function for an `Upcall` code; it may set `pending`."""
    enter_native(thread)
    result = thread.vm.upcall(thread, code, first, second)
    leave_native(thread)
    return result
