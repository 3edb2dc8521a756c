# low-level
"""Copies of strings and arrays that native code is lent, where that needs no Python (see
`dispatch`): a few blocks of its memory, for what fits into one."""

from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET, KIND_PRIMITIVE_ARRAY, Object
from pvm.gc.references import load_reference
from pvm.lowlevel.intrinsics import atomic_store, cas, copy_bytes, field_address, local
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, u8, u16, u32, u64
from pvm.native.jni.functions import ABORT, COMMIT
from pvm.native.jni.quick.arrays import size_shift
from pvm.native.jni.quick.handles import klass_at
from pvm.native.jni.quick.strings import Units, copy_units, encode, encoded_length, find_units
from pvm.native.jni.quick.tables import BLOCK_BYTES, BLOCKS, LentBlock, QuickTables, slot_of
from pvm.native.jni.references import NativeEnvironment
from pvm.native.jni.transfer import BOOLEAN

CHARS, TEXT = range(2)          # what a lent string is: UTF-16, or modified UTF-8


@lowlevel
def take_block(tables: Ptr[QuickTables], size: u64, reference: u64) -> Ptr[LentBlock]:
    """A block for the copy of an object; null if none is free, or it does not fit."""
    if size > BLOCK_BYTES:
        return Ptr[LentBlock](0)
    for index in range(u64(BLOCKS)):
        block = tables.blocks + index
        if block.is_lent == 0 and cas(field_address(block, "is_lent"), u32(0), u32(1)):
            block.slot[0] = reference
            return block
    return Ptr[LentBlock](0)


@lowlevel(inline=True)
def give_back(block: Ptr[LentBlock]) -> None:
    """Others may have it."""
    block.slot[0] = u64(0)
    atomic_store(field_address(block, "is_lent"), u32(0))


@lowlevel
def lent_block(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
               address: u64) -> Ptr[LentBlock]:
    """The block at an address, if it is lent for the object; null otherwise."""
    slot = slot_of(environment, tables, handle)
    index = (address - tables.blocks.address) // BLOCK_BYTES
    if not slot or index >= BLOCKS:
        return Ptr[LentBlock](0)
    block = tables.blocks + index
    is_it = block.address == address and block.is_lent != 0
    if not is_it or load_reference(block.slot) != load_reference(slot):
        return Ptr[LentBlock](0)
    return block


@lowlevel
def lend_string(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
                form: u32, result: Ptr[u64]) -> boolean:
    """GetStringChars, GetStringCritical and GetStringUTFChars, with a zero at the end."""
    units = local(Units)
    if not find_units(environment, tables, handle, units):
        return False
    size = u64(units.length) * 2 + 2
    if form == TEXT:
        size = encoded_length(units) + 1
    block = take_block(tables, size, load_reference(slot_of(environment, tables, handle)))
    if not block:
        return False
    if form == TEXT:
        encode(units, u32(0), units.length, block.place)
    else:
        copy_units(units, u32(0), units.length, block.place)
        Ptr[u16](block.place)[units.length] = u16(0)
    result[0] = block.address
    return True


@lowlevel
def take_string_back(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
                     address: u64) -> boolean:
    """ReleaseStringChars and so on."""
    block = lent_block(environment, tables, handle, address)
    if not block:
        return False
    give_back(block)
    return True


@lowlevel
def lend_array(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
               letter: u32, result: Ptr[u64]) -> boolean:
    """Get<Type>ArrayElements; GetPrimitiveArrayCritical with letter 0."""
    slot = slot_of(environment, tables, handle)
    if not slot:
        return False
    klass = klass_at(slot)
    if klass.kind != KIND_PRIMITIVE_ARRAY or (letter != 0 and klass.element.primitive != letter):
        return False
    object = load_reference(slot)
    size = u64(Ptr[Object](object).length) << size_shift(klass.element.primitive)
    block = take_block(tables, size, object)
    if not block:
        return False
    copy_bytes(block.place, object + ARRAY_ELEMENTS_OFFSET, size)
    result[0] = block.address
    return True


@lowlevel
def take_array_back(environment: Ptr[NativeEnvironment], tables: Ptr[QuickTables], handle: u64,
                    address: u64, mode: u32) -> boolean:
    """Release<Type>ArrayElements and ReleasePrimitiveArrayCritical."""
    block = lent_block(environment, tables, handle, address)
    if not block or mode > ABORT:
        return False
    object = load_reference(block.slot)
    letter = klass_at(block.slot).element.primitive
    size = u64(Ptr[Object](object).length) << size_shift(letter)
    if mode != ABORT:
        if letter == BOOLEAN:
            make_booleans(block.place, size)
        copy_bytes(object + ARRAY_ELEMENTS_OFFSET, block.place, size)
    if mode != COMMIT:
        give_back(block)
    return True


@lowlevel
def make_booleans(place: u64, count: u64) -> None:
    """The machine relies on 0 and 1."""
    for index in range(count):
        Ptr[u8](place)[index] = u8(Ptr[u8](place)[index] != 0)
