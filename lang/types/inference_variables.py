"""Inference variables (JLS 18.1): types whose bounds grow while a call is inferred.

A relation that meets such a variable adds a bound to it, and holds if the bounds then still agree.
Every change goes on a trail, so that what was tried can be taken back: an inapplicable method, a
lambda body that did not fit.
"""

from __future__ import annotations

from collections.abc import Callable

from pvm.lang.types.types import NO_TYPE, Type, TypeVar

Trail = list[tuple[list[Type], int]]


class InferenceVariable(Type):
    """`param` is the type parameter it stands for; `inst` its instantiation, NO_TYPE until it is
    resolved; `throws` whether it appears in a throws clause (JLS 18.1.3)."""

    __slots__ = ("param", "lower", "equal", "upper", "instances", "throws")
    is_reference = True

    def __init__(self, param: TypeVar) -> None:
        self.param = param
        self.lower: list[Type] = []
        self.equal: list[Type] = []
        self.upper: list[Type] = []
        self.instances: list[Type] = []
        self.throws = False

    @property
    def inst(self) -> Type:
        return self.instances[-1] if self.instances else NO_TYPE

    def __str__(self) -> str:
        return str(self.inst) if self.instances else self.param.name


class Conflict:
    """The bounds of a variable at the moment when they no longer agreed."""

    def __init__(self, variable: InferenceVariable) -> None:
        self.variable = variable
        self.equal = tuple(variable.equal)
        self.lower = tuple(variable.lower)
        self.upper = tuple(variable.upper)


class BoundSets:
    """The trail, and who checks a new bound against the others (`incorporate`)."""

    def __init__(self, incorporate: Callable[[InferenceVariable, str, Type], bool]) -> None:
        self.trail: Trail = []
        self.incorporate = incorporate
        self.conflict: Conflict | None = None  # the first since somebody cleared it

    def add(self, variable: InferenceVariable, kind: str, bound: Type) -> bool:
        """Add a "lower", "equal" or "upper" bound; whether the bounds agree."""
        bounds: list[Type] = getattr(variable, kind)
        if any(bound is known for known in bounds):
            return True
        self.push(bounds, bound)
        if self.incorporate(variable, kind, bound):
            return True
        if self.conflict is None:
            self.conflict = Conflict(variable)
        return False

    def push(self, bounds: list[Type], bound: Type) -> None:
        self.trail.append((bounds, len(bounds)))
        bounds.append(bound)

    def undo_to(self, mark: int) -> None:
        """Take back all that was added since the trail was `mark` long."""
        trail = self.trail
        while len(trail) > mark:
            bounds, length = trail.pop()
            del bounds[length:]
