"""Java threads as the runtime has them: their structs, the java.lang.Thread objects, start and end.
"""

import ctypes
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pvm.gc.memory_sources import SystemMemory
from pvm.lowlevel.structs import offset_of
from pvm.vm.model.metadata import POLL_UNWIND, SAMPLE_TICKS, Thread
from pvm.vm.model.records import size_of
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.temporaries import TEMPORARY_BYTES
from pvm.vm.threads.cpuclocks import CLOCKS
from pvm.vm.threads.hoststacks import set_host_limits
from pvm.vm.threads.monitortable import MonitorTable
from pvm.vm.threads.starting import JavaThread, ThreadEntries, Threads

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

DEFAULT_STACK = 1 << 20
JAVA_THREAD = offset_of(Thread, "java_thread")
# Threads that the library needs: no limit is about them. Programs cannot make instances.
SYSTEM_THREADS = frozenset(("java/lang/ref/Reference$Handler",
                            "pvm/internal/FileCleaner$Worker"))
_TABLE_BYTES = size_of(MonitorTable)
# Seconds that a thread waits which is made to end, before it takes Python's lock for long.
_COURTESY = 0.002
_POINTER = ctypes.c_uint64


class JavaThreads:
    """The threads of one machine. `when_idle` is called when the last non-daemon thread ends."""

    def __init__(self, machine: "Machine") -> None:
        self._machine = machine
        self._local = threading.local()
        entries = ThreadEntries(self._function("vm.threads.registry.initialise_thread", 2),
                                self._function("vm.threads.registry.add_thread", 1),
                                self._function("vm.threads.registry.remove_thread", 1))
        self._attach = self._function("vm.runtime.attaching.attach_thread", 1)
        self._detach = self._function("vm.runtime.attaching.detach_thread", 1)
        self._ended_cpu = 0.0
        self._ended_lock = threading.Lock()
        self.when_idle: Callable[[], None] = lambda: None
        self.request_unwind = self._function("vm.threads.parking.request_unwind", 1)
        self.give_back = self._function("vm.runtime.fuel.give_back", 1)
        self.finish_unwinding = self._function("vm.runtime.attaching.finish_unwinding", 1)
        stack = machine.settings.stack or DEFAULT_STACK
        self.all = Threads(int(machine.vm), machine.arena.allocate, entries, stack,
                           lambda: self.when_idle())

    def _function(self, symbol: str, count: int) -> Any:
        kind = ctypes.CFUNCTYPE(None, *[_POINTER] * count)
        return kind(self._machine.image.address(symbol))

    def initialise(self) -> None:
        """Prepares the Vm struct for threads. MemoryError."""
        initialise = self._function("vm.threads.registry.initialise_threads", 2)
        initialise(int(self._machine.vm), SystemMemory().reserve(_TABLE_BYTES))

    def end(self) -> None:
        """No thread is left."""
        table = int(self._machine.vm.monitors)
        self._function("vm.threads.registry.end_threads", 1)(int(self._machine.vm))
        SystemMemory().release(table, _TABLE_BYTES)

    def current(self) -> int:
        """Address of the calling Java thread's struct."""
        address: int = self._local.address
        return address

    def started_current(self) -> JavaThread | None:
        """The calling thread, if it is one that Java has started."""
        found = self.all.find(getattr(self._local, "address", 0))
        return found if found is not None and found.os_thread is not None else None

    def run(self, name: str, daemon: bool, body: Callable[[JavaThread], None],
            stack_bytes: int = 0) -> JavaThread:
        """Starts an OS thread that is a Java thread and runs `body` in the native state."""
        thread = self.all.create(name, daemon, stack_bytes)
        self._prepare(thread)
        self.all.start(thread, lambda started: self._attached(started, body))
        return thread

    def _prepare(self, thread: JavaThread) -> None:
        pointer = thread.pointer
        pointer.sp = pointer.stack_base
        pointer.ticks = 1 if self._machine.vm.has_fuel else SAMPLE_TICKS
        pointer.normal_stack_limit = pointer.stack_limit
        if not pointer.temporaries_base:
            pointer.temporaries_base = self._machine.arena.allocate(TEMPORARY_BYTES)
        pointer.temporaries_top = pointer.temporaries_base
        pointer.locals_top = pointer.locals_base

    def _attached(self, thread: JavaThread, body: Callable[[JavaThread], None]) -> None:
        self._local.address = thread.address
        self._attach(thread.address)
        try:
            body(thread)
        finally:
            self._detach(thread.address)

    def attach_current(self, name: str) -> JavaThread:
        """Makes the calling OS thread, which was not started here, a Java thread: a daemon."""
        thread = self.all.create(name, True)
        self._prepare(thread)
        thread.pointer.os_id = threading.get_native_id()
        self._local.address = thread.address
        self._attach(thread.address)
        set_host_limits(thread.pointer)
        return thread

    def release_attached(self, thread: JavaThread) -> None:
        """The OS thread of an attached thread has ended, or will run no more Java."""
        self._detach(thread.address)
        self.all.discard(thread)

    def release_current(self, thread: JavaThread) -> None:
        """The same for the calling thread, which may become another Java thread later."""
        self.release_attached(thread)
        del self._local.address

    def start_java_thread(self, slot: int, stack_bytes: int) -> None:
        """Thread.start: runs the java.lang.Thread in a root slot on a new thread."""
        machine = self._machine
        objects = machine.objects
        daemon = bool(objects.primitive(slot, "daemon"))
        held = objects.field(slot, "name")
        name = machine.text(held.slot) or ""
        kept = objects.duplicate(slot)
        java_class = objects.class_of(kept.slot)
        is_system = java_class is not None and java_class.name in SYSTEM_THREADS
        thread = self._created(name, daemon, stack_bytes, is_system)
        objects.copy(kept.slot, thread.address + JAVA_THREAD)
        objects.set_primitive(kept.slot, "eetop", thread.address)
        objects.set_primitive(kept.slot, "threadStatus", 1)
        self.all.start(thread, lambda started: self._attached(started, self._run_java_thread))

    def _created(self, name: str, daemon: bool, stack_bytes: int, is_system: bool) -> JavaThread:
        quotas = self._machine.quotas
        with quotas.starting:
            if is_system or (quotas.has_thread() and not self.is_unwinding()):
                thread = self.all.create(name, daemon, stack_bytes)
                self._prepare(thread)
                thread.is_counted = not is_system
                thread.pointer.unmetered = int(is_system)
                return thread
        return quotas.refuse_thread()

    def is_unwinding(self) -> bool:
        """Whether the calling thread is to end."""
        poll = ctypes.c_uint32.from_address(self.current() + offset_of(Thread, "poll"))
        return bool(poll.value & POLL_UNWIND)

    def _run_java_thread(self, thread: JavaThread) -> None:
        try:
            self._run_to_end(thread)
        finally:
            with self._ended_lock:
                thread.pointer.os_id = 0
                self._ended_cpu += time.thread_time()

    def cpu_seconds(self) -> float:
        """Processor time of all threads that programs have started, those that have ended too."""
        with self._ended_lock:
            return self._ended_cpu + sum(
                CLOCKS.read(int(each.pointer.os_id)) for each in self.all.live()
                if each.os_thread is not None and each.pointer.os_id)

    def _run_to_end(self, thread: JavaThread) -> None:
        machine = self._machine
        slot = thread.address + JAVA_THREAD
        java_class = machine.objects.class_of(slot)
        assert java_class is not None
        run = java_class.find_virtual("run", "()V")
        assert run is not None
        try:
            machine.calls.call(run, slot)
        except JavaThrow as thrown:
            if not self._was_unwound(thread):
                self.dispatch_uncaught(slot, thrown)
        self.end_java_thread(thread)

    def _was_unwound(self, thread: JavaThread) -> bool:
        """Whether the thread was asked to unwind: it has, and only the machine goes on here."""
        if not thread.pointer.poll & POLL_UNWIND:
            return False
        time.sleep(_COURTESY)       # calls that end go first: there is one lock for all
        self.give_back(thread.address)
        thread.pointer.unmetered = 1
        self.finish_unwinding(thread.address)
        return True

    def dispatch_uncaught(self, slot: int, thrown: JavaThrow) -> None:
        """Hands an exception that nobody caught to the thread's handler."""
        machine = self._machine
        dispatch = self._method("dispatchUncaughtException", "(Ljava/lang/Throwable;)V")
        with suppress(JavaThrow):            # JLS 11.3: ignored
            machine.calls.call(dispatch, slot, thrown.slot)

    def end_java_thread(self, thread: JavaThread) -> None:
        """The java.lang.Thread's end: it leaves its group, and those who join it wake up."""
        machine = self._machine
        slot = thread.address + JAVA_THREAD
        with suppress(JavaThrow):            # nobody is left to be told
            machine.calls.call(self._method("exit", "()V"), slot)
            machine.calls.call(self._method("terminated", "()V"), slot)

    def _method(self, name: str, descriptor: str) -> Any:
        method = self._machine.boot.load("java/lang/Thread").method(name, descriptor)
        if method is None:
            raise LookupError(f"java.lang.Thread has no {name}{descriptor}")
        return method
