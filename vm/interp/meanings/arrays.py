# low-level
"""Array elements, JVMS 6.5 xaload and xastore: null check, then bounds check, then the access."""

from pvm.gc.barriers import store_reference
from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET, Object
from pvm.lowlevel.intrinsics import trap, unlikely
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i8, i16, i32, i64, u16, u32, u64
from pvm.vm.interp.instructions import instruction, slow_path
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Class, Thread
from pvm.vm.runtime.subtypes import has_ancestor, is_subtype
from pvm.vm.runtime.throwing import raise_trap

BOOLEAN = ord("Z")


@instruction("arraylength")
def arraylength(array: u64) -> i32:
    if array == 0:
        trap(Trap.NULL_POINTER)
    return i32(Ptr[Object](array).length)


@instruction("iaload")
def iaload(array: u64, index: i32) -> i32:
    if array == 0:
        trap(Trap.NULL_POINTER)
    if unlikely(u32(index) >= Ptr[Object](array).length):
        trap(Trap.ARRAY_INDEX, index, Ptr[Object](array).length)
    return Ptr[i32](array + ARRAY_ELEMENTS_OFFSET + (u64(u32(index)) << 2))[0]


@instruction("laload")
def laload(array: u64, index: i32) -> i64:
    if array == 0:
        trap(Trap.NULL_POINTER)
    if unlikely(u32(index) >= Ptr[Object](array).length):
        trap(Trap.ARRAY_INDEX, index, Ptr[Object](array).length)
    return Ptr[i64](array + ARRAY_ELEMENTS_OFFSET + (u64(u32(index)) << 3))[0]


@instruction("caload")
def caload(array: u64, index: i32) -> i32:
    if array == 0:
        trap(Trap.NULL_POINTER)
    if unlikely(u32(index) >= Ptr[Object](array).length):
        trap(Trap.ARRAY_INDEX, index, Ptr[Object](array).length)
    return i32(Ptr[u16](array + ARRAY_ELEMENTS_OFFSET + (u64(u32(index)) << 1))[0])


@instruction("saload")
def saload(array: u64, index: i32) -> i32:
    if array == 0:
        trap(Trap.NULL_POINTER)
    if unlikely(u32(index) >= Ptr[Object](array).length):
        trap(Trap.ARRAY_INDEX, index, Ptr[Object](array).length)
    return i32(Ptr[i16](array + ARRAY_ELEMENTS_OFFSET + (u64(u32(index)) << 1))[0])


@instruction("baload")
def baload(array: u64, index: i32) -> i32:
    if array == 0:
        trap(Trap.NULL_POINTER)
    if unlikely(u32(index) >= Ptr[Object](array).length):
        trap(Trap.ARRAY_INDEX, index, Ptr[Object](array).length)
    return i32(Ptr[i8](array + ARRAY_ELEMENTS_OFFSET + (u64(u32(index))))[0])


@instruction("iastore")
def iastore(array: u64, index: i32, value: i32) -> None:
    if array == 0:
        trap(Trap.NULL_POINTER)
    if unlikely(u32(index) >= Ptr[Object](array).length):
        trap(Trap.ARRAY_INDEX, index, Ptr[Object](array).length)
    Ptr[i32](array + ARRAY_ELEMENTS_OFFSET + (u64(u32(index)) << 2))[0] = value


@instruction("lastore")
def lastore(array: u64, index: i32, value: i64) -> None:
    if array == 0:
        trap(Trap.NULL_POINTER)
    if unlikely(u32(index) >= Ptr[Object](array).length):
        trap(Trap.ARRAY_INDEX, index, Ptr[Object](array).length)
    Ptr[i64](array + ARRAY_ELEMENTS_OFFSET + (u64(u32(index)) << 3))[0] = value


@instruction("castore")
def castore(array: u64, index: i32, value: i32) -> None:
    if array == 0:
        trap(Trap.NULL_POINTER)
    if unlikely(u32(index) >= Ptr[Object](array).length):
        trap(Trap.ARRAY_INDEX, index, Ptr[Object](array).length)
    Ptr[u16](array + ARRAY_ELEMENTS_OFFSET + (u64(u32(index)) << 1))[0] = u16(value)


@instruction("bastore")
def bastore(array: u64, index: i32, value: i32) -> None:
    if array == 0:
        trap(Trap.NULL_POINTER)
    if unlikely(u32(index) >= Ptr[Object](array).length):
        trap(Trap.ARRAY_INDEX, index, Ptr[Object](array).length)
    place = Ptr[i8](array + ARRAY_ELEMENTS_OFFSET + u64(u32(index)))
    if Ptr[Class](u64(Ptr[Object](array).klass)).element.primitive == BOOLEAN:
        place[0] = i8(value & 1)
    else:
        place[0] = i8(value)


@lowlevel
def aastore_slow(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    """The store check that needs a search; sp[-3], sp[-2], sp[-1]: array, index, value."""
    array = sp[-3]
    index = sp[-2]
    value = sp[-1]
    place = array + ARRAY_ELEMENTS_OFFSET + (u64(u32(index)) << 3)
    wanted = Ptr[Class](u64(Ptr[Object](array).klass)).element
    if is_subtype(Ptr[Class](u64(Ptr[Object](value).klass)), wanted):
        store_reference(thread, Ptr[u64](place), value)
    else:
        raise_trap(thread, Trap.ARRAY_STORE, i64(value), 0)
    return 0


@instruction("aastore", slow=aastore_slow)
def aastore(thread: Ptr[Thread], array: u64, index: i32, value: u64) -> None:
    if array == 0:
        trap(Trap.NULL_POINTER)
    if unlikely(u32(index) >= Ptr[Object](array).length):
        trap(Trap.ARRAY_INDEX, index, Ptr[Object](array).length)
    if value != 0:
        wanted = Ptr[Class](u64(Ptr[Object](array).klass)).element
        actual = Ptr[Class](u64(Ptr[Object](value).klass))
        if actual != wanted and not has_ancestor(actual, wanted):
            slow_path()
    place = array + ARRAY_ELEMENTS_OFFSET + (u64(u32(index)) << 3)
    store_reference(thread, Ptr[u64](place), value)
