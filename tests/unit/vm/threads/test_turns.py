"""How long Python's threads have its lock."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from pvm.vm.threads.turns import SWITCH_INTERVAL, Turns


@pytest.fixture(autouse=True)
def interval() -> Iterator[float]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.004)
    yield 0.004
    sys.setswitchinterval(before)


def test_short_while_anybody_asks(interval: float) -> None:
    turns = Turns()
    turns.shorten(1)
    turns.shorten(2)
    turns.restore(1)
    assert sys.getswitchinterval() == pytest.approx(SWITCH_INTERVAL)
    turns.restore(2)
    assert sys.getswitchinterval() == pytest.approx(interval)


def test_asking_twice_is_asking_once(interval: float) -> None:
    turns = Turns()
    turns.shorten(1)
    turns.shorten(1)
    turns.restore(1)
    turns.restore(1)
    assert sys.getswitchinterval() == pytest.approx(interval)


def test_shorter_ones_of_the_program_stay() -> None:
    sys.setswitchinterval(0.0001)
    turns = Turns()
    turns.shorten(1)
    assert sys.getswitchinterval() == pytest.approx(0.0001, rel=0.02)
    turns.restore(1)
    assert sys.getswitchinterval() == pytest.approx(0.0001, rel=0.02)


def test_what_the_program_sets_meanwhile_stays() -> None:
    turns = Turns()
    turns.shorten(1)
    sys.setswitchinterval(0.02)
    turns.restore(1)
    assert sys.getswitchinterval() == pytest.approx(0.02)


def test_a_forked_child_has_nobody_who_asks(interval: float) -> None:
    turns = Turns()
    turns.shorten(1)
    turns.forget()
    assert sys.getswitchinterval() == pytest.approx(interval)
