"""Classes whose static methods are Python functions: signatures, calls, what cannot be reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import pvm
from pvm.embedding.signatures import Signature, signature_of


@pytest.mark.parametrize(("text", "descriptor"), (
    ("int add(int, int)", "(II)I"), ("void f()", "()V"),
    ("String f(String name, long n)", "(Ljava/lang/String;J)Ljava/lang/String;"),
    ("int[][] f(byte[] a)", "([B)[[I"), ("List f(a.b.C)", "(La/b/C;)Ljava/util/List;"),
    ("boolean f(char,short, float , double)", "(CSFD)Z"), ("Foo f(Map)", "(Ljava/util/Map;)LFoo;"),
))
def test_written_signatures(text: str, descriptor: str) -> None:
    assert signature_of(text, print).descriptor == descriptor


def test_variable_arguments() -> None:
    assert signature_of("Object f(String, int...)", print) == Signature(
        "f", "(Ljava/lang/String;[I)Ljava/lang/Object;", True)


def test_annotated_signatures() -> None:
    def typed(a: int, b: float, c: str, d: bool, e: bytes, f: list[int], g: dict[str, int],
              h: str | None, i: int | None, j: Callable[[], int]) -> None:
        pass

    def half(a: int, b):  # type: ignore[no-untyped-def]
        return b

    assert signature_of("f", typed).descriptor == (
        "(JDLjava/lang/String;Z[BLjava/util/List;Ljava/util/Map;Ljava/lang/String;"
        "Ljava/lang/Object;Ljava/lang/Object;)V")
    assert signature_of("f", half).descriptor == "(JLjava/lang/Object;)Ljava/lang/Object;"
    for plain in (lambda a: a, print, max):
        assert signature_of("f", plain) == Signature(
            "f", "([Ljava/lang/Object;)Ljava/lang/Object;", True)


def test_wrong_signatures() -> None:
    for text in ("int add(int", "1 f()", "int f(void x, , )", "f g", "int f(a-b)", ""):
        with pytest.raises(ValueError):
            signature_of(text, print)
    with pytest.raises(TypeError, match="not callable"):
        signature_of("f", 5)  # type: ignore[arg-type]

    def nothing(a: None) -> None:
        pass

    with pytest.raises(TypeError, match="cannot be None"):
        signature_of("f", nothing)


def test_java_calls_python() -> None:
    table = {"one": 1, "two": 2}

    def upper(text: str) -> str:
        return text.upper()

    def every(names: list[Any]) -> dict[str, Any]:
        return {each: len(each) for each in names}

    with pvm.Context() as context:
        context.provide("host.Api", {
            "lookup": lambda *keys: [table.get(key) for key in keys],
            "int add(int, int)": lambda a, b: a + b, "double add(double, double)": max,
            "upper": upper, "every": every, "long sum(long...)": lambda *all: sum(all)})
        context.compile("""
            import host.Api;
            import java.util.*;
            class Main {
                static String all() {
                    return Api.lookup("one", "three", "two") + " " + Api.add(1, 2) + " "
                        + Api.add(1.5, 2) + " " + Api.upper("abc") + " "
                        + Api.every(List.of("ab", "c")) + " " + Api.sum(1, 2, 3) + Api.sum();
                }
                static int loop(int n) {
                    int s = 0;
                    for (int i = 0; i < n; i++) s = Api.add(s, i);
                    return s;
                }
            }""")
        main = context.cls("Main")
        assert main.all() == "[1, null, 2] 3 2.0 ABC {ab=2, c=1} 60"
        assert main.loop(50_000) == sum(range(50_000))
        assert context.cls("host.Api").add(20, 22) == 42


def test_names() -> None:
    with pvm.Context() as context:
        context.provide("Api", {"f": lambda: 1})
        with pytest.raises(ValueError, match="there is a class Api already"):
            context.provide("Api", {"g": lambda: 1})
        for name in ("java.lang.Api", "pvm.internal.Api", "a..b", "1a", "a/b"):
            with pytest.raises(ValueError):
                context.provide(name, {"f": print})
        with pytest.raises(pvm.CompilationError, match="cannot find symbol"):
            context.compile("class Other { Object x = Api.g(); }")


def test_errors_and_nothing_else() -> None:
    def fail(key: str) -> str:
        raise KeyError(key)

    with pvm.Context() as context:
        context.provide("Api", {"fail": fail})
        context.compile("""
            class Main {
                static String caught() {
                    try { return Api.fail("x"); } catch (RuntimeException e) { return "" + e; }
                }
                static Object escaped() { return Api.fail("y"); }
                static native int other();
            }""")
        main = context.cls("Main")
        assert main.caught() == "pvm.internal.PythonException: KeyError('x')"
        with pytest.raises(KeyError, match="y"):
            main.escaped()
        with pytest.raises(pvm.JavaError, match="UnsatisfiedLinkError"):
            main.other()
