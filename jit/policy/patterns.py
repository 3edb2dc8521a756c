"""Patterns of methods, in the syntax of java's -XX:CompileCommand.

    java/lang/String.indexOf   java.lang.String::indexOf   Main.f(I)I   *.toString   java/util/*.*

A `*` stands for anything, at the start or the end of the class's or the method's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pvm.vm.model.members import JavaMethod


class PatternError(Exception):
    """What is wrong with a pattern, in java's words."""


class MethodPattern(NamedTuple):
    """`class_name` is internal ("java/lang/String"), `descriptor` empty where any will do."""

    class_name: str
    name: str
    descriptor: str = ""

    def __str__(self) -> str:
        return f"{self.class_name}.{self.name}{self.descriptor}"

    @property
    def is_exact(self) -> bool:
        """One class, one name."""
        return "*" not in self.class_name + self.name

    def matches(self, method: JavaMethod) -> bool:
        return (_fits(self.name, method.name) and _fits(self.class_name, method.owner.name)
                and self.descriptor in ("", method.descriptor))


def parse_pattern(text: str) -> MethodPattern:
    """Raises PatternError."""
    whole, bracket, descriptor = text.strip().partition("(")
    if whole.count("::") > 1:
        raise PatternError("Method pattern only allows one '::' allowed")
    class_name, _, name = whole.rpartition("::" if "::" in whole else ".")
    if not name or not class_name:
        raise PatternError("Method pattern missing from command")
    pattern = MethodPattern(class_name.replace(".", "/"), name, bracket + descriptor)
    for part in (pattern.class_name, name):
        if "*" in part[1:-1]:
            raise PatternError("Embedded * not allowed")
    return pattern


def _fits(pattern: str, name: str) -> bool:
    core = pattern.strip("*")
    if pattern.startswith("*"):
        return core in name if pattern.endswith("*") else name.endswith(core)
    return name.startswith(core) if pattern.endswith("*") else name == pattern


class PatternSet:
    """Many patterns, asked at once: exact ones cost a lookup."""

    def __init__(self, patterns: Iterable[MethodPattern]) -> None:
        self._exact: dict[tuple[str, str], list[MethodPattern]] = {}
        self._wild: list[MethodPattern] = []
        for pattern in patterns:
            if pattern.is_exact:
                self._exact.setdefault((pattern.class_name, pattern.name), []).append(pattern)
            else:
                self._wild.append(pattern)

    def __bool__(self) -> bool:
        return bool(self._exact or self._wild)

    def matches(self, method: JavaMethod) -> bool:
        exact = self._exact.get((method.owner.name, method.name), [])
        return any(pattern.matches(method) for pattern in (*exact, *self._wild))
