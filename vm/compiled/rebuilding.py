# low-level
"""The interpreter's frames and the objects of a compiled frame, made from its site's tables."""

from pvm.gc.allocation import allocate_array, allocate_instance
from pvm.gc.barriers import store_reference
from pvm.gc.objectmodel import KIND_INSTANCE
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, i32, i64, u8, u16, u32, u64
from pvm.vm.compiled.tables import (
    AT_FP,
    AT_SP,
    CONSTANT,
    VIRTUAL,
    CodeBlob,
    CodeObject,
    CodeScope,
    CodeSite,
)
from pvm.vm.model.metadata import Frame, Thread
from pvm.vm.runtime.arrays import push_temporary
from pvm.vm.runtime.frames import operand_stack
from pvm.vm.threads.monitors import monitor_enter_fast

BYTE_FIELD, SHORT_FIELD, INT_FIELD = range(3)    # binary logarithms of sizes


@struct
class CompiledFrame:
    """A frame of compiled code stopped at a site: its stack pointer at the call and its frame
    pointer. `objects`: its virtual objects, made already, in order."""

    blob: Ptr[CodeBlob]
    site: Ptr[CodeSite]
    sp: u64
    fp: u64
    objects: Ptr[u64]


@lowlevel
def read_value(left: Ptr[CompiledFrame], index: u32) -> u64:
    """A value's bits, those of four bytes zero-extended; 0 for a dead one."""
    value = left.blob.values + index
    if value.place == CONSTANT:
        return value.constant
    if value.place == VIRTUAL:
        return left.objects[value.offset]
    if value.place == AT_SP:
        return read_slot(left.sp + u64(i64(value.offset)), u32(value.bytes))
    if value.place == AT_FP:
        return read_slot(left.fp + u64(i64(value.offset)), u32(value.bytes))
    return 0


@lowlevel(inline=True)
def read_slot(address: u64, bytes: u32) -> u64:
    """Four or eight bytes of memory."""
    if bytes == 4:
        return u64(Ptr[u32](address)[0])
    return Ptr[u64](address)[0]


@lowlevel(collects="allocates")
def make_objects(thread: Ptr[Thread], left: Ptr[CompiledFrame]) -> boolean:
    """Makes the virtual objects, in temporary root slots; false when out of memory.

    All of them are allocated before the first is filled in: meanwhile the frame's values are only
    safe where they are.
    """
    first = left.blob.objects + left.site.first_object
    left.objects = Ptr[u64](thread.temporaries_top)
    complete = boolean(True)
    for index in range(u32(left.site.object_count)):
        made = allocate_virtual(thread, first + index)
        push_temporary(thread, made)
        complete = complete and made != 0
    if complete:
        for index in range(u32(left.site.object_count)):
            fill_object(thread, left, first + index, left.objects[index])
    return complete


@lowlevel(collects="allocates")
def allocate_virtual(thread: Ptr[Thread], description: Ptr[CodeObject]) -> u64:
    """A zeroed object of the class."""
    klass = description.klass
    if klass.kind == KIND_INSTANCE:
        return allocate_instance(thread, klass)
    return allocate_array(thread, klass, i32(u32(description.length)))


@lowlevel
def fill_object(thread: Ptr[Thread], left: Ptr[CompiledFrame], description: Ptr[CodeObject],
                object: u64) -> None:
    """Stores the fields' values. All of eight bytes go through the barrier, which does no harm
    to what is no reference; the object may have grown old already."""
    for index in range(u32(description.field_count)):
        value = read_value(left, description.first_value + index)
        place = left.blob.offsets[description.first_offset + index]
        address = object + u64(place >> 2)
        size = place & 3
        if size == BYTE_FIELD:
            Ptr[u8](address)[0] = u8(value)
        elif size == SHORT_FIELD:
            Ptr[u16](address)[0] = u16(value)
        elif size == INT_FIELD:
            Ptr[u32](address)[0] = u32(value)
        else:
            store_reference(thread, Ptr[u64](address), value)


@lowlevel
def scope_at(left: Ptr[CompiledFrame], steps: u32) -> Ptr[CodeScope]:
    """The scope that lies so many inlinings outwards from the innermost; null beyond the last."""
    number = left.site.scope
    for _ in range(steps):
        if number != 0:
            number = (left.blob.scopes + (number - 1)).caller
    if number == 0:
        return Ptr[CodeScope](0)
    return left.blob.scopes + (number - 1)


@lowlevel
def frames_extent(left: Ptr[CompiledFrame]) -> u64:
    """Bytes of the Java stack that the frames may take, the innermost with its whole stack."""
    extent = u64(scope_at(left, u32(0)).method.frame_extent)
    steps = u32(0)
    scope = scope_at(left, steps)
    while scope:
        extent += Frame.size + ((u64(scope.local_count) + u64(scope.stack_count)) << 3)
        steps += 1
        scope = scope_at(left, steps)
    return extent


@lowlevel
def push_frames(thread: Ptr[Thread], left: Ptr[CompiledFrame], previous: Ptr[Frame],
                start: Ptr[u64]) -> None:
    """Builds the frames from `start` on, outermost first, and makes them the thread's."""
    steps = u32(0)
    while scope_at(left, steps + 1):
        steps += 1
    thread.frame = previous
    thread.sp = start
    for step in range(steps + 1):
        push_frame(thread, left, scope_at(left, steps - step))


@lowlevel
def push_frame(thread: Ptr[Thread], left: Ptr[CompiledFrame], scope: Ptr[CodeScope]) -> None:
    """One frame, whose locals begin where the caller's operand stack ends."""
    locals_ = thread.sp
    count = u32(scope.local_count)
    for index in range(count):
        locals_[index] = read_value(left, scope.first_value + index)
    frame = Ptr[Frame](u64(locals_ + count))
    frame.previous = thread.frame
    frame.method = scope.method
    frame.pc = scope.method.code + scope.word
    frame.lock = take_lock(thread, left, scope.lock)
    stack = operand_stack(frame)
    for index in range(u32(scope.stack_count)):
        stack[index] = read_value(left, scope.first_value + count + index)
    thread.frame = frame
    thread.sp = stack + u32(scope.stack_count)


@lowlevel
def take_lock(thread: Ptr[Thread], left: Ptr[CompiledFrame], number: u32) -> u64:
    """The monitor of a synchronized method's frame. It is held, unless the object was virtual:
    then nobody else knows it, and it was never entered."""
    if number == 0:
        return 0
    lock = read_value(left, number - 1)
    if lock != 0 and (left.blob.values + (number - 1)).place == VIRTUAL:
        monitor_enter_fast(thread, lock)
    return lock
