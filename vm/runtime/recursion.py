"""Room on Python's stack for the control plane while Java runs.

Whoever calls Java may be as deep in calls as Python's recursion limit allows. The control plane
must not fail half-way for that: code would stay unprepared, a collection without maps. So it moves
the limit while it works, and takes it back by as much.
"""

import sys
import threading
from typing import Final

_CALLS: Final = 400


class Room:
    """``with room:`` lets a function call so many more, one inside the other, on any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        self._move(_CALLS)

    def __exit__(self, *details: object) -> None:
        self._move(-_CALLS)

    def _move(self, calls: int) -> None:
        with self._lock:        # the limit is all threads' own
            sys.setrecursionlimit(sys.getrecursionlimit() + calls)


room: Final = Room()


def require(calls: int) -> None:
    """Raises RecursionError unless so many calls fit on the stack, one inside the other."""
    if calls > 0:
        require(calls - 1)


def is_deep() -> bool:
    """Whether the recursion limit may be near; when not, it is not."""
    try:
        sys._getframe(sys.getrecursionlimit() // 3)     # functions in C count, but have no frame
    except ValueError:
        return False
    return True
