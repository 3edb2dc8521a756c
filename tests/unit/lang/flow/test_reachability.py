"""Whether statements can complete, on trees made by hand, whose jumps may lack their targets."""

from __future__ import annotations

from pvm.lang.flow.reachability import can_complete
from pvm.lang.tree import nodes
from pvm.lang.tree.nodes import Expression, Statement


def _block(*statements: Statement) -> nodes.Block:
    return nodes.Block(0, list(statements), 0)


def _true() -> Expression:
    found = nodes.Literal(0, "boolean", True)
    found.const = True
    return found


def _endless(*body: Statement) -> nodes.While:
    return nodes.While(0, _true(), _block(*body))


def _case(arrow: bool, label: nodes.Tree, *body: Statement) -> nodes.Case:
    return nodes.Case(0, [label], arrow, list(body))


def test_jumps_leave_the_statement_that_their_label_names() -> None:
    assert not can_complete(_endless())
    assert can_complete(_endless(nodes.Break(0, None)))
    assert not can_complete(_endless(_endless(nodes.Break(0, None))))
    inner = _endless(nodes.Break(0, "out"))
    assert can_complete(nodes.Labeled(0, "out", _endless(inner)))
    assert not can_complete(nodes.Labeled(0, "other", _endless(inner)))
    assert can_complete(nodes.Labeled(0, "out", _block(nodes.Break(0, "out"))))


def test_targets_that_are_known_count() -> None:
    outer = _endless()
    jump = nodes.Break(0, None)
    jump.target = outer
    outer.body = _endless(jump)
    assert can_complete(outer)


def test_a_continue_reaches_the_condition() -> None:
    body = _block(nodes.Continue(0, None))
    assert can_complete(nodes.DoWhile(0, body, nodes.Ident(0, "c")))
    assert not can_complete(nodes.DoWhile(0, _block(nodes.Return(0, None)), nodes.Ident(0, "c")))
    assert not can_complete(nodes.DoWhile(0, body, _true()))
    switch = nodes.Switch(0, nodes.Ident(0, "s"), [_case(False, nodes.DefaultLabel(0), body)], 0)
    assert can_complete(nodes.DoWhile(0, switch, nodes.Ident(0, "c")))


def test_switches_end_by_their_last_group_or_any_rule() -> None:
    selector = nodes.Ident(0, "s")
    leaves, ends = nodes.Return(0, None), nodes.Empty(0)
    one, default = nodes.Literal(0, "int", 1), nodes.DefaultLabel(0)
    groups = [_case(False, one, ends), _case(False, default, leaves)]
    assert not can_complete(nodes.Switch(0, selector, groups, 0))
    rules = [_case(True, one, ends), _case(True, default, leaves)]
    assert can_complete(nodes.Switch(0, selector, rules, 0))
    assert can_complete(nodes.Switch(0, selector, [_case(True, one, leaves)], 0))
    broken = [_case(False, default, nodes.Break(0, None))]
    assert can_complete(nodes.Switch(0, selector, broken, 0))


def test_a_finalizer_that_does_not_complete_lets_no_jump_pass() -> None:
    tried = nodes.Try(0, [], _block(nodes.Break(0, None)), [], _block(_endless()))
    assert not can_complete(_endless(tried))
    tried = nodes.Try(0, [], _block(nodes.Break(0, None)), [], _block())
    assert can_complete(_endless(tried))
