"""The order of the passes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pvm.jit.ir.editing import compact
from pvm.jit.ir.nodes import Graph
from pvm.jit.passes.deadcode import remove_dead_code
from pvm.jit.passes.escape import remove_allocations
from pvm.jit.passes.frequencies import estimate
from pvm.jit.passes.gvn import number_values
from pvm.jit.passes.jumpthreading import thread_jumps
from pvm.jit.passes.loads import remove_redundant_loads
from pvm.jit.passes.lockloops import hold_monitors
from pvm.jit.passes.locks import elide_locks
from pvm.jit.passes.nests import separate_nests
from pvm.jit.passes.phis import remove_redundant_phis
from pvm.jit.passes.striploops import strip_loops

Pass = Callable[[Graph], object]


def optimise(graph: Graph, after: Callable[[str, Graph], None] | None = None,
             baseline: bool = False) -> None:
    """Improves a graph in place. `after` is told each pass that has run, for dumps and checks."""
    compact(graph)
    for run in BASELINE_PASSES if baseline else PASSES:
        run(graph)
        if after is not None:
            after(run.__name__, graph)


PASSES: Final[tuple[Pass, ...]] = (
    remove_redundant_phis, number_values, remove_dead_code, thread_jumps, separate_nests,
    remove_allocations, remove_redundant_loads, number_values, remove_dead_code, thread_jumps,
    elide_locks, hold_monitors, strip_loops, number_values, remove_dead_code, estimate,
)  # fmt: skip
# What makes less text for LLVM.
BASELINE_PASSES: Final[tuple[Pass, ...]] = (number_values, remove_dead_code)
