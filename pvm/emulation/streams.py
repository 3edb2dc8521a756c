"""The standard streams of an emulated program: those of whoever runs it, closed ones too."""

import os
import sys


def program_streams() -> list[int | None]:
    """Copies of descriptors 0, 1 and 2; None: it is closed.

    What is closed leads to /dev/null in this process afterwards: a file that is opened later must
    not take its number, and our own messages need somewhere to go. Call it before anything is
    opened. The caller closes the copies.
    """
    is_open = [_is_open(number) for number in range(3)]
    for number in range(3):
        if not is_open[number]:
            os.open(os.devnull, os.O_RDWR)          # the lowest number that is free: this one
            os.set_inheritable(number, True)
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)
    return [os.dup(number) if is_open[number] else None for number in range(3)]


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
