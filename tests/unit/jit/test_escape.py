"""Which allocations go away, and what states and later uses see instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.jit.ir.nodes import Block, Graph, Node, VirtualObject
from pvm.jit.ir.verify import verify
from pvm.jit.passes import escape
from pvm.jit.passes.pipeline import optimise

from .checking import check
from .graphs import BYTE, CALLEE, INTS, NEXT, POINT, POINT3, Builder, Evaluator, X, Y, point


def compare(make: Callable[[], Graph], *arguments: Any) -> Graph:
    """Both must do the same; the optimised graph."""
    plain, changed = make(), make()
    optimise(changed, lambda _, graph: verify(graph))
    assert Evaluator(plain, list(arguments)).outcome == Evaluator(changed, list(arguments)).outcome
    return changed


def count(graph: Graph, op: str) -> int:
    return sum(node.op == op for node in graph.nodes())


def new(b: Builder, *values: Any, java_class: Any = POINT) -> Node:
    return b.op("new", extra=java_class, state=b.state(1, values))


def get(b: Builder, value: Node, field: Any) -> Node:
    b.guard_object(value, 2)
    return b.op("getfield", value, extra=field, type_="A" if field is NEXT else "I")


def diamond(b: Builder, condition: Node, probability: float = 0.5) -> tuple[Block, Block, Block]:
    one, other, after = b.block(), b.block(), b.block()
    b.branch(condition, one, other, probability)
    return one, other, after


def test_fields_become_values() -> None:
    def make() -> Graph:
        b = Builder("I")
        made = new(b)
        b.op("putfield", made, b.parameters[0], extra=X)
        b.op("putfield", made, b.parameters[0], extra=BYTE)
        total = b.op("iadd", get(b, made, X), get(b, made, BYTE))
        b.ret(b.op("iadd", total, get(b, made, Y)))
        return b.done()

    for value in (5, 200, -129):
        graph = compare(make, value)
        assert not count(graph, "new") and not count(graph, "putfield")


def test_fields_that_differ_where_paths_meet() -> None:
    def make() -> Graph:
        b = Builder("I")
        made = new(b)
        one, other, after = diamond(b, b.cmp("lt", b.parameters[0], b.const(3)))
        for block, value in ((one, 10), (other, 20)):
            b.at = block
            b.op("putfield", made, b.const(value), extra=X)
            b.goto(after)
        b.at = after
        b.ret(get(b, made, X))
        return b.done()

    for value in (1, 5):
        assert not count(compare(make, value), "new")


def test_a_loop_that_writes_a_field() -> None:
    def make() -> Graph:
        b = Builder("I")
        made = new(b)
        header, body, after = b.block(), b.block(), b.block()
        b.goto(header)
        b.at = header
        b.branch(b.cmp("lt", get(b, made, X), b.parameters[0]), body, after, 0.9)
        b.at = body
        b.op("putfield", made, b.op("iadd", get(b, made, X), b.const(2)), extra=X)
        b.op("poll", state=b.state(3, [made]))
        b.goto(header)
        b.at = after
        b.ret(get(b, made, X))
        return b.done()

    for value in (0, 7, 8):
        graph = compare(make, value)
        assert not count(graph, "new") and not count(graph, "getfield")


def test_states_describe_the_object() -> None:
    def make() -> Graph:
        b = Builder("II")
        inner, made = new(b), new(b)
        b.op("putfield", made, b.parameters[0], extra=X)
        b.op("putfield", made, inner, extra=NEXT)
        b.op("putfield", inner, made, extra=NEXT)
        b.guard(b.cmp("ne", b.parameters[0], b.const(3)), 4, made, b.parameters[0])
        b.op("putfield", made, b.const(9), extra=X)
        b.guard(b.cmp("ne", b.parameters[1], b.const(3)), 5, made)
        b.ret(get(b, made, X))
        return b.done()

    for values in ((1, 1), (3, 1), (1, 3)):
        graph = compare(make, *values)
        assert not count(graph, "new")
    states = [node.state for node in graph.nodes() if node.op == "guard" and node.state]
    assert all(isinstance(state.locals[0], VirtualObject) for state in states)
    assert states[0].locals[0] is not states[1].locals[0]


@pytest.mark.parametrize("probability", [0.01, 0.99])
def test_an_object_that_escapes_rarely_is_made_there(probability: float) -> None:
    def make() -> Graph:
        b = Builder("I")
        made = new(b)
        b.op("putfield", made, b.parameters[0], extra=X)
        one, other, after = diamond(b, b.cmp("lt", b.parameters[0], b.const(3)), probability)
        b.at = one
        b.op("call", made, extra=CALLEE, type_="I", state=b.state(6, [made]))
        b.ret(get(b, made, X))
        b.at = other
        b.goto(after)
        b.at = after
        b.ret(get(b, made, X))
        return b.done()

    for value in (1, 5):
        graph = compare(make, value)
    news = [node for node in graph.nodes() if node.op == "new"]
    assert len(news) == 1 and (news[0].block is graph.blocks[0]) == (probability > 0.5)


def test_what_refers_to_an_object_that_escapes() -> None:
    def make() -> Graph:
        b = Builder("A")
        inner, made = new(b), new(b, java_class=POINT3)
        b.op("putfield", made, inner, extra=NEXT)
        b.guard_object(b.parameters[0], 3)
        b.op("putfield", b.parameters[0], made, extra=NEXT)
        b.op("putfield", inner, b.const(7), extra=X)
        b.ret(get(b, get(b, made, NEXT), X))
        return b.done()

    assert count(compare(make, point()), "new") == 2


def test_comparisons_of_what_is_not_made() -> None:
    def make() -> Graph:
        b = Builder("A")
        one, other = new(b), new(b)
        b.op("putfield", one, other, extra=NEXT)
        same = b.cmp("eq", get(b, one, NEXT), other)
        different = b.cmp("eq", b.parameters[0], one)
        b.ret(b.op("select", same, b.op("select", different, b.const(1), b.const(2), type_="I"),
                   b.const(3), type_="I"))
        return b.done()

    assert not count(compare(make, point()), "new")


def test_small_arrays() -> None:
    def make() -> Graph:
        b = Builder("I")
        made = b.op("newarray", b.const(3), extra=INTS, state=b.state(1))
        b.op("astore", made, b.const(1), b.parameters[0], extra="I")
        one = b.op("aload", made, b.const(1), extra="I", type_="I")
        zero = b.op("aload", made, b.const(2), extra="I", type_="I")
        b.guard(b.cmp("ne", b.parameters[0], b.const(3)), 4, made)
        b.ret(b.op("iadd", b.op("iadd", one, zero), b.op("length", made)))
        return b.done()

    for value in (1, 3):
        assert not count(compare(make, value), "newarray")


def test_an_array_with_an_index_that_is_not_known() -> None:
    def make() -> Graph:
        b = Builder("I")
        made = b.op("newarray", b.const(3), extra=INTS, state=b.state(1))
        b.guard(b.cmp("ult", b.parameters[0], b.const(3)), 2)
        b.ret(b.op("aload", made, b.parameters[0], extra="I", type_="I"))
        return b.done()

    assert count(compare(make, 1), "newarray") == 1


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**6), rarer=st.sampled_from([0.75, 100.0]))
def test_random_programs_that_make_objects_late(seed: int, rarer: float) -> None:
    patch = pytest.MonkeyPatch()
    patch.setattr(escape, "RARER", rarer)
    try:
        check(lambda graph: optimise(graph, lambda _, each: verify(each)), seed)
    finally:
        patch.undo()
