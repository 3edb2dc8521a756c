# low-level
"""The heap verifier (debugging): walks all that is reachable and checks every reference.

Each must point to where an object of its plan may start, with a class inside the metadata range
that is not unloaded, and no collector's bits in its mark word; a slot outside the nursery that
refers into it must lie on a dirty card. Failures are told to `Heap.fatal(heap, code, address)`.
"""

from pvm.gc.cards import is_dirty
from pvm.gc.heap import Heap, Visitor
from pvm.gc.markstack import pop, push
from pvm.gc.objectmodel import (
    FORWARDED,
    KIND_PRIMITIVE_ARRAY,
    MARKED,
    OBJECT_ALIGNMENT,
    Object,
    TypeInfo,
)
from pvm.gc.references import load_reference, slot_at
from pvm.gc.scanning import class_of, ignore_class, scan_object
from pvm.gc.system import release_pages
from pvm.gc.unloading import is_dead_class
from pvm.lowlevel.intrinsics import address_of, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u8, u32, u64

SOUND, MISALIGNED, NO_OBJECT, BAD_CLASS, BAD_MARK, CLEAN_CARD = range(6)
BYTES_PER_BIT = OBJECT_ALIGNMENT
BYTES_PER_BITMAP_BYTE = BYTES_PER_BIT * 8


@lowlevel(export=True)
def verify_heap(heap: Ptr[Heap]) -> None:
    """Checks every root and everything that hangs on them."""
    length = (heap.end - heap.start) // BYTES_PER_BITMAP_BYTE
    release_pages(heap.verify_bits, heap.verify_bits + length)
    verify_slot(heap, field_address(heap, "pending_references"))
    heap.visit_roots(heap, Visitor(address_of(verify_root)))
    if heap.visit_weak_roots:
        heap.visit_weak_roots(heap, Visitor(address_of(verify_root)))
    while heap.mark_stack.count != 0:
        scan_object(heap, pop(heap.mark_stack), verify_slot, verify_weak, ignore_class)
    heap.mark_stack.overflowed = u64(0)


@lowlevel
def verify_root(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    """`verify_slot` for the machine's root provider."""
    verify_slot(heap, slot)


@lowlevel
def verify_weak(heap: Ptr[Heap], object: u64, klass: Ptr[TypeInfo]) -> None:
    """The two slots that a reference object has besides the strong ones."""
    verify_slot(heap, slot_at(object, u64(klass.referent_offset)))
    verify_slot(heap, slot_at(object, u64(klass.discovered_offset)))


@lowlevel
def verify_slot(heap: Ptr[Heap], slot: Ptr[u64]) -> None:
    """Checks one reference; an object met for the first time is kept for scanning."""
    object = load_reference(slot)
    if object == 0:
        return
    flaw = flaw_of(heap, object)
    if flaw == SOUND and is_forgotten(heap, u64(slot), object):
        flaw = u32(CLEAN_CARD)
    if flaw != SOUND:
        heap.fatal(heap, flaw, u64(slot))
    elif is_new(heap, object):
        push(heap.mark_stack, object)


@lowlevel
def flaw_of(heap: Ptr[Heap], object: u64) -> u32:
    """What is wrong with the object at an address, or SOUND."""
    if object & (OBJECT_ALIGNMENT - 1) != 0:
        return MISALIGNED
    if heap.plan_contains(heap, object) == 0:
        return NO_OBJECT
    klass = u64(class_of(object))
    if klass < heap.metadata_start or klass >= heap.metadata_end:
        return BAD_CLASS
    if class_of(object).kind > KIND_PRIMITIVE_ARRAY or is_dead_class(class_of(object)):
        return BAD_CLASS
    if Ptr[Object](object).mark & (FORWARDED | MARKED) != 0:
        return BAD_MARK
    return SOUND


@lowlevel
def is_forgotten(heap: Ptr[Heap], slot: u64, object: u64) -> boolean:
    """Is the slot an old object's, the object young, and the card clean?"""
    if heap.generational == 0 or object - heap.nursery_start >= heap.nursery_bytes:
        return False
    if slot < heap.start or slot >= heap.end or slot - heap.nursery_start < heap.nursery_bytes:
        return False
    return not is_dirty(heap, slot)


@lowlevel
def is_new(heap: Ptr[Heap], object: u64) -> boolean:
    """Is this the first meeting? Sets the object's bit."""
    number = (object - heap.start) // BYTES_PER_BIT
    byte = Ptr[u8](heap.verify_bits + (number >> 3))
    bit = u8(u64(1) << (number & 7))
    if byte[0] & bit != 0:
        return False
    byte[0] = byte[0] | bit
    return True
