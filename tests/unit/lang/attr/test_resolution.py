"""Which method a call means (JLS 15.12.2), and what is said if none or several fit."""

from __future__ import annotations

import pytest

from pvm.lang.tree import nodes

from ..attributed import IMPORTS, Attributed

HELPERS = """
interface Shape { double area(); default String text() { return ""; }
  static Shape unit() { return () -> 1; } }
interface Named { String text(); }
abstract class Base { protected void hook() {} private void secret() {}
  abstract Object value(); abstract void todo(); }
interface Valued { String value(); }
abstract class Sub extends Base implements Valued {}
class M {
  static void p(Object o) {} static void p(String s) {} static void p(int i) {}
  static void p(long l) {} static void p(Integer i) {}
  static void v(Object o) {} static void v(int... is) {} static void v(long a, long b) {}
  static void w(String s, Object... os) {} static void w(Object... os) {}
  static void f(Runnable r) {} static <T> T f(Supplier<T> s) { return null; }
  static void g(Function<String, Integer> f) {} static void g(ToIntFunction<String> f) {}
  static void h(IntFunction<String> f) {} static void h(BiFunction<String, String, String> f) {}
  static void q(Collection<?> c) {} static void q(List<?> c) {}
  static void a(long x, Integer y) {} static void a(Integer x, long y) {}
  static void one(int i) {} static <T extends Number> T num(T t) { return t; }
  static <T> void both(List<T> a, List<T> b) {}
  void inst() {}
  static void n(char[] c) {} static void n(String s) {}
}
"""

# a call, the method chosen
CALLS = [
    ("M.p(1)", "p(int)"),
    ("M.p((short) 1)", "p(int)"),
    ("M.p('c')", "p(int)"),
    ("M.p(1L)", "p(long)"),
    ("M.p(1.0)", "p(Object)"),
    ("M.p(Integer.valueOf(1))", "p(Integer)"),
    ('M.p("a")', "p(String)"),
    ("M.v(1)", "v(Object)"),
    ("M.v()", "v(int...)"),
    ("M.v(1, 2)", "v(long,long)"),
    ("M.v(1, 2, 3)", "v(int...)"),
    ('M.w("a", 1)', "w(String,Object...)"),
    ("M.w(1)", "w(Object...)"),
    ("M.f(() -> { })", "f(Runnable)"),
    ("M.f(() -> 1)", "<T>f(Supplier<T>)"),
    ('M.f(() -> "a".length())', "<T>f(Supplier<T>)"),
    ("M.f(() -> { throw new RuntimeException(); })", "<T>f(Supplier<T>)"),
    ("M.g(String::length)", "g(ToIntFunction<String>)"),
    ("M.g((String s) -> s.length())", "g(ToIntFunction<String>)"),
    ('M.h(i -> "")', "h(IntFunction<String>)"),
    ("M.h((s, t) -> s)", "h(BiFunction<String,String,String>)"),
    ("M.q(new ArrayList<String>())", "q(List<?>)"),
    ("M.q(new HashSet<>())", "q(Collection<?>)"),
    ("((Sub) null).value()", "value()"),
    ("new StringBuilder().append('c')", "append(char)"),
    ('new StringBuilder().append((Object) "")', "append(Object)"),
    ("new ArrayList<Integer>().remove(1)", "remove(int)"),
    ("new ArrayList<Integer>().remove(Integer.valueOf(1))", "remove(Object)"),
    ("Math.max(1, 2L)", "max(long,long)"),
]


@pytest.fixture(scope="module")
def chosen() -> Attributed:
    methods = [f"void m{i}() {{ {text}; }}" for i, (text, _) in enumerate(CALLS)]
    return Attributed(IMPORTS + HELPERS + "class T {\n" + "\n".join(methods) + "\n}")


def test_nothing_is_reported(chosen: Attributed) -> None:
    assert chosen.messages == []


@pytest.mark.parametrize("index", range(len(CALLS)), ids=[text for text, _ in CALLS])
def test_method(chosen: Attributed, index: int) -> None:
    decl = chosen.cls("T").methods[f"m{index}"][0].tree
    assert decl is not None and decl.body is not None
    statement = decl.body.statements[0]
    assert isinstance(statement, nodes.ExpressionStatement)
    assert isinstance(statement.expr, nodes.Call)
    assert str(statement.expr.sym) == CALLS[index][1]


def test_the_more_specific_result_of_two_inherited_methods() -> None:
    found = Attributed(
        HELPERS.join((IMPORTS, "class T { void m(Sub s) { String t = s.value(); } }"))
    )
    assert found.messages == []


# a statement, all that is said about it
ERRORS = [
    ('M.one("a");', "incompatible types: String cannot be converted to int"),
    ("M.one(1L);", "incompatible types: possible lossy conversion from long to int"),
    (
        "M.one();",
        "method one in class M cannot be applied to given types;\n  required: int\n"
        "  found:    no arguments\n"
        "  reason: actual and formal argument lists differ in length",
    ),
    (
        'M.unknown(1, "a");',
        "cannot find symbol\n  symbol:   method unknown(int,String)\n  location: class M",
    ),
    (
        "M.a(1, 2);",
        "reference to a is ambiguous\n  both method a(long,Integer) in M and "
        "method a(Integer,long) in M match",
    ),
    (
        "M.n(null);",
        "reference to n is ambiguous\n  both method n(char[]) in M and method n(String) in M match",
    ),
    ("M.inst();", "non-static method inst() cannot be referenced from a static context"),
    (
        'M.num("a");',
        "method num in class M cannot be applied to given types;\n  required: T\n"
        "  found:    String\n"
        "  reason: inference variable T has incompatible bounds\n"
        "    lower bounds: Number\n    lower bounds: String\n"
        "  where T is a type-variable:\n    T extends Number declared in method <T>num(T)",
    ),
    (
        "M.both(new ArrayList<String>(), new ArrayList<Integer>());",
        "method both in class M cannot be applied to given types;\n  required: List<T>,List<T>\n"
        "  found:    ArrayList<String>,ArrayList<Integer>\n"
        "  reason: inference variable T has incompatible equality constraints Integer,String\n"
        "  where T is a type-variable:\n"
        "    T extends Object declared in method <T>both(List<T>,List<T>)",
    ),
    ("new Runnable();", "Runnable is abstract; cannot be instantiated"),
    (
        "new M(1);",
        "constructor M in class M cannot be applied to given types;\n  required: no arguments\n"
        "  found:    int\n  reason: actual and formal argument lists differ in length",
    ),
    ("((Base) null).secret();", "secret() has private access in Base"),
    (
        "((Sub) null).secret();",
        "cannot find symbol\n  symbol:   method secret()\n  location: class Sub",
    ),
    ("int i = 1; i.foo();", "int cannot be dereferenced"),
    ("M.p(M.one(1));", "'void' type not allowed here"),
    (
        "Shape s = null; s.unit();",
        "illegal static interface method call\n"
        "  the receiver expression should be replaced with the type qualifier 'Shape'",
    ),
]


@pytest.fixture(scope="module")
def wrong() -> Attributed:
    methods = [f"void m{i}() {{ {text} }}" for i, (text, _) in enumerate(ERRORS)]
    return Attributed(IMPORTS + HELPERS + "class T {\n" + "\n".join(methods) + "\n}")


@pytest.mark.parametrize("index", range(len(ERRORS)), ids=[text for text, _ in ERRORS])
def test_error(wrong: Attributed, index: int) -> None:
    line = (IMPORTS + HELPERS).count("\n") + 2 + index
    found = [m.partition(": ")[2] for m in wrong.messages if m.startswith(f"{line}: ")]
    assert found == [ERRORS[index][1]]
