"""A pass on random programs: before and after it, a graph must compute the same."""

from __future__ import annotations

from collections.abc import Callable

from pvm.jit.ir.nodes import Graph
from pvm.jit.ir.verify import verify

from .graphs import Evaluator
from .programs import Programmer, arguments


def check(transform: Callable[[Graph], object], seed: int, size: int = 25) -> dict[str, int]:
    """Compares some runs; answers how many nodes of each kind ran less, for interest."""
    plain, changed = Programmer(seed, size).write(), Programmer(seed, size).write()
    transform(changed)
    verify(changed)
    saved: dict[str, int] = {}
    for number in range(6):
        one = Evaluator(plain, arguments(seed * 7 + number))
        other = Evaluator(changed, arguments(seed * 7 + number), 40000)
        if one.outcome[0] == "timeout":
            continue
        assert one.outcome == other.outcome
        for op in one.counts:
            saved[op] = saved.get(op, 0) + one.counts[op] - other.counts.get(op, 0)
    return saved
