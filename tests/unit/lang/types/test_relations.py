"""Subtyping, bounds, conversions, casts, members: tables from the JLS, and laws that must hold."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.lang.types.types import BOOLEAN, BYTE, CHAR, DOUBLE, INT, LONG, NULL, SHORT, Type

from ..attributed import IMPORTS, Attributed

TYPES = [
    "Object", "String", "Integer", "Number", "Double", "CharSequence", "Runnable", "Thread",
    "Comparable<String>", "Comparable<Integer>", "Comparable<?>", "Comparable",
    "List<String>", "List<Object>", "List<?>", "List", "List<? extends Number>", "List<Integer>",
    "List<? super Integer>", "List<Number>", "ArrayList<String>", "ArrayList<Integer>",
    "ArrayList", "Collection<String>", "Collection<? extends CharSequence>", "Iterable<?>",
    "Map<String, List<Integer>>", "Map<String, ? extends Collection<Integer>>",
    "HashMap<String, List<Integer>>", "List<List<? extends Number>>", "List<List<Integer>>",
    "String[]", "Object[]", "Number[][]", "Integer[][]", "int[]", "Cloneable", "List<String>[]",
    "Enum<?>", "Col", "Enum<Col>", "Outer<String>.In", "Outer<Integer>.In", "Sealed", "Leaf",
    "Other", "Final", "T", "U", "N", "List<T>", "List<? extends N>", "T[]",
    "java.io.Serializable",
]  # fmt: skip
DECLARATIONS = """
enum Col { RED }
class Outer<A> { class In { A a; List<A> as() { return null; } } }
sealed interface Sealed permits Leaf {} final class Leaf implements Sealed {}
class Other {} final class Final {} class Base<X> { X x; X get() { return x; } void set(X x) {} }
class Derived extends Base<String> { void set(String s) {} } class RawDerived extends Base {}
interface Fun<X> { X apply(X x); boolean equals(Object o); default void d() {} }
interface Two { void a(); void b(); } interface Sub extends Fun<String> { String apply(String s); }
interface None {}
"""


@cache
def attributed() -> Attributed:
    fields = "\n".join(f"{text} f{i};" for i, text in enumerate(TYPES))
    holder = f"class Holder<T, U extends T, N extends Number & Comparable<N>> {{\n{fields}\n}}"
    return Attributed(IMPORTS + DECLARATIONS + holder)


def type_of(text: str) -> Type:
    primitive = {t.name: t for t in (BOOLEAN, BYTE, CHAR, DOUBLE, INT, LONG, SHORT)}.get(text)
    if primitive is not None:
        return primitive
    if text == "null":
        return NULL
    return attributed().field("Holder", f"f{TYPES.index(text)}").type


def test_the_types_are_sound() -> None:
    for text in TYPES:
        type_of(text)
    assert attributed().messages == []


SUBTYPES = [
    ("byte", "short"), ("byte", "int"), ("short", "int"), ("char", "int"), ("int", "long"),
    ("long", "double"), ("char", "double"), ("null", "String"), ("null", "int[]"),
    ("Integer", "Number"), ("String", "Comparable<String>"), ("String", "Comparable<?>"),
    ("ArrayList<String>", "List<String>"), ("List<String>", "List<?>"),
    ("List<Integer>", "List<? extends Number>"), ("List<Number>", "List<? super Integer>"),
    ("List<String>", "List"), ("ArrayList<Integer>", "Iterable<?>"),
    ("List<List<Integer>>", "List<?>"), ("String[]", "Object[]"), ("Integer[][]", "Number[][]"),
    ("int[]", "Cloneable"), ("int[]", "Object"), ("Col", "Enum<?>"), ("Col", "Enum<Col>"),
    ("HashMap<String, List<Integer>>", "Map<String, ? extends Collection<Integer>>"),
    ("U", "T"), ("N", "Number"), ("U", "Object"), ("List<List<? extends Number>>", "List<?>"),
    ("ArrayList<String>", "Collection<? extends CharSequence>"), ("Thread", "Runnable"),
]  # fmt: skip
NOT_SUBTYPES = [
    ("int", "short"), ("short", "char"), ("byte", "char"), ("boolean", "int"), ("int", "Integer"),
    ("List<Integer>", "List<Number>"), ("List<Integer>", "List<Object>"), ("List", "List<String>"),
    ("List<?>", "List<Object>"), ("List<List<Integer>>", "List<List<? extends Number>>"),
    ("int[]", "Object[]"), ("Object[]", "String[]"), ("T", "U"), ("T", "String"), ("Number", "N"),
    ("List<? extends Number>", "List<Number>"), ("Outer<String>.In", "Outer<Integer>.In"),
    ("Comparable<?>", "Comparable<String>"), ("Object", "String"), ("null", "int"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SUBTYPES)
def test_subtype(a: str, b: str) -> None:
    assert attributed().types.is_subtype(type_of(a), type_of(b))


@pytest.mark.parametrize(("a", "b"), NOT_SUBTYPES)
def test_not_subtype(a: str, b: str) -> None:
    assert not attributed().types.is_subtype(type_of(a), type_of(b))


POOL = st.sampled_from(TYPES).map(type_of)


@given(POOL)
def test_subtyping_is_reflexive(t: Type) -> None:
    types = attributed().types
    assert types.is_subtype(t, t) and types.same(t, t)
    assert types.is_subtype(types.capture(t), t)
    assert types.is_castable(t, t) and types.is_assignable(t, t)


@settings(max_examples=1500)
@given(POOL, POOL, POOL)
def test_subtyping_is_transitive(a: Type, b: Type, c: Type) -> None:
    types = attributed().types
    if types.is_subtype(a, b) and types.is_subtype(b, c):
        assert types.is_subtype(a, c)


@settings(max_examples=500)
@given(POOL, POOL)
def test_subtyping_both_ways_is_sameness(a: Type, b: Type) -> None:
    types = attributed().types
    both = types.is_subtype(a, b) and types.is_subtype(b, a)
    assert both == types.same(a, b)


@settings(max_examples=500)
@given(st.lists(POOL, min_size=1, max_size=3))
def test_lub_is_an_upper_bound(several: list[Type]) -> None:
    types = attributed().types
    bound = types.lub(several)
    # an infinite lub is cut off at a wildcard, which stays an upper bound
    assert all(types.is_subtype(t, bound) for t in several)


@settings(max_examples=500)
@given(POOL, POOL)
def test_glb_is_a_lower_bound(a: Type, b: Type) -> None:
    types = attributed().types
    bound = types.glb(a, b)
    assert types.is_subtype(bound, a) and types.is_subtype(bound, b)


@given(POOL)
def test_erasure_and_projection(t: Type) -> None:
    types = attributed().types
    erased = types.erasure(t)
    assert types.same(types.erasure(erased), erased)
    assert types.is_subtype(t, erased)
    assert types.is_subtype(types.capture(t), types.upward(types.capture(t)))


@settings(max_examples=500)
@given(POOL, POOL)
def test_casts_go_both_ways_along_subtyping(a: Type, b: Type) -> None:
    types = attributed().types
    if types.is_subtype(a, b):
        assert types.is_castable(a, b) and types.is_castable(b, a)


LUBS = [
    (("Integer", "Integer"), "Integer"),
    (("ArrayList<String>", "List<String>"), "List<String>"),
    (("null", "String"), "String"),
    (("List<Integer>", "ArrayList<Integer>"), "List<Integer>"),
    (("Leaf", "Sealed"), "Sealed"),
    (("U", "T"), "T"),
]


@pytest.mark.parametrize(("several", "expected"), LUBS)
def test_lub(several: tuple[str, ...], expected: str) -> None:
    found = attributed().types.lub([type_of(t) for t in several])
    assert str(found) == expected


CASTS = [
    ("Object", "int", True), ("Number", "int", True), ("Integer", "long", True),
    ("String", "int", False), ("long", "byte", True), ("boolean", "int", False),
    ("int", "Integer", True), ("int", "Object", True), ("int", "Double", False),
    ("String", "Integer", False), ("Object", "List<String>", True), ("Final", "Runnable", False),
    ("Other", "Runnable", True), ("Sealed", "Runnable", False), ("Sealed", "Other", False),
    ("List<String>", "List<Integer>", False), ("List<?>", "List<Integer>", True),
    ("List<? extends Number>", "List<Integer>", True), ("ArrayList<String>", "List", True),
    ("List<String>", "ArrayList<Integer>", False), ("Object", "T", True), ("T", "String", True),
    ("N", "String", False), ("Object[]", "String[]", True), ("int[]", "Object[]", False),
    ("Collection<String>", "List<Integer>", False), ("Cloneable", "int[]", True),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), CASTS)
def test_cast(a: str, b: str, expected: bool) -> None:
    assert attributed().types.is_castable(type_of(a), type_of(b)) is expected


UNCHECKED = [
    ("Collection<String>", "ArrayList<String>", False), ("Object", "List<String>", True),
    ("List<?>", "ArrayList<Integer>", True), ("Object", "T", True), ("Object", "String", False),
    ("List<?>", "ArrayList", False), ("Collection<String>", "List<String>", False),
    ("Object[]", "T[]", True), ("ArrayList<String>", "List<String>", False),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), UNCHECKED)
def test_unchecked_cast(a: str, b: str, expected: bool) -> None:
    assert attributed().types.is_unchecked_cast(type_of(a), type_of(b)) is expected


def test_constants_narrow_where_they_fit() -> None:
    types = attributed().types
    assert types.is_assignable(INT, BYTE, 127) and not types.is_assignable(INT, BYTE, 128)
    assert types.is_assignable(INT, CHAR, 65535) and not types.is_assignable(INT, CHAR, -1)
    assert types.is_assignable(INT, types.boxed(BYTE), 5)
    assert not types.is_assignable(INT, types.boxed(LONG), 5)
    assert not types.is_assignable(INT, BYTE)


def test_members_of_parameterized_and_raw_types() -> None:
    found, types = attributed(), attributed().types
    inner = found.cls("Outer").member_types["In"]
    listed = inner.methods["as"][0]
    assert str(types.member_type(type_of("Outer<String>.In"), listed)) == "()List<String>"
    assert str(types.member_type(inner.erasure, listed)) == "()List"
    assert str(types.member_type(type_of("Outer<String>.In"), inner.fields["a"])) == "String"
    get = found.cls("Base").methods["get"][0]
    assert str(types.member_type(found.cls("Derived").type, get)) == "()String"
    assert str(types.member_type(found.cls("RawDerived").type, get)) == "()Object"
    assert types.method_descriptor(get) == "()Ljava/lang/Object;"


def test_overriding() -> None:
    found, types = attributed(), attributed().types
    base, derived = found.cls("Base"), found.cls("Derived")
    above, below = base.methods["set"][0], derived.methods["set"][0]
    assert types.overrides(below, above, derived)
    assert types.methods_named(derived.type, "set") == (below,)
    assert types.implementation(above, derived) is below
    assert types.implementation(above, found.cls("RawDerived")) is above


def test_function_types() -> None:
    found, types = attributed(), attributed().types
    assert types.function_of(found.cls("Fun")).name == "apply"
    assert types.function_of(found.cls("Sub")).owner is found.cls("Sub")
    assert types.find_descriptor(found.cls("Two").type) is None
    assert "multiple non-overriding" in types.why_not_functional(found.cls("Two").type)
    assert "no abstract method" in types.why_not_functional(found.cls("None").type)
    assert types.find_descriptor(found.cls("Other").type) is None
