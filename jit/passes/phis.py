"""Removes phis that always have one value, also where they lead round in circles."""

from __future__ import annotations

from pvm.jit.ir.editing import compact
from pvm.jit.ir.nodes import Graph, Node


def remove_redundant_phis(graph: Graph) -> None:
    """Runs the pass: assumes that each phi is a copy of something until two values meet in it."""
    phis = [phi for block in graph.blocks for phi in block.phis]
    values: dict[Node, Node | None] = dict.fromkeys(phis)
    changed = True
    while changed:
        changed = False
        for phi in phis:
            if values[phi] is not phi:
                found = _meet(phi, values)
                if found is not values[phi]:
                    values[phi] = found
                    changed = True
    for phi, value in values.items():
        if value is not None and value is not phi:
            phi.replacement = value
    compact(graph)


def _meet(phi: Node, values: dict[Node, Node | None]) -> Node | None:
    """The one value that the inputs have, the phi itself if there are several, None if unknown."""
    found: Node | None = None
    for each in phi.inputs:
        value = values.get(each, each)
        if value is not None and value is not found:
            if found is not None:
                return phi
            found = value
    return found
