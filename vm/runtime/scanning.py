# low-level
"""The machine's roots: root chunks, threads, interpreter frames.

A loader's own roots are reached through the loader only, where the collection finds out which
classes are dead. Frames keep the classes of their methods. A frame's references are described by
its method's maps, for the state before the instruction at `Frame.pc`; operands above the callee's
locals are gone, which bounds the scan from above. Those of compiled frames are described by
`vm.compiled.tables`.
"""

from pvm.gc.heap import Heap, Visitor
from pvm.gc.references import load_reference
from pvm.gc.unloading import keep_class, visit_loaders
from pvm.lowlevel.intrinsics import field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64
from pvm.vm.compiled.segments import visit_segment
from pvm.vm.model.metadata import METHOD_COMPILED, Frame, Method, RootChunk, Thread, Vm
from pvm.vm.runtime.frames import ACC_NATIVE, ACC_SYNCHRONIZED, is_entry, locals_of, operand_stack
from pvm.vm.runtime.throwing import upcall
from pvm.vm.runtime.upcallcodes import Upcall
from pvm.vm.threads.monitortable import visit_monitor_roots

CHUNK_SLOTS = (RootChunk.size - 8) // 8


@lowlevel(export=True)
def visit_roots(heap: Ptr[Heap], visit: Visitor) -> None:
    """Calls `visit(heap, slot)` for every strong root; the world is stopped."""
    vm = Ptr[Vm](heap.owner)
    collector = stopping_thread(vm)
    visit_loaders(heap, visit)
    chunk = vm.roots
    while chunk:
        visit_range(heap, visit, chunk.slots, u64(CHUNK_SLOTS))
        chunk = chunk.next
    thread = vm.threads
    while thread:
        visit_thread(heap, visit, thread, collector)
        thread = thread.next


@lowlevel
def stopping_thread(vm: Ptr[Vm]) -> Ptr[Thread]:
    """The thread that collects."""
    thread = vm.threads
    while thread and thread.lock_id != vm.stopped_by:
        thread = thread.next
    return thread


@lowlevel(inline=True)
def visit_slot(heap: Ptr[Heap], visit: Visitor, slot: Ptr[u64]) -> None:
    """Visits a slot that holds a reference or null."""
    if load_reference(slot) != 0:
        visit(heap, slot)


@lowlevel
def visit_range(heap: Ptr[Heap], visit: Visitor, first: Ptr[u64], count: u64) -> None:
    """Visits `count` slots."""
    for index in range(count):
        visit_slot(heap, visit, first + index)


@lowlevel
def visit_between(heap: Ptr[Heap], visit: Visitor, first: u64, end: u64) -> None:
    """Visits the slots from one address up to another."""
    slot = Ptr[u64](first)
    while u64(slot) < end:
        visit_slot(heap, visit, slot)
        slot += 1


@lowlevel
def visit_thread(heap: Ptr[Heap], visit: Visitor, thread: Ptr[Thread],
                 collector: Ptr[Thread]) -> None:
    """A thread's own slots and its frames."""
    visit_slot(heap, visit, field_address(thread, "pending"))
    visit_slot(heap, visit, field_address(thread, "java_thread"))
    visit_slot(heap, visit, field_address(thread, "native_result"))
    visit_between(heap, visit, thread.temporaries_base, thread.temporaries_top)
    visit_between(heap, visit, thread.locals_base, thread.locals_top)
    frame = thread.frame
    end = thread.sp
    while frame:
        visit_frame(heap, visit, frame, end, collector)
        end = locals_of(frame)
        frame = frame.previous


@lowlevel
def visit_frame(heap: Ptr[Heap], visit: Visitor, frame: Ptr[Frame], end: Ptr[u64],
                collector: Ptr[Thread]) -> None:
    """One frame; its operand stack ends at `end`."""
    method = frame.method
    if method.flags & METHOD_COMPILED:
        visit_segment(heap, visit, frame)
        return
    if is_entry(frame):
        visit_entry(heap, visit, frame, end, collector)
        return
    keep_class(heap, method.klass, visit)
    if method.flags & ACC_SYNCHRONIZED:
        visit_slot(heap, visit, field_address(frame, "lock"))
    if method.flags & ACC_NATIVE:
        visit_marked(heap, visit, locals_of(frame), method.argument_references, u64(0),
                     u64(method.argument_slots))
        return
    while not method.maps:      # Ctrl-C may strike before the control plane has begun
        upcall(collector, Upcall.MAPS, u64(method), 0)
    index = (u64(frame.pc) - u64(method.code)) >> 3
    row = method.maps + index * u64(method.map_words)
    count = u64(method.max_locals)
    visit_marked(heap, visit, locals_of(frame), row, u64(0), count)
    depth = (u64(end) - u64(operand_stack(frame))) >> 3
    visit_marked(heap, visit, operand_stack(frame), row, count, depth)


@lowlevel
def visit_entry(heap: Ptr[Heap], visit: Visitor, frame: Ptr[Frame], end: Ptr[u64],
                collector: Ptr[Thread]) -> None:
    """An entry frame holds arguments only until the callee's frame takes them over.

    A callee that compiled code calls may not be prepared yet.
    """
    if end > operand_stack(frame):
        callee = Ptr[Method](frame.lock)
        keep_class(heap, callee.klass, visit)
        while not callee.argument_references:
            upcall(collector, Upcall.MAPS, u64(callee), 0)
        count = (u64(end) - u64(operand_stack(frame))) >> 3
        visit_marked(heap, visit, operand_stack(frame), callee.argument_references, u64(0), count)


@lowlevel
def visit_marked(heap: Ptr[Heap], visit: Visitor, first: Ptr[u64], bits: Ptr[u64], start: u64,
                 count: u64) -> None:
    """Visits those of `count` slots whose bit, counted from `start`, is set."""
    for index in range(count):
        bit = start + index
        if (bits[bit >> 6] >> (bit & 63)) & 1:
            visit_slot(heap, visit, first + index)


@lowlevel(export=True)
def visit_weak_roots(heap: Ptr[Heap], visit: Visitor) -> None:
    """Monitors do not keep their objects alive, nor do weak root slots."""
    vm = Ptr[Vm](heap.owner)
    visit_monitor_roots(vm, visit)
    chunk = vm.weak_roots
    while chunk:
        visit_range(heap, visit, chunk.slots, u64(CHUNK_SLOTS))
        chunk = chunk.next
