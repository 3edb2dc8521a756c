"""Strings, bytes and narrow numbers in built-in functions; instance methods."""

from __future__ import annotations

import types
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pvm
from pvm.embedding import engine
from pvm.vm.runtime.machine import Settings

SOURCE = """
public class Texts {
    public static String echo(String a) { return a; }
    public static String join(String a, int n, String b) { return a + n + b; }
    public static int length(String a) { return a == null ? -1 : a.length(); }
    public static boolean isNarrow(String a) { return a.equals(new String(a.toCharArray())); }
    public static String fail(String a) { throw new IllegalStateException(a); }
    public static byte toByte(byte a) { return (byte) (a + 1); }
    public static short toShort(short a) { return (short) (a + 1); }
    public static char next(char a) { return (char) (a + 1); }
    public static int sum(byte[] a) { int s = 0; for (byte b : a) s += b; return s; }
    public static String half(String a) { return a.substring(0, a.length() / 2); }
    public static String large(int n) { return "x".repeat(n); }

    private int count;
    public int add(int n) { return count += n; }
    public String name(String a) { return a + count; }
    public static Texts other() { return new Texts() { public int add(int n) { return -n; } }; }
}
"""

ODD = ("", "a", "\x7f", "\x80", "\xe9", "\xff", "Ā", "€uro", "\ud800", "\udc00\ud800", "\ufeff",
       "\ufffe", "\uffff", "\U00010000", "a\U0010ffff\ud800b", "\0", "x" * 5000, "\xe9" * 5000,
       "€" * 5000, "\U0001f600" * 5000)


@pytest.fixture(scope="module")
def texts(context: pvm.Context) -> Any:
    context.compile(SOURCE)
    made = context.cls("Texts")
    assert made.length("a") == 1
    return made


def test_they_are_builtins(texts: Any) -> None:
    for name in ("echo", "join", "toByte", "toShort", "next", "sum"):
        assert isinstance(getattr(texts, name), types.BuiltinFunctionType), name


def test_odd_texts_both_ways(texts: Any) -> None:
    for text in ODD:
        assert texts.echo(text) == text
        assert texts.length(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2
        assert texts.isNarrow(text)
    assert texts.echo(None) is None and texts.length(None) == -1
    assert texts.join("ä", 7, None) == "ä7null"


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text(texts: Any, text: str) -> None:
    as_java = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    assert texts.echo(text) == as_java


def test_two_lone_surrogates_become_a_character(texts: Any) -> None:
    assert texts.echo("\ud83d" + "\ude00") == "\U0001f600"
    assert texts.half("\U0001f600") == "\ud83d"


def test_narrow_numbers(texts: Any) -> None:
    assert texts.toByte(127) == -128 and texts.toShort(-1) == 0 and texts.next("a") == "b"
    assert texts.next("é") == "ê" and texts.next("\ud7ff") == "\ud800" and texts.next("€") == "₭"
    for call, wrong in ((texts.toByte, 128), (texts.toShort, 2**15), (texts.next, "ab"),
                        (texts.next, ""), (texts.next, "\U0001f600"), (texts.next, 97)):
        with pytest.raises(TypeError):
            call(wrong)


def test_bytes(texts: Any) -> None:
    assert texts.sum(b"\x01\xff\x7f") == 127 and texts.sum(b"") == 0
    assert texts.sum(bytearray(b"ab")) == 97 + 98 and texts.sum([1, 2]) == 3
    with pytest.raises(pvm.JavaError, match="NullPointerException"):
        texts.sum(None)


def test_what_is_like_a_string(texts: Any) -> None:
    class Text(str):
        __slots__ = ()

    assert texts.echo(Text("abc")) == "abc"
    with pytest.raises(TypeError):
        texts.echo(5)
    with pytest.raises(pvm.JavaError, match="IllegalStateException: why"):
        texts.fail("why")


def test_collections_meanwhile(texts: Any) -> None:
    for number in range(3000):
        assert texts.join("a" * 1000, number, "€" * 1000) == "a" * 1000 + str(number) + "€" * 1000


def test_out_of_memory() -> None:
    with pvm.Context(heap="16m") as context:
        context.compile(SOURCE)
        texts = context.cls("Texts")
        for _ in range(3):
            with pytest.raises(pvm.OutOfMemory):
                texts.length("x" * (40 << 20))
            assert texts.length("abc") == 3


def test_instance_methods(texts: Any) -> None:
    made = texts()
    assert [made.add(2) for _ in range(3)] == [2, 4, 6]
    assert isinstance(made.add, types.MethodType)
    assert [made.name("€") for _ in range(3)] == ["€6"] * 3
    other = texts.other()
    assert [other.add(5) for _ in range(3)] == [-5] * 3 and made.add(0) == 6
    another = texts()
    assert another.add(1) == 1


def test_instance_methods_of_other_objects(context: pvm.Context, texts: Any) -> None:
    made = texts()
    assert made.add(1) == 1 and made.add(1) == 2
    function: Any = made.add.__func__
    assert function(made, 3) == 5 and function(texts.other(), 3) == -3
    with pytest.raises(TypeError):
        made.add("x")
    with pytest.raises(AttributeError):
        function(5, 3)
    with pytest.raises(TypeError, match="has no Texts.add"):
        function(context.cls("java.lang.Object")(), 3)
    assert made.add(4, timeout=5) == 9
    with pvm.Context() as second:
        second.compile(SOURCE)
        with pytest.raises(ValueError, match="another context"):
            function(second.cls("Texts")(), 3)


def test_an_instance_method_when_closed() -> None:
    with pvm.Context() as context:
        context.compile(SOURCE)
        made = context.cls("Texts")()
        assert made.add(1) == 1 and made.add(1) == 2
    with pytest.raises(pvm.ContextClosed):
        made.add(1)


def test_collections_at_every_allocation(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stressed(Settings):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self.gc_stress = 1

    monkeypatch.setattr(engine, "Settings", Stressed)
    with pvm.Context() as context:
        context.compile("public class Small { public static String swap(String a, byte[] b,"
                        " String c) { return c + b.length + a; } }")
        small = context.cls("Small")
        for _ in range(20):
            assert small.swap("abc", b"1234", "€") == "€4abc"
