# low-level
"""pvm.internal.Memory: places in memory of any type, named by an object and an offset.

An offset with the bit STATIC is the address of a static field's slot, whatever the object; without
an object an offset is an address. All accesses are as strong as volatile ones. A static primitive
takes 8 bytes and is kept extended (JVMS 5.4.2 leaves that open).
"""

from pvm.gc.barriers import store_reference
from pvm.lowlevel.intrinsics import cas, copy_bytes, fence, fill_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i8, i16, i64, u8, u16, u32, u64
from pvm.native.compiled.atomics import MEMORY, truth
from pvm.native.compiled.operands import int_argument
from pvm.native.registry import low_level_native
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Thread
from pvm.vm.runtime.access import CHAR, DOUBLE, FLOAT, INT, LONG, SHORT, load_bits, store_bits
from pvm.vm.runtime.throwing import raise_trap

STATIC = 1 << 62
FIRST_ADDRESS = 4096        # below lies nothing: an access there is one through null


@lowlevel(inline=True)
def is_static(arguments: Ptr[u64]) -> boolean:
    """Whether the place is a static field."""
    return arguments[1] & STATIC != 0


@lowlevel(inline=True)
def place_of(arguments: Ptr[u64]) -> u64:
    """The address that the first two arguments, object and offset, mean."""
    if is_static(arguments):
        return arguments[1] & (STATIC - 1)
    return arguments[0] + arguments[1]


@lowlevel(inline=True)
def is_nowhere(thread: Ptr[Thread], place: u64) -> boolean:
    """Raises NullPointerException for a place near address 0."""
    if place < FIRST_ADDRESS:
        raise_trap(thread, Trap.NULL_POINTER, 0, 0)
        return True
    return False


@low_level_native(MEMORY, "getBits", "(Ljava/lang/Object;JI)J")
@lowlevel(export=True)
def get_bits(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.getBits."""
    place = place_of(arguments)
    if is_nowhere(thread, place):
        return 0
    result = load_bits(place, u32(arguments[2]))
    fence()
    return result


@low_level_native(MEMORY, "putBits", "(Ljava/lang/Object;JIJ)V")
@lowlevel(export=True)
def put_bits(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.putBits."""
    place = place_of(arguments)
    if is_nowhere(thread, place):
        return 0
    fence()
    if is_static(arguments):
        Ptr[u64](place)[0] = arguments[3]
    else:
        store_bits(place, u32(arguments[2]), i64(arguments[3]))
    fence()
    return 0


@low_level_native(MEMORY, "compareAndSetBits", "(Ljava/lang/Object;JIJJ)Z")
@lowlevel(export=True)
def compare_and_set_bits(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.compareAndSetBits."""
    place = place_of(arguments)
    if is_nowhere(thread, place):
        return 0
    code = u32(arguments[2])
    if is_static(arguments):
        return truth(replace_extended(place, code, i64(arguments[3]), arguments[4]))
    return truth(replace(place, code, arguments[3], arguments[4]))


@lowlevel
def replace_extended(place: u64, code: u32, expected: i64, value: u64) -> boolean:
    """Compares what the type has of the 8 bytes, and replaces them all."""
    before = Ptr[u64](place)[0]
    while load_bits(place, code) == expected:
        if cas(Ptr[u64](place), before, value):
            return True
        before = Ptr[u64](place)[0]
    return False


@lowlevel
def replace(place: u64, code: u32, expected: u64, value: u64) -> boolean:
    """Compares and replaces a value of the type."""
    if code == LONG or code == DOUBLE:
        return cas(Ptr[u64](place), expected, value)
    if code == INT or code == FLOAT:
        return cas(Ptr[u32](place), u32(expected), u32(value))
    if code == SHORT:
        return cas(Ptr[i16](place), i16(expected), i16(value))
    if code == CHAR:
        return cas(Ptr[u16](place), u16(expected), u16(value))
    return cas(Ptr[i8](place), i8(expected), i8(value))


@low_level_native(MEMORY, "getReference", "(Ljava/lang/Object;J)Ljava/lang/Object;")
@lowlevel(export=True)
def get_reference(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.getReference."""
    place = place_of(arguments)
    if is_nowhere(thread, place):
        return 0
    result = Ptr[u64](place)[0]
    fence()
    return i64(result)


@low_level_native(MEMORY, "putReference", "(Ljava/lang/Object;JLjava/lang/Object;)V")
@lowlevel(export=True)
def put_reference(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.putReference."""
    place = place_of(arguments)
    if is_nowhere(thread, place):
        return 0
    fence()
    if is_static(arguments):
        Ptr[u64](place)[0] = arguments[2]      # a root slot: no barrier
    else:
        store_reference(thread, Ptr[u64](place), arguments[2])
    fence()
    return 0


@low_level_native(MEMORY, "compareAndSetStatic", "(JLjava/lang/Object;Ljava/lang/Object;)Z")
@lowlevel(export=True)
def compare_and_set_static(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.compareAndSetStatic."""
    return truth(cas(Ptr[u64](arguments[0] & (STATIC - 1)), arguments[1], arguments[2]))


@low_level_native(MEMORY, "copy", "(Ljava/lang/Object;JLjava/lang/Object;JJ)V")
@lowlevel(export=True)
def copy(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.copy."""
    source = arguments[0] + arguments[1]
    target = arguments[2] + arguments[3]
    if arguments[4] == 0 or is_nowhere(thread, source) or is_nowhere(thread, target):
        return 0
    copy_bytes(target, source, arguments[4])
    return 0


@low_level_native(MEMORY, "fill", "(Ljava/lang/Object;JJB)V")
@lowlevel(export=True)
def fill(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.fill."""
    target = arguments[0] + arguments[1]
    if arguments[2] == 0 or is_nowhere(thread, target):
        return 0
    fill_bytes(target, u8(int_argument(arguments, 3)), arguments[2])
    return 0


@low_level_native(MEMORY, "fence", "()V")
@lowlevel(export=True)
def full_fence(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.fence."""
    fence()
    return 0
