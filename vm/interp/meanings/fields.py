# low-level
"""Instance and static fields. A field's operand is its byte offset; a static's word1 its slot.

Static slots hold 64 bits, as operand-stack slots do; narrow values are stored truncated (JVMS
putstatic) and extended again.
"""

from pvm.gc.barriers import store_reference
from pvm.lowlevel.intrinsics import fence, trap
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i8, i16, i32, i64, u8, u16, u64
from pvm.vm.interp.instructions import instruction
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Thread


@instruction("getfield_8")
def getfield_8(target: u64, operand: u64) -> i32:
    if target == 0:
        trap(Trap.NULL_POINTER)
    return i32(Ptr[i8](target + operand)[0])


@instruction("getfield_16")
def getfield_16(target: u64, operand: u64) -> i32:
    if target == 0:
        trap(Trap.NULL_POINTER)
    return i32(Ptr[i16](target + operand)[0])


@instruction("getfield_u16")
def getfield_u16(target: u64, operand: u64) -> i32:
    if target == 0:
        trap(Trap.NULL_POINTER)
    return i32(Ptr[u16](target + operand)[0])


@instruction("getfield_32")
def getfield_32(target: u64, operand: u64) -> i32:
    if target == 0:
        trap(Trap.NULL_POINTER)
    return Ptr[i32](target + operand)[0]


@instruction("getfield_64")
def getfield_64(target: u64, operand: u64) -> i64:
    if target == 0:
        trap(Trap.NULL_POINTER)
    return Ptr[i64](target + operand)[0]


@instruction("putfield_boolean")
def putfield_boolean(target: u64, value: i32, operand: u64) -> None:
    if target == 0:
        trap(Trap.NULL_POINTER)
    Ptr[u8](target + operand)[0] = u8(value & 1)


@instruction("putfield_8")
def putfield_8(target: u64, value: i32, operand: u64) -> None:
    if target == 0:
        trap(Trap.NULL_POINTER)
    Ptr[i8](target + operand)[0] = i8(value)


@instruction("putfield_16")
def putfield_16(target: u64, value: i32, operand: u64) -> None:
    if target == 0:
        trap(Trap.NULL_POINTER)
    Ptr[i16](target + operand)[0] = i16(value)


@instruction("putfield_32")
def putfield_32(target: u64, value: i32, operand: u64) -> None:
    if target == 0:
        trap(Trap.NULL_POINTER)
    Ptr[i32](target + operand)[0] = value


@instruction("putfield_64")
def putfield_64(target: u64, value: i64, operand: u64) -> None:
    if target == 0:
        trap(Trap.NULL_POINTER)
    Ptr[i64](target + operand)[0] = value


@instruction("putfield_reference")
def putfield_reference(thread: Ptr[Thread], target: u64, value: u64, operand: u64) -> None:
    if target == 0:
        trap(Trap.NULL_POINTER)
    store_reference(thread, Ptr[u64](target + operand), value)


# A volatile store is followed by a full barrier (JLS 17.4); everything else the processor orders.


@instruction("putfield_volatile_32")
def putfield_volatile_32(target: u64, value: i32, operand: u64) -> None:
    if target == 0:
        trap(Trap.NULL_POINTER)
    Ptr[i32](target + operand)[0] = value
    fence()


@instruction("putfield_volatile_64")
def putfield_volatile_64(target: u64, value: i64, operand: u64) -> None:
    if target == 0:
        trap(Trap.NULL_POINTER)
    Ptr[i64](target + operand)[0] = value
    fence()


@instruction("putfield_volatile_reference")
def putfield_volatile_reference(thread: Ptr[Thread], target: u64, value: u64,
                                operand: u64) -> None:
    if target == 0:
        trap(Trap.NULL_POINTER)
    store_reference(thread, Ptr[u64](target + operand), value)
    fence()


@instruction("putfield_volatile_boolean")
def putfield_volatile_boolean(target: u64, value: i32, operand: u64) -> None:
    if target == 0:
        trap(Trap.NULL_POINTER)
    Ptr[u8](target + operand)[0] = u8(value & 1)
    fence()


@instruction("putfield_volatile_8")
def putfield_volatile_8(target: u64, value: i32, operand: u64) -> None:
    if target == 0:
        trap(Trap.NULL_POINTER)
    Ptr[i8](target + operand)[0] = i8(value)
    fence()


@instruction("putfield_volatile_16")
def putfield_volatile_16(target: u64, value: i32, operand: u64) -> None:
    if target == 0:
        trap(Trap.NULL_POINTER)
    Ptr[i16](target + operand)[0] = i16(value)
    fence()


@instruction("getstatic", words=3)
def getstatic(word1: u64) -> u64:
    return Ptr[u64](word1)[0]


@instruction("putstatic_boolean", words=3)
def putstatic_boolean(value: i32, word1: u64) -> None:
    Ptr[u64](word1)[0] = u64(value & 1)


@instruction("putstatic_8", words=3)
def putstatic_8(value: i32, word1: u64) -> None:
    Ptr[i64](word1)[0] = i64(i8(value))


@instruction("putstatic_16", words=3)
def putstatic_16(value: i32, word1: u64) -> None:
    Ptr[i64](word1)[0] = i64(i16(value))


@instruction("putstatic_u16", words=3)
def putstatic_u16(value: i32, word1: u64) -> None:
    Ptr[i64](word1)[0] = i64(u16(value))


@instruction("putstatic_64", words=3)
def putstatic_64(value: u64, word1: u64) -> None:
    Ptr[u64](word1)[0] = value


@instruction("putstatic_volatile_64", words=3)
def putstatic_volatile_64(value: u64, word1: u64) -> None:
    Ptr[u64](word1)[0] = value
    fence()


@instruction("putstatic_volatile_boolean", words=3)
def putstatic_volatile_boolean(value: i32, word1: u64) -> None:
    Ptr[u64](word1)[0] = u64(value & 1)
    fence()


@instruction("putstatic_volatile_8", words=3)
def putstatic_volatile_8(value: i32, word1: u64) -> None:
    Ptr[u64](word1)[0] = u64(i8(value))
    fence()


@instruction("putstatic_volatile_16", words=3)
def putstatic_volatile_16(value: i32, word1: u64) -> None:
    Ptr[u64](word1)[0] = u64(i16(value))
    fence()


@instruction("putstatic_volatile_u16", words=3)
def putstatic_volatile_u16(value: i32, word1: u64) -> None:
    Ptr[u64](word1)[0] = u64(u16(value))
    fence()
