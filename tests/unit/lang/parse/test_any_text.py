"""No text makes the parser raise, or take long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .parsing import parsed

ROOT = Path(__file__).parents[4]
SOURCES = sorted((ROOT / "tests" / "java" / "lambdas").glob("*.java"))
PIECES = (
    "class enum record interface sealed non-sealed permits yield var switch case default -> :: < > "
    ">> >>> ( ) [ ] { } ; , . ... @ @interface ? : = += if else try catch finally for while do new "
    'this super int void instanceof a b 1 0x 09 1e \'c\' \' " """ "s" \\u \\u0041 \\ # /* // '
).split(" ")
DEEP = {
    "open parentheses": "class A { int x = " + "(" * 20_000,
    "parentheses": "class A { int x = " + "(" * 20_000 + "1" + ")" * 20_000 + "; }",
    "comparisons": "class A { int x = " + "a<b," * 5_000,
    "angle brackets": "class A { " + "A<" * 5_000 + "B" + ">" * 5_000 + " x; }",
    "cases": "class A { void m() { switch (x) { " + "case " * 20_000,
    "conditionals": "class A { int x = " + "a ? " * 20_000 + "1" + ": 2" * 20_000 + "; }",
    "sums": "class A { int x = " + "1 + " * 20_000 + "1; }",
    "annotations": "@A(" * 20_000,
    "text blocks": '"""\n"\\' * 5_000,
    "comments": "/*" * 20_000,
    "errors": "class A { void m() { " + "int = ; " * 5_000,
}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_tokens_in_any_order(pieces: list[str]) -> None:
    parsed(" ".join(pieces))
    parsed("class T { void m() { " + " ".join(pieces))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_mutated_sources(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SOURCES)).read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(at, min(len(text), at + 30)))
    piece = data.draw(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)))
    parsed(text[:at] + piece + text[end:])
    parsed(text[:at])


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_time_is_linear(text: str) -> None:
    start = time.process_time()
    parsed(text)
    assert time.process_time() - start < 10


def test_the_sources_that_are_mutated_parse() -> None:
    assert len(SOURCES) > 3
    for source in SOURCES:
        assert parsed(source.read_text(encoding="utf-8"))[1].render() == "", source
