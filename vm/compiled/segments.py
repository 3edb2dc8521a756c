# low-level
"""The native frames of a compiled segment: from its marker's anchor up to who called it.

An anchor `a` is the address of a native frame: [a] is the frame pointer of the compiled code that
made the call, [a + 8] the return address into it, a + 16 its stack pointer at the call. The segment
ends at a return address that is no site: that of the handler that entered compiled code.
"""

from pvm.gc.heap import Heap, LoaderInfo, Visitor
from pvm.gc.references import load_reference
from pvm.gc.unloading import keep_loader
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64
from pvm.vm.compiled.sites import find_blob, find_site, slot_address
from pvm.vm.compiled.tables import CodeBlob, CodeSite
from pvm.vm.model.metadata import Frame, Vm

CALLER_STACK = 16                # from an anchor to the caller's stack pointer at the call


@lowlevel
def visit_segment(heap: Ptr[Heap], visit: Visitor, marker: Ptr[Frame]) -> None:
    """Visits the references in a segment's frames, and notes that there are frames."""
    vm = Ptr[Vm](heap.owner)
    anchor = marker.pc
    while anchor:
        blob = find_blob(vm, anchor[1])
        if not blob:
            return
        site = find_site(blob, anchor[1])
        if not site:
            return
        note_frame(heap, visit, blob)
        visit_site(heap, visit, blob, site, anchor)
        anchor = Ptr[u64](anchor[0])


@lowlevel(inline=True)
def note_frame(heap: Ptr[Heap], visit: Visitor, blob: Ptr[CodeBlob]) -> None:
    """There is a frame: the code, and the classes that it names, are needed."""
    blob.last_seen = heap.event_count + 1
    for index in range(blob.loader_count):
        keep_loader(heap, Ptr[LoaderInfo](blob.loaders[index]), visit)


@lowlevel(inline=True)
def visit_site(heap: Ptr[Heap], visit: Visitor, blob: Ptr[CodeBlob], site: Ptr[CodeSite],
               anchor: Ptr[u64]) -> None:
    """Visits one frame's slots, except those that hold null."""
    for index in range(u32(site.slot_count)):
        distance = blob.slots[site.first_slot + index]
        slot = slot_address(distance, u64(anchor) + CALLER_STACK, anchor[0])
        if load_reference(slot) != 0:
            visit(heap, slot)
