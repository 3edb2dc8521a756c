"""Random programs compute the same before and after each pass and the whole pipeline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.jit.ir.nodes import Graph
from pvm.jit.ir.verify import verify
from pvm.jit.passes.deadcode import remove_dead_code
from pvm.jit.passes.gvn import number_values
from pvm.jit.passes.pipeline import PASSES, Pass, optimise

from .checking import check

SEEDS = st.integers(0, 10**6)


@pytest.mark.parametrize("transform", dict.fromkeys(PASSES), ids=lambda each: each.__name__)
@settings(max_examples=30, deadline=None)
@given(seed=SEEDS)
def test_each_pass(transform: Pass, seed: int) -> None:
    check(transform, seed)


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_each_pass_after_value_numbering(seed: int) -> None:
    for transform in dict.fromkeys(PASSES):
        def both(graph: Graph, transform: Pass = transform) -> None:
            number_values(graph)
            remove_dead_code(graph)
            transform(graph)

        check(both, seed)


@settings(max_examples=100, deadline=None)
@given(seed=SEEDS, size=st.integers(1, 60))
def test_the_pipeline(seed: int, size: int) -> None:
    check(lambda graph: optimise(graph, lambda _, each: verify(each)), seed, size)
