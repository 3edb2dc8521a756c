"""@argument files and JDK_JAVA_OPTIONS, as java splits them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.argfiles import expand, split_environment, split_file
from pvm.errors import CommandLineError
from pvm.options import takes_value

FILE = r"""# comment
-Dx=a\tb "-Dy=a b\tc\\d" -Dz='q "r"' # tail
"-Dw=line \
   cont" P foo @bar "two words"
"""


def test_file_words() -> None:
    assert split_file(FILE) == [
        r"-Dx=a\tb", "-Dy=a b\tc\\d", '-Dz=q "r"', "-Dw=line cont", "P", "foo", "@bar", "two words",
    ]  # fmt: skip


def test_unclosed_quote_ends_with_the_file() -> None:
    assert split_file('-Dx="a b') == ["-Dx=a b"]


@given(st.text(alphabet="ab \t\n\"'\\#"))
def test_any_file_splits(text: str) -> None:
    assert all(isinstance(word, str) for word in split_file(text))


@given(st.lists(st.text(alphabet="ab \t#'", max_size=5)))
def test_quoted_words_come_back(words: list[str]) -> None:
    quoted = " ".join(f'"{word}"' for word in words)
    assert split_file(quoted) == words == split_environment(quoted)


def test_expansion_ends_at_the_main_class(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("-Dx=1 -cp")
    (tmp_path / "g").write_text("Main @nested")
    file, more = f"@{tmp_path}/f", f"@{tmp_path}/g"
    assert expand([file, ".", more, file], takes_value) == [
        "-Dx=1", "-cp", ".", "Main", "@nested", file,
    ]  # fmt: skip


def test_escaped_and_disabled() -> None:
    assert expand(["@@a", "@b"], takes_value) == ["@a", "@b"]
    assert expand(["-disable-@files", "@b"], takes_value) == ["-disable-@files", "@b"]


def test_missing_file() -> None:
    with pytest.raises(CommandLineError) as caught:
        expand(["@no/such"], takes_value)
    assert caught.value.errors == ("Error: could not open `no/such'",)
