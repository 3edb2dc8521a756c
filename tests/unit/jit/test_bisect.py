"""Halving the methods of a program that fails."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.jit.bisect import BisectError, Outcome, Program, find, methods_of, smallest

LOG = """\
   1 %  b  4      P::loop @ 4 (38 bytes)
   2    b  4      P::loop (38 bytes)
   3  s!   1      java.lang.Foo$1::<init> (7 bytes)
   2 installed: 400 bytes of code, 18.0 ms
   2    b  4      P::loop (38 bytes)   made not entrant
   4              P::untiered (3 bytes)
"""


def test_methods_of_a_log() -> None:
    assert methods_of(LOG) == ["P::loop", "java.lang.Foo$1::<init>", "P::untiered"]


@given(st.integers(1, 60), st.data())
def test_what_fails_together_is_found(count: int, data: st.DataObject) -> None:
    methods = [f"A::m{number}" for number in range(count)]
    wanted = set(data.draw(st.lists(st.sampled_from(methods), min_size=1, max_size=4)))
    found = smallest(methods, lambda chosen: wanted <= set(chosen))
    assert set(found) == wanted


class FakeProgram(Program):
    """Fails as soon as `bad` is compiled."""

    def __init__(self, arguments: Sequence[str], bad: str) -> None:
        super().__init__(arguments, 1, "")
        self.bad = bad
        self.commands: list[list[str]] = []

    def run(self, *options: str) -> Outcome:
        self.commands.append(self._with(options))
        return Outcome(0, b"right")

    def compiled(self) -> tuple[Outcome, list[str]]:
        return self.only(["A::a", "A::b", "A::c"]), ["A::a", "A::b", "A::c"]

    def only(self, methods: Sequence[str]) -> Outcome:
        return Outcome(0, b"wrong" if self.bad in methods else b"right")


def test_options_stand_before_the_class() -> None:
    program = FakeProgram(["-Xbatch", "-cp", "x", "Main", "-y"], "A::b")
    assert find(program, lambda text: None) == ["A::b"]
    assert program.commands == [["-Xbatch", "-cp", "x", "-Xint", "Main", "-y"]]


def test_a_program_that_is_right_is_an_error() -> None:
    with pytest.raises(BisectError):
        find(FakeProgram(["Main"], ""), lambda text: None)
