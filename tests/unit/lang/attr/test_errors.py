"""What attribution refuses, in javac's words."""

from __future__ import annotations

import pytest

from .compiling import Attributed, errors_in

WHERE = "\n  location: class T"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("String t = 5;", "incompatible types: int cannot be converted to String"),
        ("i = 3.5;", "incompatible types: possible lossy conversion from double to int"),
        ("byte b = 300;", "incompatible types: possible lossy conversion from int to byte"),
        ("boolean b = 1;", "incompatible types: int cannot be converted to boolean"),
        ("Integer n = 5L;", "incompatible types: long cannot be converted to Integer"),
        (
            "s = null + null;",
            "bad operand types for binary operator '+'\n"
            "  first type:  <null>\n  second type: <null>",
        ),
        ("s -= s;", "bad operand types for binary operator '-'\n"
                    "  first type:  String\n  second type: String"),
        ("i = -s;", "bad operand type String for unary operator '-'"),
        ("s++;", "bad operand type String for unary operator '++'"),
        ("Integer n = 1; boolean b = n == s;", "incomparable types: Integer and String"),
        ("i.x = 1;", "int cannot be dereferenced"),
        ("s.x = 1;", "cannot find symbol\n  symbol:   variable x\n"
                     "  location: variable s of type String"),
        ("i = zzz;", "cannot find symbol\n  symbol:   variable zzz" + WHERE),
        ("i = this.zzz;", "cannot find symbol\n  symbol: variable zzz"),
        ("Strin t;", "cannot find symbol\n  symbol:   class Strin" + WHERE
                     + "\n  did you mean: String?"),
        ("int count = 0; i = conut;", "cannot find symbol\n  symbol:   variable conut" + WHERE
                                      + "\n  did you mean: count?"),
        ("Object p = java.util.Lis;", "cannot find symbol\n  symbol:   class util\n"
                                  "  location: package java"),
        ("nope.pack.run();", "package nope does not exist"),
        ("5 = i;", "unexpected type\n  required: variable\n  found:    value"),
        ("int i = 0;", "variable i is already defined in method m(int,String,Object)"),
        ("final int f = 1; f = 2;", "cannot assign a value to final variable f"),
        ("new int[1].length = 2;", "cannot assign a value to final variable length"),
        ("for (int k : 5) {}", "for-each not applicable to expression type\n"
                               "  required: array or java.lang.Iterable\n  found:    int"),
        ("var v;", "cannot infer type for local variable v\n"
                   "  (cannot use 'var' on variable without initializer)"),
        ("var v = null;", "cannot infer type for local variable v\n"
                          "  (variable initializer is 'null')"),
        ("var v = {1};", "cannot infer type for local variable v\n"
                         "  (array initializer needs an explicit target-type)"),
        ("var v = v + 1;", "cannot infer type for local variable v\n"
                           "  (cannot use 'var' on self-referencing variable)"),
        ("int n = {1};", "illegal initializer for int"),
        ("int[] a = {1, s};", "incompatible types: String cannot be converted to int"),
        ("i[0] = 1;", "array required, but int found"),
        ("if (i) {}", "incompatible types: int cannot be converted to boolean"),
        ("break;", "break outside switch or loop"),
        ("continue;", "continue outside of loop"),
        ("a: for (;;) { break b; }", "undefined label: b"),
        ("a: { continue a; }", "not a loop label: a"),
        ("a: for (;;) a: for (;;) {}", "label a already in use"),
        ("throw s;", "incompatible types: String cannot be converted to Throwable"),
        ("synchronized (i) {}", "unexpected type\n  required: reference\n  found:    int"),
        ("return 1;", "incompatible types: unexpected return value"),
        ("if (s instanceof Integer) {}",
         "incompatible types: String cannot be converted to Integer"),
        ("if (i instanceof Integer) {}",
         "unexpected type\n  required: reference\n  found:    int"),
        ("if (s instanceof Object p) {}",
         "expression type String is a subtype of pattern type Object"),
        ("if (o instanceof java.util.List<String> p) {}",
         "Object cannot be safely cast to List<String>"),
        ("s = (String) 5;", "incompatible types: int cannot be converted to String"),
        ("s = i > 0 ? s : 1;", "incompatible types: bad type in conditional expression\n"
                               "    int cannot be converted to String"),
        ("switch (i) { case 1: case 1: }", "duplicate case label"),
        ("switch (i) { default: default: }", "duplicate default label"),
        ("switch (i) { case 2147483648L: }",
         "incompatible types: possible lossy conversion from long to int"),
        ("switch (s) { case 1: }", "incompatible types: int cannot be converted to String"),
        ("switch (i) { case i: }", "constant expression required"),
        ("i = switch (i) { case 1 -> 2; };",
         "the switch expression does not cover all possible input values"),
        ("i = switch (i) { default -> { } };",
         "switch expression does not have any result expressions"),
        ("i = switch (i) { default -> s; };", "incompatible types: bad type in switch expression\n"
                                              "    String cannot be converted to int"),
        ("i = switch (i) { case 1: yield 1; default: return; };",
         "attempt to return out of a switch expression"),
        ("switch (i) { case 1 -> {} case 2: }", "different case kinds used in the switch"),
        ("try (String t = s) {}",
         "incompatible types: try-with-resources not applicable to variable type\n"
         "    (String cannot be converted to AutoCloseable)"),
        ("try {} catch (RuntimeException | IllegalStateException e) {}",
         "Alternatives in a multi-catch statement cannot be related by subclassing\n"
         "  Alternative IllegalStateException is a subclass of alternative RuntimeException"),
        ("class L {} class L {}", "class L is already defined in method m(int,String,Object)"),
        ("Object c = Integer.this;", "not an enclosing class: Integer"),
    ],
)  # fmt: skip
def test_error_in_statement(body: str, message: str) -> None:
    assert errors_in(body) == [message]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("class T { int x; static int y = x; }",
         "non-static variable x cannot be referenced from a static context"),
        ("class T { static Object y = this; }",
         "non-static variable this cannot be referenced from a static context"),
        ("class T { int a = b, b = 1; }", "illegal forward reference"),
        ("class T { int a = a + 1; }", "self-reference in initializer"),
        ("class T { { return; } }", "return outside method"),
        ("class T { final int a = 1; void m() { a = 2; } }",
         "cannot assign a value to final variable a"),
        ("class T { int q; T(int x) {} T() { this(q); } }",
         "cannot reference q before supertype constructor has been called"),
        ("interface I { int X = 1; } interface J { int X = 2; } class T implements I, J { "
         "int y = X; }",
         "reference to X is ambiguous\n  both variable X in I and variable X in J match"),
        ("class A { private int p; } class T { int m(A a) { return a.p; } }",
         "p has private access in A"),
        ("class A { A(int x) {} } class T extends A { }",
         "constructor A in class A cannot be applied to given types;\n  required: int\n"
         "  found:    no arguments\n  reason: actual and formal argument lists differ in length"),
        ("@interface A { int value(); } @A(T.n) class T { static int n; }",
         "element value must be a constant expression"),
        ("@interface A { int value(); } @A class T { }",
         "annotation @A is missing a default value for the element 'value'"),
        ("class T { void m() { int k = 0; record R() { int g() { return k; } } } }",
         "non-static variable k cannot be referenced from a static context"),
        ("record R(int a) { R { this.a = a; } }", "cannot assign a value to final variable a"),
        ("class T<E> { Object c = E.class; }", "cannot select from a type variable"),
        (
            "enum E { A; static int n; static final int K = 1; E() { int z = K; n++; } }",
            "illegal reference to static field from initializer",
        ),
        (
            "interface I { void f(); } class T { void m() { class L implements I { } } }",
            "L is not abstract and does not override abstract method f() in I",
        ),
        ("class T { int m() { return null.x; } }", "<null> cannot be dereferenced"),
        ("class T<E> { E[] a = new E[1]; }", "generic array creation"),
    ],
)  # fmt: skip
def test_error_in_class(source: str, message: str) -> None:
    assert Attributed(source).errors == [message]


@pytest.mark.parametrize(
    "body",
    [
        "if (!(o instanceof String t)) { return; } t.length();",
        "if (!(o instanceof String t)) throw null; else { } t.length();",
        "if (o instanceof String t && t.isEmpty()) {}",
        "if (!(o instanceof String t) || t.isEmpty()) {}",
        "while (!(o instanceof String t)) { } t.length();",
        "for (; !(o instanceof String t); ) { } t.length();",
        "int n = o instanceof String t ? t.length() : 0;",
        "if (o instanceof String t) {} if (o instanceof String t) {}",
    ],
)
def test_pattern_variable_in_scope(body: str) -> None:
    assert errors_in(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "if (o instanceof String t) { } t.length();",
        "if (!(o instanceof String t)) { } t.length();",
        "if (o instanceof String t || t.isEmpty()) {}",
        "while (!(o instanceof String t)) { break; } t.length();",
        "int n = o instanceof String t ? 0 : t.length();",
    ],
)
def test_pattern_variable_not_in_scope(body: str) -> None:
    assert errors_in(body) == ["cannot find symbol\n  symbol:   variable t\n  location: class T"]
