"""What every guest can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Guest(NamedTuple):
    """Functions of a guest as a Python program calls them. `loop(n)` calls Python's `a + b` n times
    and gives the sum of what it gives for the numbers below n and 1; None: callbacks are not
    synchronous, or there are none."""

    add: Callable[[int, int], int]
    echo: Callable[[str], str]
    fib: Callable[[int], int]
    loop: Callable[[int], int] | None


def plus(a: int, b: int) -> int:
    """The callback."""
    return a + b
