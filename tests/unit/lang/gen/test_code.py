"""The instructions for statements and expressions."""

from __future__ import annotations

import pytest

from tests.unit.lang.gen.generating import body, classes_of, mnemonics


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ("int i = 1; i += 2;", "iconst_1 istore_0 iinc return"),
        ("long l = 1;", "lconst_1 lstore_0 return"),
        ("final int k = 3; int i = k * 2;", "iconst_3 istore_0 bipush istore_1 return"),
        ("if (false) { m(); }", "return"),
        ("while (true) { m(); }", "invokestatic goto"),
        ("Integer i = 5; i++;", None),
    ],
)
def test_statements(statements: str, expected: str | None) -> None:
    found = body(statements)
    if expected is None:
        assert found.count("invokestatic") == 2 and "invokevirtual" in found
    else:
        assert found == expected.split()


def test_conditions_make_no_booleans() -> None:
    found = body("if (a && !b || c < 0) m(a, b, c);", "boolean a, boolean b, int c")
    assert found == (
        "iload_0 ifeq iload_1 ifeq iload_2 ifge iload_0 iload_1 iload_2 invokestatic return".split()
    )


def test_dense_switches_are_tables() -> None:
    cases = "case 1: m(1); case 2: m(2); case 3: m(3);"
    assert "tableswitch" in body(f"switch (i) {{ {cases} }}", "int i")
    sparse = "case 1: m(1); case 1000: m(2);"
    assert "lookupswitch" in body(f"switch (i) {{ {sparse} }}", "int i")


def test_finally_is_written_on_every_way_out() -> None:
    text = "class T { static int m(int x) { try { return x; } finally { x++; } } }"
    assert mnemonics(classes_of(text)["T"], "m").count("iinc") == 2


def test_erased_results_are_cast_where_their_type_matters_alone() -> None:
    found = body("Object o = l.get(0); String s = l.get(0);", "java.util.List<String> l")
    assert found.count("checkcast") == 1
