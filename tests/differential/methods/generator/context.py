"""What the generator knows at a place: its random source, what is in scope, and what it costs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

T = TypeVar("T")

TRIPS = 12  # what a loop is assumed to do


class Variable(NamedTuple):
    """A local variable, parameter or field.  `is_index`: counts a loop, and is not assigned to."""

    name: str
    type: str
    is_index: bool = False
    is_local: bool = True


class Method(NamedTuple):
    """A method that may be called from here on: `cost` in steps of one call."""

    name: str
    params: tuple[str, ...]
    result: str
    cost: int


@dataclass
class Context:
    """The state of one program's generation."""

    seed: int
    methods: list[Method] = field(default_factory=list)
    scope: list[Variable] = field(default_factory=list)
    shapes: int = 3  # subclasses of Shape
    weight: int = 1  # how often this place runs in one call, about
    cost: int = 0  # steps of one call so far
    labels: list[str] = field(default_factory=list)
    loops: int = 0  # around this place, that break and continue may leave
    result: str = "int"
    is_static: bool = True
    is_lambda: bool = False  # inside one: locals may not be assigned to
    is_plain: bool = False  # no calls of methods of the program here, which might recur
    heaviest: int = 1000  # steps that one call may take, about
    count: int = 0

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    def fresh(self, prefix: str) -> str:
        """A name that nothing else has."""
        self.count += 1
        return f"{prefix}{self.count}"

    def pick(self, choices: Sequence[T]) -> T:
        """One of them."""
        return self.random.choice(choices)

    def weighted(self, choices: Sequence[tuple[Callable[..., T], int]]) -> Callable[..., T]:
        """One of the makers, by weight."""
        makers, weights = zip(*choices, strict=True)
        return self.random.choices(makers, weights)[0]

    def chance(self, percent: float) -> bool:
        """True that often."""
        return self.random.random() * 100 < percent

    def below(self, limit: int) -> int:
        """From 0 to limit - 1."""
        return self.random.randrange(limit)

    def spend(self, steps: int = 1) -> None:
        """Something is done here that takes so many steps."""
        self.cost += steps * self.weight

    def may_loop(self, trips: int = TRIPS) -> bool:
        """Whether another loop around this place would not take too long."""
        return self.weight * trips * 4 < self.heaviest and self.cost < self.heaviest

    def visible(self, type_: str) -> list[Variable]:
        """The variables of exactly this type."""
        return [v for v in self.scope if v.type == type_]

    def assignable(self, type_: str) -> list[Variable]:
        """Those of them that may be assigned to here."""
        return [
            v
            for v in self.visible(type_)
            if not v.is_index and not (self.is_lambda and v.is_local)
        ]

    def indexes(self) -> list[Variable]:
        """The counters of the loops around this place, of type int."""
        return [v for v in self.scope if v.is_index and v.type == "int"]

    def declare(self, name: str, type_: str, is_index: bool = False) -> str:
        """Brings a local variable into scope; its name."""
        self.scope.append(Variable(name, type_, is_index))
        return name

    @contextmanager
    def block(self) -> Iterator[None]:
        """What is declared within is out of scope afterwards."""
        size = len(self.scope)
        yield
        del self.scope[size:]

    @contextmanager
    def loop(self, trips: int = TRIPS, label: str | None = None) -> Iterator[None]:
        """A loop's body, which runs that often."""
        before, labels = self.weight, list(self.labels)
        self.weight *= max(trips, 1)
        self.loops += 1
        if label:
            self.labels.append(label)
        with self.block():
            yield
        self.weight, self.labels = before, labels
        self.loops -= 1
