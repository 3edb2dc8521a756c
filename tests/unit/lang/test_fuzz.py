"""Mutated sources through the whole compiler: errors or class files, never a traceback or a hang.

A failure is found again by its number: `fuzzing.mutant(number)`.
"""

from __future__ import annotations

import shutil

import pytest

from pvm.compilation import library_locations

from .fuzzing import compiled, mutant
from .oracle import hotspot

SLICE = range(150)
CAMPAIGN = range(150, 3_000)
SAVED = (12475, 15825)  # numbers of cases that once failed


def _depth(count: int) -> dict[str, str]:
    """Texts with something nested, or repeated, that often."""
    return {
        "parentheses": _method("a = " + "(" * count + "a" + ")" * count + ";"),
        "blocks": _method("{" * count + "}" * count),
        "concatenation": _method("s = " + "s + " * count + "s;"),
        "concatenation of literals": _method("s = " + '"a" + ' * count + '"b";'),
        "concatenation of numbers": _method(f"s = s + {' + '.join(map(str, range(count)))};"),
        "sum": _method("a = " + "a + " * count + "a;"),
        "if": _method("if (a == 1) " * count + ";"),
        "else if": _method("if (a == 1) ; else " * count + ";"),
        "calls": _method("a = " + "f(" * count + "a" + ")" * count + ";"),
        "chain": _method("s = s" + ".trim()" * count + ";"),
        "casts": _method("a = " + "(int) " * count + "a;"),
        "minus": _method("a = " + "- " * count + "a;"),
        "conditionals": _method("a = " + "a == 1 ? 2 : " * count + "3;"),
        "type arguments": _method("java.util.List<" * count + "String" + ">" * count + " x;"),
        "dimensions": _method("int" + "[]" * count + " x = null;"),
        "assignments": _method("a = " * count + "1;"),
        "and": _method("boolean b = " + "a == 1 && " * count + "a == 2;"),
        "statements": _method("a++; " * count * 4),
        "classes": "".join(f"class A{i} {{ " for i in range(count // 100)) + "}" * (count // 100),
        "lambdas": _method("Runnable r = " + "() -> { Runnable q = " * 100 + "null" + "; };" * 100),
        "cases": _method("switch (a) { " + "".join(f"case {i}: a++; " for i in range(count)) + "}"),
        "open": "class A { int x = " + "f(" * count,
        "closed": "class A { int x = 1 " + ")" * count,
    }


def _method(body: str) -> str:
    return f"""class A {{
        static int f(int a) {{ return a; }}
        static void m(int a, String s) {{ {body} }}
    }}"""


@pytest.fixture(scope="module", autouse=True)
def _library() -> None:
    """Built before the time of a case is taken."""
    library_locations()


@pytest.mark.parametrize("text", _depth(5_000).values(), ids=_depth(1))
def test_deep(text: str) -> None:
    classes, messages = compiled(text)
    assert classes or "error: " in messages


@pytest.mark.parametrize("number", [*SAVED, *SLICE])
def test_slice(number: int) -> None:
    classes, messages = compiled(mutant(number).text)
    assert not (classes and "error: " in messages)


def test_campaign(request: pytest.FixtureRequest) -> None:
    """What still compiles is given to HotSpot's verifier, if there is a JDK."""
    if not request.config.getoption("--long"):
        pytest.skip("--long runs the campaign")
    programs = {}
    for number in CAMPAIGN:
        case = mutant(number)
        try:
            classes, _ = compiled(case.text)
        except Exception as error:
            raise AssertionError(f"{number}: {case.path}") from error
        if not case.path.startswith("stdlib"):  # whose packages are the JDK's own
            programs[str(number)] = classes
    if shutil.which("java"):
        assert hotspot.refusals(programs) == ""


def test_limits_of_class_files() -> None:
    """JVMS 4.11: parameters, dimensions, the length of code and strings."""
    assert "too many parameters" in compiled(_parameters(255, ""))[1]
    assert compiled(_parameters(255, "static"))[0]
    assert "too many dimensions" in compiled(_method("int" + "[]" * 256 + " x;"))[1]
    assert compiled(_method("int" + "[]" * 255 + " x;"))[0]
    assert "code too large" in compiled(_method("a++; " * 30_000))[1]
    assert "constant string too long" in compiled(_method(f's = "{"x" * 65_536}";'))[1]


def _parameters(count: int, modifier: str) -> str:
    names = ", ".join(f"int x{number}" for number in range(count))
    return f"class A {{ {modifier} void m({names}) {{ }} }}"
