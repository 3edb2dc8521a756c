# low-level
"""JNI functions about references and classes that need no Python (see `dispatch`)."""

from pvm.gc.objectmodel import Object
from pvm.gc.references import load_reference
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u32, u64
from pvm.native.compiled.classes import is_assignable
from pvm.native.jni.quick.tables import QuickTables, slot_of
from pvm.native.jni.references import (
    INDEX_MASK,
    KIND_BITS,
    NativeEnvironment,
    has_room,
    local_index,
    local_slot,
    new_local,
)
from pvm.vm.model.metadata import Class
from pvm.vm.runtime.subtypes import is_subtype


@lowlevel(inline=True)
def klass_at(slot: Ptr[u64]) -> Ptr[Class]:
    """The class of the object in a root slot."""
    return Ptr[Class](u64(Ptr[Object](load_reference(slot)).klass))


@lowlevel(inline=True)
def give_local(environment: Ptr[NativeEnvironment], reference: u64, result: Ptr[u64]) -> boolean:
    """A reference as a result; false if there is no room for it."""
    if has_room(environment, u32(1)) == 0:
        return False
    result[0] = new_local(environment, reference)
    return True


@lowlevel(inline=True)
def fits(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
         type: Ptr[Class]) -> boolean:
    """Whether a reference is null, or one to an object of a type."""
    if handle == 0:
        return True
    slot = slot_of(environment, tables, handle)
    if not slot:
        return False
    return is_subtype(klass_at(slot), type)


@lowlevel(inline=True)
def object_of(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64) -> u64:
    """The object of a reference that fits; 0 for null."""
    slot = slot_of(environment, tables, handle)
    if not slot:
        return u64(0)
    return load_reference(slot)


@lowlevel
def is_same(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], first: u64,
            second: u64, result: Ptr[u64]) -> boolean:
    """IsSameObject."""
    one = object_of(environment, tables, first)
    other = object_of(environment, tables, second)
    result[0] = u64(one == other)
    return (one != 0 or first == 0) and (other != 0 or second == 0)


@lowlevel
def copy_local(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
               result: Ptr[u64]) -> boolean:
    """NewLocalRef."""
    slot = slot_of(environment, tables, handle)
    if not slot:
        return False
    return give_local(environment, load_reference(slot), result)


@lowlevel
def get_class(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
              result: Ptr[u64]) -> boolean:
    """GetObjectClass, where there is a mirror already."""
    slot = slot_of(environment, tables, handle)
    if not slot:
        return False
    mirror = load_reference(klass_at(slot).mirror)
    if mirror == 0:
        return False
    return give_local(environment, mirror, result)


@lowlevel(inline=True)
def class_of(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables],
             handle: u64) -> Ptr[Class]:
    """The class that a handle stands for; null where it stands for none."""
    slot = slot_of(environment, tables, handle)
    if not slot or klass_at(slot) != tables.class_class:
        return Ptr[Class](0)
    return Ptr[Class](Ptr[u64](load_reference(slot) + u64(tables.vm_class_offset))[0])


@lowlevel
def is_instance(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
                wanted: u64, result: Ptr[u64]) -> boolean:
    """IsInstanceOf an object."""
    slot = slot_of(environment, tables, handle)
    klass = class_of(environment, tables, wanted)
    if not slot or not klass:
        return False
    result[0] = u64(is_assignable(klass_at(slot), klass))
    return True


@lowlevel
def delete_local(environment: Ptr[NativeEnvironment], handle: u64) -> boolean:
    """DeleteLocalRef of the reference at the top."""
    slot = local_slot(environment, handle)
    index = u32((handle >> KIND_BITS) & INDEX_MASK)
    is_top = index + 1 == local_index(environment.thread) and index >= environment.first
    if not slot or not is_top or environment.free != 0:
        return False
    slot[0] = u64(0)
    environment.generations[index] += 1
    environment.thread.locals_top -= 8
    return True
