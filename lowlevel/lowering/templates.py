"""Low-level functions without branches, as text to be copied: LLVM has no call to inline.

Baseline code is not optimised: there a call would stay one. A function's text is simplified once:
each load from a local variable becomes the value that was stored there last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pvm.lowlevel.ir import FunctionWriter

_NAME = re.compile(r"%[\w.]+")
_ALLOCA = re.compile(r"(%\w+) = alloca ")
_STORE = re.compile(r"store \S+ (\S+), ptr (%\w+)$")
_LOAD = re.compile(r"(%\w+) = load \S+, ptr (%\w+)$")
_RETURN = re.compile(r"ret (?:void|\S+ (\S+))$")
_JUMP = re.compile(r"br label %(\w+)$")
_NOT_STRAIGHT = re.compile(r'br |switch |unreachable|.*@"')


class Template(NamedTuple):
    """`parameters` and the names that `lines` define are replaced by those of the place where it
    is copied to; `result` is one of them, or a constant, or nothing."""

    parameters: list[str]
    lines: list[str]
    result: str

    def copy(self, writer: FunctionWriter, arguments: Sequence[str]) -> str:
        """Writes the instructions; the text of the result."""
        names = dict(zip(self.parameters, arguments, strict=True))

        def renamed(found: re.Match[str]) -> str:
            name = found[0]
            if name not in names:
                names[name] = writer.name()
            return names[name]

        for line in self.lines:
            writer.emit(_NAME.sub(renamed, line))
        return _NAME.sub(renamed, self.result)


def template_of(definition: str) -> Template | None:
    """A function's text as a template; None where it is more than a straight line."""
    header, *body = definition.splitlines()
    simplified = _Simplified()
    expected = "entry"
    for line in map(str.strip, body):
        if line.endswith(":"):
            if line[:-1] != expected:
                return None
        elif (jump := _JUMP.match(line)) is not None:
            expected = jump[1]
        elif (end := _RETURN.match(line)) is not None:
            parameters = _NAME.findall(header)
            return Template(parameters, simplified.lines, simplified.value(end[1] or ""))
        elif not simplified.add(line):
            return None
    return None


class _Simplified:
    """Straight code without the variables in memory."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._stored: dict[str, str] = {}
        self._loaded: dict[str, str] = {}

    def value(self, text: str) -> str:
        """The text with loaded names replaced by what was stored."""
        return _NAME.sub(lambda found: self._loaded.get(found[0], found[0]), text)

    def add(self, line: str) -> bool:
        """False for what cannot be part of a template."""
        if (made := _ALLOCA.match(line)) is not None:
            self._stored[made[1]] = "undef"
        elif (store := _STORE.match(line)) is not None and store[2] in self._stored:
            self._stored[store[2]] = self.value(store[1])
        elif (load := _LOAD.match(line)) is not None and load[2] in self._stored:
            self._loaded[load[1]] = self._stored[load[2]]
        else:
            escapes = any(name in self._stored for name in _NAME.findall(line))
            if escapes or _NOT_STRAIGHT.match(line):
                return False
            self.lines.append(self.value(line))
        return True
