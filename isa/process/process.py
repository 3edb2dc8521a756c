"""A guest process: a program, its threads, and what they share."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from pvm.isa.elf.loading import LoadedProgram, load_program
from pvm.isa.emulator import Emulator, ExitInfo
from pvm.isa.memory.space import AddressSpace
from pvm.isa.process.descriptors import DescriptorTable, OpenFile
from pvm.isa.process.endings import Ending
from pvm.isa.process.futexes import Futexes
from pvm.isa.process.guestmemory import STACK_SIZE, GuestMemory
from pvm.isa.process.signals import delivery
from pvm.isa.process.signals.alarm import Alarm
from pvm.isa.process.signals.frames import TRAMPOLINE
from pvm.isa.process.signals.numbers import SIGALRM, TIMER_KERNEL, name
from pvm.isa.process.signals.state import ProcessSignals, SignalInfo, sent_by
from pvm.isa.process.stack import build_stack
from pvm.isa.process.syscalls.table import load_table
from pvm.isa.process.threads import GuestThread
from pvm.isa.process.world import Denied, World

if TYPE_CHECKING:
    from pvm.isa.process.traces import SystemCallTrace

_RANDOM_BYTES: Final = 16
_GIVE_UP: Final = 5.0           # seconds that threads have to end in

Runner = Callable[[GuestThread], ExitInfo]


class Watcher(Protocol):
    """Who looks at what the process does: a debugger."""

    def on_fault(self, thread: GuestThread, signal: SignalInfo, reason: str) -> bool:
        """An instruction has caused a signal; True: it is not to be delivered."""

    def on_end(self) -> None:
        """The process has ended."""


class Process:
    """One program in an address space. `ending` is None while it runs.

    `run` may be called once; `send_signal` and `end` by any thread meanwhile. `trace`, `watcher`
    and `runner` (which runs a thread's hart until its next exit) are set before.
    """

    def __init__(self, emulator: Emulator, world: World) -> None:
        self.emulator = emulator
        self.space: AddressSpace = emulator.space
        self.world = world
        self.files = DescriptorTable()
        self.signals = ProcessSignals()
        self.futexes = Futexes(self.space)
        self.threads: dict[int, GuestThread] = {}
        self.lock = threading.RLock()
        self.ending: Ending | None = None
        self.trace: SystemCallTrace | None = None
        self.watcher: Watcher | None = None
        self.runner: Runner = lambda thread: emulator.run(thread.hart)
        self.table = load_table()
        self.folder = world.working_folder()
        self.limits: dict[int, tuple[int, int]] = {}    # soft and hard, as the guest has set them
        self.program_path = b""
        self.arguments: list[bytes] = []
        self.environment: list[bytes] = []
        self.auxiliary = b""
        self.retired = 0                # instructions of threads that are over
        self.alarm = Alarm(lambda: self._raise(SIGALRM))
        self._hosts: list[threading.Thread] = []
        self._next_number = world.identity.process

    # -- the program

    def load(self, content: bytes, path: bytes, stack_size: int = STACK_SIZE) -> LoadedProgram:
        """Loads an executable; `path` is what it is to be called. ElfError, OutOfSpace."""
        program = load_program(self.space, content)
        self.program_path = path
        self.memory = GuestMemory(self.space, program.end, stack_size)
        self.space.patch(self.memory.trampoline, TRAMPOLINE)
        self.program = program
        return program

    def prepare(self, arguments: list[bytes], environment: list[bytes]) -> GuestThread:
        """The first thread, at the program's entry. StackError."""
        self.arguments, self.environment = arguments, environment
        pointer, self.auxiliary = build_stack(
            self.space, self.memory, self.program, arguments, environment, self.program_path,
            self.world.random(_RANDOM_BYTES), self.world.identity)
        for number, host in enumerate(self.world.streams):
            if host is not None:
                self.files.put(number, OpenFile(host))
        thread = self.new_thread(None)
        thread.hart.pc = self.program.entry
        thread.hart.x[2] = pointer
        return thread

    def run(self, arguments: list[bytes], environment: list[bytes]) -> Ending:
        """Runs the program to its end. StackError."""
        return self.run_thread(self.prepare(arguments, environment))

    def run_thread(self, first: GuestThread) -> Ending:
        """The same with the first thread made already."""
        try:
            first.run()
            while hosts := [host for host in self._hosts if host.is_alive()]:
                hosts[0].join(None if self.ending is None else _GIVE_UP)
                if self.ending is not None and hosts[0].is_alive():
                    break               # it is in a call of the host that nothing interrupts
        finally:
            if self.ending is None:
                self.end(Ending(first.status))
            self.alarm.close()
            self.files.close_all()
        assert self.ending is not None
        return self.ending

    @property
    def stack_start(self) -> int:
        """The lowest address of the first thread's stack."""
        return self.memory.stack_start

    def region_name(self, address: int) -> str:
        """What a mapping is for, as /proc/self/maps has it."""
        program = self.program
        if program.base <= address < program.end and address < self.memory.heap_start:
            return self.program_path.decode("utf-8", "surrogateescape")
        return self.memory.region_name(address)

    def close(self) -> None:
        """Gives everything back, unless a thread is still in a call of the host."""
        if not self.threads:
            self.emulator.close()
            self.space.close()

    # -- threads

    def new_thread(self, parent: GuestThread | None) -> GuestThread:
        """A thread that does not run yet."""
        with self.lock:
            number = self._next_number
            self._next_number += 1
            made = GuestThread(self, number, self.emulator.new_hart(),
                               parent.signals.mask if parent else 0)
            self.threads[number] = made
            return made

    def start(self, thread: GuestThread) -> None:
        """Runs a thread in a Python thread of its own."""
        host = threading.Thread(target=thread.run, name=f"guest {thread.number}", daemon=True)
        with self.lock:
            self._hosts = [one for one in self._hosts if one.is_alive() or not one.ident]
            self._hosts.append(host)
        host.start()

    def leave(self, thread: GuestThread) -> None:
        """A thread is over."""
        with self.lock:
            self.threads.pop(thread.number, None)
            self.retired += thread.hart.retired
            thread.waker.close()
        self.emulator.release(thread.hart)

    # -- the end

    def end(self, ending: Ending) -> None:
        """All threads end; the first ending counts."""
        with self.lock:
            if self.ending is None:
                self.ending = ending
            threads = list(self.threads.values())
        for thread in threads:
            thread.interrupt()
        if self.watcher is not None:
            self.watcher.on_end()

    def kill(self, signal: int, reason: str, thread: GuestThread | None) -> None:
        """Ends as a fatal signal does."""
        registers = ""
        if thread is not None and reason:
            from pvm.isa.process.registers import dumped  # no program needs it to start

            registers = dumped(thread)
        what = name(signal) + (f", {reason}" if reason else "")
        self.end(Ending(128 + signal, signal, what, registers))

    def send_signal(self, number: int) -> None:
        """A signal from outside."""
        delivery.send(self, sent_by(number, 0, 0, self.world.identity.user))

    def _raise(self, number: int) -> None:
        delivery.send(self, SignalInfo(number, TIMER_KERNEL))

    def note_denial(self, thread: GuestThread, denied: Denied) -> None:
        """The program was not granted what it tried."""
        if self.trace is not None:
            self.trace.note(thread, f"denied: {denied.strerror}")
