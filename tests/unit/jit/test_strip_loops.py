"""Strip mining: what the fast loop leaves out, and that every turn computes the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.jit.ir.nodes import Graph, Node
from pvm.jit.ir.verify import verify
from pvm.jit.passes import striphead, striploops
from pvm.jit.passes.pipeline import optimise

from .checking import check
from .graphs import INTS, ROWS, Builder, Evaluator, X, array, point

MOST, LEAST = 2**31 - 1, -(2**31)
Body = Callable[[Builder, list[Node], Node], None]


@pytest.fixture(params=[3, 1024])
def _strips(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also with strips so short that loops need many."""
    monkeypatch.setattr(striphead, "MOST_TURNS", request.param)


def loop(body: Body, start: int = 0, step: int = 1, relation: str = "lt",
         letters: str = "IAA") -> Callable[[], Graph]:  # fmt: skip
    """for (i = start; i relation parameter 0; i += step) body."""

    def make() -> Graph:
        b = Builder(letters)
        header, inside, after = b.block(), b.block(), b.block()
        first = b.const(start)
        b.goto(header)
        i = b.phi(header, "I", [first])
        b.at = header
        b.branch(b.cmp(relation, i, b.parameters[0]), inside, after, 0.99)
        b.at = inside
        body(b, [i, *b.parameters], i)
        following = b.op("iadd", i, b.const(step))
        b.op("poll", state=b.state(9, [following]))
        b.goto(header)
        i.inputs.append(following)
        b.at = after
        b.ret(i)
        return b.done()

    return make


def access(b: Builder, values: list[Node], array_: Node, index: Node, value: Node) -> None:
    """array_[index] += value, with all its guards."""
    b.guard_object(array_, 1, *values)
    b.guard(b.cmp("ult", index, b.op("length", array_)), 2, *values)
    old = b.op("aload", array_, index, extra="I", type_="I")
    b.op("astore", array_, index, b.op("iadd", old, value), extra="I")


def compare(make: Callable[[], Graph], *arguments: Callable[[], Any]) -> Counter[str]:
    """Runs both; the counts of operations of the optimised one."""
    plain, changed = make(), make()
    optimise(changed, lambda _, graph: verify(graph))
    one = Evaluator(plain, [each() for each in arguments], 10**6)
    other = Evaluator(changed, [each() for each in arguments], 10**6)
    assert one.outcome == other.outcome
    return other.counts


def numbers(length: int) -> Callable[[], Any]:
    return lambda: array(INTS, range(length))


def value(number: Any) -> Callable[[], Any]:
    return lambda: number


def both(b: Builder, values: list[Node], i: Node) -> None:
    access(b, values, b.parameters[1], i, i)
    access(b, values, b.parameters[2], b.op("iadd", i, b.const(2)), i)


def test_the_fast_loop_has_no_guards_and_no_polls() -> None:
    counts = compare(loop(both), value(500), numbers(600), numbers(600))
    assert counts["guard"] <= 12 and counts["poll"] <= 4
    assert counts["aload"] == 1000


@pytest.mark.usefixtures("_strips")
@settings(max_examples=40, deadline=None)
@given(limit=st.integers(-3, 40), first=st.integers(0, 40), second=st.integers(0, 40),
       start=st.sampled_from([-3, -1, 0, 1]), step=st.integers(1, 3))  # fmt: skip
def test_it_stops_where_an_array_ends(
    limit: int, first: int, second: int, start: int, step: int
) -> None:
    compare(loop(both, start, step), value(limit), numbers(first), numbers(second))


@pytest.mark.usefixtures("_strips")
@pytest.mark.parametrize("relation", ["lt", "le", "ne"])
@pytest.mark.parametrize("step", [1, 2, 5])
@pytest.mark.parametrize("limit", [MOST, MOST - 1, MOST - 4])
def test_near_the_largest_int(relation: str, step: int, limit: int) -> None:
    def body(b: Builder, values: list[Node], i: Node) -> None:
        # Where i overflows, the subtraction below leaves the array on the other side.
        access(b, values, b.parameters[1], b.op("iadd", i, b.const(-(MOST - 20))), i)

    compare(loop(body, MOST - 20, step, relation), value(limit), numbers(30), numbers(0))


@pytest.mark.usefixtures("_strips")
@pytest.mark.parametrize("relation", ["gt", "ge", "ne"])
@pytest.mark.parametrize("limit", [0, -1, 3, LEAST])
def test_counting_down(relation: str, limit: int) -> None:
    def body(b: Builder, values: list[Node], i: Node) -> None:
        access(b, values, b.parameters[1], i, i)

    counts = compare(loop(body, 20, -1, relation), value(limit), numbers(30), numbers(0))
    assert counts["guard"] < 30


@pytest.mark.usefixtures("_strips")
def test_scaled_and_mirrored_indexes() -> None:
    def body(b: Builder, values: list[Node], i: Node) -> None:
        index = b.op("iadd", b.op("ishl", i, b.const(1)), b.const(1))
        access(b, values, b.parameters[1], index, i)
        access(b, values, b.parameters[2], b.op("isub", b.const(30), i), i)

    for length in (0, 10, 61, 70):
        compare(loop(body), value(31), numbers(length), numbers(31))
        compare(loop(body), value(32), numbers(70), numbers(length))


@pytest.mark.usefixtures("_strips")
def test_a_row_is_loaded_once() -> None:
    def body(b: Builder, values: list[Node], i: Node) -> None:
        rows, place = b.parameters[1], b.const(1)
        b.guard_object(rows, 1, *values)
        b.guard(b.cmp("ult", place, b.op("length", rows)), 2, *values)
        access(b, values, b.op("aload", rows, place, extra="A", type_="A"), i, i)

    def rows(*found: Any) -> Callable[[], Any]:
        return lambda: array(ROWS, [each and each() for each in found])

    make = loop(body)
    counts = compare(make, value(40), rows(None, numbers(50)), numbers(0))
    assert counts["aload"] < 90 or striphead.MOST_TURNS == 3
    for each in (rows(), rows(None), rows(numbers(3), None), rows(numbers(9), numbers(3))):
        compare(make, value(40), each, numbers(0))


@pytest.mark.usefixtures("_strips")
def test_a_break_before_any_store_is_done_again() -> None:
    def make() -> Graph:
        b = Builder("IAA")
        header, inside, again, found, after = (b.block() for _ in range(5))
        first = b.const(0)
        b.goto(header)
        i = b.phi(header, "I", [first])
        b.at = header
        b.branch(b.cmp("lt", i, b.parameters[0]), inside, after, 0.99)
        b.at = inside
        b.guard_object(b.parameters[1], 1, i)
        b.guard(b.cmp("ult", i, b.op("length", b.parameters[1])), 2, i)
        read = b.op("aload", b.parameters[1], i, extra="I", type_="I")
        b.branch(b.cmp("eq", read, b.const(7)), found, again, 0.01)
        b.at = again
        following = b.op("iadd", i, b.const(1))
        b.op("poll", state=b.state(9, [following]))
        b.goto(header)
        i.inputs.append(following)
        b.at = found
        b.goto(after)
        result = b.phi(after, "I", [i, b.op("iadd", i, read)])
        b.at = after
        b.ret(result)
        return b.done()

    counts = compare(make, value(100), numbers(100), numbers(0))
    assert counts["guard"] <= 12
    compare(make, value(100), numbers(5), numbers(0))


@pytest.mark.usefixtures("_strips")
def test_a_class_that_does_not_fit_is_seen_before() -> None:
    def body(b: Builder, values: list[Node], i: Node) -> None:
        b.guard_object(b.parameters[1], 1, *values)
        klass = b.op("klass", b.parameters[1])
        b.guard(b.cmp("eq", klass, b.op("class", extra=INTS)), 3, *values)
        access(b, values, b.parameters[1], i, i)

    make = loop(body)
    assert compare(make, value(200), numbers(300), value(None))["guard"] < 250
    compare(make, value(5), value(None), value(None))
    compare(make, value(5), lambda: array(ROWS, [None]), value(None))


@pytest.mark.usefixtures("_strips")
def test_fields_that_the_loop_writes_are_read_each_time() -> None:
    def body(b: Builder, values: list[Node], i: Node) -> None:
        b.guard_object(b.parameters[1], 1, *values)
        old = b.op("getfield", b.parameters[1], extra=X, type_="I")
        b.op("putfield", b.parameters[1], b.op("iadd", old, i), extra=X)

    compare(loop(body), value(20), lambda: point(5), value(None))


def test_volatile_fields_keep_the_loop_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def body(b: Builder, values: list[Node], i: Node) -> None:
        b.guard_object(b.parameters[1], 1, *values)
        b.op("getfield", b.parameters[1], extra=X, type_="I")

    make = loop(body)
    monkeypatch.setattr(X, "is_volatile", True)
    assert compare(make, value(20), lambda: point(5), value(None))["poll"] == 20


@pytest.mark.usefixtures("_strips")
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_random_programs_whatever_the_profile(seed: int) -> None:
    patch = pytest.MonkeyPatch()
    patch.setattr(striploops, "_FEWEST", 0.0)
    try:
        check(lambda graph: optimise(graph, lambda _, each: verify(each)), seed)
    finally:
        patch.undo()
