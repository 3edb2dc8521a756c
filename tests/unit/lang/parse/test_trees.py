"""The trees of constructs, above all of those that looking ahead tells apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pvm.lang.tree import nodes
from pvm.lang.tree.positions import start_position

from .parsing import expression, member, parsed, statement, unit


def shown(tree: Any) -> str:
    """An expression or type with all its parentheses."""
    match tree:
        case nodes.Ident() | nodes.PrimitiveTypeTree():
            return str(tree.name)
        case nodes.Literal():
            return repr(tree.value)
        case nodes.Select():
            return f"{shown(tree.target)}.{tree.name}"
        case nodes.Binary():
            return f"({shown(tree.left)} {tree.op} {shown(tree.right)})"
        case nodes.Unary():
            return f"{tree.op}({shown(tree.operand)})"
        case nodes.Assign():
            return f"({shown(tree.target)} = {shown(tree.value)})"
        case nodes.Conditional():
            parts = (tree.condition, tree.then, tree.otherwise)
            return "({} ? {} : {})".format(*map(shown, parts))
        case nodes.Parens():
            return f"[{shown(tree.expr)}]"
        case nodes.Cast():
            return f"cast({shown(tree.target)}, {shown(tree.expr)})"
        case nodes.Lambda():
            return f"({', '.join(p.name for p in tree.params)} -> {shown(tree.body)})"
        case nodes.Call():
            return f"{shown(tree.method)}({', '.join(map(shown, tree.args))})"
        case nodes.TypeApply():
            return f"{shown(tree.clazz)}<{', '.join(map(shown, tree.args))}>"
        case nodes.ArrayTypeTree():
            return f"{shown(tree.element)}[]"
        case nodes.MemberReference():
            return f"{shown(tree.target)}::{tree.name}"
        case nodes.Index():
            return f"{shown(tree.array)}[{shown(tree.index)}]"
        case nodes.IntersectionTypeTree():
            return " & ".join(map(shown, tree.bounds))
        case _:
            return type(tree).__name__


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b * c - d", "((a + (b * c)) - d)"),
        ("a = b = c ? d : e ? f : g", "(a = (b = (c ? d : (e ? f : g))))"),
        ("-a++ + ++b", "(-(x++(a)) + ++x(b))"),
        ("a >> b >>> c < d", "(((a >> b) >>> c) < d)"),
        ("(a) + b", "([a] + b)"),
        ("(A) b + c", "(cast(A, b) + c)"),
        ("(int) + b", "cast(int, +(b))"),
        ("(A<B, C[]>) d", "cast(A<B, C[]>, d)"),
        ("(A & B) c -> d", "cast(A & B, (c -> d))"),
        ("(A) (b)", "cast(A, [b])"),
        ("f(a < b, c > (d))", "f((a < b), (c > [d]))"),
        ("f(a < b, c > d)", "f((a < b), (c > d))"),
        ("A<B<C>>::d", "A<B<C>>::d"),
        ("int[]::new", "int[]::new"),
        ("(a, b) -> a < b ? a : b", "(a, b -> ((a < b) ? a : b))"),
        ("a -> b -> c", "(a -> (b -> c))"),
        ("a[0][1].b", "a[0][1].b"),
        ("a.b.c(d).e", "a.b.c(d).e"),
        ("A.super.m()", "A.super.m()"),
        ("int[][].class", "int[][].class"),
        ("new int[2].length", "NewArray.length"),
        ("-2147483648", "-(2147483648)"),
    ],
)
def test_expressions(text: str, expected: str) -> None:
    assert shown(expression(text)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("0x7fff_ffff", "int", 2**31 - 1),
        ("0xffffffff", "int", -1),
        ("0b101", "int", 5),
        ("017L", "long", 15),
        ("0x1.8p1", "double", 3.0),
        ("0.1f", "float", 0.10000000149011612),
        ("'\\377'", "char", 255),
        ("'\\u0041'", "char", 65),
        ('"a\\t\\0b\\"\\s"', "String", 'a\t\0b" '),
        ('"\\ud83d\\ude00"', "String", "\U0001f600"),
        ('"""\n    a\n      b \\\n    c\\n\n    """', "String", "a\n  b c\n\n"),
        ('"""\n  x"""', "String", "x"),
    ],
)
def test_literals(text: str, kind: str, value: object) -> None:
    tree = expression(text)
    assert (tree.kind, tree.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("A<B, C> d = e;", nodes.VarDecl),
        ("a < b;", None),
        ("switch (a) { }", nodes.Switch),
        ("yield (3);", nodes.Yield),
        ("yield++;", nodes.ExpressionStatement),
        ("yield = 3;", nodes.ExpressionStatement),
        ("record R(int x) { }", nodes.ClassDecl),
        ("record(3);", nodes.ExpressionStatement),
        ("a: while (b) { }", nodes.Labeled),
        ("for (A<B, C> d : e) { }", nodes.ForEach),
        ("final class A { }", nodes.ClassDecl),
    ],
)
def test_statements(text: str, node: type | None) -> None:
    if node is None:
        assert parsed(f"class T {{ void m() {{ {text} }} }}")[1].error_count
    else:
        assert type(statement(text)) is node


def test_dimensions_after_the_name_are_the_outer_ones() -> None:
    fields = unit("class T { int[] a[], b; int f()[] { return a; } }").types[0].members
    assert [shown(f.vartype) for f in fields[:2]] == ["int[][]", "int[]"]
    assert shown(fields[2].return_type) == "int[]"


def test_the_receiver_parameter_is_dropped() -> None:
    assert [p.name for p in member("void m(T<A, B> this, int x) { }").params] == ["x"]


def test_an_arrow_of_a_switch_expression_yields() -> None:
    tree = expression("switch (a) { case 1, 2 -> b; default -> throw c; }")
    assert [type(case.body[0]) for case in tree.cases] == [nodes.Yield, nodes.Throw]
    assert len(tree.cases[0].labels) == 2


@pytest.mark.parametrize(
    "text",
    [
        "int[] a = {switch (b) { default -> c; }, 1};",
        "int[][] a = {{switch (b) { default -> c; }}};",
        "f(new int[] {switch (b) { default -> c; }});",
        "assert a ? b : c : switch (b) { default -> c; };",
        "for (int a : switch (b) { default -> c; }) { }",
    ],
)
def test_switch_expressions_after_braces_and_colons(text: str) -> None:
    assert parsed(f"class T {{ void m() {{ {text} }} }}")[1].error_count == 0


def test_switch_statements_after_braces_and_colons() -> None:
    text = "{ { switch (a) { case 1: switch (b) { default: } default: { } } } }"
    assert parsed(f"class T {{ void m() {{ {text} }} }}")[1].error_count == 0


def test_the_smallest_integers() -> None:
    for text in ("-2147483648", "(char) -9223372036854775808L", "f(-2147483648)"):
        assert parsed(f"class T {{ long a = {text}; }}")[1].error_count == 0
    for text in ("2147483648", "(a) - 2147483648", "1 - 9223372036854775808L"):
        assert parsed(f"class T {{ long a = {text}; }}")[1].error_count == 1


def test_var_is_no_type() -> None:
    assert statement("var x = 1;").vartype is None
    assert expression("(var a, var b) -> a").explicit is False


def test_positions() -> None:
    text = "class T { void m() { a.b(c)[0] = d::e; } }"
    found = unit(text).types[0].members[0]
    assert isinstance(found, nodes.MethodDecl) and found.body is not None
    done = found.body.statements[0]
    assert isinstance(done, nodes.ExpressionStatement)
    assign = done.expr
    assert isinstance(assign, nodes.Assign) and isinstance(assign.target, nodes.Index)
    places = (found.pos, done.pos, assign.pos, assign.target.pos, assign.value.pos)
    assert [text[p : p + 2] for p in places] == ["m(", "a.", "= ", "[0", "d:"]
    assert start_position(assign) == done.pos


def test_every_construct_parses() -> None:
    text = Path(__file__).with_name("Constructs.java").read_text(encoding="utf-8")
    assert parsed(text)[1].render() == ""
