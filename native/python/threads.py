"""java.lang.Thread: starting, and the list of all threads."""

import ctypes
from typing import TYPE_CHECKING, Final

from pvm.lowlevel.structs import offset_of
from pvm.native.call import NativeCall
from pvm.native.python.results import reference_array
from pvm.native.registry import python_native
from pvm.vm.model.metadata import BLOCKED
from pvm.vm.model.metadata import Thread as ThreadStruct
from pvm.vm.runtime.javathreads import JAVA_THREAD
from pvm.vm.runtime.objects import Handle
from pvm.vm.threads.starting import ThreadStartError

if TYPE_CHECKING:
    from pvm.vm.security.guard import Guard

THREAD: Final = "java/lang/Thread"
ACTIVITY: Final = offset_of(ThreadStruct, "activity")
LARGEST_STACK: Final = 1 << 30
SMALLEST_STACK: Final = 136 << 10


@python_native(THREAD, "start0", "(J)V")
def start(call: NativeCall) -> None:
    wanted = call.bits(1)
    if call.machine.guard is not None:
        _settle_context(call, call.machine.guard)
    if wanted >> 63:
        wanted = 0                   # a negative size is no wish, like 0
    stack = wanted and min(max(wanted, SMALLEST_STACK), LARGEST_STACK)
    try:
        call.machine.threads.start_java_thread(call.slot(0), stack)
    except ThreadStartError:
        call.throw("java/lang/OutOfMemoryError",
                   "unable to create native thread: possibly out of memory or "
                   "process/resource limits reached")


def _settle_context(call: NativeCall, guard: "Guard") -> None:
    """A thread whose constructor did not run has what the code has that starts it."""
    if not call.objects.primitive(call.slot(0), "inheritedContext"):
        context = guard.number_of(guard.held(call.thread))
        call.objects.set_primitive(call.slot(0), "inheritedContext", context)


@python_native(THREAD, "liveThreads", "()[Ljava/lang/Thread;")
def live_threads(call: NativeCall) -> Handle:
    # a struct's java_thread is a root slot that stays readable when its thread ends meanwhile
    found = [call.objects.duplicate(thread.address + JAVA_THREAD)
             for thread in call.machine.threads.all.live()]
    alive = [one for one in found if not call.objects.is_null(one.slot)]
    return reference_array(call, THREAD, [one.slot for one in alive])


@python_native(THREAD, "isBlocked", "()Z")
def is_blocked(call: NativeCall) -> bool:
    """Whether the thread waits for a monitor that another one holds."""
    return any(
        call.objects.same(thread.address + JAVA_THREAD, call.slot(0))
        and ctypes.c_uint32.from_address(thread.address + ACTIVITY).value == BLOCKED
        for thread in call.machine.threads.all.live()
    )
