"""What stands before the fast loop of a strip-mined loop: checks, and how many turns they allow.

All that is put here runs once a strip. A check that fails leads to the loop as it was.
"""

from __future__ import annotations

from typing import Any, Final

from pvm.jit.ir.editing import connect
from pvm.jit.ir.nodes import Block, Graph, Node
from pvm.jit.passes.affine import Linear, linear, subtract
from pvm.jit.passes.gvn import CONSTANTS, DEREFERENCES, PURE
from pvm.jit.passes.identities import NEGATED
from pvm.jit.passes.loops import Loop

MOST_TURNS: Final = 1024  # of the fast loop, between two polls
_USUALLY: Final = 0.999
_MOST_STEP: Final = 1 << 15
_LEAST_INT, _MOST_INT = -(1 << 31), (1 << 31) - 1
_DIVISIONS: Final = frozenset(("idiv", "irem", "ldiv", "lrem"))


class StripHead:
    """Collects checks and bounds; nothing of the graph changes before `install`.

    `phis`: the header's phis as they are at the beginning of a strip. `exact`: arithmetic of the
    fast loop that does not overflow in any of its turns.
    """

    def __init__(self, graph: Graph, loop: Loop, before: Block, spine: set[Block]) -> None:
        self.graph = graph
        self.loop = loop
        self.before = before
        self.spine = spine
        self.latch = loop.latches[0]
        self.strip = self.block = graph.new_block()
        self.phis: dict[Node, Node] = {}
        self.exact: set[Node] = set()
        self._checks: list[Block] = []
        self._checked: set[Any] = set()
        self._invariant: dict[Node, Node | None] = {}
        self._bounds: list[Node] = []
        self._counted: set[Node] = set()
        self._longs: dict[int, Node] = {}
        self._stored = _stored(loop)
        self._back = loop.header.predecessors.index(self.latch)
        for phi in loop.header.phis:
            inputs = [phi.inputs[1 - self._back], phi.inputs[self._back]]
            self.phis[phi] = Node("phi", phi.type, inputs)
        self.strip.phis = list(self.phis.values())

    # -- Place

    def put(self, op: str, type_: str, *inputs: Node, extra: Any = None) -> Node:
        """Appends a node to the present block."""
        made = Node(op, type_, inputs, extra)
        self.block.nodes.append(made)
        return made

    def long(self, value: int) -> Node:
        """A constant; all stand in the first block."""
        found = self._longs.get(value)
        if found is None:
            found = self._longs[value] = Node("const", "J", (), value)
            self.strip.nodes.insert(0, found)
        return found

    def start(self, phi: Node) -> tuple[Node, int] | None:
        """An induction variable's first value and its step."""
        if phi not in self.phis or phi.type != "I":
            return None
        following = phi.inputs[self._back]
        if following.op != "iadd" or following.inputs[0] is not phi:
            return None
        step = following.inputs[1]
        if step.op != "const" or step.extra == 0 or abs(step.extra) > _MOST_STEP:
            return None
        if phi not in self._counted:
            self._counted.add(phi)
            # The next value lies within the ints, so the value itself does in all fast turns.
            after = Linear(self.put("i2l", "J", self.phis[phi]), step.extra)
            after.base = self.put("ladd", "J", after.base, self.long(step.extra))
            self._stays_int(after)
            self.exact.add(following)
        return self.phis[phi], step.extra

    def invariant(self, node: Node) -> Node | None:
        """The value as it is before the fast loop, if the loop does not change it."""
        if node.block not in self.loop.blocks:
            return node
        if node not in self._invariant:
            self._invariant[node] = None  # also ends cycles
            self._invariant[node] = self._hoist(node)
        return self._invariant[node]

    def _hoist(self, node: Node) -> Node | None:
        op = node.op
        if op in CONSTANTS:
            return self.put(op, node.type, extra=node.extra)
        if op in ("getfield", "getstatic", "aload"):
            if not self._unchanged(node):
                return None
        elif op not in PURE or (op in _DIVISIONS and node.inputs[1].extra in (None, 0)):
            return None
        inputs = []
        for each in node.inputs:
            found = self.invariant(each)
            if found is None:
                return None
            inputs.append(found)
        if op in DEREFERENCES:
            # The guards of the loop may stand under conditions that do not hold yet.
            self.check_object(inputs[0])
        if op == "aload":
            length = self.put("length", "I", inputs[0])
            self.check(self.put("cmp", "Z", inputs[1], length, extra="ult"))
        return self.put(op, node.type, *inputs, extra=node.extra)

    def _unchanged(self, node: Node) -> bool:
        """Whether a read may be done before the loop: nothing in it stores there, and it is done
        in every turn (under conditions, its object might be of another class)."""
        if node.block not in self.spine:
            return False
        kind = node.extra if node.op != "aload" else "B" if node.extra == "Z" else node.extra
        return kind not in self._stored

    def check_object(self, value: Node) -> None:
        """Goes on only if the value is not null."""
        if value not in self._checked:
            self._checked.add(value)
            self.check(self.put("cmp", "Z", value, self.put("null", "A"), extra="ne"))

    def check(self, condition: Node) -> None:
        """Goes on only if the condition holds."""
        block = self.block
        block.end = Node("branch", "V", [condition], _USUALLY)
        self._checks.append(block)
        self.block = self.graph.new_block()
        connect(block, self.block)

    def hoisted(self) -> dict[Node, Node]:
        """Nodes of the loop, and what stands for them here."""
        return {node: found for node, found in self._invariant.items() if found is not None}

    # -- conditions of the loop

    def cover(self, condition: Node, wanted: bool) -> bool:
        """Sees to it that a condition has that value in all turns of the fast loop, if possible."""
        found = self.invariant(condition)
        if found is not None:
            if condition not in self._checked:
                self._checked.add(condition)
                self.check(found if wanted else self._not(found))
            return True
        if condition.op != "cmp" or condition.inputs[0].type != "I":
            return False
        relation = condition.extra if wanted else NEGATED[condition.extra]
        if relation == "ult":
            return self._within(*condition.inputs)
        return relation in _ORDERS and self._ordered(relation, *condition.inputs)

    def _not(self, condition: Node) -> Node:
        return self.put("not", "Z", condition)

    def _within(self, index: Node, length: Node) -> bool:
        """0 <= index < length."""
        limit = self.invariant(length)
        found = None if limit is None else linear(self, index)
        if found is None or limit is None:
            return False
        if length.op != "length":
            self.check(self.put("cmp", "Z", limit, self.put("const", "I", extra=0), extra="ge"))
        last = self.put("lsub", "J", self.put("i2l", "J", limit), self.long(1))
        self._at_least(found, 0)
        self._at_least(subtract(self, Linear(last, 0), found), 0)
        if index.op in ("iadd", "isub", "imul") and all(map(self._is_simple, index.inputs)):
            self.exact.add(index)
        return True

    def _is_simple(self, node: Node) -> bool:
        """Whether an int equals its linear function anyway."""
        return node.op == "const" or node in self._counted or self.invariant(node) is not None

    def _ordered(self, relation: str, one: Node, other: Node) -> bool:
        first = linear(self, one)
        second = first and linear(self, other)
        if first is None or second is None:
            return False
        difference, least = subtract(self, second, first), 1
        if relation == "ne":
            if difference.slope == 0:
                return False
            relation = "lt" if difference.slope < 0 else "gt"
        if relation in ("gt", "ge"):
            difference = subtract(self, first, second)
        if relation in ("le", "ge"):
            least = 0
        for node, found in ((one, first), (other, second)):
            if not self._is_simple(node):
                self._stays_int(found)
        self._at_least(difference, least)
        return True

    def _stays_int(self, value: Linear) -> None:
        self._at_least(value, _LEAST_INT)
        self._at_least(Linear(self.put("lsub", "J", self.long(_MOST_INT), value.base),
                              -value.slope), 0)  # fmt: skip

    def _at_least(self, value: Linear, least: int) -> None:
        """In all fast turns, base + turn * slope >= least."""
        distance = self.put("lsub", "J", value.base, self.long(least))
        if value.slope >= 0 or value.slope < -1:
            self.check(self.put("cmp", "Z", distance, self.long(0), extra="ge"))
        if value.slope >= 0:
            return
        if value.slope < -1:
            distance = self.put("ldiv", "J", distance, self.long(-value.slope))
        self._bounds.append(self.put("ladd", "J", distance, self.long(1)))

    # -- the graph

    def turns(self) -> Node:
        """How many turns the fast loop may make: 0 to MOST_TURNS, type I."""
        least = self.long(MOST_TURNS)
        for bound in self._bounds:
            smaller = self.put("cmp", "Z", bound, least, extra="lt")
            least = self.put("select", "J", smaller, bound, least)
        positive = self.put("cmp", "Z", least, self.long(0), extra="gt")
        least = self.put("select", "J", positive, least, self.long(0))
        return self.put("l2i", "I", least)

    def fueled(self, turns: Node, units: int) -> Node:
        """How many of the turns there is fuel for, if each takes so many units."""
        wide = self.put("i2l", "J", turns)
        return self.put("l2i", "I", self.put("fueled", "J", wide, extra=units))

    def install(self, entry: Block, again: list[Block]) -> None:
        """Makes it part of the graph. `entry`: of the fast loop; its phis' first inputs are for
        the edge from here. `again`: blocks of the fast loop that go on with the loop as it was."""
        header, fast = self.loop.header, dict(zip(self.phis, entry.phis, strict=False))
        header.predecessors = []
        for phi in header.phis:
            phi.inputs = []
        for block in (self.before, self.latch):
            place = block.successors.index(header)
            block.successors[place] = self.strip
            self.strip.predecessors.append(block)
        for block in self._checks:
            self._to_header(block, self.phis)
        for block in (entry, *again):
            self._to_header(block, fast)
        self.block.end = Node("goto", "V")
        self.block.successors.append(entry)
        entry.predecessors.insert(0, self.block)

    def _to_header(self, block: Block, values: dict[Node, Node]) -> None:
        header = self.loop.header
        connect(block, header)
        for phi in header.phis:
            phi.inputs.append(values[phi])


_ORDERS: Final = frozenset(("lt", "le", "gt", "ge", "ne"))


def _stored(loop: Loop) -> set[Any]:
    """Fields that the loop stores to, and letters of array elements."""
    found: set[Any] = set()
    for block in loop.blocks:
        for node in block.nodes:
            if node.op in ("putfield", "putstatic"):
                found.add(node.extra)
            elif node.op == "astore":
                found.add("B" if node.extra == "Z" else node.extra)
    return found
