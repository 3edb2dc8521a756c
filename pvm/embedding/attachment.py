"""Python threads as Java threads: each becomes one at its first call into a context."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from pvm.vm.runtime.bootstrapping import adopt_current_thread

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine
    from pvm.vm.threads.starting import JavaThread


class Attachments:
    """The Python threads that are Java threads of one machine."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._local = threading.local()
        self._lock = threading.Lock()
        self._attached: dict[threading.Thread, JavaThread] = {}

    def boot(self) -> None:
        """Starts the machine; the calling thread is its first."""
        self._attach()
        self._machine.start()
        self._local.is_attached = True

    def enter(self) -> None:
        """The calling thread is about to use the machine."""
        if not getattr(self._local, "is_attached", False):
            self._release_dead()
            thread = self._attach()
            adopt_current_thread(self._machine, thread.name, True)
            self._local.is_attached = True

    def _attach(self) -> JavaThread:
        current = threading.current_thread()
        thread = self._machine.threads.attach_current(current.name)
        with self._lock:
            self._attached[current] = thread
        return thread

    def _release_dead(self) -> None:
        """Threads that have ended are Java threads no more."""
        with self._lock:
            dead = [each for each in self._attached if not each.is_alive()]
            released = [self._attached.pop(each) for each in dead]
        for thread in released:
            self._machine.threads.release_attached(thread)
