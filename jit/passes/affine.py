"""Values of a loop as linear functions of the number of turns, for bounds that hold for all turns.

All is calculated in longs, where nothing overflows: coefficients and nesting are limited. An int
of the loop equals its linear function whenever that lies within the ints.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol

from pvm.jit.ir.nodes import Node

_LARGEST = 1 << 15   # of coefficients
_DEEPEST = 8         # nested operations; a product counts as four


class Place(Protocol):
    """Where invariant code is put: before the loop."""

    def invariant(self, node: Node) -> Node | None:
        """The value before the loop, or None if it changes or cannot be computed there."""

    def start(self, phi: Node) -> tuple[Node, int] | None:
        """Of an induction variable: its value when the loop begins, and the step."""

    def put(self, op: str, type_: str, *inputs: Node, extra: Any = None) -> Node:
        """Appends a node."""

    def long(self, value: int) -> Node:
        """A constant."""


class Linear:
    """`base` (J, before the loop) + turns * `slope`."""

    __slots__ = ("base", "slope")

    def __init__(self, base: Node, slope: int) -> None:
        self.base = base
        self.slope = slope


def linear(place: Place, node: Node, depth: int = 0) -> Linear | None:
    """An int of the loop as a linear function, or None."""
    if node.op == "const":
        return Linear(place.long(node.extra), 0)
    found = place.invariant(node)
    if found is not None:
        return Linear(place.put("i2l", "J", found), 0)
    if node.op == "phi":
        started = place.start(node)
        return started and Linear(place.put("i2l", "J", started[0]), started[1])
    rule = _RULES.get(node.op)
    return rule(place, node, depth + 1) if rule is not None and depth < _DEEPEST else None


def _sum(place: Place, node: Node, depth: int) -> Linear | None:
    one = linear(place, node.inputs[0], depth)
    other = one and linear(place, node.inputs[1], depth)
    if one is None or other is None:
        return None
    return Linear(place.put("ladd", "J", one.base, other.base), one.slope + other.slope)


def _difference(place: Place, node: Node, depth: int) -> Linear | None:
    one = linear(place, node.inputs[0], depth)
    other = one and linear(place, node.inputs[1], depth)
    return None if one is None or other is None else subtract(place, one, other)


def subtract(place: Place, one: Linear, other: Linear) -> Linear:
    """The difference of two linear functions."""
    return Linear(place.put("lsub", "J", one.base, other.base), one.slope - other.slope)


def _scaled(place: Place, node: Node, factor: int, depth: int) -> Linear | None:
    found = linear(place, node.inputs[0], depth)
    if found is None or not -_LARGEST <= factor <= _LARGEST:
        return None
    if not -_LARGEST <= found.slope * factor <= _LARGEST:
        return None
    return Linear(place.put("lmul", "J", found.base, place.long(factor)), found.slope * factor)


def _product(place: Place, node: Node, depth: int) -> Linear | None:
    factor = node.inputs[1]
    return _scaled(place, node, factor.extra, depth + 4) if factor.op == "const" else None


def _shifted(place: Place, node: Node, depth: int) -> Linear | None:
    factor = node.inputs[1]
    if factor.op != "const":
        return None
    return _scaled(place, node, 1 << (factor.extra & 31), depth + 4)


def _negated(place: Place, node: Node, depth: int) -> Linear | None:
    return _scaled(place, node, -1, depth)


_RULES: Final[dict[str, Callable[[Place, Node, int], Linear | None]]] = {
    "iadd": _sum, "isub": _difference, "imul": _product, "ishl": _shifted, "ineg": _negated,
}  # fmt: skip
