"""Which assertion setting holds for a class (as java's -ea and -da do)."""

from __future__ import annotations

from typing import Any

import pytest

from pvm.native.environment import AssertionStatus, Environment, decide

ALL_ON, ALL_OFF = AssertionStatus(True), AssertionStatus(False)


def _package(name: str, enabled: bool = True) -> AssertionStatus:
    return AssertionStatus(enabled, "package", name)


def _class(name: str, enabled: bool = True) -> AssertionStatus:
    return AssertionStatus(enabled, "class", name)


@pytest.mark.parametrize(("rules", "name", "enabled"), [
    ([], "a.B", False),
    ([ALL_ON], "a.B", True),
    ([ALL_ON, ALL_OFF], "a.B", False),
    ([_class("a.B"), ALL_OFF], "a.B", True),
    ([_class("a.B")], "a.C", False),
    ([_package("a")], "a.B", True),
    ([_package("a")], "a.b.C", True),
    ([_package("a")], "ab.C", False),
    ([_package("a.b", False), _package("a")], "a.b.C", False),
    ([_package("a"), _class("a.B", False)], "a.B", False),
    ([_package("")], "B", True),
    ([_package("")], "a.B", False),
])
def test_the_narrowest_rule_holds(rules: list[AssertionStatus], name: str, enabled: bool) -> None:
    assert decide(rules, name) is enabled


def test_loaders_with_settings_of_their_own() -> None:
    loader: Any = object()
    environment = Environment(assertions=[ALL_ON], system_assertions=False)
    assert environment.desires_assertions(loader, False, "A")
    assert not environment.desires_assertions(loader, True, "java.lang.A")
    environment.assertion_settings[loader] = []
    assert not environment.desires_assertions(loader, False, "A")
