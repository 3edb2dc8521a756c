"""Which loads are redundant, and which only seem so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pvm.jit.ir.nodes import Graph, Node
from pvm.jit.ir.verify import verify
from pvm.jit.passes.gvn import number_values
from pvm.jit.passes.loads import remove_redundant_loads

from .graphs import (
    BYTE,
    CALLEE,
    INTS,
    POINT,
    TOTAL,
    Builder,
    Evaluator,
    FakeField,
    X,
    Y,
    array,
    point,
)


def loads(body: Callable[[Builder, Node, Node], Node], same: bool = False) -> int:
    """How many loads are left of a method of two points; checks that it computes the same."""

    def make() -> Graph:
        b = Builder("AA")
        for each in b.parameters:
            b.guard_object(each)
        b.ret(body(b, *b.parameters))
        return b.done()

    plain, changed = make(), make()
    number_values(changed)
    remove_redundant_loads(changed)
    verify(changed)
    outcomes = []
    for graph in (plain, changed):
        one = point(300, 4)
        outcomes.append(Evaluator(graph, [one, one if same else point(5, 6)]).outcome)
    assert outcomes[0] == outcomes[1]
    return sum(node.op in ("getfield", "getstatic", "aload") for node in changed.nodes())


def get(b: Builder, value: Node, field: FakeField = X) -> Node:
    return b.op("getfield", value, extra=field, type_="I")


def test_a_field_is_read_once() -> None:
    assert loads(lambda b, one, other: b.op("iadd", get(b, one), get(b, one))) == 1


def test_what_was_stored_is_known() -> None:
    def body(b: Builder, one: Node, other: Node) -> Node:
        b.op("putfield", one, b.const(7), extra=X)
        b.op("putfield", other, b.const(8), extra=Y)
        return get(b, one)

    assert loads(body) == 0


@pytest.mark.parametrize("same", [False, True])
def test_another_reference_may_be_the_same_object(same: bool) -> None:
    def body(b: Builder, one: Node, other: Node) -> Node:
        before = get(b, one)
        b.op("putfield", other, b.const(7), extra=X)
        return b.op("iadd", before, get(b, one))

    assert loads(body, same) == 2


def test_a_new_object_is_no_parameter() -> None:
    def body(b: Builder, one: Node, other: Node) -> Node:
        before = get(b, one)
        made = b.op("new", extra=POINT, state=b.state())
        b.op("putfield", made, b.const(7), extra=X)
        return b.op("iadd", before, get(b, one))

    assert loads(body) == 1


def test_a_narrow_field_does_not_hold_what_was_stored() -> None:
    def body(b: Builder, one: Node, other: Node) -> Node:
        b.op("putfield", one, b.const(300), extra=BYTE)
        return get(b, one, BYTE)

    assert loads(body) == 1


def test_a_call_changes_everything() -> None:
    def body(b: Builder, one: Node, other: Node) -> Node:
        before = b.op("iadd", get(b, one), b.op("getstatic", extra=TOTAL, type_="I"))
        b.op("call", one, extra=CALLEE, type_="I", state=b.state())
        after = b.op("iadd", get(b, one), b.op("getstatic", extra=TOTAL, type_="I"))
        return b.op("iadd", before, after)

    assert loads(body) == 4


def test_volatile_reads_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Y, "is_volatile", True)

    def body(b: Builder, one: Node, other: Node) -> Node:
        before = get(b, one)
        again = b.op("iadd", get(b, one, Y), get(b, one, Y))
        return b.op("iadd", b.op("iadd", before, again), get(b, one))

    assert loads(body) == 4


def test_elements_with_constant_indexes() -> None:
    def make() -> Graph:
        b = Builder("AI")
        values, index = b.parameters
        b.guard_object(values)
        b.guard(b.cmp("ult", index, b.op("length", values)))
        b.guard(b.cmp("ult", b.const(1), b.op("length", values)))
        b.op("astore", values, b.const(0), b.const(5), extra="I")
        b.op("astore", values, b.const(1), b.const(6), extra="I")
        first = b.op("aload", values, b.const(0), extra="I", type_="I")
        b.op("astore", values, index, b.const(9), extra="I")
        second = b.op("aload", values, b.const(0), extra="I", type_="I")
        b.ret(b.op("iadd", first, second))
        return b.done()

    plain, changed = make(), make()
    number_values(changed)
    remove_redundant_loads(changed)
    for index in (0, 1):
        one, other = (Evaluator(graph, [array(INTS, [1, 2]), index]) for graph in (plain, changed))
        assert one.outcome == other.outcome and other.counts["aload"] == 1


def test_a_loop_that_stores() -> None:
    def make() -> Graph:
        b = Builder("AI")
        values, limit = b.parameters
        b.guard_object(values)
        first = get(b, values, Y)
        zero = b.const(0)
        get(b, values, X)
        header, body, after = b.block(), b.block(), b.block()
        b.goto(header)
        i = b.phi(header, "I", [zero])
        b.at = header
        b.branch(b.cmp("lt", i, limit), body, after)
        b.at = body
        total = b.op("iadd", get(b, values, X), get(b, values, Y))
        b.op("putfield", values, total, extra=X)
        i.inputs.append(b.op("iadd", i, b.const(1)))
        b.goto(header)
        b.at = after
        b.ret(b.op("iadd", first, get(b, values, X)))
        return b.done()

    plain, changed = make(), make()
    number_values(changed)
    remove_redundant_loads(changed)
    one, other = (Evaluator(graph, [point(1, 2), 4]) for graph in (plain, changed))
    assert one.outcome == other.outcome and other.counts["getfield"] == 2 + 4 + 1
