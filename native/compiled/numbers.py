# low-level
"""The bits of floating-point numbers: they are the slots themselves."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i32, i64, u64
from pvm.native.registry import low_level_native
from pvm.vm.model.metadata import Thread


@low_level_native("java/lang/Double", "doubleToRawLongBits", "(D)J")
@lowlevel(export=True)
def double_to_raw_long_bits(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Double.doubleToRawLongBits."""
    return i64(arguments[0])


@low_level_native("java/lang/Double", "longBitsToDouble", "(J)D")
@lowlevel(export=True)
def long_bits_to_double(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Double.longBitsToDouble."""
    return i64(arguments[0])


@low_level_native("java/lang/Float", "floatToRawIntBits", "(F)I")
@lowlevel(export=True)
def float_to_raw_int_bits(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Float.floatToRawIntBits."""
    return i64(i32(arguments[0]))


@low_level_native("java/lang/Float", "intBitsToFloat", "(I)F")
@lowlevel(export=True)
def int_bits_to_float(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Float.intBitsToFloat."""
    return i64(i32(arguments[0]))
