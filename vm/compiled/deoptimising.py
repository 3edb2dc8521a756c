# low-level
"""Leaving compiled code at a guard that failed: the interpreter goes on at the same place.

Where the compiled method was called by a handler of the interpreter, its frames take the marker's
place, compiled code returns at once, and that handler goes on in them (`Trap.RESUMED`). So a loop
that leaves and enters compiled code again and again takes no more stack. Where it was called by
compiled code, the interpreter runs here until the method is left, behind an entry frame; the
compiled frame is dead meanwhile, and the marker's anchor moves up past it.
"""

from pvm.lowlevel.intrinsics import atomic_add, field_address, frame_address, local
from pvm.lowlevel.marks import external, lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i64, u32, u64
from pvm.vm.compiled.calling import push_entry
from pvm.vm.compiled.rebuilding import (
    CompiledFrame,
    frames_extent,
    make_objects,
    push_frames,
    read_value,
    scope_at,
)
from pvm.vm.compiled.segments import CALLER_STACK
from pvm.vm.compiled.sites import find_blob, find_site
from pvm.vm.compiled.tables import VIRTUAL
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import POLL_UNWIND, Frame, Thread
from pvm.vm.runtime.entering import interpreter_run
from pvm.vm.runtime.frames import operand_stack
from pvm.vm.runtime.throwing import upcall
from pvm.vm.runtime.upcallcodes import Upcall
from pvm.vm.threads.monitors import monitor_exit


@external
def abort() -> None:
    """C's abort: the tables of compiled code are wrong."""
    raise AssertionError("the tables of compiled code are wrong")


@lowlevel(export=True, noinline=True, collects="runs Java")
def deoptimize(thread: Ptr[Thread], request: u64) -> i64:
    """Called where a guard failed; the compiled code returns the result to its caller.

    `request` goes to the control plane. The result is the method's, unless it is the handler
    below that goes on.
    """
    marker = thread.frame
    anchor = Ptr[u64](frame_address())
    marker.pc = anchor
    left = local(CompiledFrame)
    find_frame(thread, left, anchor)
    atomic_add(field_address(left.blob, "returning"), u64(1))
    result = leave_frame(thread, left, marker, request)
    left.blob.last_seen = thread.heap.event_count + 1       # by the next collection
    atomic_add(field_address(left.blob, "returning"), ~u64(0))
    return result


@lowlevel(collects="runs Java")
def leave_frame(thread: Ptr[Thread], left: Ptr[CompiledFrame], marker: Ptr[Frame],
                request: u64) -> i64:
    """Goes on in the interpreter. The compiled code that is left is still to be returned to."""
    if u64(thread.sp) + Frame.size + frames_extent(left) > thread.stack_end:
        abandon(thread, left)
        return 0
    temporaries = thread.temporaries_top
    complete = make_objects(thread, left)
    trap = u32(0) if complete else u32(Trap.OUT_OF_MEMORY)
    depth = scope_at(left, u32(0)).cached
    if find_blob(thread.vm, Ptr[u64](left.fp)[1]):
        marker.pc = Ptr[u64](left.fp)
        entry = push_entry(thread, marker, scope_at(left, u32(0)).method)
        push_frames(thread, left, entry, operand_stack(entry))
        thread.temporaries_top = temporaries
        return run_rebuilt(thread, marker, request, depth, trap)
    push_frames(thread, left, marker.previous, Ptr[u64](u64(marker)))
    thread.temporaries_top = temporaries
    leave_rebuilt(thread, request, depth, trap)
    return 0


@lowlevel
def find_frame(thread: Ptr[Thread], left: Ptr[CompiledFrame], anchor: Ptr[u64]) -> None:
    """Describes the compiled frame that made the call whose frame is the anchor."""
    left.sp = u64(anchor) + CALLER_STACK
    left.fp = anchor[0]
    left.blob = find_blob(thread.vm, anchor[1])
    if not left.blob:
        abort()
    left.site = find_site(left.blob, anchor[1])
    if not left.site or left.site.scope == 0:
        abort()


@lowlevel(collects="runs Java")
def run_rebuilt(thread: Ptr[Thread], marker: Ptr[Frame], request: u64, depth: u32,
                trap: u32) -> i64:
    """Runs the interpreter in the rebuilt frames until their entry frame is left."""
    tell(thread, request)
    thread.rebuilt_depth = depth
    thread.trap_kind = trap
    frame = thread.frame
    interpreter_run(frame.pc, thread.sp, frame, thread, u64(thread.vm.resume_method))
    thread.frame = marker
    thread.sp = operand_stack(marker)
    return thread.result


@lowlevel(collects="the control plane runs")
def leave_rebuilt(thread: Ptr[Thread], request: u64, depth: u32, trap: u32) -> None:
    """Leaves the rebuilt frames to the handler that compiled code is about to return to."""
    tell(thread, request)
    thread.rebuilt_frame = thread.frame
    thread.rebuilt_sp = thread.sp
    thread.rebuilt_depth = depth
    thread.rebuilt_trap = trap
    thread.trap_kind = u32(Trap.RESUMED)


@lowlevel(collects="the control plane runs")
def tell(thread: Ptr[Thread], request: u64) -> None:
    """Reports the deoptimisation; the thread's top frame is the innermost one. Leaving frames that
    are to be unwound is nothing to learn from, and there may be many."""
    if thread.poll & POLL_UNWIND:
        return
    upcall(thread, Upcall.DEOPTIMISED, request, u64(thread.frame.method))


@lowlevel
def abandon(thread: Ptr[Thread], left: Ptr[CompiledFrame]) -> None:
    """There is not even room for the frames: the method ends with a StackOverflowError, and
    gives back the monitors that it was entered with."""
    steps = u32(0)
    scope = scope_at(left, steps)
    while scope:
        if scope.lock != 0 and (left.blob.values + (scope.lock - 1)).place != VIRTUAL:
            monitor_exit(thread, read_value(left, scope.lock - 1))
        steps += 1
        scope = scope_at(left, steps)
    thread.pending = thread.vm.spare_stack_overflow[0]
