"""Calling methods: which overload is meant, what becomes of arguments and results."""

from __future__ import annotations

from typing import Any

import pytest

import pvm

SOURCE = """
import java.util.*;

public class Calls {
    public static String f(int x) { return "int " + x; }
    public static String f(long x) { return "long " + x; }
    public static String f(double x) { return "double " + x; }
    public static String f(boolean x) { return "boolean " + x; }
    public static String f(String x) { return "String " + x; }
    public static String f(Object x) { return "Object " + x; }
    public static String f(int[] x) { return "int[] " + Arrays.toString(x); }
    public static String f(List<?> x) { return "List " + x; }
    public static String f() { return "nothing"; }
    public static String f(int x, Object... rest) { return x + " and " + Arrays.toString(rest); }

    public static String g(Integer a, Object b) { return "first"; }
    public static String g(Object a, Integer b) { return "second"; }

    public static boolean same(boolean x) { return x; }
    public static byte same(byte x) { return x; }
    public static char upper(char x) { return Character.toUpperCase(x); }
    public static short same(short x) { return x; }
    public static float half(float x) { return x / 2; }
    public static Object any(Object x) { return x; }
    public static String kind(Object x) { return x == null ? "null" : x.getClass().getName(); }
    public static byte[] reversed(byte[] x) {
        byte[] made = new byte[x.length];
        for (int i = 0; i < x.length; i++) made[i] = x[x.length - 1 - i];
        return made;
    }
    public static String[] words(String text) { return text.split(" "); }
    static int notPublic() { return 7; }
    private static int hidden() { return 8; }
    public static void nothing() { }
}
"""


@pytest.fixture(scope="module")
def calls(context: pvm.Context) -> Any:
    context.compile(SOURCE)
    return context.cls("Calls")


@pytest.mark.parametrize(
    ("arguments", "chosen"),
    [
        ((5,), "int 5"),
        ((5 << 40,), "long 5497558138880"),
        ((2.5,), "double 2.5"),
        ((True,), "boolean true"),
        (("x",), "String x"),
        (([1, 2],), "int[] [1, 2]"),
        ((["a", 2],), "List [a, 2]"),
        (({"a": 1},), "Object {a=1}"),
        ((1 << 80,), "double 1.2089258196146292E24"),
        ((), "nothing"),
        ((1, "a", None), "1 and [a, null]"),
    ],
)
def test_the_arguments_choose_the_method(calls: Any, arguments: tuple[Any, ...],
                                         chosen: str) -> None:
    assert calls.f(*arguments) == chosen


def test_what_fits_nothing_is_refused_with_what_there_is(calls: Any) -> None:
    with pytest.raises(TypeError, match=r"Calls.upper cannot be called with \(int\); "
                                        r"there is: upper\(char\)"):
        calls.upper(5)
    with pytest.raises(TypeError, match="with \\(str, str\\)"):
        calls.upper("a", "b")
    with pytest.raises(TypeError, match="fit equally well"):
        calls.g(1, 2)


@pytest.mark.parametrize("value", [True, False, 0, -1, 2**31 - 1, -(2**31), 2**63 - 1, -(2**63),
                                   1.5, float("inf"), "", "text", "\u20ac\U0001f600", None])
def test_values_come_back_as_they_went(calls: Any, value: Any) -> None:
    returned = calls.any(value)
    assert returned == value and type(returned) is type(value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [(1, "java.lang.Integer"), (1 << 31, "java.lang.Long"), (1 << 63, "java.math.BigInteger"),
     (1.0, "java.lang.Double"), (True, "java.lang.Boolean"), ("x", "java.lang.String"),
     (None, "null"), ([1], "java.util.ArrayList"), ((1,), "java.util.ArrayList"),
     ({1: 2}, "java.util.LinkedHashMap"), ({1}, "java.util.LinkedHashSet")],
)
def test_what_an_object_parameter_makes_of_a_value(calls: Any, value: Any, kind: str) -> None:
    assert calls.kind(value) == kind


def test_narrow_types(calls: Any) -> None:
    assert calls.same(True) is True
    assert calls.same(-128) == -128 and calls.same(-32768) == -32768
    with pytest.raises(TypeError):
        calls.same(32768)
    assert calls.upper("a") == "A" and calls.half(3.0) == 1.5
    with pytest.raises(TypeError):
        calls.half(1e300)
    with pytest.raises(TypeError):
        calls.upper("ab")


def test_arrays_are_copied_both_ways(calls: Any) -> None:
    assert list(calls.reversed(b"\x01\xff\x03")) == [3, -1, 1]
    words = calls.words("a b c")
    assert len(words) == 3 and list(words) == ["a", "b", "c"]
    assert words[1] == "b" and words[-1] == "c" and words[:2] == ["a", "b"]
    with pytest.raises(IndexError):
        words[3]


def test_members_that_are_not_public(calls: Any) -> None:
    assert calls.notPublic() == 7               # as from a class of the same package
    with pytest.raises(AttributeError, match="no static member 'hidden'"):
        calls.hidden()
    with pytest.raises(AttributeError):
        calls.there_is_no_such_method()
    assert calls.nothing() is None


def test_what_belongs_to_another_context(calls: Any) -> None:
    with pvm.Context() as other:
        stranger = other.cls("java.lang.Object")()
        with pytest.raises(ValueError, match="another context"):
            calls.any(stranger)
