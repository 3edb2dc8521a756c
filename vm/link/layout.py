"""Where instance fields lie (the JVMS leaves it open)."""

from typing import Final

from pvm.gc.objectmodel import OBJECT_ALIGNMENT, PHANTOM, SOFT, STRONG, WEAK
from pvm.vm.classfile.flags import ACC_STATIC
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField

REFERENCE_SHIFT: Final = 3
"""log2 of the bytes of a reference in fields and arrays."""

SIZE_SHIFTS: Final = {
    "Z": 0, "B": 0, "C": 1, "S": 1, "I": 2, "F": 2, "J": 3, "D": 3,
    "L": REFERENCE_SHIFT, "[": REFERENCE_SHIFT,
}  # fmt: skip
"""First letter of a descriptor -> log2 of the bytes that a field or array element takes."""

_LARGEST: Final = 8
_STRENGTHS: Final = {
    "java/lang/ref/SoftReference": SOFT,
    "java/lang/ref/WeakReference": WEAK,
    "java/lang/ref/PhantomReference": PHANTOM,
}


def lay_out_instance(java_class: JavaClass) -> None:
    """Gives every instance field its offset, after those of the superclass."""
    above = java_class.super_class
    if above is not None:
        java_class.fields_end = above.fields_end
        java_class.reference_offsets = above.reference_offsets
        java_class.strength = above.strength
        java_class.referent_offset = above.referent_offset
        java_class.discovered_offset = above.discovered_offset
    instance = [f for f in java_class.fields.values() if not f.access_flags & ACC_STATIC]
    if instance:
        _place(java_class, instance)
    java_class.instance_size = -(-java_class.fields_end // OBJECT_ALIGNMENT) * OBJECT_ALIGNMENT
    if java_class.name in _STRENGTHS and java_class.trusted:
        _mark_reference_class(java_class)


def scanned_offsets(java_class: JavaClass) -> tuple[int, ...]:
    """The reference fields that the collector traces as strong, ascending."""
    if java_class.strength == STRONG:
        return java_class.reference_offsets
    left_out = (java_class.referent_offset, java_class.discovered_offset)
    return tuple([o for o in java_class.reference_offsets if o not in left_out])


def _place(java_class: JavaClass, fields: list[JavaField]) -> None:
    by_size: dict[int, list[JavaField]] = {8: [], 4: [], 2: [], 1: []}
    for field in fields:
        by_size[1 << SIZE_SHIFTS[field.descriptor[0]]].append(field)
    by_size[8].sort(key=_primitives_last)
    end = java_class.fields_end
    if by_size[_LARGEST]:
        end = _fill_gap(by_size, end)
    for size, group in by_size.items():
        if group:
            end = -(-end // size) * size
        for field in group:
            field.offset = end
            end += size
    java_class.fields_end = end
    references = sorted([f.offset for f in fields if f.descriptor[0] in "L["])
    java_class.reference_offsets += tuple(references)


def _primitives_last(field: JavaField) -> bool:
    return field.descriptor[0] not in "L["


def _fill_gap(by_size: dict[int, list[JavaField]], end: int) -> int:
    """Puts smaller fields before the first 8-byte one while its alignment leaves room."""
    while end % _LARGEST:
        size = next((s for s in (4, 2, 1) if end % s == 0 and by_size[s]), 0)
        if not size:
            return end
        by_size[size].pop(0).offset = end
        end += size
    return end


def _mark_reference_class(java_class: JavaClass) -> None:
    java_class.strength = _STRENGTHS[java_class.name]
    referent = java_class.find_field("referent")
    discovered = java_class.find_field("discovered")
    if referent is None or discovered is None:
        raise ValueError(f"{java_class.name} has no fields referent and discovered")
    java_class.referent_offset = referent.offset
    java_class.discovered_offset = discovered.offset
