# low-level
"""pvm.internal.Host: reading and writing descriptors, through a buffer that does not move."""

import os

from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET, Object
from pvm.lowlevel import memory
from pvm.lowlevel.intrinsics import copy_bytes, local_array
from pvm.lowlevel.marks import external, lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u8, u32, u64
from pvm.native.compiled.operands import int_argument
from pvm.native.registry import low_level_native
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Thread
from pvm.vm.runtime.limits import reach_limit, take_output
from pvm.vm.runtime.throwing import raise_trap
from pvm.vm.runtime.upcallcodes import Limit
from pvm.vm.threads.states import enter_native, leave_native

HOST = "pvm/internal/Host"
CHUNK = 8192
EINTR = 4
STDOUT, STDERR = 1, 2
END_OF_FILE = -1
FIRST_ERROR = -2          # minus an error's number: what Host.read returns
DESCRIPTOR, ARRAY, OFFSET, COUNT = range(4)


@external
def write(descriptor: i32, buffer: Ptr[u8], count: u64) -> i64:
    return i64(os.write(int(descriptor), memory.current().read(int(buffer), int(count))))


@external
def read(descriptor: i32, buffer: Ptr[u8], count: u64) -> i64:
    data = os.read(int(descriptor), int(count))
    memory.current().write(int(buffer), data)
    return i64(len(data))


@external
def __errno_location() -> Ptr[i32]:
    return Ptr[i32](memory.current().allocate(4))


@low_level_native(HOST, "write", "(I[BII)I")
@lowlevel(export=True, collects="waits while the world is stopped")
def write_all(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Writes n bytes; 0, or the number of a system error."""
    if not is_range(thread, arguments):
        return 0
    buffer = local_array(u8, CHUNK)
    done = u64(0)
    count = allowed_count(thread, arguments)
    while done < count:
        size = count - done if count - done < CHUNK else u64(CHUNK)
        copy_bytes(u64(buffer), place(arguments) + done, size)
        enter_native(thread)
        error = write_chunk(int_argument(arguments, DESCRIPTOR), buffer, size)
        leave_native(thread)
        if error != 0:
            return i64(error)
        done += size
    if count < u64(u32(arguments[COUNT])):
        reach_limit(thread, u32(Limit.OUTPUT))
    return 0


@lowlevel
def allowed_count(thread: Ptr[Thread], arguments: Ptr[u64]) -> u64:
    """How many bytes are written: what goes to the standard streams may be limited."""
    count = u64(u32(arguments[COUNT]))
    descriptor = int_argument(arguments, DESCRIPTOR)
    if descriptor != STDOUT and descriptor != STDERR:
        return count
    return take_output(thread.vm, count)


@lowlevel
def write_chunk(descriptor: i32, buffer: Ptr[u8], size: u64) -> i32:
    """Writes the whole buffer; 0 or an error's number."""
    done = u64(0)
    while done < size:
        written = write(descriptor, buffer + done, size - done)
        if written >= 0:
            done += u64(written)
        elif __errno_location()[0] != EINTR:
            return __errno_location()[0]
    return 0


@low_level_native(HOST, "read", "(I[BII)I")
@lowlevel(export=True, collects="waits for input")
def read_some(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Reads at most n bytes: how many, -1 at the end, -2 minus the number of a system error."""
    if not is_range(thread, arguments) or u32(arguments[COUNT]) == 0:
        return 0
    buffer = local_array(u8, CHUNK)
    count = u64(u32(arguments[COUNT]))
    enter_native(thread)
    result = read_chunk(int_argument(arguments, DESCRIPTOR), buffer,
                        count if count < CHUNK else u64(CHUNK))
    leave_native(thread)
    if result > 0:
        copy_bytes(place(arguments), u64(buffer), u64(result))
    return result


@lowlevel
def read_chunk(descriptor: i32, buffer: Ptr[u8], size: u64) -> i64:
    """Reads once: what Host.read returns."""
    while True:
        count = read(descriptor, buffer, size)
        if count > 0:
            return count
        if count == 0:
            return END_OF_FILE
        if __errno_location()[0] != EINTR:
            return FIRST_ERROR - i64(__errno_location()[0])


@lowlevel(inline=True)
def place(arguments: Ptr[u64]) -> u64:
    """Where the array's range starts, now."""
    return arguments[ARRAY] + ARRAY_ELEMENTS_OFFSET + u64(u32(arguments[OFFSET]))


@lowlevel
def is_range(thread: Ptr[Thread], arguments: Ptr[u64]) -> boolean:
    """Whether the array has the range; raises what is thrown if not."""
    if arguments[ARRAY] == 0:
        raise_trap(thread, Trap.NULL_POINTER, 0, 0)
        return False
    offset = int_argument(arguments, OFFSET)
    count = int_argument(arguments, COUNT)
    length = i64(Ptr[Object](arguments[ARRAY]).length)
    if offset < 0 or count < 0 or i64(offset) + i64(count) > length:
        raise_trap(thread, Trap.OUT_OF_BOUNDS, 0, 0)
        return False
    return True
