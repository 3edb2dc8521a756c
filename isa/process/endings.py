"""How a guest process ends."""

from typing import NamedTuple


class Ending(NamedTuple):
    """`status` is what a shell shows: 128 and the signal's number where one was fatal.

    `reason` says what a fatal signal came from; `registers` is the thread's state then, empty if
    the program ended by itself.
    """

    status: int
    signal: int = 0
    reason: str = ""
    registers: str = ""


class Interrupted(Exception):
    """A system call that waits has been interrupted: by a signal, or by the end of the process.

    `restarts`: it is made again after a handler that was installed with SA_RESTART.
    """

    def __init__(self, restarts: bool = True) -> None:
        super().__init__()
        self.restarts = restarts


class ThreadEnds(Exception):
    """The guest's thread is over; raised to leave its loop."""
