# low-level
"""pvm.internal.Memory: atomic access to fields and array elements by offset."""

from pvm.gc.barriers import write_barrier
from pvm.lowlevel.intrinsics import atomic_add, atomic_swap, cas
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u64
from pvm.native.compiled.operands import int_argument
from pvm.native.registry import low_level_native
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Thread
from pvm.vm.runtime.throwing import raise_trap

MEMORY = "pvm/internal/Memory"


@lowlevel(inline=True)
def is_null(thread: Ptr[Thread], object: u64) -> boolean:
    """Raises NullPointerException for null."""
    if object == 0:
        raise_trap(thread, Trap.NULL_POINTER, 0, 0)
        return True
    return False


@lowlevel(inline=True)
def truth(value: boolean) -> i64:
    """A boolean result."""
    return i64(1) if value else i64(0)


@low_level_native(MEMORY, "compareAndSetInt", "(Ljava/lang/Object;JII)Z")
@lowlevel(export=True)
def compare_and_set_int(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.compareAndSetInt."""
    if is_null(thread, arguments[0]):
        return 0
    place = Ptr[i32](arguments[0] + arguments[1])
    return truth(cas(place, int_argument(arguments, 2), int_argument(arguments, 3)))


@low_level_native(MEMORY, "compareAndSetLong", "(Ljava/lang/Object;JJJ)Z")
@lowlevel(export=True)
def compare_and_set_long(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.compareAndSetLong."""
    if is_null(thread, arguments[0]):
        return 0
    return truth(cas(Ptr[u64](arguments[0] + arguments[1]), arguments[2], arguments[3]))


@low_level_native(MEMORY, "compareAndSetReference",
                  "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Z")
@lowlevel(export=True)
def compare_and_set_reference(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.compareAndSetReference."""
    if is_null(thread, arguments[0]):
        return 0
    place = arguments[0] + arguments[1]
    if not cas(Ptr[u64](place), arguments[2], arguments[3]):
        return 0
    write_barrier(thread.card_base, place)
    return 1


@low_level_native(MEMORY, "getAndAddInt", "(Ljava/lang/Object;JI)I")
@lowlevel(export=True)
def get_and_add_int(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.getAndAddInt."""
    if is_null(thread, arguments[0]):
        return 0
    place = Ptr[i32](arguments[0] + arguments[1])
    return i64(atomic_add(place, int_argument(arguments, 2)))


@low_level_native(MEMORY, "getAndAddLong", "(Ljava/lang/Object;JJ)J")
@lowlevel(export=True)
def get_and_add_long(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.getAndAddLong."""
    if is_null(thread, arguments[0]):
        return 0
    return i64(atomic_add(Ptr[u64](arguments[0] + arguments[1]), arguments[2]))


@low_level_native(MEMORY, "getAndSetReference",
                  "(Ljava/lang/Object;JLjava/lang/Object;)Ljava/lang/Object;")
@lowlevel(export=True)
def get_and_set_reference(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Memory.getAndSetReference."""
    if is_null(thread, arguments[0]):
        return 0
    place = arguments[0] + arguments[1]
    old = atomic_swap(Ptr[u64](place), arguments[2])
    write_barrier(thread.card_base, place)
    return i64(old)
