"""Python's collector and the turns of its threads, around the end of a call."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

import pvm
from pvm.embedding.promptness import LEAD, Promptness
from pvm.vm.threads.turns import SWITCH_INTERVAL

SOURCE = """
public class Prompt {
    public static void ask(Runnable question) { question.run(); }
    public static void askAgain(Runnable question) {
        question.run();
        while (true) { }
    }
}
"""
INTERVAL = 0.004


@pytest.fixture(autouse=True)
def turns() -> Iterator[None]:
    before = sys.getswitchinterval()
    deadline = time.monotonic() + 5.0
    while before < SWITCH_INTERVAL * 2 and time.monotonic() < deadline:
        time.sleep(0.05)            # another test's compiler is at work
        before = sys.getswitchinterval()
    sys.setswitchinterval(INTERVAL)
    yield
    sys.setswitchinterval(before)


@pytest.fixture(scope="module")
def prompt() -> Iterator[Any]:
    with pvm.Context(pvm.Engine().compile(SOURCE)) as context:
        yield context.cls("Prompt")


def state() -> tuple[bool, bool]:
    """Whether the collector may run, and turns are short."""
    return gc.isenabled(), sys.getswitchinterval() <= SWITCH_INTERVAL * 1.01


def collects_again() -> bool:
    """Whether the collector may run now or soon."""
    until = time.monotonic() + 5.0
    while not gc.isenabled() and time.monotonic() < until:
        time.sleep(0.001)
    return gc.isenabled()


def test_from_the_first_to_the_last() -> None:
    one, other = Promptness(), Promptness()
    one.begin()
    assert state() == (False, True)
    other.begin()
    one.end()
    assert state() == (False, True)
    other.end()
    assert collects_again() and sys.getswitchinterval() == pytest.approx(INTERVAL)


def test_what_has_ended_does_not_begin() -> None:
    late = Promptness()
    late.end()
    late.begin()
    assert collects_again()


def test_it_ends_when_nobody_has_it() -> None:
    Promptness().begin()
    assert collects_again()


def test_one_call_after_the_other_does_not_keep_it_waiting() -> None:
    runs: list[str] = []

    def note(phase: str, details: dict[str, int]) -> None:
        runs.append(phase)

    gc.callbacks.append(note)
    try:
        until, kept = time.monotonic() + 5.0, []
        while not runs and time.monotonic() < until:
            one = Promptness()
            one.begin_early()
            kept.append([kept])
            one.end()
    finally:
        gc.callbacks.remove(note)
    assert runs


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        one = Promptness()
        one.begin()
        one.end()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_the_program_sets_stays() -> None:
    one = Promptness()
    one.begin()
    sys.setswitchinterval(0.02)
    one.end()
    assert sys.getswitchinterval() == pytest.approx(0.02)


def test_a_call_with_little_time(prompt: Any) -> None:
    seen: list[tuple[bool, bool]] = []
    prompt.ask(lambda: seen.append(state()), timeout=LEAD / 2)
    assert seen == [(False, True)]
    assert collects_again()


def test_a_call_with_much_time(prompt: Any) -> None:
    seen: list[bool] = []
    prompt.ask(lambda: seen.append(gc.isenabled()), timeout=60)
    assert seen == [True]


def test_just_before_its_time_is_over(prompt: Any) -> None:
    seen: list[tuple[bool, bool]] = []

    def wait() -> None:
        until = time.monotonic() + 20.0
        while gc.isenabled() and time.monotonic() < until:
            time.sleep(0.0005)
        seen.append(state())

    with pytest.raises(pvm.Timeout):
        prompt.askAgain(wait, timeout=LEAD + 0.1)
    assert seen == [(False, True)]
    assert collects_again()


def test_from_the_request_to_the_end(prompt: Any) -> None:
    seen: list[bool] = []

    def interrupt() -> None:
        prompt.pvm_context.interrupt()
        seen.append(gc.isenabled())

    with pytest.raises(pvm.Interrupted):
        prompt.askAgain(interrupt)
    assert seen == [False]
    assert collects_again()
