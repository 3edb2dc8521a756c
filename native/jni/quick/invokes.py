# low-level
"""JNI's calls of Java methods that need no Python: of methods that were called before in the same
way (see `dispatch`)."""

from pvm.gc.allocation import allocate_instance
from pvm.lowlevel.intrinsics import copy_bytes, from_bits, local, local_array, to_bits
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, f32, f64, u8, u32, u64
from pvm.native.jni.quick.handles import class_of, fits, klass_at
from pvm.native.jni.quick.tables import (
    CONSTRUCTOR,
    INSTANCE,
    METHOD_TAG,
    MOST_MEMBERS,
    MOST_PARAMETERS,
    STATIC,
    TAG_BITS,
    TAG_MASK,
    MethodRow,
    QuickTables,
    slot_of,
)
from pvm.native.jni.references import NativeEnvironment, has_room, new_local
from pvm.native.jni.transfer import (
    BOOLEAN,
    DOUBLE,
    FLOAT,
    REFERENCE,
    primitive_result,
)
from pvm.vm.model.metadata import Class
from pvm.vm.runtime.arrays import pop_temporary, push_temporary
from pvm.vm.runtime.entering import call_in_java

UNIONS, PROMOTED, SYSTEM_V = range(3)
"""How arguments lie in memory: as jvalues; as words that C has promoted; in a va_list of the System
V ABI for x86-64 (3.5.7)."""

GENERAL_END, VECTOR_END, LIST_BYTES = 48, 176, 24


@struct
class VariadicList:
    """va_list."""

    general: u32
    vector: u32
    overflow: u64
    saved: u64


@lowlevel
def row_of(tables: Ptr[QuickTables], method: u64) -> Ptr[MethodRow]:
    """The row of a method ID; null if there is none."""
    index = method >> TAG_BITS
    if index >= MOST_MEMBERS or method & TAG_MASK != METHOD_TAG:
        return Ptr[MethodRow](0)
    row = tables.methods + index
    if row.klass == 0:
        return Ptr[MethodRow](0)
    return row


@lowlevel
def is_receiver(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables],
                row: Ptr[MethodRow], handle: u64) -> boolean:
    """Whether the method can be called for an object, or for a class."""
    if row.kind != INSTANCE:
        return class_of(environment, tables, handle) == Ptr[Class](row.klass)
    slot = slot_of(environment, tables, handle)
    if not slot:
        return False
    return klass_at(slot) == Ptr[Class](row.klass)


@lowlevel
def next_word(style: u32, words: u64, index: u64, kind: u32) -> u64:
    """An argument as it lies there."""
    if style != SYSTEM_V:
        return Ptr[u64](words)[index]
    list = Ptr[VariadicList](words)
    if (kind == FLOAT or kind == DOUBLE) and list.vector < VECTOR_END:
        list.vector += 16
        return Ptr[u64](list.saved + u64(list.vector - 16))[0]
    if kind != FLOAT and kind != DOUBLE and list.general < GENERAL_END:
        list.general += 8
        return Ptr[u64](list.saved + u64(list.general - 8))[0]
    list.overflow += 8
    return Ptr[u64](list.overflow - 8)[0]


@lowlevel
def slot_word(style: u32, word: u64, kind: u32) -> u64:
    """A number as Java has it in a slot."""
    if kind == FLOAT:
        if style == UNIONS:
            return word & 0xFFFF_FFFF
        return u64(to_bits(f32(from_bits(f64, word))))
    if kind == BOOLEAN:
        if style == UNIONS:
            return u64(u8(word) != 0)
        return u64(u32(word) != 0)
    return u64(primitive_result(kind, word))


@lowlevel
def take_arguments(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables],
                   row: Ptr[MethodRow], style: u32, words: u64, target: Ptr[u64]) -> boolean:
    """Those after the receiver, references as root slots; false if one is not of its type."""
    for index in range(u64(row.count)):
        kind = u32(row.kinds[index])
        word = next_word(style, words, index, kind)
        if kind != REFERENCE:
            target[index] = slot_word(style, word, kind)
            continue
        if not fits(environment, tables, word, Ptr[Class](row.types[index])):
            return False
        target[index] = u64(slot_of(environment, tables, word))     # null: 0
    return True


@lowlevel(inline=True)
def reference_bits(row: Ptr[MethodRow]) -> u64:
    """A bit for each parameter that is a reference."""
    found = u64(0)
    for index in range(u64(row.count)):
        if row.kinds[index] == REFERENCE:
            found |= u64(1) << index
    return found


@lowlevel(collects="runs Java")
def invoke(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
           method: u64, letter: u32, kind: u32, style: u32, words: u64,
           result: Ptr[u64]) -> boolean:
    """Call<Type>Method and CallStatic<Type>Method; for a CONSTRUCTOR NewObject."""
    row = row_of(tables, method)
    if not row or row.result != letter or row.kind != kind:
        return False
    if not is_receiver(environment, tables, row, handle) or has_room(environment, u32(1)) == 0:
        return False
    place = local_array(u64, MOST_PARAMETERS + 1)
    list = local(VariadicList)
    if style == SYSTEM_V:
        copy_bytes(u64(list), words, u64(LIST_BYTES))
        words = u64(list)
    arguments = place if kind == STATIC else place + 1
    if not take_arguments(environment, tables, row, style, words, arguments):
        return False
    if kind == CONSTRUCTOR:
        return construct(environment, row, place, result)
    references = reference_bits(row)
    if kind == INSTANCE:
        place[0] = u64(slot_of(environment, tables, handle))
        references = (references << 1) | 1
    thread = environment.thread
    word = u64(call_in_java(thread, row.target, place, references))
    if thread.pending != 0:
        result[0] = u64(0)
    elif letter == REFERENCE:
        result[0] = new_local(environment, word)
    else:
        result[0] = u64(primitive_result(letter, word))
    return True


@lowlevel(collects="runs Java")
def construct(environment: Ptr[NativeEnvironment], row: Ptr[MethodRow], place: Ptr[u64],
              result: Ptr[u64]) -> boolean:
    """Calls a constructor, whose arguments follow the place of the new object."""
    thread = environment.thread
    made = allocate_instance(thread, Ptr[Class](row.klass))
    if made == 0:
        return False
    slot = push_temporary(thread, made)
    place[0] = u64(slot)
    call_in_java(thread, row.target, place, (reference_bits(row) << 1) | 1)
    result[0] = u64(0)
    if thread.pending == 0:
        result[0] = new_local(environment, slot[0])
    pop_temporary(thread)
    return True
