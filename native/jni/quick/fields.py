# low-level
"""JNI's accesses to instance fields that need no Python (see `dispatch`)."""

from pvm.gc.barriers import store_reference
from pvm.gc.references import load_reference
from pvm.lowlevel.intrinsics import likely
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i64, u32, u64
from pvm.native.jni.quick.handles import fits, give_local, klass_at, object_of
from pvm.native.jni.quick.tables import (
    FIELD_TAG,
    MOST_MEMBERS,
    TAG_BITS,
    TAG_MASK,
    FieldRow,
    QuickTables,
    slot_of,
)
from pvm.native.jni.references import NativeEnvironment
from pvm.native.jni.transfer import REFERENCE
from pvm.vm.runtime.access import load_bits, store_bits
from pvm.vm.runtime.subtypes import is_subtype


@lowlevel(inline=True)
def field_of(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
             field: u64, letter: u32) -> Ptr[FieldRow]:
    """The row of a field that the object of a handle has; null if something is not as usual."""
    index = field >> TAG_BITS
    if index >= MOST_MEMBERS or field & TAG_MASK != FIELD_TAG:
        return Ptr[FieldRow](0)
    row = tables.fields + index
    if not row.klass or row.letter != letter:
        return Ptr[FieldRow](0)
    slot = slot_of(environment, tables, handle)
    if not slot:
        return Ptr[FieldRow](0)
    klass = klass_at(slot)
    if likely(klass == row.klass) or is_subtype(klass, row.klass):
        return row
    return Ptr[FieldRow](0)


@lowlevel
def get_field(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
              field: u64, letter: u32, result: Ptr[u64]) -> boolean:
    """Get<Type>Field of a number: its bits."""
    row = field_of(environment, tables, handle, field, letter)
    if not row:
        return False
    object = load_reference(slot_of(environment, tables, handle))
    result[0] = u64(load_bits(object + row.offset, letter))
    return True


@lowlevel
def set_field(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
              field: u64, letter: u32, value: u64) -> boolean:
    """Set<Type>Field of a number."""
    row = field_of(environment, tables, handle, field, letter)
    if not row or row.is_settable == 0:
        return False
    object = load_reference(slot_of(environment, tables, handle))
    store_bits(object + row.offset, letter, i64(value))
    return True


@lowlevel
def set_object(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
               field: u64, value: u64) -> boolean:
    """SetObjectField."""
    row = field_of(environment, tables, handle, field, u32(REFERENCE))
    if not row or row.is_settable == 0 or not row.type:
        return False
    if not fits(environment, tables, value, row.type):
        return False
    place = Ptr[u64](object_of(environment, tables, handle) + row.offset)
    store_reference(environment.thread, place, object_of(environment, tables, value))
    return True


@lowlevel
def get_object(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
               field: u64, result: Ptr[u64]) -> boolean:
    """GetObjectField."""
    row = field_of(environment, tables, handle, field, u32(REFERENCE))
    if not row:
        return False
    object = load_reference(slot_of(environment, tables, handle))
    return give_local(environment, load_reference(Ptr[u64](object + row.offset)), result)
