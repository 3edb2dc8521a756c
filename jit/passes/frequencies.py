"""How often each block runs for each run of the method, from the branches' probabilities.

Loops are solved from the inside out: what comes back to a header multiplies what enters it
(Wu and Larus, Static Branch Frequency and Program Profile Analysis).
"""

from __future__ import annotations

from pvm.jit.ir.dominators import Dominators
from pvm.jit.ir.nodes import Block, Graph
from pvm.jit.passes.loops import Loop, Loops

_MOST_TURNS = 10_000.0  # of a loop: an exit that was never taken is still taken some day
_RARELY = 1e-6          # probability of an exception after a call


def estimate(graph: Graph) -> None:
    """Sets the frequency of every block."""
    loops = Loops(graph, Dominators(graph))
    turns: dict[Block, float] = {}
    for loop in loops.loops:
        order = sorted(loop.blocks, key=_number)
        back = _propagate(order, turns, loop)
        turns[loop.header] = 1.0 / max(1.0 - back, 1.0 / _MOST_TURNS)
    _propagate(graph.blocks, turns, None)


def _propagate(order: list[Block], turns: dict[Block, float], loop: Loop | None) -> float:
    """Frequencies relative to the first block; what flows back to it (of a loop)."""
    first = order[0]
    arriving = dict.fromkeys(order, 0.0)
    arriving[first] = 1.0
    back = 0.0
    for block in order:
        frequency = arriving[block]
        if block is not first or loop is None:
            frequency *= turns.get(block, 1.0)
        block.frequency = frequency
        for successor, probability in zip(block.successors, _probabilities(block), strict=True):
            if successor is first:
                back += frequency * probability
            elif successor.number > block.number and successor in arriving:
                arriving[successor] += frequency * probability
    return back


def _probabilities(block: Block) -> list[float]:
    """One for each successor."""
    end = block.end
    assert end is not None
    if end.op == "branch":
        taken = 0.5 if end.extra is None else float(end.extra)
        return [taken, 1.0 - taken]
    if end.op == "pending":
        return [1.0 - _RARELY, _RARELY]
    return [1.0 / len(block.successors) for _ in block.successors]


def _number(block: Block) -> int:
    return block.number
