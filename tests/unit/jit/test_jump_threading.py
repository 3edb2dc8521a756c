"""Jumps whose branch is decided by where they come from."""

from __future__ import annotations

from pvm.jit.ir.nodes import Graph
from pvm.jit.ir.verify import verify
from pvm.jit.passes.deadcode import remove_dead_code
from pvm.jit.passes.gvn import number_values
from pvm.jit.passes.jumpthreading import merge_blocks, thread_jumps

from .graphs import Builder, evaluate


def both(b: Builder) -> None:
    """x < 5 && y < 5, as a boolean that is tested afterwards."""
    second, yes, no, meeting, one, other = (b.block() for _ in range(6))
    x, y = b.parameters
    five, zero = b.const(5), b.const(0)
    b.branch(b.cmp("lt", x, five), second, no)
    b.at = second
    b.branch(b.cmp("lt", y, five), yes, no)
    for block in (yes, no):
        b.at = block
        b.goto(meeting)
    phi = b.phi(meeting, "I", [b.parameters[0], b.parameters[0]])
    entry = b.graph.blocks[0]
    phi.inputs = []
    for value in (1, 0):
        b.at = entry
        phi.inputs.append(b.const(value))
    b.at = meeting
    b.branch(b.cmp("ne", phi, zero), one, other)
    b.at = one
    b.ret(b.op("iadd", x, y))
    b.at = other
    b.ret(b.op("isub", x, y))


def improved() -> Graph:
    b = Builder("II")
    both(b)
    graph = b.done()
    number_values(graph)
    remove_dead_code(graph)
    thread_jumps(graph)
    verify(graph)
    return graph


def test_a_boolean_is_not_made() -> None:
    graph = improved()
    assert not any(node.op == "phi" for node in graph.nodes())
    assert sum(node.op == "branch" for node in graph.nodes()) == 2
    b = Builder("II")
    both(b)
    plain = b.done()
    for x in (1, 7):
        for y in (2, 9):
            assert evaluate(plain, x, y) == evaluate(graph, x, y)


def test_straight_lines_become_one_block() -> None:
    b = Builder("I")
    following, last = b.block(), b.block()
    b.goto(following)
    b.at = following
    phi = b.phi(following, "I", [b.parameters[0]])
    value = b.op("ineg", phi)
    b.goto(last)
    b.at = last
    b.ret(value)
    graph = b.done()
    merge_blocks(graph)
    verify(graph)
    assert len(graph.blocks) == 1 and evaluate(graph, 4) == evaluate(graph, 4)


def test_a_phi_that_is_used_elsewhere_stays() -> None:
    b = Builder("I")
    one, other, meeting, yes, no = (b.block() for _ in range(5))
    b.branch(b.cmp("lt", b.parameters[0], b.const(5)), one, other)
    first, second = b.const(1), b.const(0)
    for block in (one, other):
        b.at = block
        b.goto(meeting)
    phi = b.phi(meeting, "I", [first, second])
    b.at = meeting
    b.branch(b.cmp("ne", phi, second), yes, no)
    for block in (yes, no):
        b.at = block
        b.ret(phi)
    graph = b.done()
    thread_jumps(graph)
    verify(graph)
    assert any(node.op == "phi" for node in graph.nodes())
