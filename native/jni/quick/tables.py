# low-level
"""What low-level code knows of a machine's JNI: members, global references, strings and classes."""

from pvm.gc.references import load_reference
from pvm.lowlevel.intrinsics import likely
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Array, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import u8, u32, u64
from pvm.native.jni.functions import PRIMITIVES
from pvm.native.jni.references import (
    GENERATION_SHIFT,
    GLOBAL,
    KIND_BITS,
    KIND_MASK,
    NativeEnvironment,
    local_slot,
)
from pvm.vm.model.metadata import Class, Method

COUNT = len(PRIMITIVES)
TAG_BITS = 3                    # of an ID; see members
TAG_MASK = (1 << TAG_BITS) - 1
METHOD_TAG, FIELD_TAG = 0b101, 0b110
MOST_MEMBERS = 1 << 14          # that have rows
MOST_PARAMETERS = 8             # of a method that has one
INSTANCE, STATIC, CONSTRUCTOR = range(3)
MOST_GLOBALS = 1 << 20
BLOCKS, BLOCK_BYTES = 16, 1 << 12   # that are lent
GLOBAL_INDEX_MASK = (1 << (GENERATION_SHIFT - KIND_BITS)) - 1


@struct
class FieldRow:
    """A field whose class is never unloaded; `klass` is null where there is none. `letter`: of its
    descriptor. `is_settable`: 0 if a store has to be looked at. `type`: of references, once one was
    stored."""

    klass: Ptr[Class]
    type: Ptr[Class]
    offset: u64
    letter: u32
    is_settable: u32


@struct
class MethodRow:
    """What a method was when it was last called for an instance of `klass`; for a static method and
    a constructor that is its own class. `kind`: INSTANCE, STATIC or CONSTRUCTOR. `result` and
    `kinds`: letters; `types`: the classes of the parameters that are references. None of these
    classes is ever unloaded. `klass` is written last."""

    klass: u64
    target: Ptr[Method]
    kind: u32
    result: u32
    count: u32
    unused: u32
    kinds: Array[u8, MOST_PARAMETERS]
    types: Array[u64, MOST_PARAMETERS]


@struct
class GlobalRow:
    """A global reference: the number that stands for it now, and its root slot."""

    handle: u64
    slot: Ptr[u64]


@struct
class LentBlock:
    """Memory of native code, at an `address` of its own, which is `place` for the process; while it
    `is_lent`, `slot` holds the object whose copy it has."""

    address: u64
    place: u64
    slot: Ptr[u64]
    is_lent: u32
    unused: u32


@struct
class QuickTables:
    """Of one machine and memory. `blocks` lie one after the other in that memory. `arrays`: classes
    of the arrays of JNI's primitive types, in its order.
    `vm_class_offset`, `value_offset`, `coder_offset`: of fields of Class and String."""

    fields: Ptr[FieldRow]
    methods: Ptr[MethodRow]
    globals: Ptr[GlobalRow]
    blocks: Ptr[LentBlock]
    string_class: Ptr[Class]
    class_class: Ptr[Class]
    arrays: Array[u64, COUNT]
    vm_class_offset: u32
    value_offset: u32
    coder_offset: u32
    unused: u32


@lowlevel(inline=True)
def slot_of(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables],
            handle: u64) -> Ptr[u64]:
    """The root slot of a local or global reference to an object; null for anything else."""
    if likely(handle & KIND_MASK != GLOBAL):
        return local_slot(environment, handle)
    index = (handle >> KIND_BITS) & GLOBAL_INDEX_MASK
    if index >= MOST_GLOBALS:
        return Ptr[u64](0)
    row = tables.globals + index
    if row.handle != handle or load_reference(row.slot) == 0:
        return Ptr[u64](0)
    return row.slot
