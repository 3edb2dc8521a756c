"""Escape analysis: objects that nobody else gets to see are not made; their fields become values.

All paths are followed in reverse postorder with what is known of each such object (see
`virtualobjects`). Where one escapes on a path that is rarer than its allocation, it is made there,
as the last state would let the interpreter do it. What goes beyond this (an object that escapes
everywhere, or of which different paths know different things) is refused: the walk, which changes
nothing before it has succeeded, begins anew without that object.
"""

from __future__ import annotations

from typing import Final

from pvm.jit.ir.dominators import Dominators
from pvm.jit.ir.editing import compact
from pvm.jit.ir.nodes import Block, Graph, Node
from pvm.jit.passes.escapewalk import Refused, Walk
from pvm.jit.passes.frequencies import estimate
from pvm.jit.passes.loops import Loops, preheader
from pvm.jit.passes.virtualobjects import is_candidate

_ATTEMPTS: Final = 24
RARER: Final = 0.75  # than the allocation must be a path on which the object is made after all
_PASSED_ON: Final = frozenset((
    "call", "leaf", "return", "raise", "putstatic", "monitorenter", "unwind",
))  # fmt: skip


def remove_allocations(graph: Graph) -> None:
    """Runs the pass."""
    candidates = {node for block in graph.blocks for node in block.nodes if is_candidate(node)}
    if not candidates:
        return
    loops = Loops(graph, Dominators(graph))
    if not loops.reducible:
        return
    for loop in loops.loops:
        preheader(graph, loop)
    compact(graph)
    loops = Loops(graph, Dominators(graph))
    estimate(graph)
    _refuse_obvious(graph, candidates)
    for _ in range(_ATTEMPTS):
        if not candidates:
            return
        walk = Walk(graph, loops, candidates, RARER)
        try:
            walk.run()
        except Refused as refused:
            candidates.difference_update(shape.node for shape in refused.shapes)
            continue
        walk.commit()
        return


def _refuse_obvious(graph: Graph, candidates: set[Node]) -> None:
    """Leaves out what escapes where it is made, and what is stored into such an object."""
    stored: dict[Node, list[Node]] = {}
    gone: list[Node] = []
    for block in graph.blocks:
        assert block.end is not None
        for node in (*block.nodes, block.end):
            for place, value in enumerate(node.inputs):
                if value in candidates:
                    if _passes_on(node, block, value):
                        gone.append(value)
                    elif node.op in ("putfield", "astore") and place > 0:
                        stored.setdefault(node.inputs[0], []).append(value)
    for base, values in stored.items():
        if base not in candidates and base.op not in ("phi", "getfield", "aload"):
            gone += values
    while gone:
        node = gone.pop()
        if node in candidates:
            candidates.discard(node)
            gone += stored.get(node, ())


def _passes_on(node: Node, block: Block, value: Node) -> bool:
    if node.op not in _PASSED_ON:
        return False
    assert value.block is not None
    return node.op == "monitorenter" or block.frequency > RARER * value.block.frequency
