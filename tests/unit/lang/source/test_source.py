"""Lines and columns of positions."""

import pytest

from pvm.lang.source.source import Source

TEXT = "one\ntwo\r\nthree\r\rfive"


@pytest.mark.parametrize(
    ("word", "line", "column", "text"),
    [
        ("one", 1, 0, "one"),
        ("ne", 1, 1, "one"),
        ("two", 2, 0, "two"),
        ("three", 3, 0, "three"),
        ("five", 5, 0, "five"),
    ],
)
def test_places(word: str, line: int, column: int, text: str) -> None:
    source, pos = Source("T.java", TEXT), TEXT.index(word)
    assert (source.line(pos), source.column(pos), source.line_text(pos)) == (line, column, text)


def test_a_terminator_belongs_to_the_line_that_it_ends() -> None:
    source = Source("T.java", "a\nb")
    assert (source.line(1), source.column(1), source.line_text(1)) == (1, 1, "a")


def test_positions_beyond_the_end() -> None:
    source = Source("T.java", "a\nbc")
    assert (source.line(10), source.column(10), source.line_text(10)) == (2, 8, "bc")


def test_no_text_is_one_line() -> None:
    source = Source("T.java", "")
    assert (source.line(0), source.column(0), source.line_text(0)) == (1, 0, "")
