"""References in built-in functions and callbacks, while collections happen."""

from __future__ import annotations

import types
from typing import Any

import pytest

import pvm
from pvm.embedding import engine
from pvm.vm.runtime.machine import Settings

SOURCE = """
import java.util.*;
import java.util.function.*;
public class References {
    public static Object[] boxes = {
        (byte) -1, (short) -2, 'é', 3, 1L << 40, 0.5f, 0.25, true, false, "text", null};
    public static Object box(int n) { return boxes[n]; }
    public static Object same(Object a) { return a; }
    public static CharSequence builder(int n) { return new StringBuilder("b" + n); }
    public static Class<?> type(Object a) { return a.getClass(); }
    public static int[] array(int n) { return new int[n]; }
    public static Object fail(Object a) { throw new IllegalStateException("" + a); }
    public static Object apply(Function<Object, Object> f, Object a) { return f.apply(a); }
    public static String all(BiFunction<Object, String, Object> f, int n) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < n; i++) {
            Object a = i % 3 == 0 ? i : i % 3 == 1 ? "s" + i : new ArrayList<>(List.of(i));
            s.append(f.apply(a, "x" + i));
        }
        return s.toString();
    }
    public Object self() { return this; }
}
"""


@pytest.fixture(scope="module")
def references(context: pvm.Context) -> Any:
    context.compile(SOURCE)
    made = context.cls("References")
    assert made.box(3) == 3
    return made


def test_results(references: Any, context: pvm.Context) -> None:
    assert isinstance(references.box, types.BuiltinFunctionType)
    expected = [-1, -2, "é", 3, 1 << 40, 0.5, 0.25, True, False, "text", None]
    for _ in range(3):
        found = [references.box(index) for index in range(len(expected))]
        assert found == expected and list(map(type, found)) == list(map(type, expected))
        assert str(references.builder(5)) == "b5"
        assert references.type("a") is context.cls("java.lang.String")
        assert isinstance(references.array(3), pvm.JavaArray) and len(references.array(3)) == 3


def test_parameters(references: Any, context: pvm.Context) -> None:
    thing = context.cls("java.util.ArrayList")([1])
    for value in ("€", None, 5, 2.5, True, 1 << 80, thing, "\U0001f600" * 600):
        for _ in range(3):
            found = references.same(value)
            if isinstance(value, int) and value >> 64:
                assert str(found) == str(value)
            else:
                assert found == value
    array = context.array("int", [1, 2])
    assert references.same(array).tolist() == [1, 2]
    assert references.same(references) is references
    with pytest.raises(TypeError):
        references.same(object())
    with pvm.Context() as other, pytest.raises(ValueError, match="another context"):
        references.same(other.cls("java.lang.Object")())
    with pytest.raises(pvm.JavaError, match="IllegalStateException: x"):
        references.fail("x")


def test_collections(context: pvm.Context) -> None:
    numbers = context.cls("java.util.LinkedHashMap")({"a": 1, "b": "x"})
    for _ in range(3):
        assert numbers.get("a") == 1 and numbers.get("b") == "x" and numbers.get("c") is None
        assert numbers["a"] == 1 and len(numbers) == 2 and str(numbers) == "{a=1, b=x}"
        assert list(numbers.keySet()) == ["a", "b"] and numbers.containsKey("a") is True
    assert isinstance(numbers.get, types.MethodType)


def test_names_of_our_own_stay(references: Any) -> None:
    made = references()
    for _ in range(3):
        assert made.self() == made and made.java_type is references


def test_callbacks(references: Any, context: pvm.Context) -> None:
    thing = context.cls("java.util.ArrayList")([1])
    for value in ("€", None, 5, 2.5, True, thing):
        assert references.apply(lambda a: a, value) == value
    assert references.apply(lambda a: [a, {"k": a}], 1).to_python() == [1, {"k": 1}]
    seen: list[Any] = []

    def see(value: Any, text: str) -> Any:
        seen.append(value)
        return text if isinstance(value, str) else value

    assert references.all(see, 7) == "0x1[2]3x4[5]6"
    assert seen[:2] == [0, "s1"] and seen[2].to_python() == [2]


def test_collections_at_every_allocation(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stressed(Settings):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self.gc_stress = 3

    monkeypatch.setattr(engine, "Settings", Stressed)
    with pvm.Engine().context() as context:
        context.compile(SOURCE)
        references = context.cls("References")
        for _ in range(10):
            found = references.all(lambda a, b: b if isinstance(a, str) else a, 7)
            assert found == "0x1[2]3x4[5]6"
            assert references.same("€") == "€" and str(references.builder(5)) == "b5"
