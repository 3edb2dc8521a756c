"""Java's collections, arrays and records as Python's own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import pvm

SOURCE = """
import java.math.*;
import java.util.*;

public class Copies {
    public record Point(int x, List<String> names) { }
    public enum Color { RED, GREEN { public String toString() { return "green!"; } } }
    public static Object map() {
        Map<Object, Object> m = new LinkedHashMap<>();
        m.put("list", Arrays.asList(1, 2.5, 'c', null, new ArrayDeque<>(List.of(1))));
        m.put("arrays", new Object[] {new int[][] {{1}, {}}, new byte[] {1, -1}, new String[1]});
        m.put("point", new Point(3, List.of("z")));
        m.put("colors", new TreeSet<>(List.of(Color.GREEN, Color.RED)));
        m.put("optional", List.of(Optional.of("x"), Optional.empty()));
        m.put("large", List.of(BigInteger.ONE.shiftLeft(100), new BigDecimal("1.50")));
        m.put("text", new StringBuilder("built"));
        m.put(List.of(1, Set.of(2)), true);
        return m;
    }
    public static Object shared() { var l = List.of(1); return List.of(l, l); }
    public static Object ring() {
        var l = new ArrayList<Object>();
        var m = new HashMap<Object, Object>();
        m.put(1, l);
        l.add(m);
        return l;
    }
    public static Object keys() { return Set.of(Map.of()); }
    public static Object mixed() { return new Object[] {new Copies()}; }
    public static Object deep(int n) {
        Object o = List.of();
        for (int i = 0; i < n; i++) o = List.of(o);
        return o;
    }
}
"""


@pytest.fixture(scope="module")
def copies(context: pvm.Context) -> Any:
    context.compile(SOURCE)
    return context.cls("Copies")


def test_everything(copies: Any) -> None:
    assert copies.map().to_python() == {
        "list": [1, 2.5, "c", None, [1]], "arrays": [[[1], []], b"\x01\xff", [None]],
        "point": {"x": 3, "names": ["z"]}, "colors": {"RED", "GREEN"}, "optional": ["x", None],
        "large": [1 << 100, Decimal("1.50")], "text": "built", (1, frozenset({2})): True}


def test_what_is_there_twice(copies: Any) -> None:
    assert copies.shared().to_python() == [[1], [1]]


def test_what_contains_itself(copies: Any) -> None:
    with pytest.raises(ValueError, match="contains itself"):
        copies.ring().to_python()


def test_keys(copies: Any) -> None:
    with pytest.raises(TypeError, match="as a key"):
        copies.keys().to_python()


def test_what_stays_in_java(copies: Any) -> None:
    found = copies.mixed().to_python()
    assert isinstance(found[0], pvm.JavaObject)
    assert copies().to_python().java_type is copies


def test_there_and_back(context: pvm.Context, copies: Any) -> None:
    value = {"a": [1, None, {"b": [True, "x"]}], "c": 2.5}
    made = context.cls("java.util.HashMap")(value)
    assert made.to_python() == value


def test_deep_ones(copies: Any) -> None:
    found = copies.deep(100).to_python()
    for _ in range(100):
        found = found[0]
    assert found == []
