"""Starting and ending Java threads: each is a Python thread with a Thread struct of its own.

`Threads` is a runtime's register. The structs it allocates are recycled, never freed: a struct
keeps its `lock_id`, mutex and condition for good.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from pvm.lowlevel import memory
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64
from pvm.vm.model.metadata import Thread
from pvm.vm.threads.nativestacks import native_stack_bytes
from pvm.vm.threads.stacks import JavaStack, StackError

MOST_THREADS = 65_535  # lock_id is 16 bits of the mark word, and 0 is nobody
# What stays when a struct is recycled: its identity, and the memory that belongs to it.
_KEPT = ("lock_id", "vm", "hash_state", "temporaries_base", "locals_base", "native_environment")

# Typed as Any for the type checker, which knows nothing of struct layouts.
_Layout: Any = Thread
_pointers: Any = Ptr
_ThreadPointer = _pointers[Thread]


class ThreadStartError(Exception):
    """A thread cannot be started: no id, no memory, or no OS thread is left."""


class ThreadEntries(NamedTuple):
    """The compiled functions of `registry`, on addresses; each releases the GIL."""

    initialise_thread: Callable[[int, int], Any]
    add_thread: Callable[[int], Any]
    remove_thread: Callable[[int], Any]


class JavaThread:
    """A Java thread as the control plane sees it. `os_thread` is None until it is started."""

    def __init__(self, pointer: Any, name: str, daemon: bool) -> None:
        self.pointer = pointer
        self.address = int(pointer)
        self.name = name
        self.daemon = daemon
        self.stack: JavaStack | None = None
        self.os_thread: threading.Thread | None = None
        self.is_counted = False     # a program's own, which counts as one of those it may have

    def __repr__(self) -> str:
        return f"<Java thread {self.name!r} at {self.address:#x}>"


class Threads:
    """All threads of one runtime.

    `allocate(size)` gives zeroed native memory that lives as long as the runtime. `when_idle` is
    called, on the ending thread, when the last started non-daemon thread has ended.
    """

    def __init__(self, vm_address: int, allocate: Callable[[int], int], entries: ThreadEntries,
                 stack_bytes: int, when_idle: Callable[[], None] = lambda: None) -> None:
        self.stack_bytes = stack_bytes
        self._vm = vm_address
        self._allocate = allocate
        self._entries = entries
        self._when_idle = when_idle
        self._changed = threading.Condition()
        self._live: dict[int, JavaThread] = {}
        self._recycled: list[Any] = []
        self._lock_ids = 0

    def create(self, name: str, daemon: bool, stack_bytes: int = 0) -> JavaThread:
        """A thread in the Vm's list, IN_NATIVE, not yet running; 0 is the usual stack size.

        Raises ThreadStartError. The calling thread must be IN_NATIVE: a stop may be waited for.
        """
        with self._changed:
            pointer = self._struct()
        thread = JavaThread(pointer, name, daemon)
        try:
            thread.stack = JavaStack(stack_bytes or self.stack_bytes)
        except StackError as error:
            with self._changed:
                self._recycled.append(pointer)
            raise ThreadStartError(str(error)) from error
        _lay_out(pointer, thread.stack)
        self._entries.add_thread(thread.address)
        with self._changed:
            self._live[thread.address] = thread
        return thread

    def start(self, thread: JavaThread, body: Callable[[JavaThread], None]) -> None:
        """Runs `body(thread)` on a new OS thread; when it ends, the thread is discarded.

        Raises ThreadStartError when the system refuses; the thread is then discarded as well.
        """
        os_thread = threading.Thread(target=self._run, args=(thread, body), name=thread.name,
                                     daemon=True)
        thread.os_thread = os_thread
        try:
            stack = thread.stack
            assert stack is not None
            _start_with_stack(os_thread, native_stack_bytes(stack.end - stack.base))
        except RuntimeError as error:
            thread.os_thread = None
            self.discard(thread)
            raise ThreadStartError(f"no OS thread for {thread.name!r}: {error}") from error

    def discard(self, thread: JavaThread) -> None:
        """Takes a thread that runs no Java (any more) out of the runtime."""
        self._entries.remove_thread(thread.address)
        with self._changed:
            was_last = self._is_last_worker(thread)
            del self._live[thread.address]
            assert thread.stack is not None
            thread.stack.unmap()
            self._recycled.append(thread.pointer)
            self._changed.notify_all()
        if was_last:
            self._when_idle()

    def live(self) -> list[JavaThread]:
        """The threads that exist now, oldest first."""
        with self._changed:
            return list(self._live.values())

    def recycled(self) -> list[Any]:
        """The structs of threads that have ended."""
        with self._changed:
            return list(self._recycled)

    def find(self, address: int) -> JavaThread | None:
        """The thread whose struct lies at an address, while it exists."""
        with self._changed:
            return self._live.get(address)

    def wait_until_idle(self, timeout: float | None = None) -> bool:
        """Waits until no non-daemon thread is running; false when the time was over first."""
        with self._changed:
            return self._changed.wait_for(lambda: not any(map(_works, self._live.values())),
                                          timeout)

    def _is_last_worker(self, thread: JavaThread) -> bool:
        others = (other for other in self._live.values() if other is not thread)
        return _works(thread) and not any(map(_works, others))

    def _run(self, thread: JavaThread, body: Callable[[JavaThread], None]) -> None:
        try:
            thread.pointer.os_id = u64(threading.get_native_id())
            body(thread)
        finally:
            self.discard(thread)

    def _struct(self) -> Any:
        """A Thread struct, recycled or new; `_changed` is held."""
        if self._recycled:
            pointer = self._recycled.pop()
            _clear(pointer)
            return pointer
        if self._lock_ids == MOST_THREADS:
            raise ThreadStartError(f"there are {MOST_THREADS} threads already")
        pointer = _ThreadPointer(self._allocate(_Layout.size))
        self._lock_ids += 1
        pointer.lock_id = u32(self._lock_ids)
        self._entries.initialise_thread(int(pointer), self._vm)
        return pointer


def _works(thread: JavaThread) -> bool:
    """True for what keeps a runtime alive: a started thread that is no daemon (JLS 12.8)."""
    return not thread.daemon and thread.os_thread is not None


def _lay_out(pointer: Any, stack: JavaStack) -> None:
    pointer.stack_base = u64(stack.base)
    pointer.stack_limit = u64(stack.limit)
    pointer.stack_end = u64(stack.end)


def _clear(pointer: Any) -> None:
    """Zeroes a struct that is used again, but for its identity, mutex and condition.

    The permit is what a late `unpark` may be writing at this moment: either outcome is allowed.
    """
    kept = {name: getattr(pointer, name) for name in _KEPT}
    length = min(_Layout.fields[name].offset for name in ("condition", "mutex"))
    memory.current().write(int(pointer), bytes(length))
    for name, value in kept.items():
        setattr(pointer, name, value)


_stack_size_lock = threading.Lock()


def _start_with_stack(thread: threading.Thread, stack_bytes: int) -> None:
    """Starts a thread with a native stack of that size (a setting of the whole process)."""
    with _stack_size_lock:
        before = threading.stack_size(stack_bytes)
        try:
            thread.start()
        finally:
            threading.stack_size(before)
