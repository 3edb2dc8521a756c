"""What value numbering folds and removes."""

from __future__ import annotations

from typing import Any

import pytest

from pvm.jit.ir.nodes import Graph, Node
from pvm.jit.ir.verify import InvalidGraph, verify
from pvm.jit.passes.deadcode import remove_dead_code
from pvm.jit.passes.gvn import number_values

from .graphs import BOOLEANS, BYTES, INTS, POINT, POINT3, Builder, X


def improved(b: Builder) -> Graph:
    graph = b.done()
    number_values(graph)
    remove_dead_code(graph)
    verify(graph)
    return graph


def ops(graph: Graph) -> list[str]:
    """The operations that are left, constants and parameters aside."""
    return [node.op for node in graph.nodes() if node.op not in ("param", "const", "null", "class")]


def returned(b: Builder, value: Node) -> Node:
    """What a method that returns the value returns at last."""
    b.ret(value)
    graph = improved(b)
    assert len(graph.blocks) == 1 and graph.blocks[0].end is not None
    return graph.blocks[0].end.inputs[0]


def test_a_second_guard_is_removed() -> None:
    b = Builder("AI")
    for _ in range(2):
        b.guard_object(b.parameters[0])
        length = b.op("length", b.parameters[0])
        b.guard(b.cmp("ult", b.parameters[1], length))
    b.ret(b.op("aload", *b.parameters, extra="I", type_="I"))
    graph = improved(b)
    assert ops(graph) == ["cmp", "guard", "length", "cmp", "guard", "aload", "return"]


def test_a_guard_that_fails_always_leaves() -> None:
    b = Builder("I")
    b.guard(b.cmp("ne", b.const(0), b.const(0)), 7, b.parameters[0])
    b.ret(b.op("idiv", b.parameters[0], b.const(0)))
    graph = improved(b)
    end = graph.blocks[0].end
    assert end is not None and end.op == "deopt" and end.extra == "test"
    assert end.state is not None and end.state.index == 7


def test_receiver_and_new_objects_are_not_null() -> None:
    b = Builder("A", is_static=False)
    made = b.op("new", extra=POINT, state=b.state())
    b.guard_object(b.parameters[0])
    b.guard_object(made)
    b.op("putfield", made, b.const(1), extra=X)
    b.ret(b.op("getfield", b.parameters[0], extra=X, type_="I"))
    assert "guard" not in ops(improved(b))


def test_the_receiver_of_a_static_method_may_be_null() -> None:
    b = Builder("A")
    b.guard_object(b.parameters[0])
    b.ret(b.op("getfield", b.parameters[0], extra=X, type_="I"))
    assert "guard" in ops(improved(b))


def test_a_branch_on_what_is_known() -> None:
    b = Builder("II")
    one, other, again, never = (b.block() for _ in range(4))
    b.branch(b.cmp("lt", *b.parameters), one, other)
    b.at = one
    b.branch(b.cmp("le", b.parameters[1], b.parameters[0]), never, again)
    for block, value in ((again, 1), (never, 2), (other, 3)):
        b.at = block
        b.ret(b.const(value))
    graph = improved(b)
    ends = [each.end for each in graph.blocks if each.end is not None and each.end.op == "return"]
    assert sorted(end.inputs[0].extra for end in ends) == [1, 3]


def test_classes_that_are_known() -> None:
    b = Builder("A", is_static=False)
    klass = b.op("klass", b.parameters[0])
    b.guard(b.cmp("eq", klass, b.op("class", extra=POINT3)))
    again = b.op("klass", b.parameters[0])
    b.guard(b.op("is_subclass", again, extra=POINT))
    b.guard(b.cmp("ne", again, b.op("class", extra=POINT)))
    b.ret(b.const(0))
    assert ops(improved(b)).count("guard") == 1


def test_length_of_a_new_array() -> None:
    b = Builder("I")
    array = b.op("newarray", b.const(8), extra=INTS, state=b.state())
    index = b.op("iand", b.parameters[0], b.const(7))
    value = returned(b, b.op("iadd", index, b.op("length", array)))
    assert value.inputs[1].extra == 8


@pytest.mark.parametrize(
    ("op", "constant", "result"),
    [("iadd", 0, "param"), ("isub", 3, "iadd"), ("imul", 1, "param"), ("imul", 0, "const"),
     ("iand", -1, "param"), ("ior", 0, "param"), ("ishl", 32, "param"), ("idiv", -1, "ineg"),
     ("irem", 1, "const"), ("idiv", 2, "idiv")],
)  # fmt: skip
def test_identities(op: str, constant: int, result: str) -> None:
    b = Builder("I")
    assert returned(b, b.op(op, b.parameters[0], b.const(constant))).op == result


def test_constants_are_added_together() -> None:
    b = Builder("I")
    value = b.op("iadd", b.op("iadd", b.const(2**31 - 1), b.parameters[0]), b.const(3))
    found = returned(b, value)
    assert found.op == "iadd" and found.inputs[1].extra == -(2**31) + 2


@pytest.mark.parametrize(
    ("op", "relation", "predicate"),
    [("dcmpl", "lt", "ult"), ("dcmpg", "lt", "olt"), ("dcmpl", "gt", "ogt"),
     ("dcmpg", "ge", "uge"), ("dcmpl", "ne", "une"), ("dcmpg", "eq", "oeq")],
)  # fmt: skip
def test_floating_comparisons(op: str, relation: str, predicate: str) -> None:
    b = Builder("DD")
    condition = b.cmp(relation, b.op(op, *b.parameters), b.const(0))
    found = returned(b, b.op("select", condition, b.const(1), b.const(2), type_="I"))
    assert found.inputs[0].op == "fcmp" and found.inputs[0].extra == predicate


def test_the_verifier_sees_what_does_not_dominate() -> None:
    b = Builder("I")
    one, other = b.block(), b.block()
    b.branch(b.cmp("eq", b.parameters[0], b.const(0)), one, other)
    b.at = one
    value = b.op("ineg", b.parameters[0])
    b.ret(value)
    b.at = other
    b.ret(value)
    with pytest.raises(InvalidGraph, match="does not dominate"):
        b.done()


def test_the_verifier_sees_wrong_types() -> None:
    b = Builder("IJ")
    b.ret(b.op("iadd", *b.parameters))
    with pytest.raises(InvalidGraph, match="which is J"):
        b.done()


@pytest.mark.parametrize(("java_class", "result"), [(BOOLEANS, 1), (BYTES, 3)])
def test_what_an_array_of_bytes_keeps(java_class: Any, result: int) -> None:
    b = Builder("I")
    made = b.op("newarray", b.const(8), extra=java_class, state=b.state())
    kept = b.op("iand", b.const(3), b.op("byte_mask", made))
    found = returned(b, b.op("iand", b.parameters[0], kept))
    assert found.op == "iand" and found.inputs[1].extra == result


def test_truth_values_need_no_mask() -> None:
    b = Builder("A", is_static=False)
    assert returned(b, b.op("iand", b.op("byte_mask", b.parameters[0]), b.const(1))).op == "const"
