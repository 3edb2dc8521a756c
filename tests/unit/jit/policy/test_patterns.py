"""Method patterns and compile commands, as java reads them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pvm.jit.policy.commands import read_commands
from pvm.jit.policy.patterns import MethodPattern, PatternError, PatternSet, parse_pattern


def method(owner: str, name: str, descriptor: str = "()V") -> Any:
    return SimpleNamespace(owner=SimpleNamespace(name=owner), name=name, descriptor=descriptor)


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        ("java/lang/String.length", ("java/lang/String", "length"), ("String", "length")),
        ("java.lang.String::length", ("java/lang/String", "length"), ("java/lang/String", "len")),
        ("java.lang.String.length", ("java/lang/String", "length"), ("java/lang", "String")),
        ("P.f*", ("P", "fib"), ("P", "gfib")),
        ("P::*b", ("P", "fib"), ("P", "fibs")),
        ("*.*", ("a/B", "<init>"), ("", "")),
        ("java/util/*.*get*", ("java/util/HashMap", "forget"), ("java/lang/String", "get")),
    ],
)
def test_patterns(pattern: str, fits: tuple[str, str], fits_not: tuple[str, str]) -> None:
    read = parse_pattern(pattern)
    assert read.matches(method(*fits))
    assert fits_not == ("", "") or not read.matches(method(*fits_not))


def test_a_descriptor_narrows() -> None:
    read = parse_pattern("P::f(I)I")
    assert read.matches(method("P", "f", "(I)I")) and not read.matches(method("P", "f", "(J)I"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("P.lo*p", "Embedded * not allowed"),
        ("foo", "Method pattern missing from command"),
        ("P::t,P::s", "Method pattern only allows one '::' allowed"),
    ],
)
def test_wrong_patterns(text: str, message: str) -> None:
    with pytest.raises(PatternError, match="^" + message.replace("*", r"\*")):
        parse_pattern(text)


def test_sets_find_exact_and_wild_patterns() -> None:
    found = PatternSet([MethodPattern("A", "f"), MethodPattern("B", "g", "(I)V"),
                        MethodPattern("C", "*")])
    assert found.matches(method("A", "f")) and found.matches(method("C", "x"))
    assert found.matches(method("B", "g", "(I)V")) and not found.matches(method("B", "g"))
    assert not found.matches(method("A", "g"))
    assert found and not PatternSet([])


def test_commands_are_echoed_as_java_does() -> None:
    commands, text = read_commands(["compileonly,P.loop", "exclude P::t", "# remark", ""])
    assert commands["compileonly"].matches(method("P", "loop"))
    assert commands["exclude"].matches(method("P", "t")) and len(commands) == 2
    assert text == ("CompileCommand: compileonly P.loop bool compileonly = true\n"
                    "CompileCommand: exclude P.t bool exclude = true\n")


def test_quiet_and_values() -> None:
    commands, text = read_commands(["quiet", "exclude,P::a,true", "exclude,P::b,false"])
    assert text == "" and list(commands) == ["exclude"]
    assert [commands["exclude"].matches(method("P", name)) for name in "ab"] == [True, False]


@pytest.mark.parametrize("line", ["foo,P::t", "compileonly", "compileonly,a", "exclude,P::a,maybe"])
def test_wrong_commands_are_reported_and_left_out(line: str) -> None:
    commands, text = read_commands([line])
    assert not commands
    assert text.startswith("CompileCommand: An error occurred during parsing\nError: ")
    assert f"Line: '{line}'\n" in text
