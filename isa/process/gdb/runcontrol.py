"""Which threads of a process run, while a debugger has a say in it."""

import threading
from typing import TYPE_CHECKING, Final, NamedTuple

from pvm.isa.emulator import ExitInfo
from pvm.isa.hart import Exit
from pvm.isa.process.signals.state import SignalInfo
from pvm.isa.process.waiting import Waker

if TYPE_CHECKING:
    from pvm.isa.process.process import Process
    from pvm.isa.process.threads import GuestThread

SIGINT: Final = 2
SIGTRAP: Final = 5
_PAUSE: Final = 0.05            # seconds between two looks at whether the process has ended


class Stop(NamedTuple):
    """Why the threads have stopped: `thread` got `signal` (gdb's numbers are Linux's up to 15)."""

    thread: int
    signal: int
    is_breakpoint: bool = False


class RunControl:
    """A process's `runner` and `watcher`. `waker` is woken when threads have stopped or the process
    has ended."""

    def __init__(self, process: "Process") -> None:
        self._process = process
        self._changed = threading.Condition()
        self._is_running = False
        self._is_detached = False
        self._stepping: int | None = None
        self._in_call: set[int] = set()         # threads that step over a system call
        self._parked: set[int] = set()
        self._passed: int | None = None         # what becomes of the signal that was stopped for
        self.stop: Stop | None = None
        self.breakpoints: dict[int, bytes] = {}         # address -> what was there
        self.waker = Waker()

    # -- for guest threads

    def run(self, thread: "GuestThread") -> ExitInfo:
        """Until the hart leaves for a reason that is not the debugger's."""
        while True:
            if not self._park(thread):
                return ExitInfo(Exit.STOPPED, 0)
            is_step = self._stepping == thread.number
            if is_step and thread.number in self._in_call:
                self._in_call.discard(thread.number)
                self._report(Stop(thread.number, SIGTRAP))
                continue
            found = self._process.emulator.run(thread.hart, *((1,) if is_step else ()))
            if found.reason is Exit.EBREAK and thread.hart.pc in self.breakpoints:
                self._report(Stop(thread.number, SIGTRAP, True))
            elif found.reason is Exit.SLICE:
                self._report(Stop(thread.number, SIGTRAP))
            elif found.reason is not Exit.STOPPED:
                if is_step:
                    self._in_call.add(thread.number)
                return found
            elif self._is_running:
                return found            # not for the debugger: there is a signal, or the end

    def on_fault(self, thread: "GuestThread", signal: SignalInfo, reason: str) -> bool:
        """See `process.Watcher`."""
        del reason
        if self._is_detached:
            return False
        self._in_call.discard(thread.number)
        self._report(Stop(thread.number, signal.number))
        return self._park(thread) and self._passed != signal.number

    def on_end(self) -> None:
        """See `process.Watcher`."""
        self.waker.wake()

    def _park(self, thread: "GuestThread") -> bool:
        """Until the thread may run; False: the process has ended."""
        with self._changed:
            while not self._may_run(thread):
                if self._process.ending is not None:
                    return False
                self._parked.add(thread.number)
                self.waker.wake()
                self._changed.wait(_PAUSE)
            self._parked.discard(thread.number)
            return True

    def _may_run(self, thread: "GuestThread") -> bool:
        if self._is_detached:
            return True
        return self._is_running and self._stepping in (None, thread.number)

    def _report(self, stop: Stop) -> None:
        with self._changed:
            if self._is_detached or not self._is_running:
                return
            self._is_running = False
            self.stop = stop
        for number, thread in list(self._process.threads.items()):
            if number != stop.thread:
                self._process.emulator.stop(thread.hart)
        self.waker.wake()

    # -- for the session

    @property
    def is_stopped(self) -> bool:
        """Whether no thread runs. One that waits in a system call counts as stopped: what it does
        when it comes back is to park."""
        return not self._is_running

    def resume(self, step: int | None, signal: int | None) -> None:
        """Lets the threads go on: one, for one instruction, or all; `signal` is passed on."""
        with self._changed:
            self._stepping = step
            self._passed = signal
            self.stop = None
            self._is_running = True
            self._changed.notify_all()

    def interrupt(self) -> None:
        """Stops all threads."""
        first = min(self._process.threads, default=0)
        with self._changed:
            if not self._is_running:
                return
            self._is_running = False
            self.stop = Stop(first, SIGINT)
        for thread in list(self._process.threads.values()):
            self._process.emulator.stop(thread.hart)
        self.waker.wake()

    def detach(self) -> None:
        """Nobody debugs any more: breakpoints go, everything runs."""
        for address in list(self.breakpoints):
            self.remove(address)
        with self._changed:
            self._is_detached = self._is_running = True
            self._stepping = None
            self._changed.notify_all()

    def insert(self, address: int, size: int) -> None:
        """Puts a breakpoint of 2 or 4 bytes into the memory. GuestFault."""
        code = b"\x02\x90" if size == 2 else b"\x73\x00\x10\x00"        # c.ebreak, ebreak
        if address not in self.breakpoints:
            before = self._process.space.read(address, len(code))
            self._process.space.patch(address, code)
            self.breakpoints[address] = before

    def remove(self, address: int) -> None:
        """Takes a breakpoint away, if there is one. GuestFault."""
        before = self.breakpoints.pop(address, None)
        if before is not None:
            self._process.space.patch(address, before)

    def read(self, address: int, count: int) -> bytes:
        """Memory without breakpoints in it. GuestFault."""
        found = bytearray(self._process.space.read(address, count))
        for place, before in self.breakpoints.items():
            for index, byte in enumerate(before):
                if 0 <= place + index - address < count:
                    found[place + index - address] = byte
        return bytes(found)
