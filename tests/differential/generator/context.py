"""What a generator of program text knows at a place: its random source, and what is in scope."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

T = TypeVar("T")

PRIMARY = 15  # precedences, the higher the tighter
UNARY = 14
CONDITIONAL = 2
LOWEST = 1


class Code(NamedTuple):
    """An expression's text, and the precedence of its outermost operator."""

    text: str
    precedence: int = PRIMARY

    def within(self, precedence: int) -> str:
        """The text as an operand of an operator that needs this precedence at least."""
        return self.text if self.precedence >= precedence else f"({self.text})"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Variable:
    """`assignable`: generated code may assign to it; `changes`: something does, so that it is a
    field or cannot be captured."""

    name: str
    type: str
    assignable: bool = False
    changes: bool = False
    is_field: bool = False


@dataclass(frozen=True)
class Method:
    """A static method of the program that may be called from here on."""

    name: str
    params: tuple[str, ...]
    result: str


class Context:
    """The state of one program's generation."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.in_enum = False  # no switches over enums in an enum's constants, see `enums`
        self.in_interface = False  # no assertions, see `hierarchy`
        self.scope: list[Variable] = []
        self.methods: list[Method] = []
        self.constants: list[Variable] = []
        self.return_type: str | None = None  # None: a return statement is not possible here
        self.breaks: list[str] = []  # labels
        self.continues: list[str] = []
        self._count = 0

    def fresh(self, prefix: str) -> str:
        """A name that nothing else has."""
        self._count += 1
        return f"{prefix}{self._count}"

    def pick(self, choices: Sequence[T]) -> T:
        """One of them."""
        return self.random.choice(choices)

    def chance(self, percent: float) -> bool:
        """True that often."""
        return self.random.random() * 100 < percent

    def below(self, limit: int) -> int:
        """From 0 to limit - 1."""
        return self.random.randrange(limit)

    def variables(self, type_: str, assignable: bool = False) -> list[Variable]:
        """Those of exactly this type; all, or only those that may be assigned to."""
        return [v for v in self.scope if v.type == type_ and (v.assignable or not assignable)]

    def declare(
        self, name: str, type_: str, assignable: bool = False, changes: bool = False
    ) -> None:
        """From here to the end of the block there is this local variable."""
        self.scope.append(Variable(name, type_, assignable, changes or assignable))

    def declare_field(self, name: str, type_: str, assignable: bool = True) -> None:
        """From here to the end of the block there is this field."""
        self.scope.append(Variable(name, type_, assignable, assignable, is_field=True))

    @contextmanager
    def block(self) -> Iterator[None]:
        """What is declared meanwhile is local."""
        size = len(self.scope)
        yield
        del self.scope[size:]

    @contextmanager
    def captured(self, return_type: str | None = None) -> Iterator[None]:
        """The body of a lambda or a local class: assigned locals cannot be used, nor jumps."""
        scope = self.scope
        self.scope = [v for v in scope if v.is_field or not v.changes]
        with self.no_jumps(return_type):
            yield
        self.scope = scope

    @contextmanager
    def no_jumps(self, return_type: str | None = None) -> Iterator[None]:
        """Nothing outside can be jumped to, as from within a switch expression."""
        saved = self.breaks, self.continues, self.return_type
        self.breaks, self.continues, self.return_type = [], [], return_type
        yield
        self.breaks, self.continues, self.return_type = saved
