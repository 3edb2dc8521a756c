# low-level
"""What an object is made of: its class, its size, its reference slots."""

from pvm.gc.heap import Heap
from pvm.gc.objectmodel import (
    ARRAY_ELEMENTS_OFFSET,
    KIND_INSTANCE,
    KIND_REFERENCE_ARRAY,
    OBJECT_ALIGNMENT,
    STRONG,
    Object,
    TypeInfo,
)
from pvm.gc.references import REFERENCE_SIZE, slot_at
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import Static, boolean, u64


@lowlevel(inline=True)
def class_of(object: u64) -> Ptr[TypeInfo]:
    """The object's class."""
    return Ptr[TypeInfo](Ptr[Object](object).klass)


@lowlevel(inline=True)
def aligned(bytes: u64) -> u64:
    """Rounded up to the object alignment."""
    return (bytes + (OBJECT_ALIGNMENT - 1)) & ~(OBJECT_ALIGNMENT - 1)


@lowlevel(inline=True)
def array_bytes(klass: Ptr[TypeInfo], length: u64) -> u64:
    """The size of an array object, header included."""
    return aligned((length << klass.element_shift) + ARRAY_ELEMENTS_OFFSET)


@lowlevel(inline=True)
def size_of(object: u64) -> u64:
    """The object's size in bytes, header included, rounded up."""
    klass = class_of(object)
    if klass.kind == KIND_INSTANCE:
        return u64(klass.instance_size)
    return array_bytes(klass, u64(Ptr[Object](object).length))


@lowlevel(inline=True)
def scan_object(heap: Ptr[Heap], object: u64, visit: Static, visit_weak: Static,
                visit_class: Static) -> u64:
    """Calls `visit(heap, slot)` for every strong slot; returns the object's size.

    A weak, soft or phantom reference object goes to `visit_weak(heap, object, klass)` besides, the
    class of any object to `visit_class(heap, klass)`.
    """
    klass = class_of(object)
    visit_class(heap, klass)
    if klass.kind == KIND_INSTANCE:
        offsets = klass.reference_offsets
        for i in range(klass.reference_count):
            visit(heap, slot_at(object, u64(offsets[i])))
        if klass.strength != STRONG:
            visit_weak(heap, object, klass)
        return u64(klass.instance_size)
    length = u64(Ptr[Object](object).length)
    if klass.kind == KIND_REFERENCE_ARRAY:
        slot = object + ARRAY_ELEMENTS_OFFSET
        scan_slots(heap, slot, slot + length * REFERENCE_SIZE, visit)
    return array_bytes(klass, length)


@lowlevel(inline=True)
def ignore_class(heap: Ptr[Heap], klass: Ptr[TypeInfo]) -> None:
    """The `visit_class` of who does not want to know."""


@lowlevel(inline=True)
def scan_slots(heap: Ptr[Heap], start: u64, end: u64, visit: Static) -> None:
    """Calls `visit` for every slot of an array's part [start, end)."""
    slot = start
    while slot < end:
        visit(heap, Ptr[u64](slot))
        slot += REFERENCE_SIZE


@lowlevel(inline=True)
def scan_all(heap: Ptr[Heap], object: u64, visit: Static) -> None:
    """Visits all slots, weak ones too."""
    klass = class_of(object)
    if klass.kind == KIND_INSTANCE:
        offsets = klass.reference_offsets
        for i in range(klass.reference_count):
            visit(heap, slot_at(object, u64(offsets[i])))
        if klass.strength != STRONG:
            visit(heap, slot_at(object, u64(klass.referent_offset)))
            visit(heap, slot_at(object, u64(klass.discovered_offset)))
    elif klass.kind == KIND_REFERENCE_ARRAY:
        slot = object + ARRAY_ELEMENTS_OFFSET
        scan_slots(heap, slot, slot + u64(Ptr[Object](object).length) * REFERENCE_SIZE, visit)


@lowlevel(inline=True)
def visit_if_within(heap: Ptr[Heap], slot: u64, low: u64, high: u64, visit: Static) -> None:
    if slot >= low and slot < high:
        visit(heap, Ptr[u64](slot))


@lowlevel
def scan_within(heap: Ptr[Heap], object: u64, low: u64, high: u64, visit: Static) -> u64:
    """Visits the slots that lie in [low, high), weak ones too; returns the object's size."""
    klass = class_of(object)
    if klass.kind == KIND_INSTANCE:
        offsets = klass.reference_offsets
        for i in range(klass.reference_count):
            visit_if_within(heap, object + u64(offsets[i]), low, high, visit)
        if klass.strength != STRONG:
            visit_if_within(heap, object + u64(klass.referent_offset), low, high, visit)
            visit_if_within(heap, object + u64(klass.discovered_offset), low, high, visit)
        return u64(klass.instance_size)
    length = u64(Ptr[Object](object).length)
    if klass.kind == KIND_REFERENCE_ARRAY:
        start = object + ARRAY_ELEMENTS_OFFSET
        end = start + length * REFERENCE_SIZE
        start = low if low > start else start
        end = high if high < end else end
        scan_slots(heap, start, end, visit)
    return array_bytes(klass, length)


@lowlevel(inline=True)
def has_references(object: u64) -> boolean:
    """False when the object can be skipped by whoever looks for references, or classes."""
    klass = class_of(object)
    if klass.loader != 0:
        return True
    if klass.kind == KIND_INSTANCE:
        return klass.reference_count != 0 or klass.strength != STRONG
    return klass.kind == KIND_REFERENCE_ARRAY
