"""What is known to be true or false where control has come: from branches, guards and uses."""

from __future__ import annotations

from typing import Any, Final

from pvm.jit.ir.dominators import Dominators
from pvm.jit.ir.nodes import Block, Node

Key = tuple[Any, ...]

# A relation as another one: its name, whether the operands change places, whether it is negated.
_FORMS: Final[dict[str, tuple[str, bool, bool]]] = {
    "eq": ("eq", False, False), "ne": ("eq", False, True), "lt": ("lt", False, False),
    "ge": ("lt", False, True), "gt": ("lt", True, False), "le": ("lt", True, True),
    "ult": ("ult", False, False), "uge": ("ult", False, True),
}  # fmt: skip
_MADE: Final = frozenset(("new", "newarray", "multinewarray", "object", "caught"))


class Conditions:
    """Facts, each known in the blocks that some block dominates.

    Blocks must be visited in the dominator tree's preorder: then a fact whose block does not
    dominate the present one will never be wanted again, and may be overwritten.
    """

    def __init__(self, dominators: Dominators) -> None:
        self._dominates = dominators.dominates
        self._truths: dict[Key, tuple[bool, Block]] = {}
        self._classes: dict[Node, tuple[Any, Block]] = {}
        self._instances: dict[Node, list[tuple[Any, Block]]] = {}
        self._never_null: set[Node] = set()

    def never_null(self, value: Node) -> None:
        """The value is an object wherever it exists."""
        self._never_null.add(value)

    def learn(self, condition: Node, truth: bool, block: Block) -> None:
        """From here on, in what `block` dominates, the condition has that value."""
        key, negated = _canonical(condition)
        truth ^= negated
        self._truths[key] = truth, block
        if key[0] == "is":
            self._learn_type(key[1], truth, block)
        elif key[0] == "eq" and truth:
            self._equal(condition, key, block)
        elif key[0] == "lt" and truth:
            for implied in (("lt", key[2], key[1]), _equality(key[1], key[2])):
                self._truths[implied] = False, block

    def learn_not_null(self, value: Node, block: Block) -> None:
        """The value was dereferenced, so a guard that leads here has seen that it is no null."""
        if value not in self._never_null:
            self._truths["eq", value, "null"] = False, block

    def truth(self, condition: Node, block: Block) -> bool | None:
        """The value of a condition in `block`, if it is known."""
        if condition.op == "const":
            return bool(condition.extra)
        key, negated = _canonical(condition)
        found = self._truths.get(key)
        if found is not None and self._dominates(found[1], block):
            return found[0] ^ negated
        if key[0] == "eq" and key[2] == "null" and self.is_object(key[1], block):
            return negated
        if condition.op == "cmp" and condition.inputs[0].type == "K":
            known = self._same_class(condition, block)
            return None if known is None else known == (condition.extra == "eq")
        if condition.op == "is_subclass":
            return self._is_subclass(condition, block)
        if condition.op in ("is_instance", "can_cast"):
            return self._is_instance(condition, block)
        return None

    def is_object(self, value: Node, block: Block) -> bool:
        """Whether the value is known not to be null in `block`."""
        if value.op in _MADE or value in self._never_null:
            return True
        if value.op == "phi":
            return all(each.op in _MADE or each is value for each in value.inputs)
        found = self._truths.get(("eq", value, "null"))
        return found is not None and not found[0] and self._dominates(found[1], block)

    def exact_class(self, klass: Node, block: Block) -> Any:
        """The JavaClass that a value of type K is in `block`, or None."""
        if klass.op == "class":
            return klass.extra
        found = self._classes.get(klass)
        if found is not None and self._dominates(found[1], block):
            return found[0]
        return None

    def _equal(self, condition: Node, key: Key, block: Block) -> None:
        if key[2] == "null":
            return
        for implied in (("lt", key[1], key[2]), ("lt", key[2], key[1])):
            self._truths[implied] = False, block
        one, other = condition.inputs
        if other.op == "class":
            self._classes[one] = other.extra, block
            if one.op == "klass":
                self._classes[one.inputs[0]] = other.extra, block

    def _learn_type(self, condition: Node, truth: bool, block: Block) -> None:
        if condition.op in ("and", "or"):
            if truth == (condition.op == "and"):
                for each in condition.inputs:
                    self.learn(each, truth, block)
        elif condition.op in ("is_instance", "can_cast") and truth:
            value = condition.inputs[0]
            self._instances.setdefault(value, []).append((condition.extra, block))
            if condition.op == "is_instance":
                self.learn_not_null(value, block)

    def _same_class(self, condition: Node, block: Block) -> bool | None:
        one, other = (self.exact_class(each, block) for each in condition.inputs)
        if one is None or other is None:
            return None
        return one is other

    def _is_instance(self, test: Node, block: Block) -> bool | None:
        """is_instance and can_cast of a value whose class, or a superclass, is known."""
        value, wanted = test.inputs[0], test.extra
        key = "eq", value, "null"
        found = self._truths.get(key)
        if found is not None and found[0] and self._dominates(found[1], block):
            return test.op == "can_cast"
        is_object = test.op == "can_cast" or self.is_object(value, block)
        exact = self._classes.get(value)
        if exact is not None and self._dominates(exact[1], block):
            return bool(exact[0].is_subtype_of(wanted))  # a class was read, so it is no null
        known = self._instances.get(value, ())
        if is_object and any(java_class.is_subtype_of(wanted) and self._dominates(where, block)
                             for java_class, where in known):  # fmt: skip
            return True
        return None

    def _is_subclass(self, condition: Node, block: Block) -> bool | None:
        exact = self.exact_class(condition.inputs[0], block)
        return None if exact is None else bool(exact.is_subtype_of(condition.extra))


def _canonical(condition: Node) -> tuple[Key, bool]:
    """A key that is the same for a condition, its negation, and its mirror image."""
    if condition.op == "not":
        key, negated = _canonical(condition.inputs[0])
        return key, not negated
    if condition.op != "cmp":
        return ("is", condition), False
    one, other = condition.inputs
    name, swapped, negated = _FORMS[condition.extra]
    if name == "eq":
        if one.type == "Z" and other.op == "const":
            key, inner = _canonical(one)
            return key, inner ^ negated ^ (not other.extra)
        return _equality(one, other), negated
    if swapped:
        one, other = other, one
    return (name, one, other), negated


def _equality(one: Node, other: Node) -> Key:
    if other.op == "null":
        return ("eq", one, "null")
    if one.op == "null":
        return ("eq", other, "null")
    return ("eq", one, other) if id(one) < id(other) else ("eq", other, one)
