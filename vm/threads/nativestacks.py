# low-level
"""How much of its native stack a thread's compiled code may use.

On a stack of our own compiled code gets COMPILED_SHARE times the size of the Java stack, since the
same frames may lie on either. Below is what the control plane's own recursion needs (nested entries
into Java through Python take some of the share, too). The last GUARD_BYTES of the share are for the
code that makes a StackOverflowError. On a stack that the host has made (`hoststacks`) compiled code
gets as much as the Java stack has, counted from each entry.
"""

from pvm.lowlevel.intrinsics import frame_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u64
from pvm.vm.model.metadata import Thread

# Room for some 256 nested entries into Java through Python, each with the control plane's own
# recursion (loading and resolving) on top; only what is touched takes memory.
CONTROL_BYTES = 64 << 20
COMPILED_SHARE = 4
NESTED_BYTES = 16 << 20          # of the control plane's, what counts before the share is used up
GUARD_BYTES = 128 << 10


def native_stack_bytes(java_stack_bytes: int) -> int:
    """Size of the native stack for a thread with a Java stack of that size."""
    return CONTROL_BYTES + COMPILED_SHARE * java_stack_bytes


@lowlevel(noinline=True)
def set_native_limit(thread: Ptr[Thread]) -> None:
    """Called at the start of a thread, on it."""
    share = COMPILED_SHARE * (thread.stack_end - thread.stack_base)
    thread.native_limit = frame_address() - share - NESTED_BYTES


@lowlevel
def limit_entered_code(thread: Ptr[Thread], here: u64) -> None:
    """The code that is entered at `here` gets a share of the host's stack."""
    limit = here - thread.native_share
    limit = limit if limit > thread.native_floor else thread.native_floor
    if thread.nesting == 0 or limit < closed_limit(thread):
        set_closed_limit(thread, limit)


@lowlevel(inline=True)
def closed_limit(thread: Ptr[Thread]) -> u64:
    """`native_limit` as it is when no exception is being made."""
    return thread.native_limit + u64(thread.stack_guard_open) * GUARD_BYTES


@lowlevel(inline=True)
def set_closed_limit(thread: Ptr[Thread], limit: u64) -> None:
    """Sets it; an exception may be in the making."""
    thread.native_limit = limit - u64(thread.stack_guard_open) * GUARD_BYTES


@lowlevel(noinline=True)
def is_native_stack_short(thread: Ptr[Thread]) -> boolean:
    """Whether the caller's frames have used up the thread's share."""
    return frame_address() < thread.native_limit


@lowlevel
def open_stack_guards(thread: Ptr[Thread]) -> boolean:
    """Makes room for the code that makes a StackOverflowError; false when it is in use."""
    if thread.stack_guard_open != 0:
        return False
    thread.stack_guard_open = 1
    thread.stack_limit = thread.stack_end
    thread.native_limit -= GUARD_BYTES
    return True


@lowlevel
def close_stack_guards(thread: Ptr[Thread]) -> None:
    """The exception is made."""
    if thread.stack_guard_open != 0:
        thread.stack_guard_open = 0
        thread.stack_limit = thread.normal_stack_limit
        thread.native_limit += GUARD_BYTES
