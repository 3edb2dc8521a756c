"""Checks that a compacted graph keeps the rules of the representation. For tests and debugging."""

from __future__ import annotations

from typing import Any, Final

from pvm.jit.ir.dominators import Dominators
from pvm.jit.ir.nodes import Block, Graph, Node, State, VirtualObject
from pvm.jit.ir.printing import text

NEED_STATE: Final = frozenset((
    "guard", "new", "newarray", "multinewarray", "call", "monitorexit", "poll", "find_catch",
    "deopt", "fuel",
))  # fmt: skip
# Number of successors; None: any.
TERMINATORS: Final[dict[str, int | None]] = {
    "goto": 1, "branch": 2, "switch": None, "return": 0, "pending": 2, "unwind": 0, "deopt": 0,
}  # fmt: skip
# Types of inputs, then of the result; "?" is any, "*" any number of any.
_SIGNATURES: Final[dict[str, str]] = {
    "param": ">?", "const": ">?", "null": ">A", "object": ">A", "class": ">K",
    "cmp": "??>Z", "fcmp": "??>Z", "select": "Z??>?", "klass": "A>K", "length": "A>I",
    "byte_mask": "A>I",
    "is_subclass": "K>Z", "getfield": "A>?", "putfield": "A?>V", "getstatic": ">?",
    "putstatic": "?>V", "aload": "AI>?", "astore": "AI?>V", "guard": "Z>V", "new": ">A",
    "newarray": "I>A", "call": "*>?", "monitorenter": "A>V", "monitorexit": "A>V", "poll": ">V",
    "multinewarray": "*>A", "is_instance": "A>Z", "can_cast": "A>Z", "can_store": "AA>Z",
    "and": "ZZ>Z", "or": "ZZ>Z", "not": "Z>Z", "enter": ">V", "unlock": "A>V", "tryenter": "A>Z",
    "caught": ">A", "find_catch": ">I", "raise": "A>V", "fence": ">V", "intrinsic": "*>?",
    "goto": ">V", "branch": "Z>V", "switch": "I>V", "return": "*>V", "pending": ">V",
    "unwind": ">V", "deopt": ">V", "thread": ">A", "leaf": "*>?",
    "fuel": ">V", "charge": ">V", "fueled": "J>J", "unwinding": ">V",
    "count": ">V",
    "count_branch": "Z>V", "count_class": "A>V",
}  # fmt: skip
_COMPARED: Final = {"cmp": "IJAKZ", "fcmp": "FD"}
_LETTERS: Final = {"i": "I", "l": "J", "f": "F", "d": "D", "b": "I", "c": "I", "s": "I"}


class InvalidGraph(Exception):
    """A rule is broken; says which, where, and shows the graph."""


def verify(graph: Graph) -> None:
    """Raises InvalidGraph unless the graph is well formed."""
    try:
        _Verifier(graph).run()
    except InvalidGraph as problem:
        raise InvalidGraph(f"{problem}\n{text(graph)}") from None


def arithmetic_signature(op: str) -> str:
    """Of iadd, lcmp, i2d and so on."""
    letter = _LETTERS.get(op[0])
    if letter is None:
        raise InvalidGraph(f"unknown operation {op}")
    if op[1] == "2":
        return f"{letter}>{_LETTERS[op[2]]}"
    name = op[1:]
    if name == "neg":
        return f"{letter}>{letter}"
    if name in ("shl", "shr", "ushr"):
        return f"{letter}I>{letter}"
    if name in ("cmp", "cmpl", "cmpg"):
        return f"{letter}{letter}>I"
    if name in ("add", "sub", "mul", "div", "rem", "and", "or", "xor"):
        return f"{letter}{letter}>{letter}"
    raise InvalidGraph(f"unknown operation {op}")


class _Verifier:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.place: dict[Node, tuple[Block, int]] = {}
        self.states: set[tuple[int, int]] = set()

    def run(self) -> None:
        blocks = self.graph.blocks
        _check(bool(blocks) and not blocks[0].predecessors, "the entry has predecessors")
        for number, block in enumerate(blocks):
            _check(block.number == number, f"{block!r} is not numbered {number}")
            self._check_edges(block)
            self._enter_nodes(block)
        self.dominators = Dominators(self.graph)
        for block in blocks:
            self._check_block(block)

    def _check_edges(self, block: Block) -> None:
        for successor in block.successors:
            _check(successor in self.graph.blocks, f"{block!r} leads out of the graph")
            _check(successor.predecessors.count(block) == block.successors.count(successor),
                   f"{block!r} -> {successor!r} is not known at both ends")  # fmt: skip
        for predecessor in block.predecessors:
            _check(block in predecessor.successors, f"{predecessor!r} does not lead to {block!r}")
        earlier = [each for each in block.predecessors if each.number < block.number]
        _check(block.number == 0 or bool(earlier), f"{block!r} is not in reverse postorder")

    def _enter_nodes(self, block: Block) -> None:
        end = block.end
        _check(end is not None and end.op in TERMINATORS, f"{block!r} has no terminator")
        assert end is not None
        wanted = TERMINATORS[end.op]
        if end.op == "switch":
            wanted = len(end.extra) + 1
        _check(wanted == len(block.successors), f"{block!r}: successors of {end.op}")
        for position, node in enumerate((*block.phis, *block.nodes, end)):
            _check(node not in self.place, f"{node!r} is there twice")
            _check(node.block is block, f"{node!r} does not know that it is in {block!r}")
            _check(node.replacement is None, f"{node!r} is replaced")
            place = -1 if position < len(block.phis) else position
            self.place[node] = (block, place)

    def _check_block(self, block: Block) -> None:
        for phi in block.phis:
            _check(phi.op == "phi", f"{phi!r} is no phi")
            _check(len(phi.inputs) == len(block.predecessors), f"{phi!r} has too few inputs")
            inputs: dict[Block, Node] = {}
            for value, before in zip(phi.inputs, block.predecessors, strict=True):
                same = inputs.setdefault(before, value) is value
                _check(same, f"{phi!r} has two values for the edges from {before!r}")
                _check(value.type == phi.type, f"{phi!r} of {value!r}, which is {value.type}")
                self._check_reaches(value, before, 1 << 60, phi)
        for node in (*block.nodes, block.end):
            assert node is not None
            _check((node.op in TERMINATORS) == (node is block.end), f"{node!r} ends no block")
            position = self.place[node][1]
            for value in node.inputs:
                self._check_reaches(value, block, position, node)
            self._check_signature(node)
            if node.op in NEED_STATE:
                _check(node.state is not None, f"{node!r} has no state")
            if node.state is not None:
                self._check_state(node.state, block, position, node)

    def _check_reaches(self, value: Node, block: Block, position: int, user: Node) -> None:
        found = self.place.get(value)
        _check(found is not None, f"{user!r} uses {value!r}, which is not in the graph")
        assert found is not None
        where, place = found
        holds = place < position if where is block else self.dominators.dominates(where, block)
        _check(holds, f"{user!r} uses {value!r}, which does not dominate it")

    def _check_state(self, state: State, block: Block, position: int, user: Node) -> None:
        seen: set[int] = set()
        for value in state.values():
            self._check_value(value, block, position, user, seen)

    def _check_value(
        self, value: Any, block: Block, position: int, user: Node, seen: set[int]
    ) -> None:
        if not isinstance(value, VirtualObject):
            self._check_reaches(value, block, position, user)
        elif id(value) not in seen:
            seen.add(id(value))
            for each in value.fields.values():
                self._check_value(each, block, position, user, seen)

    def _check_signature(self, node: Node) -> None:
        signature = _SIGNATURES.get(node.op) or arithmetic_signature(node.op)
        inputs, _, result = signature.partition(">")
        _check(result in ("?", node.type), f"{node!r} is {node.type}")
        if inputs == "*":
            return
        _check(len(inputs) == len(node.inputs), f"{node!r} has {len(node.inputs)} inputs")
        for wanted, value in zip(inputs, node.inputs, strict=True):
            _check(wanted in ("?", value.type), f"{node!r} of {value!r}, which is {value.type}")
        if node.op in _COMPARED:
            one, other = node.inputs
            _check(one.type == other.type and one.type in _COMPARED[node.op],
                   f"{node!r} compares {one.type} with {other.type}")  # fmt: skip
            if node.op == "cmp" and one.type in "AKZ":
                _check(node.extra in ("eq", "ne"), f"{node!r} orders {one.type}")
        if node.op == "select":
            _check(node.inputs[1].type == node.inputs[2].type == node.type, f"{node!r}: types")


def _check(holds: bool, problem: str) -> None:
    if not holds:
        raise InvalidGraph(problem)
