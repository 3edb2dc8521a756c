"""Algebraic identities: a node's equal that is cheaper, or in the form that other passes look for.

Forms: a constant operand stands on the right; subtracting a constant is adding its negative.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, Protocol

from pvm.jit.ir.nodes import Node
from pvm.jit.passes.arithmetic import (
    ARITHMETIC,
    COMPARISONS,
    compare_floating,
    from_double,
    from_float,
)

SWAPPED: Final = {"eq": "eq", "ne": "ne", "lt": "gt", "gt": "lt", "le": "ge", "ge": "le"}
NEGATED: Final = {"eq": "ne", "ne": "eq", "lt": "ge", "ge": "lt", "gt": "le", "le": "gt",
                  "ult": "uge", "uge": "ult"}  # fmt: skip
_DIVISIONS: Final = frozenset(("idiv", "irem", "ldiv", "lrem"))
_MADE: Final = frozenset(("new", "newarray", "multinewarray"))  # of exactly the class in `extra`
_COMMUTATIVE: Final = frozenset(("add", "mul", "and", "or", "xor"))


class Maker(Protocol):
    """Where new nodes come from; they stand before the node that is simplified."""

    def constant(self, type_: str, value: int) -> Node:
        """A constant."""

    def make(self, op: str, type_: str, inputs: Iterable[Node], extra: Any = None) -> Node:
        """A pure node, simplified itself."""


def simplify(maker: Maker, node: Node) -> Node | None:
    """A node that always has the same value, or None. Inputs may change places."""
    rule = _RULES.get(node.op)
    if rule is not None:
        return rule(maker, node)
    compute = ARITHMETIC.get(node.op)
    if compute is None:
        return None
    if all(value.op == "const" for value in node.inputs):
        if node.op in _DIVISIONS and node.inputs[1].extra == 0:
            return None  # never run: a guard that always fails stands before
        result = compute(*(value.extra for value in node.inputs))
        return None if result is None else maker.constant(node.type, result)
    if node.type in "IJ" and len(node.inputs) == 2:
        return _integer(maker, node)
    return None


def is_constant(node: Node, value: int) -> bool:
    """Whether a node is that integer."""
    return node.op == "const" and node.extra == value


def _integer(maker: Maker, node: Node) -> Node | None:
    name = node.op[1:]
    one, other = node.inputs
    if name in _COMMUTATIVE and one.op == "const":
        node.inputs = [other, one]
        one, other = other, one
    if name == "and" and one.op == "byte_mask" and other.op == "const" and other.extra in (0, 1):
        return other
    if one is other and name in ("sub", "xor"):
        return maker.constant(node.type, 0)
    if one is other and name in ("and", "or"):
        return one
    if other.op != "const":
        return None
    rule = _WITH_CONSTANT.get(name)
    return None if rule is None else rule(maker, node, one, other.extra)


def _add(maker: Maker, node: Node, one: Node, value: int) -> Node | None:
    if value == 0:
        return one
    return _reassociated(maker, node, one)


def _reassociated(maker: Maker, node: Node, one: Node) -> Node | None:
    """(x op c) op d is x op (c op d), where op wraps or is bitwise."""
    if one.op != node.op or one.inputs[1].op != "const":
        return None
    value = ARITHMETIC[node.op](one.inputs[1].extra, node.inputs[1].extra)
    assert value is not None
    return maker.make(node.op, node.type, [one.inputs[0], maker.constant(node.type, value)])


def _subtract(maker: Maker, node: Node, one: Node, value: int) -> Node | None:
    negative = ARITHMETIC[node.type.lower().replace("j", "l") + "neg"](value)
    assert negative is not None
    adding = "iadd" if node.type == "I" else "ladd"
    return maker.make(adding, node.type, [one, maker.constant(node.type, negative)])


def _multiply(maker: Maker, node: Node, one: Node, value: int) -> Node | None:
    if value in (0, 1):
        return one if value else node.inputs[1]
    return _reassociated(maker, node, one)


def _divide(maker: Maker, node: Node, one: Node, value: int) -> Node | None:
    if value == 1:
        return one
    if value == -1:
        return maker.make("ineg" if node.type == "I" else "lneg", node.type, [one])
    return None


def _remainder(maker: Maker, node: Node, one: Node, value: int) -> Node | None:
    return maker.constant(node.type, 0) if value in (1, -1) else None


def _and(maker: Maker, node: Node, one: Node, value: int) -> Node | None:
    if value in (0, -1):
        return one if value else node.inputs[1]
    return _reassociated(maker, node, one)


def _or(maker: Maker, node: Node, one: Node, value: int) -> Node | None:
    if value in (0, -1):
        return node.inputs[1] if value else one
    return _reassociated(maker, node, one)


def _xor(maker: Maker, node: Node, one: Node, value: int) -> Node | None:
    return _reassociated(maker, node, one) if value else one


def _shift(maker: Maker, node: Node, one: Node, value: int) -> Node | None:
    return one if value & (31 if node.type == "I" else 63) == 0 else None


_WITH_CONSTANT: Final[dict[str, Callable[[Maker, Node, Node, int], Node | None]]] = {
    "add": _add, "sub": _subtract, "mul": _multiply, "div": _divide, "rem": _remainder,
    "and": _and, "or": _or, "xor": _xor, "shl": _shift, "shr": _shift, "ushr": _shift,
    "cmp": lambda maker, node, one, value: None,
}  # fmt: skip


def _cmp(maker: Maker, node: Node) -> Node | None:
    one, other = node.inputs
    if one.op in _LAST and other.op not in _LAST and node.extra in SWAPPED:
        one, other = node.inputs = [other, one]
        node.extra = SWAPPED[node.extra]
    known = _compared(node.extra, one, other)
    if known is not None:
        return maker.constant("Z", known)
    if other.op == "const":
        return _cmp_constant(maker, node, one, other.extra)
    return None


_LAST: Final = ("const", "null", "class")  # what stands on the right


def _compared(relation: str, one: Node, other: Node) -> bool | None:
    if one is other:
        return relation in ("eq", "le", "ge", "uge")
    if one.op == other.op and one.op in _LAST:
        if one.op == "const":
            return COMPARISONS[relation](one.extra, other.extra)
        return (one.extra is other.extra) == (relation == "eq")
    if one.op == other.op == "object" and one.extra == other.extra:
        return relation == "eq"
    return None


def _cmp_constant(maker: Maker, node: Node, one: Node, value: int) -> Node | None:
    relation = node.extra
    if one.type == "Z":
        return _truth(maker, one, (relation == "eq") == bool(value))
    if one.op == "lcmp" and value == 0:
        return maker.make("cmp", "Z", one.inputs, relation)
    if one.op in ("fcmpl", "fcmpg", "dcmpl", "dcmpg") and value == 0:
        return maker.make("fcmp", "Z", one.inputs, _predicate(one.op[-1], relation))
    if one.op in ("iadd", "ladd") and relation in ("eq", "ne") and one.inputs[1].op == "const":
        difference = ARITHMETIC[one.op[0] + "sub"](value, one.inputs[1].extra)
        assert difference is not None
        return maker.make("cmp", "Z", [one.inputs[0], maker.constant(one.type, difference)],
                          relation)  # fmt: skip
    if one.op == "select" and one.inputs[1].op == one.inputs[2].op == "const":
        return _cmp_select(maker, one, COMPARISONS[relation](one.inputs[1].extra, value),
                           COMPARISONS[relation](one.inputs[2].extra, value))  # fmt: skip
    return None


def _not(maker: Maker, node: Node) -> Node | None:
    """Of a comparison: another comparison."""
    one = node.inputs[0]
    if one.op == "const":
        return maker.constant("Z", not one.extra)
    if one.op == "not":
        return one.inputs[0]
    if one.op == "cmp":
        return maker.make("cmp", "Z", one.inputs, NEGATED[one.extra])
    if one.op == "fcmp":
        unordered, relation = one.extra[0], one.extra[1:]
        return maker.make("fcmp", "Z", one.inputs, _OTHER[unordered] + NEGATED[relation])
    return None


def _both(maker: Maker, node: Node) -> Node | None:
    one, other = node.inputs
    if one is other:
        return one
    for first, second in ((one, other), (other, one)):
        if first.op == "const":
            # and: false decides, true leaves the other; or: the other way round
            return first if bool(first.extra) == (node.op == "or") else second
    return None


_OTHER: Final = {"o": "u", "u": "o"}


def _predicate(unordered: str, relation: str) -> str:
    """NaN makes fcmpl -1 and fcmpg 1: does the relation to 0 hold then?"""
    holds = COMPARISONS[relation](-1 if unordered == "l" else 1, 0)
    return ("u" if holds else "o") + relation


def _cmp_select(maker: Maker, one: Node, first: bool, second: bool) -> Node | None:
    if first == second:
        return maker.constant("Z", first)
    return _truth(maker, one.inputs[0], first)


def _truth(maker: Maker, condition: Node, truth: bool) -> Node:
    """The condition, or its negation."""
    return condition if truth else maker.make("not", "Z", [condition])


def _fcmp(maker: Maker, node: Node) -> Node | None:
    one, other = node.inputs
    if one.op != "const" or other.op != "const":
        return None
    read = from_float if one.type == "F" else from_double
    result = compare_floating(node.extra, read(one.extra), read(other.extra))
    return maker.constant("Z", result)


def _select(maker: Maker, node: Node) -> Node | None:
    condition, one, other = node.inputs
    if one is other:
        return one
    if condition.op == "const":
        return one if condition.extra else other
    if node.type == "Z" and one.op == other.op == "const":
        return _truth(maker, condition, bool(one.extra))
    return None


def _klass(maker: Maker, node: Node) -> Node | None:
    made = node.inputs[0]
    if made.op in _MADE:
        return maker.make("class", "K", (), made.extra)
    return None


def _length(maker: Maker, node: Node) -> Node | None:
    array = node.inputs[0]
    return array.inputs[0] if array.op == "newarray" else None


def _byte_mask(maker: Maker, node: Node) -> Node | None:
    array = node.inputs[0]
    if array.op not in _MADE:
        return None
    return maker.constant("I", 1 if array.extra.component.primitive == "Z" else -1)


def _is_subclass(maker: Maker, node: Node) -> Node | None:
    one = node.inputs[0]
    if one.op == "class":
        return maker.constant("Z", one.extra.is_subtype_of(node.extra))
    return None


def _type_test(maker: Maker, node: Node) -> Node | None:
    """is_instance and can_cast."""
    value = node.inputs[0]
    if value.op == "null":
        return maker.constant("Z", node.op == "can_cast")
    if value.op in _MADE:
        return maker.constant("Z", value.extra.is_subtype_of(node.extra))
    return None


def _can_store(maker: Maker, node: Node) -> Node | None:
    array, value = node.inputs
    if value.op == "null":
        return maker.constant("Z", 1)
    if array.op in _MADE and value.op in _MADE:
        return maker.constant("Z", value.extra.is_subtype_of(array.extra.component))
    if array.op in _MADE and array.extra.component is not None:
        return maker.make("can_cast", "Z", [value], array.extra.component)
    return None


def _narrow(maker: Maker, node: Node) -> Node | None:
    """i2b and its like: of constants, and of what is narrow already."""
    value = node.inputs[0]
    if value.op == "const":
        result = ARITHMETIC[node.op](value.extra)
        assert result is not None
        return maker.constant("I", result)
    if value.op == node.op or (value.op == "i2b" and node.op == "i2s"):
        return value
    if value.op == "aload" and _ELEMENTS.get(node.op) == value.extra:
        return value
    return None


_ELEMENTS: Final = {"i2c": "C", "i2s": "S", "i2b": "B"}

_RULES: Final[dict[str, Callable[[Maker, Node], Node | None]]] = {
    "cmp": _cmp, "fcmp": _fcmp, "select": _select, "klass": _klass, "length": _length,
    "byte_mask": _byte_mask,
    "is_subclass": _is_subclass, "is_instance": _type_test, "can_cast": _type_test,
    "can_store": _can_store, "not": _not, "and": _both, "or": _both,
    "i2b": _narrow, "i2c": _narrow, "i2s": _narrow,
}  # fmt: skip
