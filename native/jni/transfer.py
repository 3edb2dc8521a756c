# low-level
"""What calls of native code have in common: arguments as handles, results as Java's values."""

from pvm.gc.objectmodel import Object
from pvm.lowlevel.intrinsics import likely, unlikely
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Fn, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import boolean, i8, i16, i32, i64, u8, u16, u32, u64
from pvm.native.jni.references import (
    EnvironmentMaker,
    NativeEnvironment,
    has_room,
    local_slot,
    new_local,
)
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Thread
from pvm.vm.runtime.entering import raise_in_native
from pvm.vm.runtime.throwing import raise_thread_death
from pvm.vm.threads.monitors import EXHAUSTED, monitor_enter_fast, monitor_enter_slow, monitor_exit
from pvm.vm.threads.states import enter_native, leave_native

BOOLEAN, BYTE, CHAR, SHORT, INT, LONG, FLOAT, DOUBLE, VOID, REFERENCE = (
    ord(letter) for letter in "ZBCSIJFDVL")


@struct
class NativeMethod:
    """What stands behind a native method. `kinds`: a descriptor letter for each parameter, the
    receiver not counted; `mirror`: the class' root slot for a static method, else 0.

    `result_class`: the address of the class that a returned object has most likely; `check` makes
    the thread's native result of any other handle, or throws. `target` says how `function` is
    reached (see `guest.calls`). `monitor`: 1 for a synchronized method.
    """

    function: u64
    maker: Ptr[EnvironmentMaker]
    mirror: Ptr[u64]
    kinds: Ptr[u8]
    check: Fn[[Ptr[Thread], Ptr["NativeMethod"], u64], None]
    result_class: u64
    target: u64
    count: u32
    result: u32
    monitor: u32
    unused: u32


@lowlevel(inline=True)
def environment_of(thread: Ptr[Thread], native: Ptr[NativeMethod]) -> Ptr[NativeEnvironment]:
    """The thread's environment with room for the arguments; null, and an exception is pending."""
    environment = Ptr[NativeEnvironment](thread.native_environment)
    if unlikely(not environment):
        environment = make_environment(thread, native)
        if not environment:
            return environment
    if unlikely(has_room(environment, native.count + 1) == 0):
        raise_in_native(thread, u32(Trap.OUT_OF_MEMORY))
        return Ptr[NativeEnvironment](0)
    return environment


@lowlevel(noinline=True, cold=True, collects="the control plane may allocate")
def make_environment(thread: Ptr[Thread], native: Ptr[NativeMethod]) -> Ptr[NativeEnvironment]:
    """At a thread's first use of native code."""
    enter_native(thread)
    made = native.maker.make(thread)
    leave_native(thread)
    return Ptr[NativeEnvironment](made)


@lowlevel(inline=True)
def first_handle(environment: Ptr[NativeEnvironment], native: Ptr[NativeMethod],
                 arguments: Ptr[u64]) -> u64:
    """The receiver's handle, or the class'."""
    if native.mirror:
        return new_local(environment, native.mirror[0])
    return new_local(environment, arguments[0])


@lowlevel
def primitive_result(kind: u32, word: u64) -> i64:
    """What native code returns, as Java has it."""
    if kind == INT:
        return i64(i32(word))
    if kind == BOOLEAN:
        return i64(1) if u8(word) != 0 else i64(0)
    if kind == BYTE:
        return i64(i8(word))
    if kind == CHAR:
        return i64(u16(word))
    if kind == SHORT:
        return i64(i16(word))
    if kind == FLOAT:
        return i64(i32(word))
    if kind == VOID:
        return i64(0)
    return i64(word)


@lowlevel(inline=True)
def reference_result(environment: Ptr[NativeEnvironment], native: Ptr[NativeMethod],
                     handle: u64) -> u64:
    """The object of a handle that native code returns; the thread is in the Java state."""
    if handle == 0:
        return u64(0)
    slot = local_slot(environment, handle)
    if likely(slot) and u64(Ptr[Object](slot[0]).klass) == native.result_class:
        return slot[0]
    return checked_result(environment, native, handle)


@lowlevel(noinline=True, collects="the control plane may load classes")
def checked_result(environment: Ptr[NativeEnvironment], native: Ptr[NativeMethod],
                   handle: u64) -> u64:
    """The same by the control plane: global references, subclasses, and what is wrong."""
    thread = environment.thread
    enter_native(thread)
    native.check(thread, native, handle)
    leave_native(thread)
    result = thread.native_result
    thread.native_result = u64(0)
    return result


@lowlevel(export=True, collects="waits for the monitor")
def enter_monitor(thread: Ptr[Thread], slot: Ptr[u64]) -> u32:
    """MonitorEnter: what `monitor_enter_slow` returns; the thread is in the native state."""
    leave_native(thread)
    result = monitor_enter_slow(thread, slot)
    enter_native(thread)
    return result


@lowlevel(export=True, collects="waits while the world is stopped")
def exit_monitor(thread: Ptr[Thread], slot: Ptr[u64]) -> u32:
    """MonitorExit: what `monitor_exit` returns; the thread is in the native state."""
    leave_native(thread)
    result = monitor_exit(thread, slot[0])
    enter_native(thread)
    return result


@lowlevel(inline=True, collects="waits for the monitor")
def begin_synchronized(thread: Ptr[Thread], native: Ptr[NativeMethod],
                       arguments: Ptr[u64]) -> boolean:
    """Enters the method's monitor, if it is synchronized; false if an exception is pending."""
    if likely(native.monitor == 0):
        return True
    slot = native.mirror if native.mirror else arguments
    if monitor_enter_fast(thread, slot[0]):
        return True
    code = monitor_enter_slow(thread, slot)
    if code == EXHAUSTED:
        raise_in_native(thread, u32(Trap.OUT_OF_MEMORY))
    elif code != 0:
        raise_thread_death(thread)
    return code == 0


@lowlevel(inline=True)
def end_synchronized(thread: Ptr[Thread], native: Ptr[NativeMethod], arguments: Ptr[u64]) -> None:
    """Leaves it; native code that has left it already gets no second exception."""
    if native.monitor != 0:
        slot = native.mirror if native.mirror else arguments
        monitor_exit(thread, slot[0])
