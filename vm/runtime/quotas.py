"""How many threads and files programs may have, and what happens when they want more."""

import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.upcallcodes import Limit

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine


class Quotas:
    """`threads`: that may live at a time, besides those attached and the machine's own. `files`:
    that may be open. None for as many as the system has."""

    def __init__(self, machine: "Machine") -> None:
        self._machine = machine
        self._lock = threading.Lock()
        # held while a thread is started, which may be where a Python object ends
        self.starting = threading.RLock()
        self._descriptors: set[int] = set()
        self.threads: int | None = None
        self.files: int | None = None

    def reach(self, limit: Limit) -> NoReturn:
        """All that runs is to end, and what the calling thread runs does so now."""
        self._machine.on_limit(limit)
        self.end()

    def end(self) -> NoReturn:
        """What the calling thread runs ends now."""
        machine = self._machine
        death = machine.objects.duplicate(machine.spare_thread_death)
        raise JavaThrow(death, machine.boot.load("java/lang/ThreadDeath"))

    def has_thread(self) -> bool:
        """Whether one more may be started."""
        return self.threads is None or self.live_threads() < self.threads

    def refuse_thread(self) -> NoReturn:
        """None may: the limit is reached, or the thread that wants it is to end anyway."""
        if not self._machine.threads.is_unwinding():
            self._machine.on_limit(Limit.THREADS)
        self.end()

    def live_threads(self) -> int:
        """Those that programs have started."""
        return sum(each.is_counted for each in self._machine.threads.all.live())

    def check_files(self, count: int = 1) -> None:
        """So many files are to be opened."""
        if self.files is not None and len(self._descriptors) + count > self.files:
            self.reach(Limit.FILES)

    def opened(self, descriptor: int) -> int:
        """A program's descriptor; gives it back."""
        with self._lock:
            self._descriptors.add(descriptor)
        return descriptor

    def close(self, descriptor: int) -> None:
        """Closes a descriptor. Raises OSError; for one that is not a program's, too."""
        with self._lock:
            if descriptor not in self._descriptors:
                raise OSError(9, "not the program's")
            self._descriptors.remove(descriptor)
        os.close(descriptor)

    def take_output(self, count: int) -> int:
        """How many of so many bytes may still go to streams that Python has given."""
        vm = self._machine.vm
        with self._lock:
            before = int(vm.output_bytes)
            vm.output_bytes = before + count
        return min(count, max(int(vm.output_limit) - before, 0))

    def close_all(self) -> None:
        """No program is left that would close what it has opened."""
        with self._lock:
            left, self._descriptors = self._descriptors, set()
        for each in left:
            with suppress(OSError):
                os.close(each)
