# low-level
"""java.lang.Object: class, hash, copy, and the monitor's wait set."""

from pvm.gc.allocation import allocate_array, allocate_instance
from pvm.gc.barriers import bulk_write_barrier
from pvm.gc.objectmodel import (
    ARRAY_ELEMENTS_OFFSET,
    INSTANCE_FIELDS_OFFSET,
    KIND_INSTANCE,
    KIND_PRIMITIVE_ARRAY,
    Object,
)
from pvm.lowlevel.intrinsics import copy_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u32, u64
from pvm.native.compiled.operands import operand, python_half
from pvm.native.compiled.waits import (
    STATUS_WAITING,
    STATUS_WAITING_TIMED,
    adopt_interrupt,
    finish_wait,
    is_negative_timeout,
    millis_to_nanos,
    set_status,
)
from pvm.native.registry import low_level_native
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Class, Thread
from pvm.vm.runtime.throwing import raise_trap
from pvm.vm.threads.hashes import identity_hash
from pvm.vm.threads.monitors import ILLEGAL, OK, holds
from pvm.vm.threads.waiting import monitor_notify, monitor_wait

OBJECT = "java/lang/Object"


@lowlevel(inline=True)
def klass_of(object: u64) -> Ptr[Class]:
    """The object's class."""
    return Ptr[Class](u64(Ptr[Object](object).klass))


@low_level_native(OBJECT, "getClass", "()Ljava/lang/Class;")
@lowlevel(export=True, collects="a mirror may have to be made")
def get_class(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Object.getClass."""
    mirror = klass_of(arguments[0]).mirror[0]
    if mirror == 0:
        mirror = python_half(thread, arguments)
    return i64(mirror)


@low_level_native(OBJECT, "hashCode", "()I")
@lowlevel(export=True)
def hash_code(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Object.hashCode."""
    return i64(identity_hash(thread, arguments[0]))


@low_level_native("java/lang/System", "identityHashCode", "(Ljava/lang/Object;)I")
@lowlevel(export=True)
def identity_hash_code(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """System.identityHashCode: 0 for null."""
    if arguments[0] == 0:
        return 0
    return i64(identity_hash(thread, arguments[0]))


# The word is the address of the Class of java.lang.Cloneable.
@low_level_native(OBJECT, "clone", "()Ljava/lang/Object;", "java/lang/Cloneable")
@lowlevel(export=True, collects="allocates")
def clone(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Object.clone: a shallow copy of an array or of an instance of Cloneable."""
    klass = klass_of(arguments[0])
    if klass.kind == KIND_INSTANCE:
        if not implements(klass, operand(thread, 0)):
            raise_trap(thread, Trap.CLONE_NOT_SUPPORTED, i64(arguments), 0)
            return 0
        return i64(clone_instance(thread, klass, arguments))
    return i64(clone_array(thread, klass, arguments))


@lowlevel
def implements(klass: Ptr[Class], interface: u64) -> boolean:
    """Whether a class has a superinterface."""
    index = u32(0)
    while index < klass.interface_count and klass.interfaces[index] != interface:
        index += 1
    return index < klass.interface_count


@lowlevel(collects="allocates")
def clone_instance(thread: Ptr[Thread], klass: Ptr[Class], original: Ptr[u64]) -> u64:
    """A copy of an instance's fields; 0 after raising OutOfMemoryError."""
    copy = allocate_instance(thread, klass)
    if copy == 0:
        raise_trap(thread, Trap.OUT_OF_MEMORY, 0, 0)
        return 0
    bytes = u64(klass.instance_size) - INSTANCE_FIELDS_OFFSET
    copy_fields(thread, copy, original[0], u64(INSTANCE_FIELDS_OFFSET), bytes)
    if klass.reference_count != 0:
        bulk_write_barrier(thread.heap, copy + INSTANCE_FIELDS_OFFSET, bytes)
    return copy


@lowlevel(collects="allocates")
def clone_array(thread: Ptr[Thread], klass: Ptr[Class], original: Ptr[u64]) -> u64:
    """A copy of an array; 0 after raising OutOfMemoryError."""
    length = Ptr[Object](original[0]).length
    copy = allocate_array(thread, klass, i32(length))
    if copy == 0:
        raise_trap(thread, Trap.OUT_OF_MEMORY, 0, 0)
        return 0
    bytes = u64(length) << klass.element_shift
    copy_fields(thread, copy, original[0], u64(ARRAY_ELEMENTS_OFFSET), bytes)
    if klass.kind != KIND_PRIMITIVE_ARRAY:
        bulk_write_barrier(thread.heap, copy + ARRAY_ELEMENTS_OFFSET, bytes)
    return copy


@lowlevel(inline=True)
def copy_fields(thread: Ptr[Thread], copy: u64, original: u64, offset: u64, bytes: u64) -> None:
    """Copies what lies behind the header."""
    copy_bytes(copy + offset, original + offset, bytes)


@low_level_native(OBJECT, "notify", "()V")
@lowlevel(export=True)
def notify(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Object.notify."""
    return notify_some(thread, arguments[0], u32(0))


@low_level_native(OBJECT, "notifyAll", "()V")
@lowlevel(export=True)
def notify_all(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Object.notifyAll."""
    return notify_some(thread, arguments[0], u32(1))


@lowlevel(inline=True)
def notify_some(thread: Ptr[Thread], object: u64, everyone: u32) -> i64:
    """notify and notifyAll."""
    if monitor_notify(thread, object, everyone) != OK:
        raise_trap(thread, Trap.ILLEGAL_MONITOR_STATE, 0, 0)
    return 0


@low_level_native(OBJECT, "wait", "(J)V", "java/lang/Thread.interrupted",
                  "java/lang/Thread.threadStatus")
@lowlevel(export=True, collects="waits to be notified")
def wait(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64:
    """Object.wait(long)."""
    millis = i64(arguments[1])
    if is_negative_timeout(thread, millis):
        return 0
    if not holds(thread, arguments[0]):
        return finish_wait(thread, u32(ILLEGAL), arguments)
    adopt_interrupt(thread)
    set_status(thread, u32(STATUS_WAITING) if millis == 0 else u32(STATUS_WAITING_TIMED))
    return finish_wait(thread, monitor_wait(thread, arguments, millis_to_nanos(millis)), arguments)
