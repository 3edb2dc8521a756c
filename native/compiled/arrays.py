# low-level
"""System.arraycopy, and the length of an array whose type is unknown.

What is wrong with a copy is told by `native.traps`: Trap.ARRAY_COPY's first detail is the address
of the arguments, its second the index of the element that does not fit (-1: another reason).
"""

from pvm.gc.barriers import bulk_write_barrier, store_reference
from pvm.gc.objectmodel import (
    ARRAY_ELEMENTS_OFFSET,
    KIND_INSTANCE,
    KIND_REFERENCE_ARRAY,
    Object,
)
from pvm.lowlevel.intrinsics import copy_bytes, likely, unlikely
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i64, u32, u64
from pvm.native.compiled.objects import klass_of
from pvm.native.compiled.operands import int_argument
from pvm.native.registry import low_level_native
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Class, Thread
from pvm.vm.runtime.subtypes import is_subtype
from pvm.vm.runtime.throwing import raise_trap

SOURCE, SOURCE_AT, TARGET, TARGET_AT, LENGTH = range(5)
NO_ELEMENT = -1


@low_level_native("java/lang/System", "arraycopy",
                  "(Ljava/lang/Object;ILjava/lang/Object;II)V")
@lowlevel(export=True)
def arraycopy(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """System.arraycopy."""
    source = arguments[SOURCE]
    target = arguments[TARGET]
    if unlikely(source == 0 or target == 0):
        raise_trap(thread, Trap.NULL_POINTER, 0, 0)
        return 0
    source_class = klass_of(source)
    target_class = klass_of(target)
    if unlikely(not is_copyable(source_class, target_class) or not is_within(arguments)):
        raise_trap(thread, Trap.ARRAY_COPY, i64(u64(arguments)), NO_ELEMENT)
        return 0
    shift = source_class.element_shift
    source_place = source + ARRAY_ELEMENTS_OFFSET + (u64(u32(arguments[SOURCE_AT])) << shift)
    target_place = target + ARRAY_ELEMENTS_OFFSET + (u64(u32(arguments[TARGET_AT])) << shift)
    bytes = u64(u32(arguments[LENGTH])) << shift
    if source_class.kind != KIND_REFERENCE_ARRAY:
        copy_bytes(target_place, source_place, bytes)
    elif likely(source == target or is_subtype(source_class.element, target_class.element)):
        copy_bytes(target_place, source_place, bytes)
        bulk_write_barrier(thread.heap, target_place, bytes)
    else:
        copy_checked(thread, arguments, source_place, target_place, target_class.element)
    return 0


@lowlevel(inline=True)
def is_copyable(source: Ptr[Class], target: Ptr[Class]) -> boolean:
    """Two arrays, of the same primitive type or both of references."""
    if likely(source == target):
        return source.kind != KIND_INSTANCE
    return source.kind == KIND_REFERENCE_ARRAY and target.kind == KIND_REFERENCE_ARRAY


@lowlevel(inline=True)
def is_within(arguments: Ptr[u64]) -> boolean:
    """Both ranges lie inside their arrays."""
    length = int_argument(arguments, LENGTH)
    source_at = int_argument(arguments, SOURCE_AT)
    target_at = int_argument(arguments, TARGET_AT)
    if length < 0 or source_at < 0 or target_at < 0:
        return False
    if i64(source_at) + i64(length) > i64(Ptr[Object](arguments[SOURCE]).length):
        return False
    return i64(target_at) + i64(length) <= i64(Ptr[Object](arguments[TARGET]).length)


@lowlevel
def copy_checked(thread: Ptr[Thread], arguments: Ptr[u64], source: u64, target: u64,
                 wanted: Ptr[Class]) -> None:
    """Copies references up to the first that the target's class does not allow."""
    for index in range(u32(arguments[LENGTH])):
        value = Ptr[u64](source)[index]
        if value != 0 and not is_subtype(klass_of(value), wanted):
            raise_trap(thread, Trap.ARRAY_COPY, i64(u64(arguments)), i64(index))
            return
        store_reference(thread, Ptr[u64](target) + index, value)


@low_level_native("java/lang/reflect/Array", "length", "(Ljava/lang/Object;)I")
@lowlevel(export=True)
def array_length(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """The length of an array."""
    return i64(Ptr[Object](arguments[0]).length)
