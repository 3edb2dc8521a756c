"""Loops that share a header are told apart.

Code that is entered in the middle of an inner loop (OSR) has one header for the inner loop and
those around it: all their back edges lead there. The edge that comes back most often and leaves
some variable as it is belongs to the inner loop; the others get a header of their own before it.
"""

from __future__ import annotations

from typing import Final

from pvm.jit.ir.dominators import Dominators
from pvm.jit.ir.editing import compact
from pvm.jit.ir.nodes import Block, Graph
from pvm.jit.passes.frequencies import estimate
from pvm.jit.passes.loops import Loop, Loops, preheader

_MORE: Final = 2.0  # times as often must the inner loop turn


def separate_nests(graph: Graph) -> None:
    """Runs the pass, until each header has one loop, or none of its edges stands out."""
    while _separate(graph):
        compact(graph)


def _separate(graph: Graph) -> bool:
    dominators = Dominators(graph)
    shared = [loop for loop in Loops(graph, dominators).loops if len(loop.latches) > 1]
    if not shared:
        return False
    estimate(graph)
    changed = False
    for loop in shared:
        latch = _inner_latch(loop)
        if latch is not None:
            inner = Loop(loop.header)
            inner.latches = [latch]
            inner.blocks = _body(loop.header, latch)
            preheader(graph, inner)
            changed = True
    return changed


def _inner_latch(loop: Loop) -> Block | None:
    latches = sorted(loop.latches, key=_frequency)
    inner, others = latches[-1], latches[:-1]
    if inner.frequency < _MORE * sum(each.frequency for each in others):
        return None
    if inner in others or any(each in _body(loop.header, inner) for each in others):
        return None
    predecessors = loop.header.predecessors
    for phi in loop.header.phis:
        kept = [value is phi for value in phi.inputs]
        if kept[predecessors.index(inner)] and not all(
            kept[predecessors.index(each)] for each in others
        ):
            return inner
    return None


def _frequency(block: Block) -> float:
    return block.frequency


def _body(header: Block, latch: Block) -> set[Block]:
    """What leads to the latch without passing the header."""
    found, work = {header}, [latch]
    while work:
        block = work.pop()
        if block not in found:
            found.add(block)
            work.extend(block.predecessors)
    return found
