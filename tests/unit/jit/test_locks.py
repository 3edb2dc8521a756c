"""Locks that are left out: monitors are held as the program says wherever it can be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.jit.ir.nodes import Graph, Node
from pvm.jit.ir.verify import verify
from pvm.jit.passes import striphead
from pvm.jit.passes.pipeline import optimise

from .graphs import NEXT, Builder, Evaluator, Obj, X, point

# A program: steps that use one of two objects. ("lock", which, steps inside), ("guard", value that
# fails), ("add", which), ("call",).
Steps = list[Any]


def write(b: Builder, i: Node, steps: Steps) -> None:
    """Appends the steps; a guard fails where `i` has its value."""
    for kind, *rest in steps:
        target = b.parameters[1 + rest[0]] if kind in ("lock", "add") else None
        if kind == "lock":
            assert target is not None
            b.op("monitorenter", target, state=b.state(1, [i, *b.parameters]))
            write(b, i, rest[1])
            b.op("monitorexit", target, state=b.state(2, [i, *b.parameters]))
        elif kind == "add":
            assert target is not None
            old = b.op("getfield", target, extra=X, type_="I")
            b.op("putfield", target, b.op("iadd", old, i), extra=X)
        elif kind == "guard":
            b.guard(b.cmp("ne", i, b.const(rest[0])), 3, i, *b.parameters)
        else:
            b.op("poll", state=b.state(4, [i, *b.parameters]))


def straight(steps: Steps) -> Graph:
    """The steps, once."""
    b = Builder("IAA")
    for each in b.parameters[1:]:
        b.guard_object(each, 0, *b.parameters)
    write(b, b.parameters[0], steps)
    b.ret(b.parameters[0])
    return b.done()


def repeated(steps: Steps, after: Steps = ()) -> Graph:  # type: ignore[assignment]
    """for (i = 0; i < parameter 0; i++) steps."""
    b = Builder("IAA")
    header, inside, end = b.block(), b.block(), b.block()
    first = b.const(0)
    b.goto(header)
    i = b.phi(header, "I", [first])
    b.at = header
    b.branch(b.cmp("lt", i, b.parameters[0]), inside, end, 0.99)
    b.at = inside
    for each in b.parameters[1:]:
        b.guard_object(each, 0, i, *b.parameters)
    write(b, i, steps)
    following = b.op("iadd", i, b.const(1))
    b.op("poll", state=b.state(9, [following, *b.parameters]))
    b.goto(header)
    i.inputs.append(following)
    b.at = end
    write(b, i, list(after))
    b.ret(i)
    return b.done()


def compare(make: Callable[[], Graph], number: int, same: bool = False) -> Counter[str]:
    """Runs both; the counts of operations of the optimised one."""
    plain, changed = make(), make()
    optimise(changed, lambda _, graph: verify(graph))
    outcomes = []
    for graph in (plain, changed):
        one = point(3)
        run = Evaluator(graph, [number, one, one if same else point(4)], 10**6)
        outcomes.append(run.outcome)
    assert outcomes[0] == outcomes[1]
    return run.counts


ADD = ("add", 0)
LOCKED = ("lock", 0, [ADD])
LEAVES = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 1)),
    st.tuples(st.just("guard"), st.integers(0, 8)),
    st.just(("call",)),
)
PROGRAMS = st.recursive(
    st.lists(LEAVES, max_size=3),
    lambda inner: st.lists(st.one_of(LEAVES, st.tuples(st.just("lock"), st.integers(0, 1), inner)),
                           max_size=4),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(steps=PROGRAMS, number=st.integers(0, 9), same=st.booleans())
def test_any_code_leaves_monitors_as_they_were(steps: Steps, number: int, same: bool) -> None:
    compare(lambda: straight(steps), number, same)


@settings(max_examples=150, deadline=None)
@given(steps=PROGRAMS, after=PROGRAMS, number=st.integers(0, 12), same=st.booleans(),
       turns=st.sampled_from([2, 3, 1024]))  # fmt: skip
def test_any_loop_leaves_monitors_as_they_were(
    steps: Steps, after: Steps, number: int, same: bool, turns: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(striphead, "MOST_TURNS", turns)
        compare(lambda: repeated(steps, after), number, same)


def test_a_monitor_that_is_held_is_not_entered_again() -> None:
    nested = ("lock", 0, [LOCKED, ("guard", 5), ("lock", 0, [("guard", 6), LOCKED])])
    counts = compare(lambda: straight([nested]), 1)
    assert counts["monitorenter"] == counts["monitorexit"] == 1
    for failing in (5, 6):
        compare(lambda: straight([nested]), failing)


def test_regions_soon_after_each_other_are_one() -> None:
    steps = [LOCKED, ("guard", 5), LOCKED, ADD, LOCKED]
    assert compare(lambda: straight(steps), 1)["monitorenter"] == 1
    compare(lambda: straight(steps), 5)


@pytest.mark.parametrize("between", [("call",), ("lock", 1, [ADD])])
def test_where_somebody_may_wait_the_monitor_is_free(between: Any) -> None:
    counts = compare(lambda: straight([LOCKED, between, LOCKED]), 1)
    assert counts["monitorenter"] == 2 + (between[0] == "lock")


def test_a_loop_holds_the_monitor_for_many_turns() -> None:
    counts = compare(lambda: repeated([LOCKED, ("guard", 5000), LOCKED]), 4000)
    assert counts["monitorenter"] < 10 and counts["tryenter"] < 10 and counts["unlock"] < 10


def test_a_loop_with_two_monitors_stays_as_it_is() -> None:
    counts = compare(lambda: repeated([LOCKED, ("lock", 1, [ADD])]), 100)
    assert counts["monitorenter"] == 200 and counts["tryenter"] == 0


def test_unstructured_locks_stay() -> None:
    """A path that has left the monitor meets one that has not."""

    def make() -> Graph:
        b = Builder("IAA")
        one, other, end = b.block(), b.block(), b.block()
        target = b.parameters[1]
        b.guard_object(target, 0, *b.parameters)
        for _ in range(2):
            b.op("monitorenter", target, state=b.state(1, b.parameters))
        b.branch(b.cmp("lt", b.parameters[0], b.const(5)), one, other)
        b.at = one
        b.op("monitorexit", target, state=b.state(2, b.parameters))
        b.goto(end)
        b.at = other
        b.goto(end)
        b.at = end
        b.ret(b.parameters[0])
        return b.done()

    assert compare(make, 1)["monitorenter"] == compare(make, 7)["monitorenter"] == 2


def leaving(order: tuple[str, str], goes_on: bool) -> Graph:
    """for (i = 0; ; i++) { order[0]; if (i == parameter 0) break; order[1]; }, held after it or
    not, whichever it is; then the monitor is free."""
    b = Builder("IAA")
    header, inside, end = b.block(), b.block(), b.block()
    first, target = b.const(0), b.parameters[1]
    b.guard_object(target, 0, *b.parameters)
    starts_held = order[0] == "monitorexit"
    if starts_held:
        b.op("monitorenter", target, state=b.state(1, b.parameters))
    b.goto(header)
    i = b.phi(header, "I", [first])
    b.at = header
    b.op("poll", state=b.state(9, [i, *b.parameters]))
    b.op(order[0], target, state=b.state(2, [i, *b.parameters]))
    b.op("poll", state=b.state(9, [i, *b.parameters]))
    b.branch(b.cmp("lt", i, b.parameters[0]), inside, end, 0.99)
    b.at = inside
    b.op(order[1], target, state=b.state(3, [i, *b.parameters]))
    following = b.op("iadd", i, b.const(1))
    b.goto(header)
    i.inputs.append(following)
    b.at = end
    if not starts_held:
        b.op("monitorexit", target, state=b.state(4, [i, *b.parameters]))
    if goes_on:
        after = b.block()
        b.goto(after)
        b.at = after
    b.ret(i)
    return b.done()


@pytest.mark.parametrize("number", [0, 1, 2, 3, 50])
@pytest.mark.parametrize("turns", [3, 1024])
@pytest.mark.parametrize("goes_on", [False, True])
def test_a_loop_is_left_in_the_middle_of_a_region(
    number: int, turns: int, goes_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(striphead, "MOST_TURNS", turns)
    compare(lambda: leaving(("monitorenter", "monitorexit"), goes_on), number)
    compare(lambda: leaving(("monitorexit", "monitorenter"), goes_on), number)


def in_a_field(changes: bool = False) -> Graph:
    """for (i = 0; i < parameter 0; i++) { twice: synchronized (parameter 1.next) { ... } }"""
    b = Builder("IAA")
    header, inside, end = b.block(), b.block(), b.block()
    first = b.const(0)
    b.goto(header)
    i = b.phi(header, "I", [first])
    b.at = header
    b.branch(b.cmp("lt", i, b.parameters[0]), inside, end, 0.99)
    b.at = inside
    owner, values = b.parameters[1], [i, *b.parameters]
    b.guard_object(owner, 0, *values)
    for index in (1, 4):
        monitor = b.op("getfield", owner, extra=NEXT, type_="A")
        b.guard_object(monitor, index, *values)
        b.op("monitorenter", monitor, state=b.state(index + 1, values))
        b.op("putfield", owner, i, extra=X)
        b.guard(b.cmp("ne", i, b.const(2000)), index + 2, *values)
        b.op("monitorexit", monitor, state=b.state(index + 2, values))
    if changes:
        b.op("putfield", owner, b.parameters[2], extra=NEXT)
    following = b.op("iadd", i, b.const(1))
    b.op("poll", state=b.state(9, [following, *b.parameters]))
    b.goto(header)
    i.inputs.append(following)
    b.at = end
    b.ret(i)
    return b.done()


def run_with(graph: Graph, number: int, owner: Obj, evaluator: type[Evaluator]) -> Evaluator:
    return evaluator(graph, [number, owner, point(9)], 10**6)


@pytest.mark.parametrize("number", [0, 1, 10, 1500, 2500])
@pytest.mark.parametrize("changes", [False, True])
@pytest.mark.parametrize("is_null", [False, True])
def test_a_monitor_in_a_field(number: int, changes: bool, is_null: bool) -> None:
    plain, changed = in_a_field(changes), in_a_field(changes)
    optimise(changed, lambda _, graph: verify(graph))
    one, other = (run_with(graph, number, point(1, 2, None if is_null else point(5)), Evaluator)
                  for graph in (plain, changed))  # fmt: skip
    assert one.outcome == other.outcome
    if number == 1500 and not is_null:
        assert (other.counts["monitorenter"] < 20) == (not changes)


class Meddling(Evaluator):
    """Somebody else stores another monitor in the field just before it is entered."""

    def _tryenter(self, node: Node, value: Obj) -> bool:
        self.arguments[1].cells[NEXT] = point(6)
        return super()._tryenter(node, value)


def test_another_monitor_in_the_field_is_noticed() -> None:
    changed = in_a_field()
    optimise(changed, lambda _, graph: verify(graph))
    old = point(5)
    run = run_with(changed, 100, point(1, 2, old), Meddling)
    assert run.outcome[0][:2] == ["deopt", "monitor"]
    assert old.locked == 0 and run.arguments[1].cells[NEXT].locked == 0
