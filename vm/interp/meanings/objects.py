# low-level
"""Creating objects, type tests, monitors, throwing."""

from pvm.gc.allocation import allocate_instance, bump
from pvm.gc.objectmodel import Object
from pvm.lowlevel.intrinsics import local_array, trap, unlikely
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, i64, u32, u64
from pvm.vm.interp.instructions import instruction, slow_instruction, slow_path
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import BEING_INITIALISED, INITIALISED, Class, Thread
from pvm.vm.runtime.arrays import new_array, new_multi_array
from pvm.vm.runtime.subtypes import has_ancestor, is_subtype
from pvm.vm.runtime.throwing import raise_thread_death, raise_trap, upcall
from pvm.vm.runtime.upcallcodes import Upcall
from pvm.vm.threads.monitors import (
    EXHAUSTED,
    OK,
    UNWOUND,
    monitor_enter_fast,
    monitor_enter_slow,
    monitor_exit,
)


@lowlevel
def new_slow(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    """Allocation when the thread's buffer is full or the class is not initialised yet."""
    klass = Ptr[Class](pc[1])
    if klass.state != INITIALISED and not being_initialised_here(thread, klass):
        upcall(thread, Upcall.INITIALISE, u64(klass), 0)
        if thread.pending != 0:
            return 0
    result = allocate_instance(thread, klass)
    if result == 0:
        raise_trap(thread, Trap.OUT_OF_MEMORY, 0, 0)
    return result


@lowlevel
def being_initialised_here(thread: Ptr[Thread], klass: Ptr[Class]) -> boolean:
    """True when this thread is running the class's initialiser (JVMS 5.5 step 3)."""
    return klass.state == BEING_INITIALISED and klass.initialising_thread == thread


@instruction("new", words=2, slow=new_slow)
def new(thread: Ptr[Thread], word1: u64) -> u64:
    klass = Ptr[Class](word1)
    if unlikely(klass.state != INITIALISED):
        slow_path()
    result = bump(thread, klass, u64(klass.instance_size))
    if unlikely(result == 0):
        slow_path()
    return result


@lowlevel
def newarray_slow(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    length = i32(sp[-1])
    if length < 0:
        raise_trap(thread, Trap.NEGATIVE_ARRAY_SIZE, i64(length), 0)
        return 0
    return new_array(thread, Ptr[Class](pc[1]), length)


SMALL_ARRAY = 1024


@instruction("newarray", words=2, slow=newarray_slow)
def newarray(thread: Ptr[Thread], length: i32, word1: u64) -> u64:
    """Primitive and reference arrays alike; long ones take the slow path."""
    klass = Ptr[Class](word1)
    if unlikely(u32(length) > SMALL_ARRAY):
        slow_path()
    size = (u64(u32(length)) << u64(klass.element_shift)) + 23
    result = bump(thread, klass, size & ~u64(7))
    if unlikely(result == 0):
        slow_path()
    Ptr[Object](result).length = u32(length)
    return result


@slow_instruction("multianewarray", words=2, pushes=1, pops_operand=True)
@lowlevel
def multianewarray(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    dimensions = i32(pc[0] & 65535)
    lengths = local_array(i32, 255)
    for index in range(dimensions):
        length = i32(sp[i64(index) - i64(dimensions)])
        if length < 0:
            raise_trap(thread, Trap.NEGATIVE_ARRAY_SIZE, i64(length), 0)
            return 0
        lengths[index] = length
    return new_multi_array(thread, Ptr[Class](pc[1]), lengths, dimensions)


@lowlevel
def checkcast_slow(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    wanted = Ptr[Class](pc[1])
    if not is_subtype(class_of(sp[-1]), wanted):
        if wanted.mirror[0] == 0:
            upcall(thread, Upcall.MIRROR, u64(wanted), 0)
        raise_trap(thread, Trap.CLASS_CAST, i64(sp[-1]), i64(wanted.mirror[0]))
    return sp[-1]


@lowlevel(inline=True)
def class_of(value: u64) -> Ptr[Class]:
    """Class of an object that is not null."""
    return Ptr[Class](u64(Ptr[Object](value).klass))


@instruction("checkcast", words=2, slow=checkcast_slow)
def checkcast(value: u64, word1: u64) -> u64:
    if value != 0:
        actual = class_of(value)
        if u64(actual) != word1 and not has_ancestor(actual, Ptr[Class](word1)):
            slow_path()
    return value


@lowlevel
def instanceof_slow(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    return u64(is_subtype(class_of(sp[-1]), Ptr[Class](pc[1])))


@instruction("instanceof", words=2, slow=instanceof_slow)
def instanceof(value: u64, word1: u64) -> i32:
    if value == 0:
        return 0
    actual = class_of(value)
    if u64(actual) != word1 and not has_ancestor(actual, Ptr[Class](word1)):
        slow_path()
    return 1


@lowlevel
def monitorenter_slow(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    code = monitor_enter_slow(thread, sp - 1)
    if code == EXHAUSTED:
        raise_trap(thread, Trap.OUT_OF_MEMORY, 0, 0)
    if code == UNWOUND:
        raise_thread_death(thread)
    return 0


@instruction("monitorenter", slow=monitorenter_slow)
def monitorenter(thread: Ptr[Thread], value: u64) -> None:
    if value == 0:
        trap(Trap.NULL_POINTER)
    if not monitor_enter_fast(thread, value):
        slow_path()


@slow_instruction("monitorexit", pops=1)
@lowlevel
def monitorexit(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    if sp[-1] == 0:
        raise_trap(thread, Trap.NULL_POINTER, 0, 0)
    elif monitor_exit(thread, sp[-1]) != OK:
        raise_trap(thread, Trap.ILLEGAL_MONITOR_STATE, 0, 0)
    return 0


@slow_instruction("athrow", pops=1)
@lowlevel
def athrow(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    if sp[-1] == 0:
        raise_trap(thread, Trap.NULL_POINTER, 0, 0)
    else:
        thread.pending = sp[-1]
    return 0
