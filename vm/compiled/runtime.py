# low-level
"""What compiled code calls for allocations, monitors, polls and exceptions.

Where something cannot be done the result says so and nothing is raised: compiled code then
deoptimises, and the interpreter does it again and raises what there is to raise.
"""

from pvm.gc.allocation import allocate_array, allocate_instance
from pvm.gc.causes import Cause
from pvm.gc.collect import try_collect
from pvm.gc.heap import AS_NEEDED
from pvm.gc.objectmodel import Object
from pvm.lowlevel.intrinsics import frame_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import boolean, i32, u32, u64
from pvm.vm.model.metadata import POLL_UNWIND, Class, Method, Thread
from pvm.vm.runtime import arrays
from pvm.vm.runtime.arrays import MOST_ELEMENTS, pop_temporary, push_temporary
from pvm.vm.runtime.fuel import refill
from pvm.vm.runtime.limits import reach_limit
from pvm.vm.runtime.subtypes import is_subtype
from pvm.vm.runtime.unwinding import find_row
from pvm.vm.runtime.upcallcodes import Limit
from pvm.vm.threads import monitors
from pvm.vm.threads.states import safepoint


@lowlevel(export=True, noinline=True, collects="waits while the world is stopped")
def poll(thread: Ptr[Thread]) -> u32:
    """The poll word is set: 1 when the interpreter is to go on, as it knows how to unwind."""
    thread.frame.pc = Ptr[u64](frame_address())
    safepoint(thread)
    return u32((thread.poll & POLL_UNWIND) != 0)


@lowlevel(export=True, noinline=True, collects="the control plane may run")
def poll_metered(thread: Ptr[Thread]) -> u32:
    """The same for code that counts fuel, whose last tick this jump may have been."""
    thread.frame.pc = Ptr[u64](frame_address())
    if thread.ticks == 0 and not refill(thread):
        reach_limit(thread, u32(Limit.FUEL))
        return 1
    safepoint(thread)
    return u32((thread.poll & POLL_UNWIND) != 0)


@lowlevel(export=True, noinline=True, collects="at every so manyth poll")
def poll_collecting(thread: Ptr[Thread], every: u32) -> u32:
    """Debugging: what `poll` does, and a collection."""
    thread.frame.pc = Ptr[u64](frame_address())
    safepoint(thread)
    if thread.collect_countdown > 1:
        thread.collect_countdown -= 1
    else:
        thread.collect_countdown = every
        try_collect(thread, u32(Cause.STRESS), u32(AS_NEEDED), u64(0))
    return u32((thread.poll & POLL_UNWIND) != 0)


@lowlevel(export=True, noinline=True, collects="allocates")
def new_object(thread: Ptr[Thread], klass: Ptr[Class]) -> u64:
    """A zeroed instance; 0 when out of memory."""
    thread.frame.pc = Ptr[u64](frame_address())
    return allocate_instance(thread, klass)


@lowlevel(export=True, noinline=True, collects="allocates")
def new_array(thread: Ptr[Thread], klass: Ptr[Class], length: i32) -> u64:
    """A zeroed array, length >= 0; 0 when out of memory."""
    thread.frame.pc = Ptr[u64](frame_address())
    if length > MOST_ELEMENTS:
        return 0
    return allocate_array(thread, klass, length)


@lowlevel(export=True, noinline=True, collects="allocates")
def new_multi_array(
    thread: Ptr[Thread], klass: Ptr[Class], lengths: Ptr[i32], dimensions: i32
) -> u64:
    """An array of arrays, all lengths >= 0; 0 when out of memory."""
    thread.frame.pc = Ptr[u64](frame_address())
    made = arrays.new_multi_array(thread, klass, lengths, dimensions)
    thread.trap_kind = 0
    return made


@lowlevel(export=True, noinline=True, collects="waits for the monitor")
def monitor_enter(thread: Ptr[Thread], object: u64) -> u32:
    """Enters an object's monitor: 1, or 0 when there is no monitor left, or the thread is to be
    unwound."""
    thread.frame.pc = Ptr[u64](frame_address())
    if monitors.monitor_try_enter(thread, object, boolean(False)):
        return 1
    slot = push_temporary(thread, object)
    code = monitors.monitor_enter_slow(thread, slot)
    pop_temporary(thread)
    return u32(code == monitors.OK)


@lowlevel(export=True, noinline=True)
def monitor_try_enter(thread: Ptr[Thread], object: u64) -> u32:
    """Enters an object's monitor if nobody holds it or waits for it: 1 if so. Never collects."""
    return u32(monitors.monitor_try_enter(thread, object, boolean(True)))


@lowlevel(export=True, noinline=True)
def monitor_reenter(thread: Ptr[Thread], object: u64) -> u32:
    """Enters a monitor that the thread holds once more: 1, or 0 when there is no monitor left that
    could count so far. Never collects."""
    return u32(monitors.monitor_reenter(thread, object))


@lowlevel(export=True, noinline=True)
def monitor_exit(thread: Ptr[Thread], object: u64) -> u32:
    """Leaves an object's monitor: 1, or 0 when the thread does not hold it. Never collects."""
    return u32(monitors.monitor_exit(thread, object) == monitors.OK)


@lowlevel(export=True, noinline=True, collects="catch types may be loaded")
def find_catch(thread: Ptr[Thread], method: Ptr[Method], word: u32) -> i32:
    """The row of the method's exception table that catches the pending exception at a word, or
    -1. An error in loading a catch type replaces the exception."""
    thread.frame.pc = Ptr[u64](frame_address())
    return find_row(thread, method, word)


@lowlevel(export=True)
def store_check(array: u64, value: u64) -> u32:
    """1 when the reference may be stored in the array (JVMS 6.5 aastore). Never collects."""
    if value == 0:
        return 1
    element = Ptr[Class](u64(Ptr[Object](array).klass)).element
    return u32(is_subtype(Ptr[Class](u64(Ptr[Object](value).klass)), element))
