# low-level
"""Soft, weak and phantom references.

While tracing, a reference object whose referent is not reached yet is *discovered*: linked through
its `discovered` field into the list of its strength (the last one links to itself, so that 0 means
"not in a list"). When tracing is done the lists are processed in order: soft referents are kept
unless the collection is the last before an OutOfMemoryError; then whatever referent is still not
reached is cleared, and its reference joins `Heap.pending_references` (the last one links to 0).
The machine's own weak tables go last, and after them the loaders that nothing has reached.

`tracing` is the plan's bundle of functions (see `tracing.Tracing`).
"""

from pvm.gc.barriers import write_barrier
from pvm.gc.heap import Heap, Visitor
from pvm.gc.objectmodel import PHANTOM, SOFT, STRONG, WEAK, TypeInfo
from pvm.gc.references import load_reference, set_reference, slot_at
from pvm.gc.scanning import class_of
from pvm.gc.unloading import bury_loaders, reach_live_loaders
from pvm.lowlevel.intrinsics import address_of, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import Static, u64


@lowlevel(inline=True)
def visit_and_mark_card(heap: Ptr[Heap], slot: Ptr[u64], tracing: Static) -> None:
    """Traces a slot that may be in an old object and may now refer to a young one."""
    tracing.visit(heap, slot)
    write_barrier(heap.card_base, u64(slot))


@lowlevel
def discover(heap: Ptr[Heap], object: u64, klass: Ptr[TypeInfo], tracing: Static) -> None:
    """Called for each reference object that is scanned."""
    link = slot_at(object, u64(klass.discovered_offset))
    successor = load_reference(link)
    if successor != 0 and successor != object:
        visit_and_mark_card(heap, link, tracing)
    slot = slot_at(object, u64(klass.referent_offset))
    referent = load_reference(slot)
    if referent == 0:
        return
    if tracing.is_live(heap, referent):
        visit_and_mark_card(heap, slot, tracing)
    elif successor == 0:
        head = heap.discovered[klass.strength]
        set_reference(link, object if head == 0 else head)
        heap.discovered[klass.strength] = object


@lowlevel(inline=True)
def take_discovered(heap: Ptr[Heap], strength: u64) -> u64:
    """Unlinks the first discovered reference of a strength; 0 when there is none."""
    object = heap.discovered[strength]
    if object != 0:
        link = slot_at(object, u64(class_of(object).discovered_offset))
        successor = load_reference(link)
        heap.discovered[strength] = u64(0) if successor == object else successor
        set_reference(link, u64(0))
    return object


@lowlevel
def keep_soft_referents(heap: Ptr[Heap], tracing: Static) -> None:
    """Reaches the referents of soft references, and all that hangs on them."""
    object = take_discovered(heap, u64(SOFT))
    while object != 0:
        slot = slot_at(object, u64(class_of(object).referent_offset))
        visit_and_mark_card(heap, slot, tracing)
        tracing.drain(heap)
        object = take_discovered(heap, u64(SOFT))


@lowlevel
def clear_or_update(heap: Ptr[Heap], strength: u64, tracing: Static) -> None:
    """Empties one list: referents that are live are updated, the others cleared."""
    object = take_discovered(heap, strength)
    while object != 0:
        klass = class_of(object)
        slot = slot_at(object, u64(klass.referent_offset))
        if tracing.is_live(heap, load_reference(slot)):
            visit_and_mark_card(heap, slot, tracing)
        else:
            set_reference(slot, u64(0))
            make_pending(heap, object, u64(klass.discovered_offset))
        object = take_discovered(heap, strength)


@lowlevel(inline=True)
def make_pending(heap: Ptr[Heap], object: u64, discovered_offset: u64) -> None:
    """Puts a cleared reference before the others that wait for the reference handler."""
    link = slot_at(object, discovered_offset)
    set_reference(link, heap.pending_references)
    write_barrier(heap.card_base, u64(link))
    heap.pending_references = object


@lowlevel
def visit_weak_root(heap: Ptr[Heap], slot: Ptr[u64], tracing: Static) -> None:
    """A slot of a weak table: updated, or set to null when its object is dead."""
    object = load_reference(slot)
    if object != 0:
        if tracing.is_live(heap, object):
            tracing.visit(heap, slot)
        else:
            set_reference(slot, u64(0))


@lowlevel
def trace_roots(heap: Ptr[Heap], tracing: Static) -> None:
    """Traces the machine's roots and the heap's own."""
    tracing.visit(heap, field_address(heap, "pending_references"))
    heap.visit_roots(heap, Visitor(address_of(tracing.visit_exported)))


@lowlevel
def process_references(heap: Ptr[Heap], tracing: Static) -> None:
    """Runs after everything strongly reachable is reached."""
    reach_live_loaders(heap, tracing)
    if heap.clear_soft == 0:
        keep_soft_referents(heap, tracing)
        while reach_live_loaders(heap, tracing):
            keep_soft_referents(heap, tracing)
    clear_or_update(heap, u64(SOFT), tracing)
    clear_or_update(heap, u64(WEAK), tracing)
    clear_or_update(heap, u64(PHANTOM), tracing)
    if heap.visit_weak_roots:
        heap.visit_weak_roots(heap, Visitor(address_of(tracing.visit_weak_exported)))
    bury_loaders(heap)


@lowlevel
def forget_discovered(heap: Ptr[Heap]) -> None:
    """Starts a collection with empty lists."""
    for strength in range(u64(STRONG), u64(PHANTOM + 1)):
        heap.discovered[strength] = u64(0)
