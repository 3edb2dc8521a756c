# low-level
"""Subtype tests on class metadata (JVMS 6.5 checkcast, instanceof, aastore)."""

from pvm.gc.objectmodel import KIND_INSTANCE, KIND_REFERENCE_ARRAY
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u64
from pvm.vm.model.metadata import Class


@lowlevel(inline=True)
def has_ancestor(sub: Ptr[Class], wanted: Ptr[Class]) -> boolean:
    """True when `wanted` is a proper class (no interface) that `sub` is or extends."""
    return sub.depth >= wanted.depth and sub.ancestors[wanted.depth] == u64(wanted)


@lowlevel(export=True)
def is_subtype(sub: Ptr[Class], wanted: Ptr[Class]) -> boolean:
    """True when a value of class `sub` may be assigned to `wanted`."""
    one = sub
    other = wanted
    while other.kind == KIND_REFERENCE_ARRAY and one.kind == KIND_REFERENCE_ARRAY:
        if one == other:
            return True
        one = one.element
        other = other.element
    if one == other or has_ancestor(one, other):
        return True
    if other.kind != KIND_INSTANCE:
        return False
    for index in range(one.interface_count):
        if one.interfaces[index] == u64(other):
            return True
    return False
