"""How long a thread has Python's lock while another waits for it: shorter when somebody asks."""

import os
import sys
import threading
from typing import Final

SWITCH_INTERVAL: Final = 0.0005         # seconds


class Turns:
    """Turns are short, in the whole process, while anybody asks for it. Both may be asked twice:
    they may have been interrupted the first time."""

    def __init__(self) -> None:
        self._asking: set[int] = set()
        self._before = sys.getswitchinterval()
        self.forget()

    def shorten(self, key: int) -> None:
        """Somebody, known by that number, has to wait, and should not for long."""
        with self._lock:
            if not self._asking:
                self._before = sys.getswitchinterval()
            self._asking.add(key)
            sys.setswitchinterval(min(self._before, SWITCH_INTERVAL))

    def restore(self, key: int) -> None:
        """They do no more. What the program has set meanwhile stays."""
        with self._lock:
            self._asking.discard(key)
            if not self._asking and sys.getswitchinterval() <= SWITCH_INTERVAL:
                sys.setswitchinterval(self._before)

    def forget(self) -> None:
        """In the child of a fork: whoever asked is a thread of the parent's."""
        self._lock = threading.RLock()      # a finalizer may run in between
        for key in list(self._asking):
            self.restore(key)


TURNS: Final = Turns()
os.register_at_fork(after_in_child=TURNS.forget)
