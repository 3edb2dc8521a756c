# low-level
"""Raising exceptions from low-level code, and the way into the control plane."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u32, u64
from pvm.vm.model.metadata import Thread
from pvm.vm.threads.states import enter_native, leave_native

# Codes of `Vm.upcall`; `runtime.upcalls` dispatches on them.
UPCALL_RESOLVE = 1           # a: pc of the unresolved word
UPCALL_PREPARE = 2           # a: method that is called for the first time
UPCALL_MAPS = 3              # a: method whose reference maps a collection needs
UPCALL_CATCH = 4             # a: method, b: index of the exception handler
UPCALL_NATIVE = 5            # a: method, b: its arguments on the Java stack
UPCALL_INITIALISE = 6        # a: class
UPCALL_COLLECTED = 7         # after a collection: write the log
UPCALL_ARRAY_CLASS = 8       # a: element class; makes its array class
UPCALL_TRAP = 9              # makes the exception of a trap that has no method in Traps
UPCALL_UNWIND = 10           # POLL_UNWIND is set: the thread is to end


@lowlevel(inline=True)
def raise_trap(thread: Ptr[Thread], kind: u32, first: i64, second: i64) -> None:
    """Asks for an implicit exception; the interpreter makes it when the caller returns."""
    thread.trap_kind = kind
    thread.trap_first = first
    thread.trap_second = second


@lowlevel(noinline=True, collects="the control plane may allocate and run Java")
def upcall(thread: Ptr[Thread], code: u32, first: u64, second: u64) -> u64:
    """Runs the control plane's function for `code` in the native state; it may set `pending`."""
    enter_native(thread)
    result = thread.vm.upcall(thread, code, first, second)
    leave_native(thread)
    return result
