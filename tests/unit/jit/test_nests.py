"""Two loops with one header, as in code that is entered in the inner one."""

from __future__ import annotations

from pvm.jit.ir.dominators import Dominators
from pvm.jit.ir.nodes import Graph
from pvm.jit.ir.verify import verify
from pvm.jit.passes.loops import Loops
from pvm.jit.passes.nests import separate_nests
from pvm.jit.passes.pipeline import optimise

from .graphs import INTS, Builder, Evaluator, array


def entered_inside(probability: float) -> Graph:
    """for (; i < n; i++, j = 0) for (; j < n; j++) a[j] += i, entered with any i and j."""
    b = Builder("IIIA")
    first, second, limit, values = b.parameters
    header, body, outer, again, after = (b.block() for _ in range(5))
    zero, one = b.const(0), b.const(1)
    b.goto(header)
    i, j = b.phi(header, "I", [first]), b.phi(header, "I", [second])
    b.at = header
    b.branch(b.cmp("lt", j, limit), body, outer, probability)
    b.at = body
    b.guard_object(values, 1, i, j)
    b.guard(b.cmp("ult", j, b.op("length", values)), 2, i, j)
    old = b.op("aload", values, j, extra="I", type_="I")
    b.op("astore", values, j, b.op("iadd", old, i), extra="I")
    following = b.op("iadd", j, one)
    b.op("poll", state=b.state(3, [i, following]))
    b.goto(header)
    b.at = outer
    next_i = b.op("iadd", i, one)
    b.op("poll", state=b.state(4, [next_i]))
    b.branch(b.cmp("lt", next_i, limit), again, after, 0.99)
    b.at = again
    b.goto(header)
    i.inputs += [i, next_i]
    j.inputs += [following, zero]
    b.at = after
    b.ret(next_i)
    return b.done()


def test_the_inner_loop_gets_a_header_of_its_own() -> None:
    graph = entered_inside(0.99)
    assert len(Loops(graph, Dominators(graph)).loops) == 1
    separate_nests(graph)
    verify(graph)
    inner, outer = Loops(graph, Dominators(graph)).loops
    assert inner.parent is outer and inner.header is not outer.header
    separate_nests(graph)
    assert len(Loops(graph, Dominators(graph)).loops) == 2


def test_edges_that_are_taken_as_often_stay_together() -> None:
    graph = entered_inside(0.3)
    separate_nests(graph)
    assert len(Loops(graph, Dominators(graph)).loops) == 1


def test_the_inner_loop_is_fast() -> None:
    plain, changed = entered_inside(0.99), entered_inside(0.99)
    optimise(changed, lambda _, graph: verify(graph))
    for first, second, limit, length in ((0, 0, 30, 30), (2, 7, 30, 40), (0, 0, 30, 20)):
        one, other = (Evaluator(graph, [first, second, limit, array(INTS, range(length))], 10**6)
                      for graph in (plain, changed))  # fmt: skip
        assert one.outcome == other.outcome
        assert other.counts["guard"] < 100 and other.counts["poll"] < 100
