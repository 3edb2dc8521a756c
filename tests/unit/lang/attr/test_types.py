"""Types and constants of expressions, and the decorations that code generation reads."""

from __future__ import annotations

import pytest

from pvm.lang.tree import nodes
from pvm.lang.types.types import BOOLEAN, DOUBLE, INT, LONG

from .compiling import Attributed, const_of, statements, type_of


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("1", "int"),
        ("'a' + 1", "int"),
        ("(byte) 1 + (short) 2", "int"),
        ("1 + 2L", "long"),
        ("1L * 2f", "float"),
        ("1 / 2.0", "double"),
        ("1L << 2", "long"),
        ("1 << 2L", "int"),
        ("(byte) 1 << 2", "int"),
        ("i < 3", "boolean"),
        ("true ^ false", "boolean"),
        ("s + 1 + 'c' + null", "String"),
        ("i++", "int"),
        ("-'a'", "int"),
        ("~5L", "long"),
        ("i = 5", "int"),
        ("new int[3][]", "int[][]"),
        ("new int[3][4][]", "int[][][]"),
        ("new String[][] {{s}}", "String[][]"),
        ("new int[] {1}[0]", "int"),
        ("new int[2].length", "int"),
        ("int.class", "Class<Integer>"),
        ("String[].class", "Class<String[]>"),
        ("void.class", "Class<Void>"),
        ("i > 0 ? 1 : 'a'", "char"),
        ("i > 0 ? 1 : 2L", "long"),
        ("i > 0 ? 100000 : 'a'", "int"),
        ("i > 0 ? (byte) 1 : (short) 2", "short"),
        ("i > 0 ? null : 1", "Integer"),
        ("i > 0 ? s : s", "String"),
        ("switch (i) { case 1 -> 1; default -> 2L; }", "long"),
        ("switch (i) { case 1 -> 1; default -> 'c'; }", "char"),
        ("(Object) s", "Object"),
        ("(long) 3.5", "long"),
        ("s instanceof Comparable", "boolean"),
        ("this", "T"),
        ("T.this", "T"),
        ("java.util.List.of(1)", "List<Integer>"),
        ("s.length()", "int"),
    ],
)
def test_type_of_expression(expression: str, shown: str) -> None:
    assert str(type_of(expression)) == shown


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3", 7),
        ("2147483647 + 1", -(2**31)),
        ("-2147483648", -(2**31)),
        ("-9223372036854775808L", -(2**63)),
        ("1 / 0", None),
        ("-7 / 2", -3),
        ("-7 % 3", -1),
        ("1 << 33", 2),
        ("-1 >>> 28", 15),
        ("(byte) 200", -56),
        ("(char) 65", 65),
        ("(int) 3.9e10", 2147483647),
        ("'a' + 1", 98),
        ("\"a\" + 1 + 2.0 + 'c' + true", "a12.0ctrue"),
        ("1 < 2 && 3 != 4", True),
        ("true ? 1 : 2", 1),
        ("K + 1", 6),
        ("T.K * 2", 10),
        ("L", 7),
        ("NOT", None),
        ("(K)", 5),
        ('"a" == "a"', True),
        ("Integer.MAX_VALUE", 2**31 - 1),
        ("B", 1),
    ],
)
def test_constant_of_expression(expression: str, value: object) -> None:
    members = (
        "static final int K = 5, L = K + 2; static final byte B = 1; "
        "static final Integer NOT = 5; int u;"
    )
    assert const_of(expression, members) == value


def test_constant_variables() -> None:
    found = statements("final int a = 1; final int b = a + 1; int c = 3; final Integer d = 4;")
    assert [v.sym.const for v in found.all(nodes.VarDecl)[3:]] == [1, 2, None, None]


def test_operand_types() -> None:
    found = statements("boolean b = 1 < 2L; s += i; i += 2.5; b = o == s; long l = 1L << i;")
    assert [str(t.operand_type) for t in found.all(nodes.Binary)] == ["long", "Object", "long"]
    assert [str(t.operand_type) for t in found.all(nodes.CompoundAssign)] == ["String", "double"]
    assert found.all(nodes.CompoundAssign)[1].type is INT


def test_targets_of_jumps() -> None:
    found = statements(
        "a: for (;;) { while (true) { if (i == 0) break a; if (i == 1) continue a; break; } }"
    )
    loop, inner = found.one(nodes.For), found.one(nodes.While)
    assert [b.target for b in found.all(nodes.Break)] == [loop, inner]
    assert found.one(nodes.Continue).target is loop


def test_target_of_yield() -> None:
    found = statements("long l = switch (i) { case 1: yield 2; default: { yield 3L; } };")
    switch = found.one(nodes.SwitchExpression)
    assert [y.target for y in found.all(nodes.Yield)] == [switch, switch]
    assert switch.type is LONG
    assert switch.selector_type is INT


def test_foreach() -> None:
    found = statements(
        "for (var x : new double[1]) {} for (Object x : java.util.List.of(s)) {} "
        "java.util.List raw = null; for (var x : raw) {}"
    )
    assert not found.errors
    loops = found.all(nodes.ForEach)
    assert [str(loop.element_type) for loop in loops] == ["double", "String", "Object"]
    assert [str(loop.iterable_type) for loop in loops] == [
        "double[]", "Iterable<String>", "Iterable",
    ]  # fmt: skip
    assert loops[0].var.sym.type is DOUBLE


def test_fields_of_generic_superclasses() -> None:
    found = Attributed(
        "class A<X> { X x; A<? extends X> w; } class B extends A<String> { "
        "int a = x.length(); int b = this.x.length(); int c = w.x.length(); "
        "class C { int d = x.length(); } }"
    )
    assert not found.errors


def test_enum_labels_and_patterns() -> None:
    found = Attributed(
        "enum E { A, B } class T { int m(E e, Object o) { switch (e) { case A: } "
        "return o instanceof String s && !s.isEmpty() ? s.length() : 0; } }"
    )
    assert not found.errors
    (label,) = found.one(nodes.Case).labels
    assert isinstance(label, nodes.Ident) and label.sym is not None and label.sym.name == "A"
    pattern = found.one(nodes.BindingPattern)
    assert str(pattern.var.sym.type) == "String"
    assert found.one(nodes.InstanceOf).type is BOOLEAN


def test_implicit_super_constructor() -> None:
    found = Attributed(
        "class A { A(int... x) {} } class B extends A { } class C extends A { C() {} }"
    )
    assert not found.errors
    for decl in found.tree.types[1:]:
        (constructor,) = decl.sym.methods["<init>"]
        assert constructor.implicit_super is found.tree.types[0].sym.methods["<init>"][0]


def test_long_chains_need_no_deep_recursion() -> None:
    chain = " + ".join(["i"] * 3000)
    assert statements(f"int k = {chain};").errors == []
