"""A guest's threads: each is a hart, run by a thread of Python."""

import errno
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from pvm.isa.emulator import ExitInfo, RunningHart
from pvm.isa.hart import Exit
from pvm.isa.memory.faults import GuestFault
from pvm.isa.process import robust
from pvm.isa.process.endings import Interrupted, ThreadEnds
from pvm.isa.process.faults import signal_of
from pvm.isa.process.signals import delivery
from pvm.isa.process.signals.state import SignalInfo, ThreadSignals, sent_by
from pvm.isa.process.waiting import Waker
from pvm.isa.process.world import Denied

if TYPE_CHECKING:
    from pvm.isa.process.process import Process

_A0, _A7 = 10, 17
_ECALL_SIZE: Final = 4
_MASK: Final = (1 << 64) - 1


class GuestThread:
    """One thread of a process; `number` is its thread id.

    `run` is called by the Python thread that it belongs to, which also makes all system calls and
    delivers all signals; `interrupt` may be called by any.
    """

    def __init__(self, process: "Process", number: int, hart: RunningHart, mask: int = 0) -> None:
        self.process = process
        self.space = process.space
        self.files = process.files
        self.world = process.world
        self.number = number
        self.hart = hart
        self.signals = ThreadSignals(mask)
        self.waker = Waker()
        self.name = process.program_path.rpartition(b"/")[2][:15]
        self.status = 0
        self.clear_at_end = 0           # address of a word that becomes 0: set_tid_address
        self.robust_list = 0
        self._has_news = False
        self._interrupted: Interrupted | None = None

    def run(self) -> None:
        """Until the thread or the process ends."""
        runner = self.process.runner
        try:
            while True:
                if self._has_news:
                    self._attend()
                self._obey(runner(self))
        except ThreadEnds:
            self._finish()

    def interrupt(self) -> None:
        """Has the thread look for signals and for the end of the process, soon."""
        self._has_news = True
        self.process.emulator.stop(self.hart)
        self.waker.wake()

    def look_again(self) -> None:
        """Other signals may be deliverable now; by the thread itself."""
        self._has_news = True

    def copy_registers(self, parent: "GuestThread") -> None:
        """As clone does: those of the parent behind its system call, which gives 0 here."""
        for index in range(32):
            self.hart.x[index] = parent.hart.x[index]
            self.hart.f[index] = parent.hart.f[index]
        self.hart.fcsr = parent.hart.fcsr
        self.hart.x[_A0] = 0
        self.hart.pc = parent.hart.pc + _ECALL_SIZE

    # -- waiting

    def wait(self, wanted: Sequence[tuple[int, int]] = (), deadline: int | None = None,
             until: Callable[[], bool] | None = None) -> list[tuple[int, int]] | None:
        """Waits for host descriptors, a deadline or a condition of which `waker` tells.

        Those that are ready; [] at the deadline; None: a signal is there to be delivered, or the
        process ends. Where the condition holds, something that is not empty.
        """
        while True:
            if until is not None and until():
                return [(0, 0)]
            if self.process.ending is not None or delivery.has_signal(self):
                self._has_news = True
                return None
            ready = self.waker.wait(wanted, deadline)
            if ready is not None:
                return ready

    def suspend_mask(self, mask: int) -> None:
        """Blocks other signals until the end of the system call."""
        self.signals.suspended_mask = self.signals.mask
        self.signals.set_mask(mask)

    def end_suspension(self) -> None:
        """The system call is over, and no handler has been entered."""
        if self.signals.suspended_mask is not None:
            self.signals.set_mask(self.signals.suspended_mask)
            self.signals.suspended_mask = None
            self._has_news = True

    def raise_signal(self, number: int) -> None:
        """Sends itself a signal."""
        identity = self.world.identity
        delivery.send(self.process, sent_by(number, 0, identity.process, identity.user), self)

    # -- what a run ended with

    def _attend(self) -> None:
        """Delivers signals. ThreadEnds."""
        self._has_news = False
        if self.process.ending is not None:
            raise ThreadEnds
        delivery.deliver(self)
        self._interrupted = None        # no handler: the call is made again

    def _obey(self, found: ExitInfo) -> None:
        if found.reason is Exit.ECALL:
            self.call()
        elif found.reason not in (Exit.STOPPED, Exit.SLICE):
            signal, reason = signal_of(self, found)
            self.fault(signal, reason)

    def fault(self, signal: SignalInfo, reason: str) -> None:
        """Delivers what an instruction has caused. ThreadEnds."""
        watcher = self.process.watcher
        if watcher is None or not watcher.on_fault(self, signal, reason):
            delivery.force(self, signal, reason)

    def finish_interrupted(self, restarts: bool) -> None:
        """A handler is about to be entered: a call that was interrupted has failed, or is made
        again behind it."""
        interrupted, self._interrupted = self._interrupted, None
        if interrupted is not None and not (interrupted.restarts and restarts):
            self._answer(-errno.EINTR)

    def _answer(self, result: int) -> None:
        self.hart.x[_A0] = result & _MASK
        self.hart.pc += _ECALL_SIZE

    def call(self) -> None:
        """Makes the system call that the hart stands at."""
        hart, trace = self.hart, self.process.trace
        number = hart.x[_A7]
        call = self.process.table.get(number)
        arguments = [hart.x[_A0 + index] for index in range(6)]
        if trace is not None:
            trace.enter(self, number, call, arguments)
        try:
            if call is None:
                result: int | None = -errno.ENOSYS
            else:
                result = call.handler(self, *arguments[:len(call.arguments)])
        except Interrupted as interrupted:
            self._interrupted = interrupted
            self._has_news = True
            if trace is not None:
                trace.note(self, "interrupted")
            return
        except Denied as denied:
            result = -errno.EACCES
            self.process.note_denial(self, denied)
        except (OSError, GuestFault, MemoryError, OverflowError, ValueError) as error:
            result = -_number_of(error)
        if trace is not None:
            trace.leave(self, result)
        if result is not None:
            self._answer(result)
        self.end_suspension()

    def _finish(self) -> None:
        """As Linux does when a thread is over."""
        robust.release(self)
        if self.clear_at_end and len(self.process.threads) > 1:
            try:
                self.space.write(self.clear_at_end, bytes(4))
                self.process.futexes.wake(self.clear_at_end, 1)
            except GuestFault:
                self.clear_at_end = 0   # the guest has unmapped it: nobody can look
        self.process.leave(self)


def _number_of(error: Exception) -> int:
    """The errno that an exception of a system call stands for."""
    if isinstance(error, OSError):
        return error.errno or errno.EIO
    if isinstance(error, GuestFault):
        return errno.EFAULT
    return errno.ENOMEM if isinstance(error, MemoryError) else errno.EINVAL
