"""The list that the grammar's files add their productions to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

Action = Callable[..., Any]


class Refused(Exception):
    """A syntax error that is none to the grammar."""


class Production(NamedTuple):
    """`text` as rply takes it, "name : symbol ...".  `action` makes the node of the symbols' nodes
    (of terminals: rply tokens); None hands on the first.  `precedence`: a token whose it has.
    An action raises Refused for what the grammar lets through, but is no Java."""

    text: str
    action: Action | None
    precedence: str | None


PRODUCTIONS: list[Production] = []


def rule(*texts: str, precedence: str | None = None) -> Callable[[Action], Action]:
    """The decorated function is the action of these productions."""

    def register(action: Action) -> Action:
        PRODUCTIONS.extend(Production(text, action, precedence) for text in texts)
        return action

    return register


def same(*texts: str) -> None:
    """Productions of one symbol, whose value they hand on."""
    PRODUCTIONS.extend(Production(text, None, None) for text in texts)


def choices(name: str, *alternatives: str) -> None:
    """`same` for each alternative."""
    same(*(f"{name} : {alternative}" for alternative in alternatives))


def listing(name: str, element: str, separator: str = "") -> None:
    """`name` is one or more elements: a list."""
    PRODUCTIONS.append(Production(f"{name} : {element}", list, None))
    PRODUCTIONS.append(Production(f"{name} : {name} {separator} {element}", _append, None))


def optional(name: str, symbol: str, absent: Callable[[], Any]) -> None:
    """`name` is `symbol`, or nothing, and then `absent()`."""
    same(f"{name} : {symbol}")
    PRODUCTIONS.append(Production(f"{name} :", lambda p: absent(), None))


def _append(p: list[Any]) -> Any:
    p[0].append(p[-1])
    return p[0]
