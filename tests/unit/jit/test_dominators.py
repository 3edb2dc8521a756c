"""Dominators and loops, on graphs small enough to see."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.jit.ir.dominators import Dominators
from pvm.jit.ir.nodes import Block, Graph
from pvm.jit.ir.verify import verify
from pvm.jit.passes.frequencies import estimate
from pvm.jit.passes.loops import Loops, preheader

from .graphs import Builder


def random_graph(seed: int) -> Graph:
    """Blocks that lead anywhere but to the entry."""
    chooser = random.Random(seed)
    b = Builder("I")
    condition = b.cmp("eq", b.parameters[0], b.const(0))
    blocks = [b.at, *(b.block() for _ in range(chooser.randint(1, 12)))]
    for block in blocks:
        b.at = block
        targets = chooser.sample(blocks[1:], min(len(blocks) - 1, chooser.randint(0, 2)))
        if len(targets) == 2:
            b.branch(condition, *targets)
        elif targets:
            b.goto(targets[0])
        else:
            b.ret(b.parameters[0])
    return b.done()


def reaches(graph: Graph, target: Block, without: Block) -> bool:
    """Whether there is a way from the entry that avoids a block."""
    work, seen = [graph.blocks[0]], {without}
    while work:
        block = work.pop()
        if block in seen:
            continue
        if block is target:
            return True
        seen.add(block)
        work.extend(block.successors)
    return False


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_dominators_are_as_defined(seed: int) -> None:
    graph = random_graph(seed)
    dominators = Dominators(graph)
    for above in graph.blocks:
        for below in graph.blocks:
            wanted = above is below or not reaches(graph, below, above)
            assert dominators.dominates(above, below) == wanted


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_loops_are_what_leads_back_to_their_headers(seed: int) -> None:
    graph = random_graph(seed)
    dominators = Dominators(graph)
    loops = Loops(graph, dominators)
    backward = [(block, each) for block in graph.blocks for each in block.successors
                if each.number <= block.number]  # fmt: skip
    assert loops.reducible == all(dominators.dominates(to, block) for block, to in backward)
    for loop in loops.loops:
        wanted = {loop.header}
        work = [each for each in loop.header.predecessors
                if dominators.dominates(loop.header, each)]  # fmt: skip
        while work:
            block = work.pop()
            if block not in wanted:
                wanted.add(block)
                work.extend(block.predecessors)
        assert loop.blocks == wanted
        around = [each for each in loops.loops if each is not loop and loop.header in each.blocks]
        assert loop.depth == len(around) + 1 or not loops.reducible
        assert loop.parent is None or loop.parent in around


def two_loops() -> tuple[Builder, list[Block]]:
    """An outer loop whose body is an inner loop; the inner turns 10 times as often."""
    b = Builder("I")
    condition = b.cmp("lt", b.parameters[0], b.const(5))
    outer, inner, body, latch, after = (b.block() for _ in range(5))
    b.goto(outer)
    b.at = outer
    b.branch(condition, inner, after, 0.9)
    b.at = inner
    b.branch(condition, body, latch, 0.9)
    b.at = body
    b.goto(inner)
    b.at = latch
    b.goto(outer)
    b.at = after
    b.ret(b.parameters[0])
    return b, [outer, inner, body, latch, after]


def test_frequencies_of_nested_loops() -> None:
    b, (outer, inner, body, latch, after) = two_loops()
    estimate(b.done())
    found = [round(each.frequency, 3) for each in (outer, inner, body, latch, after)]
    assert found == [10.0, 90.0, 81.0, 9.0, 1.0]


def test_a_preheader_is_made_once() -> None:
    b, (outer, inner, _, _, _) = two_loops()
    graph = b.done()
    loops = Loops(graph, Dominators(graph))
    loop = loops.loops[0]
    assert loop.header is inner and loop.parent is not None and loop.parent.header is outer
    made = preheader(graph, loop)
    assert made.successors == [inner] and made.predecessors == [outer]
    assert made in loop.parent.blocks and made not in loop.blocks
    assert preheader(graph, loop) is made
    b.done()
    verify(graph)
