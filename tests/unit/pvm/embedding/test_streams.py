"""Standard streams that are Python's files."""

from __future__ import annotations

import io
from typing import Any

import pytest

import pvm

SOURCE = """
import java.util.Scanner;

public class Streams {
    static void out(String text) { System.out.print(text); }
    static void err(String text) { System.err.println(text); }
    static String line() { return new Scanner(System.in).nextLine(); }
    static void bytes(int... values) { for (int each : values) System.out.write(each); }
    static boolean failed() { return System.out.checkError(); }
}
"""


def streams(**files: Any) -> tuple[pvm.Context, Any]:
    context = pvm.Context(**files)
    context.compile(SOURCE)
    return context, context.cls("Streams")


def test_text_and_bytes() -> None:
    out, err = io.StringIO(), io.BytesIO()
    context, java = streams(stdout=out, stderr=err)
    with context:
        java.out("a \u20ac \U0001f600\n")
        java.err("wrong")
        for each in "\u20ac".encode():
            java.bytes(each)                    # a character in pieces
    assert out.getvalue() == "a \u20ac \U0001f600\n\u20ac"
    assert err.getvalue() == b"wrong\n"


@pytest.mark.parametrize("source", [io.StringIO("first \u20ac\nsecond\n"),
                                    io.BytesIO("first \u20ac\nsecond\n".encode())])
def test_input(source: Any) -> None:
    context, java = streams(stdin=source)
    with context:
        assert java.line() == "first \u20ac"


def test_contexts_have_their_own() -> None:
    files = [io.StringIO(), io.StringIO()]
    made = [streams(stdout=file) for file in files]
    for number, (context, java) in enumerate(made):
        with context:
            java.out(str(number))
    assert [file.getvalue() for file in files] == ["0", "1"]


class Full:
    def write(self, data: bytes) -> None:
        raise OSError("no room")


def test_what_a_file_raises_is_an_error_of_the_stream() -> None:
    context, java = streams(stdout=Full())
    with context:
        java.out("x")
        assert java.failed()


def test_what_is_no_file() -> None:
    with pytest.raises(TypeError, match="no method write"):
        pvm.Context(stdout=5)  # type: ignore[arg-type]


class Lines(list[bytes]):
    """A file that is false while it is empty."""

    write = list.append


def test_a_file_may_be_false() -> None:
    lines = Lines()
    with pvm.Context(stdout=lines) as context:
        context.cls("java.lang.System").out.println("kept")
    assert b"".join(lines) == b"kept\n"
