# low-level
"""Evacuation: whatever is reached moves to `Heap.tenured_reserve`, large objects are marked.

All that can move is in other spaces before, so that "in the reserve" means "moved already".
"""

from pvm.gc.cards import clean_cards, record_start
from pvm.gc.heap import Heap
from pvm.gc.objectmodel import FORWARDED, Object, TypeInfo
from pvm.gc.policies.bump import covers, exchange, used
from pvm.gc.policies.copying import evacuate, is_forwarded, with_age
from pvm.gc.policies.largeobjects import (
    is_large,
    is_marked,
    mark_and_push,
    rescan_marked_large,
    scan_pushed,
    sweep_large,
)
from pvm.gc.policies.poison import fill_with_poison
from pvm.gc.references import load_reference, set_reference
from pvm.gc.scanning import scan_object, size_of
from pvm.gc.system import release_pages
from pvm.gc.tracing import Tracing
from pvm.gc.unloading import begin_unloading, reach_class
from pvm.gc.weakrefs import discover, visit_weak_root
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u64


@lowlevel(inline=True)
def visit_evacuating(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    """Reaches a slot's object and updates the slot."""
    object = load_reference(slot)
    if object != 0:
        if is_large(heap, object):
            mark_and_push(heap, object)
        elif not covers(heap.tenured_reserve, object):
            set_reference(slot, moved(heap, object))


@lowlevel(inline=True)
def moved(heap: Ptr[Heap], object: u64) -> u64:
    """Where the object is now, after moving it if it has not been."""
    mark = Ptr[Object](object).mark
    if mark & FORWARDED != 0:
        return mark & ~FORWARDED
    bytes = size_of(object)
    target = evacuate(heap.tenured_reserve, object, bytes, with_age(mark, u64(0)))
    record_start(heap, target, bytes)
    return target


@lowlevel
def is_reached(heap: Ptr[Heap], object: u64) -> boolean:
    """Has this collection reached the object?"""
    if is_large(heap, object):
        return is_marked(object)
    return covers(heap.tenured_reserve, object) or is_forwarded(object)


@lowlevel
def discover_evacuating(heap: Ptr[Heap], object: u64, klass: Ptr[TypeInfo]) -> None:
    discover(heap, object, klass, EVACUATING)


@lowlevel(inline=True)
def reach_class_evacuating(heap: Ptr[Heap], klass: Ptr[TypeInfo]) -> None:
    reach_class(heap, klass, EVACUATING)


@lowlevel
def drain_evacuating(heap: Ptr[Heap]) -> None:
    """Scans all that is reached: moved objects in order of address, large ones from the stack."""
    while True:
        while heap.scan_tenured < heap.tenured_reserve.top:
            object = heap.scan_tenured
            heap.scan_tenured = object + scan_object(
                heap, object, visit_evacuating, discover_evacuating, reach_class_evacuating)
        if heap.mark_stack.count != 0:
            scan_pushed(heap, visit_evacuating, discover_evacuating, reach_class_evacuating)
        elif heap.mark_stack.overflowed != 0:
            heap.mark_stack.overflowed = u64(0)
            rescan_marked_large(
                heap, visit_evacuating, discover_evacuating, reach_class_evacuating)
        else:
            break


@lowlevel
def evacuate_root(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    """`visit_evacuating` for the machine's root provider."""
    visit_evacuating(heap, slot)


@lowlevel
def evacuate_weak_root(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    """The same for the machine's weak tables."""
    visit_weak_root(heap, slot, EVACUATING)


EVACUATING = Tracing(
    visit=visit_evacuating, is_live=is_reached, drain=drain_evacuating,
    visit_exported=evacuate_root, visit_weak_exported=evacuate_weak_root)


@lowlevel
def begin_evacuation(heap: Ptr[Heap]) -> None:
    """Before the roots."""
    heap.scan_tenured = heap.tenured_reserve.start
    begin_unloading(heap)


@lowlevel
def finish_evacuation(heap: Ptr[Heap]) -> None:
    """After everything is reached: the halves change roles."""
    left = heap.tenured
    filled = heap.tenured_reserve
    heap.copied_now = used(filled)
    clean_cards(heap, left.start, left.top)
    clean_cards(heap, filled.start, filled.top)
    if heap.poison != 0:
        fill_with_poison(left.start, left.top)
    exchange(left, filled)
    sweep_large(heap)


@lowlevel
def reuse_reserve(heap: Ptr[Heap]) -> None:
    """Empties the half that was left, for a plan that soon fills it again."""
    heap.tenured_reserve.top = heap.tenured_reserve.start


@lowlevel
def give_back_reserve(heap: Ptr[Heap]) -> None:
    """Empties the half that was left, and gives its memory back to the system."""
    release_pages(heap.tenured_reserve.start, heap.tenured_reserve.top)
    reuse_reserve(heap)
