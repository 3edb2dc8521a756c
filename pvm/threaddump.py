"""The full thread dump that SIGQUIT asks for: every Java thread's state and frames.

A thread of its own stops the world, which holds the list of threads still, reads the frames'
headers, and resumes it; names and line numbers are found while the program runs again. Objects are
not read in the stopped world: that would wait for it to be resumed.
"""

import ctypes
import threading
import time
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from pvm import JAVA_RELEASE, __version__
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import offset_of
from pvm.vm.model import metadata
from pvm.vm.model.metadata import METHOD_HIDDEN, Method, Thread
from pvm.vm.runtime.javathreads import JAVA_THREAD
from pvm.vm.runtime.stackwalk import java_frames
from pvm.vm.threads.starting import JavaThread, ThreadStartError

if TYPE_CHECKING:
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.machine import Machine

DUMPER = "Signal Dispatcher"
MAX_FRAMES = 1024
_FLAGS = offset_of(Method, "flags")

# Thread.activity -> what the thread's first line ends with, and its java.lang.Thread.State.
ACTIVITIES = {
    metadata.RUNNING: ("runnable", "RUNNABLE"),
    metadata.BLOCKED: ("waiting for monitor entry", "BLOCKED (on object monitor)"),
    metadata.WAITING: ("in Object.wait()", "WAITING (on object monitor)"),
    metadata.TIMED_WAITING: ("in Object.wait()", "TIMED_WAITING (on object monitor)"),
    metadata.PARKED: ("waiting on condition", "WAITING (parking)"),
    metadata.TIMED_PARKED: ("waiting on condition", "TIMED_WAITING (parking)"),
    metadata.SLEEPING: ("waiting on condition", "TIMED_WAITING (sleeping)"),
}

_pointer: Any = Ptr
_ThreadPointer = _pointer[Thread]


class Identity(NamedTuple):
    """What a java.lang.Thread says of itself."""

    name: str
    number: int
    priority: int
    daemon: bool


class Snapshot(NamedTuple):
    """A thread as it stood: struct's address, system's id, activity, (method, word) of frames."""

    address: int
    os_id: int
    activity: int
    frames: list[tuple[int, int]]


def thread_dump(machine: "Machine") -> str:
    """The dump's text. For a Python thread that is no Java thread; the machine must be booted."""
    texts: list[str] = []
    done = threading.Event()

    def body(thread: JavaThread) -> None:
        try:
            texts.append(_dump(machine, thread))
        finally:
            done.set()

    try:
        machine.threads.run(DUMPER, True, body)
    except ThreadStartError as error:
        return f"{_title(machine)}\n\n(no thread to look at the others: {error})\n"
    done.wait()
    return "".join(texts)


def _dump(machine: "Machine", dumper: JavaThread) -> str:
    identities = {thread.address: _identity(machine, thread)
                  for thread in machine.threads.all.live() if thread is not dumper}
    snapshots = [one for one in _snapshots(machine, dumper.address) if one.address in identities]
    snapshots.sort(key=lambda one: identities[one.address].number)
    parts = [_title(machine), ""]
    for snapshot in snapshots:
        parts += [*_thread_lines(machine, identities[snapshot.address], snapshot), ""]
    return "\n".join(parts)


def _title(machine: "Machine") -> str:
    stamp = time.strftime("%Y-%m-%d %H:%M:%S")
    return f"{stamp}\nFull thread dump pvm ({__version__} interpreted mode):"


def _identity(machine: "Machine", thread: JavaThread) -> Identity:
    """The machine's own name for a thread without a java.lang.Thread (yet, or any more)."""
    objects = machine.objects
    kept = objects.duplicate(thread.address + JAVA_THREAD)
    if objects.is_null(kept.slot):
        return Identity(thread.name, 0, 5, thread.daemon)
    held = objects.field(kept.slot, "name")
    name = machine.text(held.slot)
    return Identity(thread.name if name is None else name, objects.primitive(kept.slot, "tid"),
                    objects.primitive(kept.slot, "priority"),
                    bool(objects.primitive(kept.slot, "daemon")))


def _snapshots(machine: "Machine", dumper: int) -> list[Snapshot]:
    """All threads of the list at one moment."""
    stop = _function(machine, "vm.threads.stopping.stop_world", ctypes.c_uint32)
    resume = _function(machine, "vm.threads.stopping.resume_world", None)
    while not stop(dumper):
        pass  # another thread's stop came first, and is over
    try:
        return [_snapshot(machine, thread) for thread in _threads(machine)]
    finally:
        resume(dumper)


def _function(machine: "Machine", symbol: str, result: Any) -> Any:
    return ctypes.CFUNCTYPE(result, ctypes.c_uint64)(machine.image.address(symbol))


def _threads(machine: "Machine") -> Iterator[Any]:
    """The structs in the list, which must stand still."""
    thread = machine.vm.threads
    while thread:
        yield thread
        thread = thread.next


def _snapshot(machine: "Machine", thread: Any) -> Snapshot:
    return Snapshot(int(thread), int(thread.os_id), int(thread.activity),
                    list(islice(_frames(machine, int(thread)), MAX_FRAMES)))


def _frames(machine: "Machine", thread: int) -> Iterator[tuple[int, int]]:
    """Method number and word of each frame, innermost first; hidden ones are left out."""
    for frame in java_frames(machine, thread):
        flags = ctypes.c_uint32.from_address(frame.method + _FLAGS).value
        if not flags & METHOD_HIDDEN:
            yield machine.code.number_at(frame.method), frame.word




def _thread_lines(machine: "Machine", identity: Identity, snapshot: Snapshot) -> list[str]:
    doing, state = ACTIVITIES[snapshot.activity]
    daemon = "daemon " if identity.daemon else ""
    first = (f'"{identity.name}" #{identity.number} {daemon}prio={identity.priority} os_prio=0 '
             f"tid=0x{snapshot.address:016x} nid=0x{snapshot.os_id:x} {doing}")
    frames = [f"\tat {_place(machine, machine.methods[number], word)}"
              for number, word in snapshot.frames]
    return [first, f"   java.lang.Thread.State: {state}", *frames]


def _place(machine: "Machine", method: "JavaMethod", word: int) -> str:
    """As HotSpot's dump has it: `C.m(C.java:1)`, `C.m(java.base@17/C.java:1)`."""
    owner = method.owner
    module = f"java.base@{JAVA_RELEASE}/" if owner.loader is machine.boot else ""
    return f"{owner.external_name}.{method.name}({module}{_line(machine, method, word)})"


def _line(machine: "Machine", method: "JavaMethod", word: int) -> str:
    if method.is_native:
        return "Native Method"
    source = method.owner.source_file
    line = machine.line_number(method, word)
    if source is None:
        return "Unknown Source"
    return f"{source}:{line}" if line >= 0 else source
