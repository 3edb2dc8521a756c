"""javac's texts and places for the usual mistakes, and that the rest of the file is looked at."""

import pytest

from .parsing import errors, parsed

IN_A_METHOD = {
    "int x = 1 }": [("';' expected", " }}")],
    "foo(1; }": [("')' expected", "; }}")],
    "foo( }": [("illegal start of expression", "}}")],
    "int x = ; }": [("illegal start of expression", "; }}")],
    "x + 1; }": [("not a statement", "+ 1; }")],
    "if (x { } }": [("')' expected", " { } }")],
    "if x) { } }": [("'(' expected", " x) { ")],
    "else { } }": [("'else' without 'if'", "else {")],
    "case 1: ; }": [("orphaned case", "case 1")],
    "catch (E e) { } }": [("'catch' without 'try'", "catch ")],
    "try { } x = 1; }": [
        ("'try' without 'catch', 'finally' or resource declarations", "try { "),
    ],
    "int[] a = new int[]; }": [("array dimension missing", "; }}")],
    "private int x; }": [("illegal start of expression", "privat")],
    "x = y z; }": [("';' expected", " z; }}"), ("not a statement", "z; }}")],
    "(1 + 2; }": [("')' expected", "; }}"), ("not a statement", "(1 + 2")],
    "a[1; }": [("']' expected", "; }}"), ("not a statement", "[1; }}")],
    "int x = a ? b; }": [(": expected", "; }}")],
    "() -> ; }": [("illegal start of expression", "; }}"), ("not a statement", "() -> ")],
    "if (a) int x = 1; }": [("variable declaration not allowed here", "x = 1;")],
    "foo(1, ); }": [("illegal start of expression", "); }}")],
    "x =; y = ); }": [
        ("illegal start of expression", "; y = "),
        ("illegal start of expression", "); }}"),
    ],
    "while (true) { }": [("reached end of file while parsing", "")],
}
IN_A_CLASS = {
    "foo() { }": [("invalid method declaration; return type required", "foo() ")],
    "void m( { }": [("illegal start of type", "{ }}")],
    "void m(int) { }": [("<identifier> expected", ") { }}")],
    "void m(int x { }": [("',', ')', or '[' expected", " { }}")],
    "int a[3];": [("']' expected", "3];}")],
    "List<String x;": [("> expected", " x;}")],
    "@Override ": [("illegal start of type", "}")],
    "const int x;": [("illegal start of type", "const ")],
    'String s = "abc\n;': [("unclosed string literal", '"abc\n;')],
    "char c = '';": [("empty character literal", "'';}")],
    "long x = 99999999999;": [("integer number too large", "999999")],
    "int x = 1_;": [("illegal underscore", "_;}")],
    'String s = "\\q";': [("illegal escape character", 'q";}')],
    "double d = 1e999;": [("floating-point number too large", "1e999;")],
    "abstract abstract void m();": [("repeated modifier", "abstra")],
}


@pytest.mark.parametrize("text", IN_A_METHOD)
def test_in_a_method(text: str) -> None:
    assert errors(f"class A {{ void m() {{ {text}}}") == IN_A_METHOD[text]


@pytest.mark.parametrize("text", IN_A_CLASS)
def test_in_a_class(text: str) -> None:
    assert errors(f"class A {{ {text}}}") == IN_A_CLASS[text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("clas A { }", [("class, interface, enum, or record expected", "clas A")]),
        ("class A {", [("reached end of file while parsing", "")]),
        ("record R { }", [("record header expected", "record")]),
        ("class A extends { }", [("illegal start of type", "{ }")]),
        ("enum E { A, B int x; }", [("',', '}', or ';' expected", " int x")]),
        ("/* abc", [("unclosed comment", "/* abc")]),
    ],
)
def test_in_a_file(text: str, expected: list[tuple[str, str]]) -> None:
    assert errors(text)[: len(expected)] == expected


def test_each_statement_is_looked_at() -> None:
    text = """class A {
  int x = 1
  int y = 2
  void m() { x = 1
    y = ;
    if (x { y(); }
    y = 3 }
  void n() { x = 1 }
}
"""
    log = parsed(text)[1]
    assert log.source is not None
    places = [(log.source.line(d.pos), d.message) for d in log.diagnostics]
    assert places == [
        (2, "';' expected"),
        (3, "';' expected"),
        (4, "';' expected"),
        (5, "illegal start of expression"),
        (6, "')' expected"),
        (7, "';' expected"),
        (8, "';' expected"),
    ]


def test_what_is_right_is_in_the_tree() -> None:
    tree, log = parsed("class A { void m() { int = 3; foo(); } void n() { } }")
    assert log.error_count
    assert [member.name for member in tree.types[0].members] == ["m", "n"]
